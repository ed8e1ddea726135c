"""Whole plans of other shapes, read from bytes to rows. Every council, name, date and figure in them is made up."""

from datetime import date

import pytest

from loaders.errors import DocumentRefused
from loaders.reading.plan import read_plan
from loaders.records import ColumnReading


def rows(reading):
    """Each task as (ref, section, subsection, timescale kind, due date, leads with kinds, declared rating, evidence)."""
    return [
        (
            task.ref,
            task.section,
            task.subsection,
            task.timescale_kind,
            str(task.due_on or ""),
            [(lead.lead, lead.lead_kind) for lead in task.leads],
            task.declared_rating,
            task.evidence,
        )
        for task in reading.tasks
    ]


def figures(reading):
    return [(figure.kind, figure.measure, figure.value, str(figure.on or "")) for figure in reading.figures]


CUT_BY_PAGES = """Fernshire County Council

Prevent Delivery Plan 2023/24 (updated 31 January 2024)

DRAFT

Ref\tAction\tBy whom\tBy when\tSuccess measures\tComments\tRAG
Leadership and governance
1.1\tRefresh the terms of reference\tHead of Community Safety\tJune 2023\tAgreed by the board\tAgreed at the June meeting.\tBlue
Page 1 of 3
\f
Ref\tAction\tBy whom\tBy when\tSuccess measures\tComments\tRAG
1.2\tBrief cabinet members on the guidance, including the\tPrevent Co-ordinator/Cllr Maud Ashby\t31/12/2023\tMembers understand the\tBriefing drafted but not yet
\tnew duties of councillors\t\t\tguidance\tdelivered.\tAmber
Training
2.1\tDeliver Prevent awareness sessions to housing officers\tLearning & Development\tMar 24\t250 officers trained\tNot started owing to vacancies\tRed
2.2\tReview the e-learning module\tTBC\tTBC\tModule current\t\t
Page 3 of 3

Key: RAG status
Blue – Complete
Green – On track
Amber – At risk of delay
Red – Off track
"""


def test_rows_cut_by_pages_with_the_key_after_them():
    reading = read_plan(CUT_BY_PAGES.encode(), "plan.txt")
    lead, training = "Leadership and governance", "Training"
    briefed = [("Prevent Co-ordinator", "role"), ("Maud Ashby", "person")]
    assert rows(reading) == [
        ("1.1", lead, None, "month", "2023-06-30", [("Head of Community Safety", "role")], "complete", "done"),
        ("1.2", lead, None, "day", "2023-12-31", briefed, "behind", "partly"),
        (
            "2.1",
            training,
            None,
            "month",
            "2024-03-31",
            [("Learning & Development", "team")],
            "off_track",
            "not_started",
        ),
        ("2.2", training, None, "none", "", [], None, "none"),
    ]
    assert reading.tasks[1].action == "Brief cabinet members on the guidance, including the new duties of councillors"
    assert figures(reading) == [("target", "staff", 250, "2024-03-31")]
    assert str(reading.as_at_proposed) == "2024-01-31"
    assert [note.text for note in reading.notes] == ["DRAFT"]


HEADINGS = """# Oakmere City Council: Prevent action plan

*As at 30 September 2022*

**OFFICIAL**

## Governance

### Board oversight

| Rec | Recommendation | Responsible officer | Deadline | Status | Date completed |
|:---|:---|:---|:---|:---|:---|
| REC-01 | Appoint a member as Prevent champion | Director of Communities | 30 June 2022 | Complete | 14 June 2022 |
| REC-02 | Publish an annual statement | Comms Team; Prevent Lead | 30/11/2022 | In progress | |

## Partnership working

| Rec | Recommendation | Responsible officer | Deadline | Status | Date completed |
|:---|:---|:---|:---|:---|:---|
| REC-03 | Update the risk assessment | Prevent Lead (Priya Nandra) | Within six weeks of receipt | Not started | |
| REC-04 | Agree a protocol with the university | Data Protection Officer & Head of Legal Services | Dec 2022 | Overdue | |
"""


def test_sections_from_markdown_headings():
    reading = read_plan(HEADINGS.encode(), "plan.md")
    two = [("Comms Team", "team"), ("Prevent Lead", "role")]
    heads = [("Data Protection Officer", "role"), ("Head of Legal Services", "role")]
    board, partners = ("Governance", "Board oversight"), ("Partnership working", None)
    assert rows(reading) == [
        ("REC-01", *board, "day", "2022-06-30", [("Director of Communities", "role")], "complete", "done"),
        ("REC-02", *board, "day", "2022-11-30", two, None, "under_way"),
        ("REC-03", *partners, "relative", "", [("Priya Nandra", "person")], None, "not_started"),
        ("REC-04", *partners, "month", "2022-12-31", heads, "off_track", "unknown"),
    ]
    assert str(reading.tasks[0].completed_on) == "2022-06-14"
    assert str(reading.as_at_proposed) == "2022-09-30"


