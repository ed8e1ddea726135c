"""In a real browser: a number of the bridge leads to a task's two versions; a wrong match is corrected, and counts anew."""

import shutil

import pytest
from helpers.axe import violations
from helpers.browser import opened, query, settled, sideways, told
from helpers.quarterly_plan import PLAN
from helpers.server import served

TASK = f"{PLAN.plan_id}/4-2"


@pytest.fixture(scope="module")
def quarters(quarterly_file, tmp_path_factory):
    """A dashboard on the four quarters, which these tests may add to."""
    path = tmp_path_factory.mktemp("quarters") / "quarterly.duckdb"
    with served(shutil.copyfile(quarterly_file, path)) as address:
        yield address


def cell(page, table: str, id_: str):
    """A number of a table that opens its tasks."""
    return page.locator(f'.st-key-{table} [data-id="{id_}"]')


def refs(page) -> list[str]:
    """The references in the list of tasks, once it is drawn."""
    found = page.locator(".st-key-changes_moved .ref")
    found.first.wait_for()
    return found.all_inner_texts()


def task(page, words: str):
    """The heading of the open task."""
    return page.locator(".st-key-changes_two_sides").get_by_role("heading", name=words)


def test_the_first_screen_says_why_and_a_number_leads_to_a_tasks_two_versions(browser_page, quarters):
    page = browser_page
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{quarters}/changes")
    for seen in (page.get_by_text("Overdue rose from 1 to 2"), page.locator(".st-key-changes_moved .ref").nth(4)):
        box = seen.bounding_box()
        assert box["y"] + box["height"] < 900
    cell(page, "changes_why", "complete-done").click()
    page.get_by_role("table", name="Complete, done: 2 tasks").wait_for()
    settled(page)
    assert refs(page) == ["4", "6"]
    page.locator(f'.st-key-changes_moved [data-id="{TASK}"]').click()
    task(page, "4 Train school governors in the Prevent duty").wait_for()
    settled(page)
    assert {name: query(page)[name] for name in ("part", "task")} == {"part": ["complete-done"], "task": [TASK]}
    versions = page.locator(".st-key-changes_two_sides table")
    assert versions.locator("del").all_inner_texts() == ["Dates being agreed", "A Behind schedule"]
    assert versions.locator("strong").all_inner_texts() == ["All governors trained", "C Complete"]
    page.reload()
    task(page, "4 Train school governors in the Prevent duty").wait_for()
    settled(page)
    assert refs(page) == ["4", "6"]


def test_a_cell_of_the_matrix_is_chosen_by_keyboard_alone_and_takes_the_place_of_a_part(browser_page, quarters):
    page = browser_page
    opened(page, f"{quarters}/changes?show=matrix&part=complete-done")
    chosen = cell(page, "changes_matrix", "on_schedule-off_track")
    chosen.focus()
    chosen.press("Enter")
    page.get_by_role("table", name="From G On schedule to R Off track, worsened: 1 task").wait_for()
    settled(page)
    assert refs(page) == ["5"]
    assert query(page)["cell"] == ["on_schedule-off_track"]
    assert "part" not in query(page)


def test_on_a_phone_nothing_scrolls_sideways_and_the_answer_comes_first(browser_page, quarters):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{quarters}/changes?task={TASK}")
    task(browser_page, "4 Train school governors in the Prevent duty").wait_for()
    assert sideways(browser_page) <= 0
    assert violations(browser_page) == []
    assert browser_page.get_by_text("Overdue rose from 1 to 2").bounding_box()["y"] < 400


def test_a_match_is_corrected_and_everything_is_counted_anew(browser_page, quarters):
    """Last, for it adds to the record: the new task 13 is said to be the task that was gone."""
    page = browser_page
    opened(page, f"{quarters}/changes?task={PLAN.plan_id}/13")
    page.get_by_text("New: no earlier task has this reference").wait_for()
    page.get_by_text("Correct this match").click()
    page.get_by_role("textbox", name="Reason").first.wait_for()
    settled(page)
    form = page.locator(".st-key-changes_two_sides")
    box = form.get_by_role("combobox", name="Which earlier task")
    box.focus()
    box.press_sequentially("12 Appoint")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    form.get_by_role("button", name="Save the correction").click()
    page.get_by_text("This field is required.").first.wait_for()
    settled(page)
    form.get_by_role("textbox", name="Reason").fill("the champions give the courses")
    form.get_by_role("textbox", name="Your name").fill("Ada Finch")
    form.get_by_role("button", name="Save the correction").click()
    told(page, "The match is corrected")
    settled(page)
    page.get_by_role("heading", name="2 done, 1 added (not complete).").wait_for()
