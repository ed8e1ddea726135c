"""Values of plans in English and Welsh, each beside what a person takes it to say. Names are made up."""

import pytest

from loaders.interpret.leads import read_leads
from loaders.interpret.rating import read_key_entry, read_key_line, read_rating, read_status
from loaders.interpret.timescale import read_timescale
from loaders.reading.plan import read_plan

# as written, the plan's first and last year if known, kind (None: either way), due date
TIMESCALES = [
    ("Mawrth 2024", None, "month", "2024-03-31"),
    ("erbyn mis Mawrth 2024", None, "month", "2024-03-31"),
    ("Erbyn Fawrth 2024", None, "month", "2024-03-31"),
    ("mis Fedi 2024", None, "month", "2024-09-30"),
    ("Dachwedd 2023", None, "month", "2023-11-30"),
    ("Tachwedd 2023", None, "month", "2023-11-30"),
    ("Ragfyr 2023", None, "month", "2023-12-31"),
    ("Rhagfyr 2023", None, "month", "2023-12-31"),
    ("erbyn diwedd mis Orffennaf 2024", None, "day", "2024-07-31"),
    ("diwedd Mawrth 2024", None, "day", "2024-03-31"),
    ("Erbyn diwedd Chwefror 2024", None, "day", "2024-02-29"),
    ("Gwanwyn 2024", None, "season", "2024-05-31"),
    ("Haf 2024", None, "season", "2024-08-31"),
    ("Gaeaf 2024", None, "season", "2025-02-28"),
    ("Hydref 2024", None, "month", "2024-10-31"),
    ("Tymor yr Hydref 2024", None, "season", "2024-12-31"),
    ("Chwarter 2 2024/25", None, "quarter", "2024-09-30"),
    ("Ch4 2024/25", None, "quarter", "2025-03-31"),
    ("31 Mawrth 2024", None, "day", "2024-03-31"),
    ("1af Ebrill 2024", None, "day", "2024-04-01"),
    ("31ain Ionawr 2024", None, "day", "2024-01-31"),
    ("Dydd Mawrth 2 Ebrill 2024", None, "day", "2024-04-02"),
    ("Ionawr 2024", None, "month", "2024-01-31"),
    ("Ion 2024", None, "month", "2024-01-31"),
    ("Rhag 23", None, "month", "2023-12-31"),
    ("Ebrill – Medi 2024", None, "range", "2024-09-30"),
    ("Ebrill 2023 i Fawrth 2024", None, "range", "2024-03-31"),
    ("Mai/Mehefin 2024", None, "range", "2024-06-30"),
    ("rhwng Mai a Gorffennaf 2024", None, "range", "2024-07-31"),
    ("Awst 2024", None, "month", "2024-08-31"),
    ("Parhaus", None, "ongoing", None),
    ("Yn barhaus", None, "ongoing", None),
    ("Parhaus / Ongoing", None, "ongoing", None),
    ("I'w gadarnhau", None, "none", None),
    ("I’w gadarnhau", None, "none", None),
    ("Blynyddol", None, "recurring", None),
    ("Yn flynyddol", None, "recurring", None),
    ("Bob mis", None, "recurring", None),
    ("Bob chwarter", None, "recurring", None),
    ("Chwarterol", None, "recurring", None),
    ("Misol", None, "recurring", None),
    ("Bob mis Mawrth", None, "recurring", None),
    ("O fewn 6 mis", None, "relative", None),
    ("12 mis", None, "relative", None),
    ("Blwyddyn 1", None, "relative", None),
    ("Cyn gynted â phosibl", None, "relative", None),
    ("Wedi'i gwblhau", None, "complete", None),
    ("Cwblhawyd", None, "complete", None),
    ("Mawrth 2024 / March 2024", None, "month", "2024-03-31"),
    ("30 Medi 2023 / 30 September 2023", None, "day", "2023-09-30"),
    ("Blwyddyn ariannol 2024/25", None, "year", "2025-03-31"),
    ("Diwedd 2024", None, "day", "2024-12-31"),
    ("Ebrill 2024 ymlaen", None, "ongoing", None),
    ("31 March 2024 – estimated to be 30 September 2024 extended from 31 March 2024", None, None, "2024-09-30"),
    ("Completion estimated to be 30 September 2024 extended from 31 March 2024", None, "day", "2024-09-30"),
    ("31/03/2024 revised to 30/06/2024", None, "day", "2024-06-30"),
    ("was March 2024, now June 2024", None, "month", "2024-06-30"),
    ("~~31 March 2024~~ 30 June 2024", None, "day", "2024-06-30"),
    ("Original: 31/03/24\nRevised: 30/06/24", None, "day", "2024-06-30"),
    ("Revised date: 30 June 2024\nOriginal date: 31 March 2024", None, "day", "2024-06-30"),
    ("June 2024 (previously March 2024)", None, "month", "2024-06-30"),
    ("Sept 2023, slipped to Jan 2024", None, "month", "2024-01-31"),
    ("March 2024 → June 2024", None, None, "2024-06-30"),
    ("Brought forward from June 2024 to March 2024", None, "month", "2024-03-31"),
    ("June 2018 then annually", None, None, "2018-06-30"),
    ("By March 2016 and then every six months", None, None, "2016-03-31"),
    ("30/09/24 and quarterly thereafter", None, None, "2024-09-30"),
    ("Sept", (2007, 2008), None, None),
    ("Septembe/r 2007", None, "month", "2007-09-30"),
    ("Septembe r 2007", None, "month", "2007-09-30"),
    ("Year 1", None, "relative", None),
    ("12 months", None, "relative", None),
    ("within 6 months", None, "relative", None),
    ("31/Mar/24 12:00 AM", None, "day", "2024-03-31"),
    ("2024-03-31T00:00:00Z", None, "day", "2024-03-31"),
    ("45382", (2023, 2025), "day", "2024-03-31"),
    ("2024-03-31T23:59:59.000+0000", None, "day", "2024-03-31"),
    ("2024-03-31 00:00:00", None, "day", "2024-03-31"),
    ("05/Apr/2024", None, "day", "2024-04-05"),
    ("45382", None, "unreadable", None),
    ("1200", None, "unreadable", None),
    ("Mar-24", None, "month", "2024-03-31"),
    ("31-Mar-2024", None, "day", "2024-03-31"),
    ("Fri 29 Mar 2024", None, "day", "2024-03-29"),
    ("End Q3 2023/24", None, None, "2023-12-31"),
    ("Q3 23/24", None, "quarter", "2023-12-31"),
    ("By 31st March, 2024", None, "day", "2024-03-31"),
    ("March 31, 2024", None, "day", "2024-03-31"),
    ("Mid-June 2024", None, None, "2024-06-30"),
    ("Summer 2024", None, "season", "2024-08-31"),
    ("Immediate", None, "relative", None),
    ("31/02/2024", None, "unreadable", None),
    ("TBC – awaiting funding", None, None, None),
    ("Complete", None, "complete", None),
    ("Completed March 2016", None, "complete", None),
    ("Not yet set", None, None, None),
]


