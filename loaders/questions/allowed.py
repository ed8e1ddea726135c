"""Which statements may be asked: one that only reads the tables, views and macros that are listed.

The parser's own tree is looked through, not the text, so that comments, quotes and other scripts hide nothing. It is
the second wall: the database that answers is a copy, opened to be read, that may touch no file and load no extension.
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb

LONGEST_STATEMENT = 10_000  # characters of a statement
_TABLE_FUNCTIONS = {"generate_series", "json_each", "json_tree", "range", "unnest"}
# What tells of the server rather than of plans, runs a text as a statement, or waits.
_REFUSED = re.compile(
    r"(duckdb|pragma|pg|sqlite|read|write|parquet)_.*|current_setting|getvariable|getenv|json_execute_serialized_sql|query"
    r"|query_table|sleep_ms|user_agent|.*_scan|glob|which_secret|parse_duckdb_log_message|add_parquet_key"
)
_OWN_NAME = re.compile(r"\w{1,100}")


class Refused(Exception):
    """A statement that isn't answered; about: what.

    why: too_long, too_wide, not_one, not_select, table, function or wrong.
    """

    def __init__(self, why: str, about: str = "", line: int | None = None) -> None:
        super().__init__(why)
        self.why, self.about, self.line = why, about, line


@dataclass(frozen=True)
class Listed:
    """What may be named in a statement, in small letters: tables and views, and macros that give tables."""

    tables: Collection[str]
    macros: Collection[str]


def check(statement: str, listed: Listed) -> None:
    """Raises Refused where a statement isn't one that only reads what is listed."""
    if len(statement) > LONGEST_STATEMENT:
        raise Refused("too_long")
    if "\0" in statement:
        raise Refused("not_select")
    tree = _tree(statement)
    if tree.get("error"):
        if tree.get("error_type") == "parser":
            raise Refused("wrong", str(tree["error_message"]), _line(statement, tree.get("position")))
        raise Refused("not_select")
    if len(tree["statements"]) != 1:
        raise Refused("not_one")
    nodes = list(_nodes(tree["statements"]))
    own = {str(one["key"]).lower() for node in nodes for one in _common(node)}
    for node in nodes:
        _check(node, listed, {name for name in own if _OWN_NAME.fullmatch(name) and not _REFUSED.fullmatch(name)})


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """A database that holds nothing and may touch nothing, to parse by."""
    return duckdb.connect(":memory:", config={"enable_external_access": "false", "threads": "1"})


def _tree(statement: str) -> dict[str, Any]:
    """The parser's tree of a statement. Raises Refused where it can't be told."""
    try:
        ((written,),) = _parser().execute("select json_serialize_sql($1::varchar)", [statement]).fetchall()
        return json.loads(written)
    except (duckdb.Error, ValueError, RecursionError) as error:
        raise Refused("not_select") from error


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every node of a tree, without recursion: a statement may be nested as deep as it likes."""
    left = [tree]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            yield one
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)


def _common(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables that a statement makes for itself ("with … as")."""
    held = node.get("cte_map")
    return held["map"] if isinstance(held, dict) else []


def _check(node: dict[str, Any], listed: Listed, own: Collection[str]) -> None:
    kind = node.get("type")
    if kind == "BASE_TABLE":
        name, place = str(node["table_name"]), (node.get("catalog_name"), str(node.get("schema_name")).lower())
        is_ours = name.lower() in listed.tables and place in (("", ""), ("", "main"))
        if not is_ours and not (name.lower() in own and place == ("", "")):
            raise Refused("table", name)
    if kind == "SHOW_REF" and not node.get("query"):
        raise Refused("not_select")
    if kind == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name"))
        if name.lower() not in listed.macros and name.lower() not in _TABLE_FUNCTIONS:
            raise Refused("function", name)
    if "function_name" in node and _REFUSED.fullmatch(str(node["function_name"]).lower()):
        raise Refused("function", str(node["function_name"]))


def _line(statement: str, position: object) -> int | None:
    """The line, from 1, of a place that the parser names in bytes."""
    if not str(position).isdigit():
        return None
    return statement.encode()[: int(str(position))].count(b"\n") + 1
