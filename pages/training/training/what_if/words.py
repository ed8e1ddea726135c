"""What sessions come to, in words: when the people are trained, and how many sessions that takes."""

import math
from dataclasses import dataclass
from datetime import date

from pages.said import capacity, goals, rows, words
from pages.said.goals import Goal
from pages.said.rows import Column, Row, Table

_DAYS_A_MONTH = 30.4375


@dataclass(frozen=True)
class Start:
    """What is known at the start. people: still to be trained; attendance: of the seats, in per cent; None: not known.

    since: the day that is counted from; capacity_from: who says what can be delivered, "" where nobody does.
    """

    title: str
    people_from: str
    since: date | None
    due_on: date | None
    people: int | None = None
    sessions_a_month: float | None = None
    seats: int | None = None
    attendance: int | None = None
    trainers: int | None = None
    capacity_from: str = ""


@dataclass(frozen=True)
class Given:
    """What stands in the fields; attendance in per cent; None: not given."""

    people: int | None
    sessions: float | None
    seats: int | None
    attendance: int | None
    trainers: int | None


@dataclass(frozen=True)
class Answer:
    """What the fields come to: the date as a headline, the sentences below it, the figures as a table."""

    headline: str
    sentences: tuple[str, ...]
    table: Table | None = None


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


def capacity_from(rule: dict, trainers: int | None) -> str:
    """Who says what can be delivered; "" where nobody does. trainers: where they are as the plan counts them."""
    fields = {"trainers": "trainers", "sessions_a_month": "sessions", "seats": "seats", "attendance": "attendance"}
    ruled = [name for field, name in fields.items() if field in rule]
    source = rule.get("source") or f"set by {rule.get('set_by', '')}"
    said = [f"{words.several(ruled).capitalize()}: {source}."] if ruled else []
    return " ".join([*said, *([f"Trainers: {trainers:,} as counted."] if trainers else [])])


def answer(given: Given, start: Start) -> Answer:
    """What the fields come to, each way as far as what it needs is given."""
    backwards = _backwards(given, start)
    if given.people and given.sessions and given.seats and given.attendance and given.trainers:
        sessions = capacity.Sessions(given.sessions, given.seats, given.attendance / 100, given.trainers)
        table = _by_attendance(given.people, given.seats, given.attendance)
        return Answer(_reached(sessions, given.people, start), (_product(sessions, start), *backwards), table)
    return Answer(f"To read the date, give {words.several(_missing(given))}", tuple(backwards))


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
        f"{words.count(sessions.seats, 'seat')} × {round(100 * sessions.attendance)}% come to "
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
    needed = capacity.sessions_needed(given.people, given.seats, given.attendance / 100) or 0
    people, seats = words.count(given.people, "person", "people"), words.count(given.seats, "seat")
    said = f"{people} at {seats} and {given.attendance}% take {words.count(needed, 'session')}"
    days = (start.due_on - start.since).days if start.due_on and start.since else 0
    if days <= 0:
        return [f"{said}."]
    a_month = needed * _DAYS_A_MONTH / days
    each = f", {_up(a_month / given.trainers)} for each trainer" if given.trainers and given.trainers > 1 else ""
    return [f"{said}: {_up(a_month)} a month until {words.day(start.due_on)}{each}."]


def _by_attendance(people: int, seats: int, attendance: int) -> Table:
    """The sessions needed at other attendances, so that what an empty seat costs is seen."""
    columns = (Column("Attendance"), Column("People a session", "number"), Column("Sessions needed", "number"))
    listed = [
        Row(
            "",
            (f"{one}%", _short(seats * one / 100), capacity.sessions_needed(people, seats, one / 100)),
            look="sum" if one == attendance else "",
        )
        for one in sorted({attendance, 50, 60, 70, 80, 90, 100})
    ]
    return rows.table(columns, listed, caption="Sessions needed by attendance.", sorts=False, opens=None, look="plain")


def basis(start: Start) -> str:
    """Where what stood in the fields at first comes from, and that nothing of it is kept."""
    kept = "Nothing here is kept: the address holds what you type, so a copy of it shows the same."
    return " ".join(part for part in (start.people_from, start.capacity_from, kept) if part)


def _short(value: float) -> str:
    """A number with one decimal where it has any: "16", "12.5"."""
    return f"{value:,.1f}".removesuffix(".0")


def _up(value: float) -> str:
    """A number of sessions with one decimal, rounded up so that it suffices: 1.72 gives "1.8"."""
    return _short(math.ceil(round(value * 10, 6)) / 10)
