"""A table on a slide: its brief columns and the first rows that there is room for; or the whole of it."""

from dataclasses import dataclass

from pages.board.files import text_width
from pages.board.files.browser.chart import Opener, look
from pages.board.pack.build import slug
from pages.board.pack.model import Column, Row, Table

ROOM = 38.0  # the height of a slide's middle; all lengths here are hundredths of its width
_WIDTH = 90.0
_SIZE, _LINE, _PADDING, _BADGE = 1.45, 1.78, 1.0, 1.0
_MOST_LINES = 3


@dataclass(frozen=True)
class Cell:
    """A cell: its text, its column's name and kind, and the classes of its rating, if it shows one."""

    text: str
    name: str
    kind: str
    look: str = ""


@dataclass(frozen=True)
class Line:
    """A row: its cells, the one that opens what stands behind it, and what that is."""

    cells: tuple[Cell, ...]
    opens_at: int
    opener: Opener | None


@dataclass(frozen=True)
class Grid:
    """A table to draw. widths: of its columns, in hundredths; of: its rows in all; is_cut: something is left out.

    is_roomy: there is so much room that it can be drawn larger.
    """

    name: str
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    rows: tuple[Line, ...]
    of: int
    empty: str
    is_cut: bool
    is_roomy: bool


def grid(table: Table, openers, figures, *, is_whole: bool = False, room: float = ROOM) -> Grid:
    """The table as drawn. openers makes what opens a task; figures: those shown, which rows of the same name open."""
    places = [at for at, one in enumerate(table.columns) if is_whole or one.is_brief] or list(range(len(table.columns)))
    columns = tuple(table.columns[at] for at in places)
    widths = [max(one.width, 1.5) if one.kind == "rating" else one.width for one in columns]
    shares = tuple(100 * width / sum(widths) for width in widths)
    named = {one.label: one.opener for one in figures}
    rows: list[Line] = []
    used, cut = _LINE + _PADDING, len(columns) < len(table.columns)
    for row in table.rows:
        cells = tuple(_cell(table.columns[at], row.cells[at], row) for at in places)
        lines = max(_lines(cell, share) for cell, share in zip(cells, shares, strict=True))
        used += min(lines, _MOST_LINES) * _LINE + _PADDING
        if not is_whole and rows and used > room:
            break
        cut = cut or lines > _MOST_LINES
        rows.append(Line(cells, _opens_at(columns), _opener(row, table, openers, named)))
    is_roomy = not is_whole and len(rows) == len(table.rows) and 1.7 * used < room
    return Grid(table.name, columns, shares, tuple(rows), len(table.rows), table.empty, cut, is_roomy)


def _cell(column: Column, value: str | int, row: Row) -> Cell:
    rated = look(row.rating, row.is_computed) if column.kind == "rating" else ""
    return Cell(column.said(value), column.name, column.kind, rated)


def _lines(cell: Cell, share: float) -> int:
    """How many lines a cell takes in its column."""
    room = share / 100 * _WIDTH - _SIZE - _BADGE * bool(cell.look)
    return text_width.lines(cell.text, _SIZE, max(room, _SIZE))


def _opens_at(columns: tuple[Column, ...]) -> int:
    return next((at for at, one in enumerate(columns) if one.name == "Ref"), 0)


def _opener(row: Row, table: Table, openers, named: dict[str, Opener | None]) -> Opener | None:
    if not row.task_id:
        return named.get(str(row.cells[0]))
    ref = next((str(cell) for one, cell in zip(table.columns, row.cells, strict=True) if one.name == "Ref"), "")
    heading = f"Task {ref}" if ref not in ("", "none") else "The task"
    return openers(f"task-{slug(ref)[:40]}", heading, (row.task_id,))
