"""Shows what a document would load as, without writing anywhere: the same reading, stored in memory and judged."""

import json
from datetime import date
from operator import itemgetter
from typing import Any

from loaders.apart import read_plan_apart
from loaders.record.database import open_database
from loaders.record.statements import records
from loaders.record.store import Load, Plan, Standing, save_snapshot
from loaders.records import PlanReading

_OF_COLUMN = ("table", "number", "heading", "field", "sureness", "because")
_LEFT_OUT = ("snapshot_id", "plan_id", "task_id", "as_at")


def preview(content: bytes, file_name: str) -> dict[str, Any]:
    """What would be loaded from a document, as preview_of gives it. Raises DocumentRefused as reading a plan does."""
    return preview_of(content, read_plan_apart(content, file_name))


def preview_of(content: bytes, reading: PlanReading) -> dict[str, Any]:
    """What would be loaded from a document as read, and every finding, in the database's column names; dates as date.

    Ratings are judged at the date that the document proposes; they are None where it proposes none.
    """
    connection = open_database(":memory:")
    standing = Standing(reading.as_at_proposed or date.today(), "assumed", None, "preview")
    save_snapshot(connection, Load(Plan("preview", "preview", reading.title), standing, content, reading))
    tasks = sorted(records(connection, "preview/tasks"), key=itemgetter("position"))
    refs = {task["task_id"]: task["ref"] for task in tasks}
    leads = records(connection, "preview/leads")
    shown = [_task(task, leads, reading.as_at_proposed is not None) for task in tasks]
    findings = [{**_without(row), "ref": refs.get(row["task_id"])} for row in records(connection, "preview/findings")]
    training = {
        name: [
            {**_without(row), "ref": refs.get(row["task_id"])} | _date_of(row)
            for row in records(connection, f"preview/{name}")
        ]
        for name in ("targets", "readings", "told")
    }
    document = {
        "title": reading.title,
        "as_at_proposed": reading.as_at_proposed,
        "as_at_because": reading.as_at_because,
        "rating_key": records(connection, "preview/rating_key"),
        "notes": records(connection, "preview/notes"),
        "columns": [{name: getattr(column, name) for name in _OF_COLUMN} for column in reading.columns],
    }
    connection.close()
    return {"document": document, "tasks": shown, "findings": findings, "training": training}


def _without(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _LEFT_OUT}


def _date_of(row: dict[str, Any]) -> dict[str, Any]:
    return {"as_at": row["as_at"]} if "as_at" in row else {}


def _task(task: dict[str, Any], leads: list[dict[str, Any]], is_dated: bool) -> dict[str, Any]:
    shown = _without(task) | {"cells": json.loads(task["cells"])}
    shown["leads"] = [
        {name: lead[name] for name in ("lead", "lead_kind", "lead_text")}
        for lead in leads
        if lead["task_id"] == task["task_id"]
    ]
    judged = ("computed_rating", "computed_because", "rating_rule", "is_overdue", "days_overdue", "due_window")
    if is_dated:
        return shown
    undated = ("rating", "rating_basis") if task["rating_basis"] == "computed" else ()
    return shown | dict.fromkeys((*judged, *undated))
