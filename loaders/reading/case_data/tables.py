"""The tables of a document, and its cards and forms of labels and values, each as headings over columns of cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.layout.heading_rows import HeadingRows, first_wide_row, joined
from loaders.layout.headings import could_be_heading, field_of
from loaders.layout.regions import filled_cells, find_regions
from loaders.reading.case_data.kinds import heading_kind, kinds, value_kinds
from loaders.records import Line, Row

_FIRST = 12
_LEAST_NAMED = 2
_AGAIN = 3
_SHARE_FIRST, _SHARE, _SHARE_AGAIN = 0.2, 0.4, 0.6
_LABELLED = 0.5
_LONGEST_LABEL = 60
_LABEL = re.compile(r"(?:^|[;|,•]|(?<=[.\w]) ) ?([^\W\d_][\w/’'()&. -]{0,50}?) ?(?::|=| [–—-] ) ?")
_NAMES = {"person", "name", "aged_person", "name_and_day"}
_GAP = re.compile(r"\s{2,}|[\t\n]")
_VALUE_KINDS = ("age", "birth", "phone", "postcode", "nhs", "upn", "insurance", "pseudonym")


@dataclass(frozen=True)
class Listed:
    """Headings or labels, for each the cells under it or the values beside it, and where they begin."""

    headings: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    locator: str
    number: int


def listed(blocks: Sequence[Row | Line]) -> Iterator[Listed]:
    """Every table, card and form of a document, in no order."""
    before: tuple[str, ...] = ()
    for region in find_regions(blocks):
        rows = _parted([row for _, row in region.rows])
        first = region.rows[0][0]
        starts = list(_header_rows(rows))
        if not starts:
            form = _as_form(rows, first)
            is_headed = (
                first_wide_row(rows[:_FIRST]) == 0 and len(rows) > _LEAST_NAMED and not _NAMES & _all_kinds(rows[0])
            )
            goes_on = not is_headed and len(before) == max(len(row.cells) for row in rows)
            heads = rows[0].cells if is_headed else before if goes_on else ()
            before = heads or before
            yield form or _as_table(heads, rows[is_headed:], first, rows[0].locator)
            continue
        if starts[0] > 1 and (form := _as_form(rows[: starts[0]], first)):
            yield form
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            header = joined(rows[:end], start) if start == starts[0] else HeadingRows(start, start, rows[start].cells)
            before = header.headings
            yield _as_table(header.headings, rows[header.last + 1 : end], first + start, rows[start].locator)
    lines = [(number, block) for number, block in enumerate(blocks) if isinstance(block, Line)]
    yield from _cards(lines)
    yield from _lined_up(lines)


def _parted(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows of one cell each, in which a sign parts what should be cells, taken apart."""
    texts = [row.cells[0] for row in rows if filled_cells(row) == 1 and row.cells[0].strip()]
    if len(texts) < _LEAST_NAMED or any(filled_cells(row) > 1 for row in rows):
        return rows
    sign = _sign(texts)
    if not sign:
        return rows
    return [replace(row, cells=tuple(cell.strip() for cell in row.cells[0].split(sign))) for row in rows]


def _sign(texts: Sequence[str]) -> str:
    """The sign that parts what stands in each text into three or more; empty where none does."""
    return next((sign for sign in ";|\t" if min(text.count(sign) for text in texts) >= _LEAST_NAMED), "")


def _lined_up(lines: Sequence[tuple[int, Line]]) -> Iterator[Listed]:
    """Lines that stand together as the rows of a table do: parted by signs, or a name in each."""
    run: list[tuple[int, Line]] = []
    kind = ""
    for number, line in lines:
        sign = _sign([line.text])
        own = sign or ("name" if _NAMES & value_kinds(line.text) else "")
        if run and (own != kind or number != run[-1][0] + 1):
            yield from _listed_lines(run, kind)
            run = []
        kind = own
        if own:
            run.append((number, line))
    yield from _listed_lines(run, kind)


def _listed_lines(run: Sequence[tuple[int, Line]], kind: str) -> Iterator[Listed]:
    if len(run) < _LEAST_NAMED:
        return
    number, first = run[0]
    if kind == "name":
        yield Listed(("",), (tuple(line.text for _, line in run),), first.locator, number)
        return
    rows = [Row(tuple(cell.strip() for cell in line.text.split(kind)), line.locator) for _, line in run]
    is_headed = _names(rows[0], _SHARE_FIRST) > 0
    yield _as_table(rows[0].cells if is_headed else (), rows[is_headed:], number, first.locator)


def _all_kinds(row: Row) -> frozenset[str]:
    return frozenset().union(*map(value_kinds, row.cells))


