"""A table of the pack as a native one: the brief columns, its rows as large as they go."""

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import POINT, Box, Ink, add_run
from pages.board.pack.model import Column, Row, Table
from pages.said import ratings, shades, words
from pages.said.colours import MUTED, TEXT
from pages.said.language import say

_SIZES, _SMALLEST = (18.0, 16.0, 14.0), 12.0
_MOST_LINES, _WHOLE_LINES, _MOST_ROWS = 3, 5, 12
_SHORT, _A_DATE = 20, 11
_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own style "No Style, No Grid"


@dataclass(frozen=True)
class _Set:
    """A table set for a slide: texts and heights at a size; heights has the head's first."""

    size: float
    widths: list[float]
    texts: list[list[str]]
    heights: list[float]
    is_whole: bool


def fits(table: Table, box: Box, face: Face) -> bool:
    """Whether all rows of a table can be read in a box, and what a person wrote is whole."""
    return len(table.rows) <= _MOST_ROWS and sum(_smallest(table, box, face).heights) <= box.height


def least_height(table: Table, box: Box, face: Face) -> float:
    """The height of a table at its smallest."""
    return sum(_smallest(table, box, face).heights)


def height(table: Table, box: Box, face: Face) -> float:
    """The height of a table as large as it goes in a box."""
    return sum(_best(table, box, face).heights)


def draw(slide, table: Table, box: Box, face: Face, ink: Ink) -> float:
    """Adds a table to a slide, as large as it goes in a box; returns its height."""
    columns, brief = _brief(table)
    done = _best(table, box, face)
    high = sum(done.heights)
    frame = slide.shapes.add_table(len(done.texts) + 1, len(columns), *Box(box.left, box.top, box.width, high).emu())
    frame.name = "Table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _alt(table, columns))
    native = frame.table
    bare(native)
    for at, wide in enumerate(done.widths):
        native.columns[at].width = round(wide * POINT)
    for at, each in enumerate(done.heights):
        native.rows[at].height = round(each * POINT)
    for at, column in enumerate(columns):
        _write(native.cell(0, at), column.name, column, done.size, None, face, ink)
        for down, (texts, row) in enumerate(zip(done.texts, table.rows, strict=True), start=1):
            _write(native.cell(down, at), texts[at], column, done.size, row, face, ink)
    return high


def bare(native, is_headed: bool = True) -> None:
    """Takes the look of its own from a native table."""
    native.first_row, native.horz_banding = is_headed, False
    native._tbl.tblPr.find("{*}tableStyleId").text = _BARE


def _brief(table: Table) -> tuple[list[Column], list[int]]:
    """The columns that a slide shows, and their places."""
    places = [at for at, column in enumerate(table.columns) if column.is_brief] or [0]
    return [table.columns[at] for at in places], places


def _alt(table: Table, columns: list[Column]) -> str:
    names = words.several([column.name for column in columns])
    rows = words.count(len(table.rows), "row")
    return say("Table: {name}. {rows}, with the columns {columns}.", name=table.name, rows=rows, columns=names)


def _smallest(table: Table, box: Box, face: Face) -> _Set:
    return _set(table, box, _SMALLEST * face.scale, _MOST_LINES, face)


def _best(table: Table, box: Box, face: Face) -> _Set:
    """The table as large as it goes with each cell whole; else with the plan's long ones cut at a word."""
    for size in (*_SIZES, _SMALLEST):
        done = _set(table, box, size * face.scale, _WHOLE_LINES, face)
        if done.is_whole and sum(done.heights) <= box.height:
            return done
    for size in (_SIZES[-1], _SMALLEST):
        for most in (_MOST_LINES + 1, _MOST_LINES):
            done = _set(table, box, size * face.scale, most, face)
            if sum(done.heights) <= box.height:
                return done
    return _set(table, box, _SMALLEST * face.scale, 2, face)


