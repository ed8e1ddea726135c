"""What the Tasks page lists, made ready."""

from typing import NamedTuple

import pandas as pd

from pages.common import data
from pages.said import overdue, task_list, turned, words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table
from pages.said.words import plain

_PARTS = {"overdue": "overdue", "due_today": "to_come", "next_quarter": "to_come", "later": "to_come"}
STEP = turned.STEP


class Listed(NamedTuple):
    """The tasks of a page of the list, and how many there are on all of them."""

    table: Table
    found: int


def tasks(chosen: Filters, order: str, after: int) -> Listed:
    """The tasks that the filters keep, so many of them: the most urgent first, or by a column.

    order: one of task_list.SORTS, with "-" before it turned round; "" for urgency.
    """
    sorted_by, is_down = order.removeprefix("-"), order.startswith("-")
    rows = _rows(chosen, order, STEP, after)
    found = int(rows["found"].iloc[0]) if len(rows) else 0
    number = words.count(found, "task")
    caption = say("{tasks}, the most urgent first.", tasks=number)
    if found <= STEP:  # the heads sort what is there
        if found and int(rows["plans"].iloc[0]) > 1:
            rows = rows.sort_values("plan", kind="stable")
        return Listed(task_list.listed(rows, caption), found)
    if sorted_by:
        caption = say("{tasks}, sorted by a column.", tasks=number)
    return Listed(task_list.page_of(rows, sorted_by, is_down=is_down, caption=caption), found)


def ids(chosen: Filters, order: str) -> tuple[str, ...]:
    """The tasks on all pages of the list, in its order."""
    return tuple(_every(chosen, order)["task_id"])


def _rows(chosen: Filters, order: str, most: int | None, after: int | None) -> pd.DataFrame:
    by = {"sorted_by": order.removeprefix("-") or "urgency", "is_down": order.startswith("-")}
    return data.ask("tasks_listed", **by, most=most, after=after, **chosen.parameters())


def _every(chosen: Filters, order: str) -> pd.DataFrame:
    """The tasks on all pages; where one page holds them all, they were asked for already."""
    first = _rows(chosen, order, STEP, 0)
    return first if first.empty or int(first["found"].iloc[0]) <= STEP else _rows(chosen, order, None, None)


def headline(chosen: Filters) -> str:
    """Of one plan's tasks how many are overdue and what comes next, safe as Markdown; "" for several plans."""
    if chosen.plan is None:
        return ""
    rows = _every(chosen, "")
    return plain(overdue.finding(rows.assign(part=[_part(row) for row in rows.itertuples()])))


def _part(row) -> str:
    """The task's part of the timeline."""
    if row.due_window == "settled":
        return "complete" if row.disposition == "complete" else "closed"
    return _PARTS.get(row.due_window, "undated")
