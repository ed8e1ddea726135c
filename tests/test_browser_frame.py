"""The frame in a real browser: links, filters, the way back, and what the server tells the browser."""

import urllib.request

from helpers.browser import opened, query, settled
from helpers.sample_plans import filled_file
from helpers.server import served


def title(page) -> str:
    """The page's title."""
    return page.locator("h1").inner_text()


def scope(page) -> list[str]:
    """The line under the title: plan, date, number of tasks, a chip a filter."""
    return page.locator(".scope :is(.part-of-scope, .filter)").all_inner_texts()


def choose(page, label: str, option: str) -> None:
    """Chooses an option of a filter."""
    box = page.locator(".st-key-filters").get_by_role("combobox", name=label, exact=True)
    box.focus()
    box.press_sequentially(option)
    page.get_by_role("option", name=option, exact=True).first.wait_for()
    box.press("Enter")
    box.press("Tab")
    settled(page)


def test_a_link_is_the_first_request_of_a_fresh_server(tmp_path, browser_page):
    with served(filled_file(tmp_path / "fresh.duckdb")) as address:
        opened(browser_page, f"{address}/leads?plan=south-made-up&lead=Bea+Sample")
        assert title(browser_page) == "Leads"
        assert scope(browser_page) == ["South (made up)", "as at 30 Sep 2017", "3 tasks", "lead Bea Sample\n✕"]
        assert browser_page.get_by_role("dialog").count() == 0
        browser_page.goto("about:blank")


def test_filter_by_lead_go_on_take_away_and_go_back(server, browser_page):
    opened(browser_page, f"{server}/")
    assert scope(browser_page) == ["South (made up)", "as at 30 Sep 2017", "4 tasks"]  # one plan, the newest
    choose(browser_page, "Plan", "North (made up)")
    choose(browser_page, "Lead", "Ann Example")
    filtered = ["North (made up)", "as at 31 Dec 2016", "3 tasks", "lead Ann Example\n✕"]
    assert scope(browser_page) == filtered
    assert query(browser_page) == {"plan": ["North (made up)"], "lead": ["Ann Example"]}
    browser_page.get_by_test_id("stSidebarNav").get_by_text("Timeline").click()
    browser_page.wait_for_url("**/timeline?*lead=Ann+Example*")
    settled(browser_page)
    assert (title(browser_page), scope(browser_page)) == ("Timeline", filtered)
    browser_page.get_by_role("button", name="Take away: lead Ann Example").click()
    browser_page.wait_for_url(lambda address: "lead=" not in address)
    settled(browser_page)
    assert scope(browser_page) == ["North (made up)", "as at 31 Dec 2016", "7 tasks"]
    browser_page.go_back()
    browser_page.wait_for_url("**/timeline?*lead=Ann+Example*")
    browser_page.go_back()
    browser_page.wait_for_url(f"{server}/?*")
    settled(browser_page)
    assert title(browser_page) == "Home"


def test_a_number_and_a_tile_lead_to_their_tasks(server, browser_page):
    opened(browser_page, f"{server}/?plan=north-made-up")
    browser_page.get_by_role("link", name="1 off track, computed", exact=True).click()
    browser_page.wait_for_url("**/tasks?*")
    settled(browser_page)
    assert scope(browser_page) == ["North (made up)", "as at 31 Dec 2016", "1 task", "rated off track\n✕"]
    opened(browser_page, f"{server}/?plan=north-made-up")
    browser_page.get_by_role("link", name="1a Made-up task 1a").focus()
    browser_page.keyboard.press("Enter")
    browser_page.get_by_role("heading", name="1a: Made-up task 1a").wait_for()
    browser_page.wait_for_url("**/?*task=north-made-up%2F1a*")


def test_text_of_a_plan_is_never_markup(server, browser_page):
    opened(browser_page, f"{server}/tasks?task=north-made-up%2F2c")
    browser_page.get_by_role("heading", name="2c: **Not bold** <b>task</b>").wait_for()
    assert browser_page.locator("[data-testid=stMain] a[href*='example.org']").count() == 0
    assert browser_page.locator("[data-testid=stMain] b:not(.ref)").count() == 0


def test_hostile_parameters_open_a_clean_page(server, browser_page):
    bad = "plan=%3Cscript%3E&as_at=9999-99-99&rating=%00&due=x&computed=%7B%7D&area=..%2F..&lead=%27&task=%3Cb%3E"
    opened(browser_page, f"{server}/?{bad}")
    assert browser_page.get_by_test_id("stException").count() == 0
    assert browser_page.url == f"{server}/?plan=South+%28made+up%29&task=%3Cb%3E"


def test_the_server_tells_the_browser_to_ask_nobody_else(server):
    with urllib.request.urlopen(f"{server}/home?plan=north-made-up") as answer:  # the first page's name leads to it
        headers, address = answer.headers, answer.url
    assert address == f"{server}/?plan=north-made-up"
    policy = headers["content-security-policy"]
    assert "http:" not in policy
    assert "https:" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
