"""The Board page in a browser: a figure to its tasks and back, slides, files, an issued pack; with keys, and on a phone."""

import io
import zipfile
from urllib.parse import quote

import pytest
from helpers.browser import opened, settled, told
from helpers.sample_plans import filled_file
from helpers.server import served

NAME = quote("North (made up)")


@pytest.fixture
def own_server(tmp_path):
    """A dashboard of its own, for a test that issues."""
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        yield address


def test_by_keyboard_a_figure_opens_its_tasks_and_a_late_task_is_written_about_without_losing_the_place(
    own_server, browser_page
):
    opened(browser_page, f"{own_server}/board?plan={NAME}")
    browser_page.get_by_role("link", name="Overdue").press("Enter")
    browser_page.get_by_role("heading", name="Overdue: 1 task").wait_for()
    browser_page.get_by_role("radio", name="Late and off track").click()
    settled(browser_page)
    assert "part=late" in browser_page.url and "behind=" not in browser_page.url
    browser_page.locator(".st-key-board_late_tasks .opens").first.press("Enter")
    cause = browser_page.get_by_role("textbox", name="Cause")
    cause.wait_for()
    settled(browser_page)
    form = browser_page.get_by_test_id("stForm").filter(has=cause)
    form.get_by_role("textbox", name="Your name").fill("Ann Example")
    cause.fill("The trainer left")
    cause.press("Enter")
    told(browser_page, "Saved for this pack: cause.")
    settled(browser_page)
    assert cause.evaluate("one => one === document.activeElement") and cause.input_value() == "The trainer left"
    assert "The trainer left (added)" in browser_page.locator(".st-key-board_late_tasks").inner_text()


def test_present_opens_the_slides_of_the_same_pack(server, browser_page):
    opened(browser_page, f"{server}/board?plan={NAME}&audience=public")
    with browser_page.expect_popup() as popup:
        browser_page.get_by_role("link", name="Present").click()
    slides = popup.value
    slides.wait_for_load_state()
    assert "overdue" in slides.get_by_role("heading", level=1).first.inner_text()
    assert "Ann Example" not in slides.content()
    slides.close()


def test_a_pack_is_prepared_issued_and_handed_out_as_it_was(own_server, browser_page):
    opened(browser_page, f"{own_server}/board?plan={NAME}")
    browser_page.get_by_role("button", name="Files", exact=True).click()
    browser_page.get_by_role("button", name="Prepare the files").click()
    browser_page.get_by_role("button", name="All in one zip").wait_for()
    settled(browser_page)
    with browser_page.expect_download() as prepared:
        browser_page.get_by_role("button", name="All in one zip").click()
    with zipfile.ZipFile(io.BytesIO(prepared.value.path().read_bytes())) as archive:
        names = sorted(archive.namelist())
        csv = archive.read(next(name for name in names if name.endswith(".csv")))
    stem = "prevent-north-made-up-q3-2016-17-as-at-2016-12-31-board"
    assert names == [f"{stem}{end}" for end in ("-briefs.zip", ".csv", ".docx", ".html", ".pdf", ".pptx", ".xlsx")]
    browser_page.get_by_role("textbox", name="Your name").fill("Ann Example")
    browser_page.get_by_role("button", name="Issue this pack").click()
    browser_page.get_by_role("heading", name="1 pack issued").wait_for()
    settled(browser_page)
    browser_page.locator(".st-key-board_issued .opens").press("Enter")
    browser_page.get_by_role("link", name="Present as issued").wait_for()
    settled(browser_page)
    assert "issued=" in browser_page.url
    with browser_page.expect_download() as kept:
        browser_page.get_by_role("button", name="Tasks (CSV)").last.click()
    assert kept.value.suggested_filename.startswith(f"{stem}-issue-1-v1-")
    issued, working = (content.decode("utf-8-sig") for content in (kept.value.path().read_bytes(), csv))
    assert "Issue 1 · version 1, issued " in issued
    assert [line.partition("Issue 1 · version 1")[0] for line in issued.splitlines()] == [
        line.partition("Working copy, not issued")[0] for line in working.splitlines()
    ]
