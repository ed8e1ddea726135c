"""The trail of decisions as exact rows, its words, its files, and the page through its frame."""

import csv
import io
import os
from datetime import UTC, date, datetime

import openpyxl
import pandas as pd
import pytest
from helpers.disagreeing import FIRST, JUNE, MARCH, SECOND, decided
from helpers.disagreeing import add as add_version
from helpers.drawn_rows import cells, ids
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import insert, keeping
from helpers.trail import decide, fill

import queries
from loaders import section_value
from loaders.record.database import open_database
from pages.common import in_force
from pages.said.filters import Filters
from pages.work.decisions import view as decisions_view
from pages.work.decisions import words as said
from pages.work.decisions.files import view as decisions_files
from pages.work.decisions.view import Kept

pytestmark = pytest.mark.slow

EVERY = Kept().parameters()


@pytest.fixture
def trail(sample):
    """The two made-up plans with eight decisions."""
    fill(sample)
    return sample


def asked(connection, *columns, **parameters) -> list[tuple]:
    """The trail's rows, the columns named, missing as None."""
    own = {name: parameters.pop(name) for name in EVERY if name in parameters}
    rows = queries.run(connection, "decisions", **keeping(**parameters), **EVERY | own)[list(columns)]
    return [
        tuple(None if pd.isna(one) else one for one in row)
        for row in rows.astype(object).itertuples(index=False, name=None)
    ]


def test_the_trail_says_what_became_of_each(trail):
    found = asked(
        trail, "decision_id", "ref", "value", "value_ref", "standing", "undone_by", "replaced_by", "undone_id"
    )
    assert [(*row[:2], row[2] and row[2][:12], *row[3:]) for row in found] == [
        ("d8", None, "Outreach", None, "in_force", None, None, None),
        ("d7", "1c", "north-made-u", "1a", "in_force", None, None, None),
        ("d6", "1c", "<script>aler", None, "in_force", None, None, None),
        ("d5", "2", "complete", None, "waiting", None, None, None),
        ("d4", "2a", "behind", None, "undo", None, None, "d3"),
        ("d3", "2a", "behind", None, "undone", "Bea Sample", None, None),
        ("d2", "1b", "2017-06-30", None, "in_force", None, None, None),
        ("d1", "1b", "2017-03-31", None, "replaced", None, "Bea Sample", None),
    ]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"people": ["Bea Sample"]}, ["d4", "d2"]),
        ({"kinds": ["lead_name", "note"]}, ["d8", "d6"]),
        ({"task_id": f"{NORTH}/1c"}, ["d7", "d6"]),
        ({"plans": [SOUTH]}, ["d8", "d5"]),
        ({"leads": ["Bea Sample"]}, ["d5"]),
        ({"leads": ["Outreach"]}, ["d8", "d7", "d6", "d2", "d1"]),
        ({"leads": [""]}, ["d4", "d3"]),
        ({"on_date": date(2018, 6, 30), "kinds": ["rating"]}, ["d5", "d4", "d3"]),
        ({"made_from": datetime(2018, 1, 3, tzinfo=UTC), "made_until": datetime(2018, 1, 5, tzinfo=UTC)}, ["d4", "d3"]),
        ({"people": ["'; drop table decision; --"]}, []),
    ],
)
def test_the_trail_is_filtered(trail, parameters, expected):
    assert [row[0] for row in asked(trail, "decision_id", **parameters)] == expected


def test_at_a_later_date_what_waits_is_in_force(trail):
    found = asked(trail, "decision_id", "standing", on_date=date(2018, 6, 30), kinds=["rating"])
    assert found[0] == ("d5", "in_force")


def test_what_the_clock_had_not_brought_yet_is_not_in_the_trail(trail):
    found = asked(trail, "decision_id", "standing", known_at=datetime(2018, 1, 3, 13, tzinfo=UTC))
    assert found == [("d3", "in_force"), ("d2", "in_force"), ("d1", "replaced")]


def test_of_a_withdrawn_plan_nothing_is_in_force(trail):
    insert(
        trail,
        "withdrawal",
        snapshot_id=NORTH,
        withdrawn_at=datetime(2018, 2, 1, tzinfo=UTC),
        withdrawn_by="Cal",
        reason="x",
    )
    assert asked(trail, "decision_id", "standing", plans=[NORTH], kinds=["due_on"]) == [
        ("d2", "waiting"), ("d1", "replaced"),
    ]  # fmt: skip


