"""Answers one question in SQL, in a process of its own: from a copy that is opened to be read and nothing else."""

import math
import re
from typing import Any

import duckdb

from loaders.questions.allowed import Listed, Refused, check

MOST_ROWS = 10_000
_LONGEST_CELL = 2_000  # characters
_MOST_COLUMNS = 200
_MOST_LETTERS = 3_000_000
_AT_ONCE = 500
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "256MB",
    "temp_directory": "",  # nothing is put on disk beside the copy: a question that needs more is told so
    "threads": "1",
    "lock_configuration": "true",
}
_NUMBERS = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(.*\)|FLOAT|DOUBLE|BIGNUM")
_WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")
_CELLS = f"left(columns(*)::varchar, {_LONGEST_CELL + 1})"


def answer(path: str, statement: str, tables: list[str], macros: list[str], most: int = MOST_ROWS) -> dict[str, Any]:
    """The columns and rows that a statement gives, at most so many, or why it isn't answered.

    columns: name, type and kind ("number", "date", "text") of each; rows: a list each, of text, numbers and None;
    cut_by: "rows" or "letters", the limit beyond which there are more rows, "" where there are none; cut_cells: how
    many texts were shortened. Else refused, about and line, as Refused.
    """
    try:
        check(statement, Listed(set(tables), set(macros)))
        with duckdb.connect(path, read_only=True, config=_SETTINGS) as copy:
            return _answered(copy, statement, most)
    except Refused as error:
        return {"refused": error.why, "about": error.about, "line": error.line}
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except (duckdb.FatalException, duckdb.InternalException):
        raise
    except duckdb.Error as error:
        line = re.search(
            r"^LINE (\d+):(?! SELECT \"left\")", str(error), re.MULTILINE
        )  # not of our own words around it
        return {"refused": "wrong", "about": _sentence(error, path), "line": int(line[1]) if line else None}


def _answered(copy: duckdb.DuckDBPyConnection, statement: str, most: int) -> dict[str, Any]:
    try:
        asked = copy.sql(statement)
    except duckdb.ProgrammingError:
        copy.execute(statement)  # which fails likewise, and says in which line
        raise
    if len(asked.columns) > _MOST_COLUMNS:
        raise Refused("too_wide")
    columns = [(name, str(kind), _kind(str(kind))) for name, kind in zip(asked.columns, asked.types, strict=True)]
    # As text by the database itself: Python knows no infinite date, no year 10,000 and no nested type.
    given = asked.project(_CELLS)
    rows: list[list[str | int | float | None]] = []
    letters, cut = 0, 0
    while more := given.fetchmany(_AT_ONCE):
        for row in more:
            letters += sum(len(one) for one in row if one)
            if len(rows) == most or letters > _MOST_LETTERS:
                cut_by = "rows" if len(rows) == most else "letters"
                return {"columns": columns, "rows": rows, "cut_by": cut_by, "cut_cells": cut}
            cut += sum(len(one) > _LONGEST_CELL for one in row if one)
            rows.append([_value(one, kind) for one, (_, kind, _) in zip(row, columns, strict=True)])
    return {"columns": columns, "rows": rows, "cut_by": "", "cut_cells": cut}


def _kind(kind: str) -> str:
    if kind == "DATE":
        return "date"
    return "number" if _NUMBERS.fullmatch(kind) else "text"


def _value(said: str | None, kind: str) -> str | int | float | None:
    if said is None:
        return None
    if _WHOLE.fullmatch(kind):
        return int(said)
    if _NUMBERS.fullmatch(kind):
        number = float(said)
        return number if math.isfinite(number) or said[-1].isalpha() else _shortened(said)  # digits beyond any float
    return _shortened(said)


def _shortened(said: str) -> str:
    return said if len(said) <= _LONGEST_CELL else said[:_LONGEST_CELL] + "…"


def _sentence(error: duckdb.Error, path: str) -> str:
    """What DuckDB says, without the kind of error, its lists of candidates, and the place of the copy."""
    first, *rest = str(error).splitlines()
    said = re.sub(r"^[A-Z][A-Za-z ]* Error: ", "", first).replace(path, "the copy")
    meant = next((one for one in rest if one.startswith("Did you mean")), "")
    return f"{said} {meant}".strip()[:400]
