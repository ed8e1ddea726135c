"""What the Changes page shows of two versions, made ready: the matrix, the lists of tasks, one task's two versions."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from pages.common import data
from pages.said import changes, measures, task_rows, words
from pages.said.filters import Filters
from pages.said.picture import Picture, arrow, picture
from pages.said.words import day, plain
from pages.status.changes import diff, figure
from pages.status.changes import words as said
from pages.status.changes.dates import words as dates_said
from pages.status.changes.history import words as history_said
from pages.status.changes.versions.view import Pair


@dataclass(frozen=True)
class Comparison:
    """The words of a comparison: each cell's and each kind's, in order; is_empty where neither version has a task."""

    cells: dict[str, str]
    kinds: dict[str, str]
    is_empty: bool


@dataclass(frozen=True)
class Listed:
    """Some tasks of a comparison: their table, its words for those who don't see it, task_id → name, in order."""

    table: pa.Table
    alt: str
    names: dict[str, str]


@dataclass(frozen=True)
class TwoSides:
    """One task's two versions: heading, kinds, match, and the rows with differing words marked; all Markdown."""

    heading: str
    kinds: str
    match: str
    table: pa.Table


def rows(chosen: Filters, pair: Pair) -> pd.DataFrame:
    """The rows of the query changes."""
    later = {"on_date": pair.later.on_date, "known_at": pair.later.known_at}
    earlier = {"from_date": pair.earlier.on_date, "from_known_at": pair.earlier.known_at}
    return data.ask("changes", view=chosen.parameters()["view"] | later, **earlier)


def comparison(chosen: Filters, pair: Pair) -> Comparison:
    """The words of a comparison."""
    found = rows(chosen, pair)
    if found.empty:
        return Comparison({}, {}, True)
    kinds = {kind: f"{changes.KINDS[kind]} {count:,}" for kind, count in said.kinds(found).items()}
    cells = {cell.id: said.cell_words(cell, found) for cell in said.cells(found).itertuples()}
    return Comparison(cells, kinds, False)


def matrix(chosen: Filters, pair: Pair, cell: str | None, dark: bool) -> tuple[Picture, int]:
    """The matrix with the chosen cell outlined, and its width."""
    found = rows(chosen, pair)
    cells = said.cells(found)
    headline, subtitle = said.headline(found, day(pair.earlier.on_date)), said.subtitle(found, pair.earlier, pair.later)
    drawn = picture(
        figure.figure(cells, found, cell, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Matrix of ratings before and after. {headline}. {subtitle}",
        table=said.matrix_table(cells, found),
    )
    return drawn, figure.width(cells)


def listed(chosen: Filters, pair: Pair, kind: str | None, cell: str | None) -> Listed:
    """The tasks of a kind of change, or of a cell; without either those that aren't the same in all."""
    found = rows(chosen, pair)
    if cell:
        ids = next(one.task_ids for one in said.cells(found).itertuples() if one.id == cell)
        part = found[found["task_id"].isin(ids)]
    elif kind:
        part = found[[kind in set(kinds) for kinds in found["kinds"]]]
    else:
        part = found[["same" not in set(kinds) for kinds in found["kinds"]]]
    names = dict(zip(part["task_id"], map(said.task_name, part.itertuples()), strict=True))
    alt = f"{words.count(len(part), 'task')}: {', '.join(map(changes.refs, part.itertuples()))}."
    return Listed(arrow(changes.listed(part)), alt, names)


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
    """The row of one task."""
    found = rows(chosen, pair)
    return next(found[found["task_id"] == task_id].itertuples())


def two_sides(chosen: Filters, pair: Pair, task_id: str) -> TwoSides:
    """One task's two versions side by side; a part beside what it was split from, one merged beside its whole."""
    row, every = task(chosen, pair, task_id), _every(chosen, pair)
    marked = [(heading, *diff.marked(*two)) for heading, *two in said.sides(_with_kin(row, every))]
    heads = [f"Before, {day(pair.earlier.on_date)}", f"After, {day(pair.later.on_date)}"]
    match = said.match(row, [said.task_name(other) for other in _kin(row, every)])
    return TwoSides(
        plain(said.task_name(row)),
        plain(changes.kinds_in_words(row.kinds)),
        plain(match),
        arrow(pd.DataFrame(marked, columns=["What", *heads])),
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
    table: pa.Table


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
    subtitle = f"Measures of {row.plan}, as at {day(row.as_at)}, each with the number of tasks that it is made from."
    table = measures.table(found).map(plain)
    return Measured(plain(measures.headline(row)), plain(subtitle), arrow(table))


def findings(chosen: Filters) -> str:
    """What the other parts of the page find, in one line, safe as Markdown."""
    dates = data.ask("date_moves", **about(chosen))
    versions = data.ask("history", **about(chosen), with_computed=chosen.with_computed)
    found = data.ask("measures", **chosen.parameters())
    parts = [
        dates_said.headline(dates) if len(dates) else "",
        history_said.headline(versions) if versions["as_at"].nunique() > 1 else "",
        measures.headline(next(found.itertuples())) if len(found) else "",
    ]
    return plain("".join(f"{part}. " for part in parts if part))
