"""Workbooks of several sheets, and one plan in every format: the same tasks, whatever they are written in."""

import pytest
from helpers.drawn import reading_of, rules_of, values

HEADER = "Ref | Action | Lead | Due date | RAG"
FIRST = "1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Green"
SECOND = "2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber"
THIRD = "3 | Review the hire of rooms | Ada Moore | 31 July 2021 | Red"


def book_of(**sheets: str):
    """The reading of a workbook, its sheets by name."""
    return reading_of("\n".join(f"== {name}\n{rows}" for name, rows in sheets.items()), "xlsx")


def test_every_sheet_of_tasks_is_a_section_of_its_name():
    reading = book_of(Schools=f"{HEADER}\n{FIRST}\n{SECOND}", Venues=f"{HEADER}\n{THIRD}")
    assert values(reading, "ref", "section", "due_on") == [
        ("1", "Schools", "2021-05-31"), ("2", "Schools", "2021-06-30"), ("3", "Venues", "2021-07-31"),
    ]  # fmt: skip


def test_the_name_of_the_only_sheet_of_tasks_is_no_section():
    reading = book_of(Cover="Prevent action plan 2021", Actions=f"{HEADER}\n{FIRST}\n{SECOND}", Lists="Red\nAmber")
    assert values(reading, "ref", "section") == [("1", None), ("2", None)]


@pytest.mark.parametrize("name", ["Sheet2", "sheet 3", "Tab 2", "Taflen2"])
def test_a_sheet_without_a_name_of_its_own_gives_no_section(name):
    reading = book_of(Schools=f"{HEADER}\n{FIRST}", **{name: f"{HEADER}\n{SECOND}"})
    assert values(reading, "section") == ["Schools", None]


@pytest.mark.parametrize("name", ["Completed", "Closed", "Archive"])
def test_tasks_of_a_sheet_of_closed_ones_are_read_too(name):
    reading = book_of(Open=f"{HEADER}\n{FIRST}", **{name: f"{HEADER}\n{SECOND.replace('Amber', 'Complete')}"})
    assert values(reading, "ref", "section", "declared_rating") == [
        ("1", "Open", "on_schedule"), ("2", name, "complete"),
    ]  # fmt: skip


def test_a_sheet_may_have_columns_of_its_own():
    reading = book_of(
        Plan=f"{HEADER}\n{FIRST}\n{SECOND}",
        Audit="Rec | Recommendation | Owner | Deadline | Status\nA1 | Name a champion among members | Ada Moore | 31 July 2021 | Not started",
    )
    assert values(reading, "ref", "section", "leads") == [
        ("1", "Plan", ["Una Marsh"]), ("2", "Plan", ["Tom Field"]), ("A1", "Audit", ["Ada Moore"]),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Key", "RAG key", "Legend"])
@pytest.mark.parametrize("comes_first", [True, False])
def test_a_sheet_that_is_the_key_is_used(name, comes_first):
    rows = f"{HEADER}\n{FIRST.replace('Green', '{green}')}\n{SECOND.replace('Amber', '{amber}')}"
    sheets = {name: "Green | Complete\nAmber | On track\nRed | Delayed", "Plan": rows}
    reading = book_of(**(sheets if comes_first else dict(reversed(sheets.items()))))
    assert values(reading, "ref", "section", "declared_rating") == [("1", None, "complete"), ("2", None, "on_schedule")]


@pytest.mark.parametrize("comes_first", [True, False])
def test_a_sheet_of_the_lists_to_choose_from_holds_no_tasks(comes_first):
    lists = "Status | Leads | RAG\nNot started | Una Marsh | Red\nIn progress | Tom Field | Amber\nComplete | Ada Moore | Green"
    sheets = {"Lists": lists, "Plan": f"{HEADER}\n{FIRST}\n{SECOND}"}
    reading = book_of(**(sheets if comes_first else dict(reversed(sheets.items()))))
    assert values(reading, "ref") == ["1", "2"] and reading.rating_key == []


def test_a_sheet_of_versions_is_left_out_and_said_to_be():
    versions = "Version | Date | Changes\n0.1 | 3 March 2021 | First draft\n1.0 | 1 May 2021 | Approved by the board"
    reading = book_of(Plan=f"{HEADER}\n{FIRST}\n{SECOND}", Versions=versions)
    assert values(reading, "ref") == ["1", "2"] and "table_left_out" in rules_of(reading)


WHOLE = f"""
    # Prevent action plan 2021
    {HEADER} | Progress
    Schools and colleges | > | > | > | > | >
    {FIRST} | Guidance written; to be sent out
    {SECOND} | Date not agreed
    Venues | > | > | > | > | >
    {THIRD} |
    4 | Check the filters of public computers | ICT Team/Una Marsh | Ongoing | Green | Filters are checked each quarter
"""


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_one_plan_gives_the_same_rows_in_every_format(kind):
    names = ("ref", "section", "action", "leads", "timescale_kind", "due_on", "declared_rating", "progress", "evidence")
    expected = reading_of(WHOLE, "html")
    assert values(expected, "ref", "section", "due_on", "declared_rating") == [
        ("1", "Schools and colleges", "2021-05-31", "on_schedule"), ("2", "Schools and colleges", "2021-06-30", "behind"),
        ("3", "Venues", "2021-07-31", "off_track"), ("4", "Venues", None, "on_schedule"),
    ]  # fmt: skip
    reading = reading_of(WHOLE, kind)
    assert values(reading, *names) == values(expected, *names)
    assert reading.title == expected.title == "Prevent action plan 2021"
    assert [(c.heading, c.field, c.sureness) for c in reading.columns] == [
        (c.heading, c.field, c.sureness) for c in expected.columns
    ]


def test_a_sheet_that_counts_the_tasks_is_left_out_and_said_to_be():
    reading = book_of(
        Dashboard="Section | Actions | Complete | On track | Overdue\nSchools | 3 | 1 | 1 | 1\nVenues | 4 | 1 | 2 | 1",
        Schools=f"{HEADER}\n{FIRST}",
        Venues=f"{HEADER}\n{SECOND}",
    )
    assert values(reading, "ref", "section") == [("1", "Schools"), ("2", "Venues")]
    assert rules_of(reading).count("table_left_out") == 1


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_sections_with_a_heading_row_each_on_one_sheet(kind):
    reading = reading_of(f"Schools\n{HEADER}\n{FIRST}\n\nVenues\n{HEADER}\n{SECOND}", kind)
    assert values(reading, "ref", "section") == [("1", "Schools"), ("2", "Venues")]
