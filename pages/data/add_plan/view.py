"""What the database knows of a document and of the plans that it could go to, made ready."""

from datetime import date
from typing import Any

import loaders
from pages.common import corrections, data
from pages.said import corrections as said
from pages.said import words
from pages.said.filters import Filters


def plans() -> dict[str, loaders.Plan]:
    """Every plan there is, by its id."""
    known = data.ask("plans_known")
    return {row.plan_id: loaders.Plan(row.plan_id, row.council, row.title) for row in known.itertuples()}


def remembered(plan_id: str | None) -> loaders.Remembered:
    """What people said before of a plan's columns and heading row; nothing for a new plan or none."""
    return loaders.remembered(data.to_read(), plan_id) if plan_id else loaders.Remembered()


def some_remembered() -> bool:
    """Whether people said anything of any plan's columns."""
    return any(remembered(plan_id) != loaders.Remembered() for plan_id in plans())


def recognised(council: str, titles: tuple[str, ...], tasks: tuple) -> loaders.Recognised | None:
    """The plan that a document with these names and tasks (ref, action) looks like the next version of, if any."""
    return loaders.recognise(data.to_read(), council, titles, tasks)


def against(plan_id: str) -> list[str]:
    """That corrections stand against a plan's document in force, and what to do; empty where none does."""
    rows = corrections.standing(Filters(plan=plan_id))
    return [f"{one}. {said.again(rows)}" for one in said.against(rows)] if len(rows) else []


def lapsed(plan_id: str) -> int:
    """How many confirmations ended with a plan's version in force, and say otherwise than it."""
    rows = data.ask(
        "decisions", **Filters(plan=plan_id).parameters(), task_id=None, people=None, kinds=None, made_from=None,
        made_until=None,
    )  # fmt: skip
    ended = rows[rows["standing"] == "lapsed"]
    return int(ended["says_otherwise"].sum())


def purged(document_id: str) -> Any | None:
    """How a document was removed for good (a row of the query purged_documents); None where it wasn't."""
    rows = data.ask("purged_documents")
    return next(rows[rows["document_id"] == document_id].itertuples(), None)


def loads(plan_id: str) -> list[dict]:
    """The loads of a plan that aren't withdrawn, each as in loaders.LoadedMeanwhile."""
    return loaders.loads_of_plan(data.to_read(), plan_id)


def same_bytes(document_id: str) -> list[Any]:
    """Every load of a document (rows of the query loads)."""
    rows = data.ask("loads", on_date=None, known_at=None, plans=None)
    return list(rows[rows["document_id"] == document_id].itertuples())


def version_before(plan_id: str, as_at: date) -> str | None:
    """The date of a plan's snapshot in force at a date, in words; None where there is none."""
    before = data.ask("plans_shown", on_date=as_at, known_at=None)
    dates = before.loc[before["plan_id"] == plan_id, "snapshot_as_at"].dropna()
    return words.day(dates.iloc[0]) if len(dates) else None


def comparison(reading, plan_id: str, as_at: date) -> tuple[list[loaders.Change], str | None]:
    """What changes against the plan's snapshot in force at a date, and that one's date; None where there is none."""
    found = loaders.compare_with_latest(data.to_read(), plan_id, reading, as_at)
    return found, version_before(plan_id, as_at)
