"""The rows of a PDF's ruled tables, cell by cell; of a cell over several rows, the lower ones say that it goes on."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pdfplumber.page import Page
from pdfplumber.table import CellGroup, Table

from loaders.read.pdf_fills import Fills
from loaders.read.pdf_text import Known, Room, joined
from loaders.read.pdf_words import Box, in_directions, in_lines, turned_box, words_of
from loaders.records import Row

_NEAR, _SAME = 3.0, 0.5
_WIDEST_PADDING = 10.0


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


def find_tables(page: Page, ends: tuple[float | None, float | None]) -> list[Table]:
    """The ruled tables of a page, from the top; a row that the page cuts is closed where its columns end."""
    found = page.find_tables({"explicit_horizontal_lines": [end for end in ends if end is not None]})
    return sorted(found, key=lambda table: table.bbox[1])


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
            texts = [" ".join(word["text"] for words in cell.lines for word in words) if cell else "" for cell in cells]
            begun = _begun_above(shape, table.cells, lefts)
            cut = Cut(_is_at(ends[0], shape.bbox[1]), _is_at(ends[1], shape.bbox[3]))
            yield RuledRow(padded, Row((), place, fills.of_cells(shape.cells, texts), begun), shape.bbox, cut)


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
