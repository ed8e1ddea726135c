"""The Board page through its frame: choices, story, words to edit, files, issue, approval of words for the public."""

import json

import duckdb
import pytest
import streamlit as st
from helpers.drawn_rows import cells, everything, ids, scope_line
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH

from loaders.record.copies import SETTINGS
from pages.common import data

pytestmark = pytest.mark.slow


@pytest.fixture
def board(frame):
    """The Board page, drawn; more(name=value, …) draws it from an address."""

    def more(**parameters):
        shown = through_frame(frame, "board/page.py", **parameters)
        assert not shown.exception
        return shown

    return more


def plain(text: str) -> str:
    return text.replace("\\", "")


def texts(shown) -> str:
    return plain("\n".join(one.value for one in [*shown.markdown, *shown.caption, *shown.info, *shown.header]))


def key(widgets, part: str):
    return next(one for one in widgets if part in one.key)


def ticked(table, **_):
    """Stands in for the grid, which AppTest can't type in: the third task is ticked."""
    return table.assign(**{"May be published": [*table["May be published"][:2], True, *table["May be published"][3:]]})


def button(shown, label: str):
    return next(one for one in shown.button if one.label == label)


def opened(shown, name: str):
    """The page with an expander open."""
    shown.session_state[name] = True
    return shown.run()


def rows(shown, sql: str) -> list[tuple]:
    with duckdb.connect(data.database_path(), config=SETTINGS) as connection:
        return connection.execute(sql).fetchall()


def test_it_opens_on_the_one_page_of_the_newest_quarter_and_an_odd_address_is_told_so(board):
    shown = board(part="nonsense", audience="everyone", whose="Bea Sample", issued="x")
    assert scope_line(shown) == "South (made up), Q2 2017/18, as at 30 September 2017 · 4 tasks"
    assert [plain(one.value) for one in shown.warning] == [
        "There is no audience “everyone”: shown is the board’s pack. "
        "This isn’t a lead’s pack, so “Bea Sample” is left out. Choose “Lead officer” for theirs alone. "
        "No pack was issued under “x”: choose one from the list of issued packs.",
        "This pack has no part “nonsense” to show: shown is its first.",
    ]
    assert list(shown.get("button_group")[1].options)[0] == "On one page"
    assert "Going well" in [row[0] for row in cells(shown, "board_said_summary_page")]


def test_choosing_a_quarter_moves_the_date_of_every_page(board):
    shown = board(plan=NORTH)
    assert key(shown.selectbox, "board_quarter").value == "Q3 2016/17"
    shown = key(shown.selectbox, "board_quarter").set_value("Q4 2016/17").run()
    assert "as at 31 March 2017" in scope_line(shown)
    assert str(shown.session_state["as_at"]) == "2017-03-31"


def test_choosing_plans_is_kept_in_the_address(board):
    shown = board()
    shown = shown.multiselect(key="board_plans").set_value([NORTH, SOUTH]).run()
    assert shown.query_params["plans"] == [NORTH, SOUTH]
    assert "North (made up) and South" in scope_line(shown)
    shown = shown.multiselect(key="board_plans").set_value([NORTH]).run()
    assert "plans" not in shown.query_params
    assert shown.session_state["plan"] == NORTH


def test_plans_alone_in_an_address_are_shown_together(frame):
    frame.query_params.clear()
    shown = through_frame(frame, "board/page.py", plans=[NORTH, SOUTH])
    assert scope_line(shown).startswith("North (made up) and South (made up)")


def test_without_an_earlier_version_what_moved_is_not_guessed(board):
    shown = board(plan=NORTH, part="moved")
    assert "What moved can’t be said: there is no earlier version" in texts(shown)


def test_a_figure_opens_its_tasks_beside_and_each_of_these_opens_there(board):
    shown = board(plan=NORTH, behind="summary.page|overdue")
    assert ids(shown, "board_behind") == [f"{NORTH}/1b"]
    assert [plain(one.value) for one in shown.subheader] == ["Overdue: 1 task"]
    shown.query_params["task"] = f"{NORTH}/1b"
    shown = shown.run()
    assert any("1b" in one.value for one in shown.header)
    assert not shown.warning


