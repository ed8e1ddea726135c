"""The one table of tasks: the same columns in the same order wherever tasks are listed."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from pages.said import language, rows, words
from pages.said.language import say
from pages.said.rows import Column, Row, Table
from pages.said.task_rows import due, late, lead_names, marked

COLUMNS = (
    Column(language.marked("Action"), look="main"),
    Column(language.marked("Lead"), look="wide lead"),
    Column(language.marked("Due"), "date"),
    Column(language.marked("Late"), look="wide nowrap"),
    Column(language.marked("Rating")),
)


def listed(tasks: pd.DataFrame, caption: str = "") -> Table:
    """A table of the rows of a query about tasks, in their order; under a heading a plan where there are several.

    tasks: needs task_id, plan_title or plan, ref, action, leads (a list, or joined), due_on, timescale_text, rating,
    rating_basis, days_overdue. With due_window, what is due on the as-at date says so. With confirmed (a list of
    fields), what a person gave is marked. caption: what the table holds, for those who don't see it.
    """
    said = caption or f"{words.count(len(tasks), 'task')}."
    columns = [replace(one, label=say(one.label)) for one in COLUMNS]
    return rows.table(columns, list(_rows(tasks)), caption=said, look="cards")


def address(task_id: str) -> str:
    """The address that opens a task on its own."""
    return f"/tasks?task={task_id}"


def _rows(tasks: pd.DataFrame) -> Iterator[Row]:
    title = "plan_title" if "plan_title" in tasks else "plan"
    several = tasks[title].nunique() > 1
    for task in tasks.itertuples():
        confirmed = getattr(task, "confirmed", ())
        leads = marked(lead_names(task.leads), confirmed, "leads")
        due_on = marked(due(task.due_on, task.timescale_text), confirmed, "due_on")
        late_by = late(task.days_overdue, getattr(task, "due_window", None))
        yield Row(
            task.task_id,
            (
                rows.text(words.text(task.action), ref=words.text(task.ref, ""), under=_under(leads, late_by)),
                leads,
                rows.text(due_on, sort=words.iso(task.due_on) or ""),
                rows.text(late_by, sort=0 if words.is_missing(task.days_overdue) else -int(task.days_overdue)),
                rows.chip(task.rating, task.rating_basis),
            ),
            address(task.task_id),
            heading=getattr(task, title) if several else "",
        )


def _under(leads: str, late_by: str) -> str:
    """What stands under the action where there is no room for its own columns."""
    return f"{leads} · {late_by}" if late_by else leads
