"""Tasks as the reader sees them in a list: one line a task, its cells in words."""

from collections.abc import Iterable

import pandas as pd

from pages.said import ratings, words


def ref_and_action(ref, action, length: int = 70) -> str:
    """A task in one line by its ref and its action, of which at most length characters: "1a Train every team"."""
    return f"{words.text(ref, 'no ref')} {words.shorten(action, length)}"


def task_name(task) -> str:
    """A task in one line (a row of a query with ref and action)."""
    return ref_and_action(task.ref, task.action)


def task_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a query about tasks as the reader sees them, in the same order.

    rows: needs plan_title or plan, ref, action, leads (a list, or joined), due_on, timescale_text, rating,
    rating_basis, days_overdue. With due_window, what is due on the as-at date says so. With confirmed (a list of
    fields), what a person gave is marked.
    """
    confirmed = rows["confirmed"] if "confirmed" in rows else [()] * len(rows)
    windows = rows["due_window"] if "due_window" in rows else [None] * len(rows)
    due_on = [due(*pair) for pair in zip(rows["due_on"], rows["timescale_text"], strict=True)]
    leads = [lead_names(names) for names in rows["leads"]]
    return pd.DataFrame(
        {
            "Plan": [words.text(title) for title in rows["plan_title" if "plan_title" in rows else "plan"]],
            "Ref": [words.text(ref, "none") for ref in rows["ref"]],
            "Action": [words.text(action) for action in rows["action"]],
            "Lead": [marked(said, given, "leads") for said, given in zip(leads, confirmed, strict=True)],
            "Due": [marked(said, given, "due_on") for said, given in zip(due_on, confirmed, strict=True)],
            "Rating": [ratings.words(*pair) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)],
            "Late": [late(*pair) for pair in zip(rows["days_overdue"], windows, strict=True)],
        }
    )


def lead_names(leads) -> str:
    """The leads of a task, a list or already joined, or that there is none."""
    return (leads if isinstance(leads, str) else words.several(leads)) or "no lead given"


def due(due_on, timescale) -> str:
    """When a task is due: the date as read, else the timescale as written."""
    return words.text(timescale, words.NO_DATE) if words.is_missing(due_on) else words.day(due_on)


def late(days_overdue, due_window=None) -> str:
    """How late a task is, or that it is due on the as-at date itself; "" where neither is so."""
    return "due today" if due_window == "due_today" else words.age(days_overdue)


def marked(said: str, confirmed: Iterable[str], *fields: str) -> str:
    """A value in words, marked where a person gave it: "31 Mar 2016, confirmed". confirmed: the fields decided."""
    return f"{said}, confirmed" if set(fields) & set(confirmed) else said
