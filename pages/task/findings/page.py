"""The findings on one task, each with its suggestion to accept or dismiss, or how it was answered."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.said import words
from pages.said.filters import Filters
from pages.said.findings import SEVERITIES, answered
from pages.said.heard import heard, why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain
from pages.task.findings import view
from pages.task.findings import words as said
from pages.task.findings.words import Answer, Naming

_ANSWERING = "task_answering"


@dataclass(frozen=True)
class _Asked:
    """The answer whose form is open: about which task and rule, at which row, and what was decided when it opened."""

    about: tuple
    number: int
    way: Answer
    seen: dict[str, str]


def show(task, rows: Sequence, refs: dict[str, str], chosen: Filters, *, is_past: bool) -> None:
    """Draws the findings. task: of the query "task_detail"; rows: those of the query "task_findings".

    is_past: shown as known earlier, or to be read alone, so none is answered.
    """
    if not rows:
        return
    st.subheader(say("Findings"), anchor=False)
    key = f"task_answer_{task.task_id}"
    recording.meeting(key, refs)
    asked, seen = st.session_state.get(_ANSWERING), data.kept(view.seen, task.task_id, task.plan_id, chosen)
    for number, row in enumerate(rows):
        st.markdown(f"{SEVERITIES.get(row.severity, row.severity)}: {plain(heard(row.message))}{said.written(row)}")
        if not words.is_missing(row.answer):
            st.caption(plain(answered(row)))
        elif not is_past:
            _buttons(task, said.answers(row, refs), number, seen)
        if asked and asked.about == (task.task_id, row.rule, recording.times()) and asked.number == number:
            _form(key, task, asked)


def _buttons(task, ways: list[Answer], number: int, seen: dict[str, str]) -> None:
    with st.container(horizontal=True):
        for at, way in enumerate(ways):
            key = f"answer_{task.task_id}_{number}_{at}"
            st.button(plain(way.words), key=key, on_click=_open, args=[task.task_id, way, number, seen])


def _open(task_id: str, way: Answer, number: int, seen: dict[str, str]) -> None:
    st.session_state[_ANSWERING] = _Asked((task_id, way.rule, recording.times()), number, way, seen)


def _form(key: str, task, asked: _Asked) -> None:
    with st.form(f"{key}_form"):
        st.markdown(f"**{plain(asked.way.words)}**")
        with st.container(horizontal=True):
            why = st.text_input(say("Why this answer"), required=True, key=f"{key}_why")
            who = person.name("task_answer_who")
        if st.form_submit_button(say("Record this answer"), type="primary"):
            _record(key, task, asked, why, who)


def _record(key: str, task, asked: _Asked, why: str, who: str) -> None:
    way, made = asked.way, []
    if isinstance(way.change, Naming):
        spelling, name = way.change.spelling, way.change.name
        try:
            loaders.name_lead(data.to_write(Role.EDITOR, who), spelling, name, reason=why, decided_by=who)
        except loaders.LoadError as error:
            st.error(why_refused(error))
            return
    elif way.change:
        made.append((way.change.field, way.change.value))
    made.append((f"finding:{way.rule}", "accepted" if way.change else "dismissed"))
    decidings = [
        loaders.Deciding(
            task.snapshot_id,
            task.task_id,
            task.as_at.date(),
            loaders.Decision(field, value, why, who),
            asked.seen.get(field),
        )
        for field, value in made
    ]
    recording.record(key, decidings, f"Recorded: {way.words[0].lower()}{way.words[1:]}.")
