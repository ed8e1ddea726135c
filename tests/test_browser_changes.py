"""In a real browser: a cell of the matrix leads to a task's two versions; a wrong match is corrected, and counts anew."""

import shutil

import pytest
from helpers.browser import click_cell, opened, query, settled, sideways, tasks_listed
from helpers.quarterly_plan import PLAN
from helpers.server import served

TASK = f"{PLAN.plan_id}/4-2"


@pytest.fixture(scope="module")
def quarters(quarterly_file, tmp_path_factory):
    """A dashboard on the four quarters, which these tests may add to."""
    path = tmp_path_factory.mktemp("quarters") / "quarterly.duckdb"
    with served(shutil.copyfile(quarterly_file, path)) as address:
        yield address


def choose(page, label: str, words: str) -> None:
    """Chooses in a select box by keyboard alone."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    box.press_sequentially(words)
    page.get_by_role("option").first.wait_for()
    box.press("Enter")


def test_a_cell_leads_to_a_tasks_two_versions(browser_page, quarters):
    opened(browser_page, f"{quarters}/changes")
    click_cell(browser_page, "changes_chart", "From A Behind schedule to C Complete, improved: 1 task")
    tasks_listed(browser_page, "1 task: 4.").wait_for()
    settled(browser_page)
    choose(browser_page, "Compare a task’s two versions", "4 Train")
    browser_page.get_by_role("heading", name="4 Train school governors in the Prevent duty").wait_for()
    settled(browser_page)
    assert {name: query(browser_page)[name] for name in ("cell", "task")} == {
        "cell": ["behind-complete"],
        "task": [TASK],
    }
    versions = browser_page.locator(".st-key-changes_two_sides table")
    assert versions.locator("del").all_inner_texts()[-2:] == ["Dates being agreed", "A Behind schedule"]
    assert versions.locator("strong").all_inner_texts()[-2:] == ["All governors trained", "C Complete"]


def test_the_address_reopens_it(browser_page, quarters):
    opened(browser_page, f"{quarters}/changes?cell=behind-complete&task={TASK}")
    browser_page.get_by_role("heading", name="4 Train school governors in the Prevent duty").wait_for()


def test_a_cell_is_chosen_by_keyboard_alone(browser_page, quarters):
    opened(browser_page, f"{quarters}/changes")
    choose(browser_page, "Tasks behind a cell", "From G On schedule to R")
    tasks_listed(browser_page, "1 task: 5.").wait_for()
    assert query(browser_page)["cell"] == ["on_schedule-off_track"]


def test_a_kind_takes_the_place_of_a_cell(browser_page, quarters):
    opened(browser_page, f"{quarters}/changes?cell=behind-complete")
    tasks_listed(browser_page, "1 task: 4.").wait_for()
    browser_page.get_by_text("re-dated 1", exact=True).click()
    tasks_listed(browser_page, "1 task: 13 → 11.").wait_for()
    settled(browser_page)
    assert query(browser_page) == {"kind": ["redated"]}


def test_on_a_phone_nothing_scrolls_sideways(browser_page, quarters):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{quarters}/changes?task={TASK}")
    browser_page.get_by_role("heading", name="4 Train school governors in the Prevent duty").wait_for()
    assert sideways(browser_page) <= 0


def test_a_match_is_corrected_and_everything_is_counted_anew(browser_page, quarters):
    """Last, for it adds to the record: the new task 13 is said to be the task that was gone."""
    page = browser_page
    opened(page, f"{quarters}/changes?kind=new")
    page.get_by_role("heading", name="1 is new and 1 is gone").wait_for()
    choose(page, "Compare a task’s two versions", "13 Offer")
    page.get_by_text("New: no earlier task has this reference").wait_for()
    settled(page)
    page.get_by_text("Correct this match").click()
    page.get_by_role("textbox", name="Reason").wait_for()
    settled(page)
    choose(page, "Which earlier task", "12 Appoint")
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("Give your name and the reason").wait_for()
    settled(page)
    page.get_by_role("textbox", name="Reason").fill("the champions give the courses")
    page.get_by_role("textbox", name="Your name").fill("Ada Finch")
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("The match is corrected").wait_for()
    settled(page)
    found = page.locator("[data-testid=stMain] h2").first
    found.filter(has_text="since 30 Sep 2023").filter(has_not_text="is new").wait_for()
    assert "gone" not in found.inner_text()
