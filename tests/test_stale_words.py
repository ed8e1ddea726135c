"""A plan judged long after its words says so; a task that only its date has passed isn't said to be reported late."""

import io
import json
from datetime import UTC, date, datetime
from functools import partial

import openpyxl
import pytest
from helpers.board_packs import AT, NOTTS, NPT, made, shipped_database
from helpers.framed import new_frame, through_frame
from helpers.sample_rows import add_plan, add_task, insert, keeping
from pptx import Presentation

import queries
from loaders import open_database
from pages.board.files import browser, paper, powerpoint, task_csv, workbook
from pages.board.files.calendar_file import calendar
from pages.board.files.paper.briefs import brief_text
from pages.board.pack.briefs import briefs
from pages.board.pack.choice import Choice
from pages.board.pack.model import from_values, to_values
from pages.said import stale, task_table
from pages.status.changes import words as changes_said
from pages.status.changes.matrix import words as matrix_said
from pages.status.home import words as home_said

WRITTEN, JUDGED = date(2017, 9, 30), date(2018, 6, 30)
AHEAD, PAST = date(2017, 12, 31), date(2017, 6, 30)
PLAN = "a-plan"
OLD = "Judged on words of 30 Sep 2017, 9 months earlier"
WORDS = {"evidence": "under_way", "evidence_phrase": "drafting it"}


def plan_with(*tasks: dict):
    """A connection to a plan of these tasks, written on 30 September 2017; refs are 1, 2, …"""
    connection = open_database(":memory:")
    add_plan(connection, PLAN, "North (made up)", WRITTEN)
    insert(connection, "document", document_id=PLAN, file_name="plan.docx", media_type="", content=b"", size_bytes=0)
    for ref, task in enumerate(tasks, start=1):
        add_task(connection, PLAN, str(ref), **{"timescale_kind": "day", **WORDS, **task})
    return connection


def report(connection, as_at: date, *tasks: dict) -> None:
    """A later version of the plan with these tasks."""
    insert(
        connection, "snapshot", snapshot_id=f"{PLAN}-{as_at}", plan_id=PLAN, as_at=as_at, as_at_basis="stated",
        document_id="d", loaded_at=datetime(2018, 1, 2, tzinfo=UTC), loaded_by="test", wording="as_published",
    )  # fmt: skip
    for ref, task in enumerate(tasks, start=1):
        values = {"timescale_kind": "day", "action": f"Made-up task {ref}", "section": "Schools", **WORDS, **task}
        insert(
            connection, "task", snapshot_id=f"{PLAN}-{as_at}", plan_id=PLAN, task_id=f"{PLAN}/{ref}", ref=str(ref),
            position=ref, locator="line 1", cells="[]", **values,
        )  # fmt: skip


def asked(connection, name: str, on_date: date):
    """The rows of a query about plans at a date."""
    return queries.run(
        connection, name, on_date=on_date, known_at=None, **({} if name == "plans_shown" else {"plans": None})
    )


@pytest.mark.parametrize("name", ["plans_shown", "plan_basis", "board_plans"])
@pytest.mark.parametrize(
    ("on_date", "said"),
    [
        (WRITTEN, None),
        (date(2018, 1, 8), None),  # 100 days
        (date(2018, 1, 9), "Judged on words of 30 Sep 2017, 3 months earlier"),
        (JUDGED, OLD),
        (date(2020, 9, 30), "Judged on words of 30 Sep 2017, 3 years earlier"),
    ],
)
def test_words_are_stale_after_100_days(name, on_date, said):
    rows = asked(plan_with({"due_on": AHEAD}), name, on_date)
    assert [None if each != each else each for each in rows["stale_words"]] == [said]


