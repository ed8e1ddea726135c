"""What the Data quality page shows, made ready: the kinds of finding, each kind's, how much is certain, the loads."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

import loaders
from pages.common import data
from pages.data.data_quality import words as said
from pages.said import task_rows, words
from pages.said.filters import Filters
from pages.said.picture import arrow
from pages.said.words import plain


@dataclass(frozen=True)
class OfRule:
    """The findings of a rule: their rows and table, what to do (Markdown), task_id → name of the tasks concerned."""

    rows: pd.DataFrame
    table: pa.Table
    head: str
    alt: str
    names: dict[str, str]


def kinds(chosen: Filters) -> tuple[str, pa.Table, dict[tuple[str, str], str]]:
    """The headline, the table of rules, and the name of each by (rule, severity) in the table's order."""
    rows = data.ask("findings", **chosen.parameters())
    grouped = said.by_rule(rows, loaders.finding_rules())
    names = {(row.rule, row.severity): f"{row.Kind}: {row.Finding} ({row.Findings})" for row in grouped.itertuples()}
    return said.headline(rows), arrow(grouped.drop(columns=["rule", "severity"])), names


def of_rule(chosen: Filters, rule: str, severity: str) -> OfRule:
    """The findings of one rule and severity."""
    every = data.ask("findings", **chosen.parameters())
    rows = every[(every["rule"] == rule) & (every["severity"] == severity)].reset_index(drop=True)
    title, what_to_do = loaders.finding_rules().get(rule, (rule, "Look at the task."))
    about = rows.dropna(subset=["task_id"]).drop_duplicates("task_id")
    return OfRule(
        rows=rows,
        table=arrow(said.each(rows)),
        head=f"**{plain(title)}.** {plain(what_to_do)}",
        alt=f"{words.count(len(rows), 'finding')}: {title}.",
        names=dict(zip(about["task_id"], map(task_rows.task_name, about.itertuples()), strict=True)),
    )


def fields(chosen: Filters) -> tuple[str, pa.Table] | None:
    """How much was read with certainty, in a sentence and by field; None without a task."""
    rows = data.ask("fields_certain", **chosen.parameters())
    return (said.certain(rows), arrow(said.fields(rows))) if rows["tasks"].sum() else None


def load_rows(chosen: Filters) -> pd.DataFrame:
    """The rows of the query loads."""
    return data.ask("loads", **chosen.scope())


def loads(chosen: Filters) -> pa.Table:
    """Every load, the newest first."""
    return arrow(said.loads(load_rows(chosen)))


def removed() -> list[str]:
    """A sentence for each document that was removed for good; safe as Markdown."""
    return [plain(one) for one in said.removed(data.ask("purged_documents"))]
