"""Tables of the report in Word: a head that every page repeats, rows that stay whole, a description for readers."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from pages.board.files.column_widths import widths
from pages.board.files.report.word.styles import CELL
from pages.board.pack.model import Column, Table
from pages.said.colours import RULE

_BAND = "F1F3F4"
_LONG = 700  # letters; a longer row may be cut by the end of a page
_GAP = Pt(4)  # after a table


def add(document: Document, table: Table, room: Length, alt: str, names: Sequence[str] = ()) -> None:
    """A table. room: its width; alt: its description; names: of the rows, where they stand under names."""
    columns = table.columns
    rows = [[column.said(cell) for column, cell in zip(columns, row.cells, strict=True)] for row in table.rows]
    made = _empty(document, [Pt(width) for width in widths(columns, rows, room.pt)], alt)
    _add_row(made, [column.name for column in columns], columns, is_head=True)
    last = None
    for at, cells in enumerate(rows):
        if names and names[at] != last:
            last = names[at]
            _name(made, last)
        _add_row(made, cells, columns)
    _gap(document)


def strip(document: Document, figures: Sequence[tuple[str, str]], room: Length) -> None:
    """A few figures side by side, each under its name."""
    columns = [Column(name) for name, _ in figures]
    made = _empty(document, [Length(room // len(figures))] * len(figures), "The main figures")
    _add_row(made, [name for name, _ in figures], columns, is_head=True)
    row = _add_row(made, [said for _, said in figures], columns)
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold, run.font.size = True, Pt(14)
    _gap(document)


def _gap(document: Document) -> None:
    """The paragraph that Word needs between a table and what follows, as low as it goes."""
    document.add_paragraph(style=CELL).paragraph_format.line_spacing = _GAP


def _empty(document: Document, wide: Sequence[Length], alt: str) -> WordTable:
    made = document.add_table(rows=0, cols=len(wide))
    properties = made._tbl.tblPr
    for column, width in zip(made.columns, wide, strict=True):
        column.width = width
    made.autofit = False
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="{RULE.removeprefix("#")}"/>'
        for side, kind in (("top", "single"), ("bottom", "single"), ("insideH", "single"))
    )
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    sides = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    layout.addnext(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))
    described = OxmlElement("w:tblDescription")
    described.set(qn("w:val"), alt[:1000])
    properties.append(described)
    return made


def _add_row(made: WordTable, texts: Sequence[str], columns: Sequence[Column], is_head: bool = False) -> _Row:
    row = made.add_row()
    for cell, text, column, width in zip(row.cells, texts, columns, made.columns, strict=True):
        cell.width = width.width
        _write(cell, text, is_bold=is_head)
        if column.kind == "number":
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if is_head:
            _shade(cell)
    if is_head:
        _mark(row, "w:tblHeader")
        _keep(row)
    if sum(map(len, texts)) < _LONG:
        _mark(row, "w:cantSplit")
    return row


def _name(made: WordTable, name: str) -> None:
    """A row across the table with the name that the rows after it stand under."""
    row = made.add_row()
    cell = row.cells[0].merge(row.cells[-1])
    _write(cell, name, is_bold=True)
    _mark(row, "w:cantSplit")
    _keep(row)


def _write(cell: _Cell, text: str, *, is_bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    paragraph.add_run(text).bold = is_bold or None


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_BAND}"/>')
    )


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _keep(row: _Row) -> None:
    """A row on the page of the one that follows it."""
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
