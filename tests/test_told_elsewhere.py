"""Values that stand in no column of their own: under times, inside texts, in labelled lines, as codes of the key."""

import pytest
from helpers.drawn import columns_of, leads_of, reading_of, values

QUARTERS = """
    {title}
    Ref | Action | Lead | {names}
    1 | Publish the guidance for schools | Una Marsh | x | | |
    2 | Brief the governors on the duty | Tom Field | | x | x |
    3 | Review the hire of rooms | Ada Moore | | | | x
"""


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_ticked_quarters_below_their_year(kind):
    reading = reading_of(
        """
        Ref | Action | Lead | 2021/22 | > | > | >
        ^ | ^ | ^ | Q1 | Q2 | Q3 | Q4
        1 | Publish the guidance for schools | Una Marsh | ✓ | | |
        2 | Brief the governors on the duty | Tom Field | | ✓ | ✓ |
        3 | Review the hire of rooms | Ada Moore | | | | ✓
        """,
        kind,
    )
    assert values(reading, "due_on") == ["2021-06-30", "2021-12-31", "2022-03-31"]
    assert values(reading, "declared_rating") == [None, None, None]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "✔", "Yes", "Y", "✗", "●"])
@pytest.mark.parametrize(
    "names", ["Q1 | Q2 | Q3 | Q4", "Qtr 1 | Qtr 2 | Qtr 3 | Qtr 4", "Quarter 1 | Quarter 2 | Quarter 3 | Quarter 4"]
)
def test_ticked_quarters_in_the_year_of_the_title(mark, names):
    drawing = QUARTERS.format(title="# Prevent action plan 2021/22", names=names).replace("| x", f"| {mark}")
    reading = reading_of(drawing)
    assert values(reading, "due_on") == ["2021-06-30", "2021-12-31", "2022-03-31"]
    assert values(reading, "declared_rating") == [None, None, None]


@pytest.mark.parametrize("title", ["# Prevent action plan", "# Prevent action plan 2021/22 (follows that of 2020/21)"])
def test_ticked_quarters_of_no_one_year_have_no_date(title):
    reading = reading_of(QUARTERS.format(title=title, names="Q1 | Q2 | Q3 | Q4"))
    assert values(reading, "ref", "due_on") == [("1", None), ("2", None), ("3", None)]


@pytest.mark.parametrize(
    "names",
    ["Apr | Jun | Dec | Feb", "April | June | December | February", "Apr 2021 | Jun 2021 | Dec 2021 | Feb 2022"],
)
def test_ticked_months_of_a_financial_year(names):
    reading = reading_of(QUARTERS.format(title="# Prevent action plan 2021/22", names=names))
    assert values(reading, "due_on") == ["2021-04-30", "2021-12-31", "2022-02-28"]


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_shaded_months_end_with_the_last_of_them(kind):
    reading = reading_of(
        """
        # Prevent action plan 2021/22
        Ref | Action | Lead | Apr | May | Jun | Jul
        1 | Publish the guidance for schools | Una Marsh | {blue} | {blue} | |
        2 | Brief the governors on the duty | Tom Field | | | {blue} | {blue}
        """,
        kind,
    )
    assert values(reading, "due_on", "declared_rating") == [("2021-05-31", None), ("2021-07-31", None)]


def test_ticks_stand_back_where_the_task_has_a_deadline():
    reading = reading_of("""
        # Prevent action plan 2021/22
        Ref | Action | Lead | Due date | Q1 | Q2 | Q3 | Q4
        1 | Publish the guidance for schools | Una Marsh | 20 May 2021 | x | x | |
        2 | Brief the governors on the duty | Tom Field | | | x | |
    """)
    assert values(reading, "due_on") == ["2021-05-20", "2021-09-30"]


@pytest.mark.parametrize("label", ["Target completion", "Target date", "Deadline", "By when", "Timescale", "Due"])
@pytest.mark.parametrize(
    "dates", [("Dec 2016", "Nov 2016"), ("31/12/2016", "30/11/2016"), ("31 December 2016", "30 November 2016")]
)
def test_a_deadline_inside_the_cell_of_the_objective(label, dates):
    reading = reading_of(f"""
        Objective | Action | Lead | RAG
        Schools know the duty¶{label}: {dates[0]} | Publish the guidance for schools | Una Marsh | Green
        Halls are let with care¶{label}: {dates[1]} | Review the hire of rooms | Ada Moore | Red
    """)
    assert values(reading, "due_on") == ["2016-12-31", "2016-11-30"]


