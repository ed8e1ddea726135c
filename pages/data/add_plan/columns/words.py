"""What is said of a document's columns: what each was taken for, how sure that is, and by what it was told."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from loaders.lookups.column_fields import column_fields
from loaders.records import ColumnReading
from pages.said import words
from pages.said.heard import reasons
from pages.said.language import Named, marked, say

FIELDS = Named({code: field.label for code, field in column_fields().items()})
_MARKS = {
    "unsure": ("▲", marked("unsure")),
    "likely": ("◐", marked("likely")),
    "sure": ("●", marked("sure")),
    "confirmed": ("✓", marked("confirmed")),
}


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
    counted = words.count(len(columns), "column").capitalize()
    if doubtful:
        return say("{columns}, and what each was taken for: {number} unsure", columns=counted, number=f"{doubtful:,}")
    return say("{columns}, and what each was taken for", columns=counted)


def taken_for(column: ColumnReading) -> str:
    """What a column was taken for and how sure that is, with a shape for it: "● Taken for the deadline: sure"."""
    shape, sure = _MARKS[column.sureness]
    field = say(column_fields()[column.field].said)
    return f"{shape} {say('Taken for {field}: {sureness}', field=field, sureness=say(sure))}"


def because(column: ColumnReading) -> str:
    """By what it was told, as a sentence."""
    said = reasons(column.because.strip().rstrip("."))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def holds(column: ColumnReading, *, is_coloured: bool) -> str:
    """The first things that a column's cells hold."""
    held = [words.shorten("; ".join(column.examples), 80)] if column.examples else []
    held += [say("colours")] if is_coloured else []
    return say("Holds: {things}", things=words.several(held) or say("nothing"))


def corrected(columns: Mapping[str, str], header_row: str | None, dropped: Collection[str]) -> str:
    """What a person corrected; header_row: where they said that the headings stand, dropped: what they left out."""
    told = [say("the headings stand in {row}", row=header_row)] if header_row else []
    told += [say("{column} as {field}", column=name, field=FIELDS[field].lower()) for name, field in columns.items()]
    said = [say("Corrected: {corrections}.", corrections=words.several(told))] if told else []
    if dropped:
        left = words.several(map(_dropped, dropped))
        said.append(say("Left out, and forgotten once this is saved: {columns}.", columns=left))
    return " ".join(said)


def _dropped(heading: str) -> str:
    if heading:
        return say("what “{column}” was read as", column=heading)
    return say("the row that the headings were read from")
