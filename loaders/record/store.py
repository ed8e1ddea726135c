"""Saves what was read: a document becomes a snapshot in one transaction, never half of one."""

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

import duckdb
import pyarrow as pa

from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.decisions import Decision, keep_confirmations, record
from loaders.record.matching import Known, Tasks, kinships, match_tasks, new_task_id
from loaders.record.plan_columns import Remembered, remember
from loaders.records import Finding, PlanReading


@dataclass(frozen=True)
class Plan:
    """A plan as it is named in the database; starts_on and ends_on are the period that it gives itself."""

    plan_id: str
    council: str
    title: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """The date that a snapshot stands for, stated or assumed and why, and whose words its text is in."""

    as_at: date
    as_at_basis: str
    as_at_note: str | None
    loaded_by: str
    wording: str = "as_published"
    wording_note: str | None = None


Decisions = Mapping[int, Sequence[Decision]]  # by a task's position in the document


def find_snapshot(connection: duckdb.DuckDBPyConnection, plan_id: str, as_at: date, content: bytes) -> str | None:
    """The snapshot that already holds these bytes for the plan at the date, withdrawn or not."""
    with connection.cursor() as cursor:
        found = statements.first(
            cursor, "store/find_snapshot", plan_id=plan_id, as_at=as_at, document_id=document_id(content)
        )
    return found[0] if found else None


def loads_of_plan(connection: duckdb.DuckDBPyConnection, plan_id: str) -> list[dict[str, Any]]:
    """Every load of a plan that isn't withdrawn, the first one first, each as in LoadedMeanwhile; its moment in UTC."""
    with connection.cursor() as cursor:
        rows = statements.records(cursor, "store/loads_of_plan", plan_id=plan_id)
    return [row | {"loaded_at": datetime.fromtimestamp(row["loaded_at"] / 1_000_000, UTC)} for row in rows]


def is_purged(connection: duckdb.DuckDBPyConnection, content: bytes) -> bool:
    """Whether a document with these bytes was purged: what must not be here doesn't come back by itself."""
    with connection.cursor() as cursor:
        return statements.holds(cursor, "store/is_purged", document_id=document_id(content))


def any_held(connection: duckdb.DuckDBPyConnection, loads: Sequence["Load"]) -> bool:
    """Whether a document of any of these was loaded, withdrawn or not, or purged."""
    with connection.cursor() as cursor:
        return statements.holds(cursor, "store/any_held", document_ids=[load.document_id for load in loads])


def document_id(content: bytes) -> str:
    """The identity of a document: the SHA-256 of its bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Load:
    """A document to be saved as a snapshot of a plan, with what a person decided about its tasks.

    like names the snapshot whose tasks these are; by default they are matched with those of the snapshots around it,
    and what a person corrected of the columns is remembered for the plan. seen is what was remembered of them when the
    person looked at it.
    """

    plan: Plan
    standing: Standing
    content: bytes
    reading: PlanReading
    decisions: Decisions | None = None
    like: str | None = None
    seen: Remembered | None = None
    snapshot_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @cached_property
    def document_id(self) -> str:
        """The identity of its document."""
        return document_id(self.content)


def save_snapshot(connection: duckdb.DuckDBPyConnection, load: Load) -> None:
    """Saves a plan as one document has it: all of it, or nothing."""
    save_snapshots(connection, [load])


@tried_again
def save_snapshots(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> None:
    """Saves documents of as many plans, no two of one plan, in one transaction: all of them, or nothing."""
    with transaction(connection) as cursor:
        _save_plans(cursor, [load.plan for load in loads])
        _insert(cursor, "store/save_documents", _documents(loads))
        loaded_at = datetime.now(UTC)
        _insert(cursor, "store/add_snapshots", [_snapshot(load, loaded_at) for load in loads])
        for load in loads:
            if load.like is None:
                remember(
                    cursor,
                    load.plan.plan_id,
                    load.reading,
                    corrected_by=load.standing.loaded_by,
                    corrected_at=loaded_at,
                    seen=load.seen,
                )
        gathered: dict[str, list[dict]] = {}
        identified = list(zip(loads, _identities(cursor, loads), strict=True))
        for load, (task_ids, matches) in identified:
            rows = _rows(load.plan.plan_id, load.snapshot_id, task_ids, load.reading) | {"task_match": matches}
            for table, added in rows.items():
                gathered.setdefault(table, []).extend(added)
        for table, added in gathered.items():
            _insert(cursor, f"store/rows/{table}", added)
        for load, (task_ids, _) in identified:
            _decide(cursor, load, task_ids)
        keep_confirmations(cursor)


def _save_plans(cursor: duckdb.DuckDBPyConnection, plans: Sequence[Plan]) -> None:
    """Adds plans, and gives those that are known their names anew; a period that isn't given stays as it was."""
    rows = statements.rows(cursor, "store/plans", plan_ids=[plan.plan_id for plan in plans])
    known = {plan.plan_id: plan for plan in (Plan(*row) for row in rows)}
    for plan in plans:
        before = known.get(plan.plan_id, plan)
        named = replace(
            plan, starts_on=plan.starts_on or before.starts_on, ends_on=plan.ends_on or before.ends_on
        )  # fmt: skip
        if named != before:
            statements.run(cursor, "store/rename_plan", **asdict(named))
    _insert(cursor, "store/rows/plan", [asdict(plan) for plan in plans if plan.plan_id not in known])


