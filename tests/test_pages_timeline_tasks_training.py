"""Timeline and Tasks through the frame, on the made-up plans."""

from helpers.drawn_rows import cells
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH


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
    listed = cells(page, "tasks")
    assert len(listed) == 11
    assert listed[0][0].startswith("1b ") and listed[0][-1] == "R Off track, computed"
    assert listed[-1][-1].startswith("C Complete")


def test_a_task_opens_from_the_address_with_its_reasons_and_source(frame):
    page = shown(frame, "work/tasks/page.py", task=f"{SOUTH}/1")
    assert "1: Made-up task 1" in said(page)
    told = [row[-1] for row in cells(page, "task_ratings")]
    assert "Written “Completed” in the timescale column." in told and "Nobody has confirmed it yet." in told
    assert page.query_params["task"] == f"{SOUTH}/1"
    page.session_state["task_source"] = True
    assert f"{SOUTH}.tsv, line 8. Snapshot as at 30 Sep 2017, assumed" in said(page.run())


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
    assert len(cells(page, "tasks")) == 11


def test_the_open_task_hides_computed_ratings_with_the_filter(frame):
    page = shown(frame, "work/tasks/page.py", task=f"{NORTH}/1b", computed="no")
    assert [row[0] for row in cells(page, "task_ratings")] == ["The plan", "A person"]
    assert next(row[-1] for row in cells(page, "tasks") if row[0].startswith("1b ")) == "– Not rated"
