"""In a real browser: a task opened by row, by link and by mouse on the timeline; a count added; files taken away."""

import csv
import io

import duckdb
import openpyxl
import pytest
from helpers.browser import opened, settled, sideways
from helpers.sample_plans import NORTH, SOUTH, filled_file
from helpers.server import served


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A dashboard on a database that these tests may add to."""
    with served(filled_file(tmp_path_factory.mktemp("own") / "own.duckdb")) as address:
        yield address


def download(page, label: str) -> bytes:
    """The file behind a button."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=label).click()
    return waited.value.path().read_bytes()


def test_a_link_opens_a_task_and_next_moves_the_address(server, browser_page):
    opened(browser_page, f"{server}/tasks?task={NORTH}/1b")
    browser_page.get_by_role("heading", name="1b: Made-up task 1b").wait_for(timeout=20_000)
    browser_page.get_by_role("button", name="Next").click()
    settled(browser_page)
    browser_page.wait_for_url(lambda address: "task=" in address and "1b" not in address)


def test_a_task_is_chosen_with_the_keyboard_and_can_be_shared(server, browser_page):
    opened(browser_page, f"{server}/tasks?plan={NORTH}")
    box = browser_page.get_by_role("combobox", name="Open a task")
    box.focus()
    box.press_sequentially("2c")
    box.press("Enter")
    browser_page.wait_for_url(lambda address: "2c" in address)
    settled(browser_page)
    browser_page.get_by_role("heading", name="2c: **Not bold** <b>task</b>").wait_for(timeout=20_000)
    address = browser_page.url
    opened(browser_page, address)
    browser_page.get_by_role("heading", name="2c: **Not bold** <b>task</b>").wait_for(timeout=20_000)


def test_a_row_of_the_table_opens_its_task(server, browser_page):
    opened(browser_page, f"{server}/tasks?plan={NORTH}")
    table = browser_page.get_by_test_id("stDataFrame").first
    table.click(position={"x": 18, "y": 52})
    browser_page.wait_for_url(lambda address: "1b" in address)
    settled(browser_page)
    browser_page.get_by_role("heading", name="1b: Made-up task 1b").wait_for(timeout=20_000)


def test_a_row_of_the_timeline_opens_its_task_beside_it_and_what_was_unfolded_stays_so(server, browser_page):
    opened(browser_page, f"{server}/timeline?plan={NORTH}")
    browser_page.get_by_text("1 complete").click()
    browser_page.locator(".timeline .row").get_by_text("Made-up task 1a").click()
    browser_page.wait_for_url(lambda address: "/timeline" in address and "1a" in address)
    browser_page.get_by_role("heading", name="1a: Made-up task 1a").wait_for(timeout=20_000)
    assert browser_page.locator(".timeline [aria-current]").get_by_text("Made-up task 1a").is_visible()


def test_the_files_open_again(server, browser_page, tmp_path):
    opened(browser_page, f"{server}/tasks?plan={NORTH}")
    rows = list(csv.DictReader(io.StringIO(download(browser_page, "Tasks in view as CSV").decode("utf-8-sig"))))
    assert len(rows) == 7
    assert rows[0]["As at"] == "2016-12-31"
    book = openpyxl.load_workbook(io.BytesIO(download(browser_page, "Tasks in view as Excel")))
    assert book["Tasks"].max_row == 8
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(download(browser_page, "The whole database"))
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert len(connection.execute("from task_at(null)").fetchall()) == 11


def test_a_count_is_added_with_its_date(own_server, browser_page):
    opened(browser_page, f"{own_server}/training?plan={SOUTH}")
    browser_page.get_by_label("How many, in total").fill("260")
    browser_page.get_by_role("textbox", name="Your name").fill("Ann Example")
    date = browser_page.get_by_test_id("stForm").get_by_test_id("stDateInput")
    date.locator("input, [contenteditable=true], [role=spinbutton]").first.click()
    browser_page.keyboard.type("20092017")
    browser_page.keyboard.press("Enter")
    browser_page.get_by_text("Added: 260 at 20 Sep 2017.").wait_for(timeout=20_000)
    browser_page.get_by_role("heading", name="260 of 500 staff trained").wait_for(timeout=20_000)


def test_an_open_task_fits_a_phone(server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/tasks?task={NORTH}/2c")
    assert sideways(browser_page) <= 0
