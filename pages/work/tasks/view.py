"""What the Tasks page lists, made ready."""

from pages.common import data
from pages.said import overdue, words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table
from pages.said.task_list import listed
from pages.said.words import plain

_PARTS = {"overdue": "overdue", "due_today": "to_come", "next_quarter": "to_come", "later": "to_come"}


def tasks(chosen: Filters) -> Table:
    """The tasks that the filters keep, the most urgent first."""
    rows = data.ask("tasks", **chosen.parameters())
    return listed(rows, say("{tasks}, the most urgent first.", tasks=words.count(len(rows), "task")))


def headline(chosen: Filters) -> str:
    """Of one plan's tasks how many are overdue and what comes next, safe as Markdown; "" for several plans."""
    rows = data.ask("tasks", **chosen.parameters())
    if rows["plan_id"].nunique() != 1:
        return ""
    return plain(overdue.finding(rows.assign(part=[_part(row) for row in rows.itertuples()])))


def _part(row) -> str:
    """The task's part of the timeline."""
    if row.due_window == "settled":
        return "complete" if row.disposition == "complete" else "closed"
    return _PARTS.get(row.due_window, "undated")
