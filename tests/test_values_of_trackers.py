"""Values of trackers and one-page plans, each beside what a person takes it to say. Names are made up."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from loaders.interpret.leads import read_leads
from loaders.interpret.rating import read_opening, read_rating, read_status
from loaders.interpret.rating_key import read_key_entry, read_key_line
from loaders.interpret.timescale import read_timescale
from loaders.reading.plan import read_plan

# as written, kind (None: either way), due date
TIMESCALES = [
    ("By end of March 2025", "day", "2025-03-31"),
    ("By the end of Mar 25", "day", "2025-03-31"),
    ("Apr 2024 – Jun 2024", "range", "2024-06-30"),
    ("Apr-Jun 2024", "range", "2024-06-30"),
    ("April/May 2024", "range", "2024-05-31"),
    ("Jan 2024 to Mar 2025", "range", "2025-03-31"),
    ("Nov 24 - Feb 25", "range", "2025-02-28"),
    ("Oct–Dec 24", "range", "2024-12-31"),
    ("Jan / Feb 2025", "range", "2025-02-28"),
    ("Nov - Feb 2025", "range", "2025-02-28"),
    ("2024-09-30T17:00", "day", "2024-09-30"),
    ("2024-09-30 09:15", "day", "2024-09-30"),
    ("30/09/2024 00:00:00", "day", "2024-09-30"),
    ("w/c 14 October 2024", None, "2024-10-20"),
    ("wc 14/10/24", None, "2024-10-20"),
    ("w/e 18/10/2024", None, "2024-10-18"),
    ("week commencing 3 June 2024", None, "2024-06-09"),
    ("FY24/25", "year", "2025-03-31"),
    ("FY2024-25", "year", "2025-03-31"),
    ("FY 24-25", "year", "2025-03-31"),
    ("Q3 FY24/25", "quarter", "2024-12-31"),
    ("Q3 2024-25", "quarter", "2024-12-31"),
    ("Qtr 4 2023/24", "quarter", "2024-03-31"),
    ("Qtr4 23/24", "quarter", "2024-03-31"),
    ("4th quarter 2023/24", "quarter", "2024-03-31"),
    ("2024/25 Q1", "quarter", "2024-06-30"),
    ("Completed by 31 March 2025", "day", "2025-03-31"),
    ("To be completed by 30/09/2024", "day", "2024-09-30"),
    ("Complete by end of Q2 2024/25", None, "2024-09-30"),
    ("Due by 12 Sept 2024", "day", "2024-09-12"),
    ("Deadline: 5 May 2024", "day", "2024-05-05"),
    ("Mon 13 May 2024", "day", "2024-05-13"),
    ("13th May, 2024", "day", "2024-05-13"),
    ("31.03.2025", "day", "2025-03-31"),
    ("end of 2024", "day", "2024-12-31"),
    ("Summer term 2025", "season", "2025-07-31"),
    ("By Easter 2025", "season", "2025-04-30"),
    ("TBA", "none", None),
    ("n/a", "none", None),
    ("Done", "complete", None),
    ("Complete - 12 Feb 2024", "complete", None),
    ("Completed 12.02.24", "complete", None),
    ("Rolling programme", "ongoing", None),
    ("Business as usual", "ongoing", None),
    ("BAU", "ongoing", None),
    ("Every quarter", "recurring", None),
    ("By next Board meeting", "relative", None),
    ("30 days from approval", "relative", None),
    ("30/6", "unreadable", None),
    ("Not before June 2024", "ongoing", None),
    ("March 2025 (was Dec 2024)", "month", "2025-03-31"),
]

# as written, the leads
LEADS = [
    ("Assistant Director, Early Help", ["Assistant Director, Early Help"]),
    ("Detective Inspector, Vulnerability", ["Detective Inspector, Vulnerability"]),
    ("Head Teacher, PRU", ["Head Teacher, PRU"]),
    ("Director, Public Health", ["Director, Public Health"]),
    ("Manager, Youth Justice Service", ["Manager, Youth Justice Service"]),
    ("Head of Service, Adult Social Care", ["Head of Service, Adult Social Care"]),
    ("Team Leader, Licensing", ["Team Leader, Licensing"]),
    ("Chief Inspector, Neighbourhoods", ["Chief Inspector, Neighbourhoods"]),
    ("Chair, Channel Panel", ["Chair, Channel Panel"]),
    ("Coordinator, Community Cohesion", ["Coordinator, Community Cohesion"]),
    ("Housing, Police, Probation", ["Housing", "Police", "Probation"]),
    ("Housing, Education", ["Housing", "Education"]),
    ("Head of Housing, Head of ICT", ["Head of Housing", "Head of ICT"]),
    ("Head of Housing, Jane Hall", ["Jane Hall"]),
    ("Director, Public Health / Head of Comms", ["Director, Public Health", "Head of Comms"]),
    (
        "Assistant Director, Early Help; Detective Inspector, Vulnerability",
        ["Assistant Director, Early Help", "Detective Inspector, Vulnerability"],
    ),
    ("ACC (Local Policing)", ["ACC (Local Policing)"]),
    ("Schools Officer (Police)", ["Schools Officer (Police)"]),
    ("Office of the Police and Crime Commissioner", ["Office of the Police and Crime Commissioner"]),
    ("Police and Crime Commissioner", ["Police and Crime Commissioner"]),
    ("Learning and Development", ["Learning and Development"]),
    ("Policy and Partnerships", ["Policy and Partnerships"]),
    ("Safeguarding & Quality Assurance", ["Safeguarding & Quality Assurance"]),
    ("Pennaeth Adnoddau Dynol a Datblygu Sefydliadol", ["Pennaeth Adnoddau Dynol a Datblygu Sefydliadol"]),
    ("Cyfarwyddwr Addysg a Dysgu Gydol Oes", ["Cyfarwyddwr Addysg a Dysgu Gydol Oes"]),
    ("Inspector Hale", ["Inspector Hale"]),
    ("Det. Supt. Marsh", ["Det. Supt. Marsh"]),
    ("Ch. Insp. Lowe", ["Ch. Insp. Lowe"]),
    ("Cllr Webb", ["Cllr Webb"]),
    ("Cllr. Webb", ["Cllr. Webb"]),
    ("Sgt Okoro", ["Sgt Okoro"]),
    ("PC Bains", ["PC Bains"]),
    ("Supt Vale", ["Supt Vale"]),
    ("Dr Osei", ["Dr Osei"]),
    ("Ms Pryce", ["Ms Pryce"]),
    ("Mrs K. Adeyemi", ["K. Adeyemi"]),
    ("DCI Nadia Frost", ["Nadia Frost"]),
    ("Cllr Jo Webb", ["Jo Webb"]),
    ("Insp. Hale / Sgt Okoro", ["Insp. Hale", "Sgt Okoro"]),
    ("Cllr Webb and Cllr Ames", ["Cllr Webb", "Cllr Ames"]),
    ("All Councillors", ["All Councillors"]),
    ("All partners", ["All partners"]),
    ("Clerk", ["Clerk"]),
    ("Town Clerk", ["Town Clerk"]),
    ("Chair & Clerk", ["Chair", "Clerk"]),
    ("Full Council", ["Full Council"]),
    ("RFO", ["RFO"]),
    ("JP", ["JP"]),
    ("RT, JP", ["RT", "JP"]),
    ("Resourcing", ["Resourcing"]),
    ("HR Analytics", ["HR Analytics"]),
    ("Trust", ["Trust"]),
    ("Workforce Development Team / HR", ["Workforce Development Team", "HR"]),
]

# as written, the heading above it, the rating
UNDER_A_HEADING = [
    ("Y", "On track?", "on_schedule"),
    ("N", "On track?", "off_track"),
    ("Yes", "On track (Y/N)", "on_schedule"),
    ("no", "On target?", "off_track"),
    ("YES", "On schedule", "on_schedule"),
    ("✓", "On track?", "on_schedule"),
    ("✗", "On track", "off_track"),
    ("Y", "Delayed?", "behind"),
    ("N", "Delayed?", None),
    ("Yes", "Overdue?", "off_track"),
    ("No", "Overdue?", None),
    ("Y", "Behind schedule?", "behind"),
    ("Y", "RAG", None),
    ("N", "Status", None),
    ("Y", "Started?", None),
    ("Y", "Is the action on track, delayed or complete?", None),
    ("Complete", "On track?", "complete"),
]

# as written, the rating
RATINGS = [
    ("(G)", "on_schedule"),
    ("(A)", "behind"),
    ("[R]", "off_track"),
    ("[B]", "complete"),
    ("G.", "on_schedule"),
    ("On plan", "on_schedule"),
    ("Off plan", "off_track"),
    ("At risk", "behind"),
    ("Slipping", "behind"),
    ("Missed", "off_track"),
    ("Deadline missed", "off_track"),
    ("Past due", "off_track"),
    ("Resolved", "complete"),
    ("Signed off", "complete"),
    ("Completed late", "complete"),
    ("Done?", None),
    ("Green → Amber", None),
    ("Closed – not achieved", None),
    ("All done", "complete"),
    ("Running to time", "on_schedule"),
    ("Slightly behind plan", "behind"),
    ("Not yet begun", None),
    ("Doing", None),
    ("To do", None),
    ("Backlog", None),
    ("Parked", None),
    ("Paused", None),
    ("Not due", "on_schedule"),
    ("Live", None),
    ("In flight", None),
]

# the cells of each line of the plan's key, as written, the rating
NOT_STARTED = [("Blue", "Not started"), ("Green", "Complete"), ("Amber", "On track"), ("Red", "Delayed")]
KEYED = [
    (NOT_STARTED, "Blue", None),
    (NOT_STARTED, "B", None),
    (NOT_STARTED, "Green", "complete"),
    ([("White", "Not yet due"), ("Green", "On track"), ("Blue", "Complete")], "White", None),
    ([("Red", "To be started"), ("Amber", "Started"), ("Green", "Done")], "Red", None),
    ([("Red", "No action yet"), ("Amber", "Under way"), ("Green", "Done")], "R", None),
    ([("Red", "Action not started"), ("Green", "Complete")], "Red", None),
    ([("Red", "Not started when scheduled"), ("Green", "Complete")], "Red", "off_track"),
    ([("Red", "Not started when it should have been"), ("Green", "Complete")], "Red", "off_track"),
    ([("Red", "Not started or significantly behind schedule"), ("Green", "Complete")], "Red", "off_track"),
    ([("Red", "Not started and overdue"), ("Green", "Complete")], "Red", "off_track"),
    ([("Grey", "Not started - not yet due"), ("Green", "On track")], "Grey", None),
    ([("Green – On track or complete",), ("Red – Overdue",)], "Green", None),
    ([("Green – Completed or on schedule",), ("Red – Overdue",)], "Green", None),
    ([("Green – Will be completed by its date",), ("Red – Overdue",)], "Green", "on_schedule"),
    ([("Amber – May not be completed by its date",), ("Red – Overdue",)], "Amber", "behind"),
    ([("Amber – Started but not complete",), ("Red – Overdue",)], "Amber", "on_schedule"),
    ([("Amber – Not yet complete, but progress is made",), ("Red – Overdue",)], "Amber", "on_schedule"),
    ([("Red – Not complete and past its date",), ("Green – Done",)], "Red", "off_track"),
    ([("Red – Will not be completed by its date",), ("Green – Done",)], "Red", "off_track"),
]

# a key in one line of text, as written, the rating
KEY_LINES = [
    ("Key: ► On track ▲ Complete ▼ Delayed", "▲", "complete"),
    ("Key: ► On track ▲ Complete ▼ Delayed", "►", "on_schedule"),
    ("Key: ► On track ▲ Complete ▼ Delayed", "▼", "behind"),
    ("● = complete, ○ = not started", "●", "complete"),
    ("● = complete, ○ = not started", "○", None),
    ("Key: ✔ done; ! at risk; ✗ overdue", "✔", "complete"),
    ("Key: ✔ done; ! at risk; ✗ overdue", "!", "behind"),
    ("Key: ✔ done; ! at risk; ✗ overdue", "✗", "off_track"),
    ("Key: Blue = Not started, Green = Complete, Amber = On track, Red = Overdue", "Blue", None),
]

# as a status cell has it, the rating
OPENINGS = [
    ("Delayed, as the venue closed", "behind"),
    ("Behind because the trainer left", "behind"),
    ("On track: six of eight schools seen", "on_schedule"),
    ("Open – on track", "on_schedule"),
    ("Open – not on track", "off_track"),
    ("Done – all eleven schools seen", "complete"),
    ("Complete, but the policy is still in draft", None),
    ("Completed – two visits outstanding", None),
    ("Delayed, now complete", None),
    ("On track", "on_schedule"),
    ("In progress, two of three schools seen", None),
    ("We are on track, we think", None),
    ("Complete", "complete"),
    ("", None),
]


@pytest.mark.parametrize(("written", "rating"), OPENINGS)
def test_a_status_that_opens_with_a_rating(written, rating):
    assert read_opening(written).rating == rating


@pytest.mark.parametrize(("written", "kind", "due_on"), TIMESCALES)
def test_timescales(written, kind, due_on):
    read = read_timescale(written)
    assert (str(read.due_on) if read.due_on else None) == due_on
    assert kind is None or read.kind == kind


@pytest.mark.parametrize(("written", "leads"), LEADS)
def test_leads(written, leads):
    assert [lead.lead for lead in read_leads(written).leads] == leads


@pytest.mark.parametrize(("written", "heading", "rating"), UNDER_A_HEADING)
def test_ratings_under_a_heading_that_asks(written, heading, rating):
    assert read_rating(written, (), heading).rating == rating


@pytest.mark.parametrize(("written", "rating"), RATINGS)
def test_ratings(written, rating):
    assert read_rating(written, ()).rating == rating
    assert read_status(written).rating in (rating, None)


@pytest.mark.parametrize(("lines", "written", "rating"), KEYED)
def test_ratings_by_the_plans_key(lines, written, rating):
    entries = [read_key_entry(cells, number) for number, cells in enumerate(lines, start=1)]
    assert read_rating(written, [entry for entry in entries if entry]).rating == rating


@pytest.mark.parametrize(("line", "written", "rating"), KEY_LINES)
def test_ratings_by_a_key_in_one_line(line, written, rating):
    assert read_rating(written, read_key_line(line)).rating == rating


def _workbook(rows, fills=()):
    """A sheet with rows, and (row, column, colour) of each filled cell."""
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for row, column, colour in fills:
        workbook.active.cell(row, column).fill = PatternFill("solid", fgColor=colour)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _ratings(rows, fills=()):
    return [task.declared_rating for task in read_plan(_workbook(rows, fills), "plan.xlsx").tasks]


HEAD = ["Ref", "Action", "Lead", "Timescale"]
TASKS = [[str(number), f"Visit venue {number} with its owner", "Jane Hall", "June 2024"] for number in range(1, 5)]


def test_a_fill_that_the_key_calls_not_started_gives_no_rating_and_keeps_its_name():
    key = ["Key: Blue = Not started, Yellow = On track, Amber = Delayed, Purple = Complete"]
    fills = [(3 + number, 5, colour) for number, colour in enumerate(("0070C0", "FFFF00", "FFC000", "7030A0"))]
    content = _workbook([key, [*HEAD, "RAG"], *([*task, ""] for task in TASKS)], fills)
    reading = read_plan(content, "plan.xlsx")
    assert [task.declared_rating for task in reading.tasks] == [None, "on_schedule", "behind", "complete"]
    assert reading.tasks[0].declared_text == "blue (#0070C0)"
    assert [(entry.label, entry.rating) for entry in reading.rating_key][0] == ("Blue", None)
    assert not [finding for finding in reading.findings if finding.rule == "rating_unread"]


def test_a_colour_whose_meaning_in_the_key_cannot_be_told_is_not_read_as_usual():
    key = [["Key: Green = Singing, Amber = Delayed, Red = Overdue"], []]
    reading = read_plan(_workbook([*key, [*HEAD, "RAG"], [*TASKS[0], "Green"], [*TASKS[1], "Red"]]), "plan.xlsx")
    assert [task.declared_rating for task in reading.tasks] == [None, "off_track"]
    assert [(one.rule, one.source_text) for one in reading.findings if one.field == "declared_rating"] == [
        ("rating_unread", "Green")
    ]


def test_colours_of_another_column_do_not_rate_where_the_status_does_in_words():
    said = ["Complete", "On track", "Delayed", "Not started"]
    rows = [[*task, words, "9"] for task, words in zip(TASKS, said, strict=True)]
    fills = [(2 + number, 6, colour) for number, colour in enumerate(("FF0000", "92D050", "FF0000", "FF0000"))]
    assert _ratings([[*HEAD, "Status", "Note"], *rows], fills) == ["complete", "on_schedule", "behind", None]


def test_the_colours_of_figures_are_those_of_a_score():
    rows = [[*task, score] for task, score in zip(TASKS, ("9", "3 x 4", "16", ""), strict=True)]
    fills = [(2 + number, 5, colour) for number, colour in enumerate(("FF0000", "92D050", "FF0000", "FF0000"))]
    assert _ratings([[*HEAD, "Note"], *rows], fills) == [None] * 4


def test_a_completed_column_that_says_when_it_is_to_be_completes_nothing():
    said = ["By 30 June 2024", "Ongoing", "30 June 2024", "due June 2024"]
    rows = [[*task, words] for task, words in zip(TASKS, said, strict=True)]
    reading = read_plan(_workbook([[*HEAD, "Date completed"], *rows]), "plan.xlsx")
    assert [task.declared_rating for task in reading.tasks] == [None, None, "complete", None]
    assert [str(task.completed_on) for task in reading.tasks] == ["None", "None", "2024-06-30", "None"]


def _plan(title, heading, values):
    lines = [f"{number},Train school {number},DSL,{value}" for number, value in enumerate(values, start=1)]
    return read_plan("\n".join([title, "", f"Ref,Action,Lead,{heading}", *lines]).encode(), "plan.csv")


def _due(reading):
    return [task.due_on and task.due_on.isoformat() for task in reading.tasks]


def test_numbers_of_days_are_dates_only_where_their_whole_column_is_of_such():
    assert _due(_plan("Prevent plan", "Due date", ["45380", "", "45565"])) == ["2024-03-29", None, "2024-09-30"]
    assert _due(_plan("Prevent plan", "Due date", ["45380", "soon"])) == [None, None]
    assert _due(_plan("Prevent plan", "Due date", ["45380"])) == [None]
    assert _due(_plan("Prevent plan", "Due date", ["45380", "12000"])) == [None, None]


def test_a_quarter_is_of_the_one_financial_year_that_the_title_names():
    reading = _plan("Prevent action plan 2024/25", "Timescale", ["Q3", "Quarter 4", "Q1-Q2", "June", "Q2 2025/26"])
    assert _due(reading) == ["2024-12-31", "2025-03-31", "2024-09-30", None, "2025-09-30"]
    found = [(one.position, one.severity) for one in reading.findings if one.rule == "year_of_title"]
    assert found == [(1, "note"), (2, "note"), (3, "note")]
    for title in ("Prevent action plan", "Prevent action plan 2024-2027", "School plan, academic year 2024/25"):
        assert _due(_plan(title, "Timescale", ["Q3", "Q4"])) == [None, None]


def test_ticks_under_a_time_or_no_heading_rate_nothing():
    rows = [[*task, "✓", "✓"] for task in TASKS]
    reading = read_plan(_workbook([[*HEAD, "Q2", ""], *rows]), "plan.xlsx", columns={"Q2": "rating"})
    assert [task.declared_rating for task in reading.tasks] == [None] * 4
    reading = read_plan(_workbook([[*HEAD, "Delivered", ""], *rows]), "plan.xlsx", columns={"Delivered": "rating"})
    assert [task.declared_rating for task in reading.tasks] == ["complete"] * 4


def test_yes_and_no_rate_by_the_heading_of_their_column():
    rows = [[*task, answer] for task, answer in zip(TASKS, ("Y", "N", "", "Complete"), strict=True)]
    reading = read_plan(_workbook([[*HEAD, "On track?"], *rows]), "plan.xlsx", columns={"On track?": "rating"})
    assert [task.declared_rating for task in reading.tasks] == ["on_schedule", "off_track", None, "complete"]


def test_signs_of_the_key_in_a_column_of_progress_rate_the_tasks():
    key = "Key: ► on track; ! some delay; ✗ off track; ✔ complete"
    reading = _plan(
        f"Prevent plan\n{key}", "Timescale,Progress", ["May 2024,►", "June 2024,!", "May 2024,✗", "May 2024,✔"]
    )
    assert [task.declared_rating for task in reading.tasks] == ["on_schedule", "behind", "off_track", "complete"]


def test_a_progress_cell_of_one_rating_is_the_last_to_be_asked():
    reading = _plan("Prevent plan", "Status,Progress", ["Delayed,On track", ",On track", ",Two visits made"])
    assert [task.declared_rating for task in reading.tasks] == ["behind", "on_schedule", None]