def words_of(connection) -> dict[str, str]:
    """What became of each decision, in words."""
    rows = queries.run(connection, "decisions", **keeping(), **EVERY)
    return {row.decision_id: said.standing(row) for row in rows.itertuples()}


def test_what_became_of_each_in_words(trail, monkeypatch):
    decide(trail, 9, "due_on", None, as_at=date(2017, 3, 31))
    found = words_of(trail)
    noon = f"{datetime(2018, 1, 4, 12, tzinfo=UTC).astimezone():%H:%M}"
    assert found["d1"] == f"Replaced by a later one of Bea Sample, 2 Jan 2018, {noon}"
    assert found["d2"] == "In force"
    assert found["d9"] == "Not in force at the date shown: it holds from 31 Mar 2017 on"
    assert found["d3"] == f"Taken back by Bea Sample on 4 Jan 2018, {noon}, because a slip"
    assert found["d4"] == "An undo: it took a decision back"
    assert found["d5"] == "Not in force at the date shown: it holds from 30 Jun 2018 on"


def test_a_decision_in_words(trail):
    rows = {row.decision_id: row for row in queries.run(trail, "decisions", **keeping(), **EVERY).itertuples()}
    assert said.value(rows["d7"]) == "1a"
    assert said.what(rows["d8"]) == "Name of a lead"
    found = queries.run(trail, "decisions", **keeping(), **EVERY)
    assert said.count(found) == "7 decisions and 1 undo"
    assert said.states(found) == "4 in force, 1 replaced, 1 taken back and 1 not in force here"


REVIEWED = {
    "decided_by": "Ann Example", "ref": "3c", "action": "Train", "snapshot_as_at": date(2017, 6, 30),
    "then_as_at": date(2017, 3, 31), "said_basis": None, "says_basis": None, "reason": "agreed.",
}  # fmt: skip
LEADS = '[{"lead": "Bea Sample", "lead_kind": "person"}]'


@pytest.mark.parametrize(
    ("row", "sentence", "background"),
    [
        (
            {"field": "due_on", "value": "2017-03-31", "says_now": "2017-09-30", "said_then": "2017-02-28"},
            "Ann Example decided that 3c is due 31 Mar 2017; the document of 30 Jun 2017 says 30 Sep 2017.",
            "The document of 31 Mar 2017, which it was about, said 28 Feb 2017.",
        ),
        (
            {"field": "rating", "value": "behind", "says_now": "complete", "says_basis": "declared", "said_then": None},
            "Ann Example decided that 3c is rated A Behind schedule; the document of 30 Jun 2017 declares C Complete.",
            "The document of 31 Mar 2017, which it was about, gave no rating.",
        ),
        (
            {"field": "rating", "value": "behind", "says_now": "complete", "says_basis": "computed",
             "said_then": "off_track", "said_basis": "computed"},
            "Ann Example decided that 3c is rated A Behind schedule; the words of the document of 30 Jun 2017 have "
            "changed, and this tool computes C Complete from them.",
            "The document of 31 Mar 2017, which it was about, was judged by this tool as R Off track.",
        ),
        (
            {"field": "disposition", "value": "routine", "says_now": "closed_without_doing", "said_then": "open"},
            "Ann Example decided that 3c is carried on as everyday work; by the document of 30 Jun 2017 it is closed "
            "without doing.",
            "The document of 31 Mar 2017, which it was about, said open.",
        ),
        (
            {"field": "leads", "value": LEADS, "says_now": "[]", "said_then": LEADS},
            "Ann Example decided that 3c is led by Bea Sample; the document of 30 Jun 2017 names nobody.",
            "The document of 31 Mar 2017, which it was about, said Bea Sample.",
        ),
        (
            {"field": "section", "value": '["Venues", null]', "says_now": '["Halls","Hire"]', "said_then": None,
             "then_as_at": None},
            "Ann Example decided that 3c belongs under Venues; the document of 30 Jun 2017 has it under Halls · Hire.",
            "The document that it was about isn’t in force any more.",
        ),
    ],
)  # fmt: skip
def test_a_disagreement_in_words(row, sentence, background):
    one = pd.Series({**REVIEWED, **row})
    assert said.disagreement(one) == sentence
    assert said.before(one) == f"Because: agreed. {background}"


