"""The training page's queries, from small made-up rows in a real database."""

from datetime import date

import pandas as pd
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import add_task, insert, keeping

import queries

ALL = {"on_date": None, "known_at": None, "plans": None}


def add_reading(connection, value, as_at, snapshot_id=None, source="added by Ann", added_at=None):
    """A count of South's staff."""
    insert(
        connection, "training_reading", plan_id=SOUTH, snapshot_id=snapshot_id, programme="Awareness", measure="staff",
        as_at=as_at, value=value, source=source, added_at=added_at,
    )  # fmt: skip


def counts(connection, **scope):
    """The readings as plain tuples."""
    found = queries.run(connection, "training_readings", **{**ALL, **scope})
    return [(None if pd.isna(row.as_at) else row.as_at.date(), row.value, row.is_added) for row in found.itertuples()]


def test_what_people_added_stands_beside_what_the_plan_says(sample):
    add_reading(sample, 240, date(2017, 9, 15))
    assert counts(sample) == [(date(2017, 8, 31), 200, False), (date(2017, 9, 15), 240, True)]


def test_a_reading_after_the_judged_date_waits(sample):
    add_reading(sample, 300, date(2017, 10, 1))
    assert counts(sample) == [(date(2017, 8, 31), 200, False)]
    assert counts(sample, on_date=date(2017, 10, 1))[-1] == (date(2017, 10, 1), 300, True)


def test_where_one_date_has_two_the_added_one_is_kept(sample):
    add_reading(sample, 205, date(2017, 8, 31))
    assert counts(sample) == [(date(2017, 8, 31), 205, True)]


def test_of_two_added_for_one_date_the_later_one_is_kept(sample):
    corrected, first = (pd.Timestamp(f"2017-10-0{day}", tz="UTC") for day in (2, 1))
    add_reading(sample, 204, date(2017, 8, 31), source="added by Ann", added_at=corrected)
    add_reading(sample, 402, date(2017, 8, 31), source="added by Zoe", added_at=first)
    assert counts(sample) == [(date(2017, 8, 31), 204, True)]


def test_a_dated_count_of_an_earlier_snapshot_stays_unless_that_was_withdrawn(sample):
    insert(
        sample, "snapshot", snapshot_id="older", plan_id=SOUTH, as_at=date(2017, 6, 30), as_at_basis="stated",
        document_id=SOUTH, loaded_at=pd.Timestamp("2017-07-01", tz="UTC"), loaded_by="test", wording="restated",
    )  # fmt: skip
    add_reading(sample, 90, date(2017, 6, 1), snapshot_id="older", source="row 2")
    add_reading(sample, 9, None, snapshot_id="older", source="row 2")
    assert counts(sample) == [(date(2017, 6, 1), 90, False), (date(2017, 8, 31), 200, False)]
    insert(
        sample, "withdrawal", snapshot_id="older", withdrawn_at=pd.Timestamp("2017-07-02", tz="UTC"),
        withdrawn_by="Ann", reason="a mistake",
    )  # fmt: skip
    assert counts(sample) == [(date(2017, 8, 31), 200, False)]


def test_a_goal_carries_the_loaders_doubt(sample):
    insert(
        sample, "finding", snapshot_id=SOUTH, task_id=f"{SOUTH}/2", rule="target_unclear", severity="note",
        message="Read as a total.",
    )  # fmt: skip
    found = queries.run(sample, "training_targets", **ALL)
    columns = ["plan_id", "programme", "measure", "target", "due_on", "ref", "doubt"]
    assert list(found[columns].itertuples(index=False, name=None)) == [
        (SOUTH, "Awareness", "staff", 500, pd.Timestamp(2018, 3, 31), "2", "Read as a total."),
    ]


def test_training_tasks_are_told_by_their_words_and_whether_they_report_a_figure(sample):
    add_task(sample, NORTH, "3a", action="Train the trainers")
    add_task(sample, NORTH, "3b", action="Meet", outcome="Staff have had WRAP.")
    add_task(sample, NORTH, "3c", action="Restrain costs; wrapping paper")
    add_task(sample, SOUTH, "5", action="Run e-learning")
    insert(
        sample, "training_reading", plan_id=SOUTH, snapshot_id=SOUTH, task_id=f"{SOUTH}/5", programme="x",
        measure="staff", value=1, source="row 5",
    )  # fmt: skip
    found = queries.run(sample, "training_tasks", **keeping())
    assert list(zip(found.ref, found.has_figure, strict=True)) == [
        ("3a", False), ("3b", False), ("2", True), ("5", True),
    ]  # fmt: skip
