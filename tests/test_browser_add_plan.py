"""In a real browser: a plan is added with nothing typed but a name; another with a column and a date corrected."""

import re
from dataclasses import replace

import pytest
from helpers.actions import Actions
from helpers.browser import opened, settled, sideways, told
from helpers.plan_writer import AMBER, BLUE, GREEN, RED, Table, saved, word, write
from helpers.sample_plans import filled_file
from helpers.server import served

PLAN = Table(
    ["Ref", "Action", "Lead", "Timescale", "Notes", "RAG rating"],
    [
        ["Schools and colleges"],
        ["1a", "Publish the guidance <b>for</b> schools", "Una Marsh", "May 2021", "Guidance published and sent out", ""],
        ["1b", '=HYPERLINK("http://x.example") hold a [briefing](http://x.example)', "Una Marsh/Tom Field", "June 2021 - March 2021", "Date not agreed", ""],
        ["Venues"],
        ["2a", "Review the hire of rooms", "Facilities Team", "September 2021", "Talks under way", ""],
        ["2b", "Check the filtering of public computers", "ICT Team", "December 2021", "", ""],
    ],
    {1: BLUE, 2: RED, 4: AMBER, 5: GREEN},
    "Prevent action plan 2021, updated 30 April 2021",
)  # fmt: skip


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A dashboard on a database that these tests may add to."""
    with served(filled_file(tmp_path_factory.mktemp("own") / "own.duckdb")) as address:
        yield address


def upload(page, content: bytes, name: str) -> None:
    """Drops a file on the page and waits until it was read or refused."""
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    shown = page.get_by_role("button", name="Save this plan").or_(page.get_by_text("can't be read"))
    shown.or_(page.get_by_role("heading", name="Which row holds the headings?")).first.wait_for(timeout=30_000)
    settled(page)


def choose(page, label: str, words: str) -> None:
    """Chooses an option of a select box with the keyboard alone."""
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label, exact=True)
    box.focus()
    box.press_sequentially(words)
    box.press("Enter")
    settled(page)


def fill(page, label: str, text: str) -> None:
    """Fills a field and leaves it."""
    field = page.get_by_test_id("stMain").get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")
    settled(page)


def give_date(page, digits: str, why: str) -> None:
    """Gives the one task with a date in doubt a due date."""
    look_at(page, "Findings")
    form = page.get_by_test_id("stForm").filter(has_text="Give this date")
    form.get_by_test_id("stDateInput").locator("input, [contenteditable=true], [role=spinbutton]").first.click()
    page.keyboard.type(digits)
    page.keyboard.press("Tab")
    form.get_by_label("Why").fill(why)
    form.get_by_role("button", name="Give this date").click()
    page.get_by_text("1b: due 31 Mar 2022").wait_for(timeout=20_000)


def look_at(page, tab: str) -> None:
    """Opens one of the review's tabs."""
    page.get_by_role("tab", name=tab).click()
    settled(page)


def word_plan() -> bytes:
    """A Word plan of a council that no plan is known of, which says whose it is and its date, as plans do."""
    document = word(replace(PLAN, title="Prevent Action Plan 2021-22"))
    document.sections[0].header.paragraphs[0].text = "Wexmoor Borough Council – DRAFT"
    document.paragraphs[0].insert_paragraph_before("Updated April 2021")
    return saved(document)


