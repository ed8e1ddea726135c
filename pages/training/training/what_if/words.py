"""What sessions come to, in words: when the people are trained, and how many sessions that takes."""

import math
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import NamedTuple

from pages.said import capacity, goals, rows, words
from pages.said.goals import Goal
from pages.said.language import Named, marked, say, says
from pages.said.rows import Column, Row, Table

_DAYS_A_MONTH = 30.4375

RULED = {"trainers": "trainers", "sessions_a_month": "sessions", "seats": "seats", "attendance": "attendance"}
_RULED_WORDS = Named(
    {
        "trainers": marked("trainers"),
        "sessions": marked("sessions"),
        "seats": marked("seats"),
        "attendance": marked("attendance"),
    }
)


class Limit(NamedTuple):
    """What a field is called and may hold: whole numbers, or with a least below 1 parts too."""

    label: str
    least: float
    most: int


LIMITS = {
    "people": Limit(marked("People still to train"), 1, 10_000_000),
    "sessions": Limit(marked("Sessions a month, each"), 0.01, 1000),
    "seats": Limit(marked("Seats a session"), 1, 10_000),
    "attendance": Limit(marked("Attendance, %"), 0.01, 100),
    "trainers": Limit(marked("Trainers"), 1, 10_000),
}


@dataclass(frozen=True)
class Given:
    """What stands in the fields; sessions are a month and of each trainer, attendance in per cent; None: not given."""

    people: float | None
    sessions: float | None
    seats: float | None
    attendance: float | None
    trainers: float | None


@dataclass(frozen=True)
class Start:
    """What is known at the start. people: still to be trained; attendance: of the seats, in per cent; None: not known.

    since: the day that is counted from; ruled: the fields of a rule that are known, as in RULED; rule_from: whose.
    """

    title: str
    people_from: str
    since: date | None
    due_on: date | None
    people: int | None = None
    sessions_a_month: float | None = None
    seats: int | None = None
    attendance: float | None = None
    trainers: int | None = None
    ruled: frozenset[str] = frozenset()
    rule_from: str = ""

    def known(self) -> dict[str, float | None]:
        """What is known for each field, in the order of the fields."""
        values = (self.people, self.sessions_a_month, self.seats, self.attendance, self.trainers)
        return {name: value and float(value) for name, value in zip(LIMITS, values, strict=True)}


@dataclass(frozen=True)
class Answer:
    """What the fields come to: the date as a headline, the sentences below it, the figures as a table.

    refused: which fields hold what can't be reckoned with, "" for none; nothing is reckoned from those.
    """

    headline: str
    sentences: tuple[str, ...]
    table: Table | None = None
    refused: str = ""


def title(goal: Goal, is_one: bool) -> str:
    """The name of a goal in a list of them."""
    name = f"{goal.programme}, {goal.audience}" if goal.audience else goal.programme
    told = {"name": name if is_one else f"{goal.plan}: {name}", "aim": goals.aim(goal)}
    if goal.due_on is None:
        return say("{name}: {aim}", **told)
    return say("{name}: {aim} by {day}", **told, day=words.day(goal.due_on))


def people_from(goal: Goal, is_one: bool) -> str:
    """Where the number of people still to train comes from."""
    if not goal.gap:
        return say("Nobody is left to train for the goal.")
    told = {"number": f"{goal.gap:,}", "stand": goals.stand(goal) if is_one else goals.headline(goal)}
    if not goal.lapsing:
        return say("{number} people: {stand}.", **told)
    lapse = f"{goal.lapsing:,}"
    return say("{number} people: {stand}, with {lapse} whose training lapses before the date.", **told, lapse=lapse)


def rule_from(rule: dict) -> str:
    """Who gives the rule of what can be delivered; "" where there is none."""
    return str(rule.get("source") or (say("set by {name}", name=rule["set_by"]) if rule.get("set_by") else ""))


def answer(given: Given, start: Start) -> Answer:
    """What the fields come to, each way as far as what it needs is given and can be."""
    wrong = {name: value for name, value in asdict(given).items() if value is not None and not _can_be(name, value)}
    given = replace(given, **dict.fromkeys(wrong))
    refused = " ".join(_refusal(name, value) for name, value in wrong.items())
    backwards = _backwards(given, start)
    if given.people and given.sessions and given.seats and given.attendance and given.trainers:
        sessions = capacity.Sessions(given.sessions, int(given.seats), _share(given.attendance), int(given.trainers))
        table = _by_attendance(int(given.people), int(given.seats), given.attendance)
        return Answer(_reached(sessions, int(given.people), start), (_product(sessions, start), *backwards), table)
    wanted = say("To read the date, give {fields}", fields=words.several(_missing(given)))
    return Answer(wanted, tuple(backwards), refused=refused)


def _can_be(name: str, value: float) -> bool:
    limit = LIMITS[name]
    return limit.least <= value <= limit.most and (limit.least < 1 or float(value).is_integer())


def _refusal(name: str, value: float) -> str:
    """That a field's value can't be, and what can."""
    limit = LIMITS[name]
    told = {
        "field": say(limit.label),
        "value": _plain(value),
        "least": f"{limit.least:g}",
        "most": f"{limit.most:,}",
    }
    if limit.least < 1:
        return say("{field}: {value} can’t be; give a number from {least} to {most}.", **told)
    return say("{field}: {value} can’t be; give a whole number from {least} to {most}.", **told)


def _share(per_cent: float) -> float:
    return round(per_cent / 100, 6)