def decided_file(folder) -> str:
    """The frame's database, with the eight decisions."""
    path = os.environ["PREVENT_DATABASE"]
    connection = open_database(path)
    fill(connection)
    connection.close()
    return path


@pytest.fixture
def page(frame, tmp_path):
    """The frame on the plans with eight decisions, not yet run."""
    decided_file(tmp_path)
    return frame


def opened(frame, **parameters):
    """The page from an address."""
    return through_frame(frame, "work/decisions/page.py", **parameters)


def shown(page) -> list[str]:
    """The trail's table: who and what, row by row."""
    return [f"{line[-4]}: {line[0]}" for line in cells(page, "trail_rows")]


def whole(page) -> str:
    """What the page says in its own sentences."""
    parts = [page.header, page.markdown, page.caption, page.info, page.success]
    return "\n".join(one.value for part in parts for one in part).replace("\\", "")


def test_without_a_decision_the_page_says_what_one_is(frame):
    page = opened(frame)
    assert not page.exception
    assert page.info[0].value == said.NOBODY_YET


def test_the_page_lists_every_decision(page):
    page = opened(page)
    assert not page.exception
    assert shown(page) == [
        "=Cal(1): Name of a lead", "Ann Example: 1c Duplicate of", "Ann Example: 1c Note", "Ann Example: 2 Rating",
        "Bea Sample: 2a Rating, taken back", "Ann Example: 2a Rating", "Bea Sample: 1b Due date",
        "Ann Example: 1b Due date",
    ]  # fmt: skip
    assert cells(page, "trail_rows")[3] == [
        "2 Rating", "South (made up)", "C Complete, confirmed", "Ann Example", "5 Jan 2018", "reason 5",
        "Not in force here",
    ]  # fmt: skip
    assert "7 decisions and 1 undo" in whole(page)
    assert "none waits for a second look" in whole(page)


def test_the_filters_stand_in_the_address(page):
    page = opened(page, person="Bea Sample", kind="Due date", made_from="2018-01-01", made_until="2018-01-31")
    assert not page.exception
    assert shown(page) == ["Bea Sample: 1b Due date"]
    assert "Only: decided by Bea Sample; due date; from 1 Jan 2018; until 31 Jan 2018." in whole(page)
    page.multiselect(key="kind").set_value([]).run()
    assert len(shown(page)) == 2
    assert page.query_params["person"] in ("Bea Sample", ["Bea Sample"])
    page.button(key="trail_clear").click().run()
    assert len(shown(page)) == 8


def test_the_task_in_the_address_is_kept_and_none_left_says_where_there_are_some(page):
    page = opened(page, task=f"{NORTH}/1c")
    assert shown(page) == ["Ann Example: 1c Duplicate of", "Ann Example: 1c Note"]
    page.selectbox(key="plan").set_value(SOUTH).run()
    assert "All plans together have 2 such decisions." in whole(page)


HOSTILE = {
    "person": "'; drop table decision; --", "kind": "\x00", "made_from": "9999-99-99", "made_until": "<b>",
    "task": "../../etc", "known_on": "2018-99-99",
}  # fmt: skip


def test_a_hostile_address_keeps_everything(page):
    page = opened(page, **HOSTILE)
    assert not page.exception
    assert len(shown(page)) == 8


def test_a_note_of_ten_thousand_characters_with_markup_is_text(page):
    page = opened(page, decision="d6")
    assert not page.exception
    text = next(one.value for one in page.markdown if "script" in one.value and len(one.value) > 9_000)
    assert text.startswith("\\<script\\>alert\\(1\\)\\<\\/script\\> \\*\\*bold\\*\\*")
    assert not any(one.allow_html for one in page.markdown)


def test_a_decision_is_taken_back_with_a_reason(page):
    page = opened(page, decision="d2")
    assert [link.label for link in page.get("page_link")][:3] == [
        "Open task 1b", "See the plan as it was known before this decision", "As known now",
    ]  # fmt: skip
    assert "known_on=2018-01-01" in page.get("page_link")[1].query_string
    button = next(one for one in page.button if one.label == "Take this decision back")
    button.click().run()
    assert page.error[0].value == "Give your name and the reason, then try again\\."
    page.text_input(key="undo_why_d2").set_value("wrong year")
    page.text_input(key="undo_who_d2").set_value("Cal")
    next(one for one in page.button if one.label == "Take this decision back").click().run()
    assert not page.exception
    assert page.success[0].value.replace("\\", "") == "Taken back: Due date, 30 Jun 2017."
    assert shown(page)[0] == "Cal: 1b Due date, taken back"
    states = {one: line[-1] for one, line in zip(ids(page, "trail_rows"), cells(page, "trail_rows"), strict=True)}
    assert (states["d1"], states["d2"]) == ("In force", "Taken back")
    assert "because wrong year" in whole(page)


