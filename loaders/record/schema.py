"""The tables, views and macros of the database: makes them, brings older ones up to date, refuses what isn't ours."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from loaders.errors import DatabaseUnavailable
from loaders.lookups.councils import council_names, councils
from loaders.lookups.delay_labels import delay_labels
from loaders.lookups.dependency_words import dependency_words
from loaders.lookups.dispositions import dispositions
from loaders.lookups.frameworks import (
    framework_elements,
    framework_scale,
    framework_sections,
    framework_words,
    frameworks,
)
from loaders.lookups.rating_scale import rating_scale
from loaders.record import statements

SCHEMA_VERSION = 3  # one more with each change of tables.sql that an older dashboard couldn't work with

_LOG = logging.getLogger(__name__)
_SCHEMA = Path(__file__).parents[1] / "schema"
_IN_ORDER = (
    "tables", "rating_lookup", "rating_scale", "urgency_scale", "disposition_lookup", "delay_lookup",
    "disposition_said", "snapshot_marking", "plain_words", "rating_rule", "rating_by_rule", "rating_because",
    "in_order", "stale_words", "is_known_late", "three_months_after", "three_months_before", "due_within",
    "snapshot_known",
    "snapshot_at", "decision_standing", "said_in_field", "confirmation_found", "decision_held", "decision_last",
    "decision_known", "decision_lapsed", "lead_written", "lead_named", "lead_known", "task_judged", "task_known",
    "task_at", "task_history", "version_rated", "task_rated", "task_view", "task_shown", "due_known", "disagreement_at",
    "challenge_rule", "challenge_at", "percent_text", "training_rule_known", "training_goal_known",
    "training_import_known", "training_certificate", "training_stock", "training_people",
    "framework_lookup", "framework_section_lookup", "framework_element_lookup", "framework_scale_lookup",
    "framework_word_lookup", "folded_words", "framework_entry_last", "framework_known", "framework_section_known",
    "framework_element_known", "framework_scale_known", "framework_word_known", "framework_section_worded",
    "task_mapped", "task_worded", "task_text", "task_word", "section_because", "task_section", "task_coverage",
    "assurance_period_order", "dependency_lookup", "task_naming", "council_lookup", "council_name_lookup",
    "plan_council", "section_count", "plan_found", "task_urgent",
)  # fmt: skip
_FILLED_FROM: dict[str, Callable[[], tuple[Any, ...]]] = {
    "rating_lookup": rating_scale,
    "disposition_lookup": dispositions,
    "delay_lookup": delay_labels,
    "framework_lookup": frameworks,
    "framework_section_lookup": framework_sections,
    "framework_element_lookup": framework_elements,
    "framework_scale_lookup": framework_scale,
    "framework_word_lookup": framework_words,
    "dependency_lookup": dependency_words,
    "council_lookup": councils,
    "council_name_lookup": council_names,
}
LOOKUPS = frozenset(_FILLED_FROM)  # tables that every database of this version holds with the same rows
_AS_JSON = {  # of so many rows that the driver takes five times as long over a list of them
    "framework_word_lookup",
    "council_lookup",
    "council_name_lookup",
}
_TOLD_BY = {  # of the tables that every version had, a column that no other database is likely to have under that name
    "plan": "council",
    "document": "media_type",
    "snapshot": "as_at_basis",
    "task": "timescale_kind",
    "finding": "severity",
    "decision": "decided_by",
}

Copy = Callable[[int], None]  # makes a copy of the database before it is upgraded, given the version that it has


def bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: str | Path, copy: Copy | None) -> None:
    """Makes what the database lacks of the schema, all or nothing; nothing is written where it is up to date.

    copy is called before a database of an older version is changed; None for one that needn't be copied. Raises
    DatabaseUnavailable where the database isn't the dashboard's or is of a newer version.
    """
    words = _words()
    with (
        connection.cursor() as cursor
    ):  # one that is closed again: a row that is left unread keeps its transaction open
        if _made_by(cursor) == (SCHEMA_VERSION, words):
            return
        version = version_of(cursor, path)
    if version and version < SCHEMA_VERSION and copy:
        copy(version)
    with connection.cursor() as cursor:
        cursor.begin()
        if version == 1:
            statements.run_each(cursor, "keeping/loosen")
        for name in _IN_ORDER:
            cursor.execute(_text(name), _rows(name))
        statements.run(cursor, "decisions/keep_confirmations")
        statements.run(
            cursor,
            "keeping/add_version",
            version=SCHEMA_VERSION,
            made_from=words,
            made_at=datetime.now(UTC),
        )
        cursor.commit()
    if version and version < SCHEMA_VERSION:
        _LOG.warning("The database %s was upgraded from version %s to %s.", path, version, SCHEMA_VERSION)


def is_up_to_date(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database stands as this dashboard makes it."""
    with connection.cursor() as cursor:
        return _made_by(cursor) == (SCHEMA_VERSION, _words())


