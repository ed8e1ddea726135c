"""What is due soon, to the day, and the letters that are written of it: to a lead, and for the week."""

from datetime import date, timedelta

import pytest
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import add_plan, add_task, insert, keeping

import queries
from loaders import open_database
from pages.said import letters

DAY = date(2017, 3, 1)
WINDOWS = [  # days from the date, how soon, newly overdue, and which of the filters that overlap the windows keep it
    (-8, "overdue", False, []),
    (-7, "overdue", True, ["newly_overdue"]),
    (-1, "overdue", True, ["newly_overdue"]),
    (0, "due_today", False, []),
    (1, "days_14", False, ["days_14", "days_90"]),
    (14, "days_14", False, ["days_14", "days_90"]),
    (15, "days_90", False, ["days_90"]),
    (90, "days_90", False, ["days_90"]),
    (91, None, False, []),
]


def address(task_id: str) -> str:
    return f"http://here/tasks?task={task_id}"


def test_each_day_lies_in_one_window_and_the_filters_keep_the_same():
    connection = open_database(":memory:")
    add_plan(connection, "p", "A plan (made up)", DAY)
    for days, *_ in WINDOWS:
        add_task(connection, "p", f"{days}", evidence="under_way", due_on=DAY + timedelta(days))
        add_task(connection, "p", f"{days} done", evidence="done", due_on=DAY + timedelta(days))
    found = queries.run(connection, "due_soon", **keeping())
    told = {
        ref: (soon, bool(newly))
        for ref, soon, newly in found[["ref", "soon", "is_newly_overdue"]].itertuples(index=False)
    }
    assert told == {f"{days}": (soon, newly) for days, soon, newly, _ in WINDOWS if soon}
    for window in ("newly_overdue", "days_14", "days_90"):
        kept = queries.run(connection, "tasks", **keeping(windows=[window]))["ref"]
        assert set(kept) == {f"{days}" for days, *_, windows in WINDOWS if window in windows}


ANN = """\
DRAFT; not for sharing

Subject: Prevent action plan, North (made up): 1 overdue

Dear Ann Example,

North (made up), as at 31 Dec 2016:

OVERDUE (1)
- 1b Made-up task 1b
  Due 31 Oct 2015, 14 months overdue. Off track, computed.
  http://here/tasks?task=north-made-up/1b

Please reply, for each task, with what has been done or with a new date.

Ratings marked “computed” are this dashboard’s, judged from the plan’s words and dates, not the council’s.

DRAFT; not for sharing
"""
NOBODY = """\
Subject: Prevent action plan, South (made up): 1 due in 15 to 90 days

These tasks have no lead. Who takes each of them on?

South (made up), as at 30 Sep 2017:

DUE IN 15 TO 90 DAYS (1)
- 3 Made-up task 3
  Due 30 Nov 2017. On schedule, computed.
  http://here/tasks?task=south-made-up/3

Ratings marked “computed” are this dashboard’s, judged from the plan’s words and dates, not the council’s.
"""


@pytest.mark.parametrize(
    ("lead", "letter"),
    [
        ("Ann Example", ANN),
        ("", NOBODY),
        ("Bea Sample", "Nothing that Bea Sample leads is overdue or due within 90 days.\n"),
    ],
)
def test_a_lead_is_chased_for_what_is_late_and_soon(sample, lead, letter):
    insert(
        sample, "plan_note", snapshot_id=NORTH, plan_id=NORTH, position=1, kind="marking", text="DRAFT; not for sharing"
    )
    assert letters.chase(lead, queries.run(sample, "due_soon", **keeping()), address) == letter


def test_plans_stand_apart_each_at_its_own_date(sample):
    for plan_id, due_on in ((NORTH, date(2017, 1, 10)), (SOUTH, date(2017, 9, 1))):
        add_task(sample, plan_id, "9", leads=(("Cy Both", "person"),), evidence="under_way", due_on=due_on)
    told = letters.chase("Cy Both", queries.run(sample, "due_soon", **keeping()), address)
    assert told.splitlines()[0] == (
        "Subject: Prevent action plan, North (made up): 1 due within 14 days; South (made up): 1 overdue"
    )
    assert "North (made up), as at 31 Dec 2016:" in told and "South (made up), as at 30 Sep 2017:" in told