def _decide(cursor: duckdb.DuckDBPyConnection, load: Load, task_ids: Sequence[str]) -> None:
    for task, task_id in zip(load.reading.tasks, task_ids, strict=True):
        for decision in (load.decisions or {}).get(task.position, ()):
            record(
                cursor, plan_id=load.plan.plan_id, task_id=task_id, as_at=load.standing.as_at, decision=decision
            )  # fmt: skip


def _documents(loads: Sequence[Load]) -> list[dict]:
    """The rows of their documents, each once."""
    found = {
        load.document_id: {
            "document_id": load.document_id,
            "file_name": load.reading.source.file_name,
            "media_type": load.reading.source.media_type,
            "content": load.content,
            "size_bytes": len(load.content),
        }
        for load in reversed(loads)
    }
    return list(found.values())


def _snapshot(load: Load, loaded_at: datetime) -> dict:
    corrected = load.reading.corrected
    return asdict(load.standing) | {
        "snapshot_id": load.snapshot_id,
        "plan_id": load.plan.plan_id,
        "document_id": load.document_id,
        "loaded_at": loaded_at,
        "document_title": load.reading.title,
        "corrected_columns": json.dumps(corrected, ensure_ascii=False) if corrected else None,
        "header_row": load.reading.header_row,
    }


def _identities(cursor: duckdb.DuckDBPyConnection, loads: Sequence[Load]) -> Iterator[tuple[list[str], list[dict]]]:
    """For each load its tasks' identities, and the rows of task_match that hold them against the snapshot before."""
    snapshots = [load.snapshot_id for load in loads]
    known: dict[str, dict[str, list[Known]]] = {}
    for plan_id, snapshot_id, *task in statements.rows(
        cursor, "store/known_tasks", plan_ids=[load.plan.plan_id for load in loads], snapshot_ids=snapshots
    ):
        known.setdefault(plan_id, {}).setdefault(snapshot_id, []).append(Known(*task))
    beside = {
        snapshot_id: (likest, before)
        for snapshot_id, likest, before in statements.rows(cursor, "store/neighbours", snapshot_ids=snapshots)
    }
    for load in loads:
        likest, before = beside.get(load.snapshot_id, (None, None))
        yield _identified(load, known.get(load.plan.plan_id, {}), load.like or likest, before)


def _identified(
    load: Load, known: dict[str, list[Known]], likest: str | None, before: str | None
) -> tuple[list[str], list[dict]]:
    """Each task's identity, and the rows of task_match; known are the plan's tasks by snapshot, the latest first.

    It is that of the same task in the likest snapshot: like, else the plan's of the same date, else before, else after;
    where that doesn't have it, that of a surely same task in any other; else new.
    """
    tasks = [(task.ref, task.action) for task in load.reading.tasks]
    found = _among_others(known, likest, tasks)
    taken = {one.task_id for several in known.values() for one in several}
    task_ids = [
        task_id or new_task_id(load.plan.plan_id, ref, taken) for task_id, (ref, _) in zip(found, tasks, strict=True)
    ]
    if before is None:
        return task_ids, []
    matched = match_tasks(known[before], tasks)
    rows = [
        {"task_id": task_id, "kind": "same", "earlier_task_id": match.task_id, "matched_by": match.matched_by,
         "score": match.score}
        for task_id, match in zip(task_ids, matched, strict=True)
        if match
    ]  # fmt: skip
    rows += [
        {"task_id": task_ids[one.number], "kind": one.kind, "earlier_task_id": one.task_id,
         "matched_by": "words_shared", "score": one.score}
        for one in kinships(known[before], tasks, matched)
    ]  # fmt: skip
    return task_ids, [{"snapshot_id": load.snapshot_id, **row} for row in rows]


