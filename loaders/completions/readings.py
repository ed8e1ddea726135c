"""Reads a file of counts: how many people were trained in a programme, on which day, by which source."""

import re
from collections import Counter
from collections.abc import Sequence

from loaders import lookups
from loaders.completions.days import day_of, is_none, order_of
from loaders.completions.people import email_in
from loaders.completions.table import Cell, Table, tables
from loaders.counted import counted
from loaders.errors import DocumentRefused
from loaders.records import ReadingFound, ReadingsFound

_NEEDED = {"programme", "counted_on", "value"}
_WHOLE = re.compile(r"\d{1,3}(?:[ ,]\d{3})+|\d{1,8}")
_FIRST_ROWS, _MOST = 20, 1_000
_SAID = {
    "no_programme": ("names no programme", "name no programme"),
    "no_day": ("has no date that can be read", "have no date that can be read"),
    "no_number": ("has no whole number", "have no whole number"),
    "names_person": ("holds an e-mail address", "hold an e-mail address"),
}


def readings(content: bytes, file_name: str) -> ReadingsFound:
    """The counts in a .csv, .tsv or .xlsx file with the headings programme, counted on and number.

    audience (or group) and source may stand beside them. A row that lacks one of the three is left out, and counted.
    Raises DocumentRefused where the file can't be read, has no such headings, or holds more than 1,000 counts.
    """
    counts: list[ReadingFound] = []
    reasons: Counter[str] = Counter()
    known = [(table, *found) for table in tables(content, file_name) if (found := _columns(table))]
    if not known:
        raise DocumentRefused("This file has no row of headings with programme, counted on and number.")
    for table, heading_row, columns in known:
        body = table.rows[heading_row + 1 :]
        days, months = order_of(_cell(row, columns["counted_on"]) for row in body)
        for row in body:
            one = _reading(row, columns, month_first=months and not days)
            if isinstance(one, str):
                reasons[one] += 1
            else:
                counts.append(one)
    if len(counts) > _MOST:
        raise DocumentRefused(f"This file holds more than {_MOST:,} counts: keep those of the goals.")
    notes = [
        f"{counted(reasons[key], 'row')} {one if reasons[key] == 1 else several}: left out."
        for key, (one, several) in _SAID.items()
        if reasons[key]
    ]
    return ReadingsFound(tuple(counts), tuple(notes))


def _columns(table: Table) -> tuple[int, dict[str, int]] | None:
    """The heading row of a table and the column of each kind; None where it has no such row."""
    known = lookups.meanings("reading_headings")
    for number, row in enumerate(table.rows[:_FIRST_ROWS]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            kind = known.get(lookups.fold(str(cell).replace("_", " ")))
            if kind:
                columns.setdefault(kind, place)
        if columns.keys() >= _NEEDED:
            return number, columns
    return None


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else ""


def _reading(row: Sequence[Cell], columns: dict[str, int], *, month_first: bool) -> ReadingFound | str:
    """The count in a row, else why it holds none."""
    if any(email_in(cell) for cell in row if isinstance(cell, str)):
        return "names_person"
    texts = {kind: str(_cell(row, columns.get(kind))) for kind in ("programme", "audience", "source", "value")}
    written = _cell(row, columns["counted_on"])
    day = None if is_none(written) else day_of(written, month_first)
    if not texts["programme"]:
        return "no_programme"
    if day is None:
        return "no_day"
    if not _WHOLE.fullmatch(texts["value"]):
        return "no_number"
    value = int(re.sub(r"[ ,]", "", texts["value"]))
    return ReadingFound(texts["programme"], texts["audience"], day, value, texts["source"])
