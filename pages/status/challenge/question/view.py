"""What an opened question shows, made ready: the decisions in force, its two sides, the words that fired, its facts."""

import pandas as pd
import pyarrow as pa

from pages.common import data
from pages.said import questions, ratings, task_rows, words
from pages.said.filters import Filters
from pages.said.picture import arrow
from pages.said.task_table import declared_in
from pages.said.words import plain
from pages.status.challenge.question.words import COMPLETION
from pages.status.challenge.view import computed


def seen(row, chosen: Filters) -> dict[str, str]:
    """The decisions in force about a question's task: field → decision_id."""
    rows = data.ask("task_decisions", **chosen.when(), task_id=row.task_id)
    return dict(zip(rows["field"], rows["decision_id"], strict=True))


def sides(row, with_computed: bool) -> pa.Table:
    """Declared against computed, and against what the entry is held against; texts safe as Markdown."""
    declared = ("none", "The plan gives this task no rating.")
    if not words.is_missing(row.declared_rating):
        written = words.text(row.declared_text, "as a colour")
        declared = (ratings.words(row.declared_rating), f"Written “{written}” in {declared_in(row.declared_from)}.")
    because = words.text(row.words_because, "no rule fits") if with_computed else "Computed ratings are switched off."
    said = computed(row, with_computed)
    rows = [("Declared by the plan", *declared), ("Computed from words and dates alone", said, because)]
    for other in row.others:
        name = f"Task {words.text(other['ref'], 'without a ref')}"
        shown = ratings.words(other["rating"], other["rating_basis"])
        rows.append((name, shown, f"It {questions.rated(None, None, other['disposition'])}."
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
        f"**{plain(heading)}**  \n{words.lines(text)}" for heading, text in texts.items() if not words.is_missing(text)
    )


def facts(row) -> str:
    """The task in one line: plan, lead, due date; safe as Markdown."""
    due = task_rows.due(row.due_on, row.timescale_text)
    late = words.age(row.days_overdue)
    parts = [f"{row.plan_title}, as at {words.day(row.as_at)}", f"lead: {task_rows.lead_names(list(row.leads))}"]
    parts.append(f"due: {due}{f' ({late})' if late else ''}")
    return plain(" · ".join(parts))
