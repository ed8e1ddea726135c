"""The tasks of a pack, as its appendix, its drill-down and its CSV list them."""

from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Row, Table, Task
from pages.said import ratings, task_rows, words
from pages.said.decisions import DISPOSITIONS

NOT_OVERDUE = "not overdue"


def told(facts: Facts) -> tuple[Task, ...]:
    """Every task of the pack, in the order of the plans."""
    return tuple(_task(row) for row in facts.tasks.itertuples())


def _task(row) -> Task:
    status = [text for text in (row.status_text, row.progress) if not words.is_missing(text)]
    return Task(
        task_id=row.task_id,
        plan=row.plan,
        ref=words.text(row.ref, "none"),
        area=words.text(row.area, "not under a heading"),
        action=words.text(row.action),
        lead=task_rows.lead_names(row.leads),
        timescale=words.text(row.timescale_text, words.NO_DATE),
        due_on=words.iso(row.due_on) or "",
        late=words.age(row.days_overdue) or NOT_OVERDUE,
        rating=None if words.is_missing(row.rating) else row.rating,
        rating_words=ratings.words(row.rating, row.rating_basis),
        is_computed=row.rating_basis == "computed",
        standing=DISPOSITIONS.get(row.disposition, row.disposition),
        because=words.text(row.computed_because, "not computed"),
        outcome=words.text(row.outcome),
        status="\n".join(status) or words.NOT_RECORDED,
        next_steps=words.text(row.next_steps),
        source=f"{row.plan}, {row.locator}",
    )


def table(pack_tasks: tuple[Task, ...]) -> Table:
    """The tasks as a table, a row each, in full; no cell is empty."""
    heads = (
        Column("Plan"), Column("Ref", width=0.6), Column("Area"), Column("Task", width=2.4), Column("Lead"),
        Column("Timescale as written"), Column("Due", "date"), Column("Late"), Column("Rating", "rating"),
        Column("Standing"), Column("Computed because"), Column("Outcome"), Column("Status and progress"),
        Column("Next steps"), Column("Source"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (one.plan, one.ref, one.area, one.action, one.lead, one.timescale, one.due_on or words.NO_DATE, one.late,
             one.rating_words, one.standing, one.because, one.outcome, one.status, one.next_steps, one.source),
            one.task_id, one.rating, one.is_computed,
        )
        for one in pack_tasks
    )  # fmt: skip
    return Table("Tasks", heads, rows)
