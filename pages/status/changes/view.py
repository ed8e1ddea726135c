"""What the Changes page shows of two versions, made ready: the matrix, the lists of tasks, one task's two versions."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from pages.common import data
from pages.said import changes as said_changes
from pages.said import measures, words
from pages.said.filters import Filters
from pages.said.picture import Picture, arrow, picture
from pages.said.words import day, plain
from pages.status.changes import diff as changes_diff
from pages.status.changes import figure as changes_figure
from pages.status.changes import words as said
from pages.status.changes.dates import words as changes_dates
from pages.status.changes.history import words as changes_history
from pages.status.changes.versions.page import Pair


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
    kinds = {kind: f"{said_changes.KINDS[kind]} {count:,}" for kind, count in said.kinds(found).items()}
    cells = {cell.id: said.cell_words(cell, found) for cell in said.cells(found).itertuples()}
    return Comparison(cells, kinds, False)


def matrix(chosen: Filters, pair: Pair, cell: str | None, dark: bool) -> tuple[Picture, int]:
    """The matrix with the chosen cell outlined, and its width."""
    found = rows(chosen, pair)
    cells = said.cells(found)
    headline, subtitle = said.headline(found, day(pair.earlier.on_date)), said.subtitle(found, pair.earlier, pair.later)
    drawn = picture(
        changes_figure.figure(cells, found, cell, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Matrix of ratings before and after. {headline}. {subtitle}",
        table=said.matrix_table(cells, found),
    )
    return drawn, changes_figure.width(cells)


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
    alt = f"{words.count(len(part), 'task')}: {', '.join(map(said_changes.refs, part.itertuples()))}."
    return Listed(arrow(said_changes.listed(part)), alt, names)


def names(chosen: Filters, pair: Pair, *, earlier: bool) -> dict[str, str]:
    """task_id → "3 Train every team" of one version's tasks, whatever the filters leave out."""
    all_rows = _every(chosen, pair)
    side = "from" if earlier else "to"
    part = all_rows[all_rows["in_earlier" if earlier else "in_later"]]
    return {
        row.task_id: f"{words.text(getattr(row, f'{side}_ref'), 'no ref')} "
        f"{words.shorten(getattr(row, f'{side}_action'), 70)}"
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
    marked = [(heading, *changes_diff.marked(*two)) for heading, *two in said.sides(_with_kin(row, every))]
    heads = [f"Before, {day(pair.earlier.on_date)}", f"After, {day(pair.later.on_date)}"]
    match = said.match(row, [said.task_name(other) for other in _kin(row, every)])
    return TwoSides(
        plain(said.task_name(row)),
        plain(said_changes.kinds_in_words(row.kinds)),
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


def _about(chosen: Filters) -> dict:
    return {**chosen.scope(), "task_ids": _kept_ids(chosen)}


def date_moves(chosen: Filters, dark: bool) -> Picture | str:
    """The picture of the dates that moved, or the sentence (Markdown) that says that none did."""
    found = data.ask("date_moves", **_about(chosen))
    if found.empty:
        return "**No task here has a due date**, so none can have moved."
    if not (found["moves"] > 0).any():
        count = words.count(found["task_id"].nunique(), "task")
        return f"**No due date has moved** in the versions loaded so far ({count} with a date)."
    headline, subtitle = changes_dates.headline(found), changes_dates.subtitle(found)
    return picture(
        changes_dates.figure(found, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Due dates that moved, a line of dots for each task. {headline}. {subtitle}",
        table=changes_dates.table(found),
    )


def history(chosen: Filters, dark: bool) -> Picture | str:
    """The picture of each version's ratings, or the sentence (Markdown) that says why there is no history yet."""
    found = data.ask("history", **_about(chosen), with_computed=chosen.with_computed)
    if found["as_at"].nunique() < 2:
        when = f" (as at {day(found['as_at'].iloc[0])})" if len(found) else ""
        return f"**There is no trend yet**: one version of this plan is loaded{when}. The next version gives one."
    headline, subtitle = changes_history.headline(found), changes_history.subtitle(found)
    return picture(
        changes_history.figure(found, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"A bar of ratings for each version. {headline}. {subtitle}",
        table=changes_history.table(found),
    )


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
    dates = data.ask("date_moves", **_about(chosen))
    versions = data.ask("history", **_about(chosen), with_computed=chosen.with_computed)
    found = data.ask("measures", **chosen.parameters())
    parts = [
        changes_dates.headline(dates) if len(dates) else "",
        changes_history.headline(versions) if versions["as_at"].nunique() > 1 else "",
        measures.headline(next(found.itertuples())) if len(found) else "",
    ]
    return plain("".join(f"{part}. " for part in parts if part))
