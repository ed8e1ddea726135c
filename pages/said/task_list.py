"""The one table of tasks: the same columns in the same order wherever tasks are listed."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from pages.said import language, rows, turned, words
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


SORTS = ("action", "lead", "due", "late", "rating")  # what the query tasks_listed sorts by, in the columns' order


def page_of(tasks: pd.DataFrame, sorted_by: str, *, is_down: bool, caption: str) -> Table:
    """A page of a list of tasks (rows of the query tasks_listed): its heads sort the whole list (turned.sort_of).

    sorted_by: one of SORTS, "" where it is by urgency. Of several plans each task says its own.
    """
    many = len(tasks) > 0 and int(tasks["plans"].iloc[0]) > 1
    columns = []
    for one, name in zip(COLUMNS, SORTS, strict=True):
        order = "none" if name != sorted_by else "descending" if is_down else "ascending"
        look = "" if many and name == "lead" else one.look  # its place under the action is the plan's
        columns.append(replace(one, label=say(one.label), look=look, id=turned.head(name), order=order))
    return rows.table(
        columns,
        list(_rows(tasks, says_plan=many)),
        caption=caption,
        sorts=False,
        look="cards shows_under" if many else "cards",
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


def _rows(tasks: pd.DataFrame, *, says_plan: bool = False) -> Iterator[Row]:
    title = "plan_title" if "plan_title" in tasks else "plan"
    several = not says_plan and tasks[title].nunique() > 1
    for task in tasks.itertuples():
        confirmed = getattr(task, "confirmed", ())
        leads = marked(lead_names(task.leads), confirmed, "leads")
        due_on = marked(due(task.due_on, task.timescale_text), confirmed, "due_on")
        late_by = late(task.days_overdue, getattr(task, "due_window", None))
        under = getattr(task, title) if says_plan else _under(leads, late_by)
        yield Row(
            task.task_id,
            (
                rows.text(words.text(task.action), ref=words.text(task.ref, ""), under=under),
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
