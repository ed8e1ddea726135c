"""One question of the challenge list, opened: the task's words, declared beside computed, the form to answer."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

import loaders
from loaders.bounds import EARLIEST, LATEST
from pages.common import beside, person, recording, rows, tables
from pages.common.in_force import link_parameters
from pages.common.links import link
from pages.said import questions, words
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.said.rows import Table
from pages.said.words import plain
from pages.status.challenge.question import view
from pages.status.challenge.question import words as said
from pages.status.challenge.question.words import Answer

FORM, ENTRY = "challenge", "entry"
_OPEN, _CLOSING = "challenge_open", "challenge_closing"


class Opened(NamedTuple):
    """A question as it was when it was opened, with the decisions then in force: field → decision_id.

    facts, reported, sides, asked: what is shown of it, ready to be drawn.
    """

    entry: str
    view: Filters
    row: Any
    seen: dict[str, str]
    facts: str
    reported: str
    sides: Table
    asked: str


def opened() -> Opened | None:
    """The question that is open in this visit."""
    return st.session_state.get(_OPEN)


def open_entry(row, chosen: Filters) -> Opened:
    """Opens a question, or keeps it as it was opened, so that what others decide meanwhile can be told."""
    known = opened()
    if known is None or (known.entry, known.view) != (row.entry, chosen):
        known = Opened(
            entry=row.entry,
            view=chosen,
            row=row,
            seen=view.seen(row, chosen),
            facts=view.facts(row),
            reported=view.reported(row),
            sides=view.sides(row, chosen.with_computed),
            asked=view.asked(row),
        )
        st.session_state[_OPEN] = known
    return known


def refs() -> dict[str, str]:
    """task_id → ref of the tasks that the open question is about."""
    known = opened()
    listed = [] if known is None else [(known.row.task_id, known.row.ref), *_others(known.row)]
    return {task_id: words.text(ref, marked("no ref")) for task_id, ref in listed}


def _others(row) -> list[tuple[str, str]]:
    return [(one["task_id"], one["ref"]) for one in row.others]


def close() -> None:
    """Forgets the open question."""
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_CLOSING, None)


def settled() -> str | None:
    """After this visit's own answer, once: the question that follows, '' where there is none; else None."""
    following: str | None = st.session_state.get(_CLOSING)
    if following is not None:
        close()
    return following


def show(known: Opened, *, is_listed: bool, following: str | None) -> None:
    """Draws the open question. is_listed: no decision has answered it yet; following: the one to offer after it."""
    row = known.row
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say("Next"), on_click=beside.pick, args=[following, ENTRY], disabled=following is None,
            key="challenge_next", type="tertiary",
        )  # fmt: skip
        beside.close("challenge_close", beside.pick, None, ENTRY)
        link(tables.TASKS_PAGE, say("Open the task"), link_parameters() | {"task": row.task_id})
    if not is_listed:
        st.warning(
            say(
                "This question has left the list since you opened it: somebody has answered it, or a document was "
                "loaded. What you typed is still here."
            )
        )
    st.header(plain(questions.question(row)), anchor=False)
    st.caption(known.facts)
    st.markdown(known.reported)
    rows.show(known.sides, key="challenge_sides")
    if known.view.known_on:
        st.info(say("You are looking at what was known on an earlier day. Clear “As known on” to answer."))
    else:
        _form(known, following)
    st.markdown(known.asked)


def _form(known: Opened, following: str | None) -> None:
    if not person.offered(Role.EDITOR):
        return
    key = f"challenge_{known.entry}"
    answers = {one.code: one for one in said.answers(known.row)}
    code = st.radio(
        say("Your answer"),
        list(answers),
        index=None,
        format_func=lambda one: plain(answers[one].label),
        key=f"{key}_answer",
    )
    asked = _asked(answers[code].asks, known.row, key) if code else None
    with st.form(f"{key}_form", border=False):
        with st.container(horizontal=True):
            reason = st.text_input(say("Why"), max_chars=2000, key=f"{key}_why")
            who = person.name(f"{key}_who")
        if st.form_submit_button(say("Record this answer"), type="primary"):
            _record(known, answers[code] if code else None, asked, reason, who, following)


def _asked(asks: str, row, key: str):
    if asks == "date":
        return st.date_input(say("Its due date"), value=None, format="DD/MM/YYYY", key=f"{key}_date",
                             min_value=EARLIEST, max_value=LATEST)  # fmt: skip
    if asks == "leads":
        was = [] if row.earlier_leads is None or words.is_missing(row.earlier_leads) else list(row.earlier_leads)
        return st.text_input(
            say("Its lead"),
            value="; ".join(was),
            key=f"{key}_leads",
            max_chars=300,
            help=say("Several are parted by semicolons."),
        )
    return None


def _record(known: Opened, answer: Answer | None, asked, reason: str, who: str, following: str | None) -> None:
    if answer is None:
        st.error(say("Choose an answer first. What you typed is still here."))
        return
    if answer.asks and not asked:
        missing = {
            "date": say("Give the due date first. What you typed is still here."),
            "leads": say("Name the lead first. What you typed is still here."),
        }
        st.error(missing[answer.asks])
        return
    try:
        decidings = [_deciding(known, field, value, asked, reason, who) for field, value in answer.decisions]
    except loaders.ChangeRefused as error:
        st.error(why_refused(error))
        return
    st.session_state[_CLOSING] = following or ""
    said = say("{task}: “{answer}” is recorded.", task=questions.task(known.row), answer=answer.label)
    recording.record(FORM, decidings, said)
    del st.session_state[_CLOSING]


def _deciding(known: Opened, field: str, value: str | None, asked, reason: str, who: str) -> loaders.Deciding:
    if field == "due_on":
        value = words.iso(asked)
    elif field == "leads":
        value = loaders.leads_value(asked)
    row = known.row
    judged_at = pd.Timestamp(row.as_at).date()
    decision = loaders.Decision(field, value, reason, who)
    return loaders.Deciding(row.snapshot_id, row.task_id, judged_at, decision, seen=known.seen.get(field))
