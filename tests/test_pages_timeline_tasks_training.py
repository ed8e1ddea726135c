"""Timeline, Tasks and Training through the frame, on the made-up plans."""

import pytest
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH

import loaders


def shown(frame, path, **parameters):
    """A page run in its frame from an address with parameters, without an error."""
    page = through_frame(frame, path, **parameters)
    assert not page.exception
    return page


def said(page) -> str:
    """All text that the page writes."""
    parts = [*page.title, *page.header, *page.markdown, *page.caption, *page.info, *page.success, *page.error]
    return "\n".join(part.value for part in [*parts, *page.warning]).replace("\\", "")


def button(page, label):
    """The button of that label."""
    return next(one for one in page.button if one.label == label)


def test_the_timeline_says_what_is_late_and_lists_its_tasks(frame):
    page = shown(frame, "status/timeline/page.py", plan=NORTH)
    assert "1 of 7 tasks is overdue by 14 months; the next is due 28 Feb 2017" in said(page)
    assert "Of 2 due by 31 Dec 2016, 1 is complete." in said(page)
    assert len(page.get("bidi_component")) == 2  # the scope and the timeline; the table once it is opened


def test_every_task_is_listed_most_urgent_first(frame):
    page = shown(frame, "work/tasks/page.py")
    table = page.dataframe[0].value
    assert len(table) == 11
    assert table["Ref"].iloc[0] == "1b"
    assert table["Urgency"].iloc[-1] == "Complete"


def test_a_task_opens_from_the_address_with_its_reasons_and_source(frame):
    page = shown(frame, "work/tasks/page.py", task=f"{SOUTH}/1")
    text = said(page)
    assert "1: Made-up task 1" in text
    assert f"{SOUTH}.tsv, line 8. Snapshot as at 30 Sep 2017, assumed" in text
    cells = "\n".join(str(table.value.to_dict()) for table in page.table).replace("\\", "")
    assert "Written “Completed” in the timescale column." in cells
    assert "Nobody has confirmed or corrected its rating." in cells
    assert page.query_params["task"] == f"{SOUTH}/1"


def test_markup_in_a_task_shows_as_text(frame):
    page = shown(frame, "work/tasks/page.py", task=f"{NORTH}/2c")
    title = next(part.value for part in page.header if "2c" in part.value)
    assert r"\*\*Not bold\*\* \<b\>task" in title


def test_next_previous_and_close_move_through_the_list_and_the_address(frame):
    page = shown(frame, "work/tasks/page.py", task=f"{NORTH}/1b")
    button(page, "Next").click()
    page.run()
    assert page.query_params["task"] != f"{NORTH}/1b"
    button(page, "Previous").click()
    page.run()
    assert page.query_params["task"] == f"{NORTH}/1b"
    assert button(page, "Previous").disabled
    button(page, "Close").click()
    page.run()
    assert "task" not in page.query_params


def test_a_task_outside_the_filters_is_shown_and_said_to_be(frame):
    page = shown(frame, "work/tasks/page.py", plan=NORTH, task=f"{SOUTH}/1")
    assert "The filters above leave this task out" in said(page)


def test_an_unknown_task_is_said_to_be_unknown(frame):
    page = shown(frame, "work/tasks/page.py", task="no/such")
    assert "isn’t in the plans at this date" in said(page)
    assert len(page.dataframe[0].value) == 11


def test_the_open_task_hides_computed_ratings_with_the_filter(frame):
    page = shown(frame, "work/tasks/page.py", task=f"{NORTH}/1b", computed="no")
    cells = "\n".join(str(table.value.to_dict()) for table in page.table)
    assert "Computed by this tool" not in cells
    assert "– Not rated" in said(page).replace("**", "")


def test_training_shows_the_goal_its_pace_and_that_one_count_gives_no_forecast(frame):
    page = shown(frame, "training/training/page.py")
    text = said(page)
    assert "South (made up): 200 of 500 staff trained, 300 to go" in text
    assert "Needed: 300 people in 212 days: 9.9 a week, counted from the date of the count, 31 Aug 2017." in text
    assert "One count gives no forecast" in text


def test_training_of_a_plan_without_figures_says_so(frame):
    assert "No training goal or count is known here" in said(shown(frame, "training/training/page.py", plan=NORTH))


@pytest.fixture
def form(frame):
    """The training page with the form filled in, but for the date."""
    page = shown(frame, "training/training/page.py", plan=SOUTH)
    assert not page.number_input  # built once it is opened
    page.session_state["reading_form"] = True
    page.run()
    page.number_input[0].set_value(260)
    next(box for box in page.text_input if box.label == "Your name").set_value("Ann Example")
    return page


def counted_on(page):
    """The form's own date."""
    return next(box for box in page.date_input if box.label == "Counted on")


def test_a_count_can_be_added_and_shows_at_once(form):
    counted_on(form).set_value("2017-09-20")
    button(form, "Add this count").click()
    form.run()
    assert not form.exception
    text = said(form)
    assert "Added: 260 at 20 Sep 2017." in text
    assert "260 of 500 staff trained, 240 to go" in text
    assert next(box for box in form.text_input if box.label == "Your name").value == "Ann Example"


def test_a_count_after_the_pages_date_says_when_it_will_show(form):
    counted_on(form).set_value("2017-10-20")
    button(form, "Add this count").click()
    form.run()
    assert "the count shows once the as-at date is moved to 20 Oct 2017 or later" in said(form)
    assert "200 of 500 staff trained" in said(form)


def test_what_is_missing_is_named_and_nothing_is_added(form):
    button(form, "Add this count").click()
    form.run()
    assert "Not added yet: give the date it was counted on." in said(form)
    assert "200 of 500 staff trained" in said(form)


def test_a_refused_count_is_one_sentence(form, monkeypatch):
    def refuse(*_, **__):
        raise loaders.ReadingRefused("That *many* can’t be right.")

    monkeypatch.setattr(loaders, "add_reading", refuse)
    counted_on(form).set_value("2017-09-20")
    button(form, "Add this count").click()
    form.run()
    assert "That *many* can’t be right." in said(form)
