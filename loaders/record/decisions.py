"""What a person confirms or corrects, kept beside what the document says and never instead of it; only ever added."""

import threading
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb

from loaders.errors import ChangeRefused, DecidedMeanwhile
from loaders.record.database import transaction
from loaders.record.decision_fields import checked
from loaders.record.identity import swap_tasks
from loaders.record.matching import new_task_id
from loaders.record.purposes import given

_ONE_AT_A_TIME = threading.Lock()  # looking whether somebody else decided, and deciding, are one step


@dataclass(frozen=True)
class Decision:
    """One value as a person gives it, with why and who: field and value as in loaders.decided_values.

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


def decide(connection: duckdb.DuckDBPyConnection, decidings: Sequence[Deciding]) -> list[str]:
    """Records decisions, all of them or none; their ids.

    Raises DecidedMeanwhile, with what others decided, where the same was decided since a form was shown, and
    ChangeRefused where a value, a reason or a name can't be used, or the load was withdrawn.
    """
    with _ONE_AT_A_TIME, transaction(connection) as cursor:
        theirs = _meanwhile(cursor, decidings)
        if theirs:
            raise DecidedMeanwhile(theirs)
        return [_decide(cursor, one) for one in decidings]


def name_lead(
    connection: duckdb.DuckDBPyConnection, spelling: str, name: str | None, *, reason: str, decided_by: str
) -> str:
    """Has a spelling of a lead count as a name in every plan, or (None) as itself again; the decision's id.

    spelling: a lead as read, or the words that it was read from, which splits off what was read as another's.
    Raises ChangeRefused where the spelling isn't known, or either already stands for another.
    """
    return name_leads(connection, {spelling: name}, reason=reason, decided_by=decided_by)[0]


def name_leads(
    connection: duckdb.DuckDBPyConnection,
    names: Mapping[str, str | None],
    *,
    reason: str,
    decided_by: str,
    seen: Mapping[str, str | None] | None = None,
) -> list[str]:
    """Gives several spellings of leads their names, in turn, all of them or none; the decisions' ids.

    names: spelling → name, as in name_lead. seen: the decision in force about each spelling that a form showed.
    Raises ChangeRefused as name_lead does, and where a spelling was decided about since the form was shown.
    """
    with _ONE_AT_A_TIME, transaction(connection) as cursor:
        for spelling in seen or {}:
            _check_seen(cursor, spelling, seen[spelling])
        return [_name_lead(cursor, spelling, name, reason, decided_by) for spelling, name in names.items()]


def _name_lead(cursor: duckdb.DuckDBPyConnection, spelling: str, name: str | None, reason: str, decided_by: str) -> str:
    first, is_part_of_another = cursor.execute(_FIRST_WRITTEN, {"spelling": spelling}).fetchone()
    if first is None:
        raise ChangeRefused(f"No plan has the lead “{spelling}”: choose one from the list.")
    if name is not None:
        _check_names(cursor, spelling, " ".join(name.split()), may_be_itself=is_part_of_another)
    decision = Decision(f"lead_name:{spelling}", name, reason, decided_by)
    return record(cursor, plan_id=None, task_id=None, as_at=first, decision=decision)


def _check_seen(cursor: duckdb.DuckDBPyConnection, spelling: str, seen: str | None) -> None:
    standing = cursor.execute(_NAMED, {"field": f"lead_name:{spelling}"}).fetchone()
    decision_id, value, reason, decided_by = standing or (None, None, "", "")
    if (decision_id if value else None) == seen:
        return
    if not value:
        raise ChangeRefused(f"“{spelling}” counts as itself again meanwhile: look again, then decide.")
    raise ChangeRefused(
        f"{decided_by} decided meanwhile that “{spelling}” counts as “{value}”, because: {reason.rstrip('. ')}. "
        "Nothing of yours is recorded: look again, then decide."
    )


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
    with _ONE_AT_A_TIME, transaction(connection) as cursor:
        value = earlier_task_id or _new_identity(cursor, snapshot_id, task_id)
        decision = Decision("same_task", value, reason, decided_by)
        found = cursor.execute("select as_at from snapshot where snapshot_id = $one", {"one": snapshot_id}).fetchone()
        return _decide(cursor, Deciding(snapshot_id, task_id, found[0] if found else date.min, decision))


def _new_identity(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, task_id: str) -> str:
    known = {"snapshot_id": snapshot_id, "task_id": task_id}
    found = cursor.execute(_REF, known).fetchone()
    if not found:
        raise ChangeRefused("This task isn't in the load that the page showed: reload the page.")
    plan_id, ref = found
    taken = cursor.execute("select distinct task_id from task where plan_id = $plan_id", {"plan_id": plan_id})
    return new_task_id(plan_id, ref or "", {row[0] for row in taken.fetchall()})


def undo(connection: duckdb.DuckDBPyConnection, decision_id: str, *, reason: str, undone_by: str) -> str:
    """Takes a decision back by another row; the new row's id.

    Raises ChangeRefused where there is no such decision, it was taken back before, or later ones rest on it.
    """
    with _ONE_AT_A_TIME, transaction(connection) as cursor:
        found = cursor.execute(_WITH_UNDONE, {"decision_id": decision_id}).fetchone()
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
    known = {"plan_id": plan_id, "task_id": task_id}
    if task_id and not cursor.execute(_KNOWN_TASK, known).fetchone()[0]:
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
    cursor.execute(
        """
        insert into decision by name
        select
            $decision_id as decision_id, $plan_id as plan_id, $task_id as task_id, $field as field, $value as value,
            $reason as reason, $as_at as as_at, $decided_by as decided_by, $decided_at as decided_at,
            $revokes as revokes
        """,
        {
            "decision_id": decision_id,
            "plan_id": plan_id,
            "task_id": task_id,
            "field": decision.field,
            "value": value,
            "reason": reason,
            "as_at": as_at,
            "decided_by": decided_by,
            "decided_at": datetime.now(UTC),
            "revokes": revokes,
        },
    )
    return decision_id


def _decide(cursor: duckdb.DuckDBPyConnection, one: Deciding) -> str:
    found = cursor.execute(_IN_SNAPSHOT, {"snapshot_id": one.snapshot_id, "task_id": one.task_id}).fetchone()
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


def _meanwhile(cursor: duckdb.DuckDBPyConnection, decidings: Sequence[Deciding]) -> list[dict]:
    """What is decided about the same things other than the forms showed, or taken back since; notes meet nobody's."""
    shown = {(one.snapshot_id, one.judged_at) for one in decidings}
    in_force = {when: {(row["task_id"], row["field"]): row for row in _in_force(cursor, *when)} for when in shown}
    theirs = []
    for one in decidings:
        found = in_force[one.snapshot_id, one.judged_at].get((one.task_id, one.decision.field))
        if not found and one.seen:
            found = next(iter(_rows(cursor, _TAKEN_BACK, {"decision_id": one.seen})), None)
        if found and found["decision_id"] != one.seen and one.decision.field != "note":
            theirs.append(found)
    return theirs


