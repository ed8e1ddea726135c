"""What an opened question shows, made ready: the decisions in force, its words, its two sides, its facts."""

from pages.common import data
from pages.said import because, questions, rows, task_rows, words
from pages.said.filters import Filters
from pages.said.heard import heard
from pages.said.language import marked, say
from pages.said.rows import Cell, Column, Row, Table
from pages.said.task_table import declared_in
from pages.said.words import plain
from pages.status.challenge.question.words import COMPLETION

_JUDGED = {"complete_without_evidence", "complete_unclear"}  # asked for the reason that the task's words give


def seen(row, chosen: Filters) -> dict[str, str]:
    """The decisions in force about a question's task: field → decision_id."""
    found = data.ask("task_decisions", **chosen.when(), plan_id=row.plan_id)
    found = found[found["task_id"] == row.task_id]
    return dict(zip(found["field"], found["decision_id"], strict=True))


def sides(row, with_computed: bool) -> Table:
    """Declared against computed, and against what the entry is held against."""
    declared = say("The plan gives none.")
    if not words.is_missing(row.declared_rating):
        written = words.text(row.declared_text, marked("as a colour"))
        declared = say("Written “{words}” in {where}.", words=written, where=declared_in(row.declared_from))
    told: list[tuple[Cell, ...]] = [(say("The plan"), _rating(row.declared_rating, "declared"), declared)]
    if with_computed:
        why = because.said(words.text(row.words_because, marked("no rule fits")))
        told.append((say("Words and dates"), _rating(row.words_rating, "computed"), why))
    told += [_other(one) for one in row.others]
    return rows.table(
        (Column(say("Whose"), look="nowrap"), Column(say("Rating")), Column(say("Why"))),
        [Row("", cells) for cells in told],
        caption=say("Declared beside computed."),
        sorts=False,
        opens=None,
        look="plain",
    )


def _rating(code, basis) -> Cell:
    return say("none") if words.is_missing(code) else rows.chip(code, basis)


def _other(one: dict) -> tuple[Cell, ...]:
    name = say("Task {ref}", ref=words.text(one["ref"], marked("without a ref")))
    if words.is_missing(one["rating"]):
        return name, say("none"), say("It {rated}.", rated=questions.rated(None, None, one["disposition"]))
    return name, rows.chip(one["rating"], one["rating_basis"]), say("Asks for the same work.")


def reported(row) -> str:
    """What the plan reports of the task, in sight while it is answered; safe as Markdown."""
    texts = {say("Status"): row.status_text, say("Progress"): row.progress, say("Next steps"): row.next_steps}
    return _paragraphs(texts) or say("Nothing is reported\\.")


def asked(row) -> str:
    """The rule that asks, the words or facts that fired, and what the task asks; safe as Markdown."""
    is_words = row.rule in COMPLETION and not words.is_missing(row.source_text)
    fired = because.said(row.because) if row.rule in _JUDGED else heard(row.because)
    if is_words:
        fired = say("The words that fired: “{words}”.", words=row.source_text.strip().rstrip("."))
    return _paragraphs({questions.title(row): fired, say("What the task asks"): row.action})


def _paragraphs(texts: dict) -> str:
    return "\n\n".join(
        f"**{plain(heading)}**  \n{words.lines(text)}" for heading, text in texts.items() if not words.is_missing(text)
    )


def facts(row) -> str:
    """The task in one line: plan, lead, due date; safe as Markdown."""
    due = task_rows.due(row.due_on, row.timescale_text)
    late = words.age(row.days_overdue)
    parts = [
        say("{plan}, as at {day}", plan=row.plan_title, day=words.day(row.as_at)),
        say("lead: {leads}", leads=task_rows.lead_names(list(row.leads))),
        say("due: {due} ({late})", due=due, late=late) if late else say("due: {due}", due=due),
    ]
    return plain(" · ".join(parts))
