"""Data quality: what is doubtful in the plans in view and what to do, how much is certain, and every load."""

import pandas as pd
import streamlit as st

import loaders
from pages.common import data, filters, tables, words
from pages.common.words import plain
from pages.data import load_changes, quality_words
from pages.data.review import TWO_LINES

_WIDE = {name: st.column_config.TextColumn(width="large") for name in ("What to do", "What was found")}


def _findings(chosen: filters.Filters) -> None:
    rows, rules = data.ask("findings", **chosen.parameters()), loaders.finding_rules()
    st.header(quality_words.headline(rows), anchor=False)
    if rows.empty:
        st.caption("Nothing is doubtful in the tasks in view.")
        return
    st.caption("In the tasks in view and their documents. Choose a kind to see each finding and its task.")
    grouped = quality_words.by_rule(rows, rules)
    chosen_row = st.dataframe(
        grouped.drop(columns=["rule", "severity"]), key="quality_rules", hide_index=True, on_select="rerun",
        selection_mode="single-row", height=min(38 + TWO_LINES * len(grouped), 480), row_height=TWO_LINES,
        column_config=_WIDE,
        alt=f"{words.count(len(grouped), 'kind')} of findings, errors first, with what to do.",
    )  # fmt: skip
    names = {(row.rule, row.severity): f"{row.Kind}: {row.Finding} ({row.Findings})" for row in grouped.itertuples()}
    picked = st.selectbox(
        "Show the findings of", list(names), index=None, format_func=names.get, key="quality_pick",
        placeholder="Choose a kind of finding",
    )  # fmt: skip
    at = chosen_row.selection.rows
    picked = picked or (list(names)[at[0]] if at and at[0] < len(names) else None)
    if picked:
        of_rule = rows[(rows["rule"] == picked[0]) & (rows["severity"] == picked[1])].reset_index(drop=True)
        _each(of_rule, picked[0], rules)


def _each(rows: pd.DataFrame, rule: str, rules: dict[str, tuple[str, str]]) -> None:
    title, what_to_do = rules.get(rule, (rule, "Look at the task."))
    with st.container(border=True):
        st.markdown(f"**{plain(title)}.** {plain(what_to_do)}")
        table = st.dataframe(
            quality_words.each(rows), key=f"quality_each_{rule}", hide_index=True, on_select="rerun",
            selection_mode="single-row", height=min(38 + TWO_LINES * len(rows), 480), row_height=TWO_LINES,
            column_config=_WIDE,
            alt=f"{words.count(len(rows), 'finding')}: {title}.",
        )  # fmt: skip
        about = rows.dropna(subset=["task_id"]).drop_duplicates("task_id")
        names = dict(zip(about["task_id"], map(tables.task_name, about.itertuples()), strict=True))
        picked = None
        if names:
            picked = st.selectbox(
                "Open a task", list(names), index=None, format_func=names.get, placeholder="Choose a task",
                key=f"quality_open_{rule}",
            )  # fmt: skip
        at = table.selection.rows
        chosen = picked or (rows["task_id"].iloc[at[0]] if at and at[0] < len(rows) else None)
        if not words.is_missing(chosen):
            tables.open_task(chosen)


def _certainty(chosen: filters.Filters) -> None:
    rows = data.ask("fields_certain", **chosen.parameters())
    if not rows["tasks"].sum():
        return
    st.header(quality_words.certain(rows), anchor=False)
    st.caption("Of the fields that the tasks in view give: no error or warning on them, and read as something known.")
    with st.container(key="scrolls_inside"):
        st.table(quality_words.fields(rows), hide_index=True, border="horizontal")


def _loads(chosen: filters.Filters) -> None:
    rows = data.ask("loads", on_date=chosen.as_at, plans=chosen.parameters()["plans"])
    st.header(f"{words.count(len(rows), 'load')}, withdrawn ones too".capitalize(), anchor=False)
    if rows.empty:
        st.caption("Nothing has been loaded yet. Add a plan to begin.")
    else:
        st.caption("A figure uses the load that is in force at its date: the latest at or before it, unless withdrawn.")
        st.dataframe(
            quality_words.loads(rows), hide_index=True, height=min(38 + 35 * len(rows), 420),
            alt=f"{words.count(len(rows), 'load')}, the newest first.",
        )  # fmt: skip
        load_changes.load_changes(rows)
    for said in quality_words.removed(data.ask("purged_documents")):
        st.caption(plain(said))


def main() -> None:
    """Draws the page."""
    chosen = filters.current()
    load_changes.say()
    _findings(chosen)
    _certainty(chosen)
    _loads(chosen)


main()
