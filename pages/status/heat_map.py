"""Heat map: where the tasks stand, by area, lead or plan, against rating or the quarter they are due in."""

from typing import NamedTuple

import streamlit as st

from pages.common import data, figures, tables
from pages.common.filters import Filters, current
from pages.common.picture import Picture, picture
from pages.status import heat_map_figure
from pages.status import heat_map_words as said

_ROWS = {"area": "Area", "lead": "Lead", "plan": "Plan"}
_COLUMNS = {"rating": "Rating", "quarter": "Quarter"}
_SHOWN = {"count": "Counts", "share": "Shares"}
_ORDER = {"worst": "Worst first", "plan": "The plan’s"}


class View(NamedTuple):
    """What the page's own controls say."""

    rows_by: str
    columns_by: str
    as_share: bool
    worst_first: bool


def _choice(label: str, name: str, options: dict[str, str]) -> str:
    return st.segmented_control(
        label, list(options), default=next(iter(options)), required=True, format_func=options.get, key=name,
        bind="query-params",
    )  # fmt: skip


def _controls() -> View:
    with st.container(horizontal=True, gap="xsmall"):
        rows_by = _choice("Rows", "rows", _ROWS)
        columns_by = _choice("Columns", "columns", _COLUMNS)
        as_share = _choice("Figures", "figures", _SHOWN) == "share"
        worst_first = rows_by != "lead" and _choice("Order of rows", "order", _ORDER) == "worst"
    return View(rows_by, columns_by, as_share, worst_first)


def _remember_click() -> None:
    points = st.session_state["heat_map_chart"].selection.points
    st.session_state["cell"] = points[0]["customdata"] if points else None


def _chosen_cell(ids: dict[str, str]) -> str | None:
    """The chosen cell before its select box is drawn; at first the address's, never one that isn't there."""
    wanted = st.session_state.get("cell", st.query_params.get("cell"))
    st.session_state["cell"] = wanted if wanted in ids else None
    return st.session_state["cell"]


def _tasks_of(view: View, names: dict[str, str], chosen: Filters) -> None:
    picked = st.selectbox(
        "Tasks behind a cell", list(names), index=None, format_func=names.get, key="cell",
        placeholder="Choose a cell in the picture, or here",
    )  # fmt: skip
    if picked is None:
        st.query_params.pop("cell", None)
        return
    st.query_params["cell"] = picked
    tables.task_list(data.kept(_behind, chosen, view, picked), key="heat_map_tasks")


def _behind(chosen: Filters, view: View, picked: str) -> tables.TaskList:
    """The tasks behind a cell."""
    found = next(cell for cell in _cells(chosen, view).itertuples() if said.cell_id(cell) == picked)
    on_date, with_computed = chosen.as_at, chosen.with_computed
    ids = list(found.task_ids)
    return tables.listed(data.ask("tasks_by_id", task_ids=ids, on_date=on_date, with_computed=with_computed))


def _cells(chosen: Filters, view: View):
    by = {"rows_by": view.rows_by, "columns_by": view.columns_by}
    return data.ask("heat_map", **chosen.parameters(), **by, worst_first=view.worst_first)


def _names(chosen: Filters, view: View) -> dict[str, str]:
    """Each cell's id with its words, in the picture's order."""
    cells = _cells(chosen, view)
    many = cells.plan_id.nunique() > 1
    return {said.cell_id(cell): said.cell_words(cell, *view[:2], many) for cell in cells.itertuples()}


def _drawn(chosen: Filters, view: View, cell: str | None, dark: bool) -> tuple[Picture, int, bool]:
    """The picture with the chosen cell outlined, its width, and whether that is too wide for a phone."""
    cells, by = _cells(chosen, view), view[:2]
    headline, subtitle = said.headline(cells, *by), said.subtitle(cells, *by)
    drawn = picture(
        heat_map_figure.figure(cells, *by, view.as_share, cell, dark),
        headline=headline,
        subtitle=f"{subtitle} {said.key(view.columns_by)}",
        alt=f"Heat map. {headline}. {subtitle}",
        table=said.table(cells, *by, as_share=view.as_share),
    )
    return drawn, heat_map_figure.width(cells), heat_map_figure.is_wide(cells)


def main() -> None:
    """Draws the page."""
    chosen, view = current(), _controls()
    names = data.kept(_names, chosen, view)
    if not names:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    drawn, width, is_wide = data.kept(_drawn, chosen, view, _chosen_cell(names), figures.is_dark())
    figures.head(drawn)
    with st.container(key="scrolls_inside" if is_wide else None), st.container(width=width):
        figures.show(drawn, key="heat_map_chart", with_head=False, on_select=_remember_click)
    _tasks_of(view, names, chosen)


main()
