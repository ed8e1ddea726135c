"""The due dates that a person gives before a document is saved, where the dates as written are in doubt."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

import loaders
from pages.data.add_plan.dropped.page import DATES
from pages.said import words
from pages.said.language import say, says
from pages.said.words import plain

_IN_DOUBT = ("error", "warning")


@dataclass(frozen=True)
class Given:
    """A due date that a person gives a task: its place in the document, the date, and why."""

    locator: str
    on: date
    reason: str


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
        st.header(_how_many(len(tasks)), anchor=False)
        st.caption(
            say("Give a due date where you know it. It is kept as your decision; what the plan says stays as it is.")
        )
        _form(tasks, doubts)
        for at, one in kept.items():
            _said(tasks[at], at, one)
    return kept


def _how_many(tasks: int) -> str:
    return says(tasks, "{number} task with a date in doubt", "{number} tasks with a date in doubt", number=f"{tasks:,}")


def _form(tasks: dict, doubts: dict) -> None:
    with st.form("add_date", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        at = st.selectbox(
            say("Task"), list(tasks), format_func=lambda one: _name(tasks[one], doubts[one]), key="add_date_task"
        )
        on = st.date_input(say("Due on"), None, format="DD/MM/YYYY", key="add_date_on")
        why = st.text_input(say("Why"), max_chars=500, key="add_date_why").strip()
        if not st.form_submit_button(say("Give this date")):
            return
    if on is None or not why:
        st.error(say("Not given yet: choose the date, and say why."))
        return
    st.session_state[DATES] = st.session_state[DATES] | {at: Given(tasks[at].locator, on, why)}
    st.rerun()


def _name(task, finding) -> str:
    return f"{task.ref}: {words.shorten(finding.source_text or task.timescale_text, 50)}"


def _said(task, at: int, given: Given) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            plain(say("{ref}: due {day} ({reason})", ref=task.ref, day=words.day(given.on), reason=given.reason)),
            width="stretch",
        )
        st.button(say("Take back"), key=f"add_take_back_{at}", on_click=_take_back, args=[at])


def _take_back(at: int) -> None:
    st.session_state[DATES] = {other: one for other, one in st.session_state[DATES].items() if other != at}


def decisions(given: dict[int, Given], who: str) -> dict[int, list[loaders.Decision]]:
    """The dates given, as they are saved with the document."""
    return {at: [loaders.Decision("due_on", one.on.isoformat(), one.reason, who)] for at, one in given.items()}
