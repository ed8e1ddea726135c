"""Early warning held against what became of made-up plans, beside "soonest due first" and picking blindly."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd
from helpers.plan_histories import GRACE, PlanHistory, Version
from helpers.sample_rows import keeping

import queries
from loaders.record.database import open_database

_LOADED_AT = datetime(2030, 1, 1, tzinfo=UTC)


class Lists(NamedTuple):
    """How three lists did, each read from the top at every version.

    right: the share of what was read that turned out late. seen: of the tasks that turned out late, the share that
    was read before it was known. days: how long before, on average, with 0 for those that weren't read. late: how many.
    """

    table: pd.DataFrame
    late: int


def judged(histories: list[PlanHistory]) -> pd.DataFrame:
    """The rows of the query early_warning at each version of each history, with what became of the task.

    first_due_on: its first date; is_late, known_on: whether it was late, and the first version that knew; is_settled:
    whether the versions go on long enough to tell. Tasks that are certainly late already are left out, whatever their
    date says now, and tasks without a date.
    """
    found = queries.run(_filled(histories), "early_warning", board_on=None, **keeping())
    became = pd.DataFrame([one for history in histories for one in _became(history)])
    split = found["task_id"].str.split("#", n=1, expand=True)
    found = found.assign(task=split[0] + split[1].str.split("/").str[1].radd("/"), history=split[0]).merge(
        became, on="task"
    )
    gone = pd.to_datetime(found["first_due_on"]) + pd.Timedelta(days=GRACE) < pd.to_datetime(found["as_at"])
    return found[~gone & found["due_on"].notna()]


def read(rows: pd.DataFrame, top: int) -> Lists:
    """What reading so many tasks from the top of each list at every version finds. rows: as judged gives them."""
    chance = np.random.default_rng(1).random(len(rows))
    orders = {
        "early warning": rows.sort_values(["points", "due_on"], ascending=[False, True], kind="stable"),
        "soonest due first": rows.sort_values("due_on", kind="stable"),
        "picked blindly": rows.assign(chance=chance).sort_values("chance"),
    }
    late = rows[rows["is_late"] & rows["is_settled"] & rows["known_on"].notna()].groupby("task")["known_on"].first()
    told = {}
    for name, ordered in orders.items():
        seen = ordered.groupby(["history", "as_at"]).head(top)
        first = pd.to_datetime(seen.groupby("task")["as_at"].min().reindex(late.index))
        days = (pd.to_datetime(late) - first).dt.days.clip(lower=0).fillna(0)
        told[name] = {
            "right": seen[seen["is_settled"]]["is_late"].mean(),
            "seen": (days > 0).mean(),
            "days": days.mean(),
        }
    return Lists(pd.DataFrame(told).T, len(late))


def _became(history: PlanHistory) -> list[dict]:
    """What became of each task that had a date."""
    first: dict[str, date] = {}
    for version in history.versions:
        for task in version.tasks:
            if task.due_on:
                first.setdefault(task.ref, task.due_on)
    end = history.versions[-1].as_at
    return [
        {
            "task": f"{history.plan_id}/{truth.ref}",
            "first_due_on": first[truth.ref],
            "is_late": truth.is_late,
            "is_settled": first[truth.ref] + timedelta(days=GRACE) <= end,
            "known_on": _known_on(history, first[truth.ref], truth.finished_on, truth.late_known_on),
        }
        for truth in history.truths
        if truth.ref in first
    ]


def _known_on(history: PlanHistory, first: date, finished_on: date | None, known_on: date | None) -> date | None:
    """The first version that knew a task to be late: by the date it gave, or by its first date and the days of grace."""
    past = [
        version.as_at
        for version in history.versions
        if first + timedelta(days=GRACE) < version.as_at and (finished_on is None or finished_on > version.as_at)
    ]
    return min([day for day in (*past[:1], known_on) if day], default=None)


def _filled(histories: list[PlanHistory]) -> duckdb.DuckDBPyConnection:
    """A database in which each version of each history is a plan of its own, with the versions before it."""
    plans, snapshots, tasks, leads = [], [], [], []
    for history in histories:
        for last in range(len(history.versions)):
            plan_id = f"{history.plan_id}#{last}"
            plans.append({"plan_id": plan_id, "council": "Made up", "title": plan_id})
            for number, version in enumerate(history.versions[: last + 1]):
                snapshot = {"snapshot_id": f"{plan_id}@{number}", "plan_id": plan_id}
                snapshots.append(snapshot | _snapshot(version))
                of_version = list(_tasks(snapshot, version))
                tasks += of_version
                leads += [_lead(row, task.lead) for row, task in zip(of_version, version.tasks, strict=True)]
    connection = open_database(":memory:")
    for table, rows in {"plan": plans, "snapshot": snapshots, "task": tasks, "task_lead": leads}.items():
        connection.register("rows", pd.DataFrame(rows))
        connection.execute(f"insert into {table} by name from rows")
        connection.unregister("rows")
    return connection


def _snapshot(version: Version) -> dict:
    return {
        "as_at": version.as_at, "as_at_basis": "stated", "document_id": "made up", "loaded_at": _LOADED_AT,
        "loaded_by": "test", "wording": "as_published",
    }  # fmt: skip


def _tasks(snapshot: dict, version: Version):
    for position, task in enumerate(version.tasks, start=1):
        yield {
            **snapshot, "task_id": f"{snapshot['plan_id']}/{task.ref}", "ref": task.ref, "position": position,
            "action": task.action, "progress": task.progress or None, "next_steps": task.next_steps or None,
            "timescale_kind": "ongoing" if task.is_ongoing else "by" if task.due_on else "none", "due_on": task.due_on,
            "declared_rating": "complete" if task.is_complete else None,
            "evidence": "under_way" if task.progress else "none", "locator": f"line {position}", "cells": "[]",
        }  # fmt: skip


def _lead(task: dict, lead: str) -> dict:
    ids = {"snapshot_id": task["snapshot_id"], "task_id": task["task_id"]}
    return ids | {"position": 1, "lead": lead, "lead_kind": "role", "lead_text": lead}