# as written, the leads
LEADS = [
    ("ZW and Directors", ["ZW", "Directors"]),
    ("IPCN and Microbiologist", ["IPCN", "Microbiologist"]),
    ("MS and NB", ["MS", "NB"]),
    ("MS & NB", ["MS", "NB"]),
    ("HRBP, Staff-Side", ["HRBP", "Staff-Side"]),
    ("Police, Fire Service, Health Board, Probation", ["Police", "Fire Service", "Health Board", "Probation"]),
    ("mia.cole@council.gov.uk, raj.dev@council.gov.uk", ["mia.cole@council.gov.uk", "raj.dev@council.gov.uk"]),
    ("mia.cole@council.gov.uk; raj.dev@council.gov.uk", ["mia.cole@council.gov.uk", "raj.dev@council.gov.uk"]),
    ("mia.cole@council.gov.uk raj.dev@council.gov.uk", ["mia.cole@council.gov.uk", "raj.dev@council.gov.uk"]),
    ("Jane Hall<br>Tom Reed", ["Jane Hall", "Tom Reed"]),
    ("Head of Housing<br/>Head of ICT", ["Head of Housing", "Head of ICT"]),
    ("Third Sector Interface & Paths Group", ["Third Sector Interface", "Paths Group"]),
    ("Health and Social Services", ["Health and Social Services"]),
    ("Housing and Communities", ["Housing and Communities"]),
    ("Head of Policy and Performance", ["Head of Policy and Performance"]),
    ("Economy and Transport", ["Economy and Transport"]),
    ("Children, Education, Lifelong Learning and Skills", ["Children, Education, Lifelong Learning and Skills"]),
    ("Roads and Amenities Inspector/ CalMac", ["Roads and Amenities Inspector", "CalMac"]),
    ("Learning and Development Team", ["Learning and Development Team"]),
    ("Equality, Diversity and Inclusion Lead", ["Equality, Diversity and Inclusion Lead"]),
    ("Policy & Performance Manager", ["Policy & Performance Manager"]),
    ("Community Safety and Cohesion Manager", ["Community Safety and Cohesion Manager"]),
    ("Crime and Disorder Reduction Partnership", ["Crime and Disorder Reduction Partnership"]),
    ("Children and Families", ["Children and Families"]),
    ("Human Resources and Organisational Development", ["Human Resources and Organisational Development"]),
    (
        "Director of Public Health and Director of Children's Services",
        ["Director of Public Health", "Director of Children's Services"],
    ),
    ("Head of Legal & Democratic Services", ["Head of Legal & Democratic Services"]),
    ("Police and Crime Commissioner", ["Police and Crime Commissioner"]),
    ("Fire and Rescue Service", ["Fire and Rescue Service"]),
    ("CSP and LSCB", ["CSP", "LSCB"]),
    ("LA and Police", ["LA", "Police"]),
    ("DSL and Headteacher", ["DSL", "Headteacher"]),
    ("DSL/SENCO", ["DSL", "SENCO"]),
    ("Headteacher & Governors", ["Headteacher", "Governors"]),
    ("Prevent Coordinator and Channel Chair", ["Prevent Coordinator", "Channel Chair"]),
    ("Leader and Chief Executive", ["Leader", "Chief Executive"]),
    ("Chief Executive and Directors", ["Chief Executive", "Directors"]),
    ("A Khan & B Jones", ["A Khan", "B Jones"]),
    ("J. Smith, P. Jones", ["J. Smith", "P. Jones"]),
    ("Corporate Manager (Human Resources)", ["Corporate Manager (Human Resources)"]),
    ("Service Manager – Leaving Care", ["Service Manager – Leaving Care"]),
    ("Service Manager - Leaving Care", ["Service Manager - Leaving Care"]),
    ("Head of Service: Front Door", ["Head of Service: Front Door"]),
    ("Head of Service (Adults)", ["Head of Service (Adults)"]),
    ("Assistant Director – Place", ["Assistant Director – Place"]),
    ("Designated Nurse, Service Manager – Leaving Care", ["Designated Nurse", "Service Manager – Leaving Care"]),
    ("Lead: J Smith", ["J Smith"]),
    ("Lead: Jane Hall", ["Jane Hall"]),
    ("Support – Police", ["Police"]),
    ("Lead: Jane Hall\nSupport: Police", ["Jane Hall", "Police"]),
    ("~~Head of ICT~~ Director of Finance", ["Director of Finance"]),
    ("Community Safety Manager (Una Marsh)", ["Una Marsh"]),
    ("Matron - TD", ["TD"]),
    ("Section 151 Officer; Director of Governance", ["Section 151 Officer", "Director of Governance"]),
    ("Section 151 Officer / Director of Governance", ["Section 151 Officer", "Director of Governance"]),
    ("Health Improvement Officer, HAP Partners", ["Health Improvement Officer", "HAP Partners"]),
    ("Neighbourhood Manager & GMP Inspector", ["Neighbourhood Manager", "GMP Inspector"]),
    ("Env Health & Housing", ["Env Health", "Housing"]),
    ("Env Health", ["Env Health"]),
    ("Una Marsh and the Prevent Team", ["Una Marsh", "Prevent Team"]),
    ("All Directors", ["All Directors"]),
    ("Trading Standards and Licensing", ["Trading Standards", "Licensing"]),
    ("Safeguarding Lead and Prevent Lead", ["Safeguarding Lead", "Prevent Lead"]),
    ("AG/ZW", ["AG", "ZW"]),
    ("UM, OP and AF", ["UM", "OP", "AF"]),
    ("Pennaeth Addysg", ["Pennaeth Addysg"]),
    ("Pennaeth Addysg a Sgiliau", ["Pennaeth Addysg a Sgiliau"]),
    ("Pennaeth Addysg a Rheolwr Cyfathrebu", ["Pennaeth Addysg", "Rheolwr Cyfathrebu"]),
    ("Swyddog Diogelwch Cymunedol / Heddlu Gogledd Cymru", ["Swyddog Diogelwch Cymunedol", "Heddlu Gogledd Cymru"]),
    ("Swyddog Prevent a Heddlu Dyfed-Powys", ["Swyddog Prevent", "Heddlu Dyfed-Powys"]),
    ("Gwasanaeth Tân ac Achub De Cymru", ["Gwasanaeth Tân ac Achub De Cymru"]),
    ("Cadeirydd y Panel", ["Cadeirydd y Panel"]),
    ("Heddlu De Cymru a Chyngor Sir Gâr", ["Heddlu De Cymru", "Cyngor Sir Gâr"]),
    ("Siân Evans a Rhodri Jones", ["Siân Evans", "Rhodri Jones"]),
    ("Siân Evans ac Owen Pugh", ["Siân Evans", "Owen Pugh"]),
    ("Pennaeth Addysg / Head of Education", ["Pennaeth Addysg"]),
    ("Head of Education / Pennaeth Addysg", ["Head of Education"]),
    ("Heddlu Gogledd Cymru / North Wales Police", ["Heddlu Gogledd Cymru"]),
    ("I'w gadarnhau", []),
    ("Amherthnasol", []),
    ("Cyfarwyddwr Gwasanaethau Cymdeithasol", ["Cyfarwyddwr Gwasanaethau Cymdeithasol"]),
    ("Tai ac Adfywio", ["Tai ac Adfywio"]),
]

