"""What is counted in a learning system's export, beside a count by hand of what was written into it."""

from calendar import monthrange
from collections import Counter
from dataclasses import astuple
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from helpers.exports import AS_AT, COURSES, SHAPES, lines, matrix
from openpyxl import Workbook

from loaders.completions import table
from loaders.completions.count import count
from loaders.completions.courses import programme_of
from loaders.completions.days import day_of, is_none, order_of
from loaders.completions.headings import heading_of
from loaders.completions.naming import may_name_somebody, without_numbers
from loaders.completions.statuses import status_of
from loaders.errors import DocumentRefused


def ends(expires):
    """The month up to whose end somebody holds what expires then; on the day of the export, what is past is past."""
    if expires and date(2026, 3, 1) <= expires < AS_AT:
        return date(2026, 2, 1)
    return expires and expires.replace(day=1)


def by_hand(told):
    """The counts that there must be: slowly, by looking through all lines for each line."""
    once = list(dict.fromkeys((one.person, one.course, one.day, one.expires) for one in told if COURSES[one.course]))
    group = {}
    for one in told:
        own = [other for other in told if other.person == one.person]
        last = max(other.day or date.min for other in own)
        group[one.person] = [other for other in own if (other.day or date.min) == last][-1].group
    found = Counter()
    for person, course, day, expires in once:
        programme = COURSES[course]
        days = sorted(other[2] for other in once if other[0] == person and COURSES[other[1]] == programme and other[2])
        if day:
            after = [one for one in days if one > day]
            months = (day.replace(day=1), ends(expires), after[0].replace(day=1) if after else None)
            found[programme, course.lower(), group[person], *months] += 1
        elif not days:
            found[programme, None, group[person], None, None, None] = len(
                {
                    other.person
                    for other in told
                    if COURSES[other.course] == programme and group[other.person] == group[person]
                    if not any(COURSES[one[1]] == programme and one[2] for one in once if one[0] == other.person)
                }
            )
    return found


def counted(result):
    """The counts of a result likewise; of who hasn't completed without the course, as two may be of one programme."""
    found = Counter()
    for one in result.counts:
        course = one.course.lower() if one.completed_month else None
        months = (one.completed_month, one.expires_month, one.followed_month)
        found[one.programme, course, one.audience, *months] += one.people
    return found


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_counts_of_each_shape_are_those_made_by_hand(shape, seed):
    told = lines(seed)
    name, content = shape(told)
    result = count(content, name, AS_AT)
    expected = by_hand(told)
    if shape.__name__ == "moodle":  # which says nothing of expiry
        expected = by_hand([type(one)(**{**vars(one), "expires": None}) for one in told])
    assert counted(result) == expected
    assert result.left_out == 0
    assert {one.course.lower(): one.programme for one in result.courses} == {
        course.lower(): programme for course, programme in COURSES.items()
    }


def test_a_matrix_gives_the_last_day_of_each_course_and_lists_everybody_for_all_of_them():
    told = lines()
    name, content = matrix(told)
    result = count(content, name, AS_AT)
    everybody = {one.person for one in told}
    for programme in ("Prevent awareness", "WRAP"):
        done = {one.person for one in told if COURSES[one.course] == programme and one.day}
        rows = [one for one in result.counts if one.programme == programme]
        assert sum(one.people for one in rows if not one.completed_month) == len(everybody - done)
        assert sum(one.people for one in rows if one.completed_month and not one.followed_month) == len(done)


def stock(result, programme, end, months):
    """How many people hold a programme at the end of a month where it counts for so many months, or until it expires."""
    begins = [
        one
        for one in result.counts
        if one.programme == programme and one.completed_month and one.completed_month <= end
        if one.followed_month is None or one.followed_month > end
        if one.expires_month is None or one.expires_month > end
    ]
    return sum(one.people for one in begins if months_between(one.completed_month, end) < months)


def months_between(earlier, later):
    return 12 * (later.year - earlier.year) + later.month - earlier.month


