"""Writes a document as a PDF, a web page, a CSV file or Markdown."""

import csv
import json
from functools import cache
from html import escape
from io import StringIO

import typst

from .parts import Cell, Document, Grid, Words


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf_of(document: Document, a4: bool, head_once: bool) -> bytes:
    """A PDF on A3, or A4, on its side, the heading rows on every page or once; a table without rules has room between its columns instead."""
    said = [
        f"#set page(paper: \"{'a4' if a4 else 'a3'}\", flipped: true, margin: (x: 12mm, y: 16mm)"
        + (f", header: text(size: 8pt, {_quoted(document.running)}), footer: context text(size: 8pt, {_quoted(document.running)} + [ | page ] + str(here().page()))" if document.running else "")
        + ")",
        "#set text(size: 7.5pt, hyphenate: false)",
        "#set par(leading: 0.5em)",
    ]  # fmt: skip
    for part in document.parts:
        if isinstance(part, Words):
            said.append(
                f"#heading(level: {part.level}, {_quoted(part.text)})" if part.level else f"#par({_quoted(part.text)})"
            )
        elif isinstance(part, Grid):
            said.append(_typst(part, head_once))
    return typst.compile("\n\n".join(said).encode(), font_paths=_fonts())


def _typst(grid: Grid, head_once: bool) -> str:
    widths = ", ".join(f"{width}fr" for width in grid.widths)
    looks = (
        "stroke: 0.5pt, inset: 3pt"
        if grid.is_ruled
        else "stroke: none, column-gutter: 8pt, row-gutter: 5pt, inset: 2pt"
    )
    lines = [", ".join(_typst_cell(cell) for cell in line if cell) for line in grid.lines]
    heads = (
        f"table.header(repeat: {'false' if head_once else 'true'}, {', '.join(lines[: grid.heads])}), "
        if grid.heads
        else ""
    )
    return f"#table(columns: ({widths},), align: left + top, {looks}, {heads}{', '.join(filter(None, lines[grid.heads :]))})"


def _typst_cell(cell: Cell) -> str:
    parts = " + linebreak() + ".join(_quoted(text) for text in cell.text.split("\n"))
    body = f"strong({parts})" if cell.bold and cell.text else parts
    fill = f"fill: rgb('#{cell.fill}'), ".replace("'", '"') if cell.fill else ""
    return f"table.cell({fill}colspan: {cell.across}, rowspan: {cell.down}, {body})"


def _quoted(text: str | None) -> str:
    return json.dumps(text or "", ensure_ascii=False)


def html_of(document: Document, old: bool) -> bytes:
    """A web page, with a line of navigation above the plan; an old one fills its cells with bgcolor."""
    said = [
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(document.title)}</title></head><body>"
    ]
    said.append("<nav><ul><li><a href='/'>Home</a></li><li><a href='/council'>Your council</a></li></ul></nav><main>")
    for part in document.parts:
        if isinstance(part, Words):
            name = f"h{part.level}" if part.level else "p"
            said.append(f"<{name}>{escape(part.text)}</{name}>")
        elif isinstance(part, Grid):
            said.append(_html_table(part, old))
    return "\n".join([*said, "</main></body></html>"]).encode()


def _html_table(grid: Grid, old: bool) -> str:
    rows = []
    for number, line in enumerate(grid.lines):
        name = "th" if number < grid.heads else "td"
        rows.append(f"<tr>{''.join(_html_cell(cell, name, old) for cell in line if cell)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _html_cell(cell: Cell, name: str, old: bool) -> str:
    looks = "".join(
        (
            f' colspan="{cell.across}"' if cell.across > 1 else "",
            f' rowspan="{cell.down}"' if cell.down > 1 else "",
            (f' bgcolor="#{cell.fill}"' if old else f' style="background-color: #{cell.fill}"') if cell.fill else "",
        )
    )
    text = escape(cell.text).replace("\n", "<br>")
    return f"<{name}{looks}>{f'<b>{text}</b>' if cell.bold and name == 'td' else text}</{name}>"


def csv_of(document: Document, delimiter: str, encoding: str) -> bytes:
    """An export: a spanned cell's text stands in the first of its cells; the others are empty."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    for part in document.parts:
        if isinstance(part, Words):
            writer.writerow([part.text])
        elif isinstance(part, Grid):
            writer.writerows([cell.text if cell else "" for cell in line] for line in part.lines)
            writer.writerow([])
    try:
        return stream.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return stream.getvalue().encode()


def md_of(document: Document) -> bytes:
    """Markdown with tables of pipes."""
    said = []
    for part in document.parts:
        if isinstance(part, Words):
            said += [f"{'#' * part.level} {part.text}" if part.level else part.text, ""]
        elif isinstance(part, Grid):
            lines = [_piped(line) for line in part.lines]
            above = [] if part.heads else [_piped([Cell()] * len(part.widths))]
            rule = "|" + " --- |" * len(part.widths)
            said += [*above, *lines[: part.heads], rule, *lines[part.heads :], ""]
    return "\n".join(said).encode()


def _piped(line: list[Cell | None]) -> str:
    texts = (f"**{cell.text}**" if cell and cell.bold and cell.text else cell.text if cell else "" for cell in line)
    return "| " + " | ".join(text.replace("\n", "<br>").replace("|", "\\|") for text in texts) + " |"
