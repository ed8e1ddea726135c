"""Counts from a learning system's export: kept as numbers by course, group and month, whole, and withdrawn whole."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, astuple
from datetime import UTC, date, datetime
from itertools import groupby

import duckdb

from loaders.bounds import SPAN, is_within
from loaders.errors import ChangeRefused
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import given, name_given
from loaders.records import CompletionsCounted

_LONGEST = 500  # letters of where it is from


@tried_again
def add_completions(
    connection: duckdb.DuckDBPyConnection,
    *,
    plan_id: str,
    as_at: date,
    counted: CompletionsCounted,
    source: str,
    imported_by: str,
) -> str:
    """Records what was counted in an export of a day for a plan, all or nothing; the import's id.

    source: which system it is from, in the words of who adds it. Raises ChangeRefused where the plan isn't known, the
    name is missing, nothing was counted, the day isn't that of the count, or an import in force says the same already.
    """
    imported_by, source = name_given(imported_by), " ".join(source.split())
    if len(source) > _LONGEST:
        raise ChangeRefused(f"The source is longer than {_LONGEST} characters: shorten it, then try again.")
    if counted.as_at != as_at:
        raise ChangeRefused("The file was counted as at another day: count it again.")
    if not is_within(as_at):
        raise ChangeRefused(f"The day of the export lies outside {SPAN}: give the day that it was made on.")
    if not counted.counts:
        raise ChangeRefused("Nothing was counted: choose the programme of at least one course.")
    import_id = uuid.uuid4().hex
    with transaction(connection) as cursor:
        if not statements.holds(cursor, "readings/is_plan", plan_id=plan_id):
            raise ChangeRefused("The plan of these counts isn’t in the database: choose a plan that is.")
        if _is_known(statements.rows(cursor, "completions/same_day", plan_id=plan_id, as_at=as_at), counted):
            raise ChangeRefused("These counts of that day are in the database already: nothing was added.")
        statements.run(
            cursor,
            "completions/add_import",
            import_id=import_id,
            plan_id=plan_id,
            as_at=as_at,
            shape=counted.shape,
            completions=counted.completions,
            left_out=counted.left_out,
            source=source,
            imported_by=imported_by,
            imported_at=datetime.now(UTC),
        )
        rows = [{"import_id": import_id, **asdict(one)} for one in counted.counts]
        statements.run(cursor, "completions/add_counts", counts=json.dumps(rows, default=date.isoformat))
    return import_id


def completions_replaced(
    connection: duckdb.DuckDBPyConnection, *, plan_id: str, as_at: date, programmes: Iterable[str]
) -> str:
    """What an export of a day and some programmes would put out of count, in sentences; "" where nothing.

    Of several exports of a day and programme the one added last counts alone: people may be in more than one of them.
    """
    named = list(programmes)
    found = statements.rows(connection, "completions/replaced", plan_id=plan_id, as_at=as_at, programmes=named)
    of_imports: dict[tuple, list[str]] = {}
    for programme, *added in found:
        of_imports.setdefault(tuple(added), []).append(programme)
    if not of_imports:
        return ""
    said = [_replaces(names, *added) for added, names in of_imports.items()]
    return " ".join([*said, "Exports of one day aren’t added up, as people may be in both."])


def _replaces(programmes: list[str], by: str, at: int, source: str) -> str:
    on = datetime.fromtimestamp(at / 1_000_000).astimezone()
    system = f" ({source})" if source else ""
    return (
        f"For {', '.join(programmes)} it replaces the export of that day{system} added by {by} on {on.day} {on:%b %Y}."
    )


@tried_again
def withdraw_completions(connection: duckdb.DuckDBPyConnection, import_id: str, *, by: str, reason: str) -> None:
    """Marks an import as withdrawn: it is kept, and counts in no figure from now on.

    Raises ChangeRefused where it isn't known or is withdrawn already, or who or why is missing.
    """
    by, reason = given(by, reason)
    with transaction(connection) as cursor:
        found = statements.first(cursor, "completions/state", import_id=import_id)
        if not found:
            raise ChangeRefused("This import isn’t in the database: look at the list of imports again.")
        if found[0]:
            raise ChangeRefused("This import was withdrawn before: nothing was changed.")
        statements.run(
            cursor,
            "completions/withdraw",
            import_id=import_id,
            withdrawn_at=datetime.now(UTC),
            withdrawn_by=by,
            reason=reason,
        )


def _is_known(rows: Iterable[tuple], counted: CompletionsCounted) -> bool:
    """Whether one of a day's imports, as rows of id and count, has the same counts."""
    new = {astuple(one) for one in counted.counts}
    by_import = groupby(sorted(rows, key=lambda row: row[0]), key=lambda row: row[0])
    return any({row[1:] for row in several} == new for _, several in by_import)
