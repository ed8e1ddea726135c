"""What a document would change in a plan: tasks that are new, gone or changed against its last snapshot."""

from dataclasses import dataclass
from datetime import date

import duckdb

from loaders.record import statements
from loaders.record.matching import Known, match_tasks
from loaders.records import PlanReading, Task

_COMPARED = (
    "ref",
    "section",
    "subsection",
    "action",
    "timescale_text",
    "due_on",
    "status_text",
    "progress",
    "next_steps",
    "declared_rating",
    "evidence",
    "lateness",
    "delay_reason",
)


@dataclass(frozen=True)
class Change:
    """One task's fate: kind is new, gone, changed or same; fields are (column, before, after) where it changed."""

    kind: str
    ref: str
    action: str
    fields: tuple[tuple[str, str, str], ...] = ()


def compare_with_latest(
    connection: duckdb.DuckDBPyConnection, plan_id: str, reading: PlanReading, as_at: date | None = None
) -> list[Change]:
    """Each task of a reading against the plan's latest snapshot, then the tasks that are gone; all new without one.

    as_at: against the latest at or before that date. Tasks are matched by reference, then by wording, so that
    renumbering doesn't look like new work.
    """
    with connection.cursor() as cursor:
        latest = statements.first(cursor, "compare/latest", plan_id=plan_id, as_at=as_at)
    return compare_with(connection, latest[0] if latest else None, reading)


def compare_with(connection: duckdb.DuckDBPyConnection, snapshot_id: str | None, reading: PlanReading) -> list[Change]:
    """Each task of a reading against one snapshot's tasks, then the tasks that are gone; all new where it is None."""
    with connection.cursor() as cursor:
        before = {row["task_id"]: row for row in statements.records(cursor, "compare/tasks", snapshot_id=snapshot_id)}
    known = [Known(task_id, row["ref"], row["action"]) for task_id, row in before.items()]
    matches = match_tasks(known, [(task.ref, task.action) for task in reading.tasks])
    matched = [match.task_id if match else None for match in matches]
    changes = [
        _change(before[task_id], task) if task_id else Change("new", task.ref, task.action or "")
        for task, task_id in zip(reading.tasks, matched, strict=True)
    ]
    gone = [row for task_id, row in before.items() if task_id not in matched]
    return changes + [Change("gone", row["ref"] or "", row["action"] or "") for row in gone]


def _change(before: dict, task: Task) -> Change:
    after = {name: getattr(task, name) for name in _COMPARED} | {"lead": ", ".join(lead.lead for lead in task.leads)}
    fields = tuple(
        (name, _said(before[name]), _said(value))
        for name, value in after.items()
        if _said(before[name]) != _said(value)
    )
    return Change("changed" if fields else "same", task.ref, task.action or "", fields)


def _said(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    return "" if value is None else str(value)
