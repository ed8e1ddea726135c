"""What is asked of the database where a page shows something else: a filter asks for its own, the next task for nothing."""

import time
from datetime import date

import pytest
from helpers.framed import through_frame
from helpers.sample_plans import NORTH

from loaders import Deciding, Decision, decide
from pages.common import ahead, data

TASKS = "work/tasks/page.py"
NOTE = Decision("note", "Seen", "asked", "Ann")


def asked() -> set[tuple]:
    """The queries that were answered so far, each by its name and what it was asked about."""
    from pages.common.data import _opened

    return set(_opened().answers._results)


def test_the_next_task_that_is_opened_asks_for_nothing(frame):
    page = through_frame(frame, TASKS, plan=NORTH, task=f"{NORTH}/1a")
    assert page.header[-1].value.startswith("1a\\: ")
    before = asked()
    page.query_params["task"] = f"{NORTH}/2b"
    page.run()
    assert page.header[-1].value.startswith("2b\\: ")
    assert asked() == before


def test_where_a_server_runs_not_even_the_first_task_asks_once_its_list_has_stood_for_a_moment(frame):
    with ahead.judged_ahead():
        page = through_frame(frame, TASKS, plan=NORTH)
        until = time.monotonic() + 30
        while "decide_seen" not in {name for _, (name, _) in asked()} and time.monotonic() < until:
            time.sleep(0.05)
        before = asked()
        page.query_params["task"] = f"{NORTH}/2b"
        page.run()
        assert page.header[-1].value.startswith("2b\\: ")
        assert asked() == before


def test_where_a_server_runs_what_was_asked_for_is_asked_again_once_something_was_written(frame):
    with ahead.judged_ahead():
        page = through_frame(frame, TASKS, plan=NORTH)
        before = asked()
        assert before
        decide(data.to_read(), [Deciding(NORTH, f"{NORTH}/1a", date(2016, 12, 31), NOTE, None)])
        data.start()
        until = time.monotonic() + 30
        while not {key[1] for key in asked()} >= {key[1] for key in before} and time.monotonic() < until:
            time.sleep(0.05)
        again = asked()
        assert {key[1] for key in again} >= {key[1] for key in before}
        page.run()
        assert asked() == again


@pytest.mark.parametrize(("path", "own"), [(TASKS, "tasks_listed"), ("status/timeline/page.py", "timeline")])
def test_a_filter_asks_for_what_it_changes_alone(frame, path, own):
    page = through_frame(frame, path, plan=NORTH)
    before = asked()
    page.multiselect(key="rating").set_value(["Complete"]).run()
    assert not page.exception
    assert {name for _, (name, _) in asked() - before} == {"overview", own}


@pytest.mark.parametrize("page", ["data/accessibility/page.py", "data/questions/page.py", "data/add_plan/page.py"])
def test_a_page_that_filters_dont_apply_to_asks_for_what_they_offer_only_where_one_is_set(frame, page):
    shown = through_frame(frame, page, plan=NORTH)
    assert not shown.exception and "filter_options" not in {name for _, (name, _) in asked()}
    shown.session_state["lead"] = ["ann example", "Nobody"]  # as a link that is followed sets it
    shown.run()
    assert "filter_options" in {name for _, (name, _) in asked()}
    assert shown.multiselect(key="lead").value == ["Ann Example"]
