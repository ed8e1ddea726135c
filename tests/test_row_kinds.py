"""Rows that are no tasks: totals, summaries, keys, headings of sections, page furniture; and tasks over several rows."""

import pytest
from helpers.drawn import reading_of, rules_of, values

HEADER = "Ref | Action | Lead | Due date | RAG"
FIRST = "1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Green"
SECOND = "2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber"
REFS = ["1", "2"]


def notes_of(reading):
    """The notes of a reading, each with its kind."""
    return [(note.kind, note.text) for note in reading.notes]


@pytest.mark.parametrize(
    "total",
    [
        "Total | 5 actions | | |", "Total | | | | 2", "| Total: 2 actions | | |", "Grand total | 2 | | |", "Sub-total | | | | 2",
        "Total actions | 2 | | |", "Cyfanswm | 2 | | |",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["html", "csv"])
def test_a_total_is_no_task(total, kind):
    reading = reading_of(f"{HEADER}\n{FIRST}\n{SECOND}\n{total}", kind)
    assert values(reading, "ref", "declared_rating") == [("1", "on_schedule"), ("2", "behind")]


def test_a_task_that_begins_with_total_is_one():
    reading = reading_of(
        f"{HEADER}\n{FIRST}\n 2 | Total up the hours of training given each term | Tom Field | 30 June 2021 | Amber"
    )
    assert values(reading, "ref") == REFS


def test_a_groups_summary_of_dates_and_numbers_is_no_task():
    reading = reading_of("""
        Action | Owner | Start | Due date | % complete
        Publish the guidance for schools | Una Marsh | 1 April 2021 | 31 May 2021 | 50%
        Brief the governors on the duty | Tom Field | 1 May 2021 | 30 June 2021 | 20%
         | | 1 April 2021 | 30 June 2021 | 35%
    """)
    assert values(reading, "action", "due_on") == [
        ("Publish the guidance for schools", "2021-05-31"), ("Brief the governors on the duty", "2021-06-30"),
    ]  # fmt: skip


def test_parent_rows_of_a_project_tool_are_sections():
    reading = reading_of("""
        Task name | Owner | Start | Finish
        Schools | | 1 April 2021 | 30 June 2021
        Publish the guidance for schools | Una Marsh | 1 April 2021 | 31 May 2021
        Brief the governors on the duty | Tom Field | 1 May 2021 | 30 June 2021
        Venues | | 1 May 2021 | 31 August 2021
        Review the hire of rooms | Ada Moore | 1 May 2021 | 31 July 2021
        Write to all halls about their hirers | Ada Moore | 1 June 2021 | 31 August 2021
    """)
    assert values(reading, "section", "due_on") == [
        ("Schools", "2021-05-31"), ("Schools", "2021-06-30"), ("Venues", "2021-07-31"), ("Venues", "2021-08-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "note", ["* Dates were set by the board in March 2021.", "Note: the plan is reviewed by the board each quarter."]
)
@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_note_below_the_plan_is_kept_and_no_task(note, kind):
    reading = reading_of(f"{HEADER}\n{FIRST}\n{SECOND}\n\n{note}", kind)
    assert values(reading, "ref") == REFS
    assert notes_of(reading) == [("footnote", note.lstrip("* "))]


KEYS = {
    "a table": "Blue | Complete\n Green | On track\n Amber | Delayed\n Red | Not started and late",
    "a table under its name": "RAG key\nBlue | Complete\n Green | On track\n Amber | Delayed\n Red | Not started and late",
    "a table that names it": "RAG key | >\n Blue | Complete\n Green | On track\n Amber | Delayed\n Red | Not started and late",
    "shaded cells": "{blue}Complete | {green}On track | {amber}Delayed | {red}Not started and late",
    "shaded rows": "{blue} | Complete\n {green} | On track\n {amber} | Delayed\n {red} | Not started and late",
    "lines": "Key\n Blue – Complete\n Green – On track\n Amber – Delayed\n Red – Not started and late",
}


@pytest.mark.parametrize(
    ("key", "comes_first"), [(key, first) for key in KEYS for first in (True, False) if first or key != "shaded cells"]
)
def test_a_key_beside_the_plan_is_its_key_and_no_task(key, comes_first):
    rows = f"{HEADER}\n{FIRST.replace('Green', '{green}')}\n{SECOND.replace('Amber', '{blue}')}"
    reading = reading_of("\n\n".join([KEYS[key], rows] if comes_first else [rows, KEYS[key]]))
    assert values(reading, "ref", "declared_rating") == [("1", "on_schedule"), ("2", "complete")]
    assert [entry.rating for entry in reading.rating_key] == ["complete", "on_schedule", "behind", "off_track"]


def test_a_key_whose_colours_are_its_own_goes_before_the_usual_ones():
    reading = reading_of(f"""
        Green | Complete
        Amber | On track
        Red | Delayed

        {HEADER}
        {FIRST.replace("Green", "{green}")}
        {SECOND.replace("Amber", "{amber}")}
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | {{red}}
    """)
    assert values(reading, "declared_rating") == ["complete", "on_schedule", "behind"]


def test_a_key_on_another_sheet_is_the_plans():
    reading = reading_of(
        f"""
        == Plan
        {HEADER}
        {FIRST.replace("Green", "1")}
        {SECOND.replace("Amber", "3")}
        == Key
        1 | Complete
        2 | On track
        3 | Delayed
        """,
        "xlsx",
    )
    assert values(reading, "ref", "declared_rating") == [("1", "complete"), ("2", "behind")]


def test_rows_of_a_key_inside_the_table_are_no_tasks():
    reading = reading_of(f"""
        {HEADER}
        {FIRST}
        {SECOND}
        RAG key | > | > | > | >
        Green | On track | | |
        Amber | Delayed | | |
    """)
    assert values(reading, "ref") == REFS
    assert [entry.rating for entry in reading.rating_key] == ["on_schedule", "behind"]


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "csv"])
def test_rows_across_the_table_are_the_sections_of_what_follows(kind):
    reading = reading_of(
        f"{HEADER}\n Schools and colleges | > | > | > | >\n {FIRST}\n Venues | > | > | > | >\n {SECOND}", kind
    )
    assert values(reading, "ref", "section") == [("1", "Schools and colleges"), ("2", "Venues")]


