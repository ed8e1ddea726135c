"""Data quality: what is doubtful in the plans in view and what to do, how much is certain, and every load."""

import pandas as pd
import pyarrow as pa
import streamlit as st

import loaders
from pages.common import data, in_force, tables
from pages.common import recording as deciding
from pages.data.data_quality import words as quality_words
from pages.data.data_quality.answers import page as quality_answers
from pages.data.data_quality.loads import page as load_changes
from pages.data.review.page import TWO_LINES
from pages.said import filters, picture, task_rows, words
from pages.said.words import plain

_WIDE = {name: st.column_config.TextColumn(width="large") for name in ("What to do", "What was found")}


def _kinds(chosen: filters.Filters) -> tuple[str, pa.Table, dict[tuple[str, str], str]]:
    """The headline, the table of rules, and the name of each by (rule, severity) in the table's order."""
    rows = data.ask("findings", **chosen.parameters())
    grouped = quality_words.by_rule(rows, loaders.finding_rules())
    names = {(row.rule, row.severity): f"{row.Kind}: {row.Finding} ({row.Findings})" for row in grouped.itertuples()}
    return quality_words.headline(rows), picture.arrow(grouped.drop(columns=["rule", "severity"])), names


def _findings(chosen: filters.Filters) -> None:
    headline, table, names = data.kept(_kinds, chosen)
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
        "Show the findings of", list(names), index=None, format_func=names.get, key="quality_pick",
        placeholder="Choose a kind of finding",
    )  # fmt: skip
    at = chosen_row.selection.rows
    picked = picked or (list(names)[at[0]] if at and at[0] < len(names) else None)
    if picked:
        rows, rules = data.ask("findings", **chosen.parameters()), loaders.finding_rules()
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
        names = dict(zip(about["task_id"], map(task_rows.task_name, about.itertuples()), strict=True))
        picked = None
        quality_answers.answer(rows, rule, in_force.current())
        if names:
            picked = st.selectbox(
                "Open a task", list(names), index=None, format_func=names.get, placeholder="Choose a task",
                key=f"quality_open_{rule}",
            )  # fmt: skip
        at = table.selection.rows
        chosen = picked or (rows["task_id"].iloc[at[0]] if at and at[0] < len(rows) else None)
        if not words.is_missing(chosen):
            tables.open_task(chosen)


def _fields(chosen: filters.Filters) -> tuple[str, pa.Table] | None:
    rows = data.ask("fields_certain", **chosen.parameters())
    return (quality_words.certain(rows), picture.arrow(quality_words.fields(rows))) if rows["tasks"].sum() else None


def _certainty(chosen: filters.Filters) -> None:
    read = data.kept(_fields, chosen)
    if not read:
        return
    st.header(read[0], anchor=False)
    st.caption("Of the fields that the tasks in view give: no error or warning on them, and read as something known.")
    with st.container(key="scrolls_inside"):
        st.table(read[1], hide_index=True, border="horizontal")


def _listed(chosen: filters.Filters) -> pa.Table:
    rows = data.ask("loads", **chosen.scope())
    return picture.arrow(quality_words.loads(rows))


def _removed() -> list[str]:
    return [plain(said) for said in quality_words.removed(data.ask("purged_documents"))]


def _loads(chosen: filters.Filters) -> None:
    rows = data.ask("loads", **chosen.scope())
    st.header(f"{words.count(len(rows), 'load')}, withdrawn ones too".capitalize(), anchor=False)
    if rows.empty:
        st.caption("Nothing has been loaded yet. Add a plan to begin.")
    else:
        st.caption("A figure uses the load that is in force at its date: the latest at or before it, unless withdrawn.")
        st.dataframe(
            data.kept(_listed, chosen), hide_index=True,
            height=min(38 + 35 * len(rows), 420),
            alt=f"{words.count(len(rows), 'load')}, the newest first.",
        )  # fmt: skip
        load_changes.load_changes(rows)
    for said in data.kept(_removed):
        st.caption(said)


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    load_changes.say()
    deciding.say()
    _findings(chosen)
    _certainty(chosen)
    _loads(chosen)


main()
