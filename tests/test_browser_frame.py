"""The frame in a real browser: links, filters, the way back, the phone, and what the server tells the browser."""

import time
import urllib.request

import pytest
from helpers.browser import opened, settled, sideways
from helpers.pages_listed import ADDRESSES, WITHOUT_SCOPE
from helpers.sample_plans import filled_file
from helpers.server import served


def title(page) -> str:
    """The page's title, its scope."""
    return page.locator("h1").inner_text()


def sentence(page) -> str:
    """The view in words, below the title."""
    return page.locator("[data-testid=stMain] [data-testid=stMarkdown]").first.inner_text()


def choose(page, label: str, option: str) -> None:
    """Chooses an option of a filter in the side bar."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=label, exact=True)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that opens while the bar still scrolls closes again
    box.click()
    page.get_by_role("option", name=option, exact=True).first.click()
    page.keyboard.press("Escape")
    settled(page)


def test_a_link_is_the_first_request_of_a_fresh_server(tmp_path, browser_page):
    with served(filled_file(tmp_path / "fresh.duckdb")) as address:
        opened(browser_page, f"{address}/leads?plan=south-made-up&lead=Bea+Sample")
        assert title(browser_page) == "Leads: South (made up), as at 30 September 2017"
        assert sentence(browser_page) == "South (made up), as at 30 Sep 2017, lead Bea Sample: 3 tasks"
        assert browser_page.get_by_text("Page not found").count() == 0
        browser_page.goto("about:blank")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "overview")
def test_a_page_opens(server, browser_page, address):
    opened(browser_page, f"{server}/{address}")
    assert ("North (made up)" in title(browser_page)) == (address not in WITHOUT_SCOPE)
    assert browser_page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "overview")
def test_a_page_in_the_dark_theme_fits_a_phone(server, browser_page, address):
    """In the light theme test_browser_access measures it."""
    browser_page.emulate_media(color_scheme="dark")
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/{address}")
    assert sideways(browser_page) <= 0


def test_filters_wait_behind_one_button_on_a_phone(server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/")
    until(lambda: side_bar_edge(browser_page) <= 0)
    browser_page.get_by_test_id("stExpandSidebarButton").click()
    until(lambda: side_bar_edge(browser_page) > 200)
    browser_page.get_by_role("combobox", name="Lead", exact=True).wait_for(timeout=20_000)


def side_bar_edge(page) -> float:
    """How far the side bar reaches into the window, in pixels; 0 or less where it is put away."""
    return page.evaluate("document.querySelector('[data-testid=stSidebar]')?.getBoundingClientRect().right ?? 0")


def until(holds, seconds: float = 15) -> None:
    """Waits for something to hold (the page's own policy forbids a browser to poll for it)."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.1)


def test_filter_by_lead_go_on_and_clear(server, browser_page):
    opened(browser_page, f"{server}/")
    choose(browser_page, "Lead", "Ann Example")
    assert sentence(browser_page).endswith("lead Ann Example: 3 tasks")
    assert browser_page.url.endswith("/?lead=Ann+Example")
    browser_page.get_by_test_id("stSidebarNav").get_by_text("Timeline").click()
    browser_page.wait_for_url("**/timeline?lead=Ann+Example")
    settled(browser_page)
    assert sentence(browser_page).endswith("lead Ann Example: 3 tasks")
    browser_page.get_by_role("button", name="Clear filters").click()
    browser_page.wait_for_url(f"{server}/timeline")
    settled(browser_page)
    assert sentence(browser_page).endswith("each at its own date: 11 tasks")
    assert browser_page.get_by_role("button", name="Clear filters").count() == 0


def test_the_way_back(server, browser_page):
    opened(browser_page, f"{server}/heat_map?plan=North+%28made+up%29")
    browser_page.get_by_test_id("stSidebarNav").get_by_text("Leads").click()
    browser_page.wait_for_url("**/leads?*")
    settled(browser_page)
    assert title(browser_page).startswith("Leads: North (made up), ")
    browser_page.go_back()
    browser_page.wait_for_url("**/heat_map?*")
    settled(browser_page)
    assert title(browser_page) == "Heat map: North (made up), as at 31 December 2016"


def test_a_copied_address_reopens_the_view(server, browser_page, browser):
    opened(browser_page, f"{server}/tasks?rating=off_track&due=overdue&as_at=2017-12-31&q=made-up&area=Schools&lead=")
    first = sentence(browser_page)
    other = browser.new_context().new_page()
    opened(other, browser_page.url)
    assert sentence(other) == first
    assert "as at 31 Dec 2017, area Schools, no lead given, rated off track, overdue, with the words “made-up”" in first
    other.context.close()


def test_a_number_leads_to_its_tasks(server, browser_page):
    opened(browser_page, f"{server}/?plan=north-made-up")
    browser_page.get_by_role("link", name="Overdue 1 of 7").click()
    browser_page.wait_for_url("**/tasks?*")
    settled(browser_page)
    assert sentence(browser_page) == "North (made up), as at 31 Dec 2016, overdue: 1 task"


def test_a_tile_opens_its_task_by_mouse_and_by_keyboard(server, browser_page):
    opened(browser_page, f"{server}/?plan=north-made-up")
    browser_page.locator("[data-testid=stPlotlyChart] .bars .point path").first.wait_for()
    box = browser_page.locator("[data-testid=stPlotlyChart] .bars .point path").first.bounding_box()
    browser_page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    browser_page.wait_for_url("**/tasks?*task=north-made-up%2F1a*")
    opened(browser_page, f"{server}/?plan=north-made-up")
    twin = browser_page.get_by_role("combobox", name="Open a task")
    twin.focus()
    browser_page.keyboard.press("ArrowDown")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/tasks?*task=north-made-up%2F1a*")
    settled(browser_page)


def test_text_of_a_plan_is_never_markup(server, browser_page):
    opened(browser_page, f"{server}/tasks?task=north-made-up%2F2c")
    assert browser_page.locator("[data-testid=stMain] a[href*='example.org']").count() == 0
    assert browser_page.locator("[data-testid=stMain] b").count() == 0


def test_hostile_parameters_open_a_clean_page(server, browser_page):
    bad = "plan=%3Cscript%3E&as_at=9999-99-99&rating=%00&due=x&computed=%7B%7D&area=..%2F..&lead=%27&task=%3Cb%3E"
    opened(browser_page, f"{server}/?{bad}")
    assert browser_page.get_by_test_id("stException").count() == 0
    assert browser_page.url == f"{server}/?task=%3Cb%3E"


def test_the_server_tells_the_browser_to_ask_nobody_else(server):
    with urllib.request.urlopen(f"{server}/") as answer:
        headers = answer.headers
    policy = headers["content-security-policy"]
    assert "http:" not in policy
    assert "https:" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_overview_answers_to_its_name(server, browser_page):
    opened(browser_page, f"{server}/overview?plan=north-made-up")
    assert title(browser_page).startswith("Overview: North (made up)")


def test_the_first_visit_builds_the_shipped_plans(shipped_server, browser_page):
    opened(browser_page, f"{shipped_server}/")
    assert sentence(browser_page).endswith("each at its own date: 77 tasks")
    opened(browser_page, f"{shipped_server}/leads?plan=neath-port-talbot&lead=Karen+Jones")
    assert sentence(browser_page) == "NPT, as at 30 Sep 2017, lead Karen Jones: 4 tasks"
