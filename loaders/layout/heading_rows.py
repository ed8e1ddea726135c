"""Heading rows: where a grid's headings stand, and one heading a column made of up to three rows with spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.interpret.colours import colour_name
from loaders.layout.headings import could_be_heading, field_of, heading_scores, is_header, is_value
from loaders.layout.periods import names_a_period
from loaders.layout.regions import filled_cells
from loaders.records import Row

_MOST_ROWS = 3
_PAIR = 2
_PARENT = ": "
_LEGEND = re.compile(r"^\W*(?:\w+ )?(?:key|legend|allwedd)\b", re.I)


@dataclass(frozen=True)
class HeadingRows:
    """The heading rows of a table: its first row's and last row's place in the grid, and one heading a column."""

    first: int
    last: int
    headings: tuple[str, ...]


def strict_headers(rows: Sequence[Row]) -> list[HeadingRows]:
    """The heading rows of a grid that their words alone give away, each joined with those above and below it."""
    found: list[HeadingRows] = []
    number = 0
    while number < len(rows):
        is_new = is_header(rows[number].cells) and not is_shaded(rows[number])
        is_new = is_new and (filled_cells(rows[number]) > _PAIR or not any(map(filled_cells, rows[:number])))
        if is_new and not (found and rows[number].cells == rows[found[-1].last].cells):
            found.append(joined(rows, number, found[-1].last if found else -1))
            number = found[-1].last
        number += 1
    return found


def is_shaded(row: Row) -> bool:
    """Whether a row's texts stand on colours of several names, as those of a key do and those of headings don't."""
    pairs = zip(row.cells, row.colours, strict=False)
    return len({colour_name(colour) for text, colour in pairs if text.strip()} - {None, "grey"}) >= 2


def first_wide_row(rows: Sequence[Row]) -> int | None:
    """The place of a grid's first row that fills most of its columns with what could be headings, if any does."""
    width = max((filled_cells(row) for row in rows), default=0)
    for number, row in enumerate(rows[:12]):
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) < max(3, 0.6 * width):
            continue
        is_told = all(map(could_be_heading, filled)) and len(set(filled)) > 1 and not is_shaded(row)
        return number if is_told else None
    return None


def joined(rows: Sequence[Row], number: int, above_all: int = -1) -> HeadingRows:
    """The headings of the rows at and around a heading row: spans above it, second and third rows below it."""
    first = last = number
    headings = list(rows[number].cells)
    if number - 1 > above_all and _is_upper_row(rows[number - 1], rows[number]):
        first = number - 1
        headings = _under(rows[number - 1], rows[number].cells)
    while (
        last + 1 < len(rows) and last - first + 1 < _MOST_ROWS and _is_lower_row(headings, rows[last], rows[last + 1])
    ):
        headings = _merged(headings, rows[last], rows[last + 1])
        last += 1
    return HeadingRows(first, last, tuple(headings))


def _is_upper_row(above: Row, row: Row) -> bool:
    """Whether the row above a heading row belongs to it: names over groups of its columns, or beside its blanks."""
    filled = [number for number, cell in enumerate(above.cells) if cell.strip()]
    texts = [above.cells[number] for number in filled]
    if is_shaded(above) or (
        texts and (_LEGEND.match(texts[0]) or lookups.fold(texts[0]) in lookups.meanings("colours"))
    ):
        return False
    if not filled or len(set(texts)) == 1 or not all(could_be_heading(text) and not is_value(text) for text in texts):
        return _is_one_span(above, row, filled)
    under = [number for number in range(len(row.cells)) if row.cells[number].strip()]
    beside = [number for number in filled if number not in under]
    groups = [number for number in filled if _spans_on(above, number)]
    known = sum(field_of(text) is not None or names_a_period(text) for text in texts)
    return bool(groups or beside) and (len(groups) + known >= len(filled) / 2) and len(beside) < len(above.cells) - 1


def _is_one_span(above: Row, row: Row, filled: list[int]) -> bool:
    """Whether the only name in the row above stands over some of the columns, not at the left where titles stand."""
    return len(filled) == 1 and filled[0] > 0 and could_be_heading(above.cells[filled[0]]) and filled_cells(row) > 2


def _spread(row: Row) -> list[str]:
    """A row's texts, each spanning cell's over all that it spans; without spans, over the blanks to its right."""
    texts = [""] * len(row.cells)
    if row.spans:
        for number, (cell, span) in enumerate(zip(row.cells, row.spans, strict=False)):
            for right in range(number, min(len(texts), number + span)):
                texts[right] = cell if cell.strip() else texts[right]
        return texts
    current = ""
    for number, cell in enumerate(row.cells):
        current = cell if cell.strip() else current
        texts[number] = current
    return texts


def _under(above: Row, cells: Sequence[str]) -> list[str]:
    spread = [*_spread(above), *[""] * (len(cells) - len(above.cells))]
    return [_name(parent, cell) for parent, cell in zip(spread, cells, strict=False)]


def _name(parent: str, cell: str) -> str:
    parent, cell = " ".join(parent.split()), " ".join(cell.split())
    if not parent or not cell or lookups.fold(parent) == lookups.fold(cell):
        return cell or parent
    return f"{parent}{_PARENT}{cell}"


def _is_lower_row(headings: Sequence[str], upper: Row, lower: Row) -> bool:
    """Whether the row below a heading row is headings too: under its spans or blanks, and no task."""
    filled = [number for number, cell in enumerate(lower.cells) if cell.strip()]
    if not filled or not all(could_be_heading(lower.cells[number]) for number in filled):
        return False
    blank_above = [n for n in filled if n >= len(headings) or not headings[n].strip()]
    spanned = bool(upper.spans) and any(span > 1 for span in upper.spans)
    if not blank_above and not spanned:
        return False
    texts = [lower.cells[number] for number in filled]
    known = sum(field_of(text) is not None or names_a_period(text) or _is_bare(text) for text in texts)
    own = [n for n in filled if n not in blank_above and not _spans_on(upper, n) and upper.cells[n : n + 1] != ("",)]
    repeated = all(field_of(lower.cells[n]) is not None for n in own)
    return len(filled) >= 2 and known / len(filled) >= 0.6 and repeated and len(set(texts)) > 1


def _spans_on(row: Row, number: int) -> bool:
    if row.spans:
        return number < len(row.spans) and row.spans[number] > 1
    return number + 1 < len(row.cells) and not row.cells[number + 1].strip()


def _is_bare(text: str) -> bool:
    """Whether a text is a heading's modifier that only its span completes: Original, Revised, Actual, R, A, G."""
    return any(score >= 1.0 for score in heading_scores(f"{text} date").values()) and len(text.split()) <= 2


def _merged(headings: Sequence[str], upper: Row, lower: Row) -> list[str]:
    spread = _spread(upper)
    width = max(len(headings), len(lower.cells))
    texts = []
    for number in range(width):
        own = headings[number] if number < len(headings) else ""
        below = lower.cells[number] if number < len(lower.cells) else ""
        above = own or (spread[number] if number < len(spread) and below.strip() else "")
        texts.append(_name(above, below))
    return texts