@pytest.mark.parametrize(
    ("task", "is_by_time", "because"),
    [
        (
            {"due_on": AHEAD}, True,
            "Off track: due 31 Dec 2017, past at 30 Jun 2018; its latest words are of 30 Sep 2017, before it was due "
            "(“drafting it”).",
        ),
        (
            {"due_on": WRITTEN, "evidence": "none", "evidence_phrase": None}, True,
            "Off track: due 30 Sep 2017, past at 30 Jun 2018; nothing was reported at 30 Sep 2017, before it was due.",
        ),
        (
            {"start_by": AHEAD, "timescale_kind": "start_by", "evidence": "not_started", "evidence_phrase": "not begun"}, True,
            "Off track: to be started by 31 Dec 2017, past at 30 Jun 2018; its latest words are of 30 Sep 2017, "
            "before that day (“not begun”).",
        ),
        ({"due_on": PAST}, False, "Off track: due 30 Jun 2017, past at 30 Jun 2018, and not reported done (“drafting it”)."),
        (  # it should have been started when it was reported not to be: off track by its words
            {"due_on": AHEAD, "start_by": PAST, "evidence": "not_started", "evidence_phrase": "not begun"}, False,
            "Off track: due 31 Dec 2017, past at 30 Jun 2018, and not reported done (“not begun”).",
        ),
        ({"due_on": AHEAD, "declared_rating": "off_track"}, False, None),
        ({"due_on": AHEAD, "declared_rating": "on_schedule"}, False, None),
        ({"due_on": date(2018, 12, 31)}, False, "On schedule: under way (“drafting it”), due 31 Dec 2018."),
    ],
)  # fmt: skip
def test_a_task_whose_date_only_passed_is_told_from_one_reported_late(task, is_by_time, because):
    found = plan_with(task).execute(
        "select is_past_by_time_alone, computed_because from task_at($on)", {"on": JUDGED}
    ).fetchone()  # fmt: skip
    assert found == (is_by_time, because or found[1])


def test_words_that_read_as_done_without_a_mark_say_so_still():
    connection = plan_with(
        {"due_on": AHEAD, "evidence": "done", "evidence_phrase": "all trained"}, {"declared_rating": "complete"}
    )
    because = connection.execute("select computed_because from task_at($on) where ref = '1'", {"on": JUDGED}).fetchone()
    assert because == (
        "Off track: due 31 Dec 2017, past at 30 Jun 2018; its latest words are of 30 Sep 2017, before it was due, and it "
        "isn’t marked complete, though it reads as done (“all trained”).",
    )


def test_words_no_older_than_100_days_are_judged_as_ever():
    found = plan_with({"due_on": AHEAD}).execute("select computed_because from task_at(date '2018-01-08')").fetchone()
    assert found == ("Off track: due 31 Dec 2017, past at 8 Jan 2018, and not reported done (“drafting it”).",)


def test_a_hidden_computed_rating_is_none_by_time():
    asked = "select is_past_by_time_alone from task_rated(date '2018-06-30', null, $computed)"
    connection = plan_with({"due_on": AHEAD})
    assert [connection.execute(asked, {"computed": each}).fetchone() for each in (True, False)] == [(True,), (False,)]


def changed(connection, from_date: date, on_date: date):
    """The rows of a comparison, and the kinds of each task by its ref."""
    rows = queries.run(connection, "changes", from_date=from_date, from_known_at=None, **keeping(on_date=on_date))
    return rows, {row.to_ref: ", ".join(row.kinds) for row in rows.itertuples()}


def test_the_same_version_at_two_dates_has_nothing_that_worsened():
    connection = plan_with({"due_on": AHEAD}, {"due_on": PAST}, {"due_on": AHEAD, "evidence": "none"})
    rows, kinds = changed(connection, WRITTEN, JUDGED)
    assert kinds == {"1": "passed", "2": "same", "3": "passed"}
    cells = matrix_said.cells(rows)
    assert (cells["tasks"].sum(), cells["passed"].sum()) == (len(rows), 2)
    assert changes_said.headline(rows, "30 Sep 2017") == (
        "None of 3 tasks improved, none worsened and 2 passed their date without new words since 30 Sep 2017"
    )
    assert "From G On schedule to R Off track, passed its date without new words: 1 task, 1 with a computed rating" in {
        matrix_said.cell_words(cell, rows) for cell in cells.itertuples()
    }
    assert "▷" in {
        cell["letter"]
        for row in json.loads(matrix_said.table(cells, rows).drawn)["rows"]
        for cell in row["cells"]
        if isinstance(cell, dict) and cell["kind"] == "count"
    }
    assert "▷ only its date passed" in matrix_said.key(rows)


