"""What each row of an export says: who, of which course, when; and what of it can't be counted, by its reason."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from loaders import lookups
from loaders.completions.columns import Block, Layout
from loaders.completions.days import day_of, is_none
from loaders.completions.people import People, email_in
from loaders.completions.statuses import status_of
from loaders.completions.table import Cell, Table

Reasons = Counter[tuple[str, str]]  # by reason and course

_SECOND_POST = re.compile(r"^(\d{6,})-\d{1,2}$")  # of an assignment, as ESR numbers the posts of one person


@dataclass(frozen=True)
class Said:
    """What a row says of a person and a course: completed on a day, or (None) that they are listed and haven't.

    at is what the row's place among the person's others goes by: its day, else the earliest. is_held: the row says
    completed, and not on which day; day is that of the export, from which on it is known.
    """

    who: bytes
    course: str
    group: str
    day: date | None
    expires: date | None
    at: date
    is_held: bool


def meet(table: Table, layout: Layout, people: People) -> None:
    """Takes note of whom the rows below the headings name."""
    body = _body(table, layout)
    for row in body:
        people.learn(*_called(row, layout))
    for place in layout.others:
        for text in {_text(row, place) for row in body}:
            people.learn(email_in(text), "", text)


def _body(table: Table, layout: Layout) -> list[tuple[Cell, ...]]:
    headings = table.rows[layout.heading_row]
    return [row for row in table.rows[layout.heading_row + 1 :] if not _is_apart(row, headings)]


def said_in(table: Table, layout: Layout, people: People, as_at: date, reasons: Reasons) -> Iterator[Said]:
    """What the rows below the headings say, in their order; reasons counts what is left out or set right.

    people have been met before, in every table of the file.
    """
    for row in _body(table, layout):
        one = _called(row, layout)
        who = people.key(*one)
        if who is None:
            reasons["nobody", ""] += 1
            continue
        reasons["of_several", ""] += people.is_of_several(*one)
        for block in layout.blocks:
            found = _of_block(row, layout, block, as_at, reasons)
            if found:
                yield Said(who, *found)


def _is_apart(row: Sequence[Cell], headings: Sequence[Cell]) -> bool:
    """Whether a row isn't about a person: a total, a line at the foot, the headings once more."""
    filled = [cell for cell in row if cell]
    if (len(filled) <= 1 and len(headings) > 2) or filled == [cell for cell in headings if cell]:
        return True
    begins = _begins_a_total(str(filled[0]))
    return begins == "surely" or (begins == "perhaps" and len(filled) <= len(headings) // 2)


@lru_cache(maxsize=10_000)
def _begins_a_total(text: str) -> str:
    """Whether a cell is the first of a line below the rows: surely, perhaps, or ""."""
    folded = lookups.fold(text)
    known = [words for words in lookups.words("completion_totals") if f"{folded} ".startswith(f"{words} ")]
    is_sure = any(words == folded or " " in words or words.startswith("total") for words in known)
    return "surely" if is_sure else "perhaps" if known else ""


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else ""


def _text(row: Sequence[Cell], place: int | None) -> str:
    return _given(str(_cell(row, place)))


@lru_cache(maxsize=50_000)
def _given(text: str) -> str:
    return "" if lookups.fold(text) in lookups.words("completion_no_value") else text


def _called(row: Sequence[Cell], layout: Layout) -> tuple[str, str, str]:
    """A row's e-mail address, number and name."""
    texts = {kind: _text(row, place) for kind, place in layout.person.items()}
    parts = (texts.get("first_name", ""), texts.get("last_name", ""))
    name = texts.get("name") or " ".join(part for part in parts if part)
    number = texts.get("number", "")
    return email_in(texts.get("email", "")), _SECOND_POST.sub(r"\1", number), name


def _of_block(
    row: Sequence[Cell], layout: Layout, block: Block, as_at: date, reasons: Reasons
) -> tuple[str, str, date | None, date | None, date, bool] | None:
    """What one block of columns says in a row, as the fields of Said after who; None where that can't be counted."""
    cells = {kind: _cell(row, place) for kind, place in block.columns.items()}
    course = block.course if block.course is not None else _text(row, layout.course)
    if not course:
        reasons["no_course", ""] += 1
        return None
    group, written = _text(row, layout.group), cells.get("completed", "")
    status = status_of(str(cells.get("status", ""))) or (status_of(written) if isinstance(written, str) else None)
    day = None if is_none(written) else day_of(written, _is_month_first(layout, block, "completed"))
    started = day_of(cells.get("started", ""), _is_month_first(layout, block, "started"))
    not_done = course, group, None, None, started or date.min, False
    if status in ("not_completed", "failed", "withdrawn"):
        reasons["said_otherwise", course] += day is not None
        return course, group, None, None, day or started or date.min, False
    if day is None:
        is_unread = not is_none(written) and status_of(str(written)) is None
        if is_unread:
            reasons["unread_day", course] += 1
            return None
        if status != "completed":
            return not_done
        reasons["held", course] += 1
        expires = _expiry(cells.get("expires", ""), course, _is_month_first(layout, block, "expires"), reasons)
        return course, group, as_at, expires, started or date.min, True
    if day > as_at:
        reasons["after", course] += 1
        return not_done
    expires = _expiry(cells.get("expires", ""), course, _is_month_first(layout, block, "expires"), reasons)
    if expires and expires < day and status != "expired":
        reasons["ends_before", course] += 1
    if status == "expired":
        expires = min(expires or as_at, as_at - timedelta(days=1))
    return course, group, day, expires, day, False


def _is_month_first(layout: Layout, block: Block, kind: str) -> bool:
    place = block.columns.get(kind)
    return place is not None and layout.orders.get(place, False)


def _expiry(cell: Cell, course: str, month_first: bool, reasons: Reasons) -> date | None:
    expires = None if is_none(cell) else day_of(cell, month_first)
    reasons["unread_expiry", course] += expires is None and not is_none(cell)
    return expires
