"""What the challenge list shows, made ready: the claims with their picture, the entries with their questions."""

from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from pages.common import data, scope
from pages.said import claims, claims_figure, questions, ratings, task_rows, words
from pages.said.filters import Filters
from pages.said.picture import Picture, arrow, picture
from pages.said.words import plain

_CHECKS = (
    "called complete against the words, milestones ahead and everyday work; called on schedule or behind against the "
    "due date; the same work rated differently; leads; and, against the snapshot before, leads gone, words and "
    "evidence that repeat"
)


class Entries(NamedTuple):
    """The list: entry → row, entry → question, rule → title with count; headline and caption, safe as Markdown."""

    rows: dict[str, Any]
    questions: dict[str, str]
    rules: dict[str, str]
    headline: str
    caption: str


def claimed(chosen: Filters, dark: bool) -> Picture | None:
    """The picture of what stands behind the tasks that are called complete; None where none is."""
    rows = data.ask("claimed_complete", **chosen.parameters())
    if rows.empty:
        return None
    headline, subtitle = claims.headline(rows), claims.subtitle(rows)
    return picture(
        claims_figure.figure(rows, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of what stands behind the tasks called complete. {headline}. {subtitle}",
        table=claims.table(rows),
    )


def each_claim(chosen: Filters) -> pa.Table:
    """Every task that is called complete, with its words; texts safe as Markdown."""
    rows = claims.each(data.ask("claimed_complete", **chosen.parameters()))
    return arrow(rows.map(plain))


def checked(chosen: Filters) -> int:
    """How many tasks the filters keep."""
    return int(data.ask("overview", **chosen.parameters())["tasks"].sum())


def entries(chosen: Filters) -> Entries:
    """The questions under some filters, the gravest first."""
    rows = data.ask("challenges", **chosen.parameters())
    listed = {row.entry: row for row in rows.itertuples()}
    counts = {row.rule: f"{row.title}: {row.entries_of_rule:,}" for row in listed.values()}
    many = rows["plan_id"].nunique() > 1
    return Entries(
        rows=listed,
        questions={entry: _named(row, many) for entry, row in listed.items()},
        rules={"": f"All {words.count(len(listed), 'question')}", **counts} if len(counts) > 1 else {},
        headline=plain(f"{words.count(len(listed), 'question').capitalize()} for the board"),
        caption=plain(_caption(len(listed), chosen)),
    )


def _named(row, many: bool) -> str:
    return f"{row.plan_title}: {questions.question(row)}" if many else questions.question(row)


def _caption(number: int, chosen: Filters) -> str:
    said = "The gravest first. Each question stands until a decision answers it."
    if not number:
        looked_at = words.count(checked(chosen), "task").capitalize()
        said = f"{looked_at} checked: {_CHECKS}. Nothing is left to ask, or decisions have answered it."
    plans = scope.plans(chosen).dropna(subset=["judged_at"])
    single = plans[plans["first_as_at"] == plans["snapshot_as_at"]]
    if len(single):
        named = words.several(list(single["title"])) if len(single) < 4 else words.count(len(single), "plan")
        has = "has" if len(single) == 1 else "have"
        said += (
            f" {named} {has} no earlier snapshot: repeated words and leads that have "
            "gone can only be checked once a second one is loaded."
        )
    return said


def table(chosen: Filters, rule: str) -> pa.Table:
    """The entries of a rule (all of them for '') as the reader sees them."""
    listed = entries(chosen)
    rows = [row for row in listed.rows.values() if rule in ("", row.rule)]
    frame = pd.DataFrame(
        {
            "Plan": [row.plan_title for row in rows],
            "Question": [questions.question(row) for row in rows],
            "Asked because": [row.title for row in rows],
            "Declared": [_declared(row) for row in rows],
            "Computed": [computed(row, chosen.with_computed) for row in rows],
            "Lead": [task_rows.lead_names(list(row.leads)) for row in rows],
        }
    )
    return arrow(frame.drop(columns="Plan") if frame["Plan"].nunique() == 1 else frame)


def _declared(row) -> str:
    return "none" if words.is_missing(row.declared_rating) else ratings.words(row.declared_rating)


def computed(row, with_computed: bool) -> str:
    """What the words and dates alone give a task, or that computed ratings aren't shown."""
    return ratings.words(row.words_rating) if with_computed else "not shown"
