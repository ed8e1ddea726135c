"""Gap analysis: how far each gap-analysis area and stakeholder group is complete, the plans side by side."""

import streamlit as st

from pages.common import data, figures, filters, labelled_bars, tables, words
from pages.status import gap_analysis_words as said


def _link(row) -> dict:
    """The address parameters of an area's tasks."""
    return filters.link_parameters(plan=row.plan_id, areas=() if words.is_missing(row.area) else (row.area,))


def _draw_plan(rows, longest: int) -> None:
    plan_id = rows.plan_id.iloc[0]
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    event = figures.show(
        labelled_bars.figure(said.bars(rows), longest=longest, dark=figures.is_dark()),
        key=f"gap_analysis_{plan_id}",
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of completion by area. {headline}. {subtitle}",
        table=said.table(rows),
        on_select="rerun",
    )
    for remark in said.remarks(rows):
        st.markdown(words.plain(remark))
    if event and event.selection.points:
        chosen = event.selection.points[0]["customdata"]
        row = next(row for row in rows.itertuples() if said.area_name(row) == chosen)
        st.switch_page(tables.TASKS_PAGE, query_params=_link(row))
    with st.expander("The tasks of each area"):
        for row in rows.itertuples():
            label = words.plain(f"{said.area_name(row)}: {words.count(row.tasks, 'task')}")
            st.page_link(tables.TASKS_PAGE, label=label, query_params=_link(row))


def main() -> None:
    """Draws the page."""
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
