"""What each column of a plan holds: told by its heading, its cells and its neighbours, all columns together."""

import pytest
from helpers.drawn import columns_of, reading_of, rules_of, values


def test_an_action_under_responsibility_and_the_lead_under_actionee():
    reading = reading_of("""
        No | Responsibility | Actionee | Deadline | RAG
        1 | Publish the guidance for every school in the county | Una Marsh | 31 May 2021 | Green
        2 | Brief the governors of all secondary schools on the duty | Tom Field | 30 June 2021 | Amber
        3 | Review the hire of rooms in the council's own halls | Facilities Team | 30 September 2021 | Red
    """)
    assert columns_of(reading)["Responsibility"] == "action" and columns_of(reading)["Actionee"] == "lead"
    assert values(reading, "ref", "leads", "due_on")[1] == ("2", ["Tom Field"], "2021-06-30")


def test_names_without_a_heading_are_the_leads():
    reading = reading_of("""
        Ref | Action | | Target date | Progress
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Draft written and sent to heads
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Venue found for the first evening
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | Waiting for a list of the halls
    """)
    assert columns_of(reading)["column 3"] == "lead"
    assert values(reading, "leads") == [["Una Marsh"], ["Tom Field"], ["Ada Moore"]]


def test_outcome_required_is_the_action_where_no_other_column_can_be_it():
    reading = reading_of("""
        Ref | Outcome required | Lead officer | By when | RAG status
        1 | All front line staff can spot and report a concern | Una Marsh | March 2022 | Green
        2 | Halls are not let to speakers who draw people in | Tom Field | June 2022 | Amber
    """)
    assert columns_of(reading)["Outcome required"] == "action"
    assert values(reading, "action", "declared_rating")[1] == (
        "Halls are not let to speakers who draw people in", "behind",
    )  # fmt: skip


def test_unknown_headings_are_told_by_their_cells():
    reading = reading_of("""
        Our promise | Bird | Bell rings | Lamp
        Publish the guidance for every school in the county | Una Marsh | 31 May 2021 | Green
        Brief the governors of all secondary schools on the duty | Tom Field | 30 June 2021 | Amber
        Review the hire of rooms in the council's own halls | Ada Moore | 31 July 2021 | Red
    """)
    assert list(columns_of(reading).values()) == ["action", "lead", "timescale", "rating"]


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("31 May 2021", "30 June 2021", "timescale"),
        ("Every head teacher has read the guidance and said so", "Nine in ten governors know whom to call", "outcome"),
    ],
)
def test_target_is_a_date_over_dates_and_an_aim_over_prose(first, second, field):
    when = "Lead" if field == "timescale" else "Lead | Deadline"
    dates = ("", "") if field == "timescale" else ("| May 2021", "| June 2021")
    reading = reading_of(f"""
        Ref | Action | {when} | Target
        1 | Publish the guidance for schools | Una Marsh {dates[0]} | {first}
        2 | Brief the governors on the duty | Tom Field {dates[1]} | {second}
    """)
    assert columns_of(reading)["Target"] == field
    assert values(reading, "due_on") == ["2021-05-31", "2021-06-30"]


@pytest.mark.parametrize(
    "other",
    [
        "Start date", "Date started", "Commencement date", "Date completed", "Completion date (actual)", "Closed on",
        "Date created", "Date added", "Date raised", "Review date", "Next review", "Meeting date", "Timestamp",
        "Last updated", "Last modified", "Date of board", "Date reported",
    ],
)  # fmt: skip
@pytest.mark.parametrize("comes_first", [True, False])
def test_a_second_date_column_is_no_deadline(other, comes_first):
    names, dates = ["Deadline", other], [["31 May 2021", "3 April 2021"], ["30 June 2021", "4 April 2021"]]
    if comes_first:
        names, dates = names[::-1], [pair[::-1] for pair in dates]
    reading = reading_of(f"""
        Ref | Action | Lead | {" | ".join(names)}
        1 | Publish the guidance for schools | Una Marsh | {" | ".join(dates[0])}
        2 | Brief the governors on the duty | Tom Field | {" | ".join(dates[1])}
    """)
    assert values(reading, "due_on") == ["2021-05-31", "2021-06-30"]


