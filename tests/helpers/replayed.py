"""Builds a database again from what another one has on record: its documents, decisions, undos and withdrawals."""

import json

from loaders import (
    Decision,
    Plan,
    Standing,
    add_document,
    open_database,
    prepare,
    remembered,
    say_remembered,
    undo,
    withdraw,
)
from loaders.record.database import transaction
from loaders.record.decisions import record

_TABLES = (
    "plan", "document", "snapshot", "withdrawal", "plan_note", "rating_key", "task", "task_lead", "task_match",
    "finding", "training_target", "training_reading", "decision",
    "plan_column", "plan_heading_row",
)  # fmt: skip
_CLOCKS = ("loaded_at", "withdrawn_at", "decided_at", "added_at", "corrected_at")


def replay(source):
    """A database in memory into which everything on the source's record went again, in the order of the clock."""
    target = open_database(":memory:")
    snapshots, decisions = {}, {}
    for kind, one in _events(source):
        if kind == "snapshot":
            snapshots[one["snapshot_id"]] = _load(target, one)
        elif kind == "withdrawal":
            withdraw(
                target, snapshots[one["snapshot_id"]], withdrawn_by=one["withdrawn_by"], reason=one["reason"]
            )  # fmt: skip
        elif one["revokes"]:
            decisions[one["decision_id"]] = undo(
                target, decisions[one["revokes"]], reason=one["reason"], undone_by=one["decided_by"]
            )  # fmt: skip
        else:
            decisions[one["decision_id"]] = _decide(target, one)
    return target


def _load(target, one: dict) -> str:
    plan = Plan(*(one[name] for name in ("plan_id", "council", "title", "starts_on", "ends_on")))
    standing = Standing(
        *(one[name] for name in ("as_at", "as_at_basis", "as_at_note", "loaded_by", "wording", "wording_note"))
    )
    columns = json.loads(one["corrected_columns"] or "{}")
    reading = prepare(plan, standing, one["content"], one["file_name"], columns, one["header_row"])
    seen = remembered(target, plan.plan_id)
    forgotten = one["forgotten"] or []
    kept = seen.without(
        [column.heading for column in seen.columns if column.heading not in forgotten], row=not one["forgets_row"]
    )
    reading = say_remembered(reading, seen.without(forgotten, row=one["forgets_row"]))
    return add_document(target, plan, standing, one["content"], reading, again=True, seen=kept).snapshot_id


def _decide(target, one: dict) -> str:
    decision = Decision(one["field"], one["value"], one["reason"], one["decided_by"])
    with transaction(target) as cursor:
        return record(cursor, plan_id=one["plan_id"], task_id=one["task_id"], as_at=one["as_at"], decision=decision)


def _events(source) -> list[tuple[str, dict]]:
    loads = _rows(
        source,
        "select snapshot.* exclude (loaded_at), plan.* exclude (plan_id), document.content, document.file_name, "
        "epoch_us(loaded_at) as at, (select list(heading) from plan_column where field is null "
        "and corrected_at = loaded_at and plan_column.plan_id = snapshot.plan_id) as forgotten, exists(from plan_heading_row where headings is null "
        "and corrected_at = loaded_at and plan_heading_row.plan_id = snapshot.plan_id) as forgets_row from snapshot join plan using (plan_id) join document using (document_id)",
    )
    withdrawals = _rows(source, "select * exclude (withdrawn_at), epoch_us(withdrawn_at) as at from withdrawal")
    decisions = _rows(source, "select * exclude (decided_at), epoch_us(decided_at) as at from decision")
    events = [("snapshot", one) for one in loads] + [("withdrawal", one) for one in withdrawals]
    events += [("decision", one) for one in decisions]
    return sorted(events, key=lambda event: event[1]["at"])


def _rows(connection, statement: str) -> list[dict]:
    result = connection.execute(statement)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def contents(connection) -> dict[str, list]:
    """Every table's rows, in an order of their own, with made ids by the order of the clock and clock times left out."""
    ids = {None: None}
    for table, column, clock in (("snapshot", "snapshot_id", "loaded_at"), ("decision", "decision_id", "decided_at")):
        ordered = connection.execute(f"select {column} from {table} order by {clock}").fetchall()
        ids |= {row[0]: f"{table} {number}" for number, row in enumerate(ordered)}
    found = {}
    for table in _TABLES:
        columns = [column for column in connection.table(table).columns if column not in _CLOCKS]
        rows = connection.execute(f"select {', '.join(columns)} from {table}").fetchall()
        found[table] = sorted((tuple(_plain(value, ids) for value in row) for row in rows), key=repr)
    return found


def _plain(value, ids: dict):
    return ids.get(value, value) if isinstance(value, str) else value
