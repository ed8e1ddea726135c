"""The columns that say by when: due dates in a layout's style, and the other dates beside them."""

from datetime import date
from random import Random

from . import values
from .column import Column, Expected
from .gold import PIECES
from .layout import Layout
from .parts import Cell

_BOTH_DATES = ("{old}, revised to {new}", "{old}\nRevised: {new}", "{new} (was {old})", "{new} (originally {old})", "{old} extended to {new}")  # fmt: skip


def date_columns(layout: Layout, expected: list[Expected], rng: Random) -> list[Column]:
    """The columns of dates, and by when each task is due as they say it."""
    instead = {
        kind: values.in_place_of_date(kind, "cy" if layout.language == "cy" else "en", rng)
        for kind in ("ongoing", "tbc", "quarterly")
    }
    due, revised, both = [], [], rng.choice(_BOTH_DATES)
    for piece, want in zip(PIECES, expected, strict=True):
        if isinstance(piece.due, str):
            cell, said = Cell(instead.get(piece.due, "")), None
        else:
            cell, said = _date_cell(layout, piece.due, piece.precision, rng)
        due.append(cell)
        later, moved = _date_cell(layout, piece.revised, "day", rng)
        revised.append(later)
        want.due_on = moved if layout.second_dates in ("original revised", "in one cell") and moved else said
        if layout.second_dates == "in one cell" and moved:
            due[-1] = Cell(both.format(old=cell.text, new=later.text))
    start = [other_date(layout, piece.start) for piece in PIECES]
    completed = [other_date(layout, piece.completed) for piece in PIECES]
    if layout.dates == "quarters ticked":
        return _due_quarters(layout)
    if layout.second_dates == "original revised":
        return [Column("original", "", due), Column("revised", "", revised)]
    if layout.second_dates == "start finish":
        return [Column("start", "Start", start, "Timescales"), Column("due", "Finish", due, "Timescales")]
    columns = [Column("due", "", due)]
    if "start" in layout.second_dates:
        columns.insert(0, Column("start", "", start))
    if "completed" in layout.second_dates:
        columns.append(Column("completed", "", completed))
    return columns


def _due_quarters(layout: Layout) -> list[Column]:
    """A column for each quarter, ticked where a piece is to be done."""
    columns = []
    for year, quarter in ((2024, 1), (2024, 2), (2024, 3), (2024, 4), (2025, 1), (2025, 2), (2025, 3)):
        end = values.last_of_quarter(date(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1))
        named = f"{year}/{(year + 1) % 100}"
        cells = []
        for piece in PIECES:
            is_due = isinstance(piece.due, date) and values.last_of_quarter(piece.due) == end
            cells.append(Cell("✓" if is_due else ""))
        heading, group = (f"Q{quarter}", named) if layout.groups else (f"Q{quarter} {named}", None)
        columns.append(Column("due quarter", heading, cells, group, 0.5))
    return columns


def _date_cell(layout: Layout, day: date | None, precision: str, rng: Random) -> tuple[Cell, date | None]:
    """A cell with a day in the layout's style, and the day that it says."""
    if day is None:
        return Cell(), None
    if layout.dates == "quarters ticked":
        return Cell(), values.last_of_quarter(day)
    if layout.real_dates:
        shown, said = values.dated(day, layout.dates)
        stored = day.replace(day=1) if layout.real_dates == "mmm-yy" else day
        return Cell(shown, day=stored, day_format=layout.real_dates), said
    style = layout.dates
    if layout.mixed_dates:
        style = rng.choice([*values.DAYS, *values.MONTH_STYLES])
    elif layout.natural_dates and precision != "day":
        style = "March 2025" if precision == "month" else "Q4 2024/25"
    text, said = values.dated(day, style)
    return Cell(text), said


def other_date(layout: Layout, day: date | None) -> Cell:
    """A cell with a day that isn't the one by which the task is due."""
    if day is None:
        return Cell()
    if layout.real_dates:
        shown = values.dated(day, "31/03/2025")[0]
        return Cell(shown, day=day, day_format="dd/mm/yyyy")
    is_day = layout.dates in values.DAYS or layout.dates == "3/31/2025"
    style = layout.dates if is_day and not layout.dates.startswith("By") else "31/03/2025"
    return Cell(values.dated(day, style)[0])