@pytest.mark.parametrize(
    "other",
    [
        "Start date",
        "Date completed",
        "Date closed",
        "Date created",
        "Date raised",
        "Review date",
        "Next meeting",
        "Timestamp",
        "Last updated",
    ],
)
def test_the_only_date_column_is_no_deadline_where_its_heading_says_otherwise(other):
    reading = reading_of(f"""
        Ref | Action | Lead | {other} | Progress
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Draft written and sent to heads
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Venue found for the first evening
    """)
    assert values(reading, "due_on") == [None, None]


@pytest.mark.parametrize(
    ("original", "revised"),
    [
        ("Original target date", "Revised target date"), ("Original deadline", "New deadline"), ("Target date", "Revised date"),
        ("Deadline", "Extended to"), ("Due date (original)", "Due date (revised)"), ("Original", "Revised"),
        ("Initial completion date", "Current completion date"), ("Baseline finish", "Finish"),
        ("First agreed date", "Moved to"),
    ],
)  # fmt: skip
def test_the_revised_date_is_in_force_where_there_is_one(original, revised):
    reading = reading_of(f"""
        Ref | Action | Lead | {original} | {revised}
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | 31 August 2021
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 |
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | 30 November 2021
    """)
    assert values(reading, "due_on", "due_before") == [
        ("2021-08-31", "2021-05-31"), ("2021-06-30", None), ("2021-11-30", "2021-07-31"),
    ]  # fmt: skip


def test_of_two_revised_dates_the_last_one_filled_is_in_force():
    reading = reading_of("""
        Ref | Action | Lead | Target date | Revised target date | Second revised date
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | 31 August 2021 | 31 December 2021
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | 30 September 2021 |
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | |
    """)
    assert values(reading, "due_on") == ["2021-12-31", "2021-09-30", "2021-07-31"]


def test_start_end_and_completed_dates_each_go_where_they_belong():
    reading = reading_of("""
        Ref | Task | Owner | Start | Finish | Actual finish
        1 | Publish the guidance for schools | Una Marsh | 1 April 2021 | 31 May 2021 | 28 May 2021
        2 | Brief the governors on the duty | Tom Field | 1 May 2021 | 30 June 2021 |
    """)
    assert values(reading, "starts_on", "due_on", "completed_on") == [
        ("2021-04-01", "2021-05-31", "2021-05-28"), ("2021-05-01", "2021-06-30", None),
    ]  # fmt: skip


def test_reports_with_a_date_in_them_are_no_deadlines():
    reading = reading_of("""
        Ref | Action | Lead | Latest
        1 | Publish the guidance for schools | Una Marsh | Guide sent to every head on 4 May 2021
        2 | Brief the governors on the duty | Tom Field | Trainer booked for May 2021
        3 | Review the hire of rooms | Ada Moore | Survey of halls began in March 2021
    """)
    assert columns_of(reading)["Latest"] == "progress"
    assert values(reading, "due_on") == [None, None, None]


@pytest.mark.parametrize("previous", ["Previous RAG", "RAG last quarter", "Last RAG", "Previous rating"])
@pytest.mark.parametrize("current", ["Current RAG", "RAG this quarter", "RAG"])
def test_the_rating_before_stands_beside_the_one_in_force(previous, current):
    reading = reading_of(f"""
        Ref | Action | Lead | Due date | {previous} | {current}
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Red | Green
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Green | Amber
    """)
    assert values(reading, "declared_rating") == ["on_schedule", "behind"]
    assert columns_of(reading)[previous] == "other"


@pytest.mark.parametrize(
    "heading",
    ["Risk score", "Risk rating", "Inherent risk", "Residual risk", "Priority", "Priority rating", "Risk level"],
)
@pytest.mark.parametrize(
    "cells",
    [
        ("{red}High", "{amber}Medium", "{green}Low"),
        ("{red}", "{amber}", "{green}"),
        ("{red}20", "{amber}12", "{green}4"),
    ],
)
def test_colours_of_a_risk_or_a_priority_are_no_rating(heading, cells):
    reading = reading_of(f"""
        Ref | Action | Lead | Due date | {heading}
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | {cells[0]}
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | {cells[1]}
        3 | Review the hire of rooms | Ada Moore | 31 July 2021 | {cells[2]}
    """)
    assert values(reading, "declared_rating") == [None, None, None]


