"""Made-up exports of learning systems in four shapes, and what is in them."""

import csv
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO

from openpyxl import Workbook

AS_AT = date(2026, 3, 31)
COURSES = {
    "Prevent awareness": "Prevent awareness",
    "WRAP workshop": "WRAP",
    "WRAP update": "WRAP",
    "Manual handling": "",
}
GROUPS = ("Adult care", "Children and families", "Highways & Waste", "Schools")


@dataclass(frozen=True)
class Person:
    """Somebody made up."""

    first: str
    last: str
    email: str
    number: str


@dataclass(frozen=True)
class Line:
    """One line of an export; day None: not completed."""

    person: Person
    course: str
    group: str
    day: date | None
    expires: date | None
    status: str


def people(number: int = 40) -> list[Person]:
    """So many people, whose names, addresses and numbers occur nowhere else."""
    return [
        Person(f"Zaphira{n:02}", f"Quillfeather{n:02}", f"zq{n:02}@quill-council.example", f"{7740000 + 37 * n}")
        for n in range(number)
    ]


def lines(seed: int = 1) -> list[Line]:
    """Lines of those people: some done twice, told twice, not done, or moved to another group."""
    chance = random.Random(seed)
    found = []
    for person in people():
        group = chance.choice(GROUPS)
        for course in chance.sample(list(COURSES), chance.randint(1, 3)):
            if chance.random() < 0.25:
                found.append(Line(person, course, group, None, None, "Not started"))
                continue
            day = date(2022, 4, 1) + timedelta(days=chance.randrange(900))
            for _ in range(chance.randint(1, 2)):
                expires = day + timedelta(days=730) if course.startswith("WRAP") else None
                found += [Line(person, course, group, day, expires, "Completed")] * chance.choice((1, 1, 1, 2))
                day, group = day + timedelta(days=chance.randrange(1, 500)), chance.choice((group, group, GROUPS[0]))
    chance.shuffle(found)
    return found


def moodle(told: list[Line]) -> tuple[str, bytes]:
    """Moodle's: seconds since 1970, 0 for never, a title above and a total below."""
    rows: list[list[object]] = [["Course completions of all staff"], []]
    rows.append(
        ["Full name", "Email address", "Department", "Course", "timestarted", "timecompleted", "Completion status"]
    )
    for one in told:
        name = f"{one.person.first} {one.person.last}"
        rows.append([name, one.person.email.title(), one.group, one.course, 0, _seconds(one.day), _moodle_status(one)])
    return "moodle.csv", _separated([*rows, [f"Total records: {len(told)}"]]).encode()


def oracle(told: list[Line]) -> tuple[str, bytes]:
    """Oracle's: a workbook with real dates and numbers of people."""
    book = Workbook()
    sheet = book.active
    sheet.append(
        ["PersonNumber", "OrganizationName", "CourseName", "CompletionDate", "CompletionStatus", "ExpirationDate"]
    )
    for one in told:
        number = int(one.person.number)
        sheet.append([number, one.group, one.course, one.day, one.status, one.expires])
    written = BytesIO()
    book.save(written)
    return "oracle.xlsx", written.getvalue()


def own_words(told: list[Line]) -> tuple[str, bytes]:
    """A council's own, in UTF-16 with tabs: parts of a name, days in figures, who manages whom."""
    head = ["Forename", "Surname", "Manager e-mail", "Team", "Training attended", "Passed on", "Outcome", "Valid until"]
    rows: list[list[object]] = [head]
    for one in told:
        outcome = "Pass" if one.day else "Did not attend"
        cells = [one.person.last.upper(), "boss@quill-council.example", one.group, one.course]
        rows.append([one.person.first, *cells, _figures(one.day), outcome, _figures(one.expires)])
    return "own.tsv", _separated(rows, "\t").encode("utf-16")


def american(told: list[Line]) -> tuple[str, bytes]:
    """Another's, in Windows-1252 with semicolons: the month first, times of day, one column for who."""
    rows: list[list[object]] = [
        ["Learner", "Business unit", "Learning item", "Date finished", "State", "Renew by", "Café"]
    ]
    for one in told:
        finished = f"{one.day:%m/%d/%Y} 2:05 PM" if one.day else "Never"
        renew = f"{one.expires:%m/%d/%y}" if one.expires else "-"
        state = "Complete via rpl" if one.day else "Enrolled"
        rows.append([one.person.email.upper(), one.group, one.course.upper(), finished, state, renew, "é"])
    return "american.csv", _separated(rows, ";").encode("cp1252")


SHAPES = (moodle, oracle, own_words, american)


def matrix(told: list[Line]) -> tuple[str, bytes]:
    """One row a person with the last day of each course."""
    rows: list[list[object]] = [["Name", "Payroll no.", *COURSES]]
    for person in dict.fromkeys(one.person for one in told):
        cells = []
        for course in COURSES:
            own = [one for one in told if (one.person, one.course) == (person, course)]
            days = [one.day for one in own if one.day]
            cells.append(f"{max(days):%d %B %Y}" if days else "Not started" if own else "")
        rows.append([f"{person.last}, {person.first}", person.number, *cells])
    return "matrix.csv", _separated(rows).encode()


def _seconds(day: date | None) -> int:
    return int(datetime(day.year, day.month, day.day, 10, tzinfo=UTC).timestamp()) if day else 0


def _moodle_status(one: Line) -> str:
    return "Complete" if one.day else "In progress"


def _figures(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _separated(rows: list[list[object]], delimiter: str = ",") -> str:
    written = StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()
