"""What people said once of a plan's columns and heading row, so that its next document is read in the same way."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import duckdb

from loaders import lookups
from loaders.record import statements
from loaders.records import PlanReading, Row

_ALIKE = 0.7


@dataclass(frozen=True)
class RememberedColumn:
    """A column of a plan, by its heading, and the field that a person said it holds."""

    heading: str
    field: str
    corrected_by: str
    corrected_at: datetime


@dataclass(frozen=True)
class RememberedRow:
    """The filled cells of the row that a person said holds the headings."""

    headings: tuple[str, ...]
    corrected_by: str
    corrected_at: datetime


@dataclass(frozen=True)
class Remembered:
    """What holds of a plan's columns and its heading row by what people said."""

    columns: tuple[RememberedColumn, ...] = ()
    row: RememberedRow | None = None

    def without(self, headings: Collection[str], *, row: bool) -> "Remembered":
        """The same without what is remembered of some columns, and with row=True not of the heading row either."""
        columns = tuple(one for one in self.columns if one.heading not in headings)
        return replace(self, columns=columns, row=None if row else self.row)


def remembered(connection: duckdb.DuckDBPyConnection, plan_id: str) -> Remembered:
    """What people said last of each column and of the heading row of a plan; empty for a plan that isn't known."""
    with connection.cursor() as cursor:
        return _remembered(cursor, plan_id)


def plans_remembered(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The plans of which people said anything of columns or heading rows."""
    with connection.cursor() as cursor:
        return {plan_id for (plan_id,) in statements.rows(cursor, "plan_columns/plans")}


def _remembered(cursor: duckdb.DuckDBPyConnection, plan_id: str) -> Remembered:
    said = statements.rows(cursor, "plan_columns/columns", plan_id=plan_id)
    last = {lookups.fold(heading): (heading, field, who, _moment(when)) for heading, field, who, when in said}
    columns = tuple(RememberedColumn(*one) for one in last.values() if one[1] is not None)
    headings, who, when = statements.first(cursor, "plan_columns/last_row", plan_id=plan_id) or (None, "", 0)
    return Remembered(columns, RememberedRow(tuple(headings), who, _moment(when)) if headings else None)


def _moment(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC)


def find_row(row: RememberedRow, rows: Sequence[Row]) -> str | None:
    """The place of the row that holds the same headings, or nearly; None where none does."""
    wanted = _folded(row.headings)

    def likeness(one: Row) -> float:
        cells = _folded(_filled(one))
        return len(cells & wanted) / len(cells | wanted)

    best = max(rows, key=likeness, default=None)
    return best.locator if best and likeness(best) >= _ALIKE else None


def _filled(row: Row) -> list[str]:
    return [cell for cell in row.cells if cell.strip()]


def _folded(cells: Iterable[str]) -> set[str]:
    return set(map(lookups.fold, cells))


def remember(
    cursor: duckdb.DuckDBPyConnection,
    plan_id: str,
    reading: PlanReading,
    *,
    corrected_by: str,
    corrected_at: datetime,
    seen: Remembered | None,
) -> None:
    """Adds what a person corrected in a reading, where it isn't remembered already.

    seen is what was remembered when the person looked at it: what the reading doesn't follow any more is forgotten.
    """
    if not reading.corrected and not reading.header_row and seen is None:
        return
    known = _remembered(cursor, plan_id)
    who = {"plan_id": plan_id, "corrected_by": corrected_by, "corrected_at": corrected_at}
    for heading, field in _said(known, seen or Remembered(), reading).items():
        statements.run(cursor, "plan_columns/add", heading=heading, field=field, **who)
    rows = [block for block in reading.source.blocks if isinstance(block, Row)]
    told = next((_filled(row) for row in rows if row.locator == reading.header_row), None)
    if told and (known.row is None or _folded(told) != _folded(known.row.headings)):
        statements.run(cursor, "plan_columns/add_row", headings=told, **who)
    elif not told and known.row and seen and seen.row == known.row and find_row(known.row, rows):
        statements.run(cursor, "plan_columns/add_row", headings=None, **who)


def _said(known: Remembered, seen: Remembered, reading: PlanReading) -> dict[str, str | None]:
    """What is new of the reading's columns, by their names: a field, or None where one is forgotten."""
    fields = {lookups.fold(one.heading): one.field for one in known.columns}
    given = {lookups.fold(name): field for name, field in reading.corrected.items()}
    dropped = {lookups.fold(one.heading) for one in seen.columns if one in known.columns}
    said: dict[str, str | None] = {}
    for column in reading.columns:
        name = lookups.fold(column.name)
        if name in given and given[name] != fields.get(name):
            said[column.name] = given[name]
        elif name in dropped and name not in given:
            said[column.name] = None
    return said