def _among_others(known: dict[str, list[Known]], first: str | None, tasks: Tasks) -> list[str | None]:
    """The identities matched in first, and for tasks without one that of a surely same task that it doesn't hold."""
    like = known.get(first, []) if first else []
    found = [match.task_id if match else None for match in match_tasks(like, tasks)]
    seen = {one.task_id for one in like}
    gone: dict[str, Known] = {}
    for several in known.values():
        for one in several:
            if one.task_id not in seen:
                gone.setdefault(one.task_id, one)
    numbers = [number for number, task_id in enumerate(found) if task_id is None]
    if gone and numbers:
        back = match_tasks(list(gone.values()), [tasks[number] for number in numbers], surely=True)
        for number, match in zip(numbers, back, strict=True):
            found[number] = match.task_id if match else None
    return found


def _rows(plan_id: str, snapshot_id: str, task_ids: list[str], reading: PlanReading) -> dict[str, list[dict]]:
    """The rows of every table that hangs on a snapshot."""
    of_plan = {"plan_id": plan_id, "snapshot_id": snapshot_id}
    by_position = {task.position: task_id for task, task_id in zip(reading.tasks, task_ids, strict=True)}
    tasks, leads = [], []
    for task, task_id in zip(reading.tasks, task_ids, strict=True):
        values = {name: value for name, value in vars(task).items() if name not in ("leads", "cells")}
        cells = [
            {name: value for name, value in vars(cell).items() if name != "colour" or value} for cell in task.cells
        ]
        tasks.append(of_plan | {"task_id": task_id} | values | {"cells": json.dumps(cells, ensure_ascii=False)})
        leads += [
            {"snapshot_id": snapshot_id, "task_id": task_id, "position": position, **vars(lead)}
            for position, lead in enumerate(task.leads, start=1)
        ]
    findings = [
        {"snapshot_id": snapshot_id, "task_id": None if finding.position is None else by_position.get(finding.position)}
        | {name: getattr(finding, name) for name in ("rule", "severity", "field", "source_text", "message", "locator")}
        | _held_against(finding, by_position)
        for finding in reading.findings
    ]
    of_task = [
        (
            figure,
            of_plan
            | {"task_id": by_position[figure.position], "programme": figure.programme, "measure": figure.measure},
        )
        for figure in reading.figures
    ]
    told = [
        of_plan
        | {"task_id": by_position[one.position], "on_date": one.on}
        | {name: value for name, value in vars(one).items() if name not in ("position", "on")}
        for one in reading.told
    ]
    return {
        "plan_note": [of_plan | asdict(note) for note in reading.notes],
        "rating_key": [of_plan | asdict(entry) for entry in reading.rating_key],
        "task": tasks,
        "task_lead": leads,
        "finding": findings,
        "training_target": [row | {"target": f.value, "due_on": f.on} for f, row in of_task if f.kind == "target"],
        "training_reading": [
            row | {"as_at": f.on, "value": f.value, "source": f.source} for f, row in of_task if f.kind == "reading"
        ],
        "training_told": told,
    }


def _held_against(finding: Finding, by_position: dict[int, str]) -> dict:
    """A finding's other tasks by their identities, and what it suggests to decide."""
    others = [by_position[other] for other in finding.others]
    field, value = finding.suggests or (None, None)
    suggested = others[0] if field and value is None and others else value
    return {"other_task_ids": others or None, "suggested_field": field, "suggested_value": suggested}


def _insert(cursor: duckdb.DuckDBPyConnection, statement: str, rows: list[dict]) -> None:
    """Runs a statement that adds the rows of incoming, unless there are none."""
    if not rows:
        return
    cursor.register("incoming", pa.Table.from_pylist(rows))
    statements.run_each(cursor, statement)
    cursor.unregister("incoming")
