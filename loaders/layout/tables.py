"""Finds the tables of tasks in a document: where each begins and ends, and which of its columns holds what."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders import lookups
from loaders.errors import DocumentRefused, DocumentUnclear
from loaders.layout.cell_evidence import cell_scores, measure
from loaders.layout.columns import Assignment, Column, assign
from loaders.layout.heading_rows import HeadingRows, first_wide_row, joined, strict_headers
from loaders.layout.headings import field_of, heading_scores, is_value
from loaders.layout.regions import Region, filled_cells, find_regions
from loaders.records import ColumnReading, Line, Row, Source

LIMIT_ROWS = 10_000
_OF_VERSIONS, _OF_MEASURES = 2, 3
_RULED_OUT = -2.5
_WEAKLY = 2.0
_PART_OF_A_PLAN = {
    **dict.fromkeys(("timescale", "revised", "period"), "date"),
    **dict.fromkeys(("rating", "status", "completed", "percentage"), "rating"),
    **{"lead": "lead", "progress": "progress"},
}
_BESIDE_ACTION = {"lead", "timescale", "revised", "rating", "status", "progress", "completed", "percentage", "period"}
_CERTAIN = {"lead", "timescale", "revised", "rating", "status", "percentage", "period"}


@dataclass
class Table:
    """The headings and columns of a table, over its rows up to the next table.

    is_plan says whether it holds tasks; heading_rows are the texts of its heading rows, which may come again.
    """

    columns: list[Column]
    is_guessed: bool
    is_plan: bool
    locator: str
    heading_rows: tuple[tuple[str, ...], ...] = ()
    rows: list[Row] = field(default_factory=list)

    @property
    def headings(self) -> list[str]:
        """The heading of each column."""
        return [column.heading for column in self.columns]

    @property
    def fields(self) -> list[str]:
        """The field of each column; empty where a column holds nothing."""
        return [column.field for column in self.columns]

    @property
    def place(self) -> str:
        """Where the table's grid stands, as regions.place_of gives it."""
        return self.locator.rpartition(", row ")[0]

    @property
    def sheet(self) -> str:
        """The name of the sheet that the table stands on; empty where it stands on none."""
        return self.place.removeprefix("sheet ") if self.place.startswith("sheet ") else ""

    @property
    def readings(self) -> list[ColumnReading]:
        """What each column was taken for, with the first things that it holds."""
        return [
            ColumnReading(
                self.locator,
                number + 1,
                column.heading,
                column.field or "other",
                _examples(self.rows, number),
                column.sureness,
                column.because,
            )
            for number, column in enumerate(self.columns)
            if column.heading or _examples(self.rows, number)
        ]

    def is_heading(self, row: Row) -> bool:
        """Whether a row is the table's heading row, or one that repeats it."""
        folded = _folded(row.cells)
        return any(folded == heading or _nearly(folded, heading) for heading in self.heading_rows)

    def begins_with(self, row: Row) -> bool:
        """Whether a row is the first of the table's heading rows, again."""
        return bool(self.heading_rows) and _folded(row.cells) == self.heading_rows[0]

    def correct(self, corrected: Mapping[str, str]) -> None:
        """Takes columns for the fields that a person gave them, by heading or "column 3"."""
        by_name = {lookups.fold(name): field for name, field in corrected.items()}
        for number, column in enumerate(self.columns):
            given = by_name.get(lookups.fold(column.heading or f"column {number + 1}"))
            if given:
                self.columns[number] = replace(
                    column, field=given, sureness="confirmed", because="a person said so", is_backed=True
                )
        if by_name:
            self.is_plan = self.is_plan or is_plan(self.columns)


