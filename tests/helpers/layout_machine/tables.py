"""Puts a layout's columns into tables: heading rows, section rows, merged cells, what a template left empty."""

from . import values
from .column import Column
from .columns import Columns
from .gold import PIECES, TITLE
from .layout import Layout
from .parts import Cell, Grid, Line, Part, Sheet, Words

_HEAD = "D9E2F3"
_BAND = "EDEDED"
_LEVELS = {0: "Part one: what the council does itself", 2: "Part two: what it does with others"}
_SENTENCE = "We look at this every six months and say in public how far we have come."


def tables_of(layout: Layout, made: Columns, key: list[tuple[str, str | None]]) -> list[Part]:
    """The tables of a layout with what parts them; key is the texts and fills of a key that is a row of the table."""
    groups = [
        [n for n, piece in enumerate(PIECES) if piece.section == section] for section in range(len(made.sections))
    ]
    widths = [column.width for column in made.columns]
    heads = [] if layout.no_header else _heads(layout, made.columns)
    shown = [Cell("Key:"), *(Cell(text, fill=fill) for text, fill in key)] if key else []
    above: list[Line] = (
        [[*shown, *(Cell() for _ in range(len(widths) - len(shown)))]] if len(widths) >= 6 and key else []
    )
    alone: list[Part] = (
        [Grid([shown], [1.0] * len(shown), heads=0, is_ruled=layout.is_ruled)] if key and not above else []
    )
    if layout.sections in ("tables", "sheets"):
        parts = alone
        for number, group in enumerate(groups):
            lines = [*heads, *_rows(layout, made, group)]
            if number + 1 == len(groups) and layout.totals:
                lines.append(_total(made.columns))
            lines = [*above, *lines] if number == 0 else lines
            grid = Grid(lines, widths, len(heads) + (len(above) if number == 0 else 0), layout.is_ruled)
            parts += [*_introduced(layout, made.sections, number), grid]
        return parts
    lines = _sections_in_one(layout, made, groups)
    if layout.repeat_header:
        for at in range(layout.repeat_header, len(lines), layout.repeat_header + len(heads)):
            lines[at:at] = heads if _may_part(lines, at) else []
    if layout.totals:
        lines.append(_total(made.columns))
    return [*alone, Grid([*above, *heads, *lines], widths, len(above) + len(heads), layout.is_ruled)]


def _introduced(layout: Layout, sections: list[str], number: int) -> list[Part]:
    """What stands above the table of one section."""
    if layout.sections == "sheets":
        parts: list[Part] = [Sheet(sections[number]), *([Words(TITLE, 1)] if layout.seed % 2 else [])]
    else:
        parts = [Words(_LEVELS[number], 2)] if layout.parts and number in _LEVELS else []
        parts.append(Words(sections[number], 3 if layout.parts else 2))
    return [*parts, Words(_SENTENCE)] if layout.sentences else parts


def _sections_in_one(layout: Layout, made: Columns, groups: list[list[int]]) -> list[Line]:
    """The rows of all sections, for one table."""
    count = len(made.columns)
    lines: list[Line] = []
    for number, group in enumerate(groups):
        if layout.blank_rows == "between sections" and number:
            lines.append([Cell() for _ in range(count)])
        if layout.parts and number in _LEVELS:
            lines.append(_across(_LEVELS[number], count, _HEAD))
        if layout.sections == "rows":
            lines.append(_across(made.sections[number], count, _BAND))
        lines += _rows(layout, made, group)
    return lines


def _may_part(lines: list[Line], at: int) -> bool:
    """Whether no cell spans from above into a line."""
    return all(cell is not None for cell in lines[at])


def _across(text: str, count: int, fill: str | None = None) -> Line:
    return [Cell(text, fill=fill, across=count, bold=True), *([None] * (count - 1))]


def _heads(layout: Layout, columns: list[Column]) -> list[Line]:
    """The heading rows: a title across, the groups' names, and the columns' own."""
    lines: list[Line] = []
    if layout.title_row:
        lines.append(_across(TITLE, len(columns)))
    if not any(column.group for column in columns):
        return [*lines, [Cell(column.heading, fill=_HEAD, bold=True) for column in columns]]
    upper: Line = []
    lower: Line = []
    for number, column in enumerate(columns):
        own = Cell(column.heading, fill=_HEAD, bold=True)
        if not column.group:
            own.down = 2 if layout.spans else 1
            upper.append(own if layout.spans else Cell())
            lower.append(None if layout.spans else own)
            continue
        lower.append(own)
        if number and columns[number - 1].group == column.group:
            upper.append(None)
        else:
            across = sum(each.group == column.group for each in columns)
            upper.append(Cell(column.group, fill=_HEAD, bold=True, across=across))
    return [*lines, upper, lower]


def _rows(layout: Layout, made: Columns, group: list[int]) -> list[Line]:
    """The rows of one section, cells merged where the layout merges them, and what a template left empty."""
    lines: list[Line] = [[column.cells[number] for column in made.columns] for number in group]
    for at, column in enumerate(made.columns):
        if column.field == "lead" and layout.lead_merged:
            _merge_same(lines, at)
        if column.field == "section" and layout.sections == "column merged":
            lines[0][at].down = len(group)
            for line in lines[1:]:
                line[at] = None
    if layout.blank_rows in ("empty", "ref only"):
        lines += _blank(layout, made, group)
    return lines


def _merge_same(lines: list[Line], at: int) -> None:
    first = lines[0][at]
    for line in lines[1:]:
        cell = line[at]
        if cell.text and cell.text == first.text:
            first.down += 1
            line[at] = None
        else:
            first = cell


def _blank(layout: Layout, made: Columns, group: list[int]) -> list[Line]:
    """Two rows that nobody filled, the next references in them where the layout has it so."""
    section = PIECES[group[0]].section
    if layout.ref in ("PREV-01", "1", "PAP/24/001") and section + 1 < len(made.sections):
        return []
    lines: list[Line] = [[Cell() for _ in made.columns] for _ in range(2)]
    if layout.blank_rows == "ref only" and layout.ref:
        at = next(n for n, column in enumerate(made.columns) if column.field == "ref")
        for more, line in enumerate(lines):
            line[at] = Cell(values.REFS[layout.ref](section, len(group) + more, len(PIECES) + more))
    return lines


def _total(columns: list[Column]) -> Line:
    line: Line = [Cell() for _ in columns]
    line[0] = Cell(f"Total: {len(PIECES)} actions", bold=True)
    for at, column in enumerate(columns):
        if column.field == "cost" and at:
            line[at] = Cell("£107,600", bold=True)
    return line
