"""From edited cells to decisions: which changed, what each means, what can't be; nothing is drawn."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

import loaders
from pages.said import decisions, ratings, words
from pages.said.decisions import parted
from pages.said.heard import heard
from pages.said.language import marked, say
from pages.work.decide import words as said
from pages.work.decide.words import Sheet

NOBODY = ("nobody", "none", "no one", "neb")
_EMPTY = {"rating": marked("not rated"), "leads": marked("nobody"), "due_on": words.NO_DATE}


@dataclass(frozen=True)
class Change:
    """A cell that changed: value as it is stored (None: as the document has it), said in words.

    reason: the row's own; "" for the one that is given for all.
    """

    number: int
    field: str
    value: str | None
    words: str
    reason: str = ""


@dataclass(frozen=True)
class Edits:
    """The changes in a table in its order, and a sentence for each cell that can't be recorded.

    emptied: how many cells were emptied that nobody had decided; those are as the document has them already.
    """

    changes: list[Change]
    problems: list[str]
    emptied: int = 0


class _Wrong(Exception):
    """A cell that can't be recorded; the message says why."""


def edits(sheet: Sheet, edited: pd.DataFrame, decided_on: Container[tuple[str, str]]) -> Edits:
    """What changed. edited: what became of the sheet's table.

    decided_on: (task_id, field) of the values that a person gave: emptying such a cell leaves it to the document.
    """
    found, problems, emptied = [], [], 0
    reasons = said.reasons(edited)
    for number, field, old, new in _changed(sheet, edited):
        name, task = sheet.names[number], sheet.tasks[number]
        if new == "" and (task.task_id, field) not in decided_on:
            emptied += 1
            continue
        try:
            value = _VALUES[field](new) if new else None
        except (_Wrong, loaders.LoadError) as wrong:
            problems.append(f"{name}, {decisions.field(field).lower()}: {heard(str(wrong))}")
        else:
            found.append(Change(number, field, value, f"{name}: {_told(field, old, new, value)}", reasons[number]))
    about = {change.number for change in found}
    if not problems:
        problems = [
            say("{name} has a reason and no change: tick Confirm or change a cell.", name=sheet.names[number])
            for number, reason in enumerate(reasons)
            if reason and number not in about
        ]
    return Edits(found, problems, emptied)


def _changed(sheet: Sheet, edited: pd.DataFrame) -> Iterator[tuple[int, str, str, str]]:
    """The row, field, text before and text now of each changed cell; a ticked rating counts though it is the same."""
    now = said.texts(edited)
    ticked = edited[said.CONFIRM].tolist() if said.CONFIRM in edited else [False] * len(edited)
    for number, is_ticked in enumerate(ticked):
        for column, texts in now.items():
            field, old, new = said.FIELDS[column], sheet.cells[column][number], texts[number]
            if old != new:
                yield number, field, old, new
            elif field == "rating" and is_ticked is True:
                yield number, field, old, old or ratings.words(None)


def _told(field: str, old: str, new: str, value: str | None) -> str:
    decided = decisions.value(field, value)
    if old == new:
        return say("{field} confirmed as {value}", field=decisions.field(field).lower(), value=decided)
    was = old or say(_EMPTY.get(field, marked("none")))
    return f"{decisions.field(field).lower()} {was} → {decided}"


def _rating(text: str) -> str:
    code = said.rating_options().get(text)
    if code is None:
        if text == ratings.words(None):
            raise _Wrong(say("there is no rating to confirm: choose one."))
        raise _Wrong(say("“{text}” isn’t in the list.", text=text))
    return code


def _disposition(text: str) -> str:
    code = said.standing_options().get(text)
    if code is None:
        raise _Wrong(say("“{text}” isn’t in the list.", text=text))
    if code == "duplicate":
        raise _Wrong(say("open the task on the Tasks page, and choose there of which task it is a duplicate."))
    return code


def _day(text: str) -> str:
    day = said.read_day(text)
    if day is None:
        raise _Wrong(
            say("“{text}” is no date: give day, month and year, as in 31/03/2016.", text=words.shorten(text, 60))
        )
    if wrong := decisions.outside(day):
        raise _Wrong(f"{words.day(day)} {wrong}.")
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
    found: list[Change], sheet: Sheet, seen: Mapping[tuple, str], *, reason: str, decided_by: str
) -> list[loaders.Deciding]:
    """The decisions to record. seen: (task_id, field) → the decision in force that the table showed.

    reason: for each row that has none of its own.
    """
    made = []
    for change in found:
        task = sheet.tasks[change.number]
        decision = loaders.Decision(change.field, change.value, change.reason or reason, decided_by)
        before = seen.get((task.task_id, change.field))
        made.append(loaders.Deciding(task.snapshot_id, task.task_id, task.as_at.date(), decision, seen=before))
    return made
