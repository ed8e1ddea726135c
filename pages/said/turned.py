"""A long table a page at a time: so many of its rows, all of them sorted as the browser sorts those of a short one."""

import json
import re
import unicodedata
from typing import Any, NamedTuple

from pages.said.rows import Table

STEP = 50  # rows of a page
_SORT = "|sort|"  # before what a head sorts by, so that no row's id is taken for it
_NUMBER = re.compile(r"(\d+)")


class Page(NamedTuple):
    """A page of a table: itself where it is short; after how many rows, how many there are, all their ids in order."""

    table: Table
    after: int
    shown: int
    found: int
    ids: tuple[str, ...]


def head(name: str) -> str:
    """The id of a head that sorts the whole list by something: a column's number, or what a query sorts by."""
    return f"{_SORT}{name}"


def sort_of(id_: str) -> str | None:
    """What a head that was chosen sorts by; None where a row was chosen."""
    return id_.removeprefix(_SORT) if id_.startswith(_SORT) else None


def page(table: Table, order: str, after: int) -> Page:
    """The rows of a table after so many, at the latest its last page; its heads then sort all of it.

    order: the number of the column to sort by, from 1, with "-" before it turned round; "" as the table is.
    """
    drawn = json.loads(table.drawn)
    rows = drawn.get("rows", [])
    found = len(rows)
    if drawn["kind"] != "table" or found <= STEP:
        return Page(table, 0, found, found, table.ids)
    if drawn["sorts"]:
        by = _column(order, len(drawn["columns"]))
        if by is not None:
            rows = _sorted(rows, by, is_down=order.startswith("-"))
        for at, column in enumerate(drawn["columns"]):
            now = "none" if at != by else "descending" if order.startswith("-") else "ascending"
            column.update(id=head(str(at + 1)), order=now)
    at = min(after, (found - 1) // STEP * STEP)
    shown = rows[at : at + STEP]
    made = json.dumps(drawn | {"rows": shown, "sorts": False}, ensure_ascii=False, separators=(",", ":"))
    ids = tuple(row["id"] for row in rows if row["id"])
    return Page(Table(made, tuple(row["id"] for row in shown if row["id"])), at, len(shown), found, ids)


def _column(order: str, columns: int) -> int | None:
    """The place of the column that an order names; None where it names none."""
    number = order.removeprefix("-")
    return int(number) - 1 if number in map(str, range(1, columns + 1)) else None


def _sorted(rows: list[dict], by: int, *, is_down: bool) -> list[dict]:
    """Sorted within each heading, so that several plans stay apart; what has no value comes last either way."""
    made = []
    for heading in dict.fromkeys(row["heading"] for row in rows):
        each = [(_key(row["cells"][by]), row) for row in rows if row["heading"] == heading]
        with_value = [one for one in each if one[0] != ""]
        with_value.sort(key=lambda one: _rank(one[0]), reverse=is_down)
        made += [row for _, row in with_value] + [row for key, row in each if key == ""]
    return made


def _key(cell) -> Any:
    """What a cell is sorted by."""
    if not isinstance(cell, dict):
        return "" if cell is None else cell
    return next((cell[name] for name in ("sort", "text", "word", "n") if cell.get(name) is not None), "")


def _rank(key) -> tuple:
    """Numbers by size; words as people sort them: "task 9" before "Task 10", accents and case apart."""
    if isinstance(key, int | float):
        return (0, key)
    plain = unicodedata.normalize("NFKD", str(key)).casefold()
    parts = _NUMBER.split("".join(one for one in plain if not unicodedata.combining(one)))
    return (1, [(int(one), "") if at % 2 else (-1, one) for at, one in enumerate(parts)])
