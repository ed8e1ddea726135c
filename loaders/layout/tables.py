"""Finds the tables of tasks in a document: where each begins, and which of its columns holds what."""

from dataclasses import dataclass

from loaders.errors import DocumentRefused
from loaders.layout import columns
from loaders.records import Line, Row, Source

LIMIT_ROWS = 10_000


@dataclass
class Table:
    """A header and the columns that it was found to name, over the rows up to the next header."""

    header: tuple[str, ...]
    headings: list[str]
    fields: list[str]
    is_guessed: bool
    locator: str


def find_tables(blocks: list[Row | Line]) -> dict[int, Table]:
    """The table that begins at each header's block; a document without headers is one table by its cells."""
    starts: dict[int, tuple[str, ...]] = {}
    previous: tuple[str, ...] | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Row) and block.cells != previous and columns.is_header(block.cells):
            starts[number] = previous = block.cells
    if not starts:
        return _headless(blocks)
    edges = [*starts, len(blocks)]
    return {
        start: _table(header, blocks[start + 1 : end], blocks[start].locator)
        for (start, header), end in zip(starts.items(), edges[1:], strict=True)
    }


def _table(header: tuple[str, ...], below: list[Row | Line], locator: str) -> Table:
    rows = [row.cells for row in below if isinstance(row, Row) and row.cells != header and filled_cells(row) >= 3]
    if len(rows) > LIMIT_ROWS:
        raise DocumentRefused(
            f"The table at {locator} has more than {LIMIT_ROWS:,} rows: load a plan's tasks alone, in parts if need be."
        )
    headings, fields, is_guessed = columns.assign(header, rows)
    return Table(header, headings, fields, is_guessed and bool(rows), locator)


def _headless(blocks: list[Row | Line]) -> dict[int, Table]:
    wide = [number for number, block in enumerate(blocks) if isinstance(block, Row) and filled_cells(block) >= 3]
    if len(wide) < 2:
        return {}
    fields = columns.by_content([blocks[number].cells for number in wide])
    if "action" not in fields or not {"timescale", "lead"} <= set(fields):
        return {}
    place = blocks[wide[0]].locator
    return {wide[0]: Table((), [""] * len(fields), fields, True, place)}


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
