"""Plans written as records, "Action: …" above "Lead: …" above "Deadline: …": made into the rows of one table."""

import re
from collections.abc import Callable

from loaders.layout.cell_evidence import measure
from loaders.layout.headings import field_of
from loaders.layout.phrases import is_sentence
from loaders.layout.regions import Region, find_regions
from loaders.records import Line, Row

_LABEL = re.compile(r"^\W*([^:]{2,50}?)\s*:\s*(.*)$", re.S)
_EXPLAINS = re.compile(r"^\W*(?:what|who|whom|when|where|which|how|why|the|an?)\b", re.I)
_NEEDED = {"action", "timescale", "lead", "status", "progress", "rating"}


def records_as_rows(blocks: list[Row | Line]) -> list[Row | Line]:
    """The blocks with upright records, tables of a label and a value in each row, made into rows below a header.

    A table that only says what its columns mean isn't one: of a record, the lead, date or rating has a value of its
    kind.
    """
    upright = {number for region in find_regions(blocks) if _is_record(region) for number, _ in region.rows}
    return _as_rows(blocks, lambda number: number in upright) if upright else blocks


def lines_as_rows(blocks: list[Row | Line]) -> list[Row | Line]:
    """The blocks with labelled values, "Lead: …", gathered into rows below a header; as they are where there are none.

    A label is a known column heading, before a colon or in the first of two cells. A record ends where one of them
    comes again.
    """
    return _as_rows(blocks, lambda number: True)


def _is_record(region: Region) -> bool:
    filled = [[cell for cell in row.cells if cell.strip()] for _, row in region.rows]
    pairs = [cells for cells in filled if len(cells) == 2]
    fields = [(field_of(label.rstrip(" :")), value) for label, value in pairs]
    known = {field for field, _ in fields if field and field != "other"}
    if len(pairs) < 3 or len(pairs) < 0.6 * len(filled) or "action" not in known or len(known & _NEEDED) < 2:
        return False
    explained = sum(bool(_EXPLAINS.match(value)) for _, value in pairs)
    return (
        sum(field is not None for field, _ in fields) >= 0.6 * len(fields)
        and explained < len(pairs) / 3
        and any(_is_of_its_kind(field, value) for field, value in fields)
    )


def _is_of_its_kind(field: str | None, value: str) -> bool:
    cells = measure([value])
    return {"timescale": cells.dated, "lead": cells.named, "rating": cells.rated}.get(field or "", 0.0) >= 0.9


def _as_rows(blocks: list[Row | Line], is_meant: Callable[[int], bool]) -> list[Row | Line]:
    labels: dict[str, str] = {}
    records: list[dict[str, str]] = []
    places: list[str] = []
    rest: list[tuple[int, Row | Line]] = []
    latest = ""
    for number, block in enumerate(blocks):
        field, label, value = _labelled(block) if is_meant(number) else ("", "", "")
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
    if not records or "action" not in labels or len(_NEEDED & set(labels)) < 2:
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
    field = field_of(label) if label and value.strip() else None
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
