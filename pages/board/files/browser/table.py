"""A table on a slide: its brief columns and the rows that the slide has; or the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pages.board.files import text_width
from pages.board.files.browser.chart import MakesOpener, Opener, look
from pages.board.pack.build import slug
from pages.board.pack.model import Column, Row, Table
from pages.said.language import say

_WIDTH = 91.0  # all lengths here are hundredths of a slide's width, as in deck.css
_SIZE, _LINE, _PADDING, _BADGE = 1.5, 1.86, 1.05, 1.4
ROOMY = 1.3  # how much larger a table with much room is drawn
_LONG_WORD, _MOST_SMALL = 14, 60.0  # letters; hundredths
MOST_LINES = 4  # of a cell; what a person wrote has as many as it takes


@dataclass(frozen=True)
class Cell:
    """A cell: its text, its column's name and kind, and the classes of its rating, if it shows one."""

    text: str
    name: str
    kind: str
    look: str = ""


@dataclass(frozen=True)
class Line:
    """A row: its cells, the one that opens what stands behind it, and what that is. is_whole: none of it may be cut."""

    cells: tuple[Cell, ...]
    opens_at: int
    opener: Opener | None
    is_whole: bool


@dataclass(frozen=True)
class Grid:
    """A table to draw. widths: of its columns, in hundredths."""

    name: str
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    rows: tuple[Line, ...]
    empty: str


def grid(
    table: Table, opener: MakesOpener, named: Mapping[str, Opener | None], *, is_whole: bool = False, scale: float = 1.0
) -> Grid:
    """The table as drawn. opener: makes what opens a task; named: what opens a figure whose label a row begins with."""
    places = _places(table, is_whole=is_whole)
    columns, shares = tuple(table.columns[at] for at in places), _shares(table, places, scale)
    rows = []
    for row in table.rows:
        cells = tuple(_cell(table.columns[at], row.cells[at], row) for at in places)
        rows.append(Line(cells, _opens_at(columns), _opener(row, table, opener, named), is_whole or row.is_written))
    return Grid(table.name, columns, shares, tuple(rows), table.empty)


def height(table: Table, scale: float = 1.0) -> float:
    """How high a table's brief columns are, its heads included. scale: how much larger; above 1, nothing is cut."""
    places = _places(table, is_whole=False)
    shares = _shares(table, places, scale)
    used = _LINE + _PADDING
    for row in table.rows:
        lines = _high(tuple(_cell(table.columns[at], row.cells[at], row) for at in places), shares, scale)
        is_whole = row.is_written or scale > 1
        used += (lines if is_whole else min(lines, MOST_LINES)) * _LINE + _PADDING
    return used * scale


def _places(table: Table, *, is_whole: bool) -> list[int]:
    """The places of the columns that show."""
    everyone = range(len(table.columns))
    return [at for at in everyone if is_whole or table.columns[at].is_brief] or list(everyone)


def _shares(table: Table, places: list[int], scale: float) -> tuple[float, ...]:
    """The columns' widths in hundredths, each with room for its longest word where that isn't very long."""
    shown = [table.columns[at] for at in places]
    widths = [max(one.width, 1.5) if one.kind == "rating" else one.width for one in shown]
    shares = [100 * width / sum(widths) for width in widths]
    needs = [scale * _need(table, at) for at in places]
    small = sum(need for share, need in zip(shares, needs, strict=True) if need > share)
    rest = sum(share for share, need in zip(shares, needs, strict=True) if need <= share)
    if not small or small > _MOST_SMALL:
        return tuple(shares)
    grown = (100 - small) / rest
    return tuple(need if need > share else share * grown for share, need in zip(shares, needs, strict=True))


def _need(table: Table, at: int) -> float:
    """How wide a column has to be for its longest word, in hundredths of the table's width."""
    column = table.columns[at]
    said = [str(column.said(row.cells[at])) for row in table.rows]
    parts = [text.split() if column.kind == "text" else [text] for text in said]
    words = {word for part in parts for word in part if len(word) <= _LONG_WORD}
    longest = max((text_width.width(word, _SIZE) for word in words), default=0.0)
    head = max((text_width.width(word, _SIZE, bold=True) for word in column.name.split()), default=0.0)
    return 100 * (max(longest, head) + 1.1 * _SIZE) / _WIDTH


def _cell(column: Column, value: str | int, row: Row) -> Cell:
    rated = look(row.rating, row.is_computed) if column.kind == "rating" else ""
    return Cell(column.said(value), column.name, column.kind, rated)


def _high(cells: tuple[Cell, ...], shares: tuple[float, ...], scale: float = 1.0) -> int:
    """How many lines the highest of a row's cells takes."""
    return max(_lines(cell, share / scale) for cell, share in zip(cells, shares, strict=True))


def _lines(cell: Cell, share: float) -> int:
    room = share / 100 * _WIDTH - _SIZE - _BADGE * bool(cell.look)
    return sum(text_width.lines(one, _SIZE, max(room, _SIZE)) for one in cell.text.splitlines() or [""])


def _opens_at(columns: tuple[Column, ...]) -> int:
    names = [one.name for one in columns]
    return next((names.index(name) for name in (say("Ref"), say("Task")) if name in names), 0)


def _opener(row: Row, table: Table, opener: MakesOpener, named: Mapping[str, Opener | None]) -> Opener | None:
    if not row.task_id:
        return named.get(str(row.cells[0]))
    ref = next((str(cell) for one, cell in zip(table.columns, row.cells, strict=True) if one.name == say("Ref")), "")
    heading = say("Task {ref}", ref=ref) if ref not in ("", say("none")) else say("The task")
    return opener(f"task-{slug(ref)[:40]}", heading, (row.task_id,))
