"""Which tables are a plan's: what looks like one isn't taken and is said to be left out; a plan of several goes on."""

import pytest
from helpers.drawn import columns_of, leads_of, reading_of, rules_of, values

from loaders.errors import DocumentRefused, DocumentUnclear

PLAN = """
    Ref | Action | Lead | Due date | RAG
    1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Green
    2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber
"""
OTHER_TABLES = {
    "what columns mean": """
        Column | What it means
        Action | The action that is to be taken, in full
        Lead | The officer who answers for the action
        Due date | The date by which the action is to be done
    """,
    "contents": """
        Section | Page
        Introduction | 2
        Action plan | 3
        Glossary | 9
    """,
    "versions": """
        Version | Date | Author | Changes
        0.1 | 3 March 2021 | Una Marsh | First draft of the plan
        0.2 | 9 April 2021 | Tom Field | Actions of the board added
        1.0 | 1 May 2021 | Una Marsh | Approved by the board
    """,
    "versions with a status": """
        Version | Date | Author | Summary of changes | Status
        0.1 | 3 March 2021 | Una Marsh | First draft of the plan for comment | Draft
        1.0 | 1 May 2021 | Una Marsh | Approved by the board as it stood | Final
    """,
    "risks": """
        Risk | Likelihood | Impact | Score | Mitigation | Owner
        Halls are hired by speakers who draw people in | 3 | 4 | 12 | A policy on hire is in force | Ada Moore
        Staff leave before they are trained | 2 | 3 | 6 | Training is given at induction | Una Marsh
    """,
    "measures": """
        Measure | Baseline | Target | Actual | RAG
        Staff trained in the year | 300 | 500 | 420 | Amber
        Schools that have the guidance | 10 | 40 | 41 | Green
    """,
    "measures of quarters": """
        PI ref | Indicator | Q1 2021/22 | Q2 2021/22 | Target | Direction of travel | Responsible officer
        P1 | Staff trained in the year | 120 | 300 | 500 | Up | Una Marsh
        P2 | Schools that have the guidance | 10 | 41 | 40 | Up | Tom Field
    """,
    "a school": """
        Name of school | Millbrook Primary
        Head teacher | Ada Moore
        Address | 4 Mill Lane, Millbrook
        Date of audit | 3 March 2021
    """,
}


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize(
    ("other", "comes_first"),
    [(name, first) for name in OTHER_TABLES for first in (True, False) if first or name != "versions"],
)
def test_tables_that_are_no_plan_are_left_out_and_said_to_be(other, comes_first, kind):
    tables = [OTHER_TABLES[other], PLAN]
    drawing = "\nOf this table first.\n".join(tables if comes_first else tables[::-1])
    reading = reading_of(drawing, kind)
    assert values(reading, "ref", "due_on") == [("1", "2021-05-31"), ("2", "2021-06-30")]
    assert rules_of(reading).count("table_left_out") == 1


def test_a_table_of_one_row_is_left_out_without_a_word():
    reading = reading_of(f"Version 1.0 | 1 May 2021 | Una Marsh | Approved\n\n{PLAN}")
    assert "table_left_out" not in rules_of(reading) and len(reading.tasks) == 2


def test_prose_around_the_plan_is_no_task():
    reading = reading_of(f"""
        # Prevent action plan 2021
        The board met on 3 March 2021 and agreed: Una Marsh to brief the schools by May 2021.
        {PLAN}
        Tom Field reported that halls had been asked; the lead is to follow up by 30 June 2021.
    """)
    assert values(reading, "ref") == ["1", "2"]


def test_further_action_needed_is_the_action_where_no_other_is():
    reading = reading_of("""
        Standard | Evidence | Further action needed | Lead | By when
        A board meets and is well attended | Minutes of four meetings are kept | Invite the health trust to the board | Una Marsh | May 2021
        Staff are trained | Half have had the course | Train the staff of the libraries | Tom Field | June 2021
    """)
    assert values(reading, "action", "due_on") == [
        ("Invite the health trust to the board", "2021-05-31"), ("Train the staff of the libraries", "2021-06-30"),
    ]  # fmt: skip


def test_further_action_stands_beside_the_action_where_there_is_one():
    reading = reading_of("""
        Ref | Action | Lead | By when | Further action needed
        1 | Publish the guidance for schools | Una Marsh | May 2021 | Send it to the heads of new schools
        2 | Brief the governors on the duty | Tom Field | June 2021 | Find a place for the second evening
    """)
    assert values(reading, "action", "next_steps")[0] == (
        "Publish the guidance for schools", "Send it to the heads of new schools",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["html", "docx", "csv"])