def _set(table: Table, box: Box, size: float, most: int, face: Face) -> _Set:
    columns, brief = _brief(table)
    cells = [[table.columns[at].said(row.cells[at]) for at in brief] for row in table.rows]
    widths = _widths(columns, cells, box.width, size, face)
    inner = [wide - 12 * face.scale for wide in widths]
    texts = [
        given if row.is_written else [face.cut(text, size, room, most) for text, room in zip(given, inner, strict=True)]
        for row, given in zip(table.rows, cells, strict=True)
    ]
    head = _high([column.name for column in columns], inner, size, face, bold=True)
    return _Set(size, widths, texts, [head, *(_high(row, inner, size, face) for row in texts)], texts == cells)


def _high(row: list[str], inner: list[float], size: float, face: Face, bold: bool = False) -> float:
    most = max(face.lines(text, size, room, bold) for text, room in zip(row, inner, strict=True))
    return most * size * LINE + 8 * face.scale


def _widths(columns: list[Column], cells: list[list[str]], across: float, size: float, face: Face) -> list[float]:
    """The columns' widths by their shares, none too narrow for its longest word, or for a short cell in two lines."""
    total = sum(column.width for column in columns)
    shares = [column.width / total * across for column in columns]
    least = [
        _least(column, [row[at] for row in cells], across / len(columns), size, face)
        for at, column in enumerate(columns)
    ]
    if sum(least) > across:
        return [low * across / sum(least) for low in least]
    lack = sum(max(low - share, 0) for low, share in zip(least, shares, strict=True))
    spare = sum(max(share - low, 0) for low, share in zip(least, shares, strict=True))
    part = lack / spare if spare else 0
    return [low if share < low else share - (share - low) * part for low, share in zip(least, shares, strict=True)]


def _least(column: Column, texts: list[str], part: float, size: float, face: Face) -> float:
    """The least width of a column, no more than its part of the table's; a rating has its words whole."""
    long = [face.width(word, size, bold=True) for word in column.name.split()]
    long += [face.width(word, size) for text in texts for word in text.split() if len(word) < 16]
    long += [face.width(text, size) for text in texts if len(text) <= _A_DATE]
    long += [0.62 * face.width(text, size) for text in texts if len(text) <= _SHORT or column.kind == "rating"]
    padding = (24 if column.kind == "number" else 14) * face.scale
    return min(max(long, default=0) + padding, part * (1.5 if column.kind == "rating" else 1))


def _write(cell, text: str, column: Column, size: float, row: Row | None, face: Face, ink: Ink) -> None:
    """A cell's text and look; row: none for the head."""
    paragraph = padded(cell, face)
    if column.kind == "number":
        paragraph.alignment, cell.margin_right = PP_ALIGN.RIGHT, Pt(16 * face.scale)
    add_run(paragraph, text, size, ink, bold=row is None)
    dark = ink.is_dark
    if row is not None and column.kind == "rating" and row.rating and row.rating != ratings.NOT_RATED.code:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(shades.fill(row.rating, dark, share=1, is_computed=row.is_computed))
        font = paragraph.runs[0].font
        font.color.rgb = rgb(TEXT[dark] if row.is_computed else ratings.text_colour(row.rating, dark))
        if row.is_computed:
            _ruled(cell, shades.line(row.rating, dark), 1.5, ("lnL", "lnR", "lnT", "lnB"))
            return
    else:
        cell.fill.background()
    ruled_below(cell, 1.5 if row is None else 0.5, ink)


def padded(cell, face: Face):
    """The first paragraph of a cell that has some room around its words."""
    cell.margin_left = cell.margin_right = Pt(6 * face.scale)
    cell.margin_top = cell.margin_bottom = Pt(4 * face.scale)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.line_spacing = 1.0
    return paragraph


def ruled_below(cell, points: float, ink: Ink) -> None:
    """A line under a cell."""
    _ruled(cell, MUTED[ink.is_dark], points, ("lnB",))


def _ruled(cell, colour: str, points: float, sides: tuple[str, ...]) -> None:
    fill = f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'
    for place, side in enumerate(sides):
        line = f'<a:{side} {nsdecls("a")} w="{round(points * POINT)}">{fill}</a:{side}>'
        cell._tc.get_or_add_tcPr().insert(place, parse_xml(line))


def rgb(colour: str) -> RGBColor:
    """A colour of the pack as the file has it."""
    return RGBColor.from_string(colour.lstrip("#").upper())
