"""In a real browser: two spellings made one lead and parted again; the trail filtered by person and taken away."""

import csv
import io

import pytest
from helpers.browser import opened, settled, told
from helpers.sample_plans import filled_file
from helpers.server import served
from helpers.spellings import both
from helpers.trail import fill

from loaders.record.database import open_database


def decided_file(folder):
    """A database of four plans, leads in several spellings, eight decisions."""
    path = filled_file(folder / "own.duckdb")
    connection = open_database(path)
    both(connection)
    fill(connection)
    connection.close()
    return path


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A dashboard on that database, for tests that only look."""
    with served(decided_file(tmp_path_factory.mktemp("decided"))) as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path):
    """One of its own for each test that decides, so that it can be tried once more."""
    with served(decided_file(tmp_path)) as address:
        yield address


def choose(page, label: str, words: str) -> None:
    """An option of a select box, with the keyboard."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    box.press_sequentially(words)
    page.get_by_role("option", name=words).first.wait_for()
    box.press("Enter")
    settled(page)


def leads_offered(page) -> list[str]:
    """The leads in the table."""
    return page.locator(".st-key-leads a.opens .said").all_inner_texts()


def give(page, why: str, button: str) -> None:
    """Why and who, and the button."""
    page.get_by_role("textbox", name="Why", exact=True).fill(why)
    page.get_by_role("textbox", name="Your name").fill("Cal Sample")
    page.get_by_role("button", name=button).click()


def test_two_spellings_become_one_lead_and_two_again(fresh_server, browser_page):
    page = browser_page
    opened(page, f"{fresh_server}/leads?plan=all")
    assert "UNA MARSH" in leads_offered(page)
    page.get_by_text("may each be one name: look").click()
    page.get_by_role("button", name="UNA MARSH and Una Marsh").click()
    page.get_by_test_id("stMultiSelect").filter(has_text="Spellings to merge").get_by_title(
        "UNA MARSH", exact=True
    ).wait_for()
    settled(page)
    choose(page, "The name to keep", "Una Marsh")
    give(page, "one person, says HR", "Merge")
    told(page, "Merged: UNA MARSH counts as Una Marsh from now on.")
    page.get_by_text("9 spellings in all plans count as 7 leads, 2 spellings named by a person.").wait_for()
    opened(page, f"{fresh_server}/leads?plan=all")
    assert "UNA MARSH" not in leads_offered(page)
    page.get_by_text("may each be one name: look").click()
    page.get_by_role("radio", name="Take back").click()
    page.get_by_role("button", name="“UNA MARSH” counts as “Una Marsh”").click()
    page.get_by_text("Take back: “UNA MARSH”").wait_for(timeout=20_000)
    give(page, "two people after all", "Take it back")
    told(page, "Taken back: “UNA MARSH” counts as “Una Marsh”")
    page.get_by_text("9 spellings in all plans count as 8 leads, 1 spelling named by a person.").wait_for()


def test_the_trail_is_filtered_by_person_and_taken_away(own_server, browser_page):
    page = browser_page
    opened(page, f"{own_server}/decisions?plan=All+plans")
    page.get_by_text("Filter the decisions").click()
    settled(page)
    choose(page, "Person", "Bea Sample")
    settled(page)
    page.keyboard.press("Escape")  # several can be chosen: the list stays open
    page.wait_for_url(lambda address: "person=Bea" in address)
    page.get_by_role("heading", name="1 decision and 1 undo").wait_for(timeout=20_000)
    page.keyboard.press("Escape")
    page.get_by_text("Take these decisions away as a file").click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="The decisions as CSV").click()
    rows = list(csv.DictReader(io.StringIO(waited.value.path().read_bytes().decode("utf-8-sig"))))
    assert [(row["Who"], row["Decision id"]) for row in rows] == [("Bea Sample", "d4"), ("Bea Sample", "d2")]
    assert "decided by Bea Sample: 2 rows" in rows[0]["View"]


def test_an_address_of_the_trail_opens_as_it_was_and_is_there_again_on_return(own_server, browser_page):
    page = browser_page
    opened(page, f"{own_server}/decisions?plan=All+plans&person=Ann+Example&kind=Note")
    page.get_by_role("link", name="1c Note").click()
    page.get_by_role("button", name="Take this decision back").wait_for(timeout=20_000)
    assert page.locator("script", has_text="alert(1)").count() == 0
    page.get_by_role("link", name="See the plan as it was known before this decision").click()
    page.wait_for_url(lambda address: "known_on=2018-01-05" in address)
    page.get_by_text("as known on 5 Jan 2018").first.wait_for(timeout=20_000)
    page.get_by_role("link", name="Decisions", exact=True).click()
    page.get_by_role("heading", name="No decisions").wait_for(timeout=20_000)
    settled(page)
    assert "person=Ann" in page.url


def test_a_decision_is_taken_back_beside_the_trail(fresh_server, browser_page):
    page = browser_page
    opened(page, f"{fresh_server}/decisions?plan=All+plans&task=north-made-up/1b")
    page.get_by_role("link", name="1b Due date").first.click()
    page.get_by_role("textbox", name="Why take it back").fill("**wrong** year")
    page.get_by_role("textbox", name="Your name").fill("Cal Sample")
    page.get_by_role("button", name="Take this decision back").click()
    told(page, "Taken back: Due date, 30 Jun 2017.")
    page.get_by_role("heading", name="2 decisions and 1 undo").wait_for(timeout=20_000)
    page.get_by_text("1 in force and 1 taken back").wait_for(timeout=20_000)
