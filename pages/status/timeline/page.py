"""Timeline: each task's time as precisely as it was written, and how many have fallen due."""

import streamlit as st

from pages.common import beside, data, empty, figures, tables
from pages.common.in_force import current
from pages.status.timeline import view
from pages.status.timeline.view import AT_ONCE


def _open_clicked(event) -> None:
    points = event["selection"]["points"]
    if points and points[0].get("customdata"):
        beside.pick(points[0]["customdata"])


def _part(number: int) -> int:
    """Where the rows to draw begin: at the first, or in a very long list at a part's, chosen by the reader."""
    if number <= AT_ONCE:
        return 0
    starts = range(0, number, AT_ONCE)
    names = [f"{start + 1:,} to {min(start + AT_ONCE, number):,} of {number:,}" for start in starts]
    chosen = st.selectbox("Tasks drawn", range(len(names)), format_func=names.__getitem__, key="timeline_part")
    return starts[chosen]


def main() -> None:
    """Draws the page."""
    chosen, dark = current(), figures.is_dark()
    number = data.kept(view.number, chosen)
    if not number:
        empty.say(chosen)
        return
    drawn = data.kept(view.timeline, chosen, _part(number), dark)
    _open_clicked(figures.show(drawn, key="timeline_chart", on_select="rerun"))
    due = data.kept(view.due, chosen, dark)
    if due:
        figures.show(due, key="timeline_due_chart")
    else:
        st.info("None of these tasks has a due date, so there is no count of tasks due by month.")
    st.caption("The same tasks, in the timeline’s order. Choosing one opens it whole.")
    tables.task_list(data.kept(view.tasks, chosen), key="timeline_tasks")


main()