def test_what_a_late_tasks_plan_does_not_say_is_written_beside_it_and_kept_with_the_pack(board):
    assert not [one for one in board(plan=NORTH, part="late", task=f"{NORTH}/1a").text_input if "board_late" in one.key]
    shown = board(plan=NORTH, part="late", task=f"{NORTH}/1b")
    key(shown.text_input, "_cause").set_value("The trainer left")
    key(shown.text_input, "_revised_on").set_value("31 February 2018")
    shown = button(shown, "Save for this pack").click().run()
    assert plain(shown.error[0].value).startswith("No calendar has 31 February 2018: ")
    key(shown.text_input, "_revised_on").set_value("")
    shown = button(shown, "Save for this pack").click().run()
    assert plain(shown.error[0].value) == "Give your name, then try again."
    key(shown.text_input, f"{NORTH}/1b_who").set_value("Ann Example")
    shown = button(shown, "Save for this pack").click().run()
    assert plain(shown.success[0].value) == "Saved for this pack: cause."
    assert rows(shown, "select item, text from pack_edit") == [(f"late:{NORTH}/1b:cause", "The trainer left")]
    assert key(shown.text_input, "_cause").value == "The trainer left"
    assert "The trainer left (added)" in everything(shown)


def test_a_recommendation_of_ones_own_is_added_in_one_line(board):
    shown = board(plan=NORTH, part="asked")
    key(shown.text_input, "_text").set_value("Invite the college to the next meeting.")
    key(shown.text_input, "board_edit_add_who").set_value("Ann Example")
    shown = button(shown, "Add").click().run()
    assert "Invite the college to the next meeting. *(added by Ann Example)*" in texts(shown)


def test_what_a_council_gives_for_its_report_is_kept_for_its_other_packs_too(board):
    shown = opened(board(plan=SOUTH, open="files"), "board_report_open")
    key(shown.text_input, "_contact").set_value("Ann Example, 01234")
    key(shown.text_input, "_agenda_item").set_value("7")
    key(shown.text_input, "_heading_purpose").set_value("Reason for Report")
    key(shown.text_area, "_text_legal").set_value("None.\nSo far.")
    key(shown.text_input, "board_report_who").set_value("Ann Example")
    key(shown.text_input, "_meeting_on").set_value("32 January 2018")
    shown = button(shown, "Save for the report").click().run()
    assert plain(shown.error[0].value).startswith("No calendar has 32 January 2018: ")
    key(shown.text_input, "_meeting_on").set_value("")
    shown = button(shown, "Save for the report").click().run()
    assert plain(shown.success[0].value) == (
        "Saved for the report: 4 texts. Still to give: Report to, Meeting and date and Report of."
    )
    assert rows(shown, "select item, text from pack_edit") == [("report:agenda_item", "7")]
    kept = [
        ("contact", "Ann Example, 01234"),
        ("heading:purpose", "Reason for Report"),
        ("text:legal", "None.\nSo far."),
    ]
    assert rows(shown, "select item, text from report_text order by item") == kept
    later = opened(board(plan=SOUTH, audience="public", open="files"), "board_report_open")
    fields = [key(later.text_input, f"_{name}").value for name in ("contact", "agenda_item")]
    assert fields == ["Ann Example, 01234", ""]


def test_a_view_without_tasks_says_what_to_do(board):
    shown = board(plan=NORTH, q="nothing holds these words")
    assert [one.value for one in shown.info][0].startswith("No task is left for this pack")


def test_the_public_sees_no_lead_nor_does_who_opens_a_task_there(board):
    shown = board(plan=SOUTH, audience="public", part="due", task=f"{SOUTH}/3")
    told = texts(shown) + everything(shown)
    assert "Bea Sample" not in told
    assert "As the public sees it" in told and "withheld" in told and "made-up task 3" not in told.lower()
    shown = board(plan=SOUTH, audience="board", part="due")
    assert "made-up task 3" in everything(shown).lower()


def test_a_lead_is_asked_for_and_gets_theirs_alone(board):
    shown = board(plan=SOUTH, audience="lead")
    assert [one.value for one in shown.info] == ["Choose whose pack it is."]
    shown = shown.selectbox(key="board_whose").set_value("Bea Sample").run()
    assert scope_line(shown) == "South (made up), Bea Sample, Q2 2017/18, as at 30 September 2017 · 3 tasks"
    assert "Recommendations" not in texts(shown) + str(shown.get("button_group")[1].options)


