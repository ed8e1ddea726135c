"""How high the chapters of a report stand, in points, by estimate: lists are shortened until four pages hold all.

Measured as Word sets them, whose letters are the wider; a page's end wastes some of it, which the room leaves out.
"""

from collections.abc import Iterable

from pages.board.files import text_width
from pages.board.files.column_widths import widths
from pages.board.files.report.parts import FOR_COUNCIL, Chapter, Items, Line, Part, Said, Shown
from pages.board.pack.model import Chart, Table, Timeline, chart_table, timeline_table
from pages.said.language import say

ROOM = 3 * 730.0 * 0.9  # of three pages, within their margins
_WIDE, _HUNG = 470.0, 440.0
_BODY, _CELL = 10.0, 8.5  # sizes
_LINE, _AFTER, _HEADING, _CAPTION, _CELL_LINE, _CELL_AROUND, _GAP = 11.5, 4.0, 32.0, 18.0, 9.9, 3.5, 5.0


def of_chapters(chapters: Iterable[Chapter]) -> float:
    """How high some chapters stand, one under the other."""
    return sum(_lines(one.title, 13.0, _WIDE) * _HEADING + sum(map(_part, one.parts)) for one in chapters)


def _part(part: Part) -> float:
    if isinstance(part, Said):
        lacking = say(FOR_COUNCIL) if part.to_complete else ""
        return _lines(f"{part.label} {part.text} {lacking}".rstrip(), _BODY, _HUNG) * _LINE + _AFTER
    if isinstance(part, Items):
        return sum(_lines(said, _BODY, _HUNG - 28) * _LINE + _AFTER for said in (part.lead, *part.items))
    if isinstance(part, Line):
        return _lines(part.text, _CELL, _WIDE) * _CELL_LINE + 2 * _AFTER
    return _CAPTION + _table(_figures(part)) + _GAP if isinstance(part, Shown) else 0.0


def _figures(shown: Shown) -> Table:
    if isinstance(shown.picture, Chart):
        return chart_table(shown.picture)
    return timeline_table(shown.picture) if isinstance(shown.picture, Timeline) else shown.picture


def _table(table: Table) -> float:
    columns = table.columns
    rows = [[column.said(cell) for column, cell in zip(columns, row.cells, strict=True)] for row in table.rows]
    wide = widths(columns, rows, _WIDE)
    return sum(
        max(_lines(cell, _CELL, width - 7) for cell, width in zip(row, wide, strict=True)) * _CELL_LINE + _CELL_AROUND
        for row in [[column.name for column in columns], *rows]
    )


def _lines(said: str, size: float, room: float) -> int:
    return sum(text_width.lines(line, size, room) for line in said.split("\n"))
