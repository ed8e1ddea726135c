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


def people_from(goal: Goal) -> str:
    """Where the number of people still to train comes from."""
    if not goal.gap:
        return "Nobody is left to train for the goal."
    lapse = f", with {goal.lapsing:,} whose training lapses before the date" if goal.lapsing else ""
    return f"{goal.gap:,} people: {goals.stand(goal)}{lapse}."


def capacity_from(rule: dict, trainers: int | None) -> str:
    """Who says what can be delivered; "" where nobody does. trainers: where they are as the plan counts them."""
    fields = {"trainers": "trainers", "sessions_a_month": "sessions", "seats": "seats", "attendance": "attendance"}
    ruled = [name for field, name in fields.items() if field in rule]
    source = rule.get("source") or f"set by {rule.get('set_by', '')}"
    said = [f"{words.several(ruled).capitalize()}: {source}."] if ruled else []
    return " ".join([*said, *([f"Trainers: {trainers:,} as counted."] if trainers else [])])


def answer(given: Given, start: Start | None) -> Answer:
    """What the fields come to, each way as far as what it needs is given."""
    missing = _missing(given)
    forwards = _forwards(given, start) if not missing else None
    backwards = _backwards(given, start)
    if forwards is None:
        return Answer(f"To read the date, give {words.several(missing)}", tuple(backwards))
    headline, sentence = forwards
    return Answer(headline, (sentence, *backwards), _figures(given))


def _missing(given: Given) -> list[str]:
    asked = {
        "people": "the people still to train", "sessions": "the sessions a month", "seats": "the seats",
        "attendance": "the attendance", "trainers": "the trainers",
    }  # fmt: skip
    return [name for field, name in asked.items() if not getattr(given, field)]


def _sessions(given: Given) -> capacity.Sessions:
    return capacity.Sessions(given.sessions, given.seats, given.attendance / 100, given.trainers)


def _forwards(given: Given, start: Start | None) -> tuple[str, str]:
    """When the people are trained, and what that comes from."""
    sessions = _sessions(given)
    since = start.since if start and start.since else None
    product = (
        f"{words.count(given.trainers, 'trainer')} × {_short(given.sessions)} sessions a month × {given.seats:,} seats "
        f"× {given.attendance} % come to {_short(sessions.people_a_month)} people a month."
    )
    if since is None:
        months = given.people / sessions.people_a_month
        return f"{words.count(given.people, 'person', 'people')} in {_short(months)} months", product
    reached = sessions.date_reached(given.people, since)
    if reached is None:
        return "Not within any time that can be told", product
    return (
        f"Reached by {words.day(reached)}{_in_time(reached, start.due_on)}",
        f"{product} Counted from {words.day(since)}.",
    )


def _in_time(reached: date, due_on: date | None) -> str:
    if due_on is None:
        return "; the goal has no date"
    days = (due_on - reached).days
    if days == 0:
        return ": on the goal’s date itself"
    if days > 0:
        return f": in time, {words.count(days, 'day')} before {words.day(due_on)}"
    return f": not in time, {words.count(-days, 'day')} after {words.day(due_on)}"


def _backwards(given: Given, start: Start | None) -> list[str]:
    """How many sessions the people take at these seats and attendance, and how many a month that is."""
    if not (given.people and given.seats and given.attendance):
        return []
    needed = capacity.sessions_needed(given.people, given.seats, given.attendance / 100)
    people = words.count(given.people, "person", "people")
    said = f"{people} at {given.seats:,} seats and {given.attendance} % take {words.count(needed, 'session')}"
    days = (start.due_on - start.since).days if start and start.due_on and start.since else 0
    if days <= 0:
        return [f"{said}."]
    a_month = needed * _DAYS_A_MONTH / days
    each = f", {_up(a_month / given.trainers)} for each trainer" if (given.trainers or 0) > 1 else ""
    return [f"{said}: {_up(a_month)} a month until {words.day(start.due_on)}{each}."]


def _figures(given: Given) -> Table:
    """The backwards answer at other attendances, so that what an empty seat costs is seen."""
    columns = (Column("Attendance"), Column("People a session", "number"), Column("Sessions needed", "number"))
    near = sorted({given.attendance, *(one for one in (50, 60, 70, 80, 90, 100))})
    listed = [
        Row("", (
            f"{one} %", _short(given.seats * one / 100),
            capacity.sessions_needed(given.people, given.seats, one / 100),
        ), look="sum" if one == given.attendance else "")
        for one in near
    ]  # fmt: skip
    return rows.table(columns, listed, caption="Sessions needed by attendance.", sorts=False, opens=None, look="plain")


def basis(start: Start | None) -> str:
    """Where what stood in the fields at first comes from, and that nothing of it is kept."""
    said = []
    if start and start.people_from:
        said.append(start.people_from)
    if start and start.capacity_from:
        said.append(start.capacity_from)
    return " ".join([*said, "Nothing here is kept: the address holds the numbers, so a copy of it shows the same."])


def _short(value: float) -> str:
    """A number with one decimal where it has any: "16", "12.5"."""
    return f"{value:,.1f}".removesuffix(".0")


def _up(value: float) -> str:
    """A number of sessions with one decimal, rounded up so that it suffices: 1.72 gives "1.8"."""
    return _short(math.ceil(round(value * 10, 6)) / 10)