def test_words_are_edited_and_a_number_of_ones_own_is_refused(board):
    shown = board(plan=NORTH, part="late_annex", open="words")
    key(shown.text_area, "late.all").set_value("Only 3 of 7 are late.")
    key(shown.text_input, "board_edit_who").set_value("Ann Example")
    shown = button(shown, "Save these words").click().run()
    assert "isn’t in the figures" in shown.error[0].value
    assert rows(shown, "select count(*) from pack_edit") == [(0,)]
    key(shown.text_area, "late.all").set_value("Just 1 of 7 tasks is late.")
    shown = button(shown, "Save these words").click().run()
    assert plain(shown.success[0].value).startswith("Saved: 1 change")
    assert "Just 1 of 7 tasks is late. *(edited)*" in texts(shown)


def test_files_are_prepared_and_the_pack_is_issued_compared_and_not_issued_twice(board):
    shown = button(board(plan=SOUTH, open="files"), "Prepare the files").click().run()
    assert not shown.exception
    key(shown.text_input, "board_issue_who").set_value("Ann Example")
    shown = button(shown, "Issue this pack").click().run()
    assert plain(shown.success[0].value).startswith("Issue 1 · version 1 is issued: Prevent action plan")
    pack_id, files = rows(shown, "select pack_id, (select count(*) from issued_file) from issued_pack")[0]
    assert files == 7
    shown.query_params["issued"] = pack_id
    shown = shown.run()
    shown = opened(shown, f"differ_{pack_id}")
    assert "Nothing: made again now, it would say the same to the digit." in texts(shown)
    key(shown.text_input, f"board_reissue_{pack_id}_who").set_value("Ann Example")
    shown = button(shown, "Issue again with what is known now").click().run()
    assert plain(shown.info[-1].value).startswith("Nothing has changed since Issue 1 · version 1 was issued on")
    shown = opened(shown, f"withdraw_{pack_id}")
    key(shown.text_input, f"board_withdraw_{pack_id}_why").set_value("The wrong version")
    key(shown.text_input, f"board_withdraw_{pack_id}_who").set_value("Bea Sample")
    shown = button(shown, "Withdraw").click().run()
    assert plain(shown.success[0].value).startswith("Withdrawn: Prevent action plan")
    assert "by Bea Sample: The wrong version" in everything(shown)
    shown = button(shown, "Issue again with what is known now").click().run()
    assert plain(shown.success[0].value).startswith("Issue 1 · version 2 is issued")
    assert rows(shown, "select count(*), count(replaces) from issued_pack") == [(2, 0)]
    assert json.loads(rows(shown, "select content from issued_pack limit 1")[0][0])["audience"] == "board"


def test_words_are_approved_for_the_public_task_by_task(board, monkeypatch):
    monkeypatch.setattr(st, "data_editor", ticked)
    shown = opened(board(plan=SOUTH, audience="public", part="withheld"), "board_approvals")
    key(shown.text_input, "board_approve_why").set_value("Read and cleared")
    key(shown.text_input, "board_approve_who").set_value("Ann Example")
    shown = button(shown, "Record what may be published").click().run()
    assert plain(shown.success[0].value).startswith("Recorded for 1 task")
    assert rows(shown, "select field, task_id from decision") == [("publish", f"{SOUTH}/3")]
    shown.query_params["part"] = "due"
    assert "Made-up task 3" in everything(shown.run())


def test_an_approval_stands_in_the_trail_and_is_taken_back_there(board, monkeypatch):
    monkeypatch.setattr(st, "data_editor", ticked)
    shown = opened(board(plan=SOUTH, audience="public", part="withheld"), "board_approvals")
    key(shown.text_input, "board_approve_why").set_value("Read and cleared")
    key(shown.text_input, "board_approve_who").set_value("Ann Example")
    button(shown, "Record what may be published").click().run()
    trail = shown.switch_page("work/decisions/page.py").run()
    assert not trail.exception
    assert "Words for the public" in everything(trail) and "may be published as they stood" in everything(trail)


def test_filters_hold_and_are_said_and_taken_away(board):
    shown = board(plan=NORTH, lead="Ann Example")
    assert scope_line(shown) == "North (made up), Q3 2016/17, as at 31 December 2016 · 3 tasks · lead Ann Example"
    shown.session_state["lead"] = []
    assert scope_line(shown.run()) == "North (made up), Q3 2016/17, as at 31 December 2016 · 7 tasks"
