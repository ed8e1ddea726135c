"""Small documents drawn as text, written in a format that the loaders read: no council's plan, no person's name.

Each line is a paragraph, "# …" a heading (one # a level), "== Name" the sheet that follows, and a line with " | " a row;
a blank line parts two tables. In a row ">" goes on with the cell at its left, "^" with the one above, "¶" breaks a line
and "{red}" before a text fills the cell.
"""

import csv
import html
import re
from dataclasses import dataclass, field
from io import StringIO
from itertools import groupby

import docx
import openpyxl
from helpers.plan_writer import saved, shade
from openpyxl.styles import PatternFill

from loaders.reading.plan import read_plan
from loaders.records import PlanReading

FILLS = {
    "green": "92D050",
    "amber": "FFC000",
    "red": "FF0000",
    "blue": "0070C0",
    "purple": "7030A0",
    "grey": "BFBFBF",
    "pale": "DEEAF6",
}
_FILL = re.compile(r"^\{(\w+)\}\s*")


@dataclass
class _Part:
    """A heading, a paragraph, a sheet's name or a table."""

    kind: str
    text: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)


def reading_of(drawing: str, kind: str = "html", **options) -> PlanReading:
    """A drawn document, written as one kind of file (html, docx, xlsx or csv) and read as a plan."""
    return read_plan(_WRITERS[kind](_parts(drawing)), f"document.{kind}", **options)


def leads_of(task) -> list[str]:
    """The names of a task's leads."""
    return [lead.lead for lead in task.leads]


def columns_of(reading: PlanReading) -> dict[str, str]:
    """What each column was taken for, by its heading, else its place."""
    return {column.name: column.field for column in reading.columns}


def values(reading: PlanReading, *names: str) -> list:
    """Some values of each task, of several names as tuples; dates as text, leads by their names, nothing as None."""
    shown = [
        tuple(leads_of(task) if name == "leads" else _plain(getattr(task, name)) for name in names)
        for task in reading.tasks
    ]
    return [row[0] for row in shown] if len(names) == 1 else shown


def rules_of(reading: PlanReading) -> list[str]:
    """The rules of all findings, in their order."""
    return [finding.rule for finding in reading.findings]


def _plain(value):
    return str(value) if hasattr(value, "isoformat") else value


def _parts(drawing: str) -> list[_Part]:
    parts: list[_Part] = []
    lines = [line.strip() for line in drawing.strip().splitlines()]
    for is_table, group in groupby(lines, lambda line: " | " in line):
        if is_table:
            parts.append(_Part("table", rows=[[cell.strip() for cell in line.split("|")] for line in group]))
            continue
        for line in filter(None, group):
            if line.startswith("== "):
                parts.append(_Part("sheet", line[3:]))
            elif heading := re.match(r"^(#+) (.+)$", line):
                parts.append(_Part("heading", heading[2], len(heading[1])))
            else:
                parts.append(_Part("line", line))
    return parts


def _split(cell: str) -> tuple[str, str | None]:
    fill = _FILL.match(cell)
    return _FILL.sub("", cell).replace("¶", "\n"), FILLS[fill[1]] if fill else None


def _spans(rows: list[list[str]], down: int, across: int) -> tuple[int, int]:
    """How many rows and columns a cell goes over."""
    row = rows[down]
    wide = 1
    while across + wide < len(row) and row[across + wide] == ">":
        wide += 1
    deep = 1
    while down + deep < len(rows) and across < len(rows[down + deep]) and rows[down + deep][across] == "^":
        deep += 1
    return deep, wide


def _html(parts: list[_Part]) -> bytes:
    written = []
    for part in parts:
        if part.kind == "table":
            written.append(
                f"<table>{''.join(_html_row(part.rows, number) for number in range(len(part.rows)))}</table>"
            )
        else:
            tag = f"h{part.level}" if part.level else "p"
            written.append(f"<{tag}>{html.escape(part.text)}</{tag}>")
    return f"<!doctype html><html><head><meta charset='utf-8'></head><body>{''.join(written)}</body></html>".encode()


def _html_row(rows: list[list[str]], down: int) -> str:
    cells = []
    for across, cell in enumerate(rows[down]):
        if cell in (">", "^"):
            continue
        text, fill = _split(cell)
        deep, wide = _spans(rows, down, across)
        style = f' style="background-color: #{fill}"' if fill else ""
        shown = html.escape(text).replace("\n", "<br>")
        cells.append(f'<td rowspan="{deep}" colspan="{wide}"{style}>{shown}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _docx(parts: list[_Part]) -> bytes:
    document = docx.Document()
    for part in parts:
        if part.kind == "table":
            _word_table(document, part.rows)
        elif part.level:
            document.add_heading(part.text, part.level)
        else:
            document.add_paragraph(part.text)
    return saved(document)


def _word_table(document, rows: list[list[str]]) -> None:
    grid = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    document.add_paragraph()
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if cell in (">", "^"):
                continue
            text, fill = _split(cell)
            deep, wide = _spans(rows, down, across)
            own = grid.cell(down, across)
            if (deep, wide) != (1, 1):
                own = own.merge(grid.cell(down + deep - 1, across + wide - 1))
            own.text = text
            if fill:
                shade(own, fill)


def _xlsx(parts: list[_Part]) -> bytes:
    book = openpyxl.Workbook()
    sheet, row = book.active, 0
    sheet.title = "Plan"
    for number, part in enumerate(parts):
        if part.kind == "sheet":
            sheet, row = (book.active if number == 0 else book.create_sheet()), 0
            sheet.title = part.text
        elif part.kind != "table":
            row += 1
            sheet.cell(row, 1, part.text)
        else:
            row = _sheet_table(sheet, part.rows, row)
    return saved(book)


def _sheet_table(sheet, rows: list[list[str]], above: int) -> int:
    for down, cells in enumerate(rows):
        for across, cell in enumerate(cells):
            if cell in (">", "^"):
                continue
            text, fill = _split(cell)
            deep, wide = _spans(rows, down, across)
            top, left = above + down + 1, across + 1
            if text:
                sheet.cell(top, left, text)
            if fill:
                sheet.cell(top, left).fill = PatternFill("solid", fgColor=fill)
            if (deep, wide) != (1, 1):
                sheet.merge_cells(start_row=top, end_row=top + deep - 1, start_column=left, end_column=left + wide - 1)
    return above + len(rows) + 1


def _csv(parts: list[_Part]) -> bytes:
    text = StringIO()
    writer = csv.writer(text)
    for part in parts:
        if part.kind == "table":
            writer.writerows([["" if cell in (">", "^") else _split(cell)[0] for cell in row] for row in part.rows])
        else:
            writer.writerow([part.text])
    return text.getvalue().encode()


_WRITERS = {"html": _html, "docx": _docx, "xlsx": _xlsx, "csv": _csv}
