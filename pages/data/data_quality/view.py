"""What the Data quality page shows, made ready: the kinds of finding, each kind's, how much is certain, the loads."""

from dataclasses import dataclass

import pandas as pd

import loaders
from pages.common import data
from pages.data.data_quality import words as said
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table, of_frame
from pages.said.words import plain


@dataclass(frozen=True)
class OfRule:
    """The findings of a rule: their rows and table, whose rows open the task, the rule and what to do (Markdown)."""

    rows: pd.DataFrame
    table: Table
    title: str
    what_to_do: str


def kinds(chosen: Filters) -> tuple[str, Table]:
    """The headline, and the table of rules; a row's id names the rule and how grave it is: "no_lead|error"."""
    rows = data.ask("findings", **chosen.parameters())
    grouped = said.by_rule(rows, loaders.finding_rules())
    caption = say("{kinds} of findings, errors first, with what to do.", kinds=words.count(len(grouped), "kind"))
    ids = [f"{row.rule}|{row.severity}" for row in grouped.itertuples()]
    shown = grouped.drop(columns=["rule", "severity"])
    first = ["Finding", *(name for name in shown if name != "Finding")]
    return said.headline(rows), of_frame(shown[first], caption, ids, wide=("Kind", "Tasks"))


def of_rule(chosen: Filters, rule: str, severity: str) -> OfRule:
    """The findings of one rule and severity."""
    every = data.ask("findings", **chosen.parameters())
    rows = every[(every["rule"] == rule) & (every["severity"] == severity)].reset_index(drop=True)
    rules = loaders.finding_rules()
    title, what_to_do = said.title(rule, rules), said.what_to_do(rule, rules)
    ids = [words.text(task_id, "") for task_id in rows["task_id"]]
    return OfRule(
        rows=rows,
        table=of_frame(said.each(rows), f"{words.count(len(rows), 'finding')}: {title}.", ids),
        title=plain(title),
        what_to_do=plain(what_to_do),
    )


def fields(chosen: Filters) -> tuple[str, Table] | None:
    """How much was read with certainty, in a sentence and by field; None without a task."""
    rows = data.ask("fields_certain", **chosen.parameters())
    return (
        (said.certain(rows), of_frame(said.fields(rows), say("Fields read with certainty"), look="plain cards whole"))
        if rows["tasks"].sum()
        else None
    )


def load_rows(chosen: Filters) -> pd.DataFrame:
    """The rows of the query loads."""
    return data.ask("loads", **chosen.scope())


def loads(chosen: Filters) -> Table:
    """Every load, the newest first."""
    shown = said.loads(load_rows(chosen))
    caption = say("{loads}, the newest first.", loads=words.count(len(shown), "load"))
    return of_frame(shown, caption, look="plain cards whole")


def removed() -> list[str]:
    """A sentence for each document that was removed for good; safe as Markdown."""
    return [plain(one) for one in said.removed(data.ask("purged_documents"))]