def test_a_word_plan_never_seen_is_a_board_pack_in_six_steps(own_server, browser_page):
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, word_plan(), "plan.docx")
    main = browser_page.get_by_test_id("stMain")
    main.get_by_text("4 tasks read").wait_for()
    assert main.get_by_label("Council", exact=True).input_value() == "Wexmoor Borough Council"
    assert main.get_by_label("Title of the plan").input_value() == "Wexmoor: Prevent Action Plan 2021-22"
    save = main.get_by_role("button", name="Save this plan")
    place = save.bounding_box()
    assert place["y"] + place["height"] < browser_page.viewport_size["height"]
    assert contrast(save) >= 4.5
    main.get_by_text("as at 30 Apr 2021").wait_for()
    main.get_by_text("The plan runs from 1 Apr 2021 to 31 Mar 2022.").wait_for()
    main.get_by_text("Marked DRAFT.").wait_for()
    name = main.get_by_label("Your name", exact=True)
    name.fill("Ada Finch")
    name.press("Enter")  # saves
    told(browser_page, "Saved: 4 tasks")
    settled(browser_page)
    person = Actions(browser_page)
    person.click(main.get_by_role("link", name="See the heat map"))
    main.get_by_role("heading", name="Heat map").wait_for(timeout=20_000)
    main.get_by_text("Wexmoor: Prevent Action Plan 2021-22").first.wait_for(timeout=20_000)
    person.click(browser_page.get_by_test_id("stSidebar").get_by_role("link", name="Board"))
    person.click(main.get_by_role("button", name="Files"), timeout=20_000)  # which prepares them
    with browser_page.expect_download(timeout=60_000) as paper:
        person.click(main.get_by_role("button", name="Paper (PDF)"), timeout=60_000)
    assert person.count + len(("the drop", "the name")) <= 6
    assert "wexmoor-prevent-action-plan-2021-22" in paper.value.suggested_filename


def contrast(element) -> float:
    """How far the words of an element stand out from its ground, as WCAG counts it."""
    words, ground = element.evaluate(
        """(one) => [getComputedStyle(one.querySelector("p") ?? one).color, getComputedStyle(one).backgroundColor]"""
    )
    one, other = sorted((_light(words), _light(ground)), reverse=True)
    return (one + 0.05) / (other + 0.05)


def _light(colour: str) -> float:
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_plan_is_added_with_a_column_and_a_date_corrected_and_withdrawn(own_server, browser_page):
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, write("csv", PLAN), "plan.csv")
    choose(browser_page, "Plan", "A new plan")  # the same tasks may be known as another council's
    fill(browser_page, "Council", "Anytown Council")
    fill(browser_page, "Title of the plan", "Anytown plan.csv")
    look_at(browser_page, "Columns")
    choose(browser_page, "Notes", "Next steps")
    told(browser_page, "Corrected: Notes as next steps.")
    give_date(browser_page, "31032022", "the years were swapped")
    browser_page.get_by_role("button", name="Save this plan").click()
    browser_page.get_by_text("This field is required.").wait_for(timeout=20_000)
    fill(browser_page, "Your name", "Ada Finch")
    browser_page.get_by_role("button", name="Save this plan").click()
    told(browser_page, "Saved: 4 tasks")
    opened(browser_page, f"{own_server}/tasks?plan=Anytown+plan.csv&task=anytown-plan-csv/1b")
    main = browser_page.get_by_test_id("stMain")
    main.get_by_text("31 Mar 2022").first.wait_for(timeout=20_000)
    assert main.locator("b", has_text="for").count() == 0
    _withdraw(browser_page, own_server, "plan.csv")


def _withdraw(page, address: str, name: str) -> None:
    opened(page, f"{address}/data_quality?plan=Anytown+{name}")
    page.get_by_text("Withdraw, read again or remove a load").click()
    settled(page)
    choose(page, "Which load", f"Anytown {name}")
    if not page.get_by_test_id("stMain").get_by_label("Your name", exact=True).count():
        choose(page, "Which load", f"Anytown {name}")  # typed before the list had opened
    fill(page, "Your name", "Ada Finch")
    page.get_by_label("Why", exact=True).fill("wrong quarter")
    page.get_by_role("button", name="Withdraw it").click()
    told(page, "It is kept, and counts in no figure any more.")
    opened(page, f"{address}/heat_map?plan=Anytown+{name}")
    told(page, f"no plan “Anytown {name}” here")


