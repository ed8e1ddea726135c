"""What is due on the as-at date, next quarter and later, and what fell due this quarter, at the ends of quarters and months."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from helpers.board_packs import NPT, facts_by_plan, made, shipped_database
from helpers.drawn_rows import in_words
from helpers.sample_rows import add_plan, add_task, insert, keeping

import queries
from loaders import open_database
from pages.board.pack import due
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
    asked = {"on_date": None, "known_at": None, "plan_id": "p"}
    task = next(one for one in queries.run(connection, "task_detail", **asked).itertuples() if one.task_id == "p/1")
    leads = [one for one in queries.run(connection, "task_leads", **asked).itertuples() if one.task_id == "p/1"]
    assert "Due 31 Dec 2017 (**due today**)" in opened_words.facts(task, leads, {})


def test_a_decided_date_counts_and_a_duplicate_does_not():
    connection = plan_of(YEAR_END, {"due_on": date(2018, 6, 30)}, {"due_on": date(2017, 11, 30)})
    for number, field, value in ((1, "due_on", "2017-12-15"), (2, "duplicate_of", "p/1")):
        insert(
            connection, "decision", decision_id=f"{number}", plan_id="p", task_id=f"p/{number}", field=field, value=value,
            reason="why", as_at=YEAR_END, decided_by="Ann", decided_at=datetime(2018, 1, 5, tzinfo=UTC),
        )  # fmt: skip
    assert list(queries.run(connection, "tasks", **keeping(windows=["fell_due"]))["ref"]) == ["1"]


BOARD = [
    ([{}], YEAR_END, {}),
    ([{"due_on": YEAR_END}], YEAR_END, {
        "due.tasks": ["1 task due on 31 Dec 2017: no lead is named",
                      "1 task fell due this quarter on 31 Dec 2017 itself; it isn’t complete."],
        "due.fell_due": ["1 task fell due this quarter: it isn’t complete"],
    }),
    ([{"due_on": date(2017, 12, 1), "evidence": "done"}] * 2, YEAR_END, {
        "due.fell_due": ["2 tasks fell due this quarter: all are complete"],
    }),
    ([{"due_on": date(2017, 11, 1)}], date(2017, 11, 15), {
        "due.fell_due": ["1 task fell due in the three months to 15 Nov 2017: it isn’t complete",
                         "Of these, task 1 is overdue."],
    }),
    ([{"due_on": date(2016, 1, 1)}] * 2, YEAR_END, {
        "due.timeline": ["2 tasks are overdue; none falls due in the next three months",
                         "No task fell due this quarter."],
    }),
    ([{"due_on": date(2018, 1, 5)}, {"due_on": date(2018, 3, 31)}], YEAR_END, {
        "due.timeline": ["2 tasks fall due in the next three months", "No task fell due this quarter."],
        "due.tasks": ["2 tasks due by 31 Mar 2018: no lead is named"],
        "due.months": ["2 of 2 tasks fall due in the next three months, by month"],
    }),
    (FALLEN, YEAR_END, {
        "due.timeline": ["1 task is overdue; 1 is due on 31 Dec 2017 itself; 1 falls due in the next three months",
                         "4 tasks fell due this quarter, 1 of them on 31 Dec 2017 itself; 2 are complete.",
                         "Of these, task 2 is overdue.",
                         "1 task with “Completed” in place of a date isn’t counted there."],
        "due.tasks": ["1 task due on 1 Feb 2018: no lead is named"],
        "due.fell_due": ["4 tasks fell due this quarter: 2 are complete"],
    }),
    ([{"due_on": YEAR_END + timedelta(days=number)} for number in (*range(-50, 0), *range(1, 31))], YEAR_END, None),
]  # fmt: skip


@cache
def facts(as_at: date):
    """The facts of those plans by their number, asked once for all of one date."""
    connection = open_database(":memory:")
    for number, (tasks, on, _) in enumerate(BOARD):
        if on == as_at:
            add_plan(connection, f"{number}", f"Plan {number} (made up)", as_at)
            for ref, values in enumerate(tasks, start=1):
                add_task(connection, f"{number}", f"{ref}", **{"evidence": "under_way", **values})
    return facts_by_plan(connection, as_at)


def board(number: int) -> dict:
    """What the board is told of what is due, panel by panel."""
    return {panel.id: panel for panel in due.section(facts(BOARD[number][1])[f"{number}"]).panels}


@pytest.mark.parametrize("number", range(7))
def test_the_board_says_what_fell_due_and_what_comes_at_nought_one_and_all(number):
    found = {name: [one.title.text, *(told.text for told in one.sentences)] for name, one in board(number).items()}
    assert found == BOARD[number][2]


def test_what_the_board_is_told_counts_the_right_tasks():
    panels = board(6)
    figures = {figure.id: figure for figure in panels["due.timeline"].figures}
    assert figures["fell_due"].task_ids == ("6/1", "6/2", "6/3", "6/4")
    assert figures["fell_due_complete"].said == "2 of 4" and figures["fell_due_complete"].task_ids == ("6/1", "6/4")
    assert figures["due_today"].said == "1 of 8"
    line = panels["due.timeline"].timeline
    assert [(one.on, one.said) for one in line.marks] == [
        ("2017-11-30", "1 month late"), ("2017-12-31", "on the day"), ("2018-02-01", "in 5 weeks"),
    ]  # fmt: skip
    assert (line.starts_on, line.as_at, line.ends_on) == ("2017-11-30", "2017-12-31", "2018-02-01")
    assert [row.cells[:3] for row in panels["due.tasks"].table.rows] == [
        ("1 Feb 2018", "8 Made-up task 8", "no lead named")
    ]
    assert [row.cells[0] for row in panels["due.fell_due"].table.rows] == [
        "1 Oct 2017", "30 Nov 2017", "31 Dec 2017", "31 Dec 2017",
    ]  # fmt: skip
    assert [panels[name].in_annex for name in ("due.timeline", "due.tasks", "due.fell_due")] == [False, False, True]


def test_a_timeline_keeps_the_latest_and_the_nearest_and_the_annex_lists_the_rest():
    panels = board(7)
    days = [(date.fromisoformat(one.on) - YEAR_END).days for one in panels["due.timeline"].timeline.marks]
    assert days == [*range(-50, -30), *range(1, 21)]
    assert panels["due.rest"].title.text == "40 more tasks overdue or coming up" and panels["due.rest"].in_annex
    assert len(panels["due.rest"].table.rows) == 40


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "on the day"),
        (1, "in 1 day"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (45, "in 6 weeks"),
        (93, "in 3 months"),
    ],
)
def test_how_far_ahead_a_day_is(days, said):
    assert due.ahead(days) == said


@pytest.mark.slow
def test_the_published_plan_at_the_end_of_a_quarter():
    pack = made(shipped_database(), NPT, YEAR_END)
    figures = {one.id: one.value for one in pack.figures().values()}
    assert (figures["due_today"], figures["next_quarter"]) == (8, 11)
