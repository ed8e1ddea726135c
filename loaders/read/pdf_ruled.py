"""The rows of a PDF's ruled tables, cell by cell; of a cell over several rows, the lower ones say that it goes on."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from pdfplumber.page import Page
from pdfplumber.table import CellGroup, Table, TableFinder, TableSettings

from loaders.layout.phrases import is_ref
from loaders.read.document import spans_of
from loaders.read.pdf_columns import segments
from loaders.read.pdf_fills import Fills
from loaders.read.pdf_rows import BodyLine, RowFinder
from loaders.read.pdf_text import SOFT_HYPHENS, Known, Room, joined
from loaders.read.pdf_words import Box, in_directions, in_lines, turned_box, words_of
from loaders.records import Row

_NEAR, _SAME = 3.0, 0.5
_WIDEST_PADDING = 10.0
_BULLETS = "•●▪◦‣"
_FEWEST_REFS, _MOST_ROWS_WITHOUT_LINES = 3, 4
_MOST_CROSSINGS, _MOST_PAIRS, _MOST_WORK = 5_000, 20_000_000, 50_000_000


@dataclass(frozen=True)
class Cut:
    """Where a row stands open: its columns go on above or below without a line across them."""

    above: bool = False
    below: bool = False


@dataclass(frozen=True)
class RuledCell:
    """A cell's lines of words, and the edges between which they stand."""

    lines: list[list[dict]]
    room: Room


@dataclass(frozen=True)
class RuledRow:
    """A row of a ruled table whose cells still are lines of words; shape has all but its texts."""

    cells: list[RuledCell | None]
    shape: Row
    box: Box
    cut: Cut

    @property
    def plain(self) -> list[str]:
        """The words of its cells."""
        return [_text(cell.lines) if cell else "" for cell in self.cells]

    def has_columns_of(self, line: list[dict]) -> bool:
        """Whether the pieces of a line outside it, at least three, stand each in a column of its own."""
        columns = [
            number
            for part in segments(line)
            for number, cell in enumerate(self.cells)
            if cell and cell.room.left - _NEAR <= part[0]["x0"] and part[-1]["x1"] <= cell.room.right + _NEAR
        ]
        return 3 <= len(columns) == len(set(columns)) == len(segments(line))

    def read(self, known: Known) -> Row:
        """The row with the text of its cells."""
        texts = tuple(joined(cell.lines, cell.room, known) if cell else "" for cell in self.cells)
        return replace(self.shape, cells=texts)


def cut_ends(page: Page) -> tuple[float | None, float | None]:
    """Where the columns of a page's tables begin or end in the open, cut by the page in the middle of a row."""
    sides = [edge for edge in page.edges if edge["orientation"] == "v" and edge["height"] > _NEAR]
    rules = [edge for edge in page.edges if edge["orientation"] == "h"]
    ends = [min((side["top"] for side in sides), default=0), max((side["bottom"] for side in sides), default=0)]
    found: list[float | None] = []
    for name, end in zip(("top", "bottom"), ends, strict=True):
        across = {round(side["x0"]) for side in sides if abs(side[name] - end) < _NEAR}
        ruled = sum(rule["width"] for rule in rules if abs(rule["top"] - end) < _NEAR)
        found.append(end if len(across) >= 3 and ruled < 0.9 * (max(across) - min(across)) else None)
    return found[0], found[1]


class Crowded(Exception):
    """A page's lines cross more often than those of any table do, as a drawing's may."""


class _Finder(TableFinder):
    """Finds tables as pdfplumber does; raises Crowded where that would take more than a table is worth."""

    def get_edges(self) -> list[dict]:
        """The lines and sides of shapes that may be a table's."""
        edges = super().get_edges()
        upright, level = ([edge for edge in edges if edge["orientation"] == way] for way in "vh")
        if len(upright) * len(level) > _MOST_PAIRS:
            raise Crowded
        near = self.settings.intersection_tolerance
        across, top, bottom = (np.array([edge[side] for edge in upright])[:, None] for side in ("x0", "top", "bottom"))
        height, left, right = (np.array([edge[side] for edge in level])[None, :] for side in ("top", "x0", "x1"))
        crossing = (top <= height + near) & (bottom >= height - near) & (across >= left - near)
        crossings = int((crossing & (across <= right + near)).sum())
        if crossings > _MOST_CROSSINGS or crossings * len(self.page.chars) > _MOST_WORK:
            raise Crowded
        return edges