def test_a_new_report_that_is_worse_has_worsened_and_one_that_is_no_worse_only_passed():
    then = date(2017, 11, 30)
    connection = plan_with({"due_on": AHEAD}, {"due_on": AHEAD}, {"due_on": date(2017, 10, 31)})
    worse = {"due_on": date(2018, 3, 31)}  # its date was moved back
    report(connection, then, {"due_on": AHEAD}, worse, {"due_on": date(2017, 10, 31)})
    _, kinds = changed(connection, WRITTEN, JUDGED)
    assert kinds == {"1": "passed", "2": "worsened, redated", "3": "worsened"}


def test_a_cell_with_both_says_how_many_of_each():
    connection = plan_with({"due_on": AHEAD}, {"due_on": AHEAD}, {"due_on": date(2018, 3, 31)})
    report(connection, date(2018, 1, 31), {"due_on": AHEAD}, {"due_on": AHEAD}, {"due_on": date(2018, 3, 31)})
    rows, kinds = changed(connection, WRITTEN, JUDGED)
    assert kinds == {"1": "worsened", "2": "worsened", "3": "passed"}
    (cell,) = matrix_said.cells(rows).itertuples()
    assert matrix_said.cell_words(cell, rows) == (
        "From G On schedule to R Off track, 1 passed its date without new words, 2 worsened: 3 tasks, "
        "3 with a computed rating"
    )
    assert matrix_said.symbol(cell.before, cell.after, is_only_passed=cell.passed == cell.tasks) == "▼"


@pytest.mark.parametrize(
    ("tasks", "on_date", "said"),
    [
        (
            [{"due_on": AHEAD}, {"due_on": AHEAD}, {"due_on": PAST}],
            JUDGED,
            f"3 tasks off track, 2 of them {stale.SINCE_WORDS}.",
        ),
        ([{"due_on": AHEAD}, {"due_on": AHEAD}], JUDGED, f"2 tasks off track, all of them {stale.SINCE_WORDS}."),
        ([{"due_on": AHEAD}], JUDGED, f"1 task off track, {stale.SINCE_WORDS}."),
        ([{"due_on": PAST}], JUDGED, ""),
        ([{"due_on": AHEAD}], date(2018, 1, 8), ""),
    ],
)
def test_home_says_how_many_are_off_track_by_time_alone(tasks, on_date, said):
    rows = queries.run(plan_with(*tasks), "home_tiles", **keeping(on_date=on_date))
    assert home_said.since_words(rows) == said


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        ([("North", None), ("South", float("nan"))], ""),
        ([("North", OLD)], f"{OLD}."),
        ([("North", OLD), ("South", OLD)], f"{OLD}."),
        ([("North", OLD), ("South", None)], "North: judged on words of 30 Sep 2017, 9 months earlier."),
        ([(str(each), OLD) for each in range(4)] + [("South", None)],
         "4 of 5 plans are judged on words from months earlier."),
    ],
)  # fmt: skip
def test_one_short_sentence_names_the_plans_that_it_is_about(plans, said):
    assert stale.said(plans) == said


def test_exports_and_the_table_of_tasks_say_it():
    connection = plan_with({"due_on": AHEAD})
    rows = queries.run(connection, "tasks", **keeping(on_date=JUDGED))
    assert task_table.table(rows)["Judged on"].tolist() == [OLD]
    assert task_table.about(asked(connection, "plan_basis", JUDGED), "all")["Stale words"].tolist() == [OLD]


def warned(shown) -> list[str]:
    """What a page warns of, as it is read."""
    return [one.value.replace("\\", "") for one in shown.warning]


@pytest.mark.slow
@pytest.mark.parametrize("page", ["status/home/page.py", "status/changes/page.py", "work/tasks/page.py"])
def test_the_line_of_scope_says_it_of_the_plans_it_is_true_of(frame, page):
    old = "North (made up): judged on words of 31 Dec 2016, 12 months earlier."
    assert old in warned(through_frame(frame, page, as_at="2017-12-31", plan="all"))
    assert warned(through_frame(new_frame(), page, as_at="2017-09-30", plan="South (made up)")) == []


