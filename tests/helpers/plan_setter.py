"""Sets a plan that exists as text again as a Word or PDF file, its tasks' cells shaded, as councils publish theirs."""

import html
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import docx
from helpers.plan_writer import AMBER, BLUE, GREEN, RED, saved, shade
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

from loaders.layout.phrases import is_ref
from loaders.read import read
from loaders.records import Line, Row

FILLS = (GREEN, AMBER, RED, BLUE)
READ_AS = {GREEN: "on_schedule", AMBER: "behind", RED: "off_track", BLUE: "complete"}


def fill_of(number: int) -> str:
    """The made-up fill of a plan's nth task."""
    return FILLS[number % len(FILLS)]


def set_again(kind: str, content: bytes, file_name: str, column: int) -> bytes:
    """A plan as a .docx or .pdf file, with the given cell of each numbered row shaded in turn."""
    parts = list(_parts(read(content, file_name).blocks, column))
    return _docx(parts) if kind == "docx" else _pdf(parts)


def _parts(blocks: tuple[Row | Line, ...], column: int) -> Iterator[Line | list[tuple[list[str], dict[int, str]]]]:
    """Lines, and tables as rows of texts with the fills of their cells."""
    tasks = 0
    for is_table, group in groupby(blocks, key=lambda block: len(block.cells) if isinstance(block, Row) else 0):
        if not is_table:
            yield from group
            continue
        rows = []
        for row in group:
            fills = {}
            if is_ref(row.cells[0]) and sum(map(bool, row.cells)) > 2:
                fills = {column: fill_of(tasks)}
                tasks += 1
            rows.append((list(row.cells), fills))
        yield rows


def _docx(parts: list) -> bytes:
    document = docx.Document()
    for part in parts:
        if isinstance(part, Line):
            document.add_heading(part.text, part.level) if part.level else document.add_paragraph(part.text)
            continue
        grid = document.add_table(rows=len(part), cols=len(part[0][0]))
        for shown, (texts, fills) in zip(grid.rows, part, strict=True):
            for number, (cell, text) in enumerate(zip(shown.cells, texts, strict=True)):
                cell.text = text
                if number in fills:
                    shade(cell, fills[number])
        document.add_paragraph("")
    return saved(document)


def _pdf(parts: list) -> bytes:
    page, small = landscape(A3), ParagraphStyle("small", fontSize=7, leading=8.5)
    flow = []
    for part in parts:
        if isinstance(part, Line):
            size = 16 - 2 * part.level if part.level else 9
            flow.append(Paragraph(html.escape(part.text), ParagraphStyle("line", fontSize=size, leading=size + 3)))
            continue
        style = [("GRID", (0, 0), (-1, -1), 0.5, "#000000"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        for number, (_, fills) in enumerate(part):
            style += [("BACKGROUND", (at, number), (at, number), f"#{fill}") for at, fill in fills.items()]
        width = (page[0] - 40) / (len(part[0][0]) - 0.5)
        cells = [[Paragraph(html.escape(text).replace("\n", "<br/>"), small) for text in texts] for texts, _ in part]
        flow += [LongTable(cells, colWidths=[width / 2] + [width] * (len(part[0][0]) - 1), style=style), Spacer(1, 12)]
    stream = BytesIO()
    SimpleDocTemplate(stream, pagesize=page, leftMargin=20, rightMargin=20, topMargin=30, bottomMargin=30).build(flow)
    return stream.getvalue()
