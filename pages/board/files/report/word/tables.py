"""Tables of the report in Word: a head that every page repeats, rows that stay whole, a description for readers.

They are written as XML in one piece, every text escaped: cell by cell, a plan of 200 tasks takes a quarter of a minute.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Pt

from pages.board.files.column_widths import widths
from pages.board.files.report.word.styles import CELL
from pages.board.pack.model import Column, Table
from pages.said.colours import RULE
from pages.said.language import say

_BAND = "F1F3F4"
_LONG = 700  # letters; a longer row may be cut by the end of a page
_GAP = Pt(4)  # after a table
_LARGE = 28  # half points
_TWIPS = 20  # in a point


def add(document: Document, table: Table, room: Length, alt: str, names: Sequence[str] = ()) -> None:
    """A table. room: its width; alt: its description; names: of the rows, where they stand under names."""
    columns = table.columns
    rows = [[column.said(cell) for column, cell in zip(columns, row.cells, strict=True)] for row in table.rows]
    wide = [round(width * _TWIPS) for width in widths(columns, rows, room.pt)]
    made, last = [_head(columns, wide)], None
    for at, cells in enumerate(rows):
        if names and names[at] != last:
            last = names[at]
            made.append(_name(last, wide))
        made.append(_row(cells, columns, wide))
    _put(document, made, wide, alt)


def strip(document: Document, figures: Sequence[tuple[str, str]], room: Length) -> None:
    """A few figures side by side, each under its name."""
    columns = [Column(name) for name, _ in figures]
    wide = [round(room.pt * _TWIPS / len(figures))] * len(figures)
    figure = f'<w:b/><w:sz w:val="{_LARGE}"/>'
    rows = [_head(columns, wide), _row([said for _, said in figures], columns, wide, figure)]
    _put(document, rows, wide, say("The main figures"))


def _put(document: Document, rows: list[str], wide: list[int], alt: str) -> None:
    """A table at the end of the document, and the paragraph that Word needs after it, as low as it goes."""
    colour = RULE.removeprefix("#")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in ("top", "bottom", "insideH")
    )
    sides = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblDescription w:val={quoteattr(alt[:1000])}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )
    after = document.add_paragraph(style=CELL)
    after.paragraph_format.line_spacing = _GAP
    after._p.addprevious(table)


def _head(columns: Sequence[Column], wide: Sequence[int]) -> str:
    cells = "".join(
        _cell(column.name, width, "<w:b/>", is_number=column.kind == "number", is_kept=True, is_shaded=True)
        for column, width in zip(columns, wide, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(texts: Sequence[str], columns: Sequence[Column], wide: Sequence[int], look: str = "") -> str:
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if sum(map(len, texts)) < _LONG else ""
    cells = "".join(
        _cell(text, width, look, is_number=column.kind == "number")
        for text, column, width in zip(texts, columns, wide, strict=True)
    )
    return f"<w:tr>{whole}{cells}</w:tr>"


def _name(name: str, wide: Sequence[int]) -> str:
    """A row across the table with the name that the rows after it stand under."""
    cell = _cell(name, sum(wide), "<w:b/>", is_kept=True, span=len(wide))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _cell(
    text: str, width: int, look: str, *, is_number: bool = False, is_kept: bool = False, is_shaded: bool = False,
    span: int = 1,
) -> str:  # fmt: skip
    """A cell. look: of its letters, as XML; is_kept: on the page of the row that follows."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_BAND}"/>' if is_shaded else ""
    kept, right = "<w:keepNext/>" * is_kept, '<w:jc w:val="right"/>' * is_number
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{shade}</w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{CELL.replace(" ", "")}"/>{kept}<w:spacing w:before="30" w:after="30"/>{right}</w:pPr>'
        f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r></w:p></w:tc>"
    )
