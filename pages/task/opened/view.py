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
    """A task: its row, leads, decisions and findings as queries give them; refs (task_id → ref) of its plan's tasks.

    The other texts, those in texts (heading, text) too, and the cells of the tables are safe as Markdown. leads and
    cells are None where there are none.
    """

    row: Any
    lead_names: list[str]
    decisions: pd.DataFrame
    findings: pd.DataFrame
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


def is_known(task_id: str, chosen: Filters) -> bool:
    """Whether there is such a task in the plans at the date, whatever the filters leave out."""
    return len(data.ask("task_detail", **chosen.when(), task_id=task_id)) > 0


def opened(task_id: str, chosen: Filters) -> Opened:
    """A task that there is."""
    which = {**chosen.when(), "task_id": task_id}
    task = next(data.ask("task_detail", **which).itertuples())
    leads, decisions = data.ask("task_leads", **which), data.ask("task_decisions", **which)
    names, cells = refs(task.plan_id, chosen), said.cells(task)
    return Opened(
        row=task,
        lead_names=list(leads["lead"]),
        decisions=decisions,
        findings=data.ask("task_findings", **which),
        refs=names,
        place=plain(said.place(task)),
        title=plain(said.title(task)),
        facts=said.facts(task, leads, names),
        timescale=plain(said.timescale(task)),
        texts=[(heading, words.lines(text)) for heading, text in said.texts(task)],
        leads=None if leads.empty else _table(said.as_written(leads)),
        ratings=said.rated(task, decisions, chosen.with_computed),
        evidence=plain(said.evidence(task)),
        source=plain(said.source(task)),
        cells=_table(cells) if cells else None,
    )


def _table(rows: list[dict[str, str]]) -> pa.Table:
    return arrow(pd.DataFrame([{name: words.lines(value) for name, value in row.items()} for row in rows]))