def _in_force(cursor: duckdb.DuckDBPyConnection, snapshot_id: str, judged_at: date) -> list[dict]:
    return _rows(cursor, _IN_FORCE, {"snapshot_id": snapshot_id, "judged_at": judged_at})


def _rows(cursor: duckdb.DuckDBPyConnection, statement: str, parameters: dict) -> list[dict]:
    result = cursor.execute(statement, parameters)
    names = [column[0] for column in result.description]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return [row | {"decided_at": datetime.fromtimestamp(row["decided_at"] / 1_000_000, UTC)} for row in rows]


def _check_other_task(
    cursor: duckdb.DuckDBPyConnection, field: str, plan_id: str | None, task_id: str | None, other_id: str
) -> None:
    known = {"plan_id": plan_id, "task_id": other_id}
    if other_id == task_id or not cursor.execute(_KNOWN_TASK, known).fetchone()[0]:
        raise ChangeRefused("Choose another task of the same plan.")
    if field != "duplicate_of":
        return
    if cursor.execute(_IS_DUPLICATE, {"task_id": other_id}).fetchone()[0]:
        raise ChangeRefused("The other task is a duplicate itself: choose the one that stays.")
    if cursor.execute(_HAS_DUPLICATES, {"task_id": task_id}).fetchone()[0]:
        raise ChangeRefused("Another task is a duplicate of this one: this one has to stay, or undo that first.")


