"""What the challenge list shows, made ready: its entries with their questions, and what is claimed."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from pages.common import data, scope
from pages.said import claims, questions, rows, task_rows, words
from pages.said.filters import Filters
from pages.said.language import marked, say, says
from pages.said.rows import Column, Row, Table
from pages.said.words import plain

_CHECKS = marked(
    "{tasks} checked: called complete against the words, milestones ahead and everyday work; called on schedule or "
    "behind against the due date; the same work rated differently; leads; and, against the snapshot before, leads "
    "gone, words and evidence that repeat. Nothing is left to ask, or decisions have answered it."
)


class Entries(NamedTuple):
    """The list: entry → row, rule → title with count; headline and caption, safe as Markdown."""

    rows: dict[str, Any]
    rules: dict[str, str]
    headline: str
    caption: str


def claimed(chosen: Filters) -> str:
    """What stands behind the tasks that are called complete, in a sentence or two; safe as Markdown."""
    found = data.ask("claimed_complete", **chosen.parameters())
    if found.empty:
        return say("The plan calls none of these tasks complete\\.")
    return plain(f"{claims.headline(found)}. {claims.parts(found)}".strip())


def each_claim(chosen: Filters) -> Table:
    """Every task that is called complete, with its words and what they are taken for."""
    found = data.ask("claimed_complete", **chosen.parameters())
    many = found["plan_title"].nunique() > 1
    made = [
        Row(
            "",
            (
                rows.text(words.shorten(row.action, 160), ref=words.text(row.ref, "")),
                claims.said(row),
                claims.counts_as(row),
            ),
            heading=row.plan_title if many else "",
        )
        for row in found.itertuples()
    ]
    caption = say("{tasks} called complete, with what their words say.", tasks=words.count(len(found), "task"))
    columns = (Column(say("Task"), look="main"), Column(say("Its words")), Column(say("Counts as")))
    return rows.table(columns, made, caption=caption, opens=None)


def checked(chosen: Filters) -> int:
    """How many tasks the filters keep."""
    return int(data.ask("overview", **chosen.parameters())["tasks"].sum())


def entries(chosen: Filters) -> Entries:
    """The questions under some filters, the gravest first."""
    found = data.ask("challenges", **chosen.parameters())
    listed = {row.entry: row for row in found.itertuples()}
    counts = {row.rule: f"{questions.title(row)}: {row.entries_of_rule:,}" for row in listed.values()}
    number = words.count(len(listed), "question")
    return Entries(
        rows=listed,
        rules={"": say("All {questions}", questions=number), **counts} if len(counts) > 1 else {},
        headline=plain(say("{questions} for the board", questions=number.capitalize())),
        caption=plain(_caption(len(listed), chosen)),
    )


def _caption(number: int, chosen: Filters) -> str:
    said = say("The gravest first. Each stands until a decision answers it.")
    if not number:
        said = say(_CHECKS, tasks=words.count(checked(chosen), "task").capitalize())
    plans = scope.plans(chosen).dropna(subset=["judged_at"])
    single = plans[plans["first_as_at"] == plans["snapshot_as_at"]]
    if single.empty:
        return said
    named = words.several(list(single["title"])) if len(single) < 4 else words.count(len(single), "plan")
    first = says(
        len(single),
        "{plans} has no earlier version: leads gone and words that repeat are checked once there is one.",
        "{plans} have no earlier version: leads gone and words that repeat are checked once there is one.",
        plans=named,
    )
    return f"{said} {first}"


def table(chosen: Filters, rule: str) -> Table:
    """The entries of a rule (all of them for ''), each opened by its question."""
    listed = entries(chosen)
    shown = [row for row in listed.rows.values() if rule in ("", row.rule)]
    many = len({row.plan_id for row in shown}) > 1
    made = [
        Row(
            row.entry,
            (
                rows.text(questions.question(row), under=_under(row, many), sort=row.Index),
                *((row.plan_title,) if many else ()),
                _leads(row),
                rows.chip(row.rating, row.rating_basis, why=questions.title(row)),
            ),
            f"/challenge?{urlencode({'plan': row.plan_title, 'entry': row.entry})}",
        )
        for row in shown
    ]
    caption = say("{questions}, the gravest first.", questions=words.count(len(made), "question"))
    columns = (
        Column(say("Question"), look="main"), *([Column(say("Plan"), look="wide")] if many else []),
        Column(say("Lead"), look="wide lead"), Column(say("Rating")),
    )  # fmt: skip
    return rows.table(columns, made, caption=caption, look="cards questions")


def _leads(row) -> str:
    return task_rows.lead_names(list(row.leads))


def _under(row, many: bool) -> str:
    """What stands under the question where plan and lead have no columns."""
    return f"{row.plan_title} · {_leads(row)}" if many else _leads(row)