def test_two_rows_across_the_table_are_section_and_subsection():
    reading = reading_of(f"""
        {HEADER}
        Partners | > | > | > | >
        Schools and colleges | > | > | > | >
        {FIRST}
        Health | > | > | > | >
        {SECOND}
        The council | > | > | > | >
        Libraries | > | > | > | >
        3 | Check the filters of public computers | ICT Team | 31 July 2021 | Red
    """)
    assert values(reading, "section", "subsection") == [
        ("Partners", "Schools and colleges"), ("Partners", "Health"), ("The council", "Libraries"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_a_shaded_heading_in_the_column_of_actions_is_a_section(kind):
    reading = reading_of(
        f"{HEADER}\n | {{pale}}Schools and colleges | | |\n {FIRST}\n | {{pale}}Venues | | |\n {SECOND}", kind
    )
    assert values(reading, "ref", "section") == [("1", "Schools and colleges"), ("2", "Venues")]


OBJECTIVES = """
    Objective | Action | Lead | Due date
    Schools know the duty | Publish the guidance for schools | Una Marsh | 31 May 2021
    {again} | Brief the governors on the duty | Tom Field | 30 June 2021
    Halls are let with care | Review the hire of rooms | Ada Moore | 31 July 2021
    {second} | Write to all halls about their hirers | Ada Moore | 31 August 2021
"""


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "csv"])
@pytest.mark.parametrize(
    ("again", "second"), [("^", "^"), ("", ""), ("Schools know the duty", "Halls are let with care")]
)
def test_objectives_that_run_down_stand_once_or_come_again_are_sections(again, second, kind):
    reading = reading_of(OBJECTIVES.format(again=again, second=second), kind)
    assert values(reading, "section", "due_on") == [
        ("Schools know the duty", "2021-05-31"), ("Schools know the duty", "2021-06-30"),
        ("Halls are let with care", "2021-07-31"), ("Halls are let with care", "2021-08-31"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_a_lead_and_a_date_that_run_down_are_those_of_each_row(kind):
    reading = reading_of(
        """
        Ref | Action | Lead | Due date
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021
        2 | Brief the governors on the duty | ^ | ^
        3 | Review the hire of rooms | Ada Moore | 31 July 2021
        """,
        kind,
    )
    assert values(reading, "leads", "due_on") == [
        (["Una Marsh"], "2021-05-31"), (["Una Marsh"], "2021-05-31"), (["Ada Moore"], "2021-07-31"),
    ]  # fmt: skip


def test_a_lead_that_is_only_blank_below_another_is_nobody():
    reading = reading_of(f"{HEADER}\n{FIRST}\n 2 | Brief the governors on the duty | | 30 June 2021 | Amber")
    assert values(reading, "leads") == [["Una Marsh"], []]


def test_headings_above_all_tasks_are_no_section():
    reading = reading_of(f"# Prevent action plan 2021\n## Actions of the board\n{HEADER}\n{FIRST}\n{SECOND}")
    assert len(set(values(reading, "section"))) == 1 and "Prevent action plan 2021" not in values(reading, "section")


def test_a_heading_above_all_sections_is_left_out():
    reading = reading_of(f"""
        # Prevent action plan 2021
        ## Actions
        ### Schools
        {HEADER}
        {FIRST}
        ### Venues
        {HEADER}
        {SECOND}
    """)
    assert values(reading, "section", "subsection") == [("Schools", None), ("Venues", None)]


@pytest.mark.parametrize("line", ["Millbrook council: Prevent plan 2021", "OFFICIAL", "Page 2 of 3", "3"])
def test_what_stands_on_each_page_is_no_section(line):
    pages = [FIRST, SECOND, "3 | Review the hire of rooms | Ada Moore | 31 July 2021 | Red"]
    reading = reading_of("\n".join(f"{line}\n{HEADER}\n{row}" for row in pages))
    assert values(reading, "ref", "section") == [("1", None), ("2", None), ("3", None)]


def test_a_task_cut_by_a_page_is_one_and_said_to_be_mended():
    reading = reading_of(f"""
        {HEADER}
        1 | Publish the guidance for schools and send it to the | Una Marsh | 31 May 2021 | Green
         | heads of every school in the county | | |
        {SECOND}
    """)
    assert values(reading, "ref", "action")[0] == (
        "1", "Publish the guidance for schools and send it to the heads of every school in the county",
    )  # fmt: skip
    assert "row_mended" in rules_of(reading) and len(reading.tasks) == 2


def test_rows_of_a_template_are_counted_and_no_tasks():
    reading = reading_of(f"{HEADER}\n{FIRST}\n{SECOND}\n 3 | | | |\n 4 | | | |")
    assert values(reading, "ref") == REFS and "template_rows" in rules_of(reading)


def test_a_row_that_says_there_is_nothing_to_do_is_no_task():
    reading = reading_of(f"{HEADER}\n{FIRST}\n{SECOND}\n 3 | There are no actions for this area | | |")
    assert values(reading, "ref") == REFS and "nothing_to_do" in rules_of(reading)


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("level", ["## ", ""])
def test_a_table_under_each_heading_is_a_section(level, kind):
    reading = reading_of(
        f"""
        # Prevent action plan 2021
        {level}Objective 1: Schools
        {HEADER}
        {FIRST}
        {level}Objective 2: Venues
        {HEADER}
        {SECOND}
        """,
        kind,
    )
    assert values(reading, "ref", "section") == [("1", "Objective 1: Schools"), ("2", "Objective 2: Venues")]


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "csv"])
def test_a_heading_row_of_its_own_below_each_section(kind):
    reading = reading_of(
        f"Schools | > | > | > | >\n {HEADER}\n {FIRST}\n Venues | > | > | > | >\n {HEADER}\n {SECOND}", kind
    )
    assert values(reading, "ref", "section") == [("1", "Schools"), ("2", "Venues")]


def test_a_task_of_two_rows_with_dates_of_their_own_is_two_tasks():
    reading = reading_of(
        f"{HEADER}\n{FIRST}\n | Send it to the heads of new schools | Ada Moore | 30 September 2021 | Red\n{SECOND}"
    )
    assert values(reading, "action", "due_on")[1] == ("Send it to the heads of new schools", "2021-09-30")
    assert len(reading.tasks) == 3


def test_a_blank_row_and_a_note_across_the_table_are_no_tasks():
    reading = reading_of(f"""
        {HEADER}
        {FIRST}
         | | | |
        {SECOND}
        Notes | > | > | > | >
        All dates were agreed by the board in March 2021 and will be reviewed. | > | > | > | >
    """)
    assert values(reading, "ref", "section") == [("1", None), ("2", None)]
