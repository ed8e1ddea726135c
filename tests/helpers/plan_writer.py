"""One made-up plan, or any other, written in every format that the loaders read; no council's, no person's."""

import csv
import html
from dataclasses import dataclass, field
from io import BytesIO, StringIO

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import PatternFill
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

GREEN, AMBER, RED, BLUE = "92D050", "FFC000", "FF0000", "0070C0"
FORMATS = ("docx", "pdf", "xlsx", "csv", "tsv", "html", "txt")
COLOURED = ("docx", "pdf", "xlsx", "html")


@dataclass
class Table:
    """A plan to write: a header, its rows (one text alone is a heading across), and the fill of rows' last cells."""

    header: list[str]
    rows: list[list[str]]
    fills: dict[int, str] = field(default_factory=dict)
    title: str = "Prevent action plan 2021"


MADE_UP = Table(
    ["Ref", "Action", "Lead", "Timescale", "Progress", "RAG rating"],
    [
        ["Schools and colleges"],
        ["1a", "Publish the guidance for schools", "Una Marsh", "May 2021", "Guidance published and sent out", ""],
        ["1b", "Hold a briefing for governors, with “questions” & answers", "Una Marsh/Tom Field", "30 June 2021", "Date not agreed", ""],
        ["Venues"],
        ["2a", "Review the hire of rooms", "Facilities Team", "September 2021", "• Draft policy written\n• Talks with hirers under way", ""],
        ["2b", "Check the filtering of public computers", "ICT Team", "December 2021", "", ""],
    ],
    {1: BLUE, 2: RED, 4: AMBER, 5: GREEN},
)  # fmt: skip


def write(kind: str, table: Table = MADE_UP) -> bytes:
    """The plan as a file of one kind (an ending without its dot)."""
    return _WRITERS[kind](table)


def _wide(row: list[str], table: Table) -> list[str]:
    return row + [""] * (len(table.header) - len(row))


def _csv(table: Table, delimiter: str = ",") -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([table.title])
    writer.writerows([table.header, *(_wide(row, table) for row in table.rows)])
    return text.getvalue().encode()


def _txt(table: Table) -> bytes:
    rows = [table.header, *(_wide(row, table) for row in table.rows)]
    lines = ["\t".join(cell.replace("\n", "<br>") for cell in row) for row in rows]
    return "\n".join([table.title, "", *lines]).encode()


def _html(table: Table) -> bytes:
    rows = []
    for number, row in enumerate(table.rows):
        if len(row) == 1:
            rows.append(f'<tr><td colspan="{len(table.header)}">{html.escape(row[0])}</td></tr>')
            continue
        cells = [f"<td>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in row]
        if number in table.fills:
            cells[-1] = cells[-1].replace("<td>", f'<td style="background-color: #{table.fills[number]}">')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = "".join(f"<th>{html.escape(name)}</th>" for name in table.header)
    body = f"<h1>{html.escape(table.title)}</h1><table><tr>{head}</tr>{''.join(rows)}</table>"
    return f"<!doctype html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def _xlsx(table: Table) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append([table.title])
    sheet.append(table.header)
    for number, row in enumerate(table.rows):
        sheet.append(row)
        if len(row) == 1:
            sheet.merge_cells(start_row=number + 3, end_row=number + 3, start_column=1, end_column=len(table.header))
        if number in table.fills:
            sheet.cell(number + 3, len(table.header)).fill = PatternFill("solid", fgColor=table.fills[number])
    return saved(book)


def saved(document) -> bytes:
    """The bytes of an office document that was built in memory."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def shade(cell, fill: str) -> None:
    """Fills a Word cell with a colour."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(shading)


def word(table: Table = MADE_UP):
    """The plan as an open Word document, for a test to change."""
    document = docx.Document()
    document.add_heading(table.title, 0)
    grid = document.add_table(rows=0, cols=len(table.header))
    grid.style = "Table Grid"
    for number, row in enumerate([table.header, *table.rows], start=-1):
        cells = grid.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells, row, strict=True):
            _fill_word(cell, text)
        if number in table.fills:
            shade(cells[-1], table.fills[number])
    return document


def _fill_word(cell, text: str) -> None:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.text = line.removeprefix("• ")
        if line.startswith("• "):
            paragraph.style = "List Bullet"


def _docx(table: Table) -> bytes:
    return saved(word(table))


def _pdf(table: Table) -> bytes:
    small = ParagraphStyle("small", fontSize=7, leading=8.5)
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "#000000"),
        ("BACKGROUND", (0, 0), (-1, 0), "#D9D9D9"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    rows = []
    for number, row in enumerate([table.header, *table.rows], start=-1):
        lines = (html.escape(cell).replace("\n", "<br/>") for cell in row)
        rows.append([Paragraph(text, small) for text in lines] + [""] * (len(table.header) - len(row)))
        if len(row) == 1:
            style.append(("SPAN", (0, number + 1), (-1, number + 1)))
        if number in table.fills:
            style.append(("BACKGROUND", (-1, number + 1), (-1, number + 1), f"#{table.fills[number]}"))
    stream = BytesIO()
    page = landscape(A3)
    width = (page[0] - 40) / (len(table.header) - 0.5)
    widths = [width / 2] + [width] * (len(table.header) - 1)
    title = Paragraph(html.escape(table.title), ParagraphStyle("title", fontSize=16, leading=24))
    SimpleDocTemplate(stream, pagesize=page, leftMargin=20, rightMargin=20, topMargin=30, bottomMargin=30).build(
        [title, LongTable(rows, colWidths=widths, style=style)]
    )
    return stream.getvalue()


_WRITERS = {
    "docx": _docx, "pdf": _pdf, "xlsx": _xlsx, "csv": _csv, "html": _html, "txt": _txt,
    "tsv": lambda table: _csv(table, "\t"),
}  # fmt: skip
