"""In a real browser: cells and heads of the heat map and areas of the gap analysis open their tasks beside them."""

from helpers.browser import opened, query, settled, sideways
from helpers.sample_plans import NORTH

OFF_TRACK, BEHIND = f"{NORTH}|Schools|off_track", f"{NORTH}|Health|behind"


def beside(page, words: str) -> None:
    """Waits until the list beside the picture says what it holds."""
    page.locator(".st-key-beside").get_by_role("heading", name=words, exact=True).wait_for(timeout=20_000)
    settled(page)


def test_a_cell_opens_its_tasks_one_of_them_in_their_place_and_back(browser_page, server):
    opened(browser_page, f"{server}/heat_map?plan={NORTH}")
    browser_page.get_by_role("button", name="Schools, R Off track: 1 of 3, computed").click()
    beside(browser_page, "Schools, R Off track: 1 of 3, computed")
    browser_page.get_by_role("link", name="Made-up task 1b").click()
    browser_page.get_by_role("heading", name="1b: Made-up task 1b").wait_for()
    settled(browser_page)
    assert query(browser_page) == {"plan": ["North (made up)"], "cell": [OFF_TRACK], "task": [f"{NORTH}/1b"]}
    browser_page.get_by_role("button", name="Close").click()
    beside(browser_page, "Schools, R Off track: 1 of 3, computed")
    assert query(browser_page) == {"plan": ["North (made up)"], "cell": [OFF_TRACK]}
    browser_page.go_back()
    browser_page.get_by_role("heading", name="1b: Made-up task 1b").wait_for()


def test_cells_rows_and_columns_are_chosen_by_keyboard_alone(browser_page, server):
    opened(browser_page, f"{server}/heat_map?plan={NORTH}")
    for name, words, chosen in (
        ("Health, A Behind schedule: 1 of 4, computed", "Health, A Behind schedule: 1 of 4, computed", BEHIND),
        ("Health", "Health: 4 tasks", f"{NORTH}|Health|*"),
        ("Not rated", "– Not rated: 2 tasks", "*|*|not_rated"),
    ):
        browser_page.locator(".st-key-heat_map").get_by_role("button", name=name, exact=True).focus()
        browser_page.keyboard.press("Enter")
        beside(browser_page, words)
        assert query(browser_page)["cell"] == [chosen]


def test_an_area_of_the_gap_analysis_opens_its_tasks(browser_page, server):
    opened(browser_page, f"{server}/gap_analysis?plan={NORTH}")
    browser_page.get_by_role("button", name="Schools", exact=True).click()
    beside(browser_page, "Schools: 1 of 3 complete, computed")
    assert query(browser_page)["group"] == [f"{NORTH}|Schools"]


def test_on_a_phone_leads_against_quarters_do_not_scroll_sideways(browser_page, server):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/heat_map?plan=All+plans&columns=Quarter&rows=Lead")
    assert sideways(browser_page) <= 0
