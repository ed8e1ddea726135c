"""In a real browser: a task opened by row, by link and on the timeline; files taken away."""

import csv
import io

import duckdb
import openpyxl
from helpers.browser import opened, settled
from helpers.sample_plans import NORTH


def download(page, label: str) -> bytes:
    """The file behind a button."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=label).click()
    return waited.value.path().read_bytes()


def test_a_link_opens_a_task_and_next_moves_the_address(server, browser_page):
    opened(browser_page, f"{server}/tasks?plan={NORTH}&task={NORTH}/1b")
    browser_page.get_by_role("heading", name="1b: Made-up task 1b").wait_for(timeout=20_000)
    browser_page.get_by_role("button", name="Next").click()
    settled(browser_page)
    browser_page.wait_for_url(lambda address: "task=" in address and "1b" not in address)


def test_a_task_is_opened_with_the_keyboard_shared_and_closed_by_the_way_back(server, browser_page):
    opened(browser_page, f"{server}/tasks?plan={NORTH}")
    browser_page.get_by_test_id("stMain").get_by_role("link", name="2c **Not bold** <b>task</b>").focus()
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(lambda address: "2c" in address)
    title = browser_page.get_by_role("heading", name="2c: **Not bold** <b>task</b>")
    title.wait_for(timeout=20_000)
    address = browser_page.url
    browser_page.go_back()
    title.wait_for(timeout=20_000, state="detached")
    opened(browser_page, address)
    title.wait_for(timeout=20_000)


def test_a_row_of_the_timeline_opens_its_task_beside_it_and_what_was_unfolded_stays_so(server, browser_page):
    opened(browser_page, f"{server}/timeline?plan={NORTH}")
    browser_page.get_by_text("1 complete").click()
    browser_page.locator(".timeline .row").get_by_text("Made-up task 1a").click()
    browser_page.wait_for_url(lambda address: "/timeline" in address and "1a" in address)
    browser_page.get_by_role("heading", name="1a: Made-up task 1a").wait_for(timeout=20_000)
    browser_page.locator(".timeline [aria-current]").get_by_text("Made-up task 1a").wait_for(timeout=20_000)


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
