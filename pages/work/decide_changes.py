"""From edited cells to decisions: which changed, what each means, what can't be; nothing is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

import loaders
from pages.common import decided, ratings, words
from pages.work import decide_table
from pages.work.task_decide_fields import FIRST, LAST
from pages.work.task_decide_words import parted

NOBODY = ("nobody", "none", "no one")
_UNRATED = ratings.words(None)


@dataclass(frozen=True)
class Change:
    """A cell that changed: value as it is stored (None: as the document has it), said in words."""

    number: int
    field: str
    value: str | None
    words: str


@dataclass(frozen=True)
class Edits:
    """The changes in a table in its order, and a sentence for each cell that can't be recorded."""

    changes: list[Change]
    problems: list[str]


class _Wrong(Exception):
    """A cell that can't be recorded; the message says why."""


def edits(rows: pd.DataFrame, shown: pd.DataFrame, edited: pd.DataFrame, is_decided: Mapping[tuple, object]) -> Edits:
    """What changed. rows: of the query "decide_tasks"; shown: their decide_table.table; edited: what became of it.

    is_decided: (task_id, field) → anything true where a decision is in force, so that emptying the cell leaves it.
    """
    names, found, problems = decide_table.names(rows), [], []
    columns = [column for column in decide_table.FIELDS if column in edited]
    before, after = (frame[columns].astype(object).where(frame[columns].notna(), "") for frame in (shown, edited))
    for number in changed_rows(before, after, edited):
        row = rows.iloc[number]
        is_ticked = bool(edited[decide_table.CONFIRM].iloc[number])
        cells = _cells(before.iloc[number], after.iloc[number], columns, is_ticked=is_ticked)
        for field, old, new in cells:
            try:
                found.append(_change(number, field, old, new, row, names, is_decided))
            except (_Wrong, loaders.LoadError) as wrong:
                problems.append(f"{names[row['task_id']]}, {decided.field(field).lower()}: {wrong}")
    return Edits(found, problems)


def changed_rows(before: pd.DataFrame, after: pd.DataFrame, edited: pd.DataFrame) -> list[int]:
    """The numbers of the rows with a changed or a ticked cell."""
    is_changed = (before != after).any(axis=1) | edited[decide_table.CONFIRM].fillna(False).astype(bool)
    return [number for number, changed in enumerate(is_changed) if changed]


def _cells(before, after, columns: list[str], *, is_ticked: bool) -> list[tuple[str, str, str]]:
    """The fields of a row to decide with the text before and after; a ticked rating stays as it is."""
    cells = [
        (decide_table.FIELDS[column], before[column], str(after[column]).strip())
        for column in columns
        if before[column] != str(after[column]).strip()
    ]
    if is_ticked and "rating" not in [field for field, *_ in cells]:
        cells.insert(0, ("rating", before["Rating"], before["Rating"] or _UNRATED))
    return cells


def _change(number: int, field: str, old: str, new: str, row, names: dict, is_decided: Mapping) -> Change:
    if new == "" and not is_decided.get((row["task_id"], field)):
        raise _Wrong("an empty cell means as the document has it, and so it is already. Put back what was there.")
    value = _value(field, new) if new else None
    said = decided.value(field, value) if value != "[]" else "nobody"
    was = old or {"rating": "not rated", "leads": "nobody", "due_on": words.NO_DATE}.get(field, "none")
    what = f"confirmed as {said}" if old == new else f"{was} → {said}"
    return Change(number, field, value, f"{names[row['task_id']]}: {decided.field(field).lower()} {what}")


def _value(field: str, text: str) -> str:
    return _VALUES[field](text)


def _rating(text: str) -> str:
    code = decide_table.RATINGS.get(text)
    if code is None:
        is_unrated = text == _UNRATED
        raise _Wrong("there is no rating to confirm: choose one." if is_unrated else f"“{text}” isn’t in the list.")
    return code


def _disposition(text: str) -> str:
    code = decide_table.DISPOSITIONS.get(text)
    if code is None:
        raise _Wrong(f"“{text}” isn’t in the list.")
    if code == "duplicate":
        raise _Wrong("open the task on the Tasks page, and choose there of which task it is a duplicate.")
    return code


def _day(text: str) -> str:
    day = decide_table.read_day(text)
    if day is None:
        raise _Wrong(f"“{words.shorten(text, 60)}” is no date: give day, month and year, as in 31/03/2016.")
    if not FIRST <= day <= LAST:
        raise _Wrong(f"{words.day(day)} lies outside {FIRST.year} to {LAST.year}: check the year.")
    return day.isoformat()


def _leads(text: str) -> str:
    return loaders.leads_value("" if text.casefold() in NOBODY else text)


_VALUES = {
    "rating": _rating,
    "disposition": _disposition,
    "due_on": _day,
    "leads": _leads,
    "section": lambda text: loaders.section_value(*parted(text)),
}


def decidings(
    found: list[Change], rows: pd.DataFrame, seen: Mapping[tuple, str], *, reason: str, decided_by: str
) -> list[loaders.Deciding]:
    """The decisions to record. seen: (task_id, field) → the decision in force that the table showed."""
    made = []
    for change in found:
        row = rows.iloc[change.number]
        decision = loaders.Decision(change.field, change.value, reason, decided_by)
        before = seen.get((row["task_id"], change.field))
        made.append(loaders.Deciding(row["snapshot_id"], row["task_id"], row["as_at"].date(), decision, seen=before))
    return made
