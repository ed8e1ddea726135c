"""What every page owes to those who see it badly or use no mouse: WCAG 2.2 A and AA, headings, names, keys, room."""

from hashlib import sha256

import pytest
from helpers.axe import CONTRAST, FOLDER, SHA256, exceptions, violations
from helpers.browser import go_on, opened, settled, sideways, watch
from helpers.pages_listed import PAGES

from pages.listed import PAGES as LISTED

TITLES = {"" if name == "home" else name: title for pages in LISTED.values() for name, (_, title) in pages.items()}
VIEW = "plan=north-made-up&task=north-made-up/1a&entry=north-made-up/2a|owner_never_named"  # with its detail open
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
NAMELESS = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart], [data-testid=stDataFrame]')]
    .filter(one => !one.closest('details:not([open])'))
    .filter(one => ![one, ...one.querySelectorAll('[aria-label], [alt]')]
        .some(named => (named.getAttribute('aria-label') || named.getAttribute('alt') || '').trim().length > 10))
    .length"""
LEVELS = "() => [...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].map(one => +one.tagName[1])"
MENU_EDGE = "() => document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right"


@pytest.fixture(scope="module")
def visit(server, browser):
    """One page that goes on from address to address, and the errors in its console."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    errors, _ = watch(page)
    opened(page, f"{server}/add_plan")
    yield page, errors
    context.close()


def test_every_page_is_looked_at():
    assert len(TITLES) == len(PAGES)


def test_the_rules_are_those_that_their_authors_published():
    assert sha256((FOLDER / "axe.min.js").read_bytes()).hexdigest() == SHA256
    assert all(all(one.values()) for one in exceptions())


@pytest.mark.parametrize("address", TITLES, ids=lambda address: address or "home")
def test_a_page_wide_and_narrow_light_and_dark(visit, address):
    page, errors = visit
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    go_on(page, f"/{address}?{VIEW}", TITLES[address])
    assert page.get_by_test_id("stException").count() == 0
    levels = page.evaluate(LEVELS)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))
    assert page.evaluate(NAMELESS) == 0
    assert violations(page) == []
    page.set_viewport_size(NARROW)
    settled(page)
    assert sideways(page) <= 0
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    settled(page)
    assert sideways(page) <= 0
    assert violations(page, CONTRAST) == []
    page.set_viewport_size(WIDE)
    settled(page)
    assert violations(page, CONTRAST) == []
    assert errors == []


@pytest.mark.parametrize(("address", "status"), [("no_such_page", 404), ("present?plan=north-made-up", 200)])
def test_a_page_without_streamlit(server, browser, address, status):
    page = browser.new_page()
    assert page.goto(f"{server}/{address}").status == status
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.close()


def test_letters_alone_run_nothing_and_still_reach_a_field(server, browser_page):
    sent = []
    browser_page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    opened(browser_page, f"{server}/tasks")
    before = len(sent)
    for key in ("r", "c", "Shift+R"):
        browser_page.keyboard.press(key)
    browser_page.wait_for_timeout(500)
    assert (len(sent), browser_page.get_by_role("dialog").count()) == (before, 0)
    browser_page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'r'}))")  # where Streamlit listens
    browser_page.wait_for_timeout(500)
    assert len(sent) > before
    settled(browser_page)
    words = browser_page.get_by_role("textbox", name="Words")
    words.press_sequentially("rc")
    assert words.input_value() == "rc"


def test_on_a_phone_menu_and_filters_give_way_again(server, browser_page):
    browser_page.set_viewport_size(NARROW)
    opened(browser_page, f"{server}/")
    menu, filters = browser_page.get_by_test_id("stExpandSidebarButton"), browser_page.locator("[data-opens-filters]")
    menu.click()
    browser_page.get_by_test_id("stSidebarNav").get_by_text("Leads").click()
    browser_page.wait_for_url("**/leads*")
    settled(browser_page)
    assert browser_page.evaluate(MENU_EDGE) <= 0
    menu.click()
    browser_page.get_by_test_id("stSidebarNav").get_by_text("Leads").wait_for()
    browser_page.keyboard.press("Escape")
    settled(browser_page)
    assert browser_page.evaluate(MENU_EDGE) <= 0
    assert browser_page.evaluate("document.activeElement.dataset.testid") == "stExpandSidebarButton"
    assert browser_page.locator(".st-key-filters").is_hidden() and filters.get_attribute("aria-expanded") == "false"
    filters.click()
    assert browser_page.locator(".st-key-filters").is_visible() and filters.get_attribute("aria-expanded") == "true"
    filters.click()
    assert browser_page.locator(".st-key-filters").is_hidden() and filters.get_attribute("aria-expanded") == "false"


def test_the_key_opens_by_keyboard_and_is_built_then(server, browser_page):
    opened(browser_page, f"{server}/leads")
    key = browser_page.locator("summary", has_text="Key to the ratings")
    assert not browser_page.get_by_text("successfully completed").is_visible()
    key.focus()
    browser_page.keyboard.press("Enter")
    browser_page.get_by_text("successfully completed").wait_for()
    settled(browser_page)


def test_focus_reaches_the_heat_maps_cells(server, browser_page):
    opened(browser_page, f"{server}/heat_map?plan=north-made-up")
    browser_page.get_by_role("radio", name="Counts").focus()
    for _ in range(20):
        browser_page.keyboard.press("Tab")
        name = browser_page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if "C Complete: 1 of 3" in name:
            return
    raise AssertionError("No way by keyboard from the page's controls to its cells")
