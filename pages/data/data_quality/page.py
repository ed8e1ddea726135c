"""Data quality: what is doubtful in the plans in view and what to do, how much is certain, and every load."""

from datetime import date

import streamlit as st

from pages.common import data, in_force, recording, tables
from pages.common.handing import whole_database
from pages.common.options import named
from pages.common.tables import TWO_LINES
from pages.data.data_quality import view
from pages.data.data_quality.answers import page as answers
from pages.data.data_quality.loads import page as loads
from pages.said import filters, words

_WIDE = {name: st.column_config.TextColumn(width="large") for name in ("What to do", "What was found")}


def _findings(chosen: filters.Filters) -> None:
    headline, table, names = data.kept(view.kinds, chosen)
    st.header(headline, anchor=False)
    if not names:
        st.caption("Nothing is doubtful in the tasks in view.")
        return
    st.caption(
        "In the tasks in view and their documents. Choose a kind to see each finding; its task is where it is answered."
    )
    chosen_row = st.dataframe(
        table, key="quality_rules", hide_index=True, on_select="rerun",
        selection_mode="single-row", height=min(38 + TWO_LINES * len(names), 480), row_height=TWO_LINES,
        column_config=_WIDE,
        alt=f"{words.count(len(names), 'kind')} of findings, errors first, with what to do.",
    )  # fmt: skip
    picked = st.selectbox(
        "Show the findings of", list(names), index=None, format_func=named(names), key="quality_pick",
        placeholder="Choose a kind of finding",
    )  # fmt: skip
    at = chosen_row.selection.rows
    picked = picked or (list(names)[at[0]] if at and at[0] < len(names) else None)
    if picked:
        _each(chosen, *picked)


def _each(chosen: filters.Filters, rule: str, severity: str) -> None:
    found = data.kept(view.of_rule, chosen, rule, severity)
    with st.container(border=True):
        st.markdown(found.head)
        table = st.dataframe(
            found.table, key=f"quality_each_{rule}", hide_index=True, on_select="rerun",
            selection_mode="single-row", height=min(38 + TWO_LINES * len(found.rows), 480), row_height=TWO_LINES,
            column_config=_WIDE,
            alt=found.alt,
        )  # fmt: skip
        picked = None
        answers.answer(found.rows, rule, chosen)
        if found.names:
            picked = st.selectbox(
                "Open a task", list(found.names), index=None, format_func=named(found.names),
                placeholder="Choose a task", key=f"quality_open_{rule}",
            )  # fmt: skip
        at = table.selection.rows
        task_id = picked or (found.rows["task_id"].iloc[at[0]] if at and at[0] < len(found.rows) else None)
        if task_id and not words.is_missing(task_id):
            tables.open_task(task_id)


def _certainty(chosen: filters.Filters) -> None:
    read = data.kept(view.fields, chosen)
    if not read:
        return
    st.header(read[0], anchor=False)
    st.caption("Of the fields that the tasks in view give: no error or warning on them, and read as something known.")
    with st.container(key="scrolls_inside"):
        st.table(read[1], hide_index=True, border="horizontal")


def _loads(chosen: filters.Filters) -> None:
    rows = data.kept(view.load_rows, chosen)
    st.header(f"{words.count(len(rows), 'load')}, withdrawn ones too".capitalize(), anchor=False)
    if rows.empty:
        st.caption("Nothing has been loaded yet. Add a plan to begin.")
    else:
        st.caption("A figure uses the load that is in force at its date: the latest at or before it, unless withdrawn.")
        st.dataframe(
            data.kept(view.loads, chosen), hide_index=True,
            height=min(38 + 35 * len(rows), 420),
            alt=f"{words.count(len(rows), 'load')}, the newest first.",
        )  # fmt: skip
        loads.form(rows)
    for said in data.kept(view.removed):
        st.caption(said)
    whole_database("Back up the whole database", f"prevent-{date.today():%Y-%m-%d}.duckdb", "quality_backup")
    st.caption("It is put back with “python -m loaders restore FILE”, in a terminal, with the dashboard stopped.")


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    loads.say()
    recording.say()
    _findings(chosen)
    _certainty(chosen)
    _loads(chosen)


main()
