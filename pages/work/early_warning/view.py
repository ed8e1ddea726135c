"""What the Early warning page shows, made ready: its finding, the ranked tasks, and the reasons of each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from pages.common import data, in_force
from pages.said import rows, task_list, task_rows, words
from pages.said.filters import Filters
from pages.said.language import marked, say
from pages.said.rows import Column, Row, Table
from pages.said.words import plain
from pages.work.early_warning import words as said

_COLUMNS = (
    Column(marked("Task"), look="main"),
    Column(marked("Lead"), look="wide lead"),
    Column(marked("Due"), "date"),
    Column(marked("Why, with points")),
    Column(marked("Points"), "number", "nowrap"),
)


class Warnings(NamedTuple):
    """The finding ("" where each plan has its own), what it rests on, the list, and the reasons of each task in it.

    The words are safe as Markdown.
    """

    headline: str
    caption: str
    table: Table
    reasons: Mapping[str, Table]


def warnings(chosen: Filters, board_on: date | None) -> Warnings | None:
    """The tasks in view that show a sign; None where no task in view is live and not yet overdue.

    board_on: the day of the next board; None for the end of the quarter that each plan's date leads to.
    """
    found = data.ask("early_warning", board_on=board_on, **chosen.parameters())
    if found.empty:
        return None
    many = found["plan_id"].nunique() > 1
    if many:
        found = found.sort_values("plan_title", kind="stable")
    signs = [(task, reasons) for task in found.itertuples() if (reasons := said.reasons(task))]
    caption = say("{tasks} with warnings, most points first.", tasks=words.count(len(signs), "task"))
    made = [_row(task, reasons, chosen, many) for task, reasons in signs]
    return Warnings(
        "" if many else plain(said.headline(found)),
        plain(said.caption(found, len(signs), is_board_given=board_on is not None)),
        rows.table(_COLUMNS, made, caption=caption, look="cards"),
        {task.task_id: _listed(task, reasons, chosen) for task, reasons in signs},
    )


def _row(task, reasons: list[said.Reason], chosen: Filters, many: bool) -> Row:
    leads = task_rows.lead_names(task.leads)
    due_on = task_rows.marked(task_rows.due(task.due_on, task.timescale_text), task.confirmed, "due_on")
    return Row(
        task.task_id,
        (
            rows.text(words.shorten(task.action, 110), ref=words.text(task.ref, ""), under=leads),
            leads,
            rows.text(due_on, sort=words.iso(task.due_on) or ""),
            _links(task, reasons, chosen),
            int(task.points),
        ),
        task_list.address(task.task_id),
        heading=task.plan_title if many else "",
    )


def _with_points(one: said.Reason) -> str:
    return f"{one.said} ({one.points})" if one.points else one.said


def _address(task, one: said.Reason, chosen: Filters) -> str:
    return in_force.address(one.page, replace(chosen, plan=task.plan_id), **one.asked)


def _links(task, reasons: list[said.Reason], chosen: Filters) -> dict[str, Any]:
    links = [(_with_points(one), _address(task, one, chosen)) for one in reasons]
    return rows.links(links, sort=-int(task.points))


def _listed(task, reasons: list[said.Reason], chosen: Filters) -> Table:
    caption = say("Why it is listed: {points}.", points=words.count(int(task.points), "point"))
    made = [Row("", (_links(task, reasons, chosen),))]
    return rows.table([Column(say("Why it is listed, with points"))], made, caption=caption, opens=None, look="plain")
