"""What the Changes page shows of two versions, made ready: why figures moved, what moved, one task's two versions."""

from dataclasses import dataclass, replace

import pandas as pd
import pyarrow as pa

from pages.common import data, scope, since_last
from pages.said import changes, measures, task_rows, why_moved, words
from pages.said import rows as made
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.picture import arrow
from pages.said.rows import Column, Row, Table
from pages.said.words import day, plain
from pages.status.changes import diff
from pages.status.changes import words as said
from pages.status.changes.matrix import words as matrix_said
from pages.status.changes.versions.view import Pair
from pages.status.changes.why import words as why_said


@dataclass(frozen=True)
class Why:
    """Why the figures moved: two sentences, safe as Markdown, and the bridge; parts: its numbers' words and tasks."""

    complete: str
    overdue: str
    bridge: Table
    parts: dict[str, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Listed:
    """Tasks of a comparison as a table; about: what they are, safe as Markdown; is_all: all that moved."""

    table: Table
    about: str
    is_all: bool


@dataclass(frozen=True)
class TwoSides:
    """One task's two versions: heading, kinds, match, and what differs, its words marked; all Markdown.

    table: None where nothing differs.
    """

    heading: str
    kinds: str
    match: str
    table: pa.Table | None


def rows(chosen: Filters, pair: Pair) -> pd.DataFrame:
    """The rows of the query changes."""
    return data.ask("changes", **_compared(chosen, pair))


def _compared(chosen: Filters, pair: Pair) -> dict:
    """The parameters of a query about two versions."""
    later = {"on_date": pair.later.on_date, "known_at": pair.later.known_at}
    earlier = {"from_date": pair.earlier.on_date, "from_known_at": pair.earlier.known_at}
    return {"view": chosen.parameters()["view"] | later, **earlier}


def is_empty(chosen: Filters, pair: Pair) -> bool:
    """Whether the filters keep no task in either version."""
    return rows(chosen, pair).empty


def why(chosen: Filters, pair: Pair) -> Why:
    """Why the figures moved between the two."""
    found = data.ask("why_moved", **_compared(chosen, pair))
    first, last = pair.earlier.on_date, pair.later.on_date
    complete, overdue = why_moved.complete(found, first), why_moved.overdue(found)
    return Why(plain(complete), plain(overdue), why_said.table(found, first, last), why_said.tasks(found))


def matrix(chosen: Filters, pair: Pair) -> tuple[Table, str]:
    """The ratings before and after, and how they are read."""
    found = rows(chosen, pair)
    return matrix_said.table(matrix_said.cells(found), found), matrix_said.key(found)


def listed(chosen: Filters, pair: Pair, part: str | None, cell: str | None) -> Listed:
    """The tasks of a part of the bridge, or of a cell of the matrix; else all of which anything changed."""
    found = rows(chosen, pair)
    narrowed = data.kept(why, chosen, pair).parts.get(part or "")
    if not narrowed:
        cells = matrix_said.cells(found).itertuples()
        narrowed = next(((matrix_said.cell_words(one, found), one.task_ids) for one in cells if one.id == cell), None)
    about, kept = said.headline(found, day(pair.earlier.on_date)), said.moved(found)
    if narrowed:
        about, kept = narrowed[0], found[found["task_id"].isin(narrowed[1])]
        about = about if cell else f"{about}: {words.count(len(kept), 'task')}"
    return Listed(said.table(kept, about, by_kind=not narrowed), plain(about), not narrowed)


def names(chosen: Filters, pair: Pair, *, earlier: bool) -> dict[str, str]:
    """task_id → "3 Train every team" of one version's tasks, whatever the filters leave out."""
    all_rows = _every(chosen, pair)
    side = "from" if earlier else "to"
    part = all_rows[all_rows["in_earlier" if earlier else "in_later"]]
    return {
        row.task_id: task_rows.ref_and_action(getattr(row, f"{side}_ref"), getattr(row, f"{side}_action"))
        for row in part.itertuples()
    }


def _every(chosen: Filters, pair: Pair) -> pd.DataFrame:
    """The rows of every task, whatever the filters leave out."""
    return rows(Filters(plan=chosen.plan, with_computed=chosen.with_computed), pair)


def task(chosen: Filters, pair: Pair, task_id: str):
    """The row of one task, whatever the filters leave out; None where neither version has it."""
    found = _every(chosen, pair)
    return next(found[found["task_id"] == task_id].itertuples(), None)


def two_sides(chosen: Filters, pair: Pair, task_id: str) -> TwoSides:
    """What differs between a task's two versions; a part beside what it was split from, one merged beside its whole.

    A task that one version lacks, without a kin in it, is shown whole.
    """
    row, every = task(chosen, pair, task_id), _every(chosen, pair)
    sides = said.sides(_with_kin(row, every))
    shown = [(heading, *two) for heading, *two in sides if two[0] != two[1]]
    marked = [(heading, *diff.marked(*two)) for heading, *two in shown]
    heads = [
        say("Before, {day}", day=day(pair.earlier.on_date)),
        say("After, {day}", day=day(pair.later.on_date)),
    ]
    match = said.match(row, [said.task_name(other) for other in _kin(row, every)])
    return TwoSides(
        plain(said.task_name(row)),
        plain(changes.kinds_in_words(row.kinds)),
        plain(match),
        arrow(pd.DataFrame(marked, columns=[say("What"), *heads])) if marked else None,
    )


def _kin(row, every: pd.DataFrame) -> list:
    """The tasks of the other version that a task was split from, split into, went into or was made of."""
    if row.fate not in ("split", "merged"):
        return []
    is_kin = (every["task_id"] == row.kin_task_id) | (every["kin_task_id"] == row.task_id)
    return list(every[is_kin & every["in_earlier" if row.in_later else "in_later"]].itertuples())


def _with_kin(row, every: pd.DataFrame):
    """A task that one version lacks, with its one kin in that version in its place."""
    kin = _kin(row, every)
    if len(kin) != 1:
        return row
    side, has = ("from", "in_earlier") if row.in_later else ("to", "in_later")
    values = {name: getattr(kin[0], name) for name in row._fields if name.startswith(f"{side}_")}
    return row._replace(**values, **{has: True})


def other_tasks(chosen: Filters, pair: Pair, in_later: bool, task_id: str) -> dict[str, str]:
    """The tasks of the other version that a task can be matched with: task_id → name."""
    return {other: name for other, name in names(chosen, pair, earlier=in_later).items() if other != task_id}


@dataclass(frozen=True)
class Measured:
    """The measures of a plan as a table, with what they say first; headline and subtitle are safe as Markdown."""

    headline: str
    subtitle: str
    table: Table


def _kept_ids(chosen: Filters) -> list[str] | None:
    """The tasks that the filters keep at their date; None where they keep all, those that are gone by then too."""
    if chosen == Filters(chosen.plan, chosen.as_at, chosen.known_on, with_computed=chosen.with_computed):
        return None
    return sorted(data.ask("tasks", **chosen.parameters())["task_id"])


def about(chosen: Filters) -> dict:
    """The parameters of the queries about all versions of the plan."""
    return {**chosen.scope(), "task_ids": _kept_ids(chosen)}


def measured(chosen: Filters) -> Measured | None:
    """The measures of the plan; None where no task is kept."""
    found = data.ask("measures", **chosen.parameters())
    if found.empty:
        return None
    row = next(found.itertuples())
    subtitle = say(
        "Measures of {plan}, as at {day}, each with the number of tasks that it is made from.",
        plan=row.plan,
        day=day(row.as_at),
    )
    told = measures.table(found)
    lines = [Row("", tuple(line)) for line in told.itertuples(index=False, name=None)]
    table = made.table([Column(name) for name in told.columns], lines, caption=subtitle, sorts=False, look="plain")
    return Measured(plain(measures.headline(row)), plain(subtitle), table)


def every_plan(chosen: Filters) -> Table:
    """A row a plan, each at its own date, with why its figures moved since its version before."""
    lines = [
        Row(plan.plan_id, (plan.title, *(_since(replace(chosen, plan=plan.plan_id)))))
        for plan in scope.plans(chosen).dropna(subset=["judged_at"]).itertuples()
    ]
    columns = [Column(say("Plan")), Column(say("Complete")), Column(say("Overdue"))]
    return made.table(
        columns, lines, caption=say("Why each plan’s figures moved since its version before."), sorts=False
    )


def _since(chosen: Filters) -> tuple[str, str]:
    found, since = since_last.moved(chosen)
    if found is None:
        return say(why_moved.FIRST_VERSION), ""
    return why_moved.complete(found, since), why_moved.overdue(found)