@pytest.mark.parametrize("months", [6, 12, 999])
def test_the_stock_at_any_month_end_is_that_of_distinct_people(months):
    told = lines(3)
    name, content = SHAPES[1](told)
    result = count(content, name, AS_AT)
    for year, month in ((2022, 12), (2023, 6), (2024, 9), (2026, 3)):
        end = date(year, month, monthrange(year, month)[1])
        for programme in ("Prevent awareness", "WRAP"):
            last = {}
            for one in told:
                if COURSES[one.course] == programme and one.day and one.day <= end:
                    last[one.person] = max(last.get(one.person, one), one, key=lambda other: other.day)
            hold = [
                one
                for one in last.values()
                if months_between(one.day, end) < months
                if one.expires is None or ends(one.expires) > end
            ]
            assert stock(result, programme, end, months) == len(hold)


def test_courses_that_go_by_one_programme_count_a_person_once():
    content = (
        b"Email,Course,Completed\na@b.uk,One,2025-01-05\na@b.uk,Two,2025-03-05\nc@b.uk,Two,\nc@b.uk,One,2025-02-01\n"
    )
    apart = count(content, "x.csv", AS_AT, {"One": "First", "Two": "Second"})
    together = count(content, "x.csv", AS_AT, {"one": "WRAP", "Two": "WRAP"})
    first = date(2025, 1, 1), None, None, 1
    assert ("First", "One", "", *first) in [tuple(vars(one).values()) for one in apart.counts]
    assert sum(one.people for one in apart.counts if one.programme == "Second") == 2
    held = [one for one in together.counts if one.followed_month is None]
    assert [(one.course, one.completed_month, one.people) for one in held] == [
        ("One", date(2025, 2, 1), 1),
        ("Two", date(2025, 3, 1), 1),
    ]
    assert together.completions == 3 and [one.programme for one in together.courses] == ["WRAP", "WRAP"]


TABLES = (  # without a column of courses
    "Staff,,Prevent awareness,,WRAP,\nName,Team,Completed,Expires,Completed,Expires\nAnn Lee,East,1/2/25,1/2/27,,\n",
    "Name,Team,Prevent awareness completed,Prevent awareness expiry date,WRAP status\nAnn Lee,East,1/2/25,1/2/27,\n",
    "Course: Prevent awareness\nRun on 1 March\n\nName,Date of completion,Team,Overall status,Valid to\nAnn Lee,1/2/25,East,Done,1/2/27\n",
)


@pytest.mark.parametrize("written", TABLES)
def test_a_course_stands_above_the_table_or_in_its_headings(written):
    result = count(written.encode(), "x.csv", AS_AT)
    rows = [astuple(one) for one in result.counts if one.completed_month]
    assert rows == [("Prevent awareness", "Prevent awareness", "East", date(2025, 2, 1), date(2027, 2, 1), None, 1)]


ROWS_LEFT_OUT = (
    ("a@b.uk,Prevent,2026-05-01,Completed,", "1 row is dated after the export: counted as not completed yet."),
    ("a@b.uk,Prevent,31/02/2025,,", "1 row has a completion date that can’t be read: left out."),
    ("a@b.uk,,2025-03-01,Completed,", "1 row names no course: left out."),
    (",Prevent,2025-03-01,Completed,", "1 row names nobody: left out."),
    ("a@b.uk,Prevent,2025-03-01,In progress,", "1 row has a date, and a status that says not completed: counted as not completed."),
    ("a@b.uk,Meeting with x@y.uk,2025-03-01,Completed,", "1 row names a person where the course stands: left out."),
)  # fmt: skip
ROWS_SET_RIGHT = (
    ("a@b.uk,Prevent,2025-03-01,Completed,2024-03-01", "1 row expires before its completion: counted as written."),
    ("a@b.uk,Prevent,2025-03-01,Completed,soon", "1 row has an expiry that can’t be read: counted without it."),
    ("a@b.uk,Prevent,,Completed,", "1 row says completed on no day: counted from the day of the export on."),
    ("b@b.uk,Prevent,2025-01-01,Completed,", "1 row tells a completion once more: counted once."),
)
EXPORT = "Email,Course,Completed,Status,Expires\nb@b.uk,Prevent,2025-01-01,Completed,\n{}\n"