SEMICOLONS = """Ref;Objective;What we will do;Who;When;How will we know;Where are we now;BRAG
1a;Raise awareness;Run a campaign in the town’s libraries – posters and films;Libraries Service;Spring 2019;Footfall;Campaign launched April 2019;Blue
1b;;Brief head teachers;Schools’ Safeguarding Officer / Education Team;Q2 2019/20;All heads briefed;18 of 30 heads briefed so far;Green
2a;Reduce harm;Agree a “no platform” statement;Legal;By end of Dec 2019;In force;Awaiting sign-off;Amber
"""


def test_semicolons_in_windows_1252_with_an_objective_over_several_rows():
    reading = read_plan(SEMICOLONS.encode("cp1252"), "plan.csv")
    schools = [("Schools’ Safeguarding Officer", "role"), ("Education Team", "team")]
    assert rows(reading) == [
        ("1a", "Raise awareness", None, "season", "2019-05-31", [("Libraries Service", "team")], "complete", "done"),
        ("1b", "Raise awareness", None, "quarter", "2019-09-30", schools, "on_schedule", "partly"),
        ("2a", "Reduce harm", None, "day", "2019-12-31", [("Legal", "team")], "behind", "under_way"),
    ]


UTF_16 = """Ref No.\tPriority\tAction required\tOwner\tStart date\tEnd date\tRAG status\tProgress / evidence
45.16\tHigh\tSet up a shared service with the regional team\tJG\t01/04/2021\t30/09/2021\tComplete\tService live since August 2021
45.17\tMedium\tTrain 40 licensing officers by March 2022\tJo Greaves\t01/10/2021\t31/03/2022\tOn track\t22 officers trained as at 30 November 2021
"""


def test_start_and_end_dates_initials_and_training_in_utf_16():
    reading = read_plan(UTF_16.encode("utf-16"), "plan.tsv")
    greaves = [("Jo Greaves", "person")]
    assert rows(reading) == [
        ("45.16", None, None, "range", "2021-09-30", greaves, "complete", "done"),
        ("45.17", None, None, "range", "2022-03-31", greaves, "on_schedule", "partly"),
    ]
    assert figures(reading) == [("target", "staff", 40, "2022-03-31"), ("reading", "staff", 22, "2021-11-30")]


CODES = """# Brackwater Borough Council

Prevent Improvement Plan: position at 31 March 2020

Status key

1 Fully achieved
2 On target
3 Slipped
4 Not achieved

| Objective | Actions | Lead | Timescale | Status |
|---|---|---|---|---|
| Stronger referrals | Publish a referral pathway | Safeguarding Manager | 30 Sept 2019 | 1 |
| | Audit referrals twice a year | Quality Assurance Team | Six monthly | 2 |
| | Agree thresholds with partners | All partners | January 2020 | 3 |
| Stronger training | Procure a training provider | Procurement | By 2021 | 4 |
"""


def test_codes_that_a_legend_explains_and_references_made_from_position():
    reading = read_plan(CODES.encode(), "plan.md")
    referrals, training = ("Stronger referrals", None), ("Stronger training", None)
    assert rows(reading) == [
        ("1", *referrals, "day", "2019-09-30", [("Safeguarding Manager", "role")], "complete", "unknown"),
        ("2", *referrals, "recurring", "", [("Quality Assurance Team", "team")], "on_schedule", "unknown"),
        ("3", *referrals, "month", "2020-01-31", [("All partners", "body")], "behind", "unknown"),
        ("4", *training, "year", "2021-12-31", [("Procurement", "team")], "off_track", "unknown"),
    ]
    assert [finding.rule for finding in reading.findings] == ["ref_made", "year_only"]
    assert str(reading.as_at_proposed) == "2020-03-31"


ONE_LINE_KEY = """# Kestrel Bay Prevent plan 2016/17

RAG key: (G)reen = Completed (A)mber = Delayed (R)ed = Due but not complete

| Action | Who | When | RAG |
|---|---|---|---|
| 1. Update safeguarding policy | DSL | Sept 16 | G |
| 2. Display posters | Site manager | Oct 16 | A |
| 3. Check visitor sign-in | Office staff | Jul 16 | R |
| 4. Review lettings | Business manager | Nov 16 | 🟢 |
"""


