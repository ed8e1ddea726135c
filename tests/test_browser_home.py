"""In a real browser: a number of Home leads to its tasks and Back returns; a tile opens beside, the letter in its place."""

from helpers.browser import opened, query, settled
from helpers.sample_plans import NORTH


def test_a_number_leads_on_and_back_and_a_tile_opens_beside(browser_page, server):
    opened(browser_page, f"{server}/?plan={NORTH}")
    browser_page.get_by_role("link", name="1 off track, computed", exact=True).click()
    browser_page.wait_for_url("**/tasks?**", timeout=20_000)
    browser_page.get_by_role("link", name="1b Made-up task 1b").first.wait_for(timeout=20_000)
    settled(browser_page)
    assert query(browser_page)["rating"] == ["Off track"]
    browser_page.go_back()
    browser_page.locator(".st-key-home_strip a[title^='1b ']").click(timeout=20_000)
    beside = browser_page.locator(".st-key-beside")
    beside.get_by_role("heading", name="1b: Made-up task 1b").wait_for(timeout=20_000)
    settled(browser_page)
    assert query(browser_page)["task"] == [f"{NORTH}/1b"] and "rating" not in query(browser_page)
    browser_page.get_by_role("button", name="Write the Monday e-mail").click()
    beside.get_by_text("OVERDUE (1)").wait_for(timeout=20_000)
    assert f"{server}/tasks?plan=North" in beside.inner_text()