# as written in a cell for ratings, the rating where the plan has no key
RATINGS = [
    ("Not on track", "off_track"),
    ("RAG: Green", "on_schedule"),
    ("RAG rating - Amber", "behind"),
    ("G (on target)", "on_schedule"),
    ("Green - on track", "on_schedule"),
    ("Green – complete", "complete"),
    ("Amber/Red", "behind"),
    ("🟢", "on_schedule"),
    ("🟠", "behind"),
    ("🔴", "off_track"),
    ("🟢 On track", "on_schedule"),
    ("✅", "complete"),
    ("✓", "complete"),
    ("✔ Done", "complete"),
    ("❌", None),
    ("At risk", "behind"),
    ("At Risk", "behind"),
    ("Slipped", "behind"),
    ("Closed", "complete"),
    ("Done", "complete"),
    ("In progress", None),
    ("In Progress", None),
    ("To Do", None),
    ("Deferred", None),
    ("On hold", None),
    ("Cancelled", None),
    ("100 %", "complete"),
    ("100%", "complete"),
    ("80%", None),
    ("0%", None),
    ("Not started", None),
    ("Completed", "complete"),
    ("Working on it", None),
    ("Stuck", None),
    ("Overdue", "off_track"),
    ("Check Progress", "behind"),
    ("Assigned", None),
    ("Unassigned", None),
    ("New", None),
    ("Rejected", None),
    ("Resolved", "complete"),
    ("Fully Achieved", "complete"),
    ("Red", "off_track"),
    ("R", "off_track"),
    ("Red - overdue", "off_track"),
    ("BLUE", "complete"),
    ("Blue (complete)", "complete"),
    ("Status: Complete", "complete"),
    ("Rating: R", "off_track"),
    ("A", "behind"),
    ("Amber ", "behind"),
    ("Amber – at risk of delay", "behind"),
    ("Green/Amber", "behind"),
    ("On Target", "on_schedule"),
    ("On course", "on_schedule"),
    ("Behind target", "behind"),
    ("Completed (March 2024)", "complete"),
    ("Coch", "off_track"),
    ("Ambr", "behind"),
    ("Oren", "behind"),
    ("Melyn", "behind"),
    ("Gwyrdd", "on_schedule"),
    ("Glas", "complete"),
    ("Cwblhawyd", "complete"),
    ("Wedi'i gwblhau", "complete"),
    ("Wedi’i gwblhau", "complete"),
    ("Wedi ei gwblhau", "complete"),
    ("Wedi'i chwblhau", "complete"),
    ("Ar y trywydd iawn", "on_schedule"),
    ("Ar y trywydd", "on_schedule"),
    ("Ddim ar y trywydd iawn", "off_track"),
    ("Heb ddechrau", None),
    ("Heb gychwyn", None),
    ("Ar y gweill", None),
    ("Oedi", "behind"),
    ("Y tu ôl i'r amserlen", "behind"),
    ("Hwyr", "off_track"),
    ("Cwblhawyd / Completed", "complete"),
    ("Gwyrdd / Green", "on_schedule"),
    ("Gwyrdd - ar y trywydd iawn", "on_schedule"),
    ("Ambr / Amber", "behind"),
    ("Dim gwybodaeth", "no_information"),
]

