"""Small made-up plans for tests: no council's, no person's."""

from datetime import UTC, date, datetime

from pages.said.filters import Filters

LOADED_AT = datetime(2017, 1, 5, 9, 30, tzinfo=UTC)


def keeping(**changes) -> dict:
    """The parameter of a query about tasks: a view that keeps everything but for the keys that are changed."""
    return {"view": Filters().parameters()["view"] | changes}


def insert(connection, table: str, **values) -> None:
    """One row in a table of the record, the columns that aren't named left empty."""
    relation = connection.table(table)
    row = [values.pop(column, None) for column in relation.columns]
    assert not values, f"{table} has no column {', '.join(values)}"
    relation.insert(row)


def add_plan(connection, plan_id: str, title: str, as_at: date) -> None:
    """A plan with one snapshot, named after the plan."""
    insert(connection, "plan", plan_id=plan_id, council=f"{title} Council (made up)", title=title)
    insert(
        connection,
        "snapshot",
        snapshot_id=plan_id,
        plan_id=plan_id,
        as_at=as_at,
        as_at_basis="assumed",
        document_id=plan_id,
        loaded_at=LOADED_AT,
        loaded_by="test",
        wording="restated",
    )


def add_task(connection, plan_id: str, ref: str, *, leads: tuple = (), snapshot_id: str | None = None, **values) -> str:
    """A task of add_plan's snapshot, or of another; leads are (name, kind) pairs. Returns its task_id."""
    task_id, snapshot_id = f"{plan_id}/{ref}", snapshot_id or plan_id
    position = connection.table("task").aggregate("count(*)").fetchone()[0] + 1
    made_up = {
        "position": position,
        "section": "Schools",
        "action": f"Made-up task {ref}",
        "timescale_kind": "none",
        "evidence": "none",
        "locator": f"line {position}",
        "cells": "[]",
    }
    row = {"snapshot_id": snapshot_id, "plan_id": plan_id, "task_id": task_id, "ref": ref, **made_up, **values}
    insert(connection, "task", **row)
    for number, (lead, kind) in enumerate(leads, start=1):
        insert(
            connection,
            "task_lead",
            snapshot_id=snapshot_id,
            task_id=task_id,
            position=number,
            lead=lead,
            lead_kind=kind,
            lead_text=lead,
        )
    return task_id
