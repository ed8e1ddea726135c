"""The timeline's queries, from small made-up rows in a real database."""

from datetime import date

import pandas as pd
import pytest
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database

AS_AT = date(2016, 12, 31)


@pytest.fixture
def plan():
    """A task of every kind of timescale, out of order."""
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", AS_AT)

    def add(ref, kind, **values):
        add_task(connection, "alpha", ref, timescale_kind=kind, **values)

    add("1", "month", starts_on=date(2016, 6, 1), due_on=date(2016, 6, 30), evidence="done")
    add("2", "complete", timescale_text="Completed", declared_rating=None, section="Health")
    add("3", "day", starts_on=date(2015, 10, 31), due_on=date(2015, 10, 31), evidence="under_way")
    add("4", "reversed", starts_on=date(2016, 10, 1))
    add("5", "start_by", start_by=date(2015, 10, 31), section="Health", subsection="Wards")
    add("6", "ongoing")
    add("7", "unreadable", timescale_text="soon")
    add("8", "range", starts_on=date(2016, 11, 1), due_on=date(2017, 2, 28), evidence="replaced")
    yield connection
    connection.close()


def test_each_task_stands_in_its_lane_with_a_mark_as_precise_as_written(plan):
    found = queries.run(plan, "timeline", **keeping())
    rows = [
        (row.lane, row.ref, row.mark, *(None if pd.isna(at) else at.date() for at in (row.mark_from, row.mark_to)))
        for row in found.itertuples()
    ]
    assert rows == [
        ("Schools", "1", "window", date(2016, 6, 1), date(2016, 6, 30)),
        ("Schools", "3", "day", date(2015, 10, 31), date(2015, 10, 31)),
        ("Schools", "4", "reversed", date(2016, 10, 1), date(2016, 10, 1)),
        ("Schools", "6", "ongoing", None, None),
        ("Schools", "8", "window", date(2016, 11, 1), date(2017, 2, 28)),
        ("Health · Wards", "5", "start_by", date(2015, 10, 31), date(2015, 10, 31)),
        ("No date given", "2", "undated", None, None),
        ("No date given", "7", "undated", None, None),
    ]


def test_how_late_counts_whole_months(plan):
    add_task(plan, "alpha", "9", timescale_kind="day", due_on=date(2016, 12, 11))
    found = queries.run(plan, "timeline", **keeping())
    late = found[found.is_overdue]
    assert list(zip(late.ref, late.months_overdue, late.days_overdue, strict=True)) == [("3", 14, 427), ("9", 0, 20)]


def test_tasks_due_are_counted_up_month_by_month_to_the_as_at_date(plan):
    add_task(plan, "alpha", "9", timescale_kind="day", due_on=date(2016, 8, 15))
    found = queries.run(plan, "timeline_due", **keeping(words="task"))
    steps = {
        f"{row.month_end:%Y-%m-%d}": (row.due_in_month, row.due_so_far)
        for row in found.itertuples()
        if row.due_in_month
    }
    assert steps == {"2015-10-31": (1, 1), "2016-06-30": (1, 2), "2016-08-31": (1, 3)}
    assert [f"{end:%Y-%m}" for end in found.month_end] == [
        "2015-09", "2015-10", "2015-11", "2015-12", "2016-01", "2016-02", "2016-03", "2016-04", "2016-05", "2016-06",
        "2016-07", "2016-08", "2016-09", "2016-10", "2016-11", "2016-12",
    ]  # fmt: skip


def test_the_one_mark_counts_complete_among_those_due(plan):
    add_task(plan, "alpha", "9", evidence="done")
    found = queries.run(plan, "timeline_done", **keeping())
    assert list(found.itertuples(index=False, name=None)) == [
        ("alpha", "Alpha", pd.Timestamp(AS_AT), 8, 2, 2, 1, 2, 1, 0),
    ]
