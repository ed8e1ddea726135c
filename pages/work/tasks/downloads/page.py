"""The buttons that hand out files; each file is made when its button is pressed."""

import pandas as pd
import streamlit as st

from pages.common import data, scope
from pages.common.handing import button
from pages.said import measures, task_table, words
from pages.said.file_kinds import CSV, EXCEL
from pages.said.filters import Filters
from pages.work import export


def show(chosen: Filters, *, has_tasks: bool) -> None:
    """The tasks in view as CSV and Excel, and the database, each file with what it shows."""
    with st.container(horizontal=True):
        if has_tasks:
            button("Tasks in view as CSV", lambda: _csv(chosen), "tasks.csv", CSV)
            button("Tasks in view as Excel", lambda: workbook(chosen), "tasks.xlsx", EXCEL)
        button(
            "The whole database",
            lambda: export.database_copy(data.connection()),
            "prevent.duckdb",
            "application/octet-stream",
        )
    st.caption(
        "Files carry the as-at date, its basis, the view and the plan’s own marking. The database holds every plan "
        "whole: open it with DuckDB and ask, for example, “from task_at(null)”."
    )


def _rows(chosen: Filters) -> pd.DataFrame:
    return data.ask("tasks", **chosen.parameters())


def _basis(rows: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    plans = sorted(set(rows["plan_id"]))
    said = scope.sentence(chosen, scope.plans(chosen), len(rows))
    return task_table.about(data.ask("plan_basis", **chosen.when(), plans=plans), said)


def _csv(chosen: Filters) -> bytes:
    rows = _rows(chosen)
    return export.as_csv(task_table.table(rows), _basis(rows, chosen))


def workbook(chosen: Filters) -> bytes:
    """The tasks in view as an Excel workbook, with what they are, their key and their measures."""
    rows = _rows(chosen)
    titles = dict(zip(rows["plan_id"], rows["plan"], strict=True))
    keys = task_table.key(data.ask("rating_keys", **chosen.when()), titles)
    about = {
        f"{words.count(len(rows), 'task')} from the Prevent action plans": _basis(rows, chosen),
        "Key to the ratings": keys,
        "Measures of the tasks in view": measures.table(data.ask("measures", **chosen.parameters())),
        "Formula, source and limits of the measures": measures.limits(),
    }
    return export.as_excel(task_table.table(rows), about)
