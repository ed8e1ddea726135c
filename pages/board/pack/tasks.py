"""The tasks of a pack, as its appendix, its drill-down and its CSV list them."""

from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Row, Table, Task
from pages.said import because, ratings, task_rows, words
from pages.said.decisions import DISPOSITIONS
from pages.said.language import marked, say

NOT_OVERDUE = marked("not overdue")


def told(facts: Facts) -> tuple[Task, ...]:
    """Every task of the pack, in the order of the plans."""
    return tuple(_task(row) for row in facts.tasks.itertuples())


def _task(row) -> Task:
    status = [text for text in (row.status_text, row.progress) if not words.is_missing(text)]
    return Task(
        task_id=row.task_id,
        plan=row.plan,
        ref=words.text(row.ref, marked("none")),
        area=words.text(row.area, marked("not under a heading")),
        action=words.text(row.action),
        lead=row.leads or task_rows.lead_names(row.leads),  # joined by semicolons, as in every file
        timescale=words.text(row.timescale_text, words.NO_DATE),
        due_on=words.iso(row.due_on) or "",
        late=words.age(row.days_overdue) or say(NOT_OVERDUE),
        rating=None if words.is_missing(row.rating) else row.rating,
        rating_words=ratings.words(row.rating, row.rating_basis),
        is_computed=row.rating_basis == "computed",
        standing=say(DISPOSITIONS.get(row.disposition, row.disposition)),
        because=because.said(words.text(row.computed_because, marked("not computed"))),
        outcome=words.text(row.outcome),
        status="\n".join(status) or say(words.NOT_RECORDED),
        next_steps=words.text(row.next_steps),
        source=f"{row.plan}, {row.locator}",
    )


def table(pack_tasks: tuple[Task, ...]) -> Table:
    """The tasks as a table, a row each, in full; no cell is empty."""
    heads = (
        Column(say("Plan")), Column(say("Ref"), width=0.6), Column(say("Area")), Column(say("Task"), width=2.4),
        Column(say("Lead")), Column(say("Timescale as written")), Column(say("Due"), "date"), Column(say("Late")),
        Column(say("Rating"), "rating"), Column(say("Standing")), Column(say("Computed because")),
        Column(say("Outcome")), Column(say("Status and progress")), Column(say("Next steps")), Column(say("Source")),
    )  # fmt: skip
    rows = tuple(
        Row(
            (one.plan, one.ref, one.area, one.action, one.lead, one.timescale, one.due_on or say(words.NO_DATE),
             one.late, one.rating_words, one.standing, one.because, one.outcome, one.status, one.next_steps,
             one.source),
            one.task_id, one.rating, one.is_computed,
        )
        for one in pack_tasks
    )  # fmt: skip
    return Table(say("Tasks"), heads, rows)
