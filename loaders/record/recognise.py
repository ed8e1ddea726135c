"""Recognises the plan that a document is the next version of: by whose it is and its title, and by its tasks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import duckdb
from rapidfuzz import fuzz

from loaders import lookups
from loaders.record import statements
from loaders.record.matching import Known, match_tasks

_SAME_TITLE = 85  # likeness of two titles without their years, of 100
_MOST, _SOME, _FEWEST = 0.5, 0.2, 3  # of the shorter plan's tasks: enough alone; enough with the same title


@dataclass(frozen=True)
class Recognised:
    """A plan that a document looks like the next version of: how many of how many tasks it had are in the document."""

    plan_id: str
    matched: int
    tasks: int

    def share(self) -> float:
        """The share of its tasks that are in the document."""
        return self.matched / max(self.tasks, 1)


@dataclass(frozen=True)
class KnownPlan:
    """A plan as its version in force has it: how it is named, and its tasks."""

    plan_id: str
    council: str
    title: str
    document_title: str | None
    tasks: tuple[Known, ...]

    def words(self) -> frozenset[str]:
        """The wordings of its tasks, for comparing."""
        return frozenset(lookups.fold(task.action or "") for task in self.tasks) - {""}


def known_plans(connection: duckdb.DuckDBPyConnection) -> list[KnownPlan]:
    """Every plan that has tasks, by its id."""
    with connection.cursor() as cursor:
        rows = statements.records(cursor, "recognise/tasks")
    found = []
    for plan_id, of_plan in groupby(rows, itemgetter("plan_id")):
        tasks = list(of_plan)
        first = tasks[0]
        known = tuple(Known(row["task_id"], row["ref"], row["action"]) for row in tasks)
        found.append(KnownPlan(plan_id, first["council"], first["title"], first["document_title"], known))
    return found


def recognise(
    connection: duckdb.DuckDBPyConnection, council: str, titles: Sequence[str], tasks: Sequence[tuple[str, str | None]]
) -> Recognised | None:
    """The plan that a document is the next version of, the likest; None where it looks like a plan not known yet.

    council and titles are those that the document gives (empty: none), tasks its (ref, action). Half of the shorter
    plan's tasks are enough; a fifth where the title is the same but for its years; none where the council is, too.
    Matched as versions of a plan are, but for tasks that share a reference alone.
    """
    return likest(next_versions(known_plans(connection), council, titles, tasks))


def likest(found: Sequence[Recognised]) -> Recognised | None:
    """The plan of which a document holds the largest share; None of none."""
    return max(found, key=Recognised.share, default=None)


def next_versions(
    plans: Iterable[KnownPlan], council: str, titles: Sequence[str], tasks: Sequence[tuple[str, str | None]]
) -> list[Recognised]:
    """Every plan that a document may be the next version of, as recognise takes it."""
    found = (_held_against(plan, council, titles, tasks) for plan in plans)
    return [one for one in found if one]


def _held_against(
    plan: KnownPlan, council: str, titles: Sequence[str], tasks: Sequence[tuple[str, str | None]]
) -> Recognised | None:
    matched = sum(match is not None for match in match_tasks(plan.tasks, tasks, surely=True))
    share = matched / max(min(len(plan.tasks), len(tasks)), 1)
    same_title = any(_alike(one, other) for one in titles for other in (plan.title, plan.document_title))
    same_council = bool(council) and lookups.fold(council) == lookups.fold(plan.council)
    enough = matched >= min(_FEWEST, len(plan.tasks), len(tasks)) and share >= (_SOME if same_title else _MOST)
    if tasks and (enough or (same_title and same_council)):
        return Recognised(plan.plan_id, matched, len(plan.tasks))
    return None


def _alike(title: str | None, other: str | None) -> bool:
    """Whether two titles are the same but for their years and versions."""
    one, two = _without_figures(title), _without_figures(other)
    return bool(one and two) and fuzz.token_sort_ratio(one, two) >= _SAME_TITLE


def _without_figures(title: str | None) -> str:
    return " ".join(re.sub(r"\S*\d\S*", " ", lookups.fold(title or "")).split())
