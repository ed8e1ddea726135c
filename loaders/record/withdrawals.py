"""Takes a wrong load out of every figure, or a document that must not be here out of the database."""

from datetime import UTC, datetime

import duckdb

from loaders.errors import ChangeRefused, DatabaseUnavailable
from loaders.record import statements
from loaders.record.database import checkpoint, transaction, tried_again
from loaders.record.decisions import keep_confirmations
from loaders.record.purposes import given


@tried_again
def withdraw(connection: duckdb.DuckDBPyConnection, snapshot_id: str, *, withdrawn_by: str, reason: str) -> None:
    """Marks a snapshot as withdrawn: it is kept, and out of every figure from now on.

    Raises ChangeRefused where the snapshot isn't known or is withdrawn already, or who or why is missing.
    """
    withdrawn_by, reason = given(withdrawn_by, reason)
    with transaction(connection) as cursor:
        found = statements.first(cursor, "withdrawals/state", snapshot_id=snapshot_id)
        if not found:
            raise ChangeRefused("This load isn't in the database: look at the list of loads again.")
        if found[0]:
            raise ChangeRefused("This load was withdrawn before: nothing was changed.")
        statements.run(
            cursor,
            "withdrawals/add",
            snapshot_id=snapshot_id,
            withdrawn_at=datetime.now(UTC),
            withdrawn_by=withdrawn_by,
            reason=reason,
        )


@tried_again
def purge(connection: duckdb.DuckDBPyConnection, document_id: str, *, purged_by: str, reason: str) -> int:
    """Removes a document's bytes and every row that came from it, leaving who, when and why; the snapshots removed.

    Decisions on tasks that no other snapshot holds go with it, and so do the packs that were issued of its plan at
    its date or later, and what was edited in the words of its plan's packs. Raises ChangeRefused where the document
    isn't known, or who or why is missing.
    """
    purged_by, reason = given(purged_by, reason)
    with transaction(connection) as cursor:
        found = statements.rows(cursor, "withdrawals/of_document", document_id=document_id)
        if not found:
            raise ChangeRefused("This document isn't in the database: look at the list of loads again.")
        statements.run_each(cursor, "withdrawals/remove", document_id=document_id)
        statements.run_each(
            cursor,
            "withdrawals/add_purge",
            document_id=document_id,
            plan_ids=", ".join(sorted({plan_id for _, plan_id in found})),
            purged_at=datetime.now(UTC),
            purged_by=purged_by,
            reason=reason,
        )
        keep_confirmations(cursor)
    try:
        checkpoint(connection)
    except DatabaseUnavailable as error:
        raise DatabaseUnavailable(
            "The document is removed from every page, and its bytes are still in the database file: see that there is "
            "room on its disk, then stop the dashboard and start it again."
        ) from error
    return len(found)
