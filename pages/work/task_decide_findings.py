"""The findings on one task, each with its suggestion to accept or dismiss, or how it was answered."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

import loaders
from pages.common import data, decided, deciding, person, words
from pages.common.filters import Filters
from pages.common.words import plain

_SEVERITY = {"error": "Error", "warning": "Warning", "note": "Note"}
_ANSWERING, _HELD = "task_answering", "task_answering_held"
_ANSWERED = {"accepted": "Accepted", "dismissed": "Dismissed"}


@dataclass(frozen=True)
class Answer:
    """One way to answer a finding: the words on its button, and the field and value that it decides, if any."""

    rule: str
    words: str
    field: str | None = None
    value: str | None = None
    spelling: str | None = None


def answers(row, refs: dict[str, str]) -> list[Answer]:
    """The ways to answer a finding, a suggestion first. row: of the query "task_findings"."""
    found = [_accept(row.rule, row.suggested_field, value, row, refs) for value in _values(row)]
    return [*found, Answer(row.rule, "Dismiss")]


def _values(row) -> list[str]:
    if words.is_missing(row.suggested_field) or words.is_missing(row.suggested_value):
        return []
    others = [] if row.other_task_ids is None or row.suggested_field != "duplicate_of" else list(row.other_task_ids)
    return list(dict.fromkeys([row.suggested_value, *others]))


def _accept(rule: str, field: str, value: str, row, refs: dict[str, str]) -> Answer:
    if field == "lead_name":
        return Answer(rule, f"Accept: one lead, “{value}”", field, value, spelling=row.source_text)
    said = f"due {decided.value(field, value)}" if field == "due_on" else _said(field, value, refs)
    return Answer(rule, f"Accept: {said}", field, value)


def _said(field: str, value: str, refs: dict[str, str]) -> str:
    return f"{decided.field(field).lower()} {decided.value(field, value, refs)}"


def findings(task, rows: pd.DataFrame, refs: dict[str, str], chosen: Filters) -> None:
    """Draws the findings. task: of the query "task_detail"; rows: of the query "task_findings"."""
    st.markdown("**Findings**")
    if rows.empty:
        st.caption("None: the row was read without a remark.")
        return
    key = f"task_answer_{task.task_id}"
    deciding.meeting(key, refs)
    rules_open = set()
    for number, row in enumerate(rows.itertuples()):
        st.markdown(f"{_SEVERITY.get(row.severity, row.severity)}: {plain(row.message)}{_written(row)}")
        if not words.is_missing(row.answer):
            st.caption(plain(answered(row)))
        elif not chosen.known_on:
            _buttons(task, row, answers(row, refs), number)
            if st.session_state.get(_ANSWERING, (None,))[0] == (task.task_id, row.rule) and row.rule not in rules_open:
                rules_open.add(row.rule)
                _form(key, task, st.session_state[_ANSWERING][1], chosen)


def answered(row) -> str:
    """Who answered a finding, how and why. row: with the answer's columns, as the queries of findings give them."""
    how = _ANSWERED.get(row.answer, row.answer)
    return f"{how} by {row.answered_by}, {words.day(row.answered_on)}, because {row.answered_because}"


def _written(row) -> str:
    where = [f"written “{words.shorten(row.source_text, 160)}”"] if not words.is_missing(row.source_text) else []
    where += [row.locator] if not words.is_missing(row.locator) else []
    return f"  \n:small[{plain('; '.join(where))}]" if where else ""


def _buttons(task, row, ways: list[Answer], number: int) -> None:
    with st.container(horizontal=True):
        for at, way in enumerate(ways):
            st.button(plain(way.words), key=f"answer_{task.task_id}_{number}_{at}", on_click=_open, args=[task, way])


def _open(task, way: Answer) -> None:
    st.session_state[_ANSWERING] = ((task.task_id, way.rule), way)
    st.session_state.pop(_HELD, None)


def _form(key: str, task, way: Answer, chosen: Filters) -> None:
    if st.session_state.get(_HELD) is None:
        rows = data.ask("decide_seen", **chosen.when(), plans=[task.plan_id])
        rows = rows[rows["task_id"] == task.task_id]
        st.session_state[_HELD] = dict(zip(rows["field"], rows["decision_id"], strict=True))
    with st.form(f"{key}_{way.rule}"):
        st.markdown(f"**{plain(way.words)}**")
        with st.container(horizontal=True):
            why = st.text_input("Why", key=f"{key}_{way.rule}_why")
            who = person.name("task_answer_who")
        if st.form_submit_button("Record this answer", type="primary"):
            _record(key, task, way, why, who)


def _record(key: str, task, way: Answer, why: str, who: str) -> None:
    seen = st.session_state[_HELD]
    if way.field == "lead_name":
        try:
            loaders.name_lead(data.connection(), way.spelling, way.value, reason=why, decided_by=who)
        except loaders.LoadError as error:
            st.error(plain(error))
            return
    answer = f"finding:{way.rule}"
    decidings = [
        loaders.Deciding(
            task.snapshot_id, task.task_id, task.as_at.date(), loaders.Decision(field, value, why, who), seen.get(field)
        )
        for field, value in (
            *([(way.field, way.value)] if way.field not in (None, "lead_name") else []),
            (answer, "accepted" if way.field else "dismissed"),
        )
    ]
    deciding.record(key, decidings, f"Recorded: {way.words[0].lower()}{way.words[1:]}.")
