"""What one task whole shows, made ready."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.picture import arrow
from pages.said.rows import Table
from pages.said.words import plain
from pages.task.correct.view import refs
from pages.task.opened import words as said


@dataclass(frozen=True)
class Opened:
    """A task: its row, and rows of its decisions and findings, as queries give them; refs of its plan's tasks by id.

    The other texts, those in texts (heading, text) too, and the cells of the tables are safe as Markdown. leads and
    cells are None where there are none.
    """

    row: Any
    lead_names: list[str]
    decisions: list[Any]
    findings: list[Any]
    refs: dict[str, str]
    place: str
    title: str
    facts: str
    timescale: str
    texts: list[tuple[str, str]]
    leads: pa.Table | None
    ratings: Table
    evidence: str
    source: str
    cells: pa.Table | None


_OF_PLAN = (
    "task_detail",
    "task_leads",
    "task_decisions",
    "task_findings",
    "decide_choices",
)  # asked about once for all its tasks


def ready_soon(chosen: Filters) -> None:
    """Has the plan in view asked about, so that the first task that is opened there needn't wait for that."""
    if chosen.plan is not None:
        when = chosen.when()
        of_plan = [(name, when | {"plan_id": chosen.plan}) for name in _OF_PLAN]
        data.ask_soon([*of_plan, ("decide_seen", when | {"plans": [chosen.plan]})])


def is_known(task_id: str, chosen: Filters) -> bool:
    """Whether there is such a task in the plans at the date, whatever the filters leave out."""
    return _plan_of(task_id, chosen) is not None


def opened(task_id: str, chosen: Filters) -> Opened:
    """A task that there is."""
    plan_id = str(_plan_of(task_id, chosen))
    task, *_ = _of_task("task_detail", task_id, plan_id, chosen)
    leads, decisions = (_of_task(name, task_id, plan_id, chosen) for name in ("task_leads", "task_decisions"))
    names, cells = data.kept(refs, plan_id, chosen), said.cells(task)
    return Opened(
        row=task,
        lead_names=[row.lead for row in leads],
        decisions=decisions,
        findings=_of_task("task_findings", task_id, plan_id, chosen),
        refs=names,
        place=plain(said.place(task)),
        title=plain(said.title(task)),
        facts=said.facts(task, leads, names),
        timescale=plain(said.timescale(task)),
        texts=[(heading, words.lines(text)) for heading, text in said.texts(task)],
        leads=_table(said.as_written(leads)) if leads else None,
        ratings=said.rated(task, decisions, chosen.with_computed),
        evidence=plain(said.evidence(task)),
        source=plain(said.source(task)),
        cells=_table(cells) if cells else None,
    )


def _plan_of(task_id: str, chosen: Filters) -> str | None:
    """The plan that holds a task at the date; None where none does. The one in view is looked into first."""
    if chosen.plan is not None and _of_task("task_detail", task_id, chosen.plan, chosen):
        return chosen.plan
    plans = data.ask("task_plan", task_id=task_id)["plan_id"]
    return next((str(plan_id) for plan_id in plans if _of_task("task_detail", task_id, plan_id, chosen)), None)


def _of_task(name: str, task_id: str, plan_id: str, chosen: Filters) -> list:
    """A task's rows of a query: its whole plan is asked about once, so that the next task opened asks nothing."""
    return data.kept(_by_task, name, plan_id, chosen).get(task_id, [])


def _by_task(name: str, plan_id: str, chosen: Filters) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in data.ask(name, **chosen.when(), plan_id=plan_id).itertuples():
        found.setdefault(row.task_id, []).append(row)
    return found


def _table(rows: list[dict[str, str]]) -> pa.Table:
    return arrow(pd.DataFrame([{name: words.lines(value) for name, value in row.items()} for row in rows]))
