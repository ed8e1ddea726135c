"""Reads a plan's next document by what people said of its columns before, and says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders import lookups
from loaders.lookups.column_fields import column_fields
from loaders.record.plan_columns import Remembered, RememberedColumn, RememberedRow, find_row
from loaders.records import ColumnReading, Finding, PlanReading, Row
from loaders.shortened import shortened


def told(
    remembered: Remembered, rows: Sequence[Row], columns: Mapping[str, str], header_row: str | None
) -> tuple[dict[str, str], str | None]:
    """The fields of columns and the place of the heading row to read a document by: as given now, else as remembered.

    rows are the document's, in which the remembered heading row is looked for.
    """
    given = set(map(lookups.fold, columns))
    before = {one.heading: one.field for one in remembered.columns if lookups.fold(one.heading) not in given}
    found = find_row(remembered.row, rows) if remembered.row and not header_row else None
    return before | dict(columns), header_row or found


def as_remembered(columns: Sequence[ColumnReading], remembered: Remembered) -> list[ColumnReading]:
    """Columns with the fields that are remembered of them, each with who decided it and when."""
    by_name = {lookups.fold(one.heading): one for one in remembered.columns}
    return [_as_remembered(column, by_name.get(lookups.fold(column.name))) for column in columns]


def _as_remembered(column: ColumnReading, one: RememberedColumn | None) -> ColumnReading:
    return replace(column, field=one.field, sureness="confirmed", because=_decided(one)) if one else column


def followed(reading: PlanReading, remembered: Remembered) -> Remembered:
    """What a reading follows of what is remembered of its plan."""
    given = {lookups.fold(name): field for name, field in reading.corrected.items()}
    there = {lookups.fold(column.name) for column in reading.columns}
    columns = tuple(
        one
        for one in remembered.columns
        if lookups.fold(one.heading) in there and given.get(lookups.fold(one.heading)) == one.field
    )
    rows = [block for block in reading.source.blocks if isinstance(block, Row)]
    row = remembered.row
    return Remembered(
        columns, row if row and reading.header_row and find_row(row, rows) == reading.header_row else None
    )


def say_remembered(reading: PlanReading, remembered: Remembered) -> PlanReading:
    """A reading that says, in findings and in its columns, where it follows what is remembered of the plan."""
    follows = followed(reading, remembered)
    places = {lookups.fold(column.name): column.table for column in reversed(reading.columns)}
    said = [(column_said(one), one.heading, places[lookups.fold(one.heading)]) for one in follows.columns]
    if follows.row:
        said.append((row_said(follows.row), " | ".join(follows.row.headings), reading.header_row or ""))
    findings = [
        Finding("column_remembered", "note", message, source_text=text, locator=place) for message, text, place in said
    ]
    return replace(
        reading,
        findings=sorted([*reading.findings, *findings], key=lambda finding: (finding.position or 0, finding.rule)),
        columns=as_remembered(reading.columns, follows),
    )


def column_said(one: RememberedColumn) -> str:
    """What a column is read as, and who decided so: "“Who” is read as the lead, as Jo decided on 3 Oct 2026."."""
    return f"“{shortened(one.heading)}” is read as {column_fields()[one.field].said}, {_decided(one)}."


def row_said(row: RememberedRow) -> str:
    """Which row the headings are read from, and who decided so."""
    return f"The headings are read from the row “{shortened(' | '.join(row.headings))}”, {_decided(row)}."


def _decided(one: RememberedColumn | RememberedRow) -> str:
    when = one.corrected_at.astimezone()
    return f"as {one.corrected_by} decided on {when.day} {when:%b %Y}"
