"""The Training page through its frame: the answer, a count added beside it, a count newer than the page, its tasks."""

import pytest
from helpers.drawn_rows import cells, drawing, ids
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH

import loaders

PATH = "training/training/page.py"


def said(page) -> str:
    """All text that the page writes."""
    parts = [*page.header, *page.markdown, *page.caption, *page.info, *page.success, *page.error]
    return "\n".join(part.value for part in parts).replace("\\", "")


@pytest.fixture
def page(frame):
    """The page of the plan with a goal, the form filled in but for the date."""
    opened = through_frame(frame, PATH, plan=SOUTH)
    assert not opened.exception
    next(box for box in opened.number_input if box.label == "How many, in total").set_value(260)
    for label, given in (("Source", "learning records"), ("Your name", "Ann Example")):
        next(box for box in opened.text_input if box.label == label).set_value(given)
    return opened


def added(page, counted_on: str | None = None):
    """The page once the form is sent."""
    if counted_on:
        next(box for box in page.date_input if box.label == "Counted on").set_value(counted_on)
    next(one for one in page.button if one.label == "Add this count").click()
    page.run()
    assert not page.exception
    return page


def test_the_goal_is_answered_first_and_the_tasks_stand_below(page):
    text = said(page)
    assert "200 of 500 staff trained, 300 to go" in text
    needed = "It needs 300 people in the 212 days from the count of 31 Aug 2017 to 31 Mar 2018: 9.9 a week, 43 a month."
    assert f"Reachable? {needed} One count shows no pace" in text
    assert drawing(page, "training_goal_0")["value"] == 0.4
    assert cells(page, "training_counts_0") == [["31 Aug 2017", "200", "read from “row 2”"]]
    assert ids(page, "training_tasks") == [f"{SOUTH}/2"]
    assert len(page.get("plotly_chart")) == 0
    page.query_params["task"] = f"{SOUTH}/2"
    page.run()
    assert "2: Made-up task 2" in said(page)


def test_of_a_plan_without_figures_it_says_so(frame):
    assert "No training goal or count is known here" in said(through_frame(frame, PATH, plan=NORTH))


def test_a_count_is_added_with_its_source_and_answers_at_once(page):
    text = said(added(page, "2017-09-20"))
    assert "Added: 260 at 20 Sep 2017." in text
    assert "260 of 500 staff trained, 240 to go" in text
    assert "Between the last two counts, 31 Aug 2017 and 20 Sep 2017, it was 21.0 a week, 91 a month: enough." in text
    assert cells(page, "training_counts_0")[1][2].startswith("learning records, added by Ann Example on ")
    assert next(box for box in page.text_input if box.label == "Your name").value == "Ann Example"


def test_a_count_after_the_pages_date_answers_and_moves_the_page_by_one_button(page):
    text = said(added(page, "2017-11-30"))
    assert "A count is dated after this page’s date: 260 staff (Awareness) on 30 Nov 2017." in text
    needed = (
        "It needs 240 people in the 121 days from the count of 30 Nov 2017 to 31 Mar 2018: 13.9 a week, 60 a month."
    )
    assert f"At that date: Reachable? {needed}" in text
    assert "200 of 500 staff trained" in text
    page.button(key="training_later").click().run()
    assert not page.exception
    assert "260 of 500 staff trained, 240 to go" in said(page)
    assert not any(one.key == "training_later" for one in page.button)


def test_what_is_missing_is_named_and_a_refused_count_is_one_sentence(page, monkeypatch):
    assert "Not added yet: give the date it was counted on." in said(added(page))

    def refuse(*_, **__):
        raise loaders.ReadingRefused("That *many* can’t be right.")

    monkeypatch.setattr(loaders, "add_reading", refuse)
    text = said(added(page, "2017-09-20"))
    assert "That *many* can’t be right." in text
    assert "200 of 500 staff trained" in text
