"""What the Decisions page shows, made ready from its queries: the trail and its choices, and what to look at again."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.picture import arrow
from pages.said.rows import Table
from pages.work.decisions import words as said


@dataclass(frozen=True)
class Kept:
    """What the reader keeps of the trail; None and empty mean everything. The days are of the clock, both included."""

    task_id: str | None = None
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None

    def parameters(self) -> dict:
        """The parameters of the query decisions that are the trail's own."""
        return {
            "task_id": self.task_id,
            "people": list(self.people) or None,
            "kinds": list(self.kinds) or None,
            "made_from": _start_of(self.first_day) if self.first_day else None,
            "made_until": end_of(self.last_day) if self.last_day else None,
        }

    def in_words(self, tasks: dict[str, str]) -> list[str]:
        """Each choice in words, for the files."""
        parts = [say("task {task}", task=tasks.get(self.task_id, self.task_id))] if self.task_id else []
        parts += [say("decided by {people}", people=words.several(self.people, "or"))] if self.people else []
        parts += [words.several([said.kind(code).lower() for code in self.kinds], "or")] if self.kinds else []
        parts += [say("from {day}", day=words.day(self.first_day))] if self.first_day else []
        return [*parts, *([say("until {day}", day=words.day(self.last_day))] if self.last_day else [])]


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def end_of(day: date) -> datetime:
    """The last moment of a day of the clock."""
    return _start_of(day + timedelta(days=1)) - timedelta(microseconds=1)


def rows(chosen: Filters, kept: Kept) -> pd.DataFrame:
    """The trail's rows: what the shared filters (plan, lead, as known on) and the trail's own keep."""
    return data.ask("decisions", **chosen.parameters(), **kept.parameters())


def one(chosen: Filters, decision_id: str):
    """One row of the trail, whatever the filters but the dates keep; None where there is no such decision."""
    found = rows(Filters(as_at=chosen.as_at, known_on=chosen.known_on), Kept())
    return next((row for row in found.itertuples() if row.decision_id == decision_id), None)


@dataclass(frozen=True)
class Choices:
    """What the trail can be filtered by: task_id → name, people, kinds."""

    tasks: dict[str, str]
    people: list[str]
    kinds: list[str]


def choices(plan: str | None = None) -> Choices:
    """The tasks, people and kinds that there are decisions of, whatever the shared filters keep: none is ever lost
    from the address by one of those. Empty where nobody has decided anything. plan: of it alone."""
    every = rows(Filters(plan=plan), Kept())
    about = every.dropna(subset=["task_id"]).drop_duplicates("task_id")
    many = about["plan_id"].nunique() > 1
    names = {row.task_id: said.task(row) + (f" ({row.plan})" if many else "") for row in about.itertuples()}
    return Choices(
        tasks=dict(sorted(names.items(), key=lambda pair: pair[1].casefold())),
        people=sorted(set(every["decided_by"]), key=str.casefold),
        kinds=sorted(set(every["kind"]), key=said.kind),
    )


class Trail(NamedTuple):
    """The trail made ready: its count, and how many hold, in words; the table."""

    headline: str
    states: str
    table: Table


def trail(chosen: Filters, kept: Kept) -> Trail:
    """The decisions that the filters keep."""
    found = rows(chosen, kept)
    return Trail(said.count(found), said.states(found), said.trail(found))


def elsewhere(chosen: Filters, kept: Kept) -> int:
    """How many decisions the trail's own filters keep in all plans."""
    return len(rows(Filters(as_at=chosen.as_at, known_on=chosen.known_on), kept))


@dataclass(frozen=True)
class Disagreements:
    """What to look at again: the table, decision_id → its sentence, its background, and its row."""

    table: Table
    sentences: dict[str, str]
    backgrounds: dict[str, str]
    rows: dict[str, Any]


def disagreements(chosen: Filters) -> Disagreements:
    """The decisions with which the documents in force disagree."""
    found = data.ask("decisions_to_review", **chosen.parameters())
    each = {row.decision_id: row for row in found.itertuples()}
    return Disagreements(
        said.disagreements(found),
        {decision_id: said.disagreement(row) for decision_id, row in each.items()},
        {decision_id: said.before(row) for decision_id, row in each.items()},
        each,
    )


def then_now(chosen: Filters, day: date) -> tuple[str, pa.Table]:
    """The tasks in view by rating, as known by the end of a day and now: what differs in a sentence, and the table."""
    found = data.ask("decisions_then_now", **replace(chosen, known_on=day).parameters())
    return said.changed(found, day), arrow(said.then_now(found, day))