def _folded(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(lookups.fold(cell) for cell in cells)


def _nearly(row: tuple[str, ...], heading: tuple[str, ...]) -> bool:
    """Whether a row is a heading row with a cell or two written otherwise, as its repeat on the next page may be."""
    filled = [cell for cell in row if cell]
    same = sum(cell == own for cell, own in zip(row, heading, strict=False) if cell)
    return len(filled) >= 3 and same >= 0.75 * len(filled)


def _examples(rows: list[Row], number: int) -> tuple[str, ...]:
    texts = (row.cells[number] for row in rows[:40] if number < len(row.cells))
    return tuple(dict.fromkeys(text for text in texts if text.strip()))[:3]


def is_plan(columns: Sequence[Column]) -> bool:
    """Whether columns are those of a plan: an action, and at least one of lead, date, rating, status or progress."""
    is_told = any(column.sureness == "confirmed" for column in columns)
    fields = {column.field for column in columns if column.is_backed or is_told}
    if "action" not in fields or not fields & _BESIDE_ACTION:
        return False
    if is_told:
        return True
    named = max((heading_scores(c.heading).get("action", 0.0) for c in columns if c.field == "action"), default=0.0)
    beside = len({_PART_OF_A_PLAN[field] for field in fields if field in _PART_OF_A_PLAN})
    if beside < (1 if named > _WEAKLY else 2):
        return False
    if named < 1.0 and not fields & {"lead", "timescale", "revised"}:
        return False
    kinds = Counter(_other_table(column.heading) for column in columns)
    if kinds["risks"] >= 2 and not any(heading_scores(c.heading).get("action", 0.0) > _WEAKLY for c in columns):
        return False
    if kinds["measures"] >= _OF_MEASURES and not (named >= 1.0 and fields & {"lead", "timescale", "revised"}):
        return False
    if kinds["contracts"] >= _OF_MEASURES or (kinds["meetings"] and named <= _WEAKLY):
        return False
    return kinds["versions"] < _OF_VERSIONS and (kinds["versions"] == 0 or bool(fields & _CERTAIN) and len(fields) > 4)


def _other_table(heading: str) -> str:
    """The kind of table that is no plan which a heading belongs to, years and quarters apart; empty where none."""
    words = lookups.fold(re.sub(r"\b(?:20\d\d\W*)+(?:\d\d)?\b|\bQ[1-4]\b", " ", heading))
    return lookups.meanings("other_tables").get(words, "")


def find_tables(
    blocks: Sequence[Row | Line], corrected: Mapping[str, str], header_row: str | None = None
) -> dict[int, Table]:
    """The tables of a document by the number of the block at which each begins; those that hold no tasks among them.

    A grid without headings goes on with the table before it where it fits that, and is told by its cells where none
    stands before. corrected and header_row are as for lay_out.
    """
    found: dict[int, Table] = {}
    current: Table | None = None
    told = next((_folded(row.cells) for row in blocks if isinstance(row, Row) and row.locator == header_row), ())
    for region in find_regions(blocks):
        for start, table in _tables_in(region, current, told):
            if table is not current:
                found[start] = current = table
    _assign_alike(found, corrected)
    return found


def readings_under(rows: Sequence[Row], header_row: str) -> list[ColumnReading]:
    """What each column would be taken for if the row at a place held the headings; [] where no row stands there."""
    tables = find_tables(rows, {}, header_row).values()
    return next((table.readings for table in tables if table.locator == header_row), [])


def _tables_in(region: Region, before: Table | None, told: tuple[str, ...]) -> list[tuple[int, Table]]:
    rows = [row for _, row in region.rows]
    headers = _headers(rows, before, told)
    if not headers:
        return [(region.rows[0][0], _without_header(region, before))]
    tables = []
    edges = [*(header.first for header in headers[1:]), len(rows)]
    if headers[0].first > 0 and before is None:
        tables.append((region.rows[0][0], Table([], False, False, region.place)))
    for header, end in zip(headers, edges, strict=True):
        body = rows[header.last + 1 : end]
        start = region.rows[header.first][0]
        tables.append((start, _begun(header, rows, body)))
    return tables


def _headers(rows: list[Row], before: Table | None, told: tuple[str, ...]) -> list[HeadingRows]:
    if told:
        found = [number for number, row in enumerate(rows) if _folded(row.cells) == told]
        if found:
            return [joined(rows, number, number - 1) for number in found]
    headers = strict_headers(rows)
    if not headers and before:
        headers = [joined(rows, number, number - 1) for number, row in enumerate(rows) if before.begins_with(row)]
    wide = first_wide_row(rows)
    if headers or (
        before and before.is_plan and not (wide == 0 and _names_columns(rows[0])) and _goes_on(rows, before)
    ):
        return headers
    if wide is None:
        return []
    header = joined(rows, wide)
    body = [row for row in rows[header.last + 1 :] if filled_cells(row) >= 2]
    columns = _assigned(header.headings, body).columns
    named = sum(max(heading_scores(name).values(), default=0.0) >= 1.5 for name in header.headings if name.strip())
    certain = {column.field for column in columns} & _CERTAIN
    is_told = named >= 2 or (len(body) >= 2 and len(certain) >= 1 + (named == 0))
    return [header] if is_plan(columns) and is_told else []


def _names_columns(row: Row) -> bool:
    """Whether a grid's first row reads as headings of its own: two at least name fields, and none is a value."""
    filled = [cell for cell in row.cells if cell.strip()]
    named = {field_of(cell) for cell in filled if max(heading_scores(cell).values(), default=0.0) >= 1.5}
    cells = measure(filled)
    return len(named - {"other"}) >= 2 and not cells.timed and not any(map(is_value, filled))


def _begun(header: HeadingRows, rows: list[Row], body: list[Row]) -> Table:
    heading_rows = tuple(_folded(rows[number].cells) for number in range(header.first, header.last + 1))
    place = rows[header.first].locator
    table = Table([Column(name, "") for name in header.headings], False, True, place, heading_rows)
    table.rows = [row for row in body if not table.is_heading(row)]
    _limited(table)
    return table


def _is_known(heading: str) -> bool:
    return bool(heading.strip()) and (
        max(heading_scores(heading).values(), default=0.0) >= 1.0 or _other_table(heading) == "versions"
    )


def _limited(table: Table) -> None:
    if len(table.rows) > LIMIT_ROWS:
        raise DocumentRefused(
            f"The table at {table.locator} has more than {LIMIT_ROWS:,} rows: load a plan's tasks alone, in parts if "
            "need be."
        )


def _without_header(region: Region, before: Table | None) -> Table:
    """The table before, where a grid without headings goes on with it; else one told by its cells alone."""
    rows = [row for _, row in region.rows]
    if before and before.is_plan and _goes_on(rows, before):
        if region.place.startswith("sheet "):
            return Table(list(before.columns), False, True, rows[0].locator, before.heading_rows, rows)
        before.rows += rows
        _limited(before)
        return before
    wide = [row for row in rows if filled_cells(row) >= 3]
    found = _assign([], wide)
    first = first_wide_row(rows)
    has_other_headings = first is not None and sum(_is_known(cell) for cell in rows[first].cells) >= 2
    is_told = (
        not has_other_headings
        and len(wide) >= 2
        and is_plan(found.columns)
        and {"timescale", "lead"} <= set(found.fields)
    )
    return Table(list(found.columns), True, is_told, rows[0].locator, (), rows)


def _goes_on(rows: list[Row], before: Table) -> bool:
    """Whether rows could be more of a table: as wide as it, and of cells that its columns can hold."""
    wide = [row for row in rows if filled_cells(row) >= min(3, len(before.columns))]
    if not wide:
        return max(map(len, (row.cells for row in rows)), default=0) >= 2 and len(before.columns) == len(rows[0].cells)
    if abs(max(len(row.cells) for row in wide) - len(before.columns)) > 1:
        return False
    if any(_can_not_be(field, [row.cells[n] for row in wide if n < len(row.cells)]) for n, field in _weighty(before)):
        return False
    return is_plan(_assigned(before.headings, wide).columns)


def _weighty(table: Table) -> list[tuple[int, str]]:
    """The places and fields of the columns that a task can't do without, once they have been decided."""
    columns = _assigned(table.headings, table.rows).columns if table.rows else ()
    return [(n, c.field) for n, c in enumerate(columns) if c.field in ("action", "lead", "timescale")]


def _can_not_be(field: str, texts: Sequence[str]) -> bool:
    """Whether a column's texts rule out a field: figures where leads stood, say."""
    cells = measure(texts)
    return cells.filled >= 2 and cell_scores(cells).get(field, 0.0) <= _RULED_OUT


def _assigned(headings: Sequence[str], rows: Sequence[Row]) -> Assignment:
    """The columns by the rows that are filled in several cells; those of one cell are headings between."""
    least = min(3, max(2, len(headings) - 1))
    full = [row for row in rows if filled_cells(row) >= least] or [row for row in rows if filled_cells(row) >= 2]
    return _assign(headings, full)


def _assign(headings: Sequence[str], rows: Sequence[Row]) -> Assignment:
    return assign(headings, [row.cells for row in rows], [row.colours for row in rows], [row.continued for row in rows])


def _assign_alike(found: dict[int, Table], corrected: Mapping[str, str]) -> None:
    """Decides the columns of all tables; those of the same headings together, by the rows of all of them."""
    groups: dict[tuple[str, ...], list[Table]] = {}
    for table in found.values():
        if table.heading_rows:
            groups.setdefault(_folded(table.headings), []).append(table)
    for tables in groups.values():
        taken = _assigned(tables[0].headings, [row for table in tables for row in table.rows])
        for table in tables:
            names = table.headings
            moved = any(column.heading != name for column, name in zip(taken.columns, names, strict=False))
            table.columns = [
                column if moved else replace(column, heading=names[number] if number < len(names) else "")
                for number, column in enumerate(taken.columns)
            ]
            table.is_guessed = taken.is_guessed and bool(table.rows)
            table.is_plan = is_plan(table.columns)
    for table in found.values():
        table.correct(corrected)


def why_no_table(source: Source) -> DocumentRefused:
    """What to tell the person whose document holds no table of tasks; with its rows, where it has any to ask about."""
    rows = tuple(block for block in source.blocks if isinstance(block, Row) and filled_cells(block) >= 2)
    if not rows:
        return DocumentRefused(
            f"“{source.file_name}” holds no table of tasks: a plan needs columns such as action, lead and timescale, "
            "parted by tabs, pipes or commas. Save the plan with its table, then try again."
        )
    return DocumentUnclear(
        f"“{source.file_name}” has {len(rows):,} table rows, but in none of its tables could a column of actions be "
        "told, with a lead, date, rating or progress beside it: say which row holds the headings and what is in each "
        "column, or choose the document that holds the plan.",
        rows,
    )
