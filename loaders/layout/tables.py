"""Finds the tables of tasks in a document: where each begins, and which of its columns holds what."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders import lookups
from loaders.errors import DocumentRefused
from loaders.layout import columns
from loaders.records import ColumnReading, Line, Row, Source

LIMIT_ROWS = 10_000


@dataclass
class Table:
    """A header and the columns that it was found to name, over the rows up to the next header."""

    header: tuple[str, ...]
    headings: list[str]
    fields: list[str]
    is_guessed: bool
    locator: str
    rows: list[tuple[str, ...]]

    @property
    def columns(self) -> list[ColumnReading]:
        """What each column was taken for, with the first things that it holds."""
        return [
            ColumnReading(self.locator, number + 1, heading, field or "other", _examples(self.rows, number))
            for number, (heading, field) in enumerate(zip(self.headings, self.fields, strict=True))
            if heading or _examples(self.rows, number)
        ]

    def correct(self, corrected: Mapping[str, str]) -> None:
        """Takes columns for the fields that a person gave them, by heading or "column 3"."""
        by_name = {lookups.fold(name): field for name, field in corrected.items()}
        self.fields = [
            by_name.get(lookups.fold(heading or f"column {number}"), field)
            for number, (heading, field) in enumerate(zip(self.headings, self.fields, strict=True), start=1)
        ]


def _examples(rows: list[tuple[str, ...]], number: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[number] for row in rows[:40] if number < len(row) and row[number].strip()))[:3]


def find_tables(blocks: list[Row | Line], corrected: Mapping[str, str]) -> dict[int, Table]:
    """The table that begins at each header's block; a document without headers is one table by its cells.

    corrected is as for lay_out.
    """
    starts: dict[int, tuple[str, ...]] = {}
    previous: tuple[str, ...] | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Line) and block.is_sheet:
            previous = None
        if isinstance(block, Row) and block.cells != previous and columns.is_header(block.cells):
            starts[number] = previous = block.cells
    edges = [*starts, len(blocks)]
    tables = {
        start: _table(header, blocks[start + 1 : end], blocks[start].locator)
        for (start, header), end in zip(starts.items(), edges[1:], strict=True)
    } or _headless(blocks)
    for table in tables.values():
        table.correct(corrected)
    return tables


def _table(header: tuple[str, ...], below: list[Row | Line], locator: str) -> Table:
    rows = [row.cells for row in below if isinstance(row, Row) and row.cells != header and filled_cells(row) >= 3]
    if len(rows) > LIMIT_ROWS:
        raise DocumentRefused(
            f"The table at {locator} has more than {LIMIT_ROWS:,} rows: load a plan's tasks alone, in parts if need be."
        )
    headings, fields, is_guessed = columns.assign(header, rows)
    return Table(header, headings, fields, is_guessed and bool(rows), locator, rows)


def _headless(blocks: list[Row | Line]) -> dict[int, Table]:
    wide = [
        (number, block) for number, block in enumerate(blocks) if isinstance(block, Row) and filled_cells(block) >= 3
    ]
    if len(wide) < 2:
        return {}
    rows = [block.cells for _, block in wide]
    fields = columns.by_content(rows)
    if "action" not in fields or not {"timescale", "lead"} <= set(fields):
        return {}
    number, first = wide[0]
    return {number: Table((), [""] * len(fields), fields, True, first.locator, rows)}


def why_no_table(source: Source) -> str:
    """What to tell the person whose document holds no table of tasks."""
    rows = sum(isinstance(block, Row) for block in source.blocks)
    if not rows:
        return (
            f"“{source.file_name}” holds no table of tasks: a plan needs columns such as action, lead and timescale, "
            "parted by tabs, pipes or commas. Save the plan with its table, then try again."
        )
    return (
        f"“{source.file_name}” has {rows:,} table rows, but no heading row that names an action, lead, timescale "
        "or rating column: add the heading row, then try again."
    )


def filled_cells(row: Row) -> int:
    """How many cells of a row hold anything."""
    return sum(bool(cell.strip()) for cell in row.cells)
