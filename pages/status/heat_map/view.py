"""What the heat map shows, made ready: its table of cells, and the tasks behind a cell, a row or a column."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from pages.common import area_words, data
from pages.said import rows, words
from pages.said.area_words import Noun, shared
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Cell, Column, Row, Table
from pages.status.behind.view import Behind
from pages.status.heat_map import words as said

_MANY = 8  # columns, that don't all fit beside a list of tasks


class Grid(NamedTuple):
    """What the page's own controls say: what its rows and columns are, what its cells show, how rows are ordered."""

    rows_by: str
    columns_by: str
    as_share: bool
    worst_first: bool


class Drawn(NamedTuple):
    """The heat map: its finding ("" where each plan has its own), what it counts, its cells, the tasks behind each."""

    headline: str
    subtitle: str
    table: Table
    behind: Mapping[str, Behind]


def drawn(chosen: Filters, grid: Grid) -> Drawn | None:
    """The heat map under some filters; None where they keep no task."""
    by = {"rows_by": grid.rows_by, "columns_by": grid.columns_by}
    cells = data.ask("heat_map", **chosen.parameters(), **by, worst_first=grid.worst_first)
    return None if cells.empty else made(cells, area_words.nouns(chosen), grid)


def made(cells: pd.DataFrame, nouns: Mapping[str, Noun], grid: Grid) -> Drawn:
    """The heat map of the rows of the query heat_map. nouns: what each plan calls its areas."""
    noun = said.noun(grid.rows_by, shared(nouns, cells.plan_id))
    apart = cells.plan_id.nunique() > 1 and grid.rows_by != "plan"
    return Drawn(
        "" if apart else said.headline(cells, noun, grid.columns_by),
        said.subtitle(cells, noun, grid.rows_by, grid.columns_by),
        _table(cells, grid, noun, nouns if apart else None),
        _behind(cells, grid),
    )


def _table(cells: pd.DataFrame, grid: Grid, noun: Noun, nouns: Mapping[str, Noun] | None) -> Table:
    """The cells as a table. nouns: of each plan, where each has its own heading."""
    names = said.column_order(cells, grid.columns_by)
    lines = []
    for (plan_id, _), of_row in cells.groupby(["plan_id", "row_name"], sort=False):
        heading = ""
        if nouns is not None:
            of_plan = cells[cells.plan_id == plan_id]
            heading = said.heading(of_plan, said.noun(grid.rows_by, shared(nouns, [plan_id])), grid.columns_by)
        lines.append(_row(of_row, names, grid, heading))
    heads = [Column(say(noun.one).capitalize()), *(_head(name, grid) for name in names), Column(say("All"), "number")]
    look = " ".join(["heat", *(["dense"] if len(names) > _MANY else []), *(["shares"] if grid.as_share else [])])
    return rows.table(heads, lines, caption=say("Tasks by {row}", row=say(noun.one)), sorts=False, look=look)


def _head(name: str, grid: Grid) -> Column:
    chip = rows.chip(name) if grid.columns_by == "rating" else None
    return Column(said.column_label(name, grid.columns_by), chip=chip, id=said.column_id(name))


def _row(of_row: pd.DataFrame, names: list[str], grid: Grid, heading: str) -> Row:
    counts: dict[str, Cell] = {cell.column_name: _count(cell, grid) for cell in of_row.itertuples()}
    first = of_row.iloc[0]
    name = said.row_label(first, grid.rows_by)
    under = say("as at {day}", day=words.day(first.as_at)) if grid.rows_by == "plan" else ""
    label = rows.text(name, under) | {"title": name}
    return Row(said.row_id(first), (label, *(counts.get(one) for one in names), int(first.row_tasks)), heading=heading)


def _count(cell, grid: Grid) -> Cell:
    as_share = {"shown": said.percent(cell.tasks, cell.row_tasks), "note": words.of(cell.tasks, cell.row_tasks)}
    return rows.count(
        said.cell_id(cell),
        cell.tasks,
        cell.worst_rating,
        share=cell.tasks / cell.row_tasks,
        computed=cell.computed,
        said=said.cell_words(cell, grid.rows_by, grid.columns_by, as_share=grid.as_share),
        **(as_share if grid.as_share else {}),
    )


def _behind(cells: pd.DataFrame, grid: Grid) -> dict[str, Behind]:
    """The tasks behind whatever can be chosen, each once."""
    found = {
        said.cell_id(cell): Behind(said.cell_words(cell, grid.rows_by, grid.columns_by), tuple(cell.task_ids))
        for cell in cells.itertuples()
    }
    for _, of_row in cells.groupby(["plan_id", "row_name"], sort=False):
        found[said.row_id(of_row.iloc[0])] = _all_of(of_row, said.row_label(of_row.iloc[0], grid.rows_by))
    for name, of_column in cells.groupby("column_name", sort=False):
        found[said.column_id(str(name))] = _all_of(of_column, said.column_label(str(name), grid.columns_by))
    return found


def _all_of(cells: pd.DataFrame, name: str) -> Behind:
    ids = tuple(dict.fromkeys(cells.task_ids.explode()))
    return Behind(said.of_all(name, len(ids)), ids)
