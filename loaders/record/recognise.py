"""Recognises the plan that a document is the next version of: by whose it is and its title, and by its tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

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


def recognise(
    connection: duckdb.DuckDBPyConnection, council: str, titles: Sequence[str], tasks: Sequence[tuple[str, str | None]]
) -> Recognised | None:
    """The plan that a document is the next version of, the likest; None where it looks like a plan not known yet.

    council and titles are those that the document gives (empty: none), tasks its (ref, action). Half of the shorter
    plan's tasks are enough; a fifth where the title is the same but for its years; none where the council is, too.
    Matched as versions of a plan are, but for tasks that share a reference alone.
    """
    with connection.cursor() as cursor:
        rows = statements.records(cursor, "recognise/tasks")
    found = [
        _held_against(list(of_plan), council, titles, tasks) for _, of_plan in groupby(rows, itemgetter("plan_id"))
    ]
    return max(filter(None, found), key=lambda one: one.matched / max(one.tasks, 1), default=None)


def _held_against(
    rows: list[dict[str, Any]], council: str, titles: Sequence[str], tasks: Sequence[tuple[str, str | None]]
) -> Recognised | None:
    known = [Known(row["task_id"], row["ref"], row["action"]) for row in rows]
    matched = sum(match is not None for match in match_tasks(known, tasks, surely=True))
    share = matched / max(min(len(known), len(tasks)), 1)
    same_title = any(_alike(one, other) for one in titles for other in (rows[0]["title"], rows[0]["document_title"]))
    same_council = bool(council) and lookups.fold(council) == lookups.fold(rows[0]["council"])
    enough = matched >= min(_FEWEST, len(known), len(tasks)) and share >= (_SOME if same_title else _MOST)
    if tasks and (enough or (same_title and same_council)):
        return Recognised(rows[0]["plan_id"], matched, len(known))
    return None


def _alike(title: str | None, other: str | None) -> bool:
    """Whether two titles are the same but for their years and versions."""
    one, two = _without_figures(title), _without_figures(other)
    return bool(one and two) and fuzz.token_sort_ratio(one, two) >= _SAME_TITLE


def _without_figures(title: str | None) -> str:
    return " ".join(re.sub(r"\S*\d\S*", " ", lookups.fold(title or "")).split())
