"""Opens the database of plans, with its tables, views and macros in place."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from loaders.errors import DatabaseUnavailable
from loaders.lookups.delay_labels import delay_labels
from loaders.lookups.dispositions import dispositions
from loaders.lookups.rating_scale import rating_scale
from loaders.record import statements

_SCHEMA = Path(__file__).parents[1] / "schema"
_IN_ORDER = (
    "tables", "rating_lookup", "rating_scale", "urgency_scale", "disposition_lookup", "delay_lookup",
    "disposition_said", "snapshot_marking", "plain_words", "rating_rule", "rating_by_rule", "rating_because",
    "stale_words", "three_months_after", "three_months_before", "snapshot_known", "snapshot_at", "decision_standing",
    "said_in_field", "confirmation_found", "decision_last", "decision_known", "decision_lapsed", "lead_written",
    "lead_known", "task_judged", "task_known", "task_at", "task_history", "task_rated", "task_view", "task_shown",
    "due_known", "disagreement_at", "challenge_rule", "challenge_at",
)  # fmt: skip
_FILLED_FROM: dict[str, Callable[[], tuple[Any, ...]]] = {
    "rating_lookup": rating_scale,
    "disposition_lookup": dispositions,
    "delay_lookup": delay_labels,
}
DEFAULT_PATH = Path(__file__).parents[2] / "data" / "prevent.duckdb"


def database_path() -> str:
    """The database in use: the environment's PREVENT_DATABASE, else the file in data/."""
    return os.environ.get("PREVENT_DATABASE") or str(DEFAULT_PATH)


def open_database(path: str | Path) -> duckdb.DuckDBPyConnection:
    """A connection to the database at path (":memory:" for one that isn't kept), its schema up to date.

    Use one connection in a process and a cursor of it for each query: threads mustn't share a cursor.
    Raises DatabaseUnavailable, with the reason in one sentence.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    try:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(path), config=settings)
        for name in _IN_ORDER:
            connection.execute((_SCHEMA / f"{name}.sql").read_text(encoding="utf-8"), _rows(name))
        statements.run(connection, "decisions/keep_confirmations")
    except (duckdb.Error, OSError) as error:
        raise DatabaseUnavailable(_reason(path, error)) from error
    return connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor in a transaction: all of it is saved on leaving, or nothing where an error is raised."""
    cursor = connection.cursor()
    cursor.begin()
    try:
        yield cursor
    except BaseException:
        cursor.rollback()
        raise
    else:
        cursor.commit()
    finally:
        cursor.close()


def _rows(name: str) -> dict | None:
    """The parameter of a schema file that keeps a lookup in the database; None for any other."""
    return {"rows": [asdict(row) for row in _FILLED_FROM[name]()]} if name in _FILLED_FROM else None


def _reason(path: str | Path, error: Exception) -> str:
    if "lock" in str(error).lower() or "being used by another process" in str(error).lower():
        return (
            f"The database {path} is in use by another process, most likely the running dashboard: "
            "stop the dashboard, then try again."
        )
    if isinstance(error, OSError):
        return f"The database {path} can't be created there ({error.strerror}): name another place."
    return f"The file {path} can't be opened as a database: name another file, or move this one away."
