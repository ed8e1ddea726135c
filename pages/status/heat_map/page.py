"""Heat map: where the tasks stand, by area, lead or plan, against rating or the quarter they are due in."""

import streamlit as st

from pages.common import data, empty, figures, tables
from pages.common.in_force import current
from pages.common.options import named
from pages.said.filters import Filters
from pages.status.heat_map import view
from pages.status.heat_map.view import Grid

_ROWS = {"area": "Area", "lead": "Lead", "plan": "Plan"}
_COLUMNS = {"rating": "Rating", "quarter": "Quarter"}
_SHOWN = {"count": "Counts", "share": "Shares"}
_ORDER = {"worst": "Worst first", "plan": "The plan’s"}


def _choice(label: str, name: str, options: dict[str, str]) -> str:
    return st.segmented_control(
        label, list(options), default=next(iter(options)), required=True, format_func=named(options), key=name,
        bind="query-params",
    )  # fmt: skip


def _controls() -> Grid:
    with st.container(horizontal=True, gap="xsmall"):
        rows_by = _choice("Rows", "rows", _ROWS)
        columns_by = _choice("Columns", "columns", _COLUMNS)
        as_share = _choice("Figures", "figures", _SHOWN) == "share"
        worst_first = rows_by != "lead" and _choice("Order of rows", "order", _ORDER) == "worst"
    return Grid(rows_by, columns_by, as_share, worst_first)


def _remember_click() -> None:
    points = st.session_state["heat_map_chart"].selection.points
    st.session_state["cell"] = points[0]["customdata"] if points else None


def _chosen_cell(ids: dict[str, str]) -> str | None:
    """The chosen cell before its select box is drawn; at first the address's, never one that isn't there."""
    wanted = st.session_state.get("cell", st.query_params.get("cell"))
    st.session_state["cell"] = wanted if wanted in ids else None
    return st.session_state["cell"]


def _tasks_of(grid: Grid, names: dict[str, str], chosen: Filters) -> None:
    picked = st.selectbox(
        "Tasks behind a cell", list(names), index=None, format_func=named(names), key="cell",
        placeholder="Choose a cell in the picture, or here",
    )  # fmt: skip
    if picked is None:
        st.query_params.pop("cell", None)
        return
    st.query_params["cell"] = picked
    tables.task_list(data.kept(view.behind, chosen, grid, picked), key="heat_map_tasks")


def main() -> None:
    """Draws the page."""
    chosen, grid = current(), _controls()
    names = data.kept(view.names, chosen, grid)
    if not names:
        empty.say(current())
        return
    drawn, width, is_wide = data.kept(view.drawn, chosen, grid, _chosen_cell(names), figures.is_dark())
    figures.head(drawn)
    with st.container(key="scrolls_inside" if is_wide else None), st.container(width=width):
        figures.show(drawn, key="heat_map_chart", with_head=False, on_select=_remember_click)
    _tasks_of(grid, names, chosen)


main()
