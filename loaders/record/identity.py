"""Which task of one snapshot is which task of another: corrected by exchanging two identities, which undoes itself."""

from datetime import date

import duckdb

from loaders.errors import ChangeRefused
from loaders.record import statements


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
    if not task_id or not other_id or task_id == other_id or not other_id.startswith(f"{plan_id}/"):
        raise ChangeRefused("Choose another task of the same plan that this one is.")
    pair = {"plan_id": plan_id, "task_id": task_id, "other_id": other_id, "as_at": as_at}
    if statements.holds(cursor, "identity/decisions_resting", **pair, undoes=undoes):
        raise ChangeRefused(
            "There are decisions about one of the two tasks from this version on: undo them, then correct the match."
        )
    statements.run_each(cursor, "identity/swap", **pair)
