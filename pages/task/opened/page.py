"""One task whole: its text, leads, ratings with their reasons, findings, and the cells that it was read from."""

import streamlit as st

from pages.common import data, recording
from pages.said.filters import Filters
from pages.task.correct import page as correct
from pages.task.findings import page as findings
from pages.task.opened import view
from pages.task.undo import page as undo


def show(task_id: str, chosen: Filters, *, is_outside: bool) -> None:
    """Draws a task that there is; is_outside: it isn't among the tasks that the filters keep."""
    opened = data.kept(view.opened, task_id, chosen)
    with st.container(border=True):
        if is_outside:
            st.info("The filters above leave this task out; it is shown because it was asked for.")
        st.caption(opened.place)
        st.header(opened.title, anchor=False)
        st.markdown(opened.facts)
        st.caption(opened.timescale)
        recording.say()
        correct.form(opened.row, opened.lead_names, opened.refs, chosen)
        for heading, text in opened.texts:
            st.markdown(f"**{heading}**  \n{text}")
        _leads(opened)
        _ratings(opened)
        undo.show(opened.decisions, opened.refs, is_past=chosen.known_on is not None)
        findings.show(opened.row, opened.findings, opened.refs, chosen)
        _source(opened)


def _leads(opened: view.Opened) -> None:
    st.markdown("**Leads**")
    if opened.leads is None:
        st.caption("No lead is given.")
    else:
        st.table(opened.leads, hide_index=True, border="horizontal")


def _ratings(opened: view.Opened) -> None:
    st.markdown("**Ratings**")
    st.table(opened.ratings, hide_index=True, border="horizontal")
    if opened.evidence:
        st.caption(opened.evidence)


def _source(opened: view.Opened) -> None:
    st.markdown("**Source**")
    st.caption(opened.source)
    if opened.cells is not None:
        st.table(opened.cells, hide_index=True, border="horizontal")