def test_a_label_that_gives_no_date_gives_none():
    reading = reading_of("""
        Objective | Action | Lead | RAG
        Schools know the duty¶Target: all heads | Publish the guidance for schools | Una Marsh | Green
        Halls are let with care¶Target: all halls | Review the hire of rooms | Ada Moore | Red
    """)
    assert values(reading, "due_on") == [None, None]


@pytest.mark.parametrize(
    ("first", "second", "refs"),
    [
        ("1.1 ", "1.2 ", ["1.1", "1.2"]),
        ("A1. ", "A2. ", ["A1", "A2"]),
        ("1) ", "2) ", ["1", "2"]),
        ("PR-01: ", "PR-02: ", ["PR-01", "PR-02"]),
    ],
)
def test_references_that_the_actions_begin_with(first, second, refs):
    reading = reading_of(f"""
        Action | Lead | Due date | RAG
        {first}Publish the guidance for schools | Una Marsh | 31 May 2021 | Green
        {second}Brief the governors on the duty | Tom Field | 30 June 2021 | Amber
    """)
    assert values(reading, "ref") == refs


def test_references_that_the_objectives_begin_with():
    reading = reading_of("""
        Objective | Action | Lead | Due date
        1.1 Schools know the duty | Publish the guidance for schools | Una Marsh | 31 May 2021
        1.2 Halls are let with care | Review the hire of rooms | Ada Moore | 31 July 2021
    """)
    assert values(reading, "ref") == ["1.1", "1.2"]


def test_a_number_that_is_part_of_the_action_is_no_reference():
    reading = reading_of("""
        Action | Lead | Due date | RAG
        Train 40 officers of the licensing team | Una Marsh | 31 May 2021 | Green
        Brief the governors on the duty | Tom Field | 30 June 2021 | Amber
    """)
    assert values(reading, "ref", "action")[0] == ("1", "Train 40 officers of the licensing team")


@pytest.mark.parametrize("heading", ["Stage of work", "S", "Where it is"])
def test_a_column_of_the_keys_own_codes_is_the_rating(heading):
    reading = reading_of(f"""
        Key
        C – Complete
        T – On track
        L – Late

        Ref | Action | Lead | Due date | {heading}
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | C
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | T
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | L
    """)
    assert values(reading, "ref", "declared_rating")[:2] == [("1", "complete"), ("2", "on_schedule")]


def test_numbered_lines_of_one_cell_with_leads_and_dates_line_by_line_are_tasks():
    reading = reading_of("""
        Objective | Action | Lead | Due date
        Schools know the duty | 1.1 Publish the guidance¶1.2 Brief the governors | Una Marsh¶Tom Field | 31 May 2021¶30 June 2021
        Halls are let with care | 2.1 Review the hire of rooms¶2.2 Write to all halls | Ada Moore | 31 July 2021¶31 August 2021
    """)
    assert values(reading, "ref", "section", "leads", "due_on") == [
        ("1.1", "Schools know the duty", ["Una Marsh"], "2021-05-31"), ("1.2", "Schools know the duty", ["Tom Field"], "2021-06-30"),
        ("2.1", "Halls are let with care", ["Ada Moore"], "2021-07-31"), ("2.2", "Halls are let with care", ["Ada Moore"], "2021-08-31"),
    ]  # fmt: skip


def test_bullets_of_one_action_with_one_lead_stay_one_task():
    reading = reading_of("""
        Ref | Action | Lead | Due date
        1 | Publish the guidance:¶• in print¶• on the web | Una Marsh | 31 May 2021
        2 | Brief the governors¶on the duty | Tom Field¶Ada Moore | 30 June 2021
    """)
    assert values(reading, "ref") == ["1", "2"]
    assert leads_of(reading.tasks[1]) == ["Tom Field", "Ada Moore"]