ACHIEVED = [("1", "Fully achieved"), ("2", "Partly achieved"), ("3", "Slipped"), ("4", "Not achieved")]
CODES = [
    ("CNFA", "Completed, no further action"),
    ("COA", "Completed, ongoing activity"),
    ("TCD", "To be completed by date"),
]
# the cells of each line of the plan's key, as written, the rating
KEYED = [
    (ACHIEVED, "1", "complete"),
    (ACHIEVED, "4", "off_track"),
    (ACHIEVED, "3", "behind"),
    (CODES, "CNFA", "complete"),
    (CODES, "COA", "complete"),
    (CODES, "TCD", None),
    ([("Green", "Complete"), ("Amber", "In progress, on track"), ("Red", "Not started")], "Green", "complete"),
    ([("Green", "Complete"), ("Amber", "In progress, on track"), ("Red", "Not started")], "Amber", "on_schedule"),
    ([("Green", "Complete"), ("Amber", "In progress, on track"), ("Red", "Not started")], "A", "on_schedule"),
    ([("Green", "Complete"), ("Amber", "In progress, on track"), ("Red", "Off track")], "🟢", "complete"),
    (
        [
            ("Gwyrdd", "Ar y trywydd iawn"),
            ("Ambr", "Y tu ôl i'r amserlen"),
            ("Coch", "Heb ddechrau"),
            ("Glas", "Wedi'i gwblhau"),
        ],
        "Ambr",
        "behind",
    ),
    ([("Gwyrdd", "Cwblhawyd"), ("Ambr", "Ar y trywydd iawn"), ("Coch", "Hwyr")], "Ambr", "on_schedule"),
    ([("Blue", "Complete"), ("Green", "On track"), ("Amber", "Behind"), ("Red", "Overdue")], "B", "complete"),
    ([("B", "Behind plan"), ("O", "On plan"), ("C", "Completed")], "B", "behind"),
]

