"""Timeline: each task's time as precisely as it was written, and how many have fallen due."""

import streamlit as st

from pages.common import data, figures, filters, tables
from pages.status import timeline_due_figure, timeline_figure
from pages.status import timeline_words as said

_AT_ONCE = 300


def _open_clicked(event) -> None:
    points = event["selection"]["points"]
    if points and points[0].get("customdata"):
        tables.open_task(points[0]["customdata"])


def _part(rows):
    """The rows to draw: all, or of a very long list one part, chosen by the reader."""
    if len(rows) <= _AT_ONCE:
        return rows
    starts = range(0, len(rows), _AT_ONCE)
    names = [f"{start + 1:,} to {min(start + _AT_ONCE, len(rows)):,} of {len(rows):,}" for start in starts]
    chosen = st.selectbox("Tasks drawn", range(len(names)), format_func=names.__getitem__, key="timeline_part")
    return rows.iloc[chosen * _AT_ONCE : (chosen + 1) * _AT_ONCE]


def _timeline(rows) -> None:
    headline, subtitle = said.headline(rows), said.subtitle(rows)
    figures.head(headline, subtitle)
    event = figures.show(
        timeline_figure.figure(_part(rows), dark=figures.is_dark()),
        key="timeline_chart",
        alt=f"Timeline of tasks under their sections. {headline}. {subtitle}",
        table=said.table(rows),
        on_select="rerun",
    )
    _open_clicked(event)


def _due(months, done) -> None:
    headline, subtitle = said.due_headline(done), said.due_subtitle(done)
    figures.show(
        timeline_due_figure.figure(months, done, dark=figures.is_dark()),
        key="timeline_due_chart",
        alt=f"Tasks due by month, counted up. {headline}. {subtitle}",
        table=said.due_table(months, done),
        headline=headline,
        subtitle=subtitle,
    )


def main() -> None:
    """Draws the page."""
    view = filters.current().parameters()
    rows = data.ask("timeline", **view)
    if rows.empty:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    _timeline(rows)
    months = data.ask("timeline_due", **view)
    if months.empty:
        st.info("None of these tasks has a due date, so there is no count of tasks due by month.")
    else:
        _due(months, data.ask("timeline_done", **view))
    st.caption("The same tasks, in the timeline’s order. Choosing one opens it whole.")
    tables.task_list(rows, key="timeline_tasks")


main()
