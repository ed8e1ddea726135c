"""What a task's words say of being late, and why: kept, compared, and told wherever a task is shown."""

from dataclasses import replace
from datetime import date

import pytest
from helpers.plan_files import load
from helpers.sample_plans import NORTH
from helpers.sample_rows import LOADED_AT, add_task, insert, keeping

import queries
from loaders import Plan, Standing, open_database, prepare
from loaders.commands.preview import preview_of
from loaders.record.compare import compare_with_latest
from loaders.record.store import Load, save_snapshot
from pages.data.add_plan.review import words as review_words
from pages.said import task_table
from pages.task.opened import words as opened_words

COLUMNS = ("lateness", "lateness_phrase", "delay_reason", "delay_phrase")
SAID = ("late", "slipped to May", "partner", "awaiting the police")
DOCUMENT = "Ref\tAction\tLead\tTimescale\tProgress\n1\tTrain the staff\tAnn Example\tMarch 2022\tUnder way\n"
PLAN, STANDING = Plan("a-plan", "A council", "A plan"), Standing(date(2021, 6, 30), "stated", None, "test")


@pytest.fixture
def reading():
    """A document of one task whose words say that it is late, and why."""
    read = prepare(PLAN, STANDING, DOCUMENT.encode(), "plan.txt")
    read.tasks = [replace(task, **dict(zip(COLUMNS, SAID, strict=True))) for task in read.tasks]
    return read


def test_the_date_that_a_date_replaced_is_the_least_of_the_versions_before(sample):
    """A date brought forward, left out and moved back: in the history of all versions, and looked at on each one's day."""
    add_task(sample, NORTH, "moved", due_on=date(2017, 6, 30), timescale_kind="day")
    days = [date(2016, 12, 31)]
    for number, due_on in enumerate((date(2017, 5, 31), None, date(2017, 7, 31)), start=1):
        days.append(date(2017, number, 28))
        insert(sample, "snapshot", snapshot_id=f"v{number}", plan_id=NORTH, as_at=days[-1], as_at_basis="stated",
               document_id=f"v{number}", loaded_at=LOADED_AT, loaded_by="Ada Finch", wording="restated")  # fmt: skip
        add_task(sample, NORTH, "moved", snapshot_id=f"v{number}", due_on=due_on, timescale_kind="day")
    wanted = [None, date(2017, 6, 30), date(2017, 5, 31), date(2017, 5, 31)]
    earlier = "select earlier_due_on from {} where ref = 'moved' order by as_at"
    assert [one for (one,) in sample.execute(earlier.format("task_history(null)")).fetchall()] == wanted
    on_its_day = [sample.execute(earlier.format("task_at($day)"), {"day": day}).fetchone()[0] for day in days]
    assert on_its_day == wanted


def test_it_is_kept_and_rates_the_task(reading):
    connection = open_database(":memory:")
    save_snapshot(connection, Load(PLAN, STANDING, DOCUMENT.encode(), reading))
    assert connection.execute(f"select {', '.join(COLUMNS)}, computed_rating from task_at(null)").fetchall() == [
        (*SAID, "behind")
    ]
    shown = preview_of(DOCUMENT.encode(), reading)["tasks"][0]
    assert tuple(shown[name] for name in COLUMNS) == SAID


def test_a_database_made_before_it_was_kept_gets_its_columns(tmp_path):
    path = tmp_path / "old.duckdb"
    old = load(DOCUMENT, plan_id="a-plan", connection=open_database(path))
    for name in COLUMNS:
        old.execute(f"alter table task drop column {name}")
    old.execute("drop table schema_version")
    old.close()
    again = open_database(path)
    assert again.execute(f"select ref, {', '.join(COLUMNS)} from task_at(null)").fetchall() == [("1", *[None] * 4)]
    again.close()


def test_it_is_compared_with_the_version_before(reading):
    changes = compare_with_latest(load(DOCUMENT, plan_id="a-plan"), "a-plan", reading)
    assert [one.fields for one in changes] == [(("lateness", "", "late"), ("delay_reason", "", "partner"))]
    told = review_words.changes(changes)
    assert told[["Value", "Before", "Now"]].values.tolist() == [
        ["Said to be", "nothing", "late"],
        ["Reason of delay", "nothing", "waiting for somebody else"],
    ]


def test_the_review_says_it(reading):
    told = review_words.values(reading.tasks[0], {}).set_index("Value")["Read as"]
    assert told["Said to be"] == "late (“slipped to May”)"
    assert told["Reason of delay"] == "waiting for somebody else (“awaiting the police”)"
    plain = prepare(PLAN, STANDING, DOCUMENT.encode(), "plan.txt").tasks[0]
    quiet = replace(plain, **dict.fromkeys(COLUMNS))
    assert not {"Said to be", "Reason of delay"} & set(review_words.values(quiet, {})["Value"])


def test_a_task_says_it_in_the_table_and_whole(sample):
    rows = queries.run(sample, "tasks", **keeping(plans=[NORTH]))
    told = task_table.table(rows).set_index("Ref").loc["2b"]
    assert list(told[["Said to be", "Said to be, as written", "Reason of delay", "Reason of delay, as written"]]) == [
        "late",
        "slipped",
        "waiting for somebody else",
        "awaiting the police",
    ]
    tasks = queries.run(sample, "task_detail", on_date=None, known_at=None, plan_id=NORTH).itertuples()
    task = next(one for one in tasks if one.ref == "2b")
    assert opened_words.evidence(task) == (
        "The words that count as evidence: “some of them”. The words that say that it is late: “slipped”. "
        "The words that say why (waiting for somebody else): “awaiting the police”."
    )
