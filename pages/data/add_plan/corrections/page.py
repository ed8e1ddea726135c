"""What a person corrects before a document is saved: what columns were taken for, and due dates in doubt."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

import loaders
from pages.common.options import named
from pages.data.add_plan.dropped.page import COLUMNS, DATES, undo_columns
from pages.data.add_plan.review.words import FIELDS
from pages.said import words
from pages.said.words import plain

_IN_DOUBT = ("error", "warning")


@dataclass(frozen=True)
class Given:
    """A due date that a person gives a task: its place in the document, the date, and why."""

    locator: str
    on: date
    reason: str


def columns(reading, mark: str) -> None:
    """Draws each column with the field it was taken for; another choice reads the document again."""
    once = {column.name: column for column in reversed(reading.columns)}
    corrected = st.session_state[COLUMNS]
    st.header(f"{words.count(len(once), 'column').capitalize()}, and what each was taken for", anchor=False)
    st.caption("Choose another field where one was taken wrongly: the document is read again at once.")
    coloured = {cell.heading for task in reading.tasks for cell in task.cells if cell.colour}
    with st.container(horizontal=True, key="add_columns_grid"):
        for number, (name, column) in enumerate(reversed(once.items())):
            _column(number, name, column, mark, is_coloured=column.heading in coloured)
    if corrected:
        said = [f"{name} as {FIELDS[field].lower()}" for name, field in corrected.items()]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(f"Corrected: {words.several(said)}."), width="stretch")
            st.button("Undo these corrections", on_click=undo_columns, key="add_undo")


def _column(number: int, name: str, column, mark: str, *, is_coloured: bool) -> None:
    key = f"add_column_{mark}_{number}_{column.field}"

    def changed() -> None:
        st.session_state[COLUMNS] = st.session_state[COLUMNS] | {name: st.session_state[key]}

    with st.container(width=230):
        st.selectbox(
            plain(words.shorten(name, 60)),
            list(FIELDS),
            index=list(FIELDS).index(column.field),
            format_func=named(FIELDS),
            key=key,
            on_change=changed,
        )
        held = [words.shorten("; ".join(column.examples), 60)] if column.examples else []
        st.caption(plain(f"holds: {' and '.join([*held, *(['colours'] if is_coloured else [])]) or 'nothing'}"))


def dates(reading) -> dict[int, Given]:
    """Draws the tasks whose dates are in doubt, for a due date to be given; those given, by position."""
    doubts = {
        finding.position: finding
        for finding in reading.findings
        if finding.position and finding.field == "timescale_text" and finding.severity in _IN_DOUBT
    }
    tasks = {task.position: task for task in reading.tasks if task.position in doubts}
    kept = {at: one for at, one in st.session_state[DATES].items() if at in tasks and tasks[at].locator == one.locator}
    if tasks:
        st.header(f"{words.count(len(tasks), 'task').capitalize()} with a date in doubt", anchor=False)
        st.caption("Give a due date where you know it. It is kept as your decision; what the plan says stays as it is.")
        _form(tasks, doubts)
        for at, one in kept.items():
            _said(tasks[at], at, one)
    return kept


def _form(tasks: dict, doubts: dict) -> None:
    with st.form("add_date", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        at = st.selectbox(
            "Task", list(tasks), format_func=lambda one: _name(tasks[one], doubts[one]), key="add_date_task"
        )
        on = st.date_input("Due on", None, format="DD/MM/YYYY", key="add_date_on")
        why = st.text_input("Why", max_chars=500, key="add_date_why").strip()
        if not st.form_submit_button("Give this date"):
            return
    if on is None or not why:
        st.error("Not given yet: choose the date, and say why.")
        return
    st.session_state[DATES] = st.session_state[DATES] | {at: Given(tasks[at].locator, on, why)}
    st.rerun()


def _name(task, finding) -> str:
    return f"{task.ref}: {words.shorten(finding.source_text or task.timescale_text, 50)}"


def _said(task, at: int, given: Given) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"{task.ref}: due {words.day(given.on)} ({given.reason})"), width="stretch")
        st.button("Take back", key=f"add_take_back_{at}", on_click=_take_back, args=[at])


def _take_back(at: int) -> None:
    st.session_state[DATES] = {other: one for other, one in st.session_state[DATES].items() if other != at}


def decisions(given: dict[int, Given], who: str) -> dict[int, list[loaders.Decision]]:
    """The dates given, as they are saved with the document."""
    return {at: [loaders.Decision("due_on", one.on.isoformat(), one.reason, who)] for at, one in given.items()}
