"""In a real browser: deciding on one task and on many, undoing it, two at once, and a server killed just after."""

import pytest
from helpers.browser import opened, settled, sideways, told
from helpers.sample_plans import NORTH, filled_file
from helpers.server import served
from playwright.sync_api import expect

RECORDED = "Recorded: rating C Complete."


@pytest.fixture
def own_server(tmp_path):
    """A dashboard on a database that the test may add to."""
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        yield address


def form(page, address: str, ref: str) -> None:
    """Opens a task and its form."""
    opened(page, f"{address}/tasks?plan={NORTH}&task={NORTH}/{ref}")
    page.get_by_role("button", name="Record this decision").wait_for(timeout=20_000)
    settled(page)


def fill(page, **texts: str) -> None:
    """Types into the fields of the open form."""
    for label, text in texts.items():
        page.get_by_test_id("stForm").get_by_role("textbox", name=label, exact=True).fill(text)


def rate(page, option: str, why: str, who: str = "Ann Example") -> None:
    """Sends the form with a rating."""
    page.get_by_test_id("stForm").get_by_text(option, exact=True).click()
    fill(page, Why=why, **{"Your name": who})
    page.get_by_role("button", name="Record this decision").click()


def rated(page, words: str) -> None:
    """Waits until the open task is rated so, on a chip."""
    page.locator(".chip", has_text=words).first.wait_for(timeout=20_000)


def main_text(page) -> str:
    """What the page says."""
    return page.inner_text("[data-testid=stMain]")


def test_a_decision_changes_every_figure_and_is_undone(own_server, browser_page):
    opened(browser_page, f"{own_server}/heat_map?plan={NORTH}&cell={NORTH}|Schools|off_track")
    browser_page.get_by_role("heading", name="Schools, R Off track: 1 of 3").wait_for(timeout=20_000)
    form(browser_page, own_server, "1b")
    rate(browser_page, "C Complete", "signed off at the board")
    told(browser_page, RECORDED)
    rated(browser_page, "Complete, confirmed")
    opened(browser_page, f"{own_server}/heat_map?plan={NORTH}&cell={NORTH}|Schools|complete")
    browser_page.get_by_role("heading", name="Schools, C Complete: 2 of 3, 1 computed").wait_for(timeout=20_000)
    opened(browser_page, f"{own_server}/tasks?plan={NORTH}&task={NORTH}/1b")
    browser_page.get_by_role("button", name="Undo rating").click()
    browser_page.get_by_role("textbox", name="Why it is undone").fill("a slip")
    browser_page.get_by_role("textbox", name="Your name").last.fill("Ann Example")
    browser_page.get_by_role("button", name="Undo this decision").click()
    told(browser_page, "Undone: rating.")
    rated(browser_page, "Off track, computed")


def test_two_at_once_the_second_sees_the_first_and_chooses(own_server, browser, browser_page):
    other = browser.new_context().new_page()
    form(browser_page, own_server, "1b")
    form(other, own_server, "1b")
    rate(other, "A Behind schedule", "seen the report", "Bea Sample")
    told(other, "Recorded: rating A Behind schedule.")
    rate(browser_page, "C Complete", "signed off")
    told(browser_page, "Somebody decided the same while this form was open")
    browser_page.get_by_text("1b, rating: Bea Sample decided “A Behind schedule” at").wait_for(timeout=20_000)
    assert "Reason: seen the report" in main_text(browser_page)
    browser_page.get_by_role("button", name="Record mine over it").click()
    told(browser_page, RECORDED)
    other.reload()
    rated(other, "Complete, confirmed")
    other.context.close()


