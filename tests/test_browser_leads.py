"""In a real browser: a lead opens beside the list by a link or by keyboard, and a task of theirs in their place."""

from helpers.browser import opened, query, settled
from helpers.sample_plans import NORTH


def test_a_lead_opens_beside_and_a_task_of_theirs_is_decided_there(browser_page, server):
    opened(browser_page, f"{server}/leads?plan={NORTH}")
    browser_page.get_by_role("link", name="Ann Example").focus()
    browser_page.keyboard.press("Enter")
    beside = browser_page.locator(".st-key-beside")
    beside.get_by_text("Ann Example leads 2 live tasks, 1 alone; 1 is overdue, by 14 months").wait_for(timeout=20_000)
    settled(browser_page)
    assert query(browser_page)["who"] == ["Ann Example"]
    beside.get_by_role("button", name="Chase").click()
    beside.get_by_text("Dear Ann Example,").wait_for(timeout=20_000)
    assert f"{server}/tasks?" in beside.inner_text()
    beside.get_by_role("link", name="1b Made-up task 1b").click()
    beside.get_by_role("heading", name="1b: Made-up task 1b").wait_for(timeout=20_000)
    settled(browser_page)
    assert query(browser_page)["task"] == [f"{NORTH}/1b"]
    browser_page.go_back()
    beside.get_by_text("Ann Example leads 2 live tasks").wait_for(timeout=20_000)
    settled(browser_page)