def test_an_unknown_column_is_kept_with_its_cells():
    reading = reading_of("""
        Ref | Action | Lead | Due date | RAG | Ward
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Green | Millbrook
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber | Eastgate
    """)
    assert columns_of(reading)["Ward"] == "other"
    assert [(cell.heading, cell.text) for task in reading.tasks for cell in task.cells if cell.field == "other"] == [
        ("Ward", "Millbrook"), ("Ward", "Eastgate"),
    ]  # fmt: skip


def test_a_plan_of_plain_headings_is_sure_of_every_column_and_says_why():
    reading = reading_of("""
        Ref | Action | Lead officer | Target date | RAG rating | Progress
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Green | Draft written and sent to heads
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber | Venue found for the first evening
    """)
    assert {column.sureness for column in reading.columns} == {"sure"}
    assert [column.because for column in reading.columns if column.heading in ("Lead officer", "Target date")] == [
        "its heading says so; 2 of 2 filled cells name people, posts or teams",
        "its heading says so; 2 of 2 filled cells read as dates or timescales",
    ]
    assert "column_unsure" not in rules_of(reading)


def test_a_weighty_column_that_could_be_another_is_said_to_be_unsure():
    reading = reading_of("""
        Ref | Action | Lead | 1st | 2nd
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | 31 August 2021
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | 30 September 2021
    """)
    unsure = [column.name for column in reading.columns if column.sureness == "unsure"]
    told = [finding for finding in reading.findings if finding.rule == "column_unsure"]
    assert unsure and [finding.source_text for finding in told] == unsure
    assert all(column.because for column in reading.columns)
    assert all(finding.severity == "warning" and "could be" in finding.message for finding in told)


def test_one_heading_means_the_same_in_all_tables_of_a_plan():
    reading = reading_of("""
        # Prevent action plan 2021
        ## Schools
        Ref | Action | Target | Lead
        1 | Publish the guidance for schools | 31 May 2021 | Una Marsh
        2 | Brief the governors on the duty | 30 June 2021 | Tom Field
        ## Venues
        Ref | Action | Target | Lead
        3 | Review the hire of rooms | Every hall has signed the policy | Ada Moore
    """)
    assert {column.field for column in reading.columns if column.heading == "Target"} == {"timescale"}
    assert values(reading, "ref", "section", "due_on") == [
        ("1", "Schools", "2021-05-31"), ("2", "Schools", "2021-06-30"), ("3", "Venues", None),
    ]  # fmt: skip


def test_what_a_person_says_of_a_column_goes_before_all_else():
    drawing = """
        Ref | Action | Lead | Due date | Date X
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | 31 August 2021
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | 30 September 2021
    """
    reading = reading_of(drawing, columns={"Date X": "timescale", "Due date": "other"})
    assert values(reading, "due_on") == ["2021-08-31", "2021-09-30"]
    assert [c.sureness for c in reading.columns if c.heading in ("Due date", "Date X")] == ["confirmed", "confirmed"]


def test_several_updates_of_a_plan_are_all_progress():
    reading = reading_of("""
        Ref | Action | Lead | Timescale | Update Q1 | Update Q2 | RAG
        1 | Publish the guidance for schools | Una Marsh | 31 May 2021 | Guide was drafted in April | Guide was sent to all | Green
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Not begun | Venue found | Amber
    """)
    assert values(reading, "progress") == [
        "Guide was drafted in April\nGuide was sent to all",
        "Not begun\nVenue found",
    ]


def test_who_answers_for_it_and_who_helps_stand_beside_the_owner():
    reading = reading_of("""
        Ref | Action | Owner | Accountable | Supporting officers | Due
        1 | Publish the guidance for schools | Una Marsh | Ada Moore | Tom Field | 31 May 2021
        2 | Brief the governors on the duty | Tom Field | Ada Moore | Una Marsh | 30 June 2021
    """)
    assert values(reading, "leads") == [["Una Marsh"], ["Tom Field"]]
    sureness = {column.heading: column.sureness for column in reading.columns}
    assert (sureness["Action"], sureness["Owner"], sureness["Accountable"]) == ("sure", "likely", "unsure")


