"""The standard list of tasks under a picture, each opening on the Tasks page."""

import pandas as pd
import streamlit as st

from pages.common import data
from pages.common.options import named
from pages.said.filters import Filters
from pages.said.task_list import TaskList

TASKS_PAGE = "work/tasks/page.py"
TWO_LINES = 64  # pixels of a row; from 4 rem on, texts wrap in it
_COLUMNS = {"Action": st.column_config.TextColumn(width="large")}


def by_id(task_ids: list[str], chosen: Filters) -> pd.DataFrame:
    """The rows of the query tasks_by_id: the tasks named, judged as the filters say."""
    return data.ask("tasks_by_id", task_ids=task_ids, **chosen.when(), with_computed=chosen.with_computed)


def task_list(tasks: TaskList, *, key: str) -> None:
    """Draws tasks as a compact table that scrolls inside itself; a chosen row opens on the Tasks page."""
    ids = list(tasks.names)
    if not ids:
        st.info("No task here. Choose another part of the picture, or clear a filter.")
        return
    chosen = st.dataframe(
        tasks.table,
        key=f"{key}_rows",
        hide_index=True,
        height=min(38 + 35 * len(ids), 420),
        on_select="rerun",
        selection_mode="single-row",
        column_config=_COLUMNS,
        alt=tasks.alt,
    )
    picked = st.selectbox(
        "Open a task", ids, index=None, format_func=named(tasks.names), key=f"{key}_pick", placeholder="Choose a task"
    )
    at = chosen.selection.rows
    if picked or (at and at[0] < len(ids)):
        open_task(picked or ids[at[0]])


def open_task(task_id: str) -> None:
    """Goes to the Tasks page with a task open; the filters' widgets keep themselves and their part of the address."""
    st.switch_page(TASKS_PAGE, query_params={"task": task_id})