def test_a_key_in_one_line_with_letters_and_a_symbol():
    reading = read_plan(ONE_LINE_KEY.encode(), "plan.md")
    assert rows(reading) == [
        ("1", None, None, "month", "2016-09-30", [("DSL", "role")], "complete", "none"),
        ("2", None, None, "month", "2016-10-31", [("Site manager", "role")], "behind", "none"),
        ("3", None, None, "month", "2016-07-31", [("Office staff", "role")], "off_track", "none"),
        ("4", None, None, "month", "2016-11-30", [("Business manager", "role")], "complete", "none"),
    ]
    assert [(entry.colour, entry.label, entry.meaning) for entry in reading.rating_key] == [
        ("green", "Green", "Completed"),
        ("amber", "Amber", "Delayed"),
        ("red", "Red", "Due but not complete"),
    ]


TITLE_ROWS = """Lowmarsh District Council,,,,,,
Prevent Action Plan 2024-2026,,,,,,
Last updated: 12/07/2024,,,,,,
,,,,,,
Ref,Action,Lead,Deadline,Progress,RAG,
Priority 1 - Know the risk,,,,,,
1.1,Update the risk assessment,Community Safety Officer,30/09/2024,Drafted and with partners for comment,Green,
1.2,Brief the leadership team,Head of Paid Service,31/05/2024,Briefed on 21 May 2024,Complete,
Priority 2 - Build capability,,,,,,
2.1,Train all customer service staff,Customer Services Manager,31/12/2024,Sessions to be booked,Amber,
"""


def test_title_rows_above_the_header_of_a_spreadsheet():
    reading = read_plan(TITLE_ROWS.encode(), "plan.csv")
    know, build = ("Priority 1 - Know the risk", None), ("Priority 2 - Build capability", None)
    assert rows(reading) == [
        ("1.1", *know, "day", "2024-09-30", [("Community Safety Officer", "role")], "on_schedule", "under_way"),
        ("1.2", *know, "day", "2024-05-31", [("Head of Paid Service", "role")], "complete", "done"),
        ("2.1", *build, "day", "2024-12-31", [("Customer Services Manager", "role")], "behind", "not_started"),
    ]
    assert (reading.title, str(reading.as_at_proposed)) == ("Prevent Action Plan 2024-2026", "2024-07-12")


NO_HEADER = """Prevent action plan
1\tAdopt the model policy on external speakers\tDemocratic Services\tMay 2018\tPolicy adopted by full council
2\tAudit web filtering in schools and libraries\tICT\tJuly 2018\tAudit under way in libraries
3\tHold two community roundtables\tCommunity Safety Team\tSept 2018\tNot yet started
"""


def test_columns_without_a_heading_row():
    reading = read_plan(NO_HEADER.encode(), "plan.txt")
    assert rows(reading) == [
        ("1", None, None, "month", "2018-05-31", [("Democratic Services", "team")], None, "done"),
        ("2", None, None, "month", "2018-07-31", [("ICT", "team")], None, "under_way"),
        ("3", None, None, "month", "2018-09-30", [("Community Safety Team", "team")], None, "not_started"),
    ]
    assert "header_shifted" in [finding.rule for finding in reading.findings]


FOOTERS = """NOT PROTECTIVELY MARKED

Appendix B: Prevent Action Plan 2017 - 2018

Our objectives are:
1. To lead by example
2. To train our staff

Task No\tKey Action\tExpected Outcome\tResponsible Person\tCompletion Date\tRAG\tUpdate October 2017

LEAD BY EXAMPLE

1\tTake the annual report to cabinet\tCabinet aware\tJonas Wyke\tJuly 2017\tComplete\tReport taken 11 July 2017
2\tSet a budget\tBudget agreed\tFinance Business Partner\tFebruary 2018\tOn schedule\tNot due to start until December
Appendix B: Prevent Action Plan 2017 - 2018
2

TRAIN OUR STAFF

3\tUpdate the training needs analysis\tNeeds known\tHR/OD\tSeptember 2017\tBehind schedule\tSurvey issued, analysis outstanding
Appendix B: Prevent Action Plan 2017 - 2018
3
"""


