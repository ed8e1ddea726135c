"""Draws the review of a document before anything of it is saved."""

from collections import Counter

import pandas as pd
import streamlit as st

import loaders
from pages.common.tables import TWO_LINES
from pages.data.add_plan.columns import page as columns
from pages.data.add_plan.corrections import page as corrections
from pages.data.add_plan.corrections.page import Given
from pages.data.add_plan.review import words as said
from pages.said import words
from pages.said.findings import SEVERITIES
from pages.said.words import plain

_WIDE = st.column_config.TextColumn(width="large")


def show(
    reading, remembered: loaders.Remembered, changes: list | None, since: str | None, mark: str
) -> dict[int, Given]:
    """Draws everything that is to be looked at, the doubtful first; the due dates that the person gives."""
    st.header("Review", anchor=False)
    st.markdown(f"**{plain(said.summary(reading, changes, since))}**")
    _findings(reading)
    columns.show(reading, remembered, mark)
    _ratings(reading)
    given = corrections.dates(reading)
    _tasks(reading, given, mark)
    if changes is not None and since is not None:
        _changes(changes, since)
    return given


def _findings(reading) -> None:
    found = Counter(finding.severity for finding in reading.findings)
    if not found:
        st.header("No findings: every value was read without a remark", anchor=False)
        return
    counted = [words.count(found[code], label.lower()) for code, label in SEVERITIES.items() if found[code]]
    st.header(f"{words.several(counted)} to look at".capitalize(), anchor=False)
    st.caption("Errors come first. Each says what was found, as written, and where in the document.")
    rows = said.findings(reading, loaders.finding_rules())
    _frame(rows, "Findings, the errors first.", "What was found", row=TWO_LINES)


def _ratings(reading) -> None:
    rows = said.ratings_found(reading)
    rated = sum(task.declared_rating is not None for task in reading.tasks)
    st.header(f"Ratings declared for {words.of(rated, len(reading.tasks))} tasks", anchor=False)
    if rows.empty:
        st.caption("The document declares none. The dashboard computes ratings from wording and dates, and says so.")
        return
    if rows["How"].str.startswith("assumed").any():
        st.caption("Some colours are read by their usual meaning, since the document has no key: check them below.")
    _frame(rows, "Ratings as found and as read.", "As found")


def _tasks(reading, given: dict[int, Given], mark: str) -> None:
    st.header(f"{words.count(len(reading.tasks), 'task').capitalize()} as read, beside the source", anchor=False)
    if not reading.tasks:
        st.info("No task was read. If the document holds some, correct the columns above.")
        return
    st.caption("What the document says, and what was read from it, side by side.")
    _frame(said.tasks(reading, given), "Tasks as written and as read.", "Action", row=TWO_LINES)
    by_position = {task.position: task for task in reading.tasks}
    at = st.selectbox(
        "Compare one task with its cells",
        list(by_position),
        index=None,
        format_func=lambda one: f"{by_position[one].ref} {words.shorten(by_position[one].action, 70)}",
        placeholder="Choose a task",
        key=f"add_compare_{mark}",
    )
    if at is not None:
        left, right = st.columns(2)
        with left:
            _table(said.cells(by_position[at]))
        with right:
            _table(said.values(by_position[at], given))


def _changes(changes: list, since: str) -> None:
    rows = said.changes(changes)
    st.header(plain(f"Against the snapshot of {since}"), anchor=False)
    if rows.empty:
        st.caption("Nothing is new, gone or changed.")
        return
    st.caption("Tasks are matched by reference, then by wording, so that a new number isn’t taken for new work.")
    _frame(rows, "What is new, gone or changed.", "Action", row=TWO_LINES)


def _frame(rows: pd.DataFrame, alt: str, wide: str, row: int = 35) -> None:
    """A table of texts from the document: cells are shown as they are, never as mark-up or a formula."""
    height = min(38 + row * len(rows), 480)
    st.dataframe(rows, hide_index=True, height=height, row_height=row, column_config={wide: _WIDE}, alt=alt)


def _table(rows: pd.DataFrame) -> None:
    """A small table whose texts wrap, nothing in them read as Markdown."""
    shown = rows.map(words.lines)
    with st.container(key=f"review_table_{len(rows.columns)}"):
        st.table(shown, hide_index=True, border="horizontal")
