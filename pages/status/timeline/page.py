"""Timeline: what is late, then what comes, each task's time as precisely as it was written."""

import streamlit as st

from pages.common import data, lanes, tables
from pages.common.in_force import current
from pages.status.timeline import view


def main() -> None:
    """Draws the page."""
    chosen = current()
    shown = data.kept(view.timeline, chosen)
    if shown is None:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    st.header(shown.headline, anchor=False)
    st.caption(shown.subtitle)
    opened = lanes.show(shown.drawn, key="timeline", chosen=st.query_params.get("task"))
    if opened:
        tables.open_task(opened)
    tables.task_list(data.kept(view.tasks, chosen), key="timeline_tasks")


main()
