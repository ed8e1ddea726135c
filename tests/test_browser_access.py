"""What every page owes to those who see it badly or use no mouse: WCAG 2.2 A and AA, headings, names, keys, room."""

from hashlib import sha256

import pytest
from helpers.axe import CONTRAST, FOLDER, SHA256, exceptions, violations
from helpers.browser import go_on, opened, settled, sideways, watch
from helpers.pages_listed import PAGES
from helpers.states import USED
from helpers.windows import NARROW, NARROWEST, WIDE

from pages.common.settings import SignIn
from pages.listed import PAGES as LISTED
from pages.server import sign_in_page

TITLES = {"" if name == "home" else name: title for pages in LISTED.values() for name, (_, title) in pages.items()}
VIEW = "plan=North+(made+up)&task=north-made-up/1a&entry=north-made-up/2a|owner_never_named"  # with its detail open
HIGH = {WIDE: 900, NARROW: 844, NARROWEST: 640}  # each window's height
ENLARGED = [{"width": WIDE // times, "height": HIGH[WIDE] // times} for times in (4, 2)]  # 400 % and 200 %
NAMELESS = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart], [data-testid=stDataFrame]')]
    .filter(one => !one.closest('details:not([open])'))
    .filter(one => ![one, ...one.querySelectorAll('[aria-label], [alt]')]
        .some(named => (named.getAttribute('aria-label') || named.getAttribute('alt') || '').trim().length > 10))
    .length"""
LEVELS = "() => [...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].map(one => +one.tagName[1])"
MENU_EDGE = "() => document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right"
# Charts that have no words before them in their part of the page, or no figures as a table after.
ALONE = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].filter((chart) => {
    const are = (where, what) => [...document.querySelectorAll(`[data-testid=stMain] :is(${what})`)]
        .some((one) => one.innerText.trim() && chart.compareDocumentPosition(one) & where);
    return !are(Node.DOCUMENT_POSITION_PRECEDING, 'h2, h3, p') || !are(Node.DOCUMENT_POSITION_FOLLOWING, 'summary, table');
}).length"""
# WCAG 1.4.12: what a reader may set without losing words.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, [role=radio], [role=tab], label, h1, h2, h3, .chip, summary, a)')]
    .flatMap((one) => [one, ...one.querySelectorAll('p, span, div')])
    .filter((one) => one.checkVisibility() && one.clientWidth > 8 && !one.closest('.unseen, .mark'))
    .filter((one) => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.tagName} “${one.textContent.trim().slice(0, 60)}” ${one.scrollWidth} > ${one.clientWidth}`)"""
# Headings and what stands under them: nothing is written over a heading.
OVER = """() => { const box = (one) => { const range = document.createRange(); range.selectNodeContents(one); return range.getBoundingClientRect(); };
    const seen = (what) => [...document.querySelectorAll(`[data-testid=stMain] :is(${what})`)].filter((one) => one.checkVisibility() && one.innerText.trim() && !one.closest('.unseen'));
    const heads = seen('h1, h2, h3'), texts = seen('p, td, th, label, summary');
    return heads.flatMap((head) => { const a = box(head); return texts.filter((one) => !one.contains(head) && !head.contains(one)).filter((one) => { const b = box(one);
        return b.width && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3 && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3; })
        .map((one) => `“${head.innerText}” and “${one.innerText.slice(0, 40)}”`); }); }"""
MOVING = "() => document.getAnimations().filter((one) => (one.effect?.getComputedTiming().duration ?? 0) > 10).length"
OUTLINED = """(one) => { const look = getComputedStyle(one);
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2; }"""


def window(width: int) -> dict[str, int]:
    """The size of a window of a width."""
    return {"width": width, "height": HIGH[width]}


def fits(page, size: dict[str, int]) -> bool:
    """Whether nothing of a page scrolls sideways in a window."""
    page.set_viewport_size(size)
    page.wait_for_timeout(250)  # nothing runs anew: what is there finds its place
    return sideways(page) <= 0


@pytest.fixture(scope="module")
def visit(server, browser):
    """One page that goes on from address to address, and the errors in its console."""
    context = browser.new_context(viewport=window(WIDE))
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
def test_a_page_in_every_window_light_and_dark(visit, address):
    page, errors = visit
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(window(WIDE))
    go_on(page, f"/{address}?{VIEW}", TITLES[address])
    assert page.get_by_test_id("stException").count() == 0
    levels = page.evaluate(LEVELS)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))
    assert (page.evaluate(NAMELESS), page.evaluate(ALONE), page.evaluate(OVER)) == (0, 0, [])
    assert violations(page) == []
    assert [size for size in (*ENLARGED, window(NARROW), window(NARROWEST)) if not fits(page, size)] == []
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(window(WIDE))
    settled(page)
    assert violations(page, CONTRAST) == []
    assert errors == []


@pytest.mark.parametrize("name", USED)
def test_a_page_in_use_wide_and_light_and_narrow_and_dark(visit, name):
    page, errors = visit
    used = USED[name]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(window(WIDE))
    go_on(page, f"/{used.address}", used.title)
    for step in used.steps:
        step(page)
        assert violations(page) == []
    if used.lies_over:
        page.keyboard.press("Escape")
    else:  # as it stands after the last step
        page.emulate_media(color_scheme="dark")
        assert fits(page, window(NARROWEST))
        assert violations(page) == []
    assert page.evaluate("document.documentElement.lang") == ("cy-GB" if "lang=cy" in used.address else "en-GB")
    assert errors == []


@pytest.mark.parametrize(("address", "title"), [("tasks", "Tasks"), ("training", "Training"), ("board", "Board")])
def test_no_word_is_cut_by_wider_spacing_and_what_is_chosen_and_still_keeps_to_the_readers_wishes(
    visit, address, title
):
    page, _ = visit
    page.set_viewport_size(window(WIDE))
    page.emulate_media(color_scheme="light", forced_colors="active", reduced_motion="reduce")
    go_on(page, f"/{address}?plan=North+(made+up)", title)
    assert page.evaluate(MOVING) == 0
    chosen = page.locator(
        "[data-testid=stMain] :is([aria-checked=true], [data-selected], [aria-selected=true]):visible"
    )
    assert [
        one for one in chosen.all() if one.evaluate("one => one.matches('button')") and not one.evaluate(OUTLINED)
    ] == []
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    style = page.add_style_tag(content=SPACED)
    settled(page)
    assert page.evaluate(CUT) == []
    style.evaluate("one => one.remove()")


@pytest.mark.parametrize(("address", "status"), [("no_such_page", 404), ("present?plan=north-made-up", 200)])
def test_a_page_without_streamlit(server, browser, address, status):
    page = browser.new_page()
    assert page.goto(f"{server}/{address}").status == status
    _looked_at(page)
    for opener in ("button.tile:visible", "#about:visible"):
        if page.locator(opener).count():
            page.locator(opener).first.click()
            page.locator("dialog[open]").wait_for()
            _looked_at(page)
            page.keyboard.press("Escape")
    page.close()


def _looked_at(page) -> None:
    for width, scheme in ((WIDE, "light"), (NARROWEST, "dark")):
        page.set_viewport_size(window(width))
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
        assert violations(page) == []


def test_the_pages_before_signing_in(browser):
    page = browser.new_page()
    settings = SignIn(("council",), "http://127.0.0.1", "a secret of forty letters or so")
    for shown in (sign_in_page.page("/tasks", "idle", settings, "/in"), sign_in_page.no_role("/tasks?lang=cy", "/out")):
        page.set_content(shown)
        _looked_at(page)
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


def test_on_a_phone_menu_and_filters_give_way_again(server, browser):
    page = browser.new_page(viewport=window(NARROW))  # of its own: a browser remembers that its menu was closed
    opened(page, f"{server}/")
    menu, filters = page.get_by_test_id("stExpandSidebarButton"), page.locator("[data-opens-filters]")
    menu.click()
    page.get_by_test_id("stSidebarNav").get_by_text("Leads").click()
    page.wait_for_url("**/leads*")
    settled(page)
    assert page.evaluate(MENU_EDGE) <= 0
    menu.click()
    page.get_by_test_id("stSidebarNav").get_by_text("Leads").wait_for()
    settled(page)
    assert violations(page) == []
    page.keyboard.press("Escape")
    settled(page)
    assert page.evaluate(MENU_EDGE) <= 0
    assert page.evaluate("document.activeElement.dataset.testid") == "stExpandSidebarButton"
    assert page.locator(".st-key-filters").is_hidden() and filters.get_attribute("aria-expanded") == "false"
    filters.click()
    assert page.locator(".st-key-filters").is_visible() and filters.get_attribute("aria-expanded") == "true"
    settled(page)
    assert violations(page) == []
    filters.click()
    assert page.locator(".st-key-filters").is_hidden() and filters.get_attribute("aria-expanded") == "false"
    page.close()