def test_as_known_on_a_day_the_page_shows_no_more_and_offers_no_undo(page):
    page = opened(page, known_on="2018-01-03", decision="d2")
    assert not page.exception
    assert shown(page) == ["Ann Example: 2a Rating", "Bea Sample: 1b Due date", "Ann Example: 1b Due date"]
    assert not any(one.label == "Take this decision back" for one in page.button)
    assert "As known on 3 Jan 2018, and now" in whole(page)


def test_the_files_carry_every_column_and_the_view(page):
    opened(page)
    chosen, kept = Filters(known_on=date(2018, 2, 1)), Kept(people=("=Cal(1)", "Bea Sample"))
    rows = list(csv.DictReader(io.StringIO(decisions_files.as_csv(chosen, kept).decode("utf-8-sig"))))
    assert [row["Decision id"] for row in rows] == ["d8", "d4", "d2"]
    assert rows[0]["Who"] == "'=Cal(1)"
    assert rows[0]["Decided at (UTC)"] == "2018-01-08 12:00:00.000000"
    assert rows[1]["Takes back the decision"] == "d3"
    assert rows[2]["View"] == ("All plans, as it was known on 1 Feb 2018, decided by =Cal(1) or Bea Sample: 3 rows")
    assert rows[2]["Council"] == "North (made up) Council (made up)"
    book = openpyxl.load_workbook(io.BytesIO(decisions_files.as_excel(chosen, Kept())))
    assert book.sheetnames == ["Decisions", "About"]
    assert book["Decisions"].max_row == 9
    assert book["Decisions"]["B2"].value == "=Cal(1)"
    assert book["Decisions"]["B2"].data_type == "s"


@pytest.fixture
def reviewed(frame):
    """The frame on a plan whose second document disagrees with two of three decisions, not yet run."""
    connection = open_database(os.environ["PREVENT_DATABASE"])
    add_version(connection, FIRST, MARCH)
    decided(connection, "2", "due_on", "2021-09-30")
    decided(connection, "3", "section", section_value("Venues"))
    decided(connection, "1", "due_on", "2021-05-31")
    add_version(connection, SECOND, JUNE)
    connection.close()
    return frame


def test_where_figures_show_the_corrections_that_stand_against_a_version_are_announced(reviewed):
    shown = through_frame(reviewed, "status/changes/page.py", plan="A plan")
    assert not shown.exception
    [link] = [link.proto for link in shown.get("page_link") if "stand against" in link.proto.label]
    assert link.label.replace("\\", "") == "2 corrections stand against the plan of 30 Jun 2021: 2, 3"
    assert link.page == "decisions"
    assert "plan=A+plan" in link.query_string


@pytest.mark.parametrize(("as_at", "number"), [("2021-06-30", "2"), ("2021-03-31", "none")])
def test_home_counts_them_but_at_the_date_of_the_version_that_they_are_about(reviewed, as_at, number):
    shown = through_frame(reviewed, "status/home/page.py", plan="A plan", as_at=as_at)
    assert ["Corrections to look at again", number, ""] in cells(shown, "home_week")


def test_the_board_warns_of_them_and_leads_on(reviewed):
    shown = through_frame(reviewed, "board/page.py", plan="A plan", as_at="2021-06-30")
    assert not shown.exception
    assert shown.warning[0].value.replace("\\", "") == "2 corrections stand against the plan of 30 Jun 2021: 2, 3."
    assert "Look at the corrections again on Decisions" in [link.proto.label for link in shown.get("page_link")]


DUE = "Ann decided that 2 is due 30 Sep 2021; the document of 30 Jun 2021 says 31 Jul 2021."
SECTION = "Ann decided that 3 belongs under Venues; the document of 30 Jun 2021 has it under Halls."