def _missing(given: Given) -> list[str]:
    asked = {
        "people": say("the people still to train"), "sessions": say("the sessions a month"), "seats": say("the seats"),
        "attendance": say("the attendance"), "trainers": say("the trainers"),
    }  # fmt: skip
    return [name for field, name in asked.items() if not getattr(given, field)]


def _reached(sessions: capacity.Sessions, people: int, start: Start) -> str:
    """When the people are trained, and whether that is in time."""
    said = words.count(people, "person", "people")
    if start.since is None:
        return say("{people} in {number} months", people=said, number=_short(people / sessions.people_a_month))
    reached = sessions.date_reached(people, start.since)
    if reached is None:
        return say("{people}: never at this pace", people=said)
    return f"{say('Reached by {day}', day=words.day(reached))}{_in_time(reached, start.due_on)}"


def _product(sessions: capacity.Sessions, start: Start) -> str:
    """What the fields come to in people a month, and from when it is counted."""
    each = say("{number} sessions a month", number=_short(sessions.a_month))
    if sessions.a_month == 1:
        each = say("1 session a month")
    trainers, seats = words.count(sessions.trainers, "trainer"), words.count(sessions.seats, "seat")
    told = {
        "product": f"{trainers} × {each} × {seats} × {_plain(round(100 * sessions.attendance, 4))}%",
        "people": _short(sessions.people_a_month),
    }
    if not start.since:
        return say("{product} come to {people} people a month.", **told)
    return say("{product} come to {people} people a month, from {day} on.", **told, day=words.day(start.since))


def _in_time(reached: date, due_on: date | None) -> str:
    if due_on is None:
        return ""
    days = (due_on - reached).days
    if days == 0:
        return say(": in time, on the goal’s date itself")
    if days > 0:
        return say(": in time, {days} before {day}", days=words.count(days, "day"), day=words.day(due_on))
    return say(": not in time, {days} after {day}", days=words.count(-days, "day"), day=words.day(due_on))


def _backwards(given: Given, start: Start) -> list[str]:
    """How many sessions the people take at these seats and attendance, and how many a month that is."""
    if not (given.people and given.seats and given.attendance):
        return []
    number, places = int(given.people), int(given.seats)
    needed = capacity.sessions_needed(number, places, _share(given.attendance)) or 0
    people, seats = words.count(number, "person", "people"), words.count(places, "seat")
    told = {
        "people": people,
        "seats": seats,
        "attendance": _plain(given.attendance),
        "sessions": words.count(needed, "session"),
    }
    said = says(
        number,
        "{people} at {seats} and {attendance}% takes {sessions}",
        "{people} at {seats} and {attendance}% take {sessions}",
        **told,
    )
    days = (start.due_on - start.since).days if start.due_on and start.since else 0
    if days <= 0:
        return [f"{said}."]
    a_month = needed * _DAYS_A_MONTH / days
    pace = {"said": said, "number": _up(a_month), "day": words.day(start.due_on)}
    if not given.trainers or given.trainers <= 1:
        return [say("{said}: {number} a month until {day}.", **pace)]
    each = _up(a_month / given.trainers)
    return [say("{said}: {number} a month until {day}, {each} for each trainer.", **pace, each=each)]


def _by_attendance(people: int, seats: int, attendance: float) -> Table:
    """The sessions needed at other attendances, so that what an empty seat costs is seen."""
    columns = (
        Column(say("Attendance")),
        Column(say("People a session"), "number"),
        Column(say("Sessions needed"), "number"),
    )
    listed = [
        Row(
            "",
            (f"{_plain(one)}%", _short(seats * one / 100), capacity.sessions_needed(people, seats, _share(one))),
            look="sum" if one == attendance else "",
        )
        for one in sorted({attendance, 50, 60, 70, 80, 90, 100})
    ]
    return rows.table(
        columns, listed, caption=say("Sessions needed by attendance."), sorts=False, opens=None, look="plain"
    )


def basis(given: Given, start: Start) -> str:
    """Where what stands in the fields comes from, as far as it wasn't typed, and that nothing of it is kept."""
    kept = say("Nothing here is kept: the address holds what you type, so a copy of it shows the same.")
    is_known = {name: value is not None and getattr(given, name) == value for name, value in start.known().items()}
    people = start.people_from if is_known["people"] or not start.people else ""
    return " ".join(part for part in (people, _capacity_from(start, is_known), kept) if part)


def _capacity_from(start: Start, is_known: dict[str, bool]) -> str:
    """Who says what can be delivered, of the fields that stand as known; "" where none does."""
    ruled = [_RULED_WORDS[name] for field, name in RULED.items() if field in start.ruled and is_known[name]]
    said = [f"{words.several(ruled).capitalize()}: {start.rule_from}."] if ruled else []
    if is_known["trainers"] and "trainers" not in start.ruled:
        said.append(say("Trainers: {number} as counted.", number=f"{start.trainers:,}"))
    return " ".join(said)


def _plain(value: float) -> str:
    """A number as it is typed: "80", "12.5", "1,000"."""
    return f"{value:,.10f}".rstrip("0").rstrip(".")


def _short(value: float) -> str:
    """A number with one decimal where it has any: "16", "12.5"."""
    return f"{value:,.1f}".removesuffix(".0")


def _up(value: float) -> str:
    """A number of sessions with one decimal, rounded up so that it suffices: 1.72 gives "1.8"."""
    return _short(math.ceil(round(value * 10, 6)) / 10)
