"""What is due on the as-at date, next quarter and later, and what fell due this quarter, at the ends of quarters and months."""

from datetime import UTC, date, datetime

import pytest
from helpers.board_packs import NPT, made, shipped_database
from helpers.drawn_rows import in_words
from helpers.sample_rows import add_plan, add_task, insert, keeping

import queries
from loaders import open_database
from pages.said.task_list import listed
from pages.status.home import words as home_words
from pages.task.opened import words as opened_words

YEAR_END = date(2017, 12, 31)
# as at, the last day before the quarter that it ends, its first day, the day after, the last of the next three months, the day after
EDGES = [
    [date(2017, 3, 31), date(2016, 12, 31), date(2017, 1, 1), date(2017, 4, 1), date(2017, 6, 30), date(2017, 7, 1)],
    [date(2017, 6, 30), date(2017, 3, 31), date(2017, 4, 1), date(2017, 7, 1), date(2017, 9, 30), date(2017, 10, 1)],
    [date(2017, 9, 30), date(2017, 6, 30), date(2017, 7, 1), date(2017, 10, 1), date(2017, 12, 31), date(2018, 1, 1)],
    [YEAR_END, date(2017, 9, 30), date(2017, 10, 1), date(2018, 1, 1), date(2018, 3, 31), date(2018, 4, 1)],
    [date(2017, 2, 28), date(2016, 11, 30), date(2016, 12, 1), date(2017, 3, 1), date(2017, 5, 31), date(2017, 6, 1)],
    [date(2016, 2, 29), date(2015, 11, 30), date(2015, 12, 1), date(2016, 3, 1), date(2016, 5, 31), date(2016, 6, 1)],
    [date(2016, 2, 28), date(2015, 11, 28), date(2015, 11, 29), date(2016, 2, 29), date(2016, 5, 28), date(2016, 5, 29)],
    [date(2017, 5, 31), date(2017, 2, 28), date(2017, 3, 1), date(2017, 6, 1), date(2017, 8, 31), date(2017, 9, 1)],
    [date(2017, 11, 15), date(2017, 8, 15), date(2017, 8, 16), date(2017, 11, 16), date(2018, 2, 15), date(2018, 2, 16)],
]  # fmt: skip
EXPECTED = [
    ("due_today", True),
    ("overdue", False),
    ("overdue", True),
    ("next_quarter", False),
    ("next_quarter", False),
    ("later", False),
]


def plan_of(as_at: date, *tasks: dict):
    """A connection to a made-up plan whose tasks are numbered from 1."""
    connection = open_database(":memory:")
    add_plan(connection, "p", "A plan (made up)", as_at)
    for number, values in enumerate(tasks, start=1):
        add_task(connection, "p", f"{number}", **{"evidence": "under_way", **values})
    return connection


@pytest.mark.parametrize("days", EDGES, ids=lambda days: str(days[0]))
def test_each_day_lies_in_one_window(days):
    connection = plan_of(days[0], *({"due_on": day} for day in days))
    found = connection.execute("select due_window, fell_due_this_quarter from task_at(null) order by position")
    assert found.fetchall() == EXPECTED


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2017, 12, 31), date(2017, 9, 30)),
        (date(2017, 3, 31), date(2016, 12, 31)),
        (date(2017, 2, 28), date(2016, 11, 30)),
        (date(2017, 5, 31), date(2017, 2, 28)),
        (date(2016, 5, 31), date(2016, 2, 29)),
        (date(2017, 5, 30), date(2017, 2, 28)),
        (date(2016, 2, 28), date(2015, 11, 28)),
    ],
)
def test_three_months_before_mirrors_three_months_after(day, before):
    found = open_database(":memory:").execute("select three_months_before($day::date)", {"day": day}).fetchall()
    assert found == [(before,)]


FALLEN = (
    {"evidence": "done", "due_on": date(2017, 10, 1)},
    {"due_on": date(2017, 11, 30)},
    {"due_on": YEAR_END, "leads": (("Ann Example", "person"),)},
    {"evidence": "done", "due_on": YEAR_END},
    {"evidence": "declined", "due_on": date(2017, 11, 30)},
    {"evidence": "done", "due_on": date(2017, 9, 30)},
    {"evidence": "done", "timescale_kind": "complete", "timescale_text": "Completed"},
    {"due_on": date(2018, 2, 1)},
)


