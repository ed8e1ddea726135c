"""Named questions to the database: one SELECT in one .sql file, run by the file's name.

A query that the shared filters narrow beyond plan and dates takes all of them as one struct, $view: a dict here, of the
keys that the macro task_view has. Any other query takes $on_date, $known_at and $plans, as far as it needs them.
"""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

_FOLDER = Path(__file__).parent
_view_keys: set[str] = set()  # those of task_view, once a query was asked with a view


class QueryFailed(Exception):
    """A query doesn't exist, or the database refused it; the message names the query."""


def names() -> list[str]:
    """Every query there is, in alphabetical order."""
    return sorted(path.stem for path in _FOLDER.glob("*.sql"))


@cache
def text(name: str) -> str:
    """The SQL of a query, its header comment included."""
    path = _FOLDER / f"{name}.sql"
    if path.parent != _FOLDER or not path.is_file():
        raise QueryFailed(f"There is no query named {name!r}; there are: {', '.join(names())}.")
    return path.read_text(encoding="utf-8")


def describe(name: str) -> str:
    """The header comment of a query: what it is, its grain, its parameters."""
    header = []
    for line in text(name).splitlines():
        if not line.startswith("--"):
            break
        header.append(line.removeprefix("--").strip())
    return "\n".join(header)


def run(connection: duckdb.DuckDBPyConnection, name: str, **parameters) -> pd.DataFrame:
    """The rows of a query, run in a cursor of its own with its $named parameters.

    A missing or an unknown parameter, or key of the view, is refused, and so raises QueryFailed.
    """
    return _asked(connection, name, parameters, "df")


def row(connection: duckdb.DuckDBPyConnection, name: str, **parameters) -> tuple:
    """The first row of a query, without the cost of a table; as run otherwise."""
    return _asked(connection, name, parameters, "fetchone")


def run_in(session: duckdb.DuckDBPyConnection, name: str, parameters: dict) -> pd.DataFrame:
    """The rows of a query, run in a cursor that the caller has made ready; as run otherwise."""
    return _taken(session, name, parameters, "df")


def _asked(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict, take: str):
    try:
        cursor = connection.cursor()
    except duckdb.Error as error:
        raise failed(name, error) from error
    with cursor:
        return _taken(cursor, name, parameters, take)


def _taken(cursor: duckdb.DuckDBPyConnection, name: str, parameters: dict, take: str):
    sql = text(name)
    try:
        if "view" in parameters:
            _check(cursor, parameters["view"] or {})
        return getattr(cursor.execute(sql, parameters), take)()
    except (duckdb.Error, ValueError) as error:
        raise failed(name, error) from error


def failed(name: str, error: Exception) -> QueryFailed:
    """What to raise for a query that an error ended."""
    return QueryFailed(f"The query {name} can't be answered: {error}")


def _check(cursor: duckdb.DuckDBPyConnection, view: dict) -> None:
    """Raises ValueError where a view lacks a key, or has another: the database would leave that one unread."""
    if not _view_keys:
        _view_keys.update(column for column, *_ in cursor.execute("select unnest(task_view())").description)
    wrong = {"lacks": _view_keys - view.keys(), "has no place for": view.keys() - _view_keys}
    said = [f"{verb} {', '.join(sorted(names))}" for verb, names in wrong.items() if names]
    if said:
        raise ValueError(f"its view {' and '.join(said)}.")