def sentences(page) -> list[str]:
    """What is to be looked at again, as the page asks it."""
    return [one.value.replace("\\", "").strip("*") for one in page.markdown if " decided that " in one.value]


def asked_about(frame, at: int = 0, **parameters):
    """The page with the correction opened that stands at a place of the list."""
    page = opened(frame, **parameters)
    frame.query_params["decision"] = ids(page, "review_rows")[at]
    return page.run()


def test_what_to_look_at_again_is_said_and_kept_and_the_next_is_opened(reviewed):
    page = asked_about(reviewed)
    assert page.header[0].value == "2 corrections wait for a second look"
    assert [line[:3] for line in cells(page, "review_rows")] == [
        ["2 Due date", "30 Sep 2021", "31 Jul 2021"], ["3 Section", "Venues", "Halls"],
    ]  # fmt: skip
    assert sentences(page) == [DUE]
    keep = next(one for one in page.button if one.label.startswith("Keep the correction"))
    keep.click().run()
    assert page.error[0].value == "Give your name and the reason, then try again\\."
    answer(page, "Keep the correction")
    assert not page.exception
    assert page.success[0].value.replace("\\", "") == "Kept: 2 due date, 30 Sep 2021."
    assert page.header[0].value == "1 correction waits for a second look"
    assert sentences(page) == [SECTION]


def answer(page, label: str) -> None:
    """Gives the reason and the name, and presses the button that starts so."""
    next(one for one in page.text_input if one.label == "Why").set_value("the board agreed")
    next(one for one in page.text_input if one.label == "Your name").set_value("Cal")
    next(one for one in page.button if one.label.startswith(label)).click().run()


def test_following_the_document_ends_the_decision_from_then_on(reviewed):
    page = asked_about(reviewed)
    answer(page, "Follow the document")
    assert page.success[0].value.replace("\\", "") == "From 30 Jun 2021 on 2 has the due date of the document."
    connection = open_database(os.environ["PREVENT_DATABASE"])
    found = [
        connection.execute("select due_on from task_at($on) where task_id = 'a-plan/2'", {"on": on}).fetchone()[0]
        for on in (MARCH, JUNE)
    ]
    connection.close()
    assert found == [date(2021, 9, 30), date(2021, 7, 31)]


def test_who_settles_what_somebody_has_settled_meanwhile_sees_it(reviewed):
    page = asked_about(reviewed)
    next(one for one in page.text_input if one.label == "Why").set_value("mine")
    next(one for one in page.text_input if one.label == "Your name").set_value("Cal")
    connection = open_database(os.environ["PREVENT_DATABASE"])
    held = connection.execute("select decision_id from decision where value = '2021-09-30'").fetchone()[0]
    decided(connection, "2", "due_on", None, on=JUNE, seen=held)
    connection.close()
    next(one for one in page.button if one.label.startswith("Keep the correction")).click().run()
    assert not page.exception
    assert "Somebody decided the same" in page.warning[0].value
    next(one for one in page.button if one.label == "Record mine over it").click().run()
    assert page.success[0].value.replace("\\", "") == "Kept: 2 due date, 30 Sep 2021."


def test_days_of_the_trail_are_whole_days_of_the_clock():
    parameters = Kept(first_day=date(2018, 1, 2), last_day=date(2018, 1, 2)).parameters()
    assert parameters["made_from"] == datetime(2018, 1, 2).astimezone()
    assert parameters["made_until"] == datetime(2018, 1, 2, 23, 59, 59, 999_999).astimezone()
    assert parameters["made_until"] == Filters(known_on=date(2018, 1, 2)).when()["known_at"]


def test_links_lead_to_the_day_before(page):
    opened(page)
    assert in_force.link_parameters(Filters(known_on=date(2018, 1, 6)))["known_on"] == "2018-01-06"
    assert decisions_view.then_now(Filters(plan=NORTH), date(2017, 1, 4))[0] == (
        "Nothing of this had been loaded by the end of 4 Jan 2017; 7 tasks now."
    )
    sentence, table = decisions_view.then_now(Filters(plan=NORTH), date(2018, 1, 6))
    assert table.to_pandas().columns.to_list() == ["Rating", "Tasks, as known on 6 Jan 2018", "Tasks, as known now"]
    assert sentence == "2 on schedule then and 1 now; 2 not rated then and 3 now."
