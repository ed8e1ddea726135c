"""What every page owes to those who don't see it, or don't use a mouse: names, headings, focus, room on a phone."""

import pytest
from helpers.browser import opened, settled, sideways
from helpers.pages_listed import PAGES

from pages.listed import PAGES as LISTED

ADDRESSES = [name for pages in LISTED.values() for name in pages]
NAMELESS = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart], [data-testid=stDataFrame]')]
    .filter(one => !one.closest('details:not([open])'))
    .filter(one => ![one, ...one.querySelectorAll('[aria-label], [alt]')]
        .some(named => (named.getAttribute('aria-label') || named.getAttribute('alt') || '').trim().length > 10))
    .length"""
LEVELS = "() => [...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].map(one => +one.tagName[1])"


def test_every_page_is_looked_at():
    assert len(ADDRESSES) == len(PAGES)


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_names_and_room(server, browser_page, address):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/{address}")
    levels = browser_page.evaluate(LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))
    assert browser_page.evaluate(NAMELESS) == 0
    assert sideways(browser_page) <= 0


def test_the_key_opens_by_keyboard_and_is_built_then(server, browser_page):
    opened(browser_page, f"{server}/leads")
    key = browser_page.locator("summary", has_text="Key to the ratings")
    assert not browser_page.get_by_text("successfully completed").is_visible()
    key.focus()
    browser_page.keyboard.press("Enter")
    browser_page.get_by_text("successfully completed").wait_for()
    settled(browser_page)


def test_focus_reaches_the_heat_maps_cells(server, browser_page):
    opened(browser_page, f"{server}/heat_map")
    browser_page.get_by_role("radio", name="Counts").focus()
    for _ in range(12):
        browser_page.keyboard.press("Tab")
        name = browser_page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if "Tasks behind a cell" in name:
            return
    raise AssertionError("No way by keyboard from the page's controls to its cells")
