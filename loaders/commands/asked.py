"""What a person is asked where a document's columns aren't told: which row has the headings, what the columns hold."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.apart import NotDone, done_apart
from loaders.errors import DocumentRefused, LoadError
from loaders.layout.regions import filled_cells, place_of
from loaders.lookups.column_fields import column_fields, field_called
from loaders.records import ColumnReading, Row, Source

_MOST_PLACES = 10


@dataclass(frozen=True)
class Grid:
    """Rows that stand together in a document; place is empty in files of text, which have one grid."""

    place: str
    rows: tuple[Row, ...]


def rows_to_ask(source: Source) -> tuple[Row, ...]:
    """The rows of a document that could be headings: those with two filled cells or more."""
    return tuple(block for block in source.blocks if isinstance(block, Row) and filled_cells(block) >= 2)


def grids(rows: Sequence[Row]) -> list[Grid]:
    """The rows of a document by the grid that they stand in, in its order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(place_of(row), []).append(row)
    return [Grid(place, tuple(several)) for place, several in found.items()]


def columns_under(rows: Sequence[Row], header_row: str) -> list[ColumnReading]:
    """What each column would be taken for if the row at a place held the headings; [] where no row stands there.

    Raises DocumentRefused where that takes too much or the table has too many rows.
    """
    try:
        return done_apart("loaders.layout.tables:readings_under", [list(rows), header_row])
    except NotDone as error:
        raise DocumentRefused(
            f"What the columns under {header_row} hold can't be guessed: choose another row, or load the plan's own "
            "pages alone."
        ) from error


def makes_plan(columns: Sequence[ColumnReading], fields: Sequence[str]) -> bool:
    """Whether columns, taken for these fields, are those of a plan."""
    from loaders.layout.columns import Column  # only now: it takes long to load, and is seldom needed
    from loaders.layout.tables import is_plan

    return is_plan([Column(one.heading, field, "confirmed") for one, field in zip(columns, fields, strict=True)])


def header_row_called(rows: Sequence[Row], name: str) -> str:
    """The place of the row that a person means by its place or its bare number: the first row of that number.

    Raises LoadError, naming the rows that there are, where none is meant.
    """
    wanted = lookups.fold(name)
    for row in rows:
        if wanted == lookups.fold(row.locator) or re.search(rf"(?:^|\s)(?:row|line) {re.escape(wanted)}$", row.locator):
            return row.locator
    raise LoadError(
        f"No row “{name}” could hold the headings: the rows with two filled cells or more are {_places(rows)}."
    )


def _places(rows: Sequence[Row]) -> str:
    spans = [_span(grid) for grid in grids(rows)]
    more = f" and {len(spans) - _MOST_PLACES} more tables" if len(spans) > _MOST_PLACES else ""
    return "; ".join(spans[:_MOST_PLACES]) + more if spans else "none"


def _span(grid: Grid) -> str:
    first, last = grid.rows[0].locator, grid.rows[-1].locator
    return first if first == last else f"{first} to {last.removeprefix(f'{grid.place}, ')}"


def columns_called(pairs: Sequence[str]) -> dict[str, str]:
    """The fields of columns as a person gives them, each as "Heading=field"; the field by its code or plain name.

    Raises LoadError, naming the fields that there are, where one isn't known.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        heading, _, name = pair.rpartition("=")
        field = field_called(name)
        if not heading.strip() or field is None:
            raise LoadError(
                f"“{pair}” says of no column what it holds: write its heading, = and one of {fields_in_words()}."
            )
        found[heading.strip()] = field
    return found


def fields_in_words() -> str:
    """The names that a field of a column is called by, in a row."""
    plain = {code: one.said.removeprefix("the ") for code, one in column_fields().items()}
    return ", ".join(name if name != column_fields()[code].said else code for code, name in plain.items())


def check_columns(there: Sequence[ColumnReading], columns: Mapping[str, str]) -> None:
    """Raises LoadError, naming the columns that there are, where a corrected column isn't one of them."""
    names = {lookups.fold(column.name): column.name for column in there}
    for heading in columns:
        if lookups.fold(heading) not in names:
            known = ", ".join(f"“{name}”" for name in names.values())
            raise LoadError(f"“{heading}” is no column of this plan: its columns are {known}.")
