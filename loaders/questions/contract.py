"""What may be asked after in SQL: tables, views and macros, what each means, and its columns.

The meanings are those written beside them in loaders/schema, so that none grows stale here.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import duckdb

from loaders.record import statements

TABLES = (
    "plan", "snapshot", "task", "task_lead", "finding", "decision", "training_target", "training_reading",
    "document", "withdrawal", "purge", "plan_note", "rating_key", "confirmation", "plan_column", "plan_heading_row",
    "task_match", "task_mapping", "training_told", "training_goal", "training_rule", "training_import",
    "training_completion", "training_import_withdrawal", "framework_entry", "assurance_entry", "issued_pack",
    "pack_withdrawal", "report_text", "rating_lookup", "disposition_lookup", "delay_lookup", "dependency_lookup",
    "framework_lookup", "framework_section_lookup", "framework_element_lookup", "framework_scale_lookup",
    "framework_word_lookup", "council_lookup", "council_name_lookup",
)  # fmt: skip
LEFT_OUT = {"document": ("content",), "issued_pack": ("choice", "content")}  # whole files, which pages hand out
_FIRST = ("task_at", "task_history", "plan", "snapshot", "task", "task_lead", "finding", "decision", "training_target",
          "training_reading", "challenge_at", "disagreement_at")  # fmt: skip
_GIVEN = {"on_date": "null", "known_at": "null", "each_date": "false", "with_computed": "true"}
_SCHEMA = Path(__file__).parents[1] / "schema"
_TABLE = re.compile(r"create table if not exists (\w+) \( --\s*(.+)")
_COLUMN = re.compile(r"^    (\w+) [^-\n]*-- (.+)", re.MULTILINE)


class Thing(NamedTuple):
    """A table, view or macro: its name, its kind ("table", "view", "macro"), how it is asked: "task_at(null)".

    meaning: what it is, in a sentence; "" where none is written. is_first: among those that most questions need.
    """

    name: str
    kind: str
    asked: str
    meaning: str
    is_first: bool


class Column(NamedTuple):
    """A column: its name, its type in the database's words, and its meaning, "" where none is written."""

    name: str
    type: str
    meaning: str


def things(connection: duckdb.DuckDBPyConnection) -> list[Thing]:
    """What may be asked after, what most questions need first, then by name."""
    found = []
    for name, kind, wanted in _there(connection):
        if all(one in _GIVEN for one in wanted):
            asked = f"{name}({', '.join(_GIVEN[one] for one in wanted)})" if kind == "macro" else name
            found.append(Thing(name, kind, asked, _meaning(name), name in _FIRST))
    first = {name: place for place, name in enumerate(_FIRST)}
    return sorted(found, key=lambda one: (first.get(one.name, len(first)), one.name))


def names_to_ask(connection: duckdb.DuckDBPyConnection) -> tuple[list[str], list[str]]:
    """What a statement may name: tables and views, and every macro that gives a table."""
    there = _there(connection)
    return [name for name, kind, _ in there if kind != "macro"], [name for name, kind, _ in there if kind == "macro"]


def _there(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, list[str]]]:
    with connection.cursor() as cursor:
        held = statements.rows(cursor, "questions/things")
    return [(name, kind, given) for name, kind, given in held if kind != "table" or name in TABLES]


def columns_of(connection: duckdb.DuckDBPyConnection, thing: Thing) -> list[Column]:
    """The columns of a table, view or macro that things gave."""
    with connection.cursor() as cursor:
        held = cursor.sql(f"describe from {thing.asked}").fetchall()
    hidden = LEFT_OUT.get(thing.name, ()) if thing.kind == "table" else ()
    said = _column_meanings(thing.name) or _column_meanings("task")
    return [Column(name, kind, said.get(name, "")) for name, kind, *_ in held if name not in hidden]


@cache
def _tables() -> str:
    return (_SCHEMA / "tables.sql").read_text(encoding="utf-8")


@cache
def _table_meanings() -> dict[str, str]:
    return dict(_TABLE.findall(_tables()))


def _meaning(name: str) -> str:
    """One line of what a thing is, as the schema says it."""
    if name in _table_meanings():
        return _sentence(_table_meanings()[name])
    file = _SCHEMA / f"{name}.sql"
    if not file.is_file():
        return ""
    made = rf"((?:--.*\n)+)create or replace \w+ {name}\b"
    head = re.search(made, file.read_text(encoding="utf-8"))
    return _sentence(re.sub(r"^-- ?", "", head[1], flags=re.MULTILINE).replace("\n", " ")) if head else ""


def _sentence(written: str) -> str:
    """The first sentence, with a capital and a full stop."""
    first = re.split(r"(?<=[.])\s", written.strip())[0].rstrip(".")
    return f"{first[:1].upper()}{first[1:]}."


@cache
def _column_meanings(name: str) -> dict[str, str]:
    made = re.search(rf"create table if not exists {name} \(.*?\n\);", _tables(), re.DOTALL)
    return dict(_COLUMN.findall(made[0])) if made else {}
