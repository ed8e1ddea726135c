"""Heat map: where the tasks stand, by area, lead or plan, against rating or the quarter they are due in."""

import streamlit as st

from pages.common import data, figures, filters, tables
from pages.status import heat_map_figure as picture
from pages.status import heat_map_words as said

_ROWS = {"area": "Area", "lead": "Lead", "plan": "Plan"}
_COLUMNS = {"rating": "Rating", "quarter": "Quarter"}
_SHOWN = {"count": "Counts", "share": "Shares"}
_ORDER = {"worst": "Worst first", "plan": "The plan’s"}


def _choice(label: str, name: str, options: dict[str, str]) -> str:
    return st.segmented_control(
        label, list(options), default=next(iter(options)), required=True, format_func=options.get, key=name,
        bind="query-params",
    )  # fmt: skip


def _controls() -> tuple[str, str, bool, bool]:
    with st.container(horizontal=True, gap="xsmall"):
        rows_by = _choice("Rows", "rows", _ROWS)
        columns_by = _choice("Columns", "columns", _COLUMNS)
        as_share = _choice("Figures", "figures", _SHOWN) == "share"
        worst_first = rows_by != "lead" and _choice("Order of rows", "order", _ORDER) == "worst"
    return rows_by, columns_by, as_share, worst_first


def _remember_click() -> None:
    points = st.session_state["heat_map_chart"].selection.points
    st.session_state["cell"] = points[0]["customdata"] if points else None


def _chosen_cell(ids: list[str]) -> str | None:
    """The chosen cell before its select box is drawn; at first the address's, never one that isn't there."""
    wanted = st.session_state.get("cell", st.query_params.get("cell"))
    st.session_state["cell"] = wanted if wanted in ids else None
    return st.session_state["cell"]


def _tasks_of(cells, names: dict[str, str], chosen: filters.Filters) -> None:
    picked = st.selectbox(
        "Tasks behind a cell", list(names), index=None, format_func=names.get, key="cell",
        placeholder="Choose a cell in the picture, or here",
    )  # fmt: skip
    if picked is None:
        st.query_params.pop("cell", None)
        return
    st.query_params["cell"] = picked
    found = cells[[name == picked for name in names]].iloc[0]
    rows = data.ask(
        "tasks_by_id", task_ids=list(found.task_ids), on_date=chosen.as_at, with_computed=chosen.with_computed
    )
    tables.task_list(rows, key="heat_map_tasks")


def main() -> None:
    """Draws the page."""
    chosen = filters.current()
    rows_by, columns_by, as_share, worst_first = _controls()
    view = {"rows_by": rows_by, "columns_by": columns_by}
    cells = data.ask("heat_map", **chosen.parameters(), **view, worst_first=worst_first)
    if cells.empty:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    many = cells.plan_id.nunique() > 1
    names = {said.cell_id(cell): said.cell_words(cell, **view, many_plans=many) for cell in cells.itertuples()}
    cell = _chosen_cell(list(names))
    headline, subtitle = said.headline(cells, **view), said.subtitle(cells, **view)
    figures.head(headline, f"{subtitle} {said.key(columns_by)}")
    scrolls = "scrolls_inside" if picture.is_wide(cells) else None
    counted = cells.drop(columns="task_ids")
    with st.container(key=scrolls), st.container(width=picture.width(cells)):
        figures.show(
            data.figure(picture.figure, counted, rows_by, columns_by, as_share, cell, figures.is_dark()),
            key="heat_map_chart",
            alt=f"Heat map. {headline}. {subtitle}",
            table=said.table(cells, **view, as_share=as_share),
            on_select=_remember_click,
        )
    _tasks_of(cells, names, chosen)


main()