def altered_columns(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The columns that aren't as the schema makes them, a sentence each; one that an older version lacks isn't."""
    there = {(table, column): kind for table, column, kind in statements.rows(connection, "keeping/types")}
    is_present = _made_by(connection) == (SCHEMA_VERSION, _words())
    found = []
    for (table, column), kind in _wanted().items():
        held = there.get((table, column))
        if held is None and is_present:
            found.append(f"The table {table} has no column {column}.")
        elif held is not None and held != kind:
            found.append(f"The column {column} of the table {table} is of the type {held}, and should be {kind}.")
    return found


@cache
def _wanted() -> dict[tuple[str, str], str]:
    """The type of each column of each table, as the schema makes them."""
    with duckdb.connect(":memory:") as fresh:
        bring_up_to_date(fresh, ":memory:", None)
        return {(table, column): kind for table, column, kind in statements.rows(fresh, "keeping/types")}


def _made_by(connection: duckdb.DuckDBPyConnection) -> tuple[Any, ...] | None:
    try:
        return statements.first(connection, "keeping/made_by")
    except duckdb.ProgrammingError:  # there is no such table yet, or another program's
        return None


def version_of(connection: duckdb.DuckDBPyConnection, path: str | Path) -> int:
    """The version of the schema that a database was made by; 0 where nothing is in it yet.

    Raises DatabaseUnavailable where the database isn't the dashboard's or is of a newer version.
    """
    there = {name: set(columns) for name, columns in statements.rows(connection, "keeping/columns")}
    if not there and statements.holds(connection, "keeping/is_empty"):
        return 0
    told = [column in there[name] for name, column in _TOLD_BY.items() if name in there]
    if not told or not all(told):
        raise DatabaseUnavailable(
            f"The database {path} belongs to another program, by its tables; it was left as it is: name another file."
        )
    newest = _newest(connection, there["schema_version"], path) if "schema_version" in there else 1
    if newest > SCHEMA_VERSION:
        raise DatabaseUnavailable(
            f"The database {path} was written by a newer dashboard (its tables are of version {newest}, this one knows "
            f"{SCHEMA_VERSION}); it was left as it is: install the newest dashboard, or name another file."
        )
    return newest


def _newest(connection: duckdb.DuckDBPyConnection, columns: set[str], path: str | Path) -> int:
    """The newest version that a database's own table names; raises DatabaseUnavailable where it names none."""
    if "version" in columns:
        times, said, oldest, newest = statements.one(connection, "keeping/newest_version")
        if not times:
            return 1
        if said == times and type(newest) is int and oldest >= 1:
            return newest
    raise DatabaseUnavailable(
        f"The database {path} is damaged, or another program's: its table schema_version doesn't say of which version "
        "it is; it was left as it is: put a backup in its place (python -m loaders restore), or name another file."
    )


@cache
def _text(name: str) -> str:
    return (_SCHEMA / f"{name}.sql").read_text(encoding="utf-8")


@cache
def _words() -> str:
    """A hash of all that the schema is made from."""
    found = sha256()
    for name in _IN_ORDER:
        found.update(repr((name, _text(name), _rows(name))).encode())
    return found.hexdigest()


def _rows(name: str) -> dict | None:
    """The parameter of a schema file that keeps a lookup in the database; None for any other."""
    if name not in _FILLED_FROM:
        return None
    rows = [vars(row) for row in _FILLED_FROM[name]()]
    return {"rows": json.dumps(rows, default=str) if name in _AS_JSON else rows}
