"""In a real browser: the slides without a network, by keyboard, each number to its tasks and back; and as they are served."""

from dataclasses import replace

import pytest
from helpers.axe import violations
from helpers.board_packs import both, huge, shipped
from helpers.browser import watch

from pages.board.files.browser import deck
from pages.board.pack.model import Sentence

SIZES = [(1920, 1080), (1280, 720)]
OVER = """() => {
    const slide = document.querySelector(".slide:not([hidden])"), body = slide.querySelector(".body");
    const page = document.scrollingElement;
    return [page, slide, body].map((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth);
}"""
FOCUS = "() => (document.activeElement.dataset.open ?? document.activeElement.textContent.trim())"


@pytest.fixture
def offline(browser, tmp_path):
    """Opens a pack's file without a network: pack, size, hash → page; no error may be left in its console."""
    contexts, errors = [], []

    def opened(pack, size=SIZES[1], place="", **options):
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(deck(pack), encoding="utf-8")
        context = browser.new_context(viewport=dict(zip(("width", "height"), size, strict=True)), **options)
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        said, outside = watch(page)
        errors.append((said, outside, path.as_uri()))
        page.goto(f"{path.as_uri()}{place}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [said for said, _, _ in errors] == [[] for _ in errors]
    assert [[one for one in outside if one.split("#")[0] != own] for _, outside, own in errors] == [[] for _ in errors]


def place(page) -> str:
    """Where the page is, by its address, as the page itself has it: the browser's other process hears of it later."""
    return page.evaluate("() => location.hash.slice(1)")


def press(page, *keys: str) -> None:
    """Presses keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def wordy():
    """A pack in which a person wrote a long title and a long sentence on every slide."""
    pack, long = both(), "as long as somebody may write it, " * 9
    own = Sentence("new:1", long, "", is_added=True)
    sections = [
        replace(one, panels=tuple(
            replace(panel, title=replace(panel.title, text=long), sentences=(own, *panel.sentences)) for panel in one.panels
        )) for one in pack.sections
    ]  # fmt: skip
    return replace(pack, sections=tuple(sections), warnings=(long[:400],) * 9)


def has_focus(page, name: str) -> None:
    """Waits until what has the focus is the one with a name: it gets it a moment after the address has changed."""
    page.wait_for_function(f"(name) => ({FOCUS})() === name", arg=name)


@pytest.mark.parametrize(
    ("pack", "size"), [(both, SIZES[0]), (huge, SIZES[1]), (wordy, SIZES[1])],
    ids=["both", "huge", "wordy"],
)  # fmt: skip
def test_every_slide_fits_and_is_reached_by_keyboard(offline, pack, size):
    page = offline(pack(), size)
    ids = page.eval_on_selector_all(".slide", "all => all.map((one) => one.id)")
    seen = []
    for _ in ids:
        shown = page.locator(".slide:visible")
        seen.append(shown.get_attribute("id"))
        assert page.evaluate(OVER) == [False, False, False], seen[-1]
        assert page.evaluate(FOCUS) == shown.locator("h1").text_content()
        press(page, "ArrowRight")
    assert seen == ids
    assert place(page) == ids[-1]
    press(page, "ArrowLeft", "PageUp", " ", "ArrowLeft")
    assert place(page) == ids[-3]
    press(page, "Home")
    assert place(page) == ids[0]
    press(page, "End")
    assert place(page) == ids[-1]
    if pack is both:
        page.eval_on_selector_all(".slide", "all => all.forEach((one) => { one.hidden = false; })")
        assert violations(page) + violations(page, ("label-content-name-mismatch",)) == []


def test_a_number_opens_its_tasks_and_esc_or_back_returns_to_it(offline):
    page = offline(shipped(), place="#summary-page")
    number = page.locator("#summary-page button.tile[data-open=overdue]")
    number.focus()
    press(page, "Enter")
    panel = page.locator("dialog#panel")
    assert (place(page), page.evaluate(FOCUS)) == ("summary-page/overdue", "Overdue: 12 of 37")
    assert panel.locator(".task").count() == 12
    assert "R Off track, computed" in panel.locator(".task").first.text_content()
    press(page, "Tab", "Tab", "Tab", "ArrowRight")
    assert page.evaluate("() => document.activeElement.closest('.slide')") is None
    assert place(page) == "summary-page/overdue"
    press(page, "Escape")
    page.wait_for_url("**#summary-page")
    has_focus(page, "overdue")
    assert not panel.is_visible()
    press(page, "Enter")
    assert panel.is_visible()
    page.go_back()
    assert (place(page), panel.is_visible(), page.evaluate(FOCUS)) == ("summary-page", False, "overdue")
    press(page, "ArrowRight")
    page.go_back()
    assert place(page) == "summary-page"


def test_an_address_leads_to_the_open_tasks_and_out_again(offline):
    page = offline(shipped(), place="#summary-page/overdue")
    assert page.locator("dialog#panel .task").count() == 12
    press(page, "Escape")
    page.wait_for_url("**#summary-page")
    has_focus(page, "overdue")
    press(page, "i")
    assert (place(page), page.locator("dialog#panel").get_by_text("off track").count() > 0) == (
        "summary-page/about",
        True,
    )
    press(page, "Escape")
    page.wait_for_url("**#summary-page")
    has_focus(page, "about")


def test_the_rest_of_a_slide_leads_to_a_task_and_back_to_its_row(offline):
    page = offline(shipped(), place="#due-timeline")
    page.locator("#due-timeline .point").first.click()
    panel = page.locator("dialog#panel")
    assert (panel.locator(".task").count(), violations(page)) == (1, [])
    press(page, "Escape")
    page.locator("#due-timeline .more").click()
    assert (place(page), panel.locator("tbody tr").count()) == ("due-timeline/all", 12)
    row = panel.locator("tbody button").last
    name = row.get_attribute("data-open")
    row.click()
    assert (place(page), panel.locator(".task").count()) == (f"due-timeline/{name}", 1)
    press(page, "Escape")
    page.wait_for_url("**#due-timeline/all")
    has_focus(page, name)
    press(page, "Escape")
    page.wait_for_url("**#due-timeline")
    has_focus(page, "all")


def test_the_list_of_slides_opens_by_o_and_leads_to_one(offline):
    page = offline(shipped())
    press(page, "o")
    contents = page.locator("dialog#contents")
    assert contents.locator("a").count() == page.locator(".slide").count()
    contents.locator("a[href='#due-timeline']").click()
    assert (place(page), contents.is_visible()) == ("due-timeline", False)
    press(page, "o", "ArrowRight", "Escape")
    assert (place(page), contents.is_visible()) == ("due-timeline", False)
    press(page, "f")
    page.wait_for_function("document.fullscreenElement !== null")
    press(page, "f")
    page.wait_for_function("document.fullscreenElement === null")


def test_on_a_phone_a_slide_scrolls_one_way_only(offline):
    page = offline(huge(), (390, 844), "#due-timeline")
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390
    page.locator("#next").click()
    assert page.evaluate("scrollY") == 0


def test_without_script_every_slide_and_task_can_be_read(offline):
    page = offline(shipped(), java_script_enabled=False)
    assert page.locator(".slide:visible").count() == page.locator(".slide").count()
    assert page.locator("#tasks .task:visible").count() == 37
    assert page.locator("nav:visible, .more:visible").count() == 0
    assert page.locator("#reading:visible tbody tr").count() == 6


def test_on_paper_a_slide_is_a_page(offline):
    page = offline(shipped(), place="#summary-page/overdue")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == page.locator(".slide").count()


def test_served_slides_run_under_the_servers_policy_and_lead_to_the_dashboard(browser_page, server):
    browser_page.goto(f"{server}/present?plan=north-made-up&as_at=2016-12-31")
    opener = browser_page.locator(".slide:visible button.tile").first
    opener.click()
    counted = browser_page.locator("dialog#panel .task").count()
    link = browser_page.locator("dialog#panel a").first
    assert link.get_attribute("href").startswith("/tasks?task=north-made-up%2F")
    link.click()
    browser_page.wait_for_selector("[data-testid=stMain] h1", timeout=60_000)
    browser_page.wait_for_load_state("networkidle")  # what is left half loaded stands in the console as an error
    browser_page.go_back()
    assert browser_page.locator("dialog#panel .task").count() == counted > 0


def test_an_address_that_names_nothing_says_so_harmlessly(browser_page, server):
    hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    answer = browser_page.request.get(f"{server}/present?pack={hostile}")
    assert (answer.status, "alert" in answer.text()) == (404, False)
    answer = browser_page.request.get(
        f"{server}/present?plan={hostile}&area={hostile}&as_at={hostile}&computed={hostile}"
    )
    assert (answer.status, "alert" in answer.text()) == (200, False)
    answer = browser_page.request.get(f"{server}/present?plan=north-made-up&q={hostile}")
    assert (answer.status, "No task is left for this pack" in answer.text(), "alert" in answer.text()) == (
        400,
        True,
        False,
    )
