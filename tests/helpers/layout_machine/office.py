"""Writes a document as a Word file or an Excel workbook."""

from html import escape
from io import BytesIO

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from .parts import Cell, Document, Grid, Sheet, Words

_NUMBERING = (
    f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1'/><w:lvlJc w:val='left'/></w:lvl></w:abstractNum>",
    f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>",
)
_WIDTH = 14_000  # twentieths of a point, about an A4 page on its side


def docx_of(document: Document) -> bytes:
    """A Word file, its tables written as XML: python-docx takes its time over each cell."""
    made = docx.Document()
    if document.running:
        made.sections[0].header.paragraphs[0].text = document.running
        made.sections[0].footer.paragraphs[0].text = f"{document.running} | page"
    for part in document.parts:
        if isinstance(part, Words):
            made.add_heading(part.text, part.level) if part.level else made.add_paragraph(part.text)
        elif isinstance(part, Grid):
            made.element.body.insert(len(made.element.body) - 1, parse_xml(_table(part)))
            made.add_paragraph("")
    if any(
        cell and cell.numbered
        for part in document.parts
        if isinstance(part, Grid)
        for line in part.lines
        for cell in line
    ):
        numbering = made.part.numbering_part.element
        numbering.insert(0, parse_xml(_NUMBERING[0]))
        numbering.append(parse_xml(_NUMBERING[1]))
    return _saved(made)


def _table(grid: Grid) -> str:
    share = _WIDTH / sum(grid.widths)
    columns = "".join(f"<w:gridCol w:w='{int(width * share)}'/>" for width in grid.widths)
    over: dict[int, tuple[int, int]] = {}  # by column: rows that a cell still covers below, and its width
    rows = []
    for line in grid.lines:
        cells, at = [], 0
        while at < len(line):
            cell = line[at]
            if cell is None and at in over:
                left, across = over.pop(at)
                if left > 1:
                    over[at] = (left - 1, across)
                cells.append(_word_cell(Cell(across=across), "<w:vMerge/>"))
                at += across
                continue
            if cell is None:
                raise ValueError(f"nothing covers the cell in column {at}")
            if cell.down > 1:
                over[at] = (cell.down - 1, cell.across)
            cells.append(_word_cell(cell, "<w:vMerge w:val='restart'/>" if cell.down > 1 else ""))
            at += cell.across
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val='TableGrid'/><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _word_cell(cell: Cell, merge: str) -> str:
    span = f"<w:gridSpan w:val='{cell.across}'/>" if cell.across > 1 else ""
    shade = f"<w:shd w:val='clear' w:color='auto' w:fill='{cell.fill}'/>" if cell.fill else ""
    bold = "<w:rPr><w:b/></w:rPr>" if cell.bold else ""
    if cell.numbered:
        body = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='77'/></w:numPr></w:pPr></w:p>"
    else:
        body = "".join(_paragraph(text, bold) for text in cell.text.split("\n"))
    return f"<w:tc><w:tcPr>{span}{merge}{shade}</w:tcPr>{body}</w:tc>"


def _paragraph(text: str, bold: str) -> str:
    style = "<w:pPr><w:pStyle w:val='ListBullet'/></w:pPr>" if text.startswith("• ") else ""
    said = escape(text.removeprefix("• "))
    return f"<w:p>{style}<w:r>{bold}<w:t xml:space='preserve'>{said}</w:t></w:r></w:p>" if said else "<w:p/>"


def xlsx_of(document: Document, offset: bool) -> bytes:
    """A workbook; with offset its tables begin in column C, on row 3."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    left, top = (2, 2) if offset else (0, 0)
    row = top
    for part in document.parts:
        if isinstance(part, Sheet):
            sheet, row = book.create_sheet(part.name), top
        elif isinstance(part, Words):
            row += 1
            sheet.cell(row, left + 1, part.text).font = Font(bold=bool(part.level))
            row += 1 if part.level == 1 else 0
        else:
            _fill_sheet(sheet, part, row, left)
            row += len(part.lines) + 1
    for sheet in book.worksheets:
        if sheet.max_row == 1 and sheet.max_column == 1 and sheet["A1"].value is None:
            book.remove(sheet)
    return _saved(book)


def _fill_sheet(sheet, grid: Grid, row: int, left: int) -> None:
    for number, line in enumerate(grid.lines, start=row + 1):
        for at, cell in enumerate(line, start=left + 1):
            if cell is None:
                continue
            written = sheet.cell(number, at)
            if cell.day:
                written.value, written.number_format = cell.day, cell.day_format
            elif cell.text:
                written.value = cell.text
                written.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.fill:
                written.fill = PatternFill("solid", fgColor=cell.fill)
            if cell.bold:
                written.font = Font(bold=True)
            if cell.across > 1 or cell.down > 1:
                sheet.merge_cells(
                    start_row=number, start_column=at, end_row=number + cell.down - 1, end_column=at + cell.across - 1
                )
    for at, width in enumerate(grid.widths, start=left + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 10 * width


def _saved(made) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
