"""A table of the pack as a native one: the brief columns, and the rows that can be read on a slide."""

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import POINT, Box, add_run
from pages.board.pack.model import Column, Row, Table
from pages.said import ratings, shades, words
from pages.said.colours import MUTED, TEXT

_SIZES, _SMALLEST = (18.0, 16.0, 14.0), 12.0
_SHORT = 20
_ROWS, _FEW_ROWS = 7, 4
_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own style "No Style, No Grid"


@dataclass(frozen=True)
class _Set:
    """A table set for a slide: texts and heights at a size; heights has the head's first."""

    size: float
    widths: list[float]
    texts: list[list[str]]
    heights: list[float]


def draw(slide, table: Table, box: Box, face: Face, most: int | None) -> tuple[int, float]:
    """Adds the rows of a table that fit a box to a slide, at most so many; returns how many, and the table's height."""
    brief = [at for at, column in enumerate(table.columns) if column.is_brief] or [0]
    columns = [table.columns[at] for at in brief]
    wanted = table.rows[:most]
    cells = [[table.columns[at].said(row.cells[at]) for at in brief] for row in wanted]
    done = _best(columns, cells, box, face)
    shown = len(done.texts)
    frame = slide.shapes.add_table(shown + 1, len(columns), *Box(box.left, box.top, box.width, sum(done.heights)).emu())
    frame.name = "Table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _alt(table, columns, shown))
    native = frame.table
    native.first_row, native.horz_banding = True, False
    native._tbl.tblPr.find("{*}tableStyleId").text = _BARE
    for at, wide in enumerate(done.widths):
        native.columns[at].width = round(wide * POINT)
    for at, high in enumerate(done.heights):
        native.rows[at].height = round(high * POINT)
    for at, column in enumerate(columns):
        _write(native.cell(0, at), column.name, column, done.size, None, face)
        for down, (texts, row) in enumerate(zip(done.texts, wanted, strict=False), start=1):
            _write(native.cell(down, at), texts[at], column, done.size, row, face)
    return shown, sum(done.heights)


def _alt(table: Table, columns: list[Column], shown: int) -> str:
    names = words.several([column.name for column in columns])
    return f"Table: {table.name}. {words.of(shown, len(table.rows))} rows, with the columns {names}."


def _best(columns: list[Column], cells: list[list[str]], box: Box, face: Face) -> _Set:
    """The table with every row whole, as large as that goes; else with cells cut, and last with fewer rows."""
    for number in (len(cells), _ROWS):
        for size in _SIZES:
            done = _set(columns, cells[:number], box, size * face.scale, 4, face)
            if done.texts == cells[:number]:
                return done
    for size, most in ((_SIZES[-1], 3), (_SIZES[-1], 2), (_SMALLEST, 3), (_SMALLEST, 2), (_SMALLEST, 1)):
        done = _set(columns, cells[:_ROWS], box, size * face.scale, most, face)
        if len(done.texts) >= min(_ROWS if most > 2 else _FEW_ROWS, len(cells)):
            return done
    return done


def _set(columns: list[Column], cells: list[list[str]], box: Box, size: float, most: int, face: Face) -> _Set:
    widths = _widths(columns, cells, box.width, size, face)
    inner = [wide - 12 * face.scale for wide in widths]
    texts = [[face.cut(text, size, room, most) for text, room in zip(row, inner, strict=True)] for row in cells]
    heights = [_high([column.name for column in columns], inner, size, face, bold=True)]
    kept: list[list[str]] = []
    for row in texts:
        high = _high(row, inner, size, face)
        if kept and sum(heights) + high > box.height:
            break
        kept.append(row)
        heights.append(high)
    return _Set(size, widths, kept, heights)


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
    long += [0.62 * face.width(text, size) for text in texts if len(text) <= _SHORT or column.kind == "rating"]
    padding = (24 if column.kind == "number" else 14) * face.scale
    return min(max(long, default=0) + padding, part * (1.5 if column.kind == "rating" else 1))


def _write(cell, text: str, column: Column, size: float, row: Row | None, face: Face) -> None:
    """A cell's text and look; row: none for the head."""
    cell.margin_left = cell.margin_right = Pt(6 * face.scale)
    cell.margin_top = cell.margin_bottom = Pt(4 * face.scale)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.line_spacing = 1.0
    if column.kind == "number":
        paragraph.alignment, cell.margin_right = PP_ALIGN.RIGHT, Pt(16 * face.scale)
    add_run(paragraph, text, size, face, bold=row is None)
    if row is not None and column.kind == "rating" and row.rating and row.rating != ratings.NOT_RATED.code:
        fill = shades.fill(row.rating, False, share=1, is_computed=row.is_computed)
        cell.fill.solid()
        cell.fill.fore_color.rgb = _rgb(fill)
        font = paragraph.runs[0].font
        font.color.rgb = _rgb(TEXT[False] if row.is_computed else ratings.text_colour(row.rating, False))
    else:
        cell.fill.background()
    _underline(cell, 1.5 if row is None else 0.5)


def _underline(cell, points: float) -> None:
    fill = f'<a:solidFill><a:srgbClr val="{MUTED[False].lstrip("#")}"/></a:solidFill>'
    line = f'<a:lnB {nsdecls("a")} w="{round(points * POINT)}">{fill}</a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
