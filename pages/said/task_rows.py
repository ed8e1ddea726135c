"""Tasks as the reader sees them in a list: one line a task, its cells in words."""

from collections.abc import Iterable

from pages.said import language, words
from pages.said.language import say


def ref_and_action(ref, action, length: int = 70) -> str:
    """A task in one line by its ref and its action, of which at most length characters: "1a Train every team"."""
    return f"{words.text(ref, language.marked('no ref'))} {words.shorten(action, length)}"


def task_name(task) -> str:
    """A task in one line (a row of a query with ref and action)."""
    return ref_and_action(task.ref, task.action)


def lead_names(leads) -> str:
    """The leads of a task, a list or joined by semicolons, or that there is none."""
    return words.several(leads.split("; ") if isinstance(leads, str) else leads) or say("no lead given")


def due(due_on, timescale) -> str:
    """When a task is due: the date as read, else the timescale as written."""
    return words.text(timescale, words.NO_DATE) if words.is_missing(due_on) else words.day(due_on)


def late(days_overdue, due_window=None) -> str:
    """How late a task is, or that it is due on the as-at date itself; "" where neither is so."""
    return say("due today") if due_window == "due_today" else words.age(days_overdue)


def marked(said: str, confirmed: Iterable[str], *fields: str) -> str:
    """A value in words, marked where a person gave it: "31 Mar 2016, confirmed". confirmed: the fields decided."""
    return say("{said}, confirmed", said=said) if set(fields) & set(confirmed) else said
