"""What is said of a document's columns: what each was taken for, how sure that is, and by what it was told."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from loaders.lookups.column_fields import column_fields
from loaders.records import ColumnReading
from pages.said import words
from pages.said.heard import reasons

FIELDS = {code: field.label for code, field in column_fields().items()}
_MARKS = {"unsure": ("▲", "unsure"), "likely": ("◐", "likely"), "sure": ("●", "sure"), "confirmed": ("✓", "confirmed")}


def once_each(columns: Iterable[ColumnReading]) -> list[tuple[int, ColumnReading]]:
    """Each column by its name once, with its place among them, the least sure first; of several the least sure."""
    order = list(_MARKS)
    named: dict[str, ColumnReading] = {}
    for column in columns:
        known = named.get(column.name)
        if known is None or order.index(column.sureness) < order.index(known.sureness):
            named[column.name] = column
    return sorted(enumerate(named.values()), key=lambda one: order.index(one[1].sureness))


def heading(columns: list[tuple[int, ColumnReading]]) -> str:
    """How many columns there are, and how many of them are in doubt."""
    doubtful = Counter(column.sureness for _, column in columns)["unsure"]
    said = f"{words.count(len(columns), 'column').capitalize()}, and what each was taken for"
    return f"{said}: {doubtful:,} unsure" if doubtful else said


def taken_for(column: ColumnReading) -> str:
    """What a column was taken for and how sure that is, with a shape for it: "● Taken for the deadline: sure"."""
    shape, sure = _MARKS[column.sureness]
    return f"{shape} Taken for {column_fields()[column.field].said}: {sure}"


def because(column: ColumnReading) -> str:
    """By what it was told, as a sentence."""
    said = reasons(column.because.strip().rstrip("."))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def holds(column: ColumnReading, *, is_coloured: bool) -> str:
    """The first things that a column's cells hold."""
    held = [words.shorten("; ".join(column.examples), 80)] if column.examples else []
    return f"Holds: {' and '.join([*held, *(['colours'] if is_coloured else [])]) or 'nothing'}"


def corrected(columns: Mapping[str, str], header_row: str | None, dropped: Collection[str]) -> str:
    """What a person corrected; header_row: where they said that the headings stand, dropped: what they left out."""
    said = [f"the headings stand in {header_row}"] if header_row else []
    said += [f"{name} as {FIELDS[field].lower()}" for name, field in columns.items()]
    left = f"Left out, and forgotten once this is saved: {words.several(map(_dropped, dropped))}." if dropped else ""
    return " ".join([*([f"Corrected: {words.several(said)}."] if said else []), *([left] if left else [])])


def _dropped(heading: str) -> str:
    return f"what “{heading}” was read as" if heading else "the row that the headings were read from"
