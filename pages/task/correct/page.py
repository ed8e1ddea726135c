"""Confirm or correct one task: what, the value, why and who, from when; the rating unless something else is asked."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.said import decisions, words
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import say
from pages.task.correct import view
from pages.task.correct import words as said
from pages.task.correct.fields import page as fields
from pages.task.undo.words import paragraphs

_HELD = "task_decide_held"


@dataclass(frozen=True)
class _Held:
    """What the form showed when it was drawn: others may decide meanwhile, and then the person is told."""

    drawn: tuple
    snapshot_id: str
    judged_at: date
    as_at: date
    value: object
    seen: str | None
    seen_from: date | None
    is_decided: bool


def form(task, leads: list[str], refs: dict[str, str], chosen: Filters) -> None:
    """Draws the form. task: of the query "task_detail"; leads: as shown; refs: task_id → ref of the plan's tasks."""
    key = f"task_decide_{task.task_id}"
    recording.meeting(key, refs)
    if chosen.known_on:
        st.info(say(decisions.PAST))
        return
    with st.container(border=True, key="task_decide"):
        field = st.segmented_control(
            say("Confirm or correct"), said.FIELDS, format_func=decisions.field, default="rating",
            key="task_decide_field", required=True,
        )  # fmt: skip
        held = _held(task, leads, field, chosen)
        _fields(key, field, held, task, refs, chosen)


def _fields(key: str, field: str, held: _Held, task, refs: dict[str, str], chosen: Filters) -> None:
    own = f"{key}_{field}_{recording.times(key)}"
    with st.form(own, border=False):
        choices = partial(data.kept, view.choices, task.task_id, task.plan_id, chosen)
        given = fields.value(field, held.value, choices, f"{own}_value")
        follow = held.is_decided and st.checkbox(say(said.AS_WRITTEN), key=f"{own}_follow")
        with st.container(horizontal=True):
            follows = say(said.FOLLOWS[field])
            why = st.text_input(say("Why"), required=True, max_chars=2000, key=f"{own}_why", help=follows)
            who = person.name("task_decide_who")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            as_at = fields.day(say("Holds from"), held.as_at, f"{own}_as_at", say(said.HOLDS_FROM))
            is_sent = st.form_submit_button(say("Record this decision"), type="primary")
        if is_sent:
            _record(key, field, held, task.task_id, refs, (None if follow else given, follow, as_at, why, who))


def _record(key: str, field: str, held: _Held, task_id: str, refs: dict[str, str], typed: tuple) -> None:
    given, follow, as_at, why, who = typed
    as_at = as_at or held.as_at
    try:
        wrong = said.outside(as_at)
        if wrong:
            raise loaders.ChangeRefused(wrong)
        value = None if follow else fields.stored(field, given)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    decision = loaders.Decision(field, value, why, who)
    one = loaders.Deciding(held.snapshot_id, task_id, held.judged_at, decision, seen=held.seen, as_at=as_at)
    later = held.seen_from if held.seen_from and held.seen_from > as_at else None
    sentence = said.recorded(field, decisions.value(field, value, refs), as_at, held.judged_at, later)
    recording.record(key, [one], sentence)


def _held(task, leads: list[str], field: str, chosen: Filters) -> _Held:
    """What the form shows of a field, as it was when the field was chosen, until something is recorded."""
    drawn = (task.task_id, field, chosen.when()["on_date"], recording.times())
    held = st.session_state.get(_HELD)
    if held is None or held.drawn != drawn:
        held = st.session_state[_HELD] = _look(drawn, task, leads, field, chosen)
    return held


def _look(drawn: tuple, task, leads: list[str], field: str, chosen: Filters) -> _Held:
    decision = view.in_force(task, field, chosen)
    return _Held(
        drawn=drawn,
        snapshot_id=task.snapshot_id,
        judged_at=task.as_at.date(),
        as_at=task.snapshot_as_at.date(),
        value=view.shown(task, leads, chosen.with_computed)[field],
        seen=decision and decision.decision_id,
        seen_from=decision and decision.as_at.date(),
        is_decided=decision is not None and not words.is_missing(decision.value),
    )


def left_over(task_id: str) -> None:
    """Shows what was typed about a task that is gone meanwhile, so that it can be copied."""
    own = f"task_decide_{task_id}_"
    typed = [text for key, text in st.session_state.items() if _is_typed(str(key), own, text)]
    for text in typed:
        st.markdown(say("Not recorded, what you had written: {text}", text=paragraphs(text)))


def _is_typed(key: str, own: str, text) -> bool:
    return key.startswith(own) and key.endswith(("_why", "_value")) and isinstance(text, str) and " " in text.strip()
