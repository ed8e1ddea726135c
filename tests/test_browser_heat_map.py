"""In a real browser: a cell of the heat map opens its tasks beside it; leads and areas open theirs."""

import pytest
from helpers.browser import opened, query, settled, sideways

BEHIND = "north-made-up|Health|behind"
OFF_TRACK = "north-made-up|Schools|off_track"
VIEW = "plan=north-made-up"


def cell(page, id_: str):
    """A cell of the heat map."""
    return page.locator(f'[data-testid=stMain] [data-id="{id_}"]')


def beside(page, words: str):
    """A task in the list beside."""
    return page.locator(".st-key-beside").get_by_role("link", name=words)


def test_a_cell_is_chosen_by_keyboard_another_takes_its_place_and_back_brings_it_again(browser_page, server):
    opened(browser_page, f"{server}/heat_map?{VIEW}")
    cell(browser_page, OFF_TRACK).focus()
    browser_page.keyboard.press("Enter")
    beside(browser_page, "1b Made-up task 1b").wait_for()
    settled(browser_page)
    cell(browser_page, BEHIND).click()
    beside(browser_page, "2b Made-up task 2b").wait_for()
    settled(browser_page)
    assert query(browser_page)["cell"] == [BEHIND]
    browser_page.go_back()
    beside(browser_page, "1b Made-up task 1b").wait_for()
    assert query(browser_page)["cell"] == [OFF_TRACK]


def test_a_task_behind_a_cell_opens_beside_it_with_the_filters_kept(browser_page, server):
    opened(browser_page, f"{server}/heat_map?{VIEW}&cell=north-made-up%7CHealth%7Cbehind")
    beside(browser_page, "2b Made-up task 2b").click()
    browser_page.get_by_role("heading", name="2b: Made-up task 2b").wait_for()
    settled(browser_page)
    assert query(browser_page) == {"plan": ["North (made up)"], "cell": [BEHIND], "task": ["north-made-up/2b"]}
    assert cell(browser_page, BEHIND).get_attribute("aria-current") == "true"


@pytest.mark.parametrize(
    ("address", "row", "task"),
    [("leads", "Ann Example", "1b Made-up task 1b"), ("gap_analysis", "Schools", "1b Made-up task 1b")],
)
def test_a_row_opens_its_tasks_beside_it(browser_page, server, address, row, task):
    opened(browser_page, f"{server}/{address}?{VIEW}")
    browser_page.get_by_test_id("stMain").get_by_role("rowheader", name=row).locator("a, button").first.click()
    beside(browser_page, task).wait_for()


def test_on_a_phone_leads_against_quarters_do_not_scroll_sideways(browser_page, server):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/heat_map?columns=Quarter&rows=Lead")
    assert sideways(browser_page) <= 0
