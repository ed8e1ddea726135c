"""The record's SQL by name: one statement in one file of sql/, in the folder of the module that runs it.

Each raises DatabaseUnavailable, with a sentence, where the database can't be read or written.
"""

from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from loaders.record.faults import in_words

_FOLDER = Path(__file__).parent / "sql"


@cache
def text(name: str) -> str:
    """The SQL of a statement, as "decisions/add"; its header says what it does and what each parameter is."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def run(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> None:
    """Runs a statement with its $named parameters; the database refuses a missing or an unknown one."""
    with in_words():
        cursor.execute(text(name), parameters)


def run_each(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> None:
    """Runs every statement of a file, in turn, each with the same $named parameters."""
    with in_words():
        for statement in cursor.extract_statements(text(name)):
            cursor.execute(statement, parameters).fetchall()


def rows(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> list[tuple[Any, ...]]:
    """Every row that a statement gives, as tuples."""
    with in_words():
        return cursor.execute(text(name), parameters).fetchall()


def records(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> list[dict[str, Any]]:
    """Every row that a statement gives, by the names of its columns."""
    with in_words():
        result = cursor.execute(text(name), parameters)
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def first(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> tuple[Any, ...] | None:
    """The first row that a statement gives; None where it gives none."""
    with in_words():
        return cursor.execute(text(name), parameters).fetchone()


def one(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> tuple[Any, ...]:
    """The row of a statement that always gives one; raises LookupError, naming the statement, where it doesn't."""
    row = first(cursor, name, **parameters)
    if row is None:
        raise LookupError(f"The statement {name} gave no row, and always gives one.")
    return row


def holds(cursor: duckdb.DuckDBPyConnection, name: str, /, **parameters: object) -> bool:
    """The answer of a statement that asks yes or no."""
    return bool(one(cursor, name, **parameters)[0])