RECORDS = """
    Action 1.1: Publish the guidance for schools
    Lead: Una Marsh
    Deadline: 31 May 2021
    RAG: Green
    Action 1.2: Brief the governors on the duty
    Lead: Tom Field
    Deadline: 30 June 2021
    RAG: Amber
"""
RECORDED = [
    ("1.1", "Publish the guidance for schools", ["Una Marsh"], "2021-05-31", "on_schedule"),
    ("1.2", "Brief the governors on the duty", ["Tom Field"], "2021-06-30", "behind"),
]


def read_whole(reading):
    """Each task's reference, action, leads, due date and rating."""
    return values(reading, "ref", "action", "leads", "due_on", "declared_rating")


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_lines_of_labels_are_tasks(kind):
    assert read_whole(reading_of(RECORDS, kind)) == RECORDED


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("colon", ["", ":"])
def test_tables_of_a_label_and_a_value_a_row_are_tasks(kind, colon):
    forms = [
        f"""
        Ref{colon} | {ref}
        Action{colon} | {action}
        Lead officer{colon} | {leads[0]}
        Target date{colon} | {due}
        RAG rating{colon} | {rated}
        """
        for (ref, action, leads, due, _), rated in zip(RECORDED, ("Green", "Amber"), strict=True)
    ]
    assert read_whole(reading_of("\nThe next action\n".join(forms), kind)) == RECORDED


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_records_headed_by_their_own_lines_are_the_tasks_that_these_name(kind):
    reading = reading_of(
        """
        1.1 Publish the guidance for schools
        Lead: Una Marsh
        Deadline: 31 May 2021
        RAG: Green
        1.2 Brief the governors on the duty
        Lead: Tom Field
        Deadline: 30 June 2021
        RAG: Amber
        """,
        kind,
    )
    assert values(reading, "leads", "due_on", "declared_rating") == [row[2:] for row in RECORDED]
    assert values(reading, "ref") == ["1.1", "1.2"]


def test_records_stand_in_the_section_above_them():
    first, second = RECORDS.split("Action 1.2")
    reading = reading_of(f"# Prevent action plan\n## Schools\n{first}\n## Governors\nAction 1.2{second}")
    assert values(reading, "ref", "section") == [("1.1", "Schools"), ("1.2", "Governors")]


def test_columns_of_times_are_periods_and_kept():
    reading = reading_of(QUARTERS.format(title="# Prevent action plan 2021/22", names="Q1 | Q2 | Q3 | Q4"))
    assert [columns_of(reading)[f"Q{number}"] for number in (1, 2, 3, 4)] == ["period"] * 4


def test_records_under_numbered_headings_are_the_tasks_that_these_name():
    reading = reading_of("""
        ## 1. Publish the guidance for schools
        Lead: Una Marsh
        Due: 31 May 2021
        Progress: Sent out to all heads.
        ## 2. Brief the governors
        Lead: Tom Field
        Due: 30 June 2021
        Progress: Half are done.
    """)
    assert values(reading, "ref", "leads", "due_on") == [
        ("1", ["Una Marsh"], "2021-05-31"), ("2", ["Tom Field"], "2021-06-30"),
    ]  # fmt: skip


def test_an_objective_of_each_record_is_its_section():
    reading = reading_of("""
        Objective 1: Schools know the duty
        Action: Publish the guidance for schools
        Lead: Una Marsh
        Due: 31 May 2021
        Objective 2: Halls are let with care
        Action: Review the hire of rooms
        Lead: Ada Moore
        Due: 31 July 2021
    """)
    assert values(reading, "section", "due_on") == [
        ("Schools know the duty", "2021-05-31"), ("Halls are let with care", "2021-07-31"),
    ]  # fmt: skip


def test_recommendations_that_are_numbered_in_their_label():
    reading = reading_of(
        """
        Recommendation 1 | Name a champion among the members of the council
        Lead officer | Una Marsh
        Target date | 31 May 2021

        Of the second
        Recommendation 2 | Brief the governors of all secondary schools
        Lead officer | Tom Field
        Target date | 30 June 2021
        """,
        "docx",
    )
    assert values(reading, "ref", "action", "due_on") == [
        ("1", "Name a champion among the members of the council", "2021-05-31"),
        ("2", "Brief the governors of all secondary schools", "2021-06-30"),
    ]  # fmt: skip