def test_what_is_due_today_comes_after_what_is_late():
    rows = queries.run(plan_of(YEAR_END, *FALLEN), "home_worst", **keeping())
    assert [(task.ref, home_words.why(task).split(";")[0]) for task in rows.itertuples()] == [
        ("2", "1 month overdue"), ("3", "Due today"), ("8", "Under way (the words), due 1 Feb 2018."),
    ]  # fmt: skip


def test_a_task_due_today_says_so_in_a_list_and_whole():
    connection = plan_of(YEAR_END, {"due_on": YEAR_END}, {"due_on": date(2017, 12, 30)}, {"due_on": date(2018, 1, 1)})
    rows = queries.run(connection, "tasks", **keeping())
    assert [row[3] for row in in_words(listed(rows))] == ["1 day overdue", "due today", ""]
    insert(
        connection, "document", document_id="p", file_name="p.tsv", media_type="text/plain", content=b"x", size_bytes=1
    )
    asked = {"on_date": None, "known_at": None, "task_id": "p/1"}
    task = next(queries.run(connection, "task_detail", **asked).itertuples())
    leads = queries.run(connection, "task_leads", **asked)
    assert "Due 31 Dec 2017 (**due today**)" in opened_words.facts(task, leads, {})


def test_a_decided_date_counts_and_a_duplicate_does_not():
    connection = plan_of(YEAR_END, {"due_on": date(2018, 6, 30)}, {"due_on": date(2017, 11, 30)})
    for number, field, value in ((1, "due_on", "2017-12-15"), (2, "duplicate_of", "p/1")):
        insert(
            connection, "decision", decision_id=f"{number}", plan_id="p", task_id=f"p/{number}", field=field, value=value,
            reason="why", as_at=YEAR_END, decided_by="Ann", decided_at=datetime(2018, 1, 5, tzinfo=UTC),
        )  # fmt: skip
    assert list(queries.run(connection, "tasks", **keeping(windows=["fell_due"]))["ref"]) == ["1"]


def test_the_board_says_what_is_due_today_and_what_fell_due():
    pack = made(plan_of(YEAR_END, *FALLEN), "p", YEAR_END)
    panels = {panel.id: panel for section in pack.story for panel in section.panels}
    told = {sentence.id: sentence.text for sentence in panels["due.months"].sentences}
    assert panels["due.months"].title.text == "1 of 8 tasks falls due in the next three months; 1 is due today"
    assert told["due.fell"] == (
        "Of 4 tasks that fell due this quarter, 2 are complete; 1 task with “Completed” in place of a date is left out."
    )
    figures = {figure.id: figure for figure in panels["due.months"].figures}
    assert figures["fell_due"].task_ids == ("p/1", "p/2", "p/3", "p/4")
    assert figures["fell_due_complete"].said == "2 of 4" and figures["fell_due_complete"].task_ids == ("p/1", "p/4")
    assert figures["due_today"].said == "1 of 8"
    table = panels["due.tasks"]
    assert table.title.text == "Due today or by 1 Feb 2018: 2 tasks, and whose"
    assert [row.cells[:2] for row in table.picture.rows] == [("31 Dec 2017, today", "3"), ("1 Feb 2018", "8")]


def test_the_board_says_it_where_nothing_is_due_next():
    pack = made(plan_of(YEAR_END, {"due_on": YEAR_END}), "p", YEAR_END)
    panels = {panel.id: panel for section in pack.story for panel in section.panels}
    assert panels["due.none"].title.text == "Nothing falls due in the next three months; 1 is due today"
    assert [sentence.text for sentence in panels["due.none"].sentences] == [
        "Of 1 task that fell due this quarter, none is complete.",
    ]
    assert panels["due.tasks"].title.text == "Due today: 1 task, and whose"
    quiet = made(plan_of(YEAR_END, {}), "p", YEAR_END)
    told = next(panel for section in quiet.story for panel in section.panels if panel.id == "due.none")
    assert [sentence.text for sentence in told.sentences] == ["No task fell due this quarter."]


@pytest.mark.slow
def test_the_published_plan_at_the_end_of_a_quarter():
    pack = made(shipped_database(), NPT, YEAR_END)
    figures = {one.id: one.value for one in pack.figures().values()}
    assert (figures["due_today"], figures["next_quarter"]) == (8, 11)