@pytest.mark.parametrize(("row", "note"), ROWS_LEFT_OUT)
def test_what_is_left_out_is_counted_and_said(row, note):
    result = count(EXPORT.format(row).encode(), "x.csv", AS_AT)
    assert (result.notes, result.left_out, result.completions) == ((note,), 1, 1)


@pytest.mark.parametrize(("row", "note"), ROWS_SET_RIGHT)
def test_what_is_set_right_is_counted_and_said(row, note):
    result = count(EXPORT.format(row).encode(), "x.csv", AS_AT)
    assert (result.notes, result.left_out) == ((note,), 0)


def test_what_is_left_out_of_courses_that_arent_counted_isnt_said():
    result = count(EXPORT.format("a@b.uk,Fire safety,31/02/2025,,").encode(), "x.csv", AS_AT)
    assert (result.notes, result.left_out) == ((), 0)


GROUPS_THAT_NAME_PEOPLE = (
    ["Ann Lee", "Housing", "Housing"],  # one of the file
    ["Lee, Ann", "Housing", "Housing"],
    ["bob.ray@b.uk", "Housing", "Housing"],
    ["Office of Bob Ray", "Housing", "Housing"],
    ["Cat Marlow", "Housing", "Housing"],  # not of the file, with a first name of it
    ["770123", "Housing", "Housing"],
)


@pytest.mark.parametrize("groups", GROUPS_THAT_NAME_PEOPLE)
def test_a_group_called_as_a_person_is_not_given(groups):
    people = (("Ann Lee", "770121"), ("Bob Ray", "770123"), ("Cat Dow", "770125"))
    rows = [
        f'"{name}",{number},"{group}",Prevent,2025-01-01' for (name, number), group in zip(people, groups, strict=True)
    ]
    result = count("\n".join(["Name,Number,Team,Course,Completed", *rows]).encode(), "x.csv", AS_AT)
    assert result.groups == (("", 1), ("Housing", 2))
    assert result.notes == ("1 group named as a person is: counted without a group.",)


@pytest.mark.parametrize("value", ["u{n}@b.uk", "{n}55501", "Post {n}", "Ann Person{n}"])
def test_a_column_of_people_is_no_column_of_groups(value):
    rows = [f"u{n}@b.uk,Ann Person{n},{value.format(n=n)},Prevent,2025-01-01" for n in range(14)]
    result = count("\n".join(["Email,Name,Team,Course,Completed", *rows]).encode(), "x.csv", AS_AT)
    assert result.groups == (("", 14),)
    assert result.notes == (
        "A column that looks like one of groups holds people or one value a row: not taken as groups.",
    )


PEOPLE = (  # rows of e-mail, number and name, and how many people they are
    ("A@B.uk,1,x y\n a@b.uk ,2,z", 1),
    (",007,x\n,7,y", 1),
    ("a@b.uk,7,x\n,7,x", 1),  # a number that one address goes with
    (',,Ann Ray\na@b.uk,7,"Ray, Ann"\n,7,Ann Ray', 1),  # a name likewise
    (",7,Ann Ray\n,,Ann Ray", 1),
    ("a@b.uk,,Ann Ray\n,,Ann Ray\nc@b.uk,,Ann Ray", 3),
    ('none,,"Ray, Ann"\n,,ANN  RAY', 1),
    (",1,Ann Ray\n,2,Ann Ray", 2),
    ("a@b.uk,1,Ann Ray\nc@b.uk,1,Ann Ray", 2),
)


@pytest.mark.parametrize(("rows", "number"), PEOPLE)
def test_a_person_is_an_address_else_a_number_else_a_name(rows, number):
    content = "\n".join(f"{row},Prevent,2025-01-0{day}" for day, row in enumerate(rows.split("\n"), start=1))
    result = count(f"Email,Staff no,Name,Course,Completed\n{content}\n".encode(), "x.csv", AS_AT)
    assert result.courses[0].people == number


def test_a_name_of_several_is_said_to_be_counted_apart():
    content = b"Email,Name,Course,Completed\na@b.uk,Ann Ray,Prevent,1/1/25\nc@b.uk,Ann Ray,Prevent,1/1/25\n,Ann Ray,Prevent,2/1/25"
    result = count(content, "x.csv", AS_AT)
    assert result.notes == (
        "1 row has only a name, which several addresses or numbers go with: counted as somebody else.",
    )


