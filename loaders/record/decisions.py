"""What a person confirms or corrects, kept beside what the document says and never instead of it; only ever added."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from loaders.errors import ChangeRefused, DecidedMeanwhile
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.decision_fields import checked
from loaders.record.identity import swap_tasks
from loaders.record.matching import new_task_id
from loaders.record.purposes import given


@dataclass(frozen=True)
class Decision:
    """One value as a person gives it, with why and who: field and value as in loaders.record.decision_fields.

    value None: as the document has it.
    """

    field: str
    value: str | None
    reason: str
    decided_by: str


@dataclass(frozen=True)
class Deciding:
    """A decision about a task as a form gives it: the snapshot that the form showed, and the date it was judged at.

    task_id None: about the plan. seen: the decision in force that the form showed, None where it showed none.
    as_at: the date that the decision holds from, by default the snapshot's.
    """

    snapshot_id: str
    task_id: str | None
    judged_at: date
    decision: Decision
    seen: str | None = None
    as_at: date | None = None


@contextmanager
def deciding(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor in a transaction in which nobody else decides: looking whether they did, and deciding, are one step."""
    with transaction(connection) as cursor:
        yield cursor
        keep_confirmations(cursor)


def keep_confirmations(cursor: duckdb.DuckDBPyConnection) -> None:
    """Finds anew which decisions confirm what their document says itself, in the transaction that the cursor is in."""
    if statements.holds(cursor, "decisions/may_confirm"):
        statements.run(cursor, "decisions/keep_confirmations")


@tried_again
def decide(connection: duckdb.DuckDBPyConnection, decidings: Sequence[Deciding]) -> list[str]:
    """Records decisions, all of them or none; their ids.

    Raises DecidedMeanwhile, with what others decided, where the same was decided since a form was shown, and
    ChangeRefused where a value, a reason or a name can't be used, or the load was withdrawn.
    """
    with deciding(connection) as cursor:
        theirs = _meanwhile(cursor, decidings)
        if theirs:
            raise DecidedMeanwhile(theirs)
        return [_decide(cursor, one) for one in decidings]


@tried_again
def correct_match(
    connection: duckdb.DuckDBPyConnection,
    snapshot_id: str,
    task_id: str,
    earlier_task_id: str | None,
    *,
    reason: str,
    decided_by: str,
) -> str:
    """Says which earlier task a snapshot's task is, or (None) that it is new work; the decision's id.

    Who had that identity in the snapshot gets this one's. Raises ChangeRefused where the load is withdrawn or decisions
    rest on either task.
    """
    with deciding(connection) as cursor:
        value = earlier_task_id or _new_identity(cursor, snapshot_id, task_id)
        decision = Decision("same_task", value, reason, decided_by)
        found = statements.first(cursor, "identity/snapshot_date", snapshot_id=snapshot_id)
        return _decide(cursor, Deciding(snapshot_id, task_id, found[0] if found else date.min, decision))


def _new_identity(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, task_id: str) -> str:
    found = statements.first(cursor, "identity/ref", snapshot_id=snapshot_id, task_id=task_id)
    if not found:
        raise ChangeRefused("This task isn't in the load that the page showed: reload the page.")
    plan_id, ref = found
    taken = statements.rows(cursor, "identity/taken", plan_id=plan_id)
    return new_task_id(plan_id, ref or "", {row[0] for row in taken})


def undo(connection: duckdb.DuckDBPyConnection, decision_id: str, *, reason: str, undone_by: str) -> str:
    """Takes a decision back by another row; the new row's id.

    Raises ChangeRefused where there is no such decision, it was taken back before, or later ones rest on it.
    """
    return undo_all(connection, [decision_id], reason=reason, undone_by=undone_by)[0]


@tried_again
def undo_all(
    connection: duckdb.DuckDBPyConnection, decision_ids: Sequence[str], *, reason: str, undone_by: str
) -> list[str]:
    """Takes decisions back, the last of them first, all of them or none; the new rows' ids. Raises as undo does."""
    with deciding(connection) as cursor:
        return [_undo(cursor, one, reason, undone_by) for one in reversed(decision_ids)]


def _undo(cursor: duckdb.DuckDBPyConnection, decision_id: str, reason: str, undone_by: str) -> str:
    found = statements.first(cursor, "decisions/to_undo", decision_id=decision_id)
    if not found:
        raise ChangeRefused("This decision isn't in the database any more: reload the page.")
    plan_id, task_id, field, value, as_at, revokes, undone_already_by = found
    if revokes:
        raise ChangeRefused("An undo can't be undone: decide anew instead.")
    if undone_already_by:
        raise ChangeRefused(f"{undone_already_by} has taken this decision back already: nothing was changed.")
    if field == "same_task":
        swap_tasks(cursor, plan_id=plan_id, task_id=value, other_id=task_id, as_at=as_at, undoes=decision_id)
    undone = Decision(field, None, reason, undone_by)
    return _insert(cursor, plan_id, task_id, as_at, undone, None, revokes=decision_id)