def test_a_hostile_file_shows_as_text(own_server, browser_page):
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, write("csv", PLAN), "<img src=x onerror=alert(1)> **b**.csv")
    main = browser_page.get_by_test_id("stMain")
    main.locator(".drawn .opens").filter(has_text='") hold a [briefing]').click()
    beside = browser_page.locator(".st-key-beside")
    beside.get_by_text('") hold a [briefing]').first.wait_for(timeout=20_000)
    assert main.locator("img, b:not(.ref), a[href*='x.example']").count() == 0
    browser_page.get_by_role("button", name="Leave without saving").click()
    browser_page.get_by_role("tab", name="Tasks").wait_for(state="detached", timeout=20_000)


def test_a_bad_file_is_one_sentence(own_server, browser_page):
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, b"%PDF-1.4 damaged", "<b>plan</b>.pdf")
    assert browser_page.get_by_test_id("stAlert").count() == 1
    assert "can't be read" in browser_page.get_by_test_id("stAlert").inner_text()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_review_scrolls_inside_its_tables_only(own_server, browser_page, size):
    browser_page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, write("docx", PLAN), "plan.docx")
    assert sideways(browser_page) <= 0
    for tab in ("Findings", "Columns", "Ratings"):
        look_at(browser_page, tab)
        assert sideways(browser_page) <= 0


UNCLEAR = """Our work, updated 30 June 2021

Prepared\tby <b>us</b>
Room\tFolk\tThing
Hall\tthe usual\tBriefing
Loft\tas before\tFiltering
"""


def test_an_unclear_document_is_helped_through_by_keyboard_on_a_phone(own_server, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, UNCLEAR.encode(), "unclear.txt")
    main = browser_page.get_by_test_id("stMain")
    main.get_by_text("could a column of actions be told").wait_for()
    row = main.get_by_role("radio", name="Line 4: Room | Folk | Thing")
    assert main.get_by_role("radio", name="Line 3: Prepared | by <b>us</b>").count() == 1
    assert main.locator("b").count() == 0
    row.focus()
    row.press("Space")
    main.get_by_role("heading", name="What is in each column?").wait_for(timeout=20_000)
    settled(browser_page)
    assert sideways(browser_page) <= 0
    choose(browser_page, "Folk", "Lead")
    choose(browser_page, "Thing", "Action")
    main.get_by_role("button", name="Read the plan like this").press("Enter")
    main.get_by_text("2 tasks read").wait_for(timeout=20_000)
    settled(browser_page)
    look_at(browser_page, "Columns")
    told(browser_page, "Corrected: the headings stand in line 4")
    assert sideways(browser_page) <= 0
    main.get_by_role("button", name="The headings stand in another row").press("Enter")
    main.get_by_role("button", name="Back to the review").wait_for(timeout=20_000)
    assert row.is_checked()


def test_a_column_corrected_once_is_read_so_in_the_next_version(own_server, browser_page):
    text = "Our work, updated {}\n\nRef\tAction\tLead\tBy when\tNotes\n1\tBrief every governor\tUna Marsh\tMay 2022\tDate agreed\n"
    opened(browser_page, f"{own_server}/add_plan")
    upload(browser_page, text.format("30 June 2021").encode(), "first.txt")
    fill(browser_page, "Council", "Otherton Council")
    fill(browser_page, "Title of the plan", "Otherton")
    look_at(browser_page, "Columns")
    choose(browser_page, "Notes", "Next steps")
    fill(browser_page, "Your name", "Ada Finch")
    browser_page.get_by_role("button", name="Save this plan").click()
    told(browser_page, "Saved: 1 task")
    settled(browser_page)
    upload(browser_page, text.format("30 September 2021").encode(), "second.txt")
    main = browser_page.get_by_test_id("stMain")
    main.get_by_text("In this document: 1 of its 1 task.").wait_for()
    look_at(browser_page, "Columns")
    said = main.get_by_role("paragraph").filter(has_text="“Notes” is read as the next steps, as Ada Finch decided on")
    said.wait_for(timeout=20_000)
    main.get_by_role("button", name="Drop this").press("Enter")
    told(browser_page, "forgotten once this is saved: what “Notes” was read as")
    browser_page.set_viewport_size({"width": 390, "height": 844})
    settled(browser_page)
    assert sideways(browser_page) <= 0
