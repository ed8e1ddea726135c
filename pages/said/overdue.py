"""How many of a plan's tasks are overdue, and what falls due next, in one sentence: the same on every page."""

import pandas as pd

from pages.said import words
from pages.said.language import say


def finding(rows: pd.DataFrame) -> str:
    """How many of one plan's tasks are late, the longest by how much, and when the next falls due.

    rows: part (as the query timeline has it), days_overdue, due_on, a row a task.
    """
    late, coming = rows[rows["part"] == "overdue"], rows[rows["part"] == "to_come"]
    parts = set(rows["part"])
    if parts <= {"complete", "closed"}:
        return _nothing_left(parts)
    said = _overdue(late, len(rows))
    if not coming.empty:
        return say("{overdue}; the next is due {day}", overdue=said, day=words.day(coming["due_on"].min()))
    if rows["due_on"].isna().all():
        if len(rows) == 1:
            return say("{overdue}; it has no due date", overdue=said)
        return say("{overdue}; none has a due date", overdue=said)
    return said


def begun(said: str) -> str:
    """A sentence's beginning with a capital letter."""
    return f"{said[:1].upper()}{said[1:]}"


def _nothing_left(parts: set[str]) -> str:
    if len(parts) > 1:
        return say("Every task is complete or closed")
    return say("Every task is complete") if "complete" in parts else say("Every task is closed")


def _overdue(late: pd.DataFrame, number: int) -> str:
    if late.empty and number == 1:
        return say("The one task isn’t overdue")
    part = words.of(len(late), number)
    if late.empty:
        return begun(say("{part} tasks is overdue", part=part))
    longest = words.how_long(late["days_overdue"].max())
    if number == 1:
        return say("The one task is overdue by {longest}", longest=longest)
    if len(late) == 1:
        return begun(say("{part} tasks is overdue by {longest}", part=part, longest=longest))
    return begun(say("{part} tasks are overdue, the longest by {longest}", part=part, longest=longest))