def record(
    cursor: duckdb.DuckDBPyConnection, *, plan_id: str | None, task_id: str | None, as_at: date, decision: Decision
) -> str:
    """Adds a decision, in force from as_at on, in the transaction that the cursor is in; its id.

    Raises ChangeRefused where the task isn't known, the value can't be one of the field, or who or why is missing.
    """
    value = checked(decision.field, decision.value)
    if task_id and not statements.holds(cursor, "decisions/is_task", plan_id=plan_id, task_id=task_id):
        raise ChangeRefused("This task isn't in the database any more: reload the page.")
    if value and decision.field in ("duplicate_of", "split_from", "merged_into"):
        _check_other_task(cursor, decision.field, plan_id, task_id, value)
    if decision.field == "same_task":
        swap_tasks(cursor, plan_id=plan_id, task_id=task_id, other_id=value, as_at=as_at, undoes=None)
    return _insert(cursor, plan_id, task_id, as_at, decision, value)


def _insert(
    cursor: duckdb.DuckDBPyConnection,
    plan_id: str | None,
    task_id: str | None,
    as_at: date,
    decision: Decision,
    value: str | None,
    revokes: str | None = None,
) -> str:
    decided_by, reason = given(decision.decided_by, decision.reason)
    decision_id = uuid.uuid4().hex
    statements.run(
        cursor,
        "decisions/add",
        decision_id=decision_id,
        plan_id=plan_id,
        task_id=task_id,
        field=decision.field,
        value=value,
        reason=reason,
        as_at=as_at,
        decided_by=decided_by,
        decided_at=datetime.now(UTC),
        revokes=revokes,
    )
    return decision_id


def _decide(cursor: duckdb.DuckDBPyConnection, one: Deciding) -> str:
    found = statements.first(cursor, "decisions/in_snapshot", snapshot_id=one.snapshot_id, task_id=one.task_id)
    if not found:
        raise ChangeRefused("This load isn't in the database any more: reload the page.")
    plan_id, as_at, withdrawn_by, has_task = found
    if withdrawn_by:
        raise ChangeRefused(
            f"{withdrawn_by} has withdrawn this load: nothing was recorded. Decide about the load in force now."
        )
    if one.task_id and not has_task:
        raise ChangeRefused("This task isn't in the load that the page showed: reload the page.")
    return record(cursor, plan_id=plan_id, task_id=one.task_id, as_at=one.as_at or as_at, decision=one.decision)


def _meanwhile(cursor: duckdb.DuckDBPyConnection, decidings: Sequence[Deciding]) -> list[dict[str, Any]]:
    """What is decided about the same things other than the forms showed, or taken back since; notes meet nobody's."""
    shown = {(one.snapshot_id, one.judged_at) for one in decidings}
    in_force = {when: {(row["task_id"], row["field"]): row for row in _in_force(cursor, *when)} for when in shown}
    theirs = []
    for one in decidings:
        found = in_force[one.snapshot_id, one.judged_at].get((one.task_id, one.decision.field))
        if not found and one.seen:
            found = next(iter(_decided(cursor, "decisions/taken_back", decision_id=one.seen)), None)
        if found and found["decision_id"] != one.seen and one.decision.field != "note":
            theirs.append(found)
    return theirs


def _in_force(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, judged_at: date) -> list[dict[str, Any]]:
    return _decided(cursor, "decisions/in_force", snapshot_id=snapshot_id, judged_at=judged_at)


def _decided(cursor: duckdb.DuckDBPyConnection, statement: str, **parameters: object) -> list[dict[str, Any]]:
    """The decisions that a statement gives, the moment of each as a time in UTC."""
    rows = statements.records(cursor, statement, **parameters)
    return [row | {"decided_at": datetime.fromtimestamp(row["decided_at"] / 1_000_000, UTC)} for row in rows]


def _check_other_task(
    cursor: duckdb.DuckDBPyConnection, field: str, plan_id: str | None, task_id: str | None, other_id: str
) -> None:
    if other_id == task_id or not statements.holds(cursor, "decisions/is_task", plan_id=plan_id, task_id=other_id):
        raise ChangeRefused("Choose another task of the same plan.")
    if field != "duplicate_of":
        return
    if statements.holds(cursor, "decisions/is_duplicate", task_id=other_id):
        raise ChangeRefused("The other task is a duplicate itself: choose the one that stays.")
    if statements.holds(cursor, "decisions/has_duplicates", task_id=task_id):
        raise ChangeRefused("Another task is a duplicate of this one: this one has to stay, or undo that first.")
