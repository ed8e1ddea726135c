"""The plans as they were known on a day of the clock: every query, every page, the words that say so."""

import os
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from helpers.framed import said, through_frame
from helpers.pages_listed import PAGES, SCOPED
from helpers.query_values import empty_value, parameters
from helpers.sample_plans import NORTH, SOUTH, fill
from helpers.sample_rows import insert, keeping

import queries
from loaders.record.database import open_database

pytestmark = pytest.mark.slow

THEN = datetime(2018, 1, 10, 23, 59, tzinfo=UTC)
COMPARES_WITH_NOW = {"decisions_then_now"}
ASKED = [name for name in queries.names() if {"known_at", "view"} & parameters(name) and name not in COMPARES_WITH_NOW]


def decide(
    connection, day: int, decision_id: str, field: str, value, *, task=f"{NORTH}/1b", plan=NORTH, **more
) -> None:
    """A decision made at noon of a day of January 2018."""
    row = {
        "decision_id": decision_id, "plan_id": plan, "task_id": task, "field": field, "value": value, "reason": "why",
        "as_at": date(2016, 12, 31), "decided_by": "Ann", "decided_at": datetime(2018, 1, day, 12, tzinfo=UTC),
    }  # fmt: skip
    insert(connection, "decision", **{**row, **more})


def early(connection) -> None:
    """Two plans loaded on 5 Jan 2017, and what was decided until 10 Jan 2018."""
    fill(connection)
    decide(connection, 2, "a", "rating", "complete")
    decide(connection, 3, "b", "leads", '[{"lead": "Cal Sample", "lead_kind": "person"}]', task=f"{NORTH}/2a")
    decide(connection, 4, "c", "lead_name:Outreach Team", "Outreach", task=None, plan=None)
    decide(connection, 5, "d", "due_on", "2018-12-31", task=f"{SOUTH}/3", plan=SOUTH, as_at=date(2017, 9, 30))


def late(connection) -> None:
    """What came after that: undos, decisions, a withdrawal, another load with a task less, a reading."""
    decide(connection, 11, "e", "rating", None, revokes="a")
    decide(connection, 12, "f", "disposition", "closed_without_doing", task=f"{NORTH}/1c")
    decide(connection, 13, "g", "lead_name:Ann Example", "Ann Other", task=None, plan=None)
    decide(connection, 14, "h", "lead_name:Outreach Team", None, task=None, plan=None, revokes="c")
    decide(connection, 15, "i", "section", '["Elsewhere", null]', task=f"{NORTH}/2b")
    insert(
        connection, "snapshot", snapshot_id="later", plan_id=NORTH, as_at=date(2017, 3, 31), as_at_basis="stated",
        document_id=NORTH, loaded_at=datetime(2018, 1, 16, tzinfo=UTC), loaded_by="test", wording="restated",
    )  # fmt: skip
    connection.execute(
        "insert into task by name from (select * replace ('later' as snapshot_id, 'done' as evidence) from task "
        "where snapshot_id = $north and ref <> '2c')",
        {"north": NORTH},
    )
    insert(
        connection, "withdrawal", snapshot_id=SOUTH, withdrawn_at=datetime(2018, 1, 17, tzinfo=UTC), withdrawn_by="Cal",
        reason="wrong file",
    )  # fmt: skip
    insert(
        connection, "training_reading", plan_id=SOUTH, programme="Awareness", measure="staff", value=999,
        as_at=date(2017, 9, 1), source="added", added_at=datetime(2018, 1, 18, tzinfo=UTC),
    )  # fmt: skip


@pytest.fixture(scope="module")
def known():
    """The record as it stood on 10 January 2018, and the record as it stands now."""
    before, now = open_database(":memory:"), open_database(":memory:")
    early(before)
    early(now)
    late(now)
    yield before, now
    before.close()
    now.close()


@pytest.mark.parametrize("name", ASKED)
def test_every_query_answers_as_it_would_have_then(known, name):
    before, now = known
    values = {one: empty_value(one) for one in parameters(name)}
    answered_then = queries.run(before, name, **values)
    moments = {one: THEN for one in values if one.endswith("known_at")}
    if "view" in values:
        moments |= keeping(known_at=THEN)
    pd.testing.assert_frame_equal(queries.run(now, name, **{**values, **moments}), answered_then)


