"""The timeline as plain values, for the browser to draw at any width: a row a task, its mark as precise as written."""

import json

import pandas as pd

from pages.said import overdue, words
from pages.said.axis import Axis, axis
from pages.said.language import say
from pages.said.rows import Table, chip
from pages.said.task_list import address
from pages.status.timeline import words as said

_FOLDED = ("undated", "complete", "closed")


def figure(rows: pd.DataFrame) -> Table:
    """The rows of the query "timeline" as months, plans, their parts and the rows of each; places go from 0 to 1."""
    placed = axis(rows)
    plans = [one for _, one in rows.groupby("plan_id", sort=False)]
    drawn = {
        "kind": "timeline",
        "months": placed.months() if (rows["mark"] != "undated").any() else [],
        "bands": placed.bands(),
        "key": said.key(rows),
        "plans": [_plan(one, placed, is_one_of_several=len(plans) > 1) for one in plans],
    }
    return Table(json.dumps(drawn, ensure_ascii=False), tuple(rows["task_id"]))


def _plan(rows: pd.DataFrame, placed: Axis, *, is_one_of_several: bool) -> dict:
    first = rows.iloc[0]
    parts = [(name, part) for name, part in rows.groupby("part", sort=False)]
    opened = {name for name, _ in parts if name not in _FOLDED} or {parts[0][0]}
    return {
        "name": first.plan if is_one_of_several else "",
        "said": overdue.finding(rows) if is_one_of_several else "",
        "as_at": placed.after(first.as_at),
        "as_at_said": say("as at {day}", day=words.day(first.as_at)),
        "parts": [
            {
                "title": said.part(name, len(part)),
                "is_open": name in opened,
                "rows": [_row(task, placed) for task in part.itertuples()],
            }
            for name, part in parts
        ],
    }


def _row(task, placed: Axis) -> dict:
    mark, start, end = _mark(task, placed)
    return {
        "id": task.task_id,
        "address": address(task.task_id),
        "ref": words.shorten(words.text(task.ref, missing=""), 12),
        "action": " ".join(task.action.split()),
        "rating": chip(task.rating, task.rating_basis),
        "mark": mark,
        "from": start,
        "to": end,
        "late": [max(placed.after(task.due_on), 0), placed.after(task.as_at)] if task.part == "overdue" else None,
        "when": said.when(task),
        "said": said.tooltip(task),
    }


def _mark(task, placed: Axis) -> tuple[str, float, float]:
    """The shape with the places it goes from and to; what lies outside the months is a pointer at their edge."""
    if task.mark == "undated":
        return "", 0, 0
    if task.mark == "ongoing":
        end = placed.after(task.as_at)
        return "ongoing", end if words.is_missing(task.mark_from) else min(max(placed.at(task.mark_from), 0), end), end
    if task.mark == "window":
        start, end = placed.at(task.mark_from), placed.after(task.mark_to)
    else:
        start = end = placed.middle(task.mark_from)
    if end <= 0:
        return "earlier", 0, 0
    if start >= 1:
        return "later", 1, 1
    return task.mark, max(start, 0), min(end, 1)