def test_theme_and_objective_are_section_and_subsection():
    reading = reading_of("""
        Theme | Objective | Action | Lead | When | Progress | RAG
        Venues | Halls are let with care | Review the hire of rooms | Ada Moore | Sept 2021 | Draft written | G
        Venues | Halls are let with care | Write to all halls | Tom Field | Oct 2021 | Not begun | R
        Schools | Schools know the duty | Publish the guide | Una Marsh | Nov 2021 | Out to print | A
    """)
    assert values(reading, "section", "subsection", "declared_rating") == [
        ("Venues", "Halls are let with care", "on_schedule"), ("Venues", "Halls are let with care", "off_track"),
        ("Schools", "Schools know the duty", "behind"),
    ]  # fmt: skip


def test_a_recommendation_over_several_actions_is_their_section():
    reading = reading_of("""
        Recommendation | Action | Lead | Date
        Name a champion among members | Write to the leader of the council | Una Marsh | 31 May 2021
        Name a champion among members | Announce the champion at council | Una Marsh | 30 June 2021
        Brief the governors | Hold two evenings of briefing | Tom Field | 30 June 2021
    """)
    assert values(reading, "section", "action")[1:] == [
        ("Name a champion among members", "Announce the champion at council"), ("Brief the governors", "Hold two evenings of briefing"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "beside", ["Issue", "Gap", "Risk", "Benchmark", "Current position", "Requirement", "What we do now"]
)
def test_what_stands_beside_the_action_is_not_the_action(beside):
    reading = reading_of(f"""
        Ref | {beside} | Action | Owner | Due date
        1 | Heads of schools do not know of the duty | Publish the guidance | Una Marsh | 31 May 2021
        2 | Halls are hired out to people unseen | Review the hire of rooms | Ada Moore | 31 July 2021
    """)
    assert values(reading, "action", "due_on") == [
        ("Publish the guidance", "2021-05-31"), ("Review the hire of rooms", "2021-07-31"),
    ]  # fmt: skip


def test_questions_as_headings():
    reading = reading_of("""
        What will we do? | Who will do it? | By when? | How will we know?
        Publish the guidance for schools | Una Marsh | 31 May 2021 | Every head has read it
        Brief the governors on the duty | Tom Field | 30 June 2021 | Two in three came
    """)
    assert list(columns_of(reading).values()) == ["action", "lead", "timescale", "outcome"]


def test_the_columns_of_a_risk_around_an_action_rate_nothing():
    reading = reading_of("""
        Risk | Likelihood | Impact | Risk score | Action to reduce the risk | Owner | Due date | RAG
        Halls are hired unseen | 3 | 4 | {amber}12 | Review the hire of rooms | Ada Moore | 31 July 2021 | Green
        Staff leave before they are trained | 2 | 3 | {green}6 | Train at induction | Una Marsh | 31 May 2021 | Amber
    """)
    assert values(reading, "action", "declared_rating") == [
        ("Review the hire of rooms", "on_schedule"), ("Train at induction", "behind"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Completion date", "Date of completion", "Complete by", "To be completed by", "Target for completion"]
)
def test_completion_is_the_deadline_where_no_other_date_is(heading):
    reading = reading_of(f"""
        Action | Lead | {heading} | RAG
        Publish the guidance for schools | Una Marsh | 31 May 2021 | Green
        Brief the governors on the duty | Tom Field | 30 June 2021 | Amber
    """)
    assert values(reading, "due_on", "declared_rating") == [("2021-05-31", "on_schedule"), ("2021-06-30", "behind")]


@pytest.mark.parametrize("heading", ["Timescale", "Target date", "By when", "Deadline", "When"])
@pytest.mark.parametrize(
    ("first", "kind"), [("Ongoing", "ongoing"), ("Year 1", "relative"), ("Every quarter", "recurring")]
)
def test_a_timescale_without_a_date_is_kept_as_one(heading, first, kind):
    reading = reading_of(f"""
        Ref | Action | Lead | {heading} | RAG
        1 | Publish the guidance for schools | Una Marsh | {first} | Green
        2 | Brief the governors on the duty | Tom Field | 30 June 2021 | Amber
    """)
    assert values(reading, "timescale_text", "timescale_kind", "due_on")[0] == (first, kind, None)
