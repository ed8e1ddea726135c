"""The tables of an assurance file: its criteria, and the tasks behind each."""

from collections.abc import Sequence

import pandas as pd

from pages.board.pack.model import Column, Row, Table
from pages.said import assurance, ratings, task_rows, words

_KINDS = {
    "live_ids": "live",
    "shown_ids": "complete, with evidence",
    "unshown_ids": "complete, without evidence",
    "also_ids": "of another section",
}
_SHORT = (
    Column("Section", width=2.6), Column("Self-rating", width=1.4), Column("Last period", width=1.6),
    Column("Tasks that close it", width=1.5), Column("Complete tasks", width=1.8), Column("Standing", width=1.8),
)  # fmt: skip
_WHOLE = (
    Column("Section", width=1.6), Column("Standing", width=1.2), Column("Self-rating", width=1.0),
    Column("Last period", width=1.2), Column("Criterion", width=2.6), Column("Gap", width=2.6),
    Column("What the last letter said", width=2.6), Column("Evidence", width=2.6), Column("Live tasks", "number"),
    Column("Late", "number"), Column("Complete, with evidence", "number"), Column("Complete, without", "number"),
    Column("Of other sections", "number"),
)  # fmt: skip
_TASKS = (
    Column("Ref", width=0.7), Column("Task", width=3.4), Column("Lead", width=1.7), Column("Due", "date", 1.2),
    Column("Rating", "rating", 1.4), Column("Basis", width=1.5), Column("Standing", width=1.5),
)  # fmt: skip
_BASES = {"declared": "declared by the plan", "confirmed": "confirmed by a person", "computed": "computed by this tool"}


def short(found: pd.DataFrame) -> Table:
    """Every criterion in a line. found: of the query assurance, of one plan."""
    rows = [
        Row((
            assurance.numbered(one), _rating(one), assurance.last(one) or words.NOT_RECORDED, assurance.closing(one),
            assurance.complete(one) or "none", assurance.STATES[one.state],
        ))
        for one in found.itertuples()
    ]  # fmt: skip
    return Table("All criteria", _SHORT, tuple(rows), "The framework has no section.")


def whole(found: pd.DataFrame) -> Table:
    """Every criterion with all that is written of it."""
    rows = [
        Row((
            assurance.numbered(one), assurance.STATES[one.state], _rating(one),
            assurance.last(one) or words.NOT_RECORDED, *map(words.text, (one.criterion, one.gap, one.last_letter)),
            words.text(one.evidence), len(one.live_ids), len(one.late_ids), len(one.shown_ids), len(one.unshown_ids),
            len(one.also_ids),
        ))
        for one in found.itertuples()
    ]  # fmt: skip
    return Table("Criteria", _WHOLE, tuple(rows), "The framework has no section.")


def tasks_of(one, tasks: pd.DataFrame, kinds: Sequence[str] = tuple(_KINDS)) -> Table:
    """The tasks of a criterion, live ones first. tasks: of the query tasks_by_id; kinds: of the lists of ids."""
    rows = tuple(row for kind in kinds for row in _listed(getattr(one, kind), tasks, _KINDS[kind]))
    return Table(f"Tasks: {assurance.name(one)}", _TASKS, rows, "No task in this plan.")


def all_tasks(found: pd.DataFrame, tasks: pd.DataFrame) -> Table:
    """The tasks of every criterion, each under its criterion's name."""
    rows = [
        Row((assurance.numbered(one), *row.cells), row.task_id, row.rating, row.is_computed)
        for one in found.itertuples()
        for row in tasks_of(one, tasks).rows
    ]
    return Table("Tasks", (Column("Section", width=1.8), *_TASKS), tuple(rows), "No task serves any section.")


def _rating(one) -> str:
    return words.text(one.self_rating, "not rated")


def _listed(ids: Sequence[str], tasks: pd.DataFrame, kind: str) -> list[Row]:
    order = {id_: at for at, id_ in enumerate(ids)}
    theirs = [row for row in tasks.itertuples() if row.task_id in order]
    return [_row(row, kind) for row in sorted(theirs, key=lambda row: order[row.task_id])]


def _row(task, kind: str) -> Row:
    late = task_rows.late(task.days_overdue)
    due = words.iso(task.due_on) or task_rows.due(task.due_on, task.timescale_text)
    code = None if words.is_missing(task.rating) else task.rating
    basis = _BASES.get(words.text(task.rating_basis, ""), "no rating")
    return Row(
        (
            words.text(task.ref, "no ref"), words.text(task.action), task_rows.lead_names(task.leads), due,
            ratings.words(code, None), basis, f"{kind}, {late}" if late else kind,
        ),
        task.task_id, code, task.rating_basis == "computed",
    )  # fmt: skip
