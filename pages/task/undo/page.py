"""The decisions in force about one task: what, who, when and why, each with its undo."""

from collections.abc import Sequence

import streamlit as st

import loaders
from pages.common import person, recording
from pages.said import decisions
from pages.said.language import say
from pages.said.words import plain
from pages.task.undo import words as said

_UNDOING = "task_undoing"
_LONG_NOTE = 900


def show(rows: Sequence, refs: dict[str, str], *, is_past: bool) -> None:
    """Draws the decisions. rows: of the query "task_decisions"; is_past: shown as known earlier, so none is undone."""
    if rows:
        st.subheader(say("Decisions"), anchor=False)
    rules = loaders.finding_rules()
    for row in rows:
        _decision(row, refs, rules, is_past=is_past)


def _decision(row, refs: dict[str, str], rules: dict, *, is_past: bool) -> None:
    name = said.title(row, rules)
    with st.container(horizontal=True, vertical_alignment="center"):
        what = "" if row.kind == "note" else f": {decisions.value(row.field, row.value, refs)}"
        st.markdown(f"{plain(name + what)}  \n:small[{plain(said.made(row))}]", width="stretch")
        if not is_past:
            st.button(
                plain(say("Undo {lower}{name}", lower=name[0].lower(), name=name[1:])),
                key=f"undo_{row.decision_id}",
                on_click=_ask,
                args=[row],
            )
    if row.kind == "note":
        with st.container(border=True, height=260 if len(row.value) > _LONG_NOTE else "content"):
            st.markdown(said.paragraphs(row.value))
    if st.session_state.get(_UNDOING) == row.decision_id and not is_past:
        _undo(row, name)


def _ask(row) -> None:
    is_open = st.session_state.get(_UNDOING) == row.decision_id
    st.session_state[_UNDOING] = None if is_open else row.decision_id


def _undo(row, name: str) -> None:
    with st.form(f"undo_form_{row.decision_id}"):
        with st.container(horizontal=True):
            why = st.text_input(say("Why it is undone"), required=True, key=f"undo_why_{row.decision_id}")
            who = person.name("task_undo_who")
        if st.form_submit_button(say("Undo this decision"), type="primary"):
            recording.undo(row.decision_id, field=row.field, reason=why, undone_by=who, said=said.undone(name))
