"""How a document names its plan: whose it is, its title, its period, its date; and the plan that it is a version of."""

from datetime import date
from io import BytesIO

import docx
import pytest
from helpers.plan_writer import saved

import loaders
from loaders.interpret.as_at import Around, propose_as_at
from loaders.interpret.council import bodies_in
from loaders.reading.plan import read_plan
from loaders.record.database import open_database

TABLE = [
    ["Ref", "Action", "Lead", "Timescale", "Progress"],
    ["1", "Brief every head teacher on the referral route", "Una Marsh", "June 2024", "Under way"],
    ["2", "Train housing staff in the signs of radicalisation", "Owen Pike", "March 2025", "Not started"],
    ["3", "Publish guidance on the hire of council venues", "Legal", "October 2024", "Drafted"],
]


def document(title, *lines, head="", rows=TABLE, versions=(), properties=()):
    """A Word plan with a title, lines under it, a page head, a table of versions and properties."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = head
    for name, value in properties:
        setattr(made.core_properties, name, value)
    if title:
        made.add_heading(title, 1)
    for line in lines:
        made.add_paragraph(line)
    for table in filter(None, (versions, rows)):
        grid = made.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph()
    return saved(made)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Xshire County Council Prevent Action Plan 2024-25", "Xshire County Council", "Xshire"),
        ("Oakmere Borough Council – Prevent Delivery Plan", "Oakmere Borough Council", "Oakmere"),
        ("OAKMERE AND WOLD BOROUGH COUNCIL PREVENT PLAN", "Oakmere and Wold Borough Council", "Oakmere and Wold"),
        ("Prevent Action Plan Oakmere District Council", "Oakmere District Council", "Oakmere"),
        ("London Borough of Oak and Ash Prevent Plan", "London Borough of Oak and Ash", "Oak and Ash"),
        ("City of Oakmere Council", "City of Oakmere Council", "Oakmere"),
        ("St. Osric’s Borough Council", "St. Osric’s Borough Council", "St. Osric’s"),
        ("Safer Oakmere Partnership – Delivery Plan", "Safer Oakmere Partnership", "Safer Oakmere"),
        ("Oakmere Prevent Partnership: what we do", "Oakmere Prevent Partnership", "Oakmere"),
        ("Cyngor Sir Glan Elwy. Diweddarwyd 2024.", "Cyngor Sir Glan Elwy", "Glan Elwy"),
    ],
)
def test_whose_a_plan_is(text, name, place):
    assert [(one.name, one.place) for one in bodies_in(text)] == [(name, place)]


@pytest.mark.parametrize(
    "text",
    [
        "The Council and its partners agreed the plan",
        "Town Council: action list",
        "Safeguarding Adults Board – action log",
        "Multi-agency Safeguarding Partnership",
        "Council Plan Actions – Quarter 3",
        "Prevent Partnership Board",
    ],
)
def test_words_that_any_body_has_name_none(text):
    assert not list(bodies_in(text))


@pytest.mark.parametrize(
    ("made", "name", "council", "title", "period"),
    [
        (
            document("Xshire County Council Prevent Action Plan 2024-25"),
            "plan.docx",
            "Xshire County Council",
            "Xshire: Prevent Action Plan 2024-25",
            "2024-04-01 2025-03-31",
        ),
        (
            document("Oakmere Borough Council – Prevent Delivery Plan 2023/24 – updated March 2024"),
            "plan.docx",
            "Oakmere Borough Council",
            "Oakmere: Prevent Delivery Plan 2023/24",
            "2023-04-01 2024-03-31",
        ),
        (
            document("Appendix B – Prevent plan (Draft v0.3)", head="Oakmere Borough Council – DRAFT"),
            "plan.docx",
            "Oakmere Borough Council",
            "Oakmere: Prevent plan",
            "",
        ),
        (
            document("", properties=[("title", "Prevent action plan 2021")]),
            "a.docx",
            "",
            "Prevent action plan 2021",
            "2021-01-01 2021-12-31",
        ),
        (
            document(""),
            "Oakmere_City_Council_Prevent_Plan_2022-23_v3 FINAL (2).docx",
            "Oakmere City Council",
            "Oakmere: Prevent Plan 2022-23",
            "2022-04-01 2023-03-31",
        ),
        (document("Prevent Strategy 2024–28: Year 2 delivery plan"), "a.docx", "", None, ""),
        (document("Hilltop Academy: Prevent action plan 2024-25"), "a.docx", "Hilltop Academy", None, ""),
        (
            document("Prevent plan", "Agreed with Oakmere Borough Council."),
            "a.docx",
            "Oakmere Borough Council",
            None,
            "",
        ),
        (document("Prevent plan, April 2023 – March 2026"), "a.docx", "", None, "2023-04-01 2026-03-31"),
    ],
)
def test_what_a_document_says_of_its_plan(made, name, council, title, period):
    found = read_plan(made, name).proposal
    said = f"{found.starts_on} {found.ends_on}" if found.starts_on else ""
    assert (found.council, said) == (council, period)
    assert title is None or found.title == title


@pytest.mark.parametrize(
    ("lines", "around", "on"),
    [
        (["Prevent plan – position at the end of January 2026"], Around(), "2026-01-31"),
        (["Cynllun", "Diweddarwyd ym mis Hydref 2024."], Around(), "2024-10-31"),
        (["Plan", "Last edited 7 November 2024 by the team"], Around(), "2024-11-07"),
        (["Plan", "Progress end 2023-24"], Around(), "2024-03-31"),
        (["Plan – Quarter 2 update (July – September 2017)"], Around(), "2017-09-30"),
        (["Plan", "Quarter 3 2024/25 update"], Around(), "2024-12-31"),
        (["Plan"], Around(labelled=[("Date of export", "14/10/2024")]), "2024-10-14"),
        (["Plan"], Around(versions=["12/02/2024", "17/01/2025"]), "2025-01-17"),
        (["Plan"], Around(file_name="Prevent_plan_updated_March_2024"), "2024-03-31"),
        (["Plan (report issued 9 February 2024)"], Around(), None),
        (["Plan", "To be reviewed on 6 April 2025"], Around(), None),
        (["Plan", "Updated 2024"], Around(), None),
        (["Plan"], Around(labelled=[("Date of inspection", "14 May 2024")]), None),
    ],
)
def test_the_date_that_a_document_states(lines, around, on):
    found = propose_as_at(lines, [], [], around)
    assert (found.on and str(found.on), found.is_stated) == (on, on is not None)


def test_a_date_that_reports_have_overtaken_is_not_the_documents():
    around = Around(versions=["12/02/2024"])
    found = propose_as_at(["Plan"], [("1", "Held on 3 May 2024.")], [], around)
    assert (str(found.on), found.is_stated) == ("2024-06-30", False)


def test_of_several_columns_of_updates_the_last_that_is_filled_counts():
    rows = [
        ["Ref", "Action", "Lead", "Timescale", "Update (June 24)", "Update (Sept 24)", "Update (Dec 24)"],
        ["1", "Brief every head teacher", "Una Marsh", "June 2025", "Begun", "Half done", ""],
    ]
    assert str(read_plan(document("Prevent plan", rows=rows), "a.docx").as_at_proposed) == "2024-09-30"


def test_a_marking_beside_other_words_of_a_page_head_is_kept():
    reading = read_plan(document("Prevent plan", head="Oakmere Borough Council – OFFICIAL"), "a.docx")
    assert [note.text for note in reading.notes if note.kind == "marking"] == ["OFFICIAL"]


def test_properties_that_cannot_be_read_are_none():
    content = BytesIO(document("Prevent plan"))
    assert read_plan(content.getvalue(), "a.docx").source.properties == ()


@pytest.fixture
def known(tmp_path):
    """A database with one council's plan."""
    connection = open_database(tmp_path / "p.duckdb")
    plan = loaders.Plan("oakmere", "Oakmere Borough Council", "Oakmere: Prevent plan 2023-24")
    standing = loaders.Standing(date(2024, 3, 31), "stated", None, "Ada Finch")
    content = document("Prevent plan 2023-24")
    loaders.add_document(connection, plan, standing, content, loaders.prepare(plan, standing, content, "a.docx"))
    yield connection
    connection.close()


TASKS = [(row[0], row[1]) for row in TABLE[1:]]
OTHERS = [(str(number), f"Something else entirely, part {number}") for number in range(4)]


@pytest.mark.parametrize(
    ("council", "title", "tasks", "matched"),
    [
        ("", "Another title", TASKS, 3),
        ("", "Another title", [*TASKS[:2], *OTHERS], None),
        ("Oakmere Borough Council", "Prevent plan 2024-25", OTHERS, 0),
        ("Wold Council", "Prevent plan 2024-25", OTHERS, None),
        ("Wold Council", "Prevent plan", [], None),
    ],
)
def test_the_next_version_of_a_plan_is_recognised(known, council, title, tasks, matched):
    found = loaders.recognise(known, council, [title], tasks)
    assert (found and (found.plan_id, found.matched, found.tasks)) == (
        None if matched is None else ("oakmere", matched, 3)
    )