def test_a_completion_date_is_the_timescale_where_no_other_stands():
    reading = read_plan(FOOTERS.encode(), "plan.txt")
    example, train = ("LEAD BY EXAMPLE", None), ("TRAIN OUR STAFF", None)
    team = [("HR", "team"), ("OD", "unknown")]
    assert rows(reading) == [
        ("1", *example, "month", "2017-07-31", [("Jonas Wyke", "person")], "complete", "done"),
        ("2", *example, "month", "2018-02-28", [("Finance Business Partner", "role")], "on_schedule", "not_started"),
        ("3", *train, "month", "2017-09-30", team, "behind", "partly"),
    ]
    assert [(note.kind, note.text) for note in reading.notes] == [
        ("marking", "NOT PROTECTIVELY MARKED"),
        ("priority", "To lead by example"),
        ("priority", "To train our staff"),
    ]


TRAINING = """# Ashbourne Vale Council Prevent plan (last reviewed 15 January 2024)

| No | Action | Lead | Due | Progress |
|---|---|---|---|---|
| 1 | Target of 500 staff trained in Prevent awareness by March 2024 | Workforce Development | March 2024 | 320 trained as at 31 December 2023 |
| 2 | We aim to train 250 members of staff in WRAP | Workforce Development | 30 June 2024 | 45 staff have completed WRAP so far (as of 10 January 2024) |
| 3 | Recruit WRAP trainers | HR | Ongoing | We now have 8 accredited WRAP trainers |
"""


def test_training_figures_in_other_words():
    assert figures(read_plan(TRAINING.encode(), "plan.md")) == [
        ("target", "staff", 500, "2024-03-31"),
        ("reading", "staff", 320, "2023-12-31"),
        ("target", "staff", 250, "2024-06-30"),
        ("reading", "staff", 45, "2024-01-10"),
        ("reading", "trainers", 8, ""),
    ]


TWO_COLUMNS = """# Little plan

| Action | By when |
|---|---|
| Nominate a single point of contact | May 2016 |
| Sign up to the regional network | Done |
"""


def test_two_columns_are_tasks_and_no_key():
    assert rows(read_plan(TWO_COLUMNS.encode(), "plan.md")) == [
        ("1", None, None, "month", "2016-05-31", [], None, "none"),
        ("2", None, None, "complete", "", [], "complete", "none"),
    ]


def test_a_template_holds_no_task():
    template = "# Prevent Action Plan template\n\n| Ref | Action | Lead | Timescale |\n|---|---|---|---|\n| 1 | | | |\n| 2 | | | |\n"
    reading = read_plan(template.encode(), "plan.md")
    assert (rows(reading), [finding.rule for finding in reading.findings]) == (
        [],
        ["template_rows", "undated_document"],
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("The council will appoint a lead officer by June 2017. The lead officer will train staff.\n", "plan.txt"),
        ("Date,Supplier,Amount,Department\n01/04/2023,Acme Ltd,1200.50,Finance\n", "spend.csv"),
    ],
    ids=["prose", "payments"],
)
def test_what_is_no_plan_is_refused(content, name):
    with pytest.raises(DocumentRefused):
        read_plan(content.encode(), name)


def test_columns_say_what_they_were_taken_for_and_can_be_corrected():
    text = "Ref\tAction\tVenue\tDate\n1\tBrief the governors\tUna Marsh\t1 May 2023\n"
    before = read_plan(text.encode(), "plan.txt")
    after = read_plan(text.encode(), "plan.txt", columns={"Venue": "lead", "Date": "other"})
    assert before.columns[3] == ColumnReading(
        "line 1",
        4,
        "Date",
        "timescale",
        ("1 May 2023",),
        "sure",
        "its heading says so; 1 of 1 filled cells read as dates or timescales",
    )
    assert [column.field for column in after.columns] == ["ref", "action", "lead", "other"]
    assert [lead.lead for lead in after.tasks[0].leads] == ["Una Marsh"]
    assert (before.tasks[0].due_on, after.tasks[0].due_on) == (date(2023, 5, 1), None)


def test_records_of_labelled_values_are_tasks():
    text = """Prevent plan 2023

Theme one
Ref: 1.1
Action: Brief the governors
Lead: Una Marsh
Deadline: 31/05/2023
Progress: Session delivered

Theme two
Ref: 2.1
Action: Publish the guidance
Lead: Owen Pike / Ada Finch
Deadline: June 2023
Progress: Being written. The draft has gone to all of the partner agencies that were named in the plan.
"""
    tasks = read_plan(text.encode(), "plan.txt").tasks
    assert [(task.ref, task.section, task.action, task.due_on, task.evidence) for task in tasks] == [
        ("1.1", "Theme one", "Brief the governors", date(2023, 5, 31), "done"),
        ("2.1", "Theme two", "Publish the guidance", date(2023, 6, 30), "under_way"),
    ]
    assert [[lead.lead for lead in task.leads] for task in tasks] == [["Una Marsh"], ["Owen Pike", "Ada Finch"]]
