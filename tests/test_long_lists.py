"""A list that grows with its plan: where it is long a page of it, sorted whole, with what is open staying open."""

import pandas as pd
import pytest
from benchmarks import national
from helpers.drawn_rows import cells, drawing, ids, in_words
from helpers.framed import new_frame, through_frame

from loaders.record.database import open_database
from pages.common import data
from pages.said import rows, turned
from pages.said.rows import Column, Row
from pages.status.changes.dates import words as dates_said
from pages.status.changes.history import figure as history_figure

STEP = 2
LISTS = {  # what is listed: its page, address, key, and what its address calls it
    "questions": ("status/challenge/page.py", {}, "challenge_rows", "rows"),
    "what moved": ("status/changes/page.py", {}, "changes_moved", "rows"),
    "findings": ("data/data_quality/page.py", {"rule": "no_lead|warning"}, "quality_each_no_lead", "beside"),
    "decisions": ("work/decisions/page.py", {}, "trail_rows", "rows"),
    "areas": ("status/gap_analysis/page.py", {}, "gap_analysis", "rows"),
    "tasks of an area": (
        "status/gap_analysis/page.py",
        {"group": "generated-0001|Generated area 2"},
        "group_tasks",
        "beside",
    ),
}
_GIVEN = """
delete from task_lead where task_id in (select task_id from task where position % 2 = 0);
update task set declared_rating = 'complete', evidence = 'under_way', progress = 'Work is under way.' where position % 2 = 1;
insert into finding by name
    select snapshot_id, task_id, 'no_lead' as rule, 'warning' as severity, 'Generated finding' as message from task;
insert into decision by name
    select
        task_id as decision_id, snapshot.plan_id, task_id, 'rating' as field, 'behind' as value, 'Generated reason' as reason,
        as_at, 'Generated manager' as decided_by, loaded_at + interval 3 hours as decided_at
    from task inner join snapshot using (snapshot_id) where position < 5 and ends_with(snapshot_id, '01')
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A database file with one generated plan of two versions; nobody writes to it."""
    path = tmp_path_factory.mktemp("long") / "long.duckdb"
    with open_database(path) as connection:
        national.fill(connection, 1, 24, 2)
        connection.execute(_GIVEN)
    return path


@pytest.fixture
def reader(file, monkeypatch):
    """The frame on that plan, where a page has two rows."""
    monkeypatch.setenv("PREVENT_DATABASE", str(file))
    monkeypatch.setattr(turned, "STEP", STEP)
    data._run.set(None)  # what a test before this one saw, in the same thread
    return new_frame(None)


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_is_turned(reader, name):
    path, asked, key, called = LISTS[name]
    shown = through_frame(reader, path, **asked)
    assert not shown.exception
    first = ids(shown, key)
    assert len(first) == STEP
    shown = next(one for one in shown.button if one.key == f"{called}_next").click().run()
    assert shown.query_params[f"{called}_from"] in (["3"], "3")
    assert ids(shown, key) and not set(first) & set(ids(shown, key))
    shown = next(one for one in shown.button if one.key == f"{called}_before").click().run()
    assert ids(shown, key) == first


def test_what_is_open_stays_so_on_another_page_and_leads_to_all(reader):
    shown = through_frame(reader, "status/changes/page.py")
    opened = ids(shown, "changes_moved")[-1]
    shown = through_frame(reader, "status/changes/page.py", task=opened, rows_from="3")
    assert opened not in ids(shown, "changes_moved")
    assert drawing(shown, "changes_moved")["chosen"] == opened
    assert not next(one for one in shown.button if one.key == "task_next").disabled


def test_heads_sort_the_whole_list_as_the_browser_sorts_a_short_one(monkeypatch):
    monkeypatch.setattr(turned, "STEP", 3)
    given = [("task 10", 2), ("Task 9", 30), ("", 1), ("Äpfel", 4), ("apfelb", 0)]
    lines = [Row(f"id-{at}", (said, number)) for at, (said, number) in enumerate(given)]
    table = rows.table([Column("Words"), Column("Number", "number")], lines, caption="Five.")

    def words(order: str, after: int = 0) -> list[str]:
        return [row[0] for row in in_words(turned.page(table, order, after).table)]

    assert words("1") + words("1", 3) == ["Äpfel", "apfelb", "Task 9", "task 10", ""]
    assert words("-1") + words("-1", 3) == ["task 10", "Task 9", "apfelb", "Äpfel", ""]
    assert words("-2") == ["Task 9", "Äpfel", "task 10"]
    assert words("7") == words("") == ["task 10", "Task 9", ""]
    assert words("", 300) == ["Äpfel", "apfelb"]
    assert turned.page(table, "2", 0).ids == ("id-4", "id-2", "id-0", "id-3", "id-1")


def test_a_task_open_on_another_page_is_not_said_to_be_left_out(reader, monkeypatch):
    from pages.work.tasks import view

    monkeypatch.setattr(view, "STEP", STEP)
    shown = through_frame(reader, "work/tasks/page.py")
    opened = ids(shown, "tasks")[-1]
    shown = through_frame(reader, "work/tasks/page.py", task=opened, rows_from="3")
    assert len(cells(shown, "tasks")) == STEP and opened not in ids(shown, "tasks")
    assert not shown.info
    assert not next(one for one in shown.button if one.key == "task_next").disabled


def test_due_dates_that_all_moved_name_a_few_and_say_how_many_are_drawn():
    each = {"action": "Do it", "moves": 2, "days_pushed": 60, "moves_every_time": True}
    told = dates_said.subtitle(pd.DataFrame([{"task_id": f"t{at}", "ref": str(at), **each} for at in range(40)]))
    assert told.startswith("Moves every time: 0 Do it (moved twice, +60 days), 1 Do it") and "and 37 more. " in told
    assert told.endswith(" Drawn: the first 30; the table has all.")


def test_a_piece_of_a_bar_says_what_it_has_room_for():
    counts = {"complete": 270, "on_schedule": 24, "behind": 10, "off_track": 2}
    rows = [
        {"as_at": pd.Timestamp("2016-12-31"), "rating": one, "tasks": n, "computed": 0} for one, n in counts.items()
    ]
    found = pd.DataFrame(rows).assign(all_tasks=306, counted=306, complete=270, due_by_then=1, due_and_complete=1)
    drawn = history_figure.figure(found, dark=False)
    assert list(drawn.data[-1].text) == ["C 270", "G 24", "A", ""]
