"""Timeline: each task's time as precisely as it was written, and how many have fallen due."""

import streamlit as st

from pages.common import data, figures, tables
from pages.common.in_force import current
from pages.said import task_rows
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.status.timeline import figure as timeline_figure
from pages.status.timeline import words as said
from pages.status.timeline.due import figure as timeline_due_figure

_AT_ONCE = 300


def _open_clicked(event) -> None:
    points = event["selection"]["points"]
    if points and points[0].get("customdata"):
        tables.open_task(points[0]["customdata"])


def _part(number: int) -> int:
    """Where the rows to draw begin: at the first, or in a very long list at a part's, chosen by the reader."""
    if number <= _AT_ONCE:
        return 0
    starts = range(0, number, _AT_ONCE)
    names = [f"{start + 1:,} to {min(start + _AT_ONCE, number):,} of {number:,}" for start in starts]
    chosen = st.selectbox("Tasks drawn", range(len(names)), format_func=names.__getitem__, key="timeline_part")
    return starts[chosen]


def _timeline(chosen: Filters, start: int, dark: bool) -> Picture:
    rows = data.ask("timeline", **chosen.parameters())
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    return picture(
        timeline_figure.figure(rows.iloc[start : start + _AT_ONCE], dark=dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Timeline of tasks under their sections. {headline}. {subtitle}",
        table=said.table(rows),
    )


def _due(chosen: Filters, dark: bool) -> Picture | None:
    months = data.ask("timeline_due", **chosen.parameters())
    if months.empty:
        return None
    done = data.ask("timeline_done", **chosen.parameters())
    headline, subtitle = said.due_headline(done), said.due_subtitle(done)
    return picture(
        timeline_due_figure.figure(months, done, dark=dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Tasks due by month, counted up. {headline}. {subtitle}",
        table=said.due_table(months, done),
    )


def _tasks(chosen: Filters) -> task_rows.TaskList:
    return task_rows.listed(data.ask("timeline", **chosen.parameters()))


def main() -> None:
    """Draws the page."""
    chosen, dark = current(), figures.is_dark()
    number = len(data.ask("timeline", **chosen.parameters()))
    if not number:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    drawn = data.kept(_timeline, chosen, _part(number), dark)
    _open_clicked(figures.show(drawn, key="timeline_chart", on_select="rerun"))
    due = data.kept(_due, chosen, dark)
    if due:
        figures.show(due, key="timeline_due_chart")
    else:
        st.info("None of these tasks has a due date, so there is no count of tasks due by month.")
    st.caption("The same tasks, in the timeline’s order. Choosing one opens it whole.")
    tables.task_list(data.kept(_tasks, chosen), key="timeline_tasks")


main()
