"""Takes a wrong load out of every figure, or a document that must not be here out of the database."""

from datetime import UTC, datetime

import duckdb

from loaders.errors import ChangeRefused
from loaders.record.database import transaction
from loaders.record.purposes import given


def withdraw(connection: duckdb.DuckDBPyConnection, snapshot_id: str, *, withdrawn_by: str, reason: str) -> None:
    """Marks a snapshot as withdrawn: it is kept, and out of every figure from now on.

    Raises ChangeRefused where the snapshot isn't known or is withdrawn already, or who or why is missing.
    """
    withdrawn_by, reason = given(withdrawn_by, reason)
    with transaction(connection) as cursor:
        known = {"snapshot_id": snapshot_id}
        if not cursor.execute("select count(*) from snapshot where snapshot_id = $snapshot_id", known).fetchone()[0]:
            raise ChangeRefused("This load isn't in the database: look at the list of loads again.")
        if cursor.execute("select count(*) from withdrawal where snapshot_id = $snapshot_id", known).fetchone()[0]:
            raise ChangeRefused("This load was withdrawn before: nothing was changed.")
        cursor.execute(
            "insert into withdrawal values ($snapshot_id, $withdrawn_at, $withdrawn_by, $reason)",
            known | {"withdrawn_at": datetime.now(UTC), "withdrawn_by": withdrawn_by, "reason": reason},
        )


def purge(connection: duckdb.DuckDBPyConnection, document_id: str, *, purged_by: str, reason: str) -> int:
    """Removes a document's bytes and every row that came from it, leaving who, when and why; the snapshots removed.

    Decisions on tasks that no other snapshot holds go with it, and so do the packs that were issued of its plan at
    its date or later, and what was edited in the words of its plan's packs. Raises ChangeRefused where the document
    isn't known, or who or why is missing.
    """
    purged_by, reason = given(purged_by, reason)
    with transaction(connection) as cursor:
        found = cursor.execute(
            "select snapshot_id, plan_id from snapshot where document_id = $document_id", {"document_id": document_id}
        ).fetchall()
        if not found:
            raise ChangeRefused("This document isn't in the database: look at the list of loads again.")
        for statement in _REMOVALS:
            cursor.execute(statement, {"document_id": document_id})
        cursor.execute(
            "insert or replace into purge values ($document_id, $plan_ids, $purged_at, $purged_by, $reason)",
            {
                "document_id": document_id,
                "plan_ids": ", ".join(sorted({plan_id for _, plan_id in found})),
                "purged_at": datetime.now(UTC),
                "purged_by": purged_by,
                "reason": reason,
            },
        )
    connection.cursor().execute("checkpoint")
    return len(found)


_OF_DOCUMENT = "snapshot_id in (select snapshot_id from snapshot where document_id = $document_id)"
_REMOVALS = (
    "delete from decision where task_id in (select task_id from task where "
    + _OF_DOCUMENT
    + ") and task_id not in (select task_id from task where not "
    + _OF_DOCUMENT
    + ")",
    *(
        "delete from " + table + " where pack_id in (select pack_id from issued_pack, snapshot where document_id = "
        "$document_id and list_contains(plan_ids, plan_id) and issued_pack.as_at >= snapshot.as_at)"
        for table in ("issued_file", "issued_pack")
    ),
    "delete from pack_edit where exists (from snapshot where document_id = $document_id and "
    "contains(pack_key, '\"' || plan_id || '\"'))",
    *(
        "delete from " + table + " where " + _OF_DOCUMENT
        for table in (
            "finding",
            "task_match",
            "task_lead",
            "training_target",
            "training_reading",
            "plan_note",
            "rating_key",
            "withdrawal",
            "task",
        )
    ),
    "delete from snapshot where document_id = $document_id",
    "delete from document where document_id = $document_id",
)