NAMES = (
    *[
        "Deronda, Daniel",
        "Rosamond Vincy",
        "Dr T Lydgate",
        "Team of Gwendolen Harleth",
        "DERONDA Daniel",
        "daniel deronda",
        "Lydgate T",
        "Mr Casaubon",
        "Line manager: Jane Eyre",
        "Daniel Hall",
        "Mary Ann Evans",
        "Siân O'Brien",
        "Małgorzata Kowalska",
        "Anke van der Berg",
        "Manager - Caleb Garth",
        "Poole, Grace (Housing)",
        "Nicholas Bulstrode team",
        "Li Wei",
        "Prevent coaching for Tertius Lydgate",
        "Prevent – Jonathan Strange workshop",
        "Prevent Workshop Rosamond Vincy",
        "Prevent (Vincy, Rosamond)",
        "Prevent 1:1 D Deronda",
        "Prevent Refresher Mary Garth Housing",
    ],
)
NOT_NAMES = (
    *[
        "Adult Services",
        "Housing and Homelessness",
        "Ysgol Bro Dur",
        "St Mary's Primary School",
        "Children, Young People and Families",
        "HR",
        "Crown House",
        "412 Health Visiting",
        "Milton Keynes Council",
        "Briton Ferry Library",
        "Tai / Housing",
        "Team South",
        "Chief Executive's Office",
        "Education, Skills and Wellbeing",
        "Cwmtawe Community School",
        "Elected Members",
        "Prevent Duty Awareness",
        "WRAP 3",
        "Channel panel members",
        "PREVENT e-Learning L1",
        "Action Counters Terrorism (ACT)",
        "Prevent for Designated Safeguarding Leads",
        "Prevent: Notice, Check, Share",
        "WRAP 3 (Cymraeg)",
        "Manual Handling",
    ],
)


@pytest.mark.parametrize(("texts", "holds"), [(NAMES, True), (NOT_NAMES, False)])
def test_what_looks_like_a_name_is_told_from_groups_and_courses(texts, holds):
    assert [one for one in texts if may_name_somebody(one) != holds] == []


NUMBERS = (
    ("Prevent case: NHS 943 476 5919", "Prevent case: NHS"), ("WRAP +44 (0)7700 900 123", "WRAP"),
    ("QQ 12 34 56 C group", "group"), ("Team P0123456", "Team"), ("a.b@c.uk team", "team"), ("07700-900.123", ""),
    ("Born 12/03/1988", "Born"), ("Prevent 2024 770099", "Prevent"),
    *((kept, kept) for kept in (
        "Prevent 2024/25 Level 3", "v1.2.3", "412 Integrated Adults", "Module 2 (2025)", "Levels 3, 4 & 5", "FY2024", "24/7",
    )),
)  # fmt: skip


@pytest.mark.parametrize(("written", "given"), NUMBERS)
def test_numbers_that_may_be_somebodys_are_cut_out(written, given):
    assert without_numbers(written) == given


DOUBTFUL = (
    b"Email,Team,Course,Completed\na@b.uk,Rosamond Vincy,Prevent coaching for Tertius Lydgate,2025-01-05\n"
    b"c@b.uk,Housing 020 7946 0958,WRAP 3,2025-01-05\nd@b.uk,Housing,Yoga with Caleb Garth,2025-01-05\n"
)


def test_a_group_or_title_that_looks_like_a_name_is_given_only_where_that_is_asked_for():
    found = count(DOUBTFUL, "x.csv", AS_AT)
    kept = count(DOUBTFUL, "x.csv", AS_AT, keeps_names=True)
    told = [(one.programme, one.course, one.audience) for one in found.counts]
    assert told == [("Prevent awareness", "Prevent awareness", ""), ("WRAP", "WRAP 3", "Housing")]
    assert (found.like_names, kept.like_names, found.left_out) == (3, 3, 0)
    assert found.notes == (
        "1 group looks like a person’s name: counted without a group.",
        "2 course titles seem to hold a person’s name: given as its Prevent programme, or not at all.",
        "1 group or course holds a number or an address that may be somebody’s: given without it.",
    )
    assert {one.course for one in kept.courses} >= {"Yoga with Caleb Garth"} and ("Rosamond Vincy", 1) in kept.groups