def _check_names(cursor: duckdb.DuckDBPyConnection, spelling: str, name: str, *, may_be_itself: bool) -> None:
    if spelling == name and not may_be_itself:
        raise ChangeRefused("A lead already has its own name: choose another, or undo the merge.")
    merged = dict(cursor.execute(_MERGED).fetchall())
    if merged.get(name, name) != name:
        raise ChangeRefused(f"“{name}” itself counts as “{merged[name]}”: choose that name.")
    others = [one for one, other in merged.items() if other == spelling and one != spelling]
    if others and name != spelling:
        raise ChangeRefused(f"“{others[0]}” counts as “{spelling}”: undo that first, then merge both.")


_KNOWN_TASK = "select count(*) from task where plan_id = $plan_id and task_id = $task_id"
_IN_SNAPSHOT = """
    select
        snapshot.plan_id, snapshot.as_at, withdrawal.withdrawn_by,
        exists (from task where task.snapshot_id = snapshot.snapshot_id and task.task_id = $task_id),
    from snapshot
    left join withdrawal using (snapshot_id)
    where snapshot.snapshot_id = $snapshot_id
"""
_IN_FORCE = """
    select
        task_id, field, decision_id, value, reason, decided_by, epoch_us(decided_at) as decided_at, false as is_undone
    from decision_known($judged_at, null, false)
    where plan_id = (select plan_id from snapshot where snapshot_id = $snapshot_id)
"""
_TAKEN_BACK = """
    select
        task_id, field, decision_id, null as value, reason, decided_by, epoch_us(decided_at) as decided_at,
        true as is_undone
    from decision
    where revokes = $decision_id
"""
_WITH_UNDONE = """
    select
        plan_id, task_id, field, value, as_at, revokes,
        (select any_value(undone.decided_by) from decision as undone where undone.revokes = decision.decision_id),
    from decision
    where decision_id = $decision_id
"""
_REF = "select plan_id, ref from task where snapshot_id = $snapshot_id and task_id = $task_id"
_STANDING = """
    select distinct on (task_id, field) task_id, field, value, decision_id, reason, decided_by
    from decision
    where revokes is null and decision_id not in (select revokes from decision where revokes is not null)
    order by task_id, field, as_at desc, decided_at desc
"""
_IS_DUPLICATE = (
    f"select count(*) from ({_STANDING}) where field = 'duplicate_of' and task_id = $task_id and value is not null"
)
_HAS_DUPLICATES = f"select count(*) from ({_STANDING}) where field = 'duplicate_of' and value = $task_id"
_MERGED = f"""
    select substr(field, 1 + length('lead_name:')), value
    from ({_STANDING})
    where starts_with(field, 'lead_name:') and value is not null
"""
_NAMED = f"""
    select decision_id, value, reason, decided_by
    from ({_STANDING})
    where field = $field
"""
_FIRST_WRITTEN = """
    select
        min(snapshot.as_at),
        coalesce(bool_or(task_lead.lead_text = $spelling and task_lead.lead <> $spelling), false),
    from snapshot
    inner join task_lead using (snapshot_id)
    where task_lead.lead = $spelling or task_lead.lead_text = $spelling
"""
