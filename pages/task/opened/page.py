"""One task whole: its text, leads, ratings with their reasons, findings, and the cells that it was read from."""

from collections.abc import Callable

import streamlit as st

from pages.common import data, person, reading, recording, rows
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.roles import Role
from pages.task.correct import page as correct
from pages.task.findings import page as findings
from pages.task.opened import view
from pages.task.undo import page as undo


def show(task_id: str, chosen: Filters, *, is_outside: bool, under_facts: Callable[[], object] = lambda: None) -> None:
    """Draws a task that there is; is_outside: it isn't among the tasks that the filters keep.

    under_facts: draws what the page itself has to say of it.
    """
    opened = data.kept(view.opened, task_id, chosen)
    if is_outside:
        st.info(say("The filters above leave this task out; it is shown because it was asked for."))
    st.caption(opened.place)
    st.header(opened.title, anchor=False)
    st.markdown(opened.facts)
    recording.say()
    under_facts()
    rows.show(opened.ratings, key="task_ratings")
    for heading, text in opened.texts:
        st.subheader(heading, anchor=False)
        st.markdown(text)
    is_past = chosen.known_on is not None or reading.alone() or not person.may(Role.EDITOR)
    if not reading.alone() and person.offered(Role.EDITOR):
        correct.form(opened.row, opened.lead_names, opened.refs, chosen)
    undo.show(opened.decisions, opened.refs, is_past=is_past)
    findings.show(opened.row, opened.findings, opened.refs, chosen, is_past=is_past)
    _source(opened)


def _source(opened: view.Opened) -> None:
    """How it was read: built once it is opened."""
    shown = st.expander(say("How it was read, and from which cells"), key="task_source", on_change="rerun")
    if not shown.open:
        return
    with shown:
        st.caption(opened.timescale)
        if opened.evidence:
            st.caption(opened.evidence)
        if opened.leads is None:
            st.caption(say("No lead is given."))
        else:
            st.table(opened.leads, hide_index=True, border="horizontal")
        st.caption(opened.source)
        if opened.cells is not None:
            st.table(opened.cells, hide_index=True, border="horizontal")