@pytest.mark.parametrize(
    ("name", "line"),
    [("Prevent report for Grace Poole tel 07700 900123.csv", ""), ("x.csv", "Prevent, Grace Poole 770099\n\n")],
)
def test_the_name_of_a_file_or_a_line_above_says_which_programme_and_no_more(name, line):
    content = f"{line}Name,Completed\nAnn Lee,2025-01-05\n".replace("Prevent, Grace", '"Prevent, Grace').replace(
        "099\n", '099"\n'
    )
    found = count(content.encode(), name, AS_AT)
    chosen = count(content.encode(), name, AS_AT, {one.course: "Our own" for one in found.courses})
    assert [one.course for one in found.courses] == ["Prevent awareness"]
    assert [(one.programme, one.course) for one in chosen.counts] == [("Our own", "Our own")]
    with pytest.raises(DocumentRefused) as refused:
        count(b"a,b\n1,2\n", name, AS_AT)
    assert "This file" in str(refused.value) and "Poole" not in str(refused.value)


DAYS = (
    ("2025-03-12", date(2025, 3, 12)),
    ("2025-03-31T23:30:00Z", date(2025, 4, 1)),  # summer time has begun
    ("2025-01-31T23:30:00Z", date(2025, 1, 31)),
    ("2025-06-30 23:30:00 +01:00", date(2025, 6, 30)),
    ("2025-03-12 14:05:01", date(2025, 3, 12)),
    ("12 March 2025, 2:05 PM", date(2025, 3, 12)),
    ("Wednesday, 12 March 2025, 2:05 PM", date(2025, 3, 12)),
    ("12-MAR-25", date(2025, 3, 12)),
    ("12/03/25", date(2025, 3, 12)),
    ("12.3.2025 09:00", date(2025, 3, 12)),
    ("12th March 2025", date(2025, 3, 12)),
    ("12 Mawrth 2025", date(2025, 3, 12)),
    ("20250312", date(2025, 3, 12)),
    ("1741788300", date(2025, 3, 12)),
    ("1741788300000", date(2025, 3, 12)),
    ("1743460200", date(2025, 3, 31)),  # 22:30 in universal time, 23:30 in the United Kingdom
    ("1743463800", date(2025, 4, 1)),
    ("45728", date(2025, 3, 12)),
    ("March 2025", date(2025, 3, 1)),
    (date(2025, 3, 12), date(2025, 3, 12)),
    ("31/02/2025", None),
    ("2025", None),
    ("soon", None),
    ("42", None),
)


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_days_are_read_as_learning_systems_write_them(written, day):
    assert day_of(written) == day


def test_figures_have_the_month_first_where_one_makes_sense_only_so():
    assert order_of(["01/02/2025", "03/25/2025"]) == (False, True)
    assert order_of(["01/02/2025", "25/03/2025"]) == (True, False)
    assert day_of("03/04/2025 2:05 PM", month_first=True) == date(2025, 3, 4)
    assert count(b"Email,Course,Date\na@b.uk,WRAP,3/4/25\nc@b.uk,WRAP,3/25/25\n", "x.csv", AS_AT).counts[0].people == 2


@pytest.mark.parametrize("cell", ["", "0", "-", "Never", "N/A", "01/01/1970", "9999-12-31", date(1900, 1, 1)])
def test_no_date_is_told_from_a_date_that_cant_be_read(cell):
    assert is_none(cell)


STATUSES = (
    ("Completed", "completed"), ("completepass", "completed"), ("Completed (achieved pass grade)", "completed"),
    ("Complete via rpl", "completed"), ("Yes", "completed"), ("✓", "completed"), ("Wedi cwblhau", "completed"),
    ("Not completed", "not_completed"), ("Incomplete", "not_completed"), ("InProgress", "not_completed"),
    ("NOT_STARTED", "not_completed"), ("Booked 14/07/2025", "not_completed"), ("Did not attend", "not_completed"),
    ("completefail", "failed"), ("Completed (failed)", "failed"), ("Not passed", "failed"),
    ("Withdrawn after completed module 1", "withdrawn"), ("Expired", "expired"), ("Completed - expired", "expired"),
    ("Mauve", None), ("", None),
)  # fmt: skip


