"""Headings as tables write them: over two or three rows, with spans, again on each page, short of a name, in Welsh."""

import pytest
from helpers.drawn import columns_of, leads_of, reading_of, rules_of, values

TASKS = """
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Green
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber
"""
READ = [
    ("1", "Publish the guidance for schools", ["Una Marsh"], "2021-05-31", "on_schedule"),
    ("2", "Brief the governors on the duty", ["Tom Field"], "2021-06-30", "behind"),
]


def read_whole(reading):
    """Each task's reference, action, leads, due date and rating."""
    return values(reading, "ref", "action", "leads", "due_on", "declared_rating")


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "csv"])
@pytest.mark.parametrize(
    "heading",
    [
        "Ref | Action | Lead | Due date | RAG",
        "What | > | Who and when | > | How far\n Ref | Action | Lead | Due date | RAG",
        "Ref | Action | Delivery | > | >\n ^ | ^ | Lead | Due date | RAG",
        "Ref | Action | Responsibility and dates | > | RAG\n ^ | ^ | Lead officer | Target date | ^",
        "Prevent action plan 2021 | > | > | > | >\n Ref | Action | Lead | Due date | RAG",
        "Prevent action plan 2021 | > | > | > | >\n Task | > | Delivery | > | Position\n Ref | Action | Lead | Due date | RAG",
        "Ref | Action | Delivery | > | >\n ^ | ^ | Who and when | > | RAG\n ^ | ^ | Lead | Due date | ^",
    ],
)
def test_heading_rows_of_a_plan(kind, heading):
    assert read_whole(reading_of(f"{heading}{TASKS}", kind)) == READ


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_columns_below_a_span_are_named_by_both_rows(kind):
    reading = reading_of(
        """
        Ref | Action | Lead | Quarter 2 | > | RAG
        ^ | ^ | ^ | Target | Actual | ^
        1 | Publish the guidance for schools | Una Marsh | 10 schools | 4 schools | Green
        2 | Brief the governors on the duty | Tom Field | 30 governors | 12 governors | Amber
        """,
        kind,
    )
    assert list(columns_of(reading)) == ["Ref", "Action", "Lead", "Quarter 2: Target", "Quarter 2: Actual", "RAG"]
    assert values(reading, "due_on", "declared_rating") == [(None, "on_schedule"), (None, "behind")]


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_dates_under_a_span_are_the_original_and_the_revised(kind):
    reading = reading_of(
        """
        Ref | Action | Lead | Target date | >
        ^ | ^ | ^ | Original | Revised
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | 31 August 2021
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 |
        """,
        kind,
    )
    assert values(reading, "due_on", "due_before") == [("2021-08-31", "2021-05-31"), ("2021-06-30", None)]


def test_a_header_repeated_on_each_page_is_no_task_whether_in_one_table_or_several():
    once = f"Ref | Action | Lead | Due date | RAG{TASKS.rstrip()}"
    again = once.replace("1 | Pub", "3 | Pub").replace("2 | Bri", "4 | Bri")
    assert values(reading_of(f"{once}\n{again}"), "ref") == ["1", "2", "3", "4"]
    assert values(reading_of(f"{once}\n\n{again}"), "ref") == ["1", "2", "3", "4"]


def test_two_heading_rows_repeated_on_each_page_are_no_tasks():
    once = f"Ref | Action | Delivery | > | >\n ^ | ^ | Lead | Due date | RAG{TASKS.rstrip()}"
    again = once.replace("1 | Pub", "3 | Pub").replace("2 | Bri", "4 | Bri")
    assert values(reading_of(f"{once}\n{again}"), "ref", "due_on") == [
        ("1", "2021-05-31"), ("2", "2021-06-30"), ("3", "2021-05-31"), ("4", "2021-06-30"),
    ]  # fmt: skip


def test_a_repeated_header_with_a_cell_written_otherwise_is_no_task():
    reading = reading_of(f"""
        Ref | Action | Lead | Due date | RAG{TASKS.rstrip()}
        Ref | Action | Lead | Due date | RAG (see key)
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | Red
    """)
    assert values(reading, "ref", "due_on") == [("1", "2021-05-31"), ("2", "2021-06-30"), ("3", "2021-07-31")]


@pytest.mark.parametrize(
    "heading",
    [
        " | Action | Lead | Due date | RAG",
        "Ref | | Lead | Due date | RAG",
        "Ref | Action | | Due date | RAG",
        "Ref | Action | Lead | | RAG",
    ],
)
def test_a_heading_row_that_lacks_one_name_is_read_by_its_cells(heading):
    assert read_whole(reading_of(f"{heading}{TASKS}")) == READ


def test_a_heading_row_that_is_a_name_short_is_moved_and_said_to_be():
    reading = reading_of(f"Action | Lead | Due date | RAG | {TASKS}")
    assert read_whole(reading) == READ
    assert "header_shifted" in rules_of(reading)


@pytest.mark.parametrize(
    "heading",
    [
        "Cyf / Ref | Cam gweithredu / Action | Swyddog arweiniol / Lead officer | Dyddiad targed / Target date | CAG / RAG",
        "Ref¶Cyf | Action¶Cam gweithredu | Lead officer¶Swyddog arweiniol | By when¶Erbyn pryd | RAG status¶Statws CAG",
        "Cyf | Cam gweithredu | Swyddog arweiniol | Erbyn pryd | Statws CAG",
        "Rhif | Camau i'w cymryd | Cyfrifoldeb | Amserlen | CAG",
        "Cyfeirnod | Gweithred | Pwy | Pryd | Lliw",
        "Ref (old) | Action (re-set) | Lead (name and post) | Target date (re-set at the March board) | RAG (see key below)",
        "Ref (plan) | Action (what we will do) | Responsible officer (name and post) | Timescale (month and year) | Status (RAG)",
        "Ref. | ACTION: | Lead: | DUE DATE* | RAG.",
    ],
)
@pytest.mark.parametrize("kind", ["html", "csv"])
def test_headings_in_welsh_in_two_languages_and_with_brackets(heading, kind):
    assert read_whole(reading_of(f"{heading}{TASKS}", kind)) == READ


def test_welsh_headings_below_english_ones_are_a_second_heading_row():
    reading = reading_of(f"""
        Ref | Action | Lead officer | Target date | RAG
        Cyf | Cam gweithredu | Swyddog arweiniol | Dyddiad targed | CAG{TASKS.rstrip()}
    """)
    assert read_whole(reading) == READ


def test_a_first_task_of_short_words_is_no_heading_row():
    reading = reading_of("""
        Action | Lead | Deadline | Status
        Training plan | Police | Ongoing | Open
        Policy review | Housing | Summer 2021 | Open
        Venue list | Licensing | 30 June 2021 | Closed
    """)
    assert values(reading, "action") == ["Training plan", "Policy review", "Venue list"]
    assert leads_of(reading.tasks[1]) == ["Housing"]


def test_lines_above_the_headings_of_a_sheet_are_the_title_and_no_tasks():
    reading = reading_of(
        f"""
        Prevent action plan 2021
        Position at 31 March 2021
        Ref | Action | Lead | Due date | RAG{TASKS.rstrip()}
        """,
        "csv",
    )
    assert (reading.title, str(reading.as_at_proposed)) == ("Prevent action plan 2021", "2021-03-31")
    assert read_whole(reading) == READ
