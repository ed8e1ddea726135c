"""What the heat map shows, made ready: its picture, its cells in words, the tasks behind a cell."""

from typing import NamedTuple

from pages.common import data, tables
from pages.said import task_list
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.said.rows import Table
from pages.status.heat_map import figure
from pages.status.heat_map import words as said


class Grid(NamedTuple):
    """What the page's own controls say: what its rows and columns are, what its cells show, how rows are ordered."""

    rows_by: str
    columns_by: str
    as_share: bool
    worst_first: bool


def behind(chosen: Filters, grid: Grid, picked: str) -> Table:
    """The tasks behind a cell."""
    found = next(cell for cell in _cells(chosen, grid).itertuples() if said.cell_id(cell) == picked)
    return task_list.listed(tables.by_id(list(found.task_ids), chosen))


def _cells(chosen: Filters, grid: Grid):
    by = {"rows_by": grid.rows_by, "columns_by": grid.columns_by}
    return data.ask("heat_map", **chosen.parameters(), **by, worst_first=grid.worst_first)


def names(chosen: Filters, grid: Grid) -> dict[str, str]:
    """Each cell's id with its words, in the picture's order."""
    cells = _cells(chosen, grid)
    many = cells.plan_id.nunique() > 1
    return {said.cell_id(cell): said.cell_words(cell, *grid[:2], many) for cell in cells.itertuples()}


def drawn(chosen: Filters, grid: Grid, cell: str | None, dark: bool) -> tuple[Picture, int, bool]:
    """The picture with the chosen cell outlined, its width, and whether that is too wide for a phone."""
    cells, by = _cells(chosen, grid), grid[:2]
    headline, subtitle = said.headline(cells, *by), said.subtitle(cells, *by)
    made = picture(
        figure.figure(cells, *by, grid.as_share, cell, dark),
        headline=headline,
        subtitle=f"{subtitle} {said.key(grid.columns_by)}",
        alt=f"Heat map. {headline}. {subtitle}",
        table=said.table(cells, *by, as_share=grid.as_share),
    )
    return made, figure.width(cells), figure.is_wide(cells)
