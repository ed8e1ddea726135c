"""The Training page through its frame: the answer, a count newer than the page, several goals, its views and forms."""

from datetime import date

import pytest
from helpers.drawn_rows import cells, ids
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH

import loaders
from loaders.record.database import open_database

PATH = "training/training/page.py"


def said(page) -> str:
    """All text that the page writes."""
    parts = [*page.header, *page.markdown, *page.caption, *page.info, *page.success, *page.error]
    return "\n".join(part.value for part in parts).replace("\\", "")


def field(found, label: str):
    """The first of some fields of that label."""
    return next(one for one in found if one.label == label)


def pressed(page, label: str):
    """The page once a button is pressed."""
    field(page.button, label).click()
    page.run()
    assert not page.exception
    return page


def opened(frame, **parameters):
    """The page of the plan with a goal, from an address."""
    page = through_frame(frame, PATH, plan=SOUTH, **parameters)
    assert not page.exception
    return page


@pytest.fixture
def several(tmp_path, frame, monkeypatch):
    """The frame on a plan with two goals, and a rule for one of them."""
    connection = open_database(tmp_path / "sample.duckdb")
    of = {"plan_id": SOUTH, "programme": "Referrals", "audience": ""}
    loaders.set_goal(
        connection, **of, measure="staff", target=None, share=0.85, due_on=date(2018, 3, 31), source="the board",
        set_by="Ann Example",
    )  # fmt: skip
    loaders.add_reading(
        connection, plan_id=SOUTH, programme="Awareness", measure="staff", as_at=date(2017, 6, 30), value=150,
        added_by="Ann Example",
    )  # fmt: skip
    connection.close()
    return frame


def test_the_goal_is_answered_first_and_a_newer_count_moves_the_page_by_one_button(frame):
    page = opened(frame)
    text = said(page)
    assert "200 of 500 staff trained, 300 to go" in text
    assert "Reachable? It needs 9.9 a week from 31 Aug 2017; one count shows no pace so far." in text
    assert "How long it counts isn’t known, so nothing is said to lapse." in text
    assert "300 people in 212 days. Awareness. Goal: 500 staff" in text
    assert ids(page, "training_tasks") == [f"{SOUTH}/2"]
    assert not page.number_input  # the form opens beside the goal
    assert "Awareness: staff trained, in total." in said(pressed(page, "Add a count"))
    assert not any(one.label == "Add a count" for one in page.button)
    field(page.number_input, "How many, in total").set_value(260)
    field(page.text_input, "Your name").set_value("Ann Example")
    assert "Not added yet: give the date it was counted on." in said(pressed(page, "Add this count"))
    field(page.date_input, "Counted on").set_value("2017-11-30")
    text = said(pressed(page, "Add this count"))
    assert "Added: 260 at 30 Nov 2017." in text
    assert "A count is dated after this page’s date: 260 staff (Awareness) on 30 Nov 2017." in text
    needed = "It needs 13.9 a week from 30 Nov 2017; the last period ran at 4.6."
    assert f"At that date: Reachable? {needed}" in text
    assert "200 of 500 staff trained" in text
    page.button(key="training_later").click().run()
    assert not page.exception
    assert "260 of 500 staff trained, 240 to go" in said(page)
    assert not any(one.key == "training_later" for one in page.button)
    assert any(one.label == "Add a count" for one in pressed(page, "Close").button)


def test_of_several_goals_one_opens_and_the_number_of_people_that_it_lacks_is_given(several):
    page = opened(several, goal=f"{SOUTH}|Referrals||staff")
    assert [row[0] for row in cells(page, "training_goals")] == ["Awareness", "Referrals"]
    text = said(page)
    assert "2 goals: 1 running slower than needed and 1 without the number of people" in text
    assert "No count yet against the goal of 85% of staff, of how many isn’t known" in text
    page = pressed(page, "Give the number")
    page.selectbox(key="training_rule_programme").set_value("Referrals").run()
    field(page.number_input, "Whom it is for, people").set_value(400)
    field(page.text_input, "Your name").set_value("Ann Example")
    assert "Kept: how Referrals counts." in said(pressed(page, "Keep this"))
    assert cells(page, "training_rules_0")[1][:2] == ["Referrals", "340 staff (85% of 400)"]
    page.session_state["show"] = "what_if"
    page.run()
    people, which = field(page.number_input, "People still to train"), field(page.selectbox, "Goal")
    assert people.value == 340  # of the goal that the address names
    which.set_value(f"{SOUTH}|Awareness||staff").run()
    assert field(page.number_input, "People still to train").value == 300
    assert page.query_params["goal"] == f"{SOUTH}|Awareness||staff"


def test_each_view_opens_and_what_if_from_its_address(frame):
    capacity = {"sessions": "2", "seats": "20", "attendance": "80", "trainers": "3"}
    page = opened(frame, show="What if", **capacity)
    assert "Reached by 6 Dec 2017: in time, 115 days before 31 Mar 2018" in said(page)
    assert "300 people at 20 seats and 80% take 19 sessions: 2.8 a month until 31 Mar 2018" in said(page)
    views = {
        "groups": ("for no group yet", "Awareness: count: read from “row 2”."),
        "publish": ("as at 31 Aug 2017", "fewer than 5"),
        "rules": ("No export is counted.", "Goals"),
    }
    for view, told in views.items():
        page.session_state["show"] = view
        assert all(one in said(page.run()) for one in told)
        assert not page.exception


def test_of_a_plan_without_figures_it_says_so(frame):
    assert "No training goal or count is known here" in said(through_frame(frame, PATH, plan=NORTH))