def _is_named(cell: str) -> bool:
    return heading_kind(cell)[0] not in ("", "none")


def _is_of_people(cell: str) -> bool:
    return heading_kind(cell)[0] in kinds()


def _is_label(cell: str) -> bool:
    return len(cell) <= _LONGEST_LABEL and _is_named(cell) and not _is_value(cell)


def _is_value(cell: str) -> bool:
    kinds = value_kinds(cell)
    return any(kind in kinds for kind in _VALUE_KINDS)


def _header_rows(rows: Sequence[Row]) -> Iterator[int]:
    """The places of rows that name what is known of people: the one among the first that names most, and any later."""
    best, most = None, _LEAST_NAMED - 1
    for number, row in enumerate(rows[:_FIRST]):
        named = _names(row, _SHARE if number else _SHARE_FIRST)
        if named > most:
            best, most = number, named
    if best is None:
        return
    yield best
    for number in range(best + 1, len(rows)):
        if _names(rows[number], _SHARE_AGAIN) >= _AGAIN and sum(map(_is_of_people, rows[number].cells)) >= _AGAIN:
            yield number


def _names(row: Row, share: float) -> int:
    """How many cells of a row name what is known of people or a plan's field; 0 where too few do, or one is a value."""
    cells = [cell for cell in row.cells if cell.strip()]
    if len(cells) < _LEAST_NAMED or not all(len(cell) <= _LONGEST_LABEL for cell in cells):
        return 0
    named = sum(map(_is_named, cells))
    if not named or any(map(_is_value, cells)) or not all(map(could_be_heading, cells)):
        return 0
    known = named + sum(not _is_named(cell) and field_of(cell) is not None for cell in cells)
    return known if known >= max(_LEAST_NAMED, share * len(cells)) else 0


def _as_table(headings: Sequence[str], rows: Sequence[Row], number: int, locator: str = "") -> Listed:
    is_list = all(filled_cells(row) <= 1 for row in rows)
    body = [row for row in rows if filled_cells(row) >= _LEAST_NAMED or is_list]
    width = max([len(headings), *(len(row.cells) for row in body)], default=0)
    names = (*headings, *[""] * (width - len(headings)))
    columns = tuple(tuple(row.cells[n] if n < len(row.cells) else "" for row in body) for n in range(width))
    return Listed(names, columns, locator or (rows[0].locator if rows else ""), number)


def _as_form(rows: Sequence[Row], number: int) -> Listed | None:
    """Rows of labels with the values beside each, as forms and tables on their side have; None where they aren't."""
    if _names_fields(rows[0]):
        return None
    values: dict[str, list[str]] = {}
    pairs = 0
    for row in rows:
        label = ""
        cells = [cell for cell in row.cells if cell.strip()]
        if not cells or not (_is_label(cells[0].rstrip(" :?")) or field_of(cells[0].rstrip(" :?"))):
            continue
        pairs += 1
        for position, cell in enumerate(cells):
            name = cell.strip().rstrip(" :?")
            if position == 0 or (_is_label(name) and label and values[label] and position + 1 < len(cells)):
                label = name
                values.setdefault(label, [])
            else:
                values[label].append(cell)
    if pairs < _LEAST_NAMED or pairs < _LABELLED * len(rows):
        return None
    return Listed(tuple(values), tuple(map(tuple, values.values())), rows[0].locator, number)


def _names_fields(row: Row) -> bool:
    """Whether a row of three columns or more reads as the headings of some other table."""
    cells = [cell for cell in row.cells if cell.strip()]
    return len(cells) > _LEAST_NAMED and sum(field_of(cell) is not None for cell in cells) >= _LEAST_NAMED


def _cards(lines: Sequence[tuple[int, Line]]) -> Iterator[Listed]:
    """The labelled lines of a document, all together: "Name: …", several on a line too."""
    values: dict[str, list[str]] = {}
    place, number = "", 0
    pending = ""
    for at, line in lines:
        parts = _LABEL.split(_GAP.sub(";", line.text.strip()))
        if len(parts) < 3:
            if pending and line.text.strip():
                values[pending].append(line.text)
            pending = ""
            continue
        pending = ""
        for label, value in zip(parts[1::2], parts[2::2], strict=True):
            label = " ".join(label.split())
            if not _is_label(label):
                continue
            place, number = place or line.locator, number or at
            values.setdefault(label, [])
            if value.strip(" ;|,"):
                values[label].append(value.strip(" ;|,"))
            else:
                pending = label
    if len(values) >= _LEAST_NAMED:
        yield Listed(tuple(values), tuple(map(tuple, values.values())), place, number)
