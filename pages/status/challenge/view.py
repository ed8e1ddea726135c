"""What the challenge list shows, made ready: the claims with their picture, the entries with their questions."""

from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from pages.common import data, scope
from pages.said import claims as challenge_claims
from pages.said import questions as challenge_words
from pages.said import ratings, task_rows, words
from pages.said.filters import Filters
from pages.said.picture import Picture, arrow, picture
from pages.said.task_table import declared_in
from pages.said.words import plain
from pages.status.challenge.question.words import COMPLETION

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


def claims(chosen: Filters, dark: bool) -> Picture | None:
    """The picture of what stands behind the tasks that are called complete; None where none is."""
    rows = data.ask("claimed_complete", **chosen.parameters())
    if rows.empty:
        return None
    headline, subtitle = challenge_claims.headline(rows), challenge_claims.subtitle(rows)
    return picture(
        challenge_claims.figure(rows, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of what stands behind the tasks called complete. {headline}. {subtitle}",
        table=challenge_claims.table(rows),
    )


def each_claim(chosen: Filters) -> pa.Table:
    """Every task that is called complete, with its words; texts safe as Markdown."""
    rows = challenge_claims.each(data.ask("claimed_complete", **chosen.parameters()))
    return arrow(rows.map(plain))


def entries(chosen: Filters) -> Entries:
    """The questions under some filters, the gravest first."""
    rows = data.ask("challenges", **chosen.parameters())
    listed = {row.entry: row for row in rows.itertuples()}
    counts = {row.rule: f"{row.title}: {row.entries_of_rule:,}" for row in listed.values()}
    checked = int(data.ask("overview", **chosen.parameters())["tasks"].sum())
    many = rows["plan_id"].nunique() > 1
    return Entries(
        rows=listed,
        questions={entry: _named(row, many) for entry, row in listed.items()},
        rules={"": f"All {words.count(len(listed), 'question')}", **counts} if len(counts) > 1 else {},
        headline=plain(f"{words.count(len(listed), 'question').capitalize()} for the board"),
        caption=plain(_caption(len(listed), checked, chosen)),
    )


def _named(row, many: bool) -> str:
    return f"{row.plan_title}: {challenge_words.question(row)}" if many else challenge_words.question(row)


def _caption(number: int, checked: int, chosen: Filters) -> str:
    said = (
        "The gravest first. Each question stands until a decision answers it."
        if number
        else f"{words.count(checked, 'task').capitalize()} checked: {_CHECKS}. Nothing is left to ask, or decisions "
        "have answered it."
    )
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
            "Question": [challenge_words.question(row) for row in rows],
            "Asked because": [row.title for row in rows],
            "Declared": ["none" if words.is_missing(one.declared_rating) else _rating(one) for one in rows],
            "Computed": [computed(row, chosen.with_computed) for row in rows],
            "Lead": [task_rows.lead_names(list(row.leads)) for row in rows],
        }
    )
    return arrow(frame.drop(columns="Plan") if frame["Plan"].nunique() == 1 else frame)


def _rating(row) -> str:
    return ratings.words(row.declared_rating)


def computed(row, with_computed: bool) -> str:
    """What the words and dates alone give a task, or that computed ratings aren't shown."""
    return ratings.words(row.words_rating) if with_computed else "not shown"


def sides(row, with_computed: bool) -> pa.Table:
    """Declared against computed, and against what the entry is held against; texts safe as Markdown."""
    declared = ("none", "The plan gives this task no rating.")
    if not words.is_missing(row.declared_rating):
        written = words.text(row.declared_text, "as a colour")
        declared = (_rating(row), f"Written “{written}” in {declared_in(row.declared_from)}.")
    because = words.text(row.words_because, "no rule fits") if with_computed else "Computed ratings are switched off."
    rows = [
        ("Declared by the plan", *declared),
        ("Computed from words and dates alone", computed(row, with_computed), because),
    ]
    for other in row.others:
        name = f"Task {words.text(other['ref'], 'without a ref')}"
        shown = ratings.words(other["rating"], other["rating_basis"])
        rows.append((name, shown, f"It {challenge_words.rated(None, None, other['disposition'])}."
                     if words.is_missing(other["rating"]) else "Asks for the same work."))  # fmt: skip
    return arrow(pd.DataFrame([[plain(cell) for cell in line] for line in rows], columns=["Whose", "Rating", "Why"]))


def told(row) -> str:
    """The rule that asks, the words or facts that fired, and the task's own texts; safe as Markdown."""
    is_words = row.rule in COMPLETION and not words.is_missing(row.source_text)
    fired = f"The words that fired: “{row.source_text.strip().rstrip('.')}”." if is_words else row.because
    texts = {
        row.title: fired,
        "What the task asks": row.action,
        "Status": row.status_text,
        "Progress": row.progress,
        "Next steps": row.next_steps,
    }
    return "\n\n".join(
        f"**{plain(heading)}**  \n{_lines(text)}" for heading, text in texts.items() if not words.is_missing(text)
    )


def _lines(text: str) -> str:
    return "  \n".join(plain(line) for line in text.splitlines() if line.strip())


def facts(row) -> str:
    """The task in one line: plan, lead, due date; safe as Markdown."""
    due = task_rows.due(row.due_on, row.timescale_text)
    late = words.age(row.days_overdue)
    parts = [f"{row.plan_title}, as at {words.day(row.as_at)}", f"lead: {task_rows.lead_names(list(row.leads))}"]
    parts.append(f"due: {due}{f' ({late})' if late else ''}")
    return plain(" · ".join(parts))
