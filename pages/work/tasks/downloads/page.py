"""The buttons that hand out files; each file is made when its button is pressed."""

import streamlit as st

from pages.common.handing import button, whole_database
from pages.said.file_kinds import CSV, EXCEL
from pages.said.filters import Filters
from pages.said.language import say
from pages.work.tasks.downloads import view


def show(chosen: Filters, *, has_tasks: bool) -> None:
    """The tasks in view as CSV and Excel, and the database for who may have it, each file with what it shows."""
    with st.container(horizontal=True):
        if has_tasks:
            button(say("Tasks in view as CSV"), lambda: view.csv(chosen), "tasks.csv", CSV)
            button(say("Tasks in view as Excel"), lambda: view.workbook(chosen), "tasks.xlsx", EXCEL)
        is_whole = whole_database(say("The whole database"), "prevent.duckdb", "tasks_database")
    if is_whole:
        st.caption(
            say(
                "Files carry the as-at date, its basis, the view and the plan’s own marking. The database holds "
                "every plan whole: open it with DuckDB and ask, for example, “from task_at(null)”."
            )
        )
    elif has_tasks:
        st.caption(say("Files carry the as-at date, its basis, the view and the plan’s own marking."))
