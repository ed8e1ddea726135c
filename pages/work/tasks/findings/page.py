"""The findings on one task, each with its suggestion to accept or dismiss, or how it was answered."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

import loaders
from pages.common import data, person
from pages.common import recording as deciding
from pages.said import decisions as decided
from pages.said import words
from pages.said.filters import Filters
from pages.said.findings import answered
from pages.said.words import plain

_SEVERITY = {"error": "Error", "warning": "Warning", "note": "Note"}
_ANSWERING = "task_answering"


@dataclass(frozen=True)
class Answer:
    """One way to answer a finding: the words on its button, and the field and value that it decides, if any."""

    rule: str
    words: str
    field: str | None = None
    value: str | None = None
    spelling: str | None = None


@dataclass(frozen=True)
class _Asked:
    """The answer whose form is open: about which task and rule, at which row, and what was decided when it opened."""

    about: tuple
    number: int
    way: Answer
    seen: dict[str, str]


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
    asked, seen = st.session_state.get(_ANSWERING), data.kept(_seen, task.task_id, task.plan_id, chosen)
    for number, row in enumerate(rows.itertuples()):
        st.markdown(f"{_SEVERITY.get(row.severity, row.severity)}: {plain(row.message)}{_written(row)}")
        if not words.is_missing(row.answer):
            st.caption(plain(answered(row)))
        elif not chosen.known_on:
            _buttons(task, answers(row, refs), number, seen)
        if asked and asked.about == (task.task_id, row.rule, deciding.times()) and asked.number == number:
            _form(key, task, asked)


def _written(row) -> str:
    where = [f"written “{words.shorten(row.source_text, 160)}”"] if not words.is_missing(row.source_text) else []
    where += [row.locator] if not words.is_missing(row.locator) else []
    return f"  \n:small[{plain('; '.join(where))}]" if where else ""


def _seen(task_id: str, plan_id: str, chosen: Filters) -> dict[str, str]:
    """The decisions in force about a task: field → decision_id."""
    rows = data.ask("decide_seen", **chosen.when(), plans=[plan_id])
    rows = rows[rows["task_id"] == task_id]
    return dict(zip(rows["field"], rows["decision_id"], strict=True))


def _buttons(task, ways: list[Answer], number: int, seen: dict[str, str]) -> None:
    with st.container(horizontal=True):
        for at, way in enumerate(ways):
            key = f"answer_{task.task_id}_{number}_{at}"
            st.button(plain(way.words), key=key, on_click=_open, args=[task.task_id, way, number, seen])


def _open(task_id: str, way: Answer, number: int, seen: dict[str, str]) -> None:
    st.session_state[_ANSWERING] = _Asked((task_id, way.rule, deciding.times()), number, way, seen)


def _form(key: str, task, asked: _Asked) -> None:
    with st.form(f"{key}_form"):
        st.markdown(f"**{plain(asked.way.words)}**")
        with st.container(horizontal=True):
            why = st.text_input("Why", key=f"{key}_why")
            who = person.name("task_answer_who")
        if st.form_submit_button("Record this answer", type="primary"):
            _record(key, task, asked, why, who)


def _record(key: str, task, asked: _Asked, why: str, who: str) -> None:
    way, made = asked.way, []
    if way.field == "lead_name":
        try:
            loaders.name_lead(data.connection(), way.spelling, way.value, reason=why, decided_by=who)
        except loaders.LoadError as error:
            st.error(plain(error))
            return
    elif way.field:
        made.append((way.field, way.value))
    made.append((f"finding:{way.rule}", "accepted" if way.field else "dismissed"))
    decidings = [
        loaders.Deciding(
            task.snapshot_id,
            task.task_id,
            task.as_at.date(),
            loaders.Decision(decided_field, value, why, who),
            asked.seen.get(decided_field),
        )
        for decided_field, value in made
    ]
    deciding.record(key, decidings, f"Recorded: {way.words[0].lower()}{way.words[1:]}.")
