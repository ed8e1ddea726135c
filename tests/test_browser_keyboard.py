"""By keyboard alone: what a manager, an analyst and a member of the board do, in a bounded number of keys, focus in sight."""

import re

import pytest
from helpers.axe import violations
from helpers.browser import go_on, opened, settled, told
from helpers.keys import Keys
from helpers.plan_writer import write
from helpers.sample_plans import NORTH, filled_file
from helpers.server import served
from helpers.states import PLAN
from playwright.sync_api import TimeoutError


@pytest.fixture
def own_server(tmp_path):
    """A dashboard on a database that the test may add to."""
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        yield address


def main(page):
    """What the page says."""
    return page.get_by_test_id("stMain")


def past_the_menu(page) -> Keys:
    """Keys that went past the menu, by the first stop of all."""
    keys = Keys(page)
    page.evaluate("() => document.activeElement?.blur()")
    keys.reach(page.get_by_role("link", name="Skip to the page"), most=1)
    keys.press("Enter")
    assert keys.has_focus(page.locator("h1"))
    return keys


def test_a_manager_filters_opens_a_cell_and_a_task_decides_and_undoes_it(own_server, browser_page):
    page = browser_page
    opened(page, f"{own_server}/heat_map?plan={NORTH}")
    keys = past_the_menu(page)
    lead = page.locator(".st-key-filters").get_by_role("combobox", name="Lead", exact=True)
    keys.reach(lead, most=3)
    keys.type("Ann Example")
    page.get_by_role("option", name="Ann Example", exact=True).first.wait_for()
    keys.act()
    keys.act("Tab")
    page.get_by_role("button", name="Take away: lead Ann Example").wait_for()
    assert page.locator(".st-key-filters :focus").count() == 1
    cell = main(page).get_by_role("button", name=re.compile("^Schools, R Off track: "))
    keys.reach(cell, most=20)
    keys.act()
    assert keys.has_focus(cell) and cell.get_attribute("aria-current")
    keys.act()  # again: to what it opened
    assert keys.has_focus(page.locator(".st-key-beside :is(h1, h2, h3)").first)
    keys.reach(page.locator(".st-key-beside").get_by_role("link", name="1b Made-up task 1b"), most=8)
    keys.act()
    page.get_by_role("heading", name="1b: Made-up task 1b").wait_for()
    form = page.get_by_test_id("stForm")
    keys.reach(page.get_by_role("link", name="Skip to what is open"), by="Shift+Tab", most=60)
    keys.press("Enter")
    for _ in range(2):
        keys.press("Tab")
    complete = form.get_by_role("radio", name=re.compile("C Complete"))
    keys.reach(complete, by="ArrowDown", most=6)
    keys.reach(form.get_by_role("textbox", name="Why"), most=3)
    keys.type("signed off")
    keys.reach(form.get_by_role("textbox", name="Your name"), most=3)
    keys.type("Ann Example")
    keys.act()  # Enter sends a form
    told(page, "Recorded: rating C Complete.")
    settled(page)
    assert violations(page) == []
    notice = page.locator(".st-key-recorded [data-testid=stAlertContainer]")
    assert keys.has_focus(notice)
    keys.reach(page.get_by_role("button", name="Undo").first, most=4)
    keys.act()
    told(page, "Undone: the decision just recorded.")
    assert keys.count <= 90


def _window_of_files(page, keys):
    """What Enter opens; a browser opens it for the page in front alone, which on a busy machine may be another."""
    for _ in range(3):
        page.bring_to_front()
        try:
            with page.expect_file_chooser(timeout=10_000) as asked:
                keys.press("Enter")
        except TimeoutError:
            continue
        return asked.value
    raise AssertionError("Enter opened no window of files.")


def test_a_manager_adds_a_document(own_server, browser_page):
    page = browser_page
    opened(page, f"{own_server}/add_plan")
    keys = past_the_menu(page)
    keys.reach(main(page).get_by_test_id("stFileUploader").locator("button"), most=3)
    asked = _window_of_files(page, keys)
    asked.set_files({"name": "plan.docx", "mimeType": "application/octet-stream", "buffer": write("docx", PLAN)})
    page.get_by_role("button", name="Save this plan").wait_for(timeout=30_000)
    settled(page)
    council = main(page).get_by_role("textbox", name="Council", exact=True)
    keys.reach(council, most=12)
    keys.type("Wexmoor")
    keys.reach(main(page).get_by_role("textbox", name="Your name"), most=24)
    keys.type("Ada Finch")
    keys.act()
    told(page, "Saved: 2 tasks")
    assert keys.count <= 45


def test_an_analyst_reads_a_table_takes_a_file_and_asks_in_sql(server, browser_page):
    page = browser_page
    opened(page, f"{server}/tasks?plan={NORTH}")
    keys = past_the_menu(page)
    due = main(page).locator(".sorts", has_text="Due")
    keys.reach(due, most=12)
    keys.act()
    assert keys.has_focus(due)
    row = main(page).get_by_role("link", name="2c **Not bold** <b>task</b>")
    keys.reach(row, most=10)
    keys.act()
    page.get_by_role("heading", name="2c: **Not bold** <b>task</b>").wait_for()
    settled(page)
    assert keys.has_focus(row)
    keys.reach(main(page).get_by_role("button", name="Tasks in view as CSV"), most=12)
    with page.expect_download():
        keys.press("Enter")
    settled(page)
    assert keys.count <= 40
    go_on(page, "/sql", "Questions in SQL")
    keys = Keys(page)
    assert keys.has_focus(page.locator("h1"))  # a new page is read from its title on
    keys.reach(page.get_by_role("textbox", name="Statement"), most=3)
    keys.type("select rating, count(*) as tasks from task_at(null) group by all")
    run = page.get_by_role("button", name="Run")
    keys.reach(run, most=1)
    keys.act()
    page.locator(".st-key-sql_table").wait_for(timeout=20_000)
    assert keys.has_focus(run)
    assert keys.count <= 10


def test_a_member_of_the_board_reads_the_slides(server, browser_page):
    page = browser_page
    opened(page, f"{server}/board?plan={NORTH}")
    keys = past_the_menu(page)
    keys.reach(main(page).get_by_role("link", name="Present"), most=1)
    with page.expect_popup() as popup:
        keys.press("Enter")
    slides = popup.value
    slides.wait_for_load_state()
    shown = Keys(slides)
    shown.reach(slides.locator("button.tile:visible").first, most=6)
    shown.press("Enter")
    slides.locator("dialog#panel").wait_for()
    shown.press("Escape")
    slides.locator("dialog#panel").wait_for(state="hidden")
    assert shown.has_focus(slides.locator("button.tile:visible").first)
    shown.press("ArrowRight")
    assert keys.count + shown.count <= 12
    slides.close()
