"""In a real browser: a person maps tasks to sections one after another and otherwise, counts follow, and it is undone."""

import pytest
from helpers.browser import opened, query, settled, sideways, told
from helpers.sample_plans import NORTH, filled_file
from helpers.server import served

PANEL, TRAINING = "5 Channel panel", "6 Training programme"


@pytest.fixture
def own_server(tmp_path):
    """A dashboard on a database that the test may add to."""
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        yield address


def choose(page, name: str) -> None:
    """Chooses something in the page's pictures, and waits until it stands beside them."""
    page.get_by_role("button", name=name, exact=True).first.click()
    page.locator(".st-key-beside").wait_for(timeout=20_000)
    settled(page)


def say(page, section: str, why: str = "") -> None:
    """Fills the open task's form with one section."""
    form = page.locator(".st-key-coverage_map")
    field = form.get_by_role("combobox", name="Sections that it serves")
    field.wait_for()
    settled(page)
    for _ in range(form.get_by_role("button", name="Clear all").count()):
        form.get_by_role("button", name="Clear all").click()
    field.fill(section)
    page.get_by_role("option", name=section).click()
    page.keyboard.press("Escape")
    if why:
        form.get_by_role("textbox", name="Why").fill(why)
        form.get_by_role("textbox", name="Your name").fill("Ann Example")


def test_tasks_are_mapped_one_after_another_then_otherwise_and_undone(browser_page, own_server):
    page = browser_page
    opened(page, f"{own_server}/coverage?plan={NORTH}")
    page.get_by_role("heading", name="Nothing in this plan answers any of the 8 sections").wait_for(timeout=20_000)
    choose(page, "7 tasks serve no section")
    page.get_by_role("link", name="Made-up task 1a").click()
    page.get_by_role("heading", name="1a: Made-up task 1a").wait_for(timeout=20_000)
    settled(page)
    say(page, PANEL, "it is about the panel")
    page.get_by_role("button", name="Record, and open the next").click()
    told(page, f"Recorded: 1a serves {PANEL}. The next one is open.")
    page.get_by_role("heading", name="1b: Made-up task 1b").wait_for(timeout=20_000)
    page.get_by_role("button", name="6 tasks serve no section").wait_for(timeout=20_000)

    choose(page, f"{PANEL}, complete with evidence: 1 task")
    page.get_by_role("link", name="Made-up task 1a").click()
    page.get_by_text("Ann Example says so: “it is about the panel”").wait_for(timeout=20_000)
    settled(page)
    page.get_by_text("Say otherwise").click()
    say(page, TRAINING, "no, about its training")
    page.get_by_role("button", name="Record", exact=True).click()
    told(page, f"Recorded: 1a serves {TRAINING}.")
    page.get_by_role("button", name=f"{TRAINING}, complete with evidence: 1 task").wait_for(timeout=20_000)
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name=f"{PANEL}, complete with evidence: 1 task").wait_for(timeout=20_000)
    settled(page)
    page.get_by_text("Say otherwise").click()
    page.locator(".st-key-coverage_map").get_by_role("textbox", name="Why").fill("the rules are right")
    page.get_by_role("button", name="Back to the rules").click()
    told(page, "1a is mapped by the rules again")
    page.get_by_role("button", name="7 tasks serve no section").wait_for(timeout=20_000)
    assert query(page)["task"] == [f"{NORTH}/1a"]
    assert sideways(page) <= 0