def find_tables(page: Page, ends: tuple[float | None, float | None]) -> list[Table]:
    """The ruled tables of a page, from the top; a row that the page cuts is closed where its columns end.

    Raises Crowded where the page's lines can't be those of tables.
    """
    settings = TableSettings.resolve({"explicit_horizontal_lines": [end for end in ends if end is not None]})
    return sorted(_Finder(page, settings).tables, key=lambda table: table.bbox[1])


def rows(page: Page, tables: list[Table], ends: tuple[float | None, float | None]) -> Iterator[RuledRow]:
    """The rows of a page's tables, from the top."""
    if not tables:
        return
    fills = Fills(page)
    chars = sorted(page.chars, key=_middle)
    middles = [_middle(char) for char in chars]
    for number, table in enumerate(tables, start=1):
        shapes = table.rows
        lefts = [min(cell[0] for cell in column.cells if cell) for column in table.columns]
        read = []
        for shape in shapes:
            _, top, _, bottom = shape.bbox
            inside = chars[bisect_left(middles, top) : bisect_left(middles, bottom)]
            read.append([_cell(inside, cell) if cell else None for cell in shape.cells])
        padding = [_padding(column) for column in zip(*read, strict=True)]
        for line, (shape, cells) in enumerate(zip(shapes, read, strict=True), start=1):
            place = f"page {page.page_number}, table {number}, row {line}"
            padded = [_padded(cell, pad) for cell, pad in zip(cells, padding, strict=True)]
            begun = _begun_above(shape, table.cells, lefts)
            cut = Cut(_is_at(ends[0], shape.bbox[1]), _is_at(ends[1], shape.bbox[3]))
            spans = spans_of(_spans(shape, lefts))
            row = RuledRow(padded, Row((), place, (), begun, spans), shape.bbox, cut)
            parts = divided(row) if len(shapes) <= _MOST_ROWS_WITHOUT_LINES else [row]
            for part in parts:
                yield _coloured(part, shape if part is row else None, fills)


def _coloured(row: RuledRow, shape: CellGroup | None, fills: Fills) -> RuledRow:
    """A row with the colours of its cells, which stand where shape has them, else between their edges."""
    top, bottom = row.box[1], row.box[3]
    between = [(cell.room.left, top, cell.room.right, bottom) if cell else None for cell in row.cells]
    colours = fills.of_cells(shape.cells if shape else between, row.plain)
    return replace(row, shape=replace(row.shape, colours=colours))


def _is_at(end: float | None, side: float) -> bool:
    return end is not None and abs(end - side) < _NEAR


def _middle(char: dict) -> float:
    return (char["top"] + char["bottom"]) / 2


def _cell(chars: list[dict], cell: Box) -> RuledCell:
    left, top, right, bottom = cell
    inside = [c for c in chars if left <= (c["x0"] + c["x1"]) / 2 < right and top <= _middle(c) < bottom]
    groups = in_directions(inside)
    towards = max(groups, key=lambda group: len(group[1]))[0] if groups else "right"
    x0, _, x1, _ = turned_box(cell, towards)
    return RuledCell([line for _, group in groups for line in in_lines(words_of(group))], Room(x0, x1))


def _padding(cells: Iterable[RuledCell | None]) -> float:
    """How far a column's words keep from its cells' sides, in points: as near as the nearest of them comes."""
    sides = [
        min(line[0]["x0"] - cell.room.left, cell.room.right - line[-1]["x1"])
        for cell in cells
        if cell
        for line in cell.lines
    ]
    return min(max(0.0, min(sides, default=0.0)), _WIDEST_PADDING)


def _padded(cell: RuledCell | None, padding: float) -> RuledCell | None:
    return (
        RuledCell(cell.lines, Room(cell.room.left + padding, cell.room.right - padding, is_drawn=True))
        if cell
        else None
    )


def _begun_above(shape: CellGroup, cells: list[Box], lefts: list[float]) -> tuple[int, ...]:
    """The columns of a row whose cell is the lower part of one that began in a row above."""
    top = shape.bbox[1]
    above = {cell[0] for cell in cells if cell[1] < top - _SAME and cell[3] > top + _SAME}
    return tuple(number for number, left in enumerate(lefts) if shape.cells[number] is None and left in above)