def test_a_long_note_with_markup_is_text_and_fits_a_phone(own_server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    form(browser_page, own_server, "1b")
    browser_page.locator(".st-key-task_decide_field").get_by_text("Note", exact=True).click()
    browser_page.get_by_role("textbox", name="Note").wait_for(timeout=20_000)
    note = "**Not bold** <b>x</b> [link](https://example.org)\nsecond line\n"
    note += "x" * (10_000 - len(note))
    fill(browser_page, Note=note, Why="for the record", **{"Your name": "Ann Example"})
    assert sideways(browser_page) <= 0
    browser_page.get_by_role("button", name="Record this decision").click()
    told(browser_page, "Recorded: a note")
    settled(browser_page)
    assert "**Not bold** <b>x</b> [link](https://example.org)" in main_text(browser_page).replace("\u2060", "")
    assert browser_page.get_by_role("link", name="link", exact=True).count() == 0
    assert sideways(browser_page) <= 0


RATED = "&".join(
    f"rating={word}" for word in ("Complete", "On+schedule", "Behind+schedule", "Off+track", "No+information")
)


def test_five_confirmations_take_eight_actions_and_are_undone_by_one(own_server, browser_page):
    opened(browser_page, f"{own_server}/decide?plan={NORTH}&{RATED}")
    table, actions = browser_page.get_by_test_id("stDataFrame").first, 0
    for row in range(5):
        table.click(position={"x": 212, "y": 78 + 80 * row})  # the box to tick, in a row of 80 pixels
        actions += 1
    button = browser_page.get_by_role("button", name="Record 5 decisions")
    button.wait_for(timeout=20_000)
    for label, text in {"Why": "seen at the board", "Your name": "Ann Example"}.items():
        fill(browser_page, **{label: text})
        actions += 1
    expect(button).to_be_in_viewport()
    assert sideways(browser_page) <= 0
    button.click()
    assert actions + 1 <= 8
    told(browser_page, "5 decisions recorded.")
    browser_page.get_by_role("button", name="Undo").click()
    told(browser_page, "Undone: 5 decisions just recorded.")


def test_a_cell_and_its_own_reason_are_typed_with_the_keyboard(own_server, browser_page):
    opened(browser_page, f"{own_server}/decide?plan={NORTH}&{RATED}")
    browser_page.get_by_test_id("stDataFrame").first.click(position={"x": 60, "y": 78})
    for column, text in ((2, "R Off"), (5, "the lead says so")):
        browser_page.keyboard.press("Control+Home")
        for _ in range(column):
            browser_page.keyboard.press("ArrowRight")
        browser_page.keyboard.press("Enter")
        browser_page.locator("#portal textarea, #portal input").first.wait_for(timeout=20_000)
        browser_page.wait_for_timeout(200)  # the cell's editor takes the keyboard a moment after it is drawn
        browser_page.keyboard.type(text, delay=20)
        browser_page.keyboard.press("Enter")
        browser_page.get_by_text("2a: rating N No information → R Off track").wait_for(timeout=20_000)
    settled(browser_page)
    fill(browser_page, **{"Your name": "Ann Example"})
    browser_page.get_by_role("button", name="Record 1 decision").click()
    told(browser_page, "1 decision recorded.")
    opened(browser_page, f"{own_server}/decisions?plan={NORTH}")
    browser_page.get_by_text("the lead says so").first.wait_for(timeout=20_000)


def test_on_a_phone_what_the_plan_says_stands_beside_the_decision(own_server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{own_server}/decide?plan={NORTH}&{RATED}")
    table = browser_page.get_by_test_id("stDataFrame").first
    said = table.locator("[role=gridcell]").filter(has_text="Says: Nothing is reported.").first
    said.wait_for(timeout=20_000, state="attached")
    assert sideways(browser_page) <= 0
    settled(browser_page)
    table.click(position={"x": 196, "y": 134})  # the box beside it
    browser_page.get_by_role("button", name="Record 1 decision").wait_for(timeout=20_000)
    browser_page.set_viewport_size({"width": 844, "height": 390})  # turned round: what was ticked stays
    settled(browser_page)
    assert browser_page.get_by_role("button", name="Record 1 decision").is_visible()