# a key in one line of text, as written, the rating
KEY_LINES = [
    ("1 Fully achieved 2 Partly achieved 3 Slipped 4 Not achieved", "1", "complete"),
    ("1 = Fully achieved; 2 = Partly achieved; 3 = Slipped; 4 = Not achieved", "4", "off_track"),
    (
        "Key: CNFA = Completed, no further action; COA = Completed, ongoing activity; TCD = To complete by date",
        "COA",
        "complete",
    ),
    ("(G)reen = Completed (A)mber = In progress (R)ed = Due but not complete", "Amber", "on_schedule"),
    ("Key: Green = complete, Amber = on track, Red = overdue", "Green", "complete"),
    ("Allwedd: Gwyrdd = Wedi'i gwblhau, Ambr = Ar y trywydd iawn, Coch = Hwyr", "Gwyrdd", "complete"),
]


@pytest.mark.parametrize(("written", "period", "kind", "due_on"), TIMESCALES)
def test_timescales(written, period, kind, due_on):
    read = read_timescale(written, period)
    assert (str(read.due_on) if read.due_on else None) == due_on
    assert kind is None or read.kind == kind


def test_a_remark_quotes_a_welsh_value_as_written():
    (remark,) = read_timescale("erbyn diwedd Mawrth", (2024, 2024)).remarks
    assert remark.rule == "year_missing" and "“erbyn diwedd Mawrth”" in remark.message
    assert remark.suggests == ("due_on", "2024-03-31")


def test_a_changed_date_keeps_the_one_before():
    read = read_timescale("Completion estimated to be 30 September 2024 extended from 31 March 2024")
    assert str(read.due_before) == "2024-03-31"


def test_a_month_that_may_be_cut_or_mistyped_makes_no_year():
    assert read_timescale("Septmbr 2007").kind == "unreadable"


@pytest.mark.parametrize(("written", "leads"), LEADS)
def test_leads(written, leads):
    assert [lead.lead for lead in read_leads(written).leads] == leads


def test_a_lead_said_in_two_languages_keeps_both_in_its_words():
    (lead,) = read_leads("Pennaeth Addysg / Head of Education").leads
    assert (lead.lead, lead.lead_kind, lead.lead_text) == (
        "Pennaeth Addysg",
        "role",
        "Pennaeth Addysg / Head of Education",
    )


def test_names_that_stand_alone_elsewhere_are_two_beside_and():
    cells = ("Tollgate and Harbourside", "Tollgate", "Harbourside", "Tollgate and Millside")
    lines = "".join(f"{number},Visit estate {number},{cell},June 2024\n" for number, cell in enumerate(cells, start=1))
    reading = read_plan(f"Ref,Action,Lead,Timescale\n{lines}".encode(), "plan.csv")
    assert [[lead.lead for lead in task.leads] for task in reading.tasks] == [
        ["Tollgate", "Harbourside"],
        ["Tollgate"],
        ["Harbourside"],
        ["Tollgate and Millside"],
    ]


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


@pytest.mark.parametrize(
    "line",
    [
        "Objective 1: Train staff; Objective 2: Complete the audit",
        "1 Train every school by March 2 Complete the audit of all venues in the borough before the summer",
        "The plan was completed in 2023: see A = Annex",
        "R = Risk, A = Action",
    ],
)
def test_a_line_of_text_is_no_key(line):
    assert read_key_line(line) == []