def _spans(shape: CellGroup, lefts: list[float]) -> list[int]:
    """Over how many columns each cell of a row goes."""
    return [sum(cell[0] - _SAME < left < cell[2] - _NEAR for left in lefts) if cell else 1 for cell in shape.cells]


def is_rest(row: RuledRow, after: RuledRow, is_framed: bool) -> bool:
    """Whether the first row of a page is surely the rest of the last row on the page before.

    So it is where a word is parted between them; where one cell of several has words, which go on; or where the row
    above is open below and the next has no reference and leaves two more cells empty, or goes on in the middle of a
    sentence. is_framed says that the tables are closed where they begin, so that an open end is a cut.
    """
    pairs = [(one.lines, two.lines) for one, two in zip(row.cells, after.cells, strict=False) if one and two]
    if len(row.cells) != len(after.cells) or not pairs or not any(two for _, two in pairs):
        return False
    if pairs[0][1] and (is_ref(_text(pairs[0][1])) or not pairs[0][0]):
        return False
    both = [(one[-1][-1]["text"], two[0][0]["text"]) for one, two in pairs if one and two]
    if any(end[-1] in SOFT_HYPHENS and start[0].islower() for end, start in both):
        return True
    alone = [start for _, start in both] if sum(bool(two) for _, two in pairs) == 1 < len(pairs) else []
    if alone and (alone[0][0] in _BULLETS or alone[0][0].islower()):
        return True
    emptied = sum(bool(one) and not two for one, two in pairs)
    goes_on = any(start[0].islower() and end[-1] not in ".;:" for end, start in both)
    return is_framed and row.cut.below and bool(both) and (emptied >= 2 or goes_on and emptied > 0)


def whole(row: RuledRow, rest: RuledRow) -> RuledRow:
    """A row and the rest of it on the next page as one."""
    cells = [
        RuledCell([*one.lines, *_going_on(two.lines)], one.room) if one and two else one or two
        for one, two in zip(row.cells, rest.cells, strict=True)
    ]
    colours = tuple(one or two for one, two in zip(row.shape.colours, rest.shape.colours, strict=True))
    shape = replace(row.shape, locator=f"{row.shape.locator}, {rest.shape.locator}", colours=colours)
    return RuledRow(cells, shape, row.box, Cut(row.cut.above, rest.cut.below))


def _going_on(lines: list[list[dict]]) -> list[list[dict]]:
    """The lines below a page's end, whose first word says that it follows the last above it on one line."""
    if not lines or not lines[0][0]["text"][0].islower():
        return lines
    return [[{**lines[0][0], "goes_on": True}, *lines[0][1:]], *lines[1:]]


def _text(lines: list[list[dict]]) -> str:
    return " ".join(word["text"] for line in lines for word in line)


def divided(row: RuledRow) -> list[RuledRow]:
    """The rows of a table that has lines between its columns and none between its rows, which seem to be one row.

    The row itself where it is only one: where fewer than three references stand in it, each with the beginning of a
    sentence beside it.
    """
    placed = [(word, number) for number, cell in enumerate(row.cells) if cell for line in cell.lines for word in line]
    columns = {id(word): number for word, number in placed}
    lines = [
        BodyLine(0, [[word for word in line if columns[id(word)] == number] for number in range(len(row.cells))])
        for line in in_lines([word for word, _ in placed])
    ]
    rooms = [cell.room if cell else Room(0.0, 0.0) for cell in row.cells]
    finder = RowFinder([lines], rooms)
    if finder.ref is None or sum(bool(line.cells[finder.ref]) for line in lines) < _FEWEST_REFS:
        return [row]
    found: list[RuledRow] = []
    for number, block in enumerate(finder.rows(lines), start=1):
        if any(words[0]["text"][0].islower() for words in block[0].cells if words):
            return [row]
        own = [[line.cells[column] for line in block if line.cells[column]] for column in range(len(rooms))]
        cells: list[RuledCell | None] = [RuledCell(words, room) for words, room in zip(own, rooms, strict=True)]
        box = (row.box[0], block[0].top, row.box[2], block[-1].bottom)
        found.append(RuledRow(cells, replace(row.shape, locator=f"{row.shape.locator}, part {number}"), box, row.cut))
    return found
