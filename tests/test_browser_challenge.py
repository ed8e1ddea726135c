"""In a real browser: a question of the challenge list is opened by row, answered beside the list, and leaves it."""

import re

import pytest
from helpers.browser import opened, settled, sideways, told
from helpers.sample_plans import NORTH, SOUTH, filled_file
from helpers.server import served
from playwright.sync_api import expect

QUESTION = "No lead has been named for task 2a: who answers for it?"


@pytest.fixture
def own_server(tmp_path):
    """A dashboard on a database of its own, with one question on each plan."""
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        yield address


def test_a_row_opens_its_question_and_back_closes_it(server, browser_page):
    opened(browser_page, f"{server}/challenge?plan=all")
    browser_page.get_by_role("link", name=QUESTION).click()
    heading = browser_page.get_by_role("heading", name=QUESTION)
    heading.wait_for(timeout=20_000)
    browser_page.wait_for_url(lambda address: "entry=" in address)
    browser_page.get_by_text("What the words of each claim say").click()
    browser_page.get_by_role("cell", name="Nothing is reported.", exact=True).wait_for(timeout=20_000)
    heading.wait_for(timeout=20_000)
    browser_page.go_back()
    expect(heading).to_have_count(0, timeout=20_000)


def test_a_question_is_answered_with_the_keyboard_the_next_is_offered_and_it_is_undone(own_server, browser_page):
    opened(browser_page, f"{own_server}/challenge?plan=all")
    link = browser_page.get_by_role("link", name=QUESTION)
    link.focus()
    link.press("Enter")
    browser_page.get_by_role("heading", name=QUESTION).wait_for(timeout=20_000)
    settled(browser_page)
    record = browser_page.get_by_role("button", name="Record this answer")
    expect(record).to_be_in_viewport()
    browser_page.get_by_text("It has a lead", exact=True).click()
    browser_page.get_by_role("textbox", name="Its lead").fill("Ann Example")
    browser_page.get_by_role("textbox", name="Why").fill("agreed at the board")
    browser_page.get_by_role("textbox", name="Your name").fill("Ada Finch")
    record.click()
    told(browser_page, "“It has a lead” is recorded.")
    expect(browser_page.get_by_role("heading", name="1 question for the board")).to_be_visible(timeout=20_000)
    browser_page.get_by_role("heading", name="No lead has been named for task 3").wait_for(timeout=20_000)
    expect(browser_page).to_have_url(re.compile(f"entry={SOUTH}"))
    browser_page.get_by_role("button", name="Undo").click()
    told(browser_page, "Undone: the decision just recorded.")
    expect(browser_page.get_by_role("link", name=QUESTION)).to_be_visible(timeout=20_000)


def test_two_people_answer_one_question_and_the_second_chooses(own_server, browser_page):
    other = browser_page.context.new_page()
    entry = f"{SOUTH}/3%7Cowner_never_named"
    for page in (browser_page, other):
        opened(page, f"{own_server}/challenge?plan=all&entry={entry}")
        page.get_by_text("It needs no lead").click()
        page.get_by_role("textbox", name="Why").fill("it is led by the board")
        page.get_by_role("textbox", name="Your name").fill("Ada Finch" if page is other else "Bo Sample")
    other.get_by_role("button", name="Record this answer").click()
    told(other, "is recorded.")
    browser_page.get_by_role("button", name="Record this answer").click()
    told(browser_page, "Somebody decided the same while this form was open")
    browser_page.get_by_role("button", name="Keep theirs").click()
    told(browser_page, "Nothing of yours was recorded")
    expect(browser_page.get_by_role("heading", name="1 question for the board")).to_be_visible(timeout=20_000)


def test_it_does_not_scroll_sideways_on_a_phone(server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/challenge?plan=all&entry={NORTH}/2a%7Cowner_never_named")
    browser_page.get_by_role("heading", name=QUESTION).wait_for(timeout=20_000)
    assert sideways(browser_page) <= 0
    browser_page.get_by_role("link", name="No lead has been named for task 3").click()
    expect(browser_page.get_by_role("heading", name="No lead has been named for task 3")).to_be_in_viewport(
        timeout=20_000
    )


def test_names_to_choose_from_are_shown_whole_on_a_phone(server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/assurance?plan={NORTH}")
    box = browser_page.get_by_role("combobox", name="Framework")
    assert box.evaluate("one => one.scrollWidth <= one.clientWidth")
    box.click()
    names = browser_page.get_by_role("option").locator("[data-item-hl]")
    names.first.wait_for(timeout=20_000)
    names.first.evaluate(
        "one => { one.textContent = 'A name of a framework that is longer than the box is wide '.repeat(2) }"
    )
    assert names.first.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight")
