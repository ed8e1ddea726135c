"""What the heat map shows, made ready: its picture, its cells in words, the tasks behind a cell."""

from typing import NamedTuple

from pages.common import data, tables
from pages.said import task_rows
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.status.heat_map import figure as heat_map_figure
from pages.status.heat_map import words as said


class View(NamedTuple):
    """What the page's own controls say."""

    rows_by: str
    columns_by: str
    as_share: bool
    worst_first: bool


def behind(chosen: Filters, view: View, picked: str) -> task_rows.TaskList:
    """The tasks behind a cell."""
    found = next(cell for cell in _cells(chosen, view).itertuples() if said.cell_id(cell) == picked)
    return task_rows.listed(tables.by_id(list(found.task_ids), chosen))


def _cells(chosen: Filters, view: View):
    by = {"rows_by": view.rows_by, "columns_by": view.columns_by}
    return data.ask("heat_map", **chosen.parameters(), **by, worst_first=view.worst_first)


def names(chosen: Filters, view: View) -> dict[str, str]:
    """Each cell's id with its words, in the picture's order."""
    cells = _cells(chosen, view)
    many = cells.plan_id.nunique() > 1
    return {said.cell_id(cell): said.cell_words(cell, *view[:2], many) for cell in cells.itertuples()}


def drawn(chosen: Filters, view: View, cell: str | None, dark: bool) -> tuple[Picture, int, bool]:
    """The picture with the chosen cell outlined, its width, and whether that is too wide for a phone."""
    cells, by = _cells(chosen, view), view[:2]
    headline, subtitle = said.headline(cells, *by), said.subtitle(cells, *by)
    made = picture(
        heat_map_figure.figure(cells, *by, view.as_share, cell, dark),
        headline=headline,
        subtitle=f"{subtitle} {said.key(view.columns_by)}",
        alt=f"Heat map. {headline}. {subtitle}",
        table=said.table(cells, *by, as_share=view.as_share),
    )
    return made, heat_map_figure.width(cells), heat_map_figure.is_wide(cells)
