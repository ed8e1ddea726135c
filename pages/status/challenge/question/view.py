"""What an opened question shows, made ready: the decisions in force, its words, its two sides, its facts."""

from pages.common import data
from pages.said import questions, rows, task_rows, words
from pages.said.filters import Filters
from pages.said.rows import Cell, Column, Row, Table
from pages.said.task_table import declared_in
from pages.said.words import plain
from pages.status.challenge.question.words import COMPLETION

_COLUMNS = (Column("Whose", look="nowrap"), Column("Rating"), Column("Why"))


def seen(row, chosen: Filters) -> dict[str, str]:
    """The decisions in force about a question's task: field → decision_id."""
    found = data.ask("task_decisions", **chosen.when(), task_id=row.task_id)
    return dict(zip(found["field"], found["decision_id"], strict=True))


def sides(row, with_computed: bool) -> Table:
    """Declared against computed, and against what the entry is held against."""
    declared = "The plan gives none."
    if not words.is_missing(row.declared_rating):
        written = words.text(row.declared_text, "as a colour")
        declared = f"Written “{written}” in {declared_in(row.declared_from)}."
    told: list[tuple[Cell, ...]] = [("The plan", _rating(row.declared_rating, "declared"), declared)]
    if with_computed:
        because = words.text(row.words_because, "no rule fits")
        told.append(("Words and dates", _rating(row.words_rating, "computed"), because))
    told += [_other(one) for one in row.others]
    return rows.table(
        _COLUMNS,
        [Row("", cells) for cells in told],
        caption="Declared beside computed.",
        sorts=False,
        opens=None,
        look="plain",
    )


def _rating(code, basis) -> Cell:
    return "none" if words.is_missing(code) else rows.chip(code, basis)


def _other(one: dict) -> tuple[Cell, ...]:
    name = f"Task {words.text(one['ref'], 'without a ref')}"
    if words.is_missing(one["rating"]):
        return name, "none", f"It {questions.rated(None, None, one['disposition'])}."
    return name, rows.chip(one["rating"], one["rating_basis"]), "Asks for the same work."


def reported(row) -> str:
    """What the plan reports of the task, in sight while it is answered; safe as Markdown."""
    texts = {"Status": row.status_text, "Progress": row.progress, "Next steps": row.next_steps}
    return _paragraphs(texts) or "Nothing is reported\\."


def asked(row) -> str:
    """The rule that asks, the words or facts that fired, and what the task asks; safe as Markdown."""
    is_words = row.rule in COMPLETION and not words.is_missing(row.source_text)
    fired = f"The words that fired: “{row.source_text.strip().rstrip('.')}”." if is_words else row.because
    return _paragraphs({row.title: fired, "What the task asks": row.action})


def _paragraphs(texts: dict) -> str:
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
