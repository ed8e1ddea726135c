"""The tables of an assurance file: its criteria, and the tasks behind each."""

from collections.abc import Sequence

import pandas as pd

from pages.board.files.column_widths import headed
from pages.board.pack.model import Column, Row, Table
from pages.said import assurance, ratings, task_rows, words
from pages.said.language import marked, say

_KINDS = {
    "live_ids": marked("live"),
    "shown_ids": marked("complete, with evidence"),
    "unshown_ids": marked("complete, without evidence"),
    "also_ids": marked("of another section"),
}
_SHORT = (
    Column(marked("Section"), width=2.6),
    Column(marked("Self-rating"), width=1.4),
    Column(marked("Last period"), width=1.6),
    Column(marked("Tasks that close it"), width=1.5),
    Column(marked("Complete tasks"), width=1.8),
    Column(marked("Standing"), width=1.8),
)
_WHOLE = (
    Column(marked("Section"), width=1.6),
    Column(marked("Standing"), width=1.2),
    Column(marked("Self-rating"), width=1.0),
    Column(marked("Last period"), width=1.2),
    Column(marked("Criterion"), width=2.6),
    Column(marked("Gap"), width=2.6),
    Column(marked("What the last letter said"), width=2.6),
    Column(marked("Evidence"), width=2.6),
    Column(marked("Live tasks"), "number"),
    Column(marked("Late"), "number"),
    Column(marked("Complete, with evidence"), "number"),
    Column(marked("Complete, without"), "number"),
    Column(marked("Of other sections"), "number"),
)
_TASKS = (
    Column(marked("Ref"), width=0.7),
    Column(marked("Task"), width=3.4),
    Column(marked("Lead"), width=1.7),
    Column(marked("Due"), "date", 1.2),
    Column(marked("Rating"), "rating", 1.4),
    Column(marked("Basis"), width=1.5),
    Column(marked("Standing"), width=1.5),
)
_BASES = {
    "declared": marked("declared by the plan"),
    "confirmed": marked("confirmed by a person"),
    "computed": marked("computed by this tool"),
}


def short(found: pd.DataFrame) -> Table:
    """Every criterion in a line. found: of the query assurance, of one plan."""
    rows = [
        Row((
            assurance.numbered(one), _rating(one), assurance.last(one) or say(words.NOT_RECORDED),
            assurance.closing(one), assurance.complete(one) or say("none"), say(assurance.STATES[one.state]),
        ))
        for one in found.itertuples()
    ]  # fmt: skip
    return Table(say("All criteria"), headed(_SHORT), tuple(rows), say("The framework has no section."))


def whole(found: pd.DataFrame) -> Table:
    """Every criterion with all that is written of it."""
    rows = [
        Row((
            assurance.numbered(one), say(assurance.STATES[one.state]), _rating(one),
            assurance.last(one) or say(words.NOT_RECORDED), *map(words.text, (one.criterion, one.gap, one.last_letter)),
            words.text(one.evidence), len(one.live_ids), len(one.late_ids), len(one.shown_ids), len(one.unshown_ids),
            len(one.also_ids),
        ))
        for one in found.itertuples()
    ]  # fmt: skip
    return Table(say("Criteria"), headed(_WHOLE), tuple(rows), say("The framework has no section."))


def tasks_of(one, tasks: pd.DataFrame, kinds: Sequence[str] = tuple(_KINDS)) -> Table:
    """The tasks of a criterion, live ones first. tasks: of the query tasks_by_id; kinds: of the lists of ids."""
    rows = tuple(row for kind in kinds for row in _listed(getattr(one, kind), tasks, say(_KINDS[kind])))
    return Table(
        say("Tasks: {section}", section=assurance.name(one)), headed(_TASKS), rows, say("No task in this plan.")
    )


def all_tasks(found: pd.DataFrame, tasks: pd.DataFrame) -> Table:
    """The tasks of every criterion, each under its criterion's name."""
    rows = [
        Row((assurance.numbered(one), *row.cells), row.task_id, row.rating, row.is_computed)
        for one in found.itertuples()
        for row in tasks_of(one, tasks).rows
    ]
    return Table(
        say("Tasks"),
        headed((Column(marked("Section"), width=1.8), *_TASKS)),
        tuple(rows),
        say("No task serves any section."),
    )


def _rating(one) -> str:
    return words.text(one.self_rating, marked("not rated"))


def _listed(ids: Sequence[str], tasks: pd.DataFrame, kind: str) -> list[Row]:
    order = {id_: at for at, id_ in enumerate(ids)}
    theirs = [row for row in tasks.itertuples() if row.task_id in order]
    return [_row(row, kind) for row in sorted(theirs, key=lambda row: order[row.task_id])]


def _row(task, kind: str) -> Row:
    late = task_rows.late(task.days_overdue)
    due = words.iso(task.due_on) or task_rows.due(task.due_on, task.timescale_text)
    code = None if words.is_missing(task.rating) else task.rating
    basis = say(_BASES.get(words.text(task.rating_basis, ""), marked("no rating")))
    return Row(
        (
            words.text(task.ref, marked("no ref")), words.text(task.action), task_rows.lead_names(task.leads), due,
            ratings.words(code, None), basis, f"{kind}, {late}" if late else kind,
        ),
        task.task_id, code, task.rating_basis == "computed",
    )  # fmt: skip
