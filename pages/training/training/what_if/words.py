"""What sessions come to, in words: when the people are trained, and how many sessions that takes."""

import math
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import NamedTuple

from pages.said import capacity, goals, rows, words
from pages.said.goals import Goal
from pages.said.rows import Column, Row, Table

_DAYS_A_MONTH = 30.4375


RULED = {"trainers": "trainers", "sessions_a_month": "sessions", "seats": "seats", "attendance": "attendance"}


class Limit(NamedTuple):
    """What a field is called and may hold: whole numbers, or with a least below 1 parts too."""

    label: str
    least: float
    most: int


LIMITS = {
    "people": Limit("People still to train", 1, 10_000_000),
    "sessions": Limit("Sessions a month, each", 0.01, 1000),
    "seats": Limit("Seats a session", 1, 10_000),
    "attendance": Limit("Attendance, %", 0.01, 100),
    "trainers": Limit("Trainers", 1, 10_000),
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
    by = "" if goal.due_on is None else f" by {words.day(goal.due_on)}"
    return f"{'' if is_one else f'{goal.plan}: '}{name}: {goals.aim(goal)}{by}"


def people_from(goal: Goal, is_one: bool) -> str:
    """Where the number of people still to train comes from."""
    if not goal.gap:
        return "Nobody is left to train for the goal."
    lapse = f", with {goal.lapsing:,} whose training lapses before the date" if goal.lapsing else ""
    return f"{goal.gap:,} people: {goals.stand(goal) if is_one else goals.headline(goal)}{lapse}."


def rule_from(rule: dict) -> str:
    """Who gives the rule of what can be delivered; "" where there is none."""
    return str(rule.get("source") or (f"set by {rule['set_by']}" if rule.get("set_by") else ""))


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
    return Answer(f"To read the date, give {words.several(_missing(given))}", tuple(backwards), refused=refused)


def _can_be(name: str, value: float) -> bool:
    limit = LIMITS[name]
    return limit.least <= value <= limit.most and (limit.least < 1 or float(value).is_integer())


def _refusal(name: str, value: float) -> str:
    """That a field's value can't be, and what can."""
    limit = LIMITS[name]
    kind = "number" if limit.least < 1 else "whole number"
    return f"{limit.label}: {_plain(value)} can’t be; give a {kind} from {limit.least:g} to {limit.most:,}."


def _share(per_cent: float) -> float:
    return round(per_cent / 100, 6)


def _missing(given: Given) -> list[str]:
    asked = {
        "people": "the people still to train", "sessions": "the sessions a month", "seats": "the seats",
        "attendance": "the attendance", "trainers": "the trainers",
    }  # fmt: skip
    return [name for field, name in asked.items() if not getattr(given, field)]


def _reached(sessions: capacity.Sessions, people: int, start: Start) -> str:
    """When the people are trained, and whether that is in time."""
    said = words.count(people, "person", "people")
    if start.since is None:
        return f"{said} in {_short(people / sessions.people_a_month)} months"
    reached = sessions.date_reached(people, start.since)
    if reached is None:
        return f"{said}: never at this pace"
    return f"Reached by {words.day(reached)}{_in_time(reached, start.due_on)}"


def _product(sessions: capacity.Sessions, start: Start) -> str:
    """What the fields come to in people a month, and from when it is counted."""
    since = f", from {words.day(start.since)} on" if start.since else ""
    each = f"{_short(sessions.a_month)} {'session' if sessions.a_month == 1 else 'sessions'} a month"
    return (
        f"{words.count(sessions.trainers, 'trainer')} × {each} × "
        f"{words.count(sessions.seats, 'seat')} × {_plain(round(100 * sessions.attendance, 4))}% come to "
        f"{_short(sessions.people_a_month)} people a month{since}."
    )


def _in_time(reached: date, due_on: date | None) -> str:
    if due_on is None:
        return ""
    days = (due_on - reached).days
    if days == 0:
        return ": in time, on the goal’s date itself"
    if days > 0:
        return f": in time, {words.count(days, 'day')} before {words.day(due_on)}"
    return f": not in time, {words.count(-days, 'day')} after {words.day(due_on)}"


def _backwards(given: Given, start: Start) -> list[str]:
    """How many sessions the people take at these seats and attendance, and how many a month that is."""
    if not (given.people and given.seats and given.attendance):
        return []
    number, places = int(given.people), int(given.seats)
    needed = capacity.sessions_needed(number, places, _share(given.attendance)) or 0
    people, seats = words.count(number, "person", "people"), words.count(places, "seat")
    take = "takes" if number == 1 else "take"
    said = f"{people} at {seats} and {_plain(given.attendance)}% {take} {words.count(needed, 'session')}"
    days = (start.due_on - start.since).days if start.due_on and start.since else 0
    if days <= 0:
        return [f"{said}."]
    a_month = needed * _DAYS_A_MONTH / days
    each = f", {_up(a_month / given.trainers)} for each trainer" if given.trainers and given.trainers > 1 else ""
    return [f"{said}: {_up(a_month)} a month until {words.day(start.due_on)}{each}."]


def _by_attendance(people: int, seats: int, attendance: float) -> Table:
    """The sessions needed at other attendances, so that what an empty seat costs is seen."""
    columns = (Column("Attendance"), Column("People a session", "number"), Column("Sessions needed", "number"))
    listed = [
        Row(
            "",
            (f"{_plain(one)}%", _short(seats * one / 100), capacity.sessions_needed(people, seats, _share(one))),
            look="sum" if one == attendance else "",
        )
        for one in sorted({attendance, 50, 60, 70, 80, 90, 100})
    ]
    return rows.table(columns, listed, caption="Sessions needed by attendance.", sorts=False, opens=None, look="plain")


def basis(given: Given, start: Start) -> str:
    """Where what stands in the fields comes from, as far as it wasn't typed, and that nothing of it is kept."""
    kept = "Nothing here is kept: the address holds what you type, so a copy of it shows the same."
    is_known = {name: value is not None and getattr(given, name) == value for name, value in start.known().items()}
    people = start.people_from if is_known["people"] or not start.people else ""
    return " ".join(part for part in (people, _capacity_from(start, is_known), kept) if part)


def _capacity_from(start: Start, is_known: dict[str, bool]) -> str:
    """Who says what can be delivered, of the fields that stand as known; "" where none does."""
    ruled = [name for field, name in RULED.items() if field in start.ruled and is_known[name]]
    said = [f"{words.several(ruled).capitalize()}: {start.rule_from}."] if ruled else []
    if is_known["trainers"] and "trainers" not in start.ruled:
        said.append(f"Trainers: {start.trainers:,} as counted.")
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