@pytest.mark.parametrize(("written", "meaning"), STATUSES)
def test_statuses_are_read_by_the_lookup(written, meaning):
    assert status_of(written) == meaning


HEADINGS = (
    ("PersonNumber", "number"), ("timecompleted", "completed"), ("Course completion date", "completed"),
    ("Line manager's e-mail", "another"), ("Learner e-mail address", "email"), ("expires_at", "expires"),
    ("Completion Status (latest)", "status"), ("E-bost / E-mail", "email"), ("Due Date", "other"), ("Hat size", ""),
)  # fmt: skip


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_headings_are_read_by_the_lookup(heading, kind):
    assert heading_of(heading)[0] == kind


TITLES = (
    ("Prevent duty training: Awareness course", "Prevent awareness"),
    ("Prevent duty training: Prevent referrals", "Prevent referrals"),
    ("Prevent duty training: Channel or Prevent Multi-Agency Panel (PMAP)", "Channel or PMAP"),
    ("Prevent duty training: refresher awareness course", "Prevent awareness refresher"),
    ("Refresher: Channel or PMAP", "Channel or PMAP refresher"),
    ("Prevent e-learning L1", "Prevent e-learning"),
    ("Workshop to Raise Awareness of Prevent", "WRAP"),
    ("Understanding radicalisation", "Prevent awareness"),
    ("Fire safety e-learning", ""),
    ("Preventing falls", ""),
    ("How to prevent infection", ""),
    ("Multi-channel customer contact", ""),
)


@pytest.mark.parametrize(("title", "programme"), TITLES)
def test_a_course_goes_by_the_programme_that_its_title_names(title, programme):
    assert programme_of(title) == programme


def packed(**parts):
    """A packed file with these parts."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


REFUSED = (
    ("x.csv", b"   ", "This file is empty: export it again."),
    ("x.docx", b"PK", "This file can’t be counted: export it as .csv or .xlsx."),
    ("x.csv", b"%PDF-1.7 ", "This file isn’t what its name says: export it again as .csv or .xlsx."),
    ("x.xlsx", b"a,b\n", "This file isn’t what its name says: export it again as .csv or .xlsx."),
    ("x.xlsx", b"PK\x03\x04", "“this file.xlsx” is damaged or was cut short: get the file again, or open it and save it anew."),
    ("x.xlsx", packed(xl__workbook_xml="<a/>", **{"xl/workbook.xml": "<Ann@b.uk"}),
     "This file can’t be read as a workbook: open it in a spreadsheet and save it anew."),
    ("x.csv", b"Ann Lee,ann@b.uk,12/03/2025\nBob Ray,bob@b.uk,12/03/2025\n", "who completed what"),
    ("x.csv", b"a,b\n" + b"x" * (20 * 1024 * 1024), "This file is larger than 20 MB"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED)
def test_what_cant_be_counted_is_refused_with_one_sentence(name, content, sentence):
    with pytest.raises(DocumentRefused) as refused:
        count(content, name, AS_AT)
    assert sentence in str(refused.value) and "ann" not in str(refused.value).lower()


def test_more_rows_than_are_counted_are_refused(monkeypatch):
    monkeypatch.setattr(table, "LIMIT_ROWS", 3)
    with pytest.raises(DocumentRefused, match="This file has more than 3 rows"):
        count(b"Email,Course,Completed\n" + b"a@b.uk,Prevent,2025-01-01\n" * 3, "x.csv", AS_AT)


def test_a_sheet_of_formulas_and_another_of_rows_give_the_rows():
    book = Workbook()
    book.active.append(["Learning", "=1+1"])
    sheet = book.create_sheet("Prevent awareness")
    sheet.append(["E-mail", "Completed", "Hat"])
    sheet.append(["a@b.uk", 45728, '=HYPERLINK("x")'])
    written = BytesIO()
    book.save(written)
    result = count(written.getvalue(), "x.xlsx", AS_AT)
    assert [(one.course, one.completed_month) for one in result.counts] == [("Prevent awareness", date(2025, 3, 1))]
