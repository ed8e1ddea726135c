"""Gap analysis: how far each gap-analysis area and stakeholder group is complete, the plans side by side."""

import streamlit as st

from pages.common import data, figures, filters, labelled_bars, tables, words
from pages.status import gap_analysis_words as said

_GO = "gap_analysis_go"


def _link(row) -> dict:
    """The address parameters of an area's tasks."""
    return filters.link_parameters(plan=row.plan_id, areas=() if words.is_missing(row.area) else (row.area,))


def _filter_by_click(chart: str, rows) -> None:
    """Sets the shared filters to the area that was clicked; the page then goes to its tasks."""
    points = st.session_state[chart].selection.points
    for row in rows.itertuples():
        if points and said.area_name(row) == points[0]["customdata"]:
            st.session_state["plan"] = row.plan_id
            st.session_state["area"] = [] if words.is_missing(row.area) else [row.area]
            st.session_state[_GO] = True


def _draw_plan(rows, longest: int) -> None:
    chart = f"gap_analysis_{rows.plan_id.iloc[0]}"
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    figures.show(
        data.figure(labelled_bars.figure, said.bars(rows), longest, figures.is_dark()),
        key=chart,
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of completion by area. {headline}. {subtitle}",
        table=said.table(rows),
        on_select=lambda: _filter_by_click(chart, rows),
    )
    for remark in said.remarks(rows):
        st.markdown(words.plain(remark))
    with st.expander("The tasks of each area"):
        for row in rows.itertuples():
            label = words.plain(f"{said.area_name(row)}: {words.count(row.tasks, 'task')}")
            st.page_link(tables.TASKS_PAGE, label=label, query_params=_link(row))


def main() -> None:
    """Draws the page."""
    if st.session_state.pop(_GO, False):
        st.switch_page(tables.TASKS_PAGE, query_params={})  # without it Streamlit would clear the filters
    rows = data.ask("completion_by_area", **filters.current().parameters())
    if rows.empty:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    plans = [part for _, part in rows.groupby("plan_id", sort=False)]
    longest = int(rows.counted.max())
    for start in range(0, len(plans), 2):
        columns = st.columns(min(2, len(plans)), gap="large")
        for column, part in zip(columns, plans[start : start + 2], strict=False):
            with column:
                _draw_plan(part, longest)


main()