def test_a_plan_of_two_tables_with_other_columns(kind):
    reading = reading_of(
        f"""
        {PLAN}
        Recommendations of the review
        Rec no | Recommendation | Owner | Status | Comments
        A1 | Name a champion among the members of the council | Ada Moore | Completed | Named at the meeting in May
        A2 | Write to all halls about their hirers | Tom Field | Not started | Waiting for the list
        """,
        kind,
    )
    assert values(reading, "ref", "due_on") == [("1", "2021-05-31"), ("2", "2021-06-30"), ("A1", None), ("A2", None)]
    assert values(reading, "leads", "declared_rating")[2] == (["Ada Moore"], "complete")
    assert {column.heading for column in reading.columns} >= {"Action", "Recommendation", "RAG", "Status"}


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_table_goes_on_in_the_next_grid_without_a_heading_row(kind):
    reading = reading_of(
        f"""
        {PLAN}
        Page two of the plan follows.
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | Red
        4 | Check the filters of public computers | ICT Team | 31 August 2021 | Green
        """,
        kind,
    )
    assert values(reading, "ref", "due_on", "declared_rating")[2:] == [
        ("3", "2021-07-31", "off_track"), ("4", "2021-08-31", "on_schedule"),
    ]  # fmt: skip


def test_columns_without_any_headings_are_told_by_their_cells():
    reading = reading_of("""
        1.1 | Publish the guidance for every school in the county | Una Marsh | 31 May 2021 | Green
        1.2 | Brief the governors of all secondary schools | Tom Field | 30 June 2021 | Amber
        1.3 | Review the hire of rooms in the council's halls | Facilities Team | 31 July 2021 | Red
    """)
    assert list(columns_of(reading).values()) == ["ref", "action", "lead", "timescale", "rating"]
    assert leads_of(reading.tasks[1]) == ["Tom Field"]
    assert "header_shifted" in rules_of(reading)


NO_PLANS = {
    "payments": """
        Date | Supplier | Amount | Department
        1 May 2021 | Millbrook Printers | 1,200.00 | Community Safety
        4 May 2021 | Field and Sons | 340.50 | Highways
        9 May 2021 | Eastgate Halls | 90.00 | Libraries
    """,
    "measures": OTHER_TABLES["measures"],
    "measures of quarters": OTHER_TABLES["measures of quarters"],
    "a rota": """
        Week commencing | Monday | Tuesday | Wednesday
        3 May 2021 | Una Marsh | Tom Field | Ada Moore
        10 May 2021 | Tom Field | Ada Moore | Una Marsh
        17 May 2021 | Ada Moore | Una Marsh | Tom Field
    """,
    "risks": OTHER_TABLES["risks"],
    "versions": OTHER_TABLES["versions"],
}


@pytest.mark.parametrize("kind", ["html", "csv", "xlsx"])
@pytest.mark.parametrize("name", NO_PLANS)
def test_what_is_no_plan_is_refused_with_its_rows_to_ask_about(name, kind):
    with pytest.raises(DocumentUnclear) as refused:
        reading_of(NO_PLANS[name], kind)
    count = len(NO_PLANS[name].strip().splitlines())
    assert f"has {count} table rows, but in none of its tables could a column of actions be told" in str(refused.value)
    assert len(refused.value.rows) == count


def test_prose_alone_is_refused_without_rows_to_ask_about():
    with pytest.raises(DocumentRefused, match="holds no table of tasks") as refused:
        reading_of("# Minutes\nThe board met on 3 March 2021.\nUna Marsh is to brief the schools.")
    assert not isinstance(refused.value, DocumentUnclear)


ODD = """
    Zeta | Eta | Theta
    Guides | Una Marsh | 7
    Halls | Tom Field | 9
"""


def test_rows_of_a_document_that_is_unclear_can_be_told_to_be_tasks():
    with pytest.raises(DocumentUnclear) as unclear:
        reading_of(ODD)
    header = unclear.value.rows[0]
    assert header.cells == ("Zeta", "Eta", "Theta")
    told = {"Zeta": "action", "Eta": "lead", "Theta": "other"}
    reading = reading_of(ODD, header_row=header.locator, columns=told)
    assert values(reading, "action", "leads") == [("Guides", ["Una Marsh"]), ("Halls", ["Tom Field"])]
    assert (reading.header_row, reading.corrected) == (header.locator, told)


def test_a_heading_row_that_a_person_named_counts_wherever_it_comes_again():
    drawing = f"{ODD}\nMore of the same.\n{ODD.replace('Guides', 'Posters').replace('Halls', 'Films')}"
    with pytest.raises(DocumentUnclear) as unclear:
        reading_of(drawing)
    header = unclear.value.rows[0].locator
    reading = reading_of(drawing, header_row=header, columns={"Zeta": "action", "Eta": "lead", "Theta": "other"})
    assert values(reading, "action") == ["Guides", "Halls", "Posters", "Films"]


def test_a_table_of_measures_can_be_told_to_be_a_plan():
    with pytest.raises(DocumentUnclear) as unclear:
        reading_of(OTHER_TABLES["measures"])
    told = {"Measure": "action", "RAG": "rating"}
    reading = reading_of(OTHER_TABLES["measures"], header_row=unclear.value.rows[0].locator, columns=told)
    assert values(reading, "declared_rating") == ["behind", "on_schedule"]
