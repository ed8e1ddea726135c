"""Gap analysis: how far each gap-analysis area and stakeholder group is complete, the plans side by side."""

from typing import NamedTuple

import streamlit as st

from pages.common import data, figures, labelled_bars, tables, words
from pages.common.filters import Filters, current, link_parameters
from pages.common.picture import Picture, picture
from pages.status import gap_analysis_words as said

_GO = "gap_analysis_go"


class Area(NamedTuple):
    """An area with the filter that keeps its tasks, and the words and the address of its link."""

    name: str
    filter: tuple[str, ...]
    label: str
    link: dict


class Plan(NamedTuple):
    """A plan's part of the page, made ready."""

    plan_id: str
    picture: Picture
    remarks: str
    areas: list[Area]


def _plans(chosen: Filters, dark: bool) -> list[Plan]:
    rows = data.ask("completion_by_area", **chosen.parameters())
    longest = int(rows.counted.max()) if len(rows) else 0
    return [_plan(part, longest, dark) for _, part in rows.groupby("plan_id", sort=False)]


def _plan(rows, longest: int, dark: bool) -> Plan:
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    drawn = picture(
        labelled_bars.figure(said.bars(rows), longest, dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of completion by area. {headline}. {subtitle}",
        table=said.table(rows),
    )
    remarks = "  \n".join(map(words.plain, said.remarks(rows)))
    return Plan(rows.plan_id.iloc[0], drawn, remarks, [_area(row) for row in rows.itertuples()])


def _area(row) -> Area:
    kept = () if words.is_missing(row.area) else (row.area,)
    label = words.plain(f"{said.area_name(row)}: {words.count(row.tasks, 'task')}")
    return Area(said.area_name(row), kept, label, link_parameters(plan=row.plan_id, areas=kept))


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
                st.page_link(tables.TASKS_PAGE, label=area.label, query_params=area.link)


def main() -> None:
    """Draws the page."""
    if st.session_state.pop(_GO, False):
        st.switch_page(tables.TASKS_PAGE, query_params={})  # without it Streamlit would clear the filters
    plans = data.kept(_plans, current(), figures.is_dark())
    if not plans:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
    for start in range(0, len(plans), 2):
        columns = st.columns(min(2, len(plans)), gap="large")
        for column, plan in zip(columns, plans[start : start + 2], strict=False):
            with column:
                _draw(plan)


main()
