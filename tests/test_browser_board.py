"""The Board page in a browser: a figure to its tasks and back, slides, files, an issued pack; with keys, and on a phone."""

import io
import zipfile
from urllib.parse import quote

import pytest
from helpers.browser import opened, settled, sideways
from helpers.sample_plans import NORTH, filled_file
from helpers.server import served

NAME = quote("North (made up)")


@pytest.fixture
def own_server(tmp_path):
    """A dashboard of its own, for a test that issues."""
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        yield address


def test_a_figure_leads_to_its_tasks_by_keyboard_and_the_part_stands_in_the_address(server, browser_page):
    opened(browser_page, f"{server}/board?plan={NAME}")
    browser_page.get_by_role("radio", name="3. What is late or off track").or_(
        browser_page.get_by_role("button", name="3. What is late or off track")
    ).first.click()
    settled(browser_page)
    assert "part=late" in browser_page.url
    picker = browser_page.get_by_role("combobox", name="Tasks behind a figure").first
    picker.focus()
    browser_page.keyboard.type("Overdue")
    browser_page.keyboard.press("Enter")
    browser_page.get_by_text("1 task behind “Overdue: 1 of 7”", exact=True).wait_for()
    settled(browser_page)


def test_present_opens_the_slides_of_the_same_pack(server, browser_page):
    opened(browser_page, f"{server}/board?plan={NAME}&audience=public")
    with browser_page.expect_popup() as popup:
        browser_page.get_by_role("link", name="Present").click()
    slides = popup.value
    slides.wait_for_load_state()
    assert slides.get_by_role("heading", level=1).first.inner_text().startswith("Prevent action plan: North")
    assert "Ann Example" not in slides.content()
    slides.close()


def test_a_pack_is_prepared_issued_and_handed_out_as_it_was(own_server, browser_page):
    opened(browser_page, f"{own_server}/board?plan={NAME}&open=files")
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
    assert kept.value.suggested_filename == f"{stem}-issue-1-v1.csv"
    issued, working = (content.decode("utf-8-sig") for content in (kept.value.path().read_bytes(), csv))
    assert "Issue 1 · version 1, issued " in issued
    assert [line.partition("Issue 1 · version 1")[0] for line in issued.splitlines()] == [
        line.partition("Working copy, not issued")[0] for line in working.splitlines()
    ]


def test_on_a_phone_nothing_scrolls_sideways(server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/board?plan={NORTH}&part=late")
    assert sideways(browser_page) <= 0