@pytest.mark.slow
def test_the_board_page_says_it_above_the_pack(frame):
    shown = through_frame(frame, "board/page.py", as_at="2017-12-31", plan="North (made up)")
    assert "Judged on words of 31 Dec 2016, 12 months earlier." in warned(shown)


def test_the_board_is_told_what_moved_and_what_only_passed():
    pack = made(plan_with({"due_on": AHEAD}, {"due_on": PAST}), PLAN, date(2017, 12, 31))
    assert pack.stale == ""
    later = made(plan_with({"due_on": date(2018, 5, 31)}, {"due_on": PAST}), PLAN, JUDGED)
    told = {
        one.id: one.text
        for section in later.story
        for panel in section.panels
        for one in (panel.title, *panel.sentences)
    }
    assert told["moved.ratings.title"] == (
        "No task is rated better or worse than at 31 Mar 2018; 1 passed its date without new words"
    )
    assert told["moved.kinds"] == "Since 31 Mar 2018: 1 passed its date without new words."
    assert told["where.ratings.title"] == f"None of 2 tasks is complete; 2 are off track, 1 of them {stale.SINCE_WORDS}"
    assert told["late.since_words"] == f"2 tasks are off track, 1 of them {stale.SINCE_WORDS}."
    figures = later.figures()
    assert (figures["moved.passed"].said, figures[f"past_since_words@{PLAN}"].said) == ("1 of 2", "1 of 2")


@pytest.mark.slow
def test_every_file_of_the_board_says_it_beside_the_basis():
    pack = made(shipped_database(), NPT, JUDGED)
    assert pack.warnings == ()
    assert f"{OLD}. 20 ratings are this tool’s reading, " in browser.deck(pack)
    told = json.dumps(paper.contents(pack), ensure_ascii=False)
    assert f"{OLD}. That date is assumed." in told.replace("\u200b", "")
    slides = list(Presentation(io.BytesIO(powerpoint.presentation(pack))).slides)
    page = next(shape.table for shape in slides[0].shapes if shape.has_table)
    assert f"{OLD}. That date is assumed." in [row.cells[1].text for row in page.rows]
    assert all(OLD in one.notes_slide.notes_text_frame.text for one in slides)
    notes = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(pack)))["Notes"]
    assert any(f"{OLD}. 20 ratings are" in str(cell.value) for row in notes.iter_rows() for cell in row)
    assert f"{OLD}. 20 ratings are " in task_csv.tasks_csv(pack).decode()


def test_the_packs_plan_that_is_fresh_is_left_out_of_it():
    pack = made(shipped_database(), (NPT, NOTTS), date(2017, 12, 31))
    assert pack.stale == "Nottinghamshire CFCS: judged on words of 31 Dec 2016, 12 months earlier."
    assert "udged on words" not in str(to_values(made(shipped_database(), NPT, AT[NPT])))


def test_a_leads_brief_says_it_of_their_own_plans():
    choice = Choice((NPT, NOTTS), date(2017, 12, 31))
    ask = partial(queries.run, shipped_database())
    told = {
        brief.stale
        for brief in briefs(choice, ask, made(shipped_database(), choice.plans, choice.as_at), "http://home")
    }
    assert told == {"", "Judged on words of 31 Dec 2016, 12 months earlier."}
    later = Choice((NPT,), JUDGED)
    found = briefs(later, ask, made(shipped_database(), NPT, JUDGED), "http://home")
    brief = next(each for each in found if any(task.due_on for task in each.live))
    assert OLD in " ".join(brief_text(brief).split())
    assert OLD in calendar(brief).decode().replace("\r\n ", "").replace("\\,", ",")


def test_a_pack_issued_before_this_was_said_still_opens():
    values = to_values(made(shipped_database(), NPT, AT[NPT]))
    for plan in values["plans"]:
        del plan["stale_words"]
    assert from_values(values).stale == ""
