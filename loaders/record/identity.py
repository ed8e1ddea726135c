"""Which task of one snapshot is which task of another: corrected by exchanging two identities, which undoes itself."""

from datetime import date

import duckdb

from loaders.errors import ChangeRefused


def swap_tasks(
    cursor: duckdb.DuckDBPyConnection,
    *,
    plan_id: str | None,
    task_id: str | None,
    other_id: str | None,
    as_at: date,
    undoes: str | None,
) -> None:
    """Gives task_id's row the identity other_id in every snapshot of the plan from as_at on, and the other way round.

    What the document says stays as it is. undoes: the decision that is being taken back by it, if any. Raises
    ChangeRefused where decisions already rest on either identity from that date on.
    """
    pair = {"plan_id": plan_id, "task_id": task_id, "other_id": other_id, "as_at": as_at}
    if not task_id or not other_id or task_id == other_id or not other_id.startswith(f"{plan_id}/"):
        raise ChangeRefused("Choose another task of the same plan that this one is.")
    if cursor.execute(_RESTING, pair | {"undoes": undoes}).fetchone()[0]:
        raise ChangeRefused(
            "There are decisions about one of the two tasks from this version on: undo them, then correct the match."
        )
    for table in ("task", "task_lead", "finding", "training_target", "training_reading", "task_match"):
        cursor.execute(_SWAPS[table], pair)
    cursor.execute(_EARLIER, pair)
    cursor.execute(_HELD_AGAINST, pair)


_FROM_THEN_ON = "snapshot_id in (select snapshot_id from snapshot where plan_id = $plan_id and as_at >= $as_at)"
_SWAP = (
    " set task_id = if(task_id = $task_id, $other_id, $task_id) where task_id in ($task_id, $other_id) and "
    + _FROM_THEN_ON
)
_SWAPS = {
    table: "update " + table + _SWAP
    for table in ("task", "task_lead", "finding", "training_target", "training_reading", "task_match")
}
_EARLIER = (
    "update task_match set earlier_task_id = if(earlier_task_id = $task_id, $other_id, $task_id) "
    "where earlier_task_id in ($task_id, $other_id) "
    "and snapshot_id in (select snapshot_id from snapshot where plan_id = $plan_id and as_at > $as_at)"
)
_HELD_AGAINST = (
    "update finding set suggested_value = if(suggested_value = $task_id, $other_id, "
    "if(suggested_value = $other_id, $task_id, suggested_value)), "
    "other_task_ids = list_transform(other_task_ids, lambda one: "
    "if(one = $task_id, $other_id, if(one = $other_id, $task_id, one))) "
    "where other_task_ids is not null and " + _FROM_THEN_ON
)
_RESTING = """
    select count(*)
    from decision
    where
        plan_id = $plan_id and as_at >= $as_at and revokes is null
        and (task_id in ($task_id, $other_id) or value in ($task_id, $other_id))
        and decision_id not in (select revokes from decision where revokes is not null)
        and decision_id is distinct from $undoes
"""
