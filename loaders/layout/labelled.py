"""Plans written as records, "Action: …" above "Lead: …" above "Deadline: …": made into the rows of one table."""

import re

from loaders.layout import columns
from loaders.layout.phrases import is_sentence
from loaders.records import Line, Row

_LABEL = re.compile(r"^\W*([^:]{2,50}?)\s*:\s*(.*)$", re.S)
_NEEDED = {"action", "timescale", "lead", "status", "progress", "rating"}


def as_rows(blocks: list[Row | Line]) -> list[Row | Line]:
    """The blocks with labelled values gathered into rows below a header; the blocks as they are where there are none.

    A label is a known column heading, before a colon or in the first of two cells. A record ends where one of them
    comes again.
    """
    labels: dict[str, str] = {}
    records: list[dict[str, str]] = []
    places: list[str] = []
    rest: list[tuple[int, Row | Line]] = []
    latest = ""
    for block in blocks:
        field, label, value = _labelled(block)
        if not field and latest and isinstance(block, Line) and is_sentence(block.text):
            records[-1][latest] += f"\n{block.text}"
            continue
        latest = field
        if not field:
            rest.append((len(records), block))
            continue
        if not records or field in records[-1]:
            records.append({})
            places.append(block.locator)
        labels.setdefault(field, label)
        records[-1][field] = value
    if len(records) < 2 or "action" not in labels or len(_NEEDED & set(labels)) < 2:
        return blocks
    header = Row(tuple(labels.values()), places[0])
    made = [
        Row(tuple(record.get(field, "") for field in labels), place)
        for record, place in zip(records, places, strict=True)
    ]
    return _with_rest(header, made, rest)


def _labelled(block: Row | Line) -> tuple[str, str, str]:
    """(field, label, value) of a block that is a labelled value, else empty words."""
    if isinstance(block, Row):
        filled = [cell for cell in block.cells if cell.strip()]
        label, value = (filled[0].rstrip(" :"), filled[1]) if len(filled) == 2 else ("", "")
    else:
        match = _LABEL.match(block.text) if not block.level else None
        label, value = (match[1], match[2]) if match else ("", "")
    field = columns.field_of(label) if label and value.strip() else None
    return (field, label, value.strip()) if field and field != "other" else ("", "", "")


def _with_rest(header: Row, made: list[Row], rest: list[tuple[int, Row | Line]]) -> list[Row | Line]:
    """The rows with what stood between the records put back: a heading before the first row that follows it."""
    blocks: list[Row | Line] = []
    for number in range(len(made) + 1):
        blocks += [block for before, block in rest if before == number]
        if number == 0:
            blocks.append(header)
        if number < len(made):
            blocks.append(made[number])
    return blocks
