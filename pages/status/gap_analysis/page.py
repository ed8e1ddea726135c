"""Gap analysis: how far each gap-analysis area and stakeholder group is complete, the plans side by side."""

import streamlit as st

from pages.common import data, empty, figures, tables
from pages.common.in_force import current
from pages.common.links import link
from pages.status.gap_analysis import view
from pages.status.gap_analysis.view import Plan

_GO = "gap_analysis_go"


def _filter_by_click(chart: str, plan: Plan) -> None:
    """Sets the shared filters to the area that was clicked; the page then goes to its tasks."""
    points = st.session_state[chart].selection.points
    for area in plan.areas:
        if points and area.name == points[0]["customdata"]:
            st.session_state["plan"] = plan.plan_id
            st.session_state["area"] = list(area.filter)
            st.session_state[_GO] = True


def _draw(plan: Plan) -> None:
    chart = f"gap_analysis_{plan.plan_id}"
    figures.show(plan.picture, key=chart, on_select=lambda: _filter_by_click(chart, plan))
    st.markdown(plan.remarks)
    areas = st.expander("The tasks of each area", key=f"{chart}_areas", on_change="rerun")
    if areas.open:
        with areas:
            for area in plan.areas:
                link(tables.TASKS_PAGE, area.label, area.link)


def main() -> None:
    """Draws the page."""
    if st.session_state.pop(_GO, False):
        st.switch_page(tables.TASKS_PAGE, query_params={})  # without it Streamlit would clear the filters
    plans = data.kept(view.plans, current(), figures.is_dark())
    if not plans:
        empty.say(current())
    for start in range(0, len(plans), 2):
        columns = st.columns(min(2, len(plans)), gap="large")
        for column, plan in zip(columns, plans[start : start + 2], strict=False):
            with column:
                _draw(plan)


main()