def test_what_came_later_does_change_the_answers(known):
    before, now = known
    assert len(queries.run(before, "tasks", **keeping())) == 11
    assert len(queries.run(now, "tasks", **keeping())) == 6


def test_then_and_now_are_counted_side_by_side(known):
    _, now = known
    found = queries.run(now, "decisions_then_now", **keeping(known_at=THEN))
    assert list(found.itertuples(index=False, name=None)) == [
        ("complete", 3, 4), ("on_schedule", 3, 1), ("behind", 1, 0), ("no_information", 1, 0), ("not_rated", 3, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("path", SCOPED)
def test_every_page_says_what_it_shows_as_known_when(reader, path):
    shown = through_frame(reader, path, known_on="2018-01-10")
    assert not shown.exception
    assert "7 and 4 tasks" in said(shown) and "as it was known on 10 Jan 2018" in said(shown)
    assert not shown.warning


@pytest.mark.parametrize("path", PAGES)
def test_before_the_first_load_every_page_says_that_nothing_was_loaded(reader, path):
    shown = through_frame(reader, path, known_on="2017-01-04")
    assert not shown.exception
    if path in SCOPED:
        assert said(shown) == "Nothing known on 4 Jan 2017 · no tasks · as it was known on 4 Jan 2017"
        assert [one.value.replace("\\", "") for one in shown.warning] == [
            "Nothing had been loaded by the end of 4 Jan 2017. The first load was on 5 Jan 2017: choose that day or a "
            "later one under “As known on”, or clear it."
        ]


def test_a_plan_loaded_later_or_withdrawn_is_named(frame):
    connection = open_database(os.environ["PREVENT_DATABASE"])
    connection.execute(
        "update snapshot set loaded_at = timestamptz '2018-01-10 12:00:00+00' where plan_id = $south", {"south": SOUTH}
    )
    connection.close()
    shown = through_frame(frame, SCOPED[0], known_on="2018-01-09")
    assert said(shown).startswith("North (made up) · as at 31 Dec 2016 · ")
    assert [one.value.replace("\\", "") for one in shown.warning] == [
        "South (made up): nothing of it had been loaded by the end of 9 Jan 2018. Its first load was on 10 Jan 2018: "
        "choose that day or a later one under “As known on”, or clear it."
    ]


def test_what_was_withdrawn_by_then_is_said(frame):
    connection = open_database(os.environ["PREVENT_DATABASE"])
    insert(
        connection, "withdrawal", snapshot_id=NORTH, withdrawn_at=datetime(2018, 1, 5, 12, tzinfo=UTC),
        withdrawn_by="Cal", reason="x",
    )  # fmt: skip
    connection.close()
    shown = through_frame(frame, SCOPED[0], known_on="2018-01-09")
    assert [one.value.replace("\\", "") for one in shown.warning] == [
        "North (made up): what had been loaded by the end of 9 Jan 2018 was withdrawn by then. Choose another day "
        "under “As known on”, or clear it."
    ]
    shown.date_input(key="known_on").set_value(date(2018, 1, 4)).run()
    assert not shown.warning


def test_the_day_stays_from_page_to_page_and_in_the_address(frame):
    shown = through_frame(frame, "work/tasks/page.py", known_on="2018-01-10")
    assert shown.query_params["known_on"] in ("2018-01-10", ["2018-01-10"])
    shown = shown.switch_page("status/heat_map/page.py").run()
    assert "as it was known on 10 Jan 2018" in said(shown)
    shown.date_input(key="known_on").set_value(None).run()
    assert "as it was known" not in said(shown)


def test_the_tasks_file_carries_the_day(frame):
    import csv
    import io

    from pages.said.filters import Filters
    from pages.work.tasks.downloads import view as downloads

    frame.run()
    rows = list(csv.DictReader(io.StringIO(downloads.csv(Filters(known_on=date(2018, 1, 10))).decode("utf-8-sig"))))
    assert "as it was known on 10 Jan 2018" in rows[0]["View"]
