"""What each row of an export says: who, of which course, when; and what of it can't be counted, by its reason."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from loaders import lookups
from loaders.completions.columns import Block, Layout
from loaders.completions.days import day_of, is_none
from loaders.completions.people import People, email_in
from loaders.completions.statuses import status_of
from loaders.completions.table import Cell, Table


@dataclass(frozen=True)
class Said:
    """What a row says of a person and a course: completed on a day, or (None) that they are listed and haven't.

    at is what the row's place among the person's others goes by: its day, else the earliest.
    """

    who: bytes
    course: str
    group: str
    day: date | None
    expires: date | None
    at: date


def said_in(table: Table, layout: Layout, people: People, as_at: date, reasons: Counter[str]) -> Iterator[Said]:
    """What the rows below the headings say, in their order; reasons counts what is left out or set right."""
    body = [row for row in table.rows[layout.heading_row + 1 :] if not _is_apart(row, table.rows[layout.heading_row])]
    called = [_called(row, layout) for row in body]
    for one in called:
        people.learn(*one)
    for row, one in zip(body, called, strict=True):
        who = people.key(*one)
        if who is None:
            reasons["nobody"] += 1
            continue
        for block in layout.blocks:
            found = _of_block(row, layout, block, as_at, reasons)
            if found:
                yield Said(who, *found)


def _is_apart(row: Sequence[Cell], headings: Sequence[Cell]) -> bool:
    """Whether a row isn't about a person: a total, a line at the foot, the headings once more."""
    filled = [cell for cell in row if cell]
    if len(filled) <= 1 and len(headings) > 2:
        return True
    if [cell for cell in row if cell] == [cell for cell in headings if cell]:
        return True
    first = lookups.fold(str(filled[0]))
    return any(first == words or first.startswith(f"{words} ") for words in lookups.words("completion_totals")) and (
        len(filled) <= len(headings) // 2 or not any(isinstance(cell, str) and email_in(cell) for cell in filled)
    )


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else ""


def _text(row: Sequence[Cell], place: int | None) -> str:
    text = str(_cell(row, place))
    return "" if lookups.fold(text) in lookups.words("completion_no_value") else text


def _called(row: Sequence[Cell], layout: Layout) -> tuple[str, str, str]:
    """A row's e-mail address, number and name."""
    texts = {kind: _text(row, place) for kind, place in layout.person.items()}
    parts = (texts.get("first_name", ""), texts.get("last_name", ""))
    name = texts.get("name") or " ".join(part for part in parts if part)
    return email_in(texts.get("email", "")), texts.get("number", ""), name


def _of_block(
    row: Sequence[Cell], layout: Layout, block: Block, as_at: date, reasons: Counter[str]
) -> tuple[str, str, date | None, date | None, date] | None:
    """Course, group, day, expiry and place in time of one completion in a row; None where it says none."""
    cells = {kind: _cell(row, place) for kind, place in block.columns.items()}
    course = block.course if block.course is not None else _text(row, layout.course)
    if not course:
        reasons["no_course"] += 1
        return None
    if len(layout.blocks) > 1 and not any(cells.values()):
        return None
    group = _text(row, layout.group)
    written, status = cells.get("completed", ""), status_of(str(cells.get("status", "")))
    day = None if is_none(written) else day_of(written, _is_month_first(layout, block, "completed"))
    is_unread = not is_none(written) and day is None
    if is_unread and (as_status := status_of(str(written))):
        status, is_unread = status or as_status, False
    started = day_of(cells.get("started", ""), _is_month_first(layout, block, "started"))
    at = day or started or date.min
    if status in ("not_completed", "failed", "withdrawn"):
        reasons["said_otherwise"] += day is not None
        return course, group, None, None, at
    if is_unread:
        reasons["unread_day"] += 1
        return None
    if day is None:
        if status in ("completed", "expired"):
            reasons["no_day"] += 1
            return None
        return course, group, None, None, at
    if day > as_at:
        reasons["after"] += 1
        return course, group, None, None, started or date.min
    expires = _expiry(cells.get("expires", ""), day, _is_month_first(layout, block, "expires"), reasons)
    if status == "expired":
        expires = min(expires or as_at, as_at)
    return course, group, day, expires, at


def _is_month_first(layout: Layout, block: Block, kind: str) -> bool:
    place = block.columns.get(kind)
    return place is not None and layout.orders.get(place, False)


def _expiry(cell: Cell, day: date, month_first: bool, reasons: Counter[str]) -> date | None:
    if is_none(cell):
        return None
    expires = day_of(cell, month_first)
    if expires is None:
        reasons["unread_expiry"] += 1
        return None
    if expires < day:
        reasons["ends_before"] += 1
        return None
    return expires
