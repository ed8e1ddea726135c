"""Plans written as records, "Action: …" above "Lead: …" above "Deadline: …": made into the rows of one table."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.layout.cell_evidence import measure
from loaders.layout.headings import field_of
from loaders.layout.phrases import is_sentence
from loaders.layout.regions import Region, find_regions
from loaders.records import Line, Row

_LABEL = re.compile(r"^\W*([^:]{2,50}?)\s*:\s*(.*)$", re.S)
_EXPLAINS = re.compile(r"^\W*(?:what|who|whom|when|where|which|how|why|the|an?)\b", re.I)
_NUMBERED = re.compile(r"^(\D{3,40}?)\s+((?:[A-Z]{1,4}[-. ]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?)[.)]?$")
_ALIKE = 2
_REF, _HEADED = "Ref", "Action"
_NEEDED = {"action", "timescale", "lead", "status", "progress", "rating"}


def records_as_rows(blocks: list[Row | Line]) -> list[Row | Line]:
    """The blocks with upright records, tables of a label and a value in each row, made into rows below a header.

    A table that only says what its columns mean isn't one: of a record, the lead, date or rating has a value of its
    kind.
    """
    regions = find_regions(blocks)
    shapes = Counter(map(_shape, regions))
    upright = {
        number
        for region in regions
        if _is_record(region, shapes[_shape(region)] >= _ALIKE)
        for number, _ in region.rows
    }
    return _as_rows(blocks, lambda number: number in upright) if upright else blocks


def lines_as_rows(blocks: list[Row | Line]) -> list[Row | Line]:
    """The blocks with labelled values, "Lead: …", gathered into rows below a header; as they are where there are none.

    A label is a known column heading, before a colon or in the first of two cells. A record ends where one of them
    comes again.
    """
    explained = {number for region in find_regions(blocks) if _explains(region) for number, _ in region.rows}
    return _as_rows(blocks, lambda number: number not in explained)


def _explains(region: Region) -> bool:
    """Whether a grid of two columns says what words mean, rather than what is to be done."""
    pairs = [cells for _, row in region.rows if len(cells := [cell for cell in row.cells if cell.strip()]) == 2]
    return sum(bool(_EXPLAINS.match(cells[1])) for cells in pairs) * 3 > len(pairs) > 0


def _shape(region: Region) -> tuple[str, ...]:
    """The texts of a grid's first column, which forms of one kind share."""
    return tuple(lookups.fold(row.cells[0]) for _, row in region.rows if row.cells)


def _is_record(region: Region, is_repeated: bool) -> bool:
    filled = [[cell for cell in row.cells if cell.strip()] for _, row in region.rows]
    pairs = [cells for cells in filled if len(cells) == 2]
    fields = [(field_of(label.rstrip(" :")), value) for label, value in pairs]
    known = {field for field, _ in fields if field and field != "other"}
    if len(pairs) < 3 or len(pairs) < 0.6 * len(filled) or len(known & _NEEDED) < 2:
        return False
    if is_repeated:
        return True
    if "action" not in known:
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
    pairs = {number: pair for number, block in enumerate(blocks) if is_meant(number) and (pair := _pair(block))}
    labels = _labels(pairs.values())
    headed = {} if "action" in {field_of(label) for label in labels} else _headings_of(blocks, pairs, labels)
    records: list[dict[str, str]] = []
    places: list[str] = []
    rest: list[tuple[int, Row | Line]] = []
    latest, is_line = "", False
    for number, block in enumerate(blocks):
        pair = pairs.get(number)
        label = pair.label if pair and pair.label in labels else ""
        if not label and latest and is_line and isinstance(block, Line) and is_sentence(block.text):
            records[-1][latest] += f"\n{block.text}"
            continue
        latest, is_line = label, isinstance(block, Line)
        if number in headed:
            continue
        if not pair or not label:
            rest.append((len(records), block))
            continue
        if not records or label in records[-1]:
            records.append({_HEADED: headed[number - 1]} if number - 1 in headed else {})
            places.append(block.locator)
        records[-1][label] = pair.value
        if pair.ref:
            records[-1].setdefault(_REF, pair.ref)
    fields = {field_of(label) for label in labels}
    made_up = [_REF] if "ref" not in fields and any(_REF in record for record in records) else []
    made_up += [_HEADED] if headed else []
    fields |= {field_of(name) for name in made_up}
    columns = made_up + labels
    if not records or len(_NEEDED & fields) < 2 or ("action" not in fields and len(records) < _ALIKE):
        return blocks
    header = Row(tuple(columns), places[0])
    made = [
        Row(tuple(record.get(label, "") for label in columns), place)
        for record, place in zip(records, places, strict=True)
    ]
    return _with_rest(header, made, rest)


def _headings_of(blocks: list[Row | Line], pairs: Mapping[int, "_Pair"], labels: Sequence[str]) -> dict[int, str]:
    """The lines right above the records, by their number, where each has one and none an action of its own."""
    starts = [number for number, pair in pairs.items() if pair.label == labels[0]] if labels else []
    above = {
        number - 1: block.text
        for number in starts
        if number and isinstance(block := blocks[number - 1], Line) and number - 1 not in pairs and block.text.strip()
    }
    is_each = len(starts) >= 2 and len(above) == len(starts) == len(set(above.values()))
    return above if is_each else {}


@dataclass(frozen=True)
class _Pair:
    """A label, the reference at its end if any, and its value."""

    label: str
    ref: str
    value: str


def _pair(block: Row | Line) -> _Pair | None:
    if isinstance(block, Row):
        filled = [cell for cell in block.cells if cell.strip()]
        label, value = (filled[0].rstrip(" :"), filled[1]) if len(filled) == 2 else ("", "")
    else:
        match = _LABEL.match(block.text) if not block.level else None
        label, value = (match[1], match[2]) if match else ("", "")
    label, value = " ".join(label.split()), value.strip()
    if not label or not value or len(label.split()) > 8:
        return None
    numbered = _NUMBERED.match(label)
    return _Pair(numbered[1], numbered[2], value) if numbered else _Pair(label, "", value)


def _labels(pairs: Iterable[_Pair]) -> list[str]:
    """The labels of the document's records, in their order: known headings, and what stands as often as they do."""
    counts = Counter(pair.label for pair in pairs)
    known = {label: count for label, count in counts.items() if field_of(label) not in (None, "other")}
    usual = max(known.values(), default=0)
    return [label for label, count in counts.items() if label in known or (usual > 1 and count >= 0.6 * usual)]


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
