"""Draws the words that the public may see: free text stays out until a person approves it, task by task."""

import pandas as pd
import streamlit as st

import loaders
from pages.board.approvals import view
from pages.board.pack.choice import Choice
from pages.common import data, person, recording
from pages.said import words
from pages.said.language import say
from pages.said.roles import Role

_KEY = "board_approve"


def show(choice: Choice) -> None:
    """The tasks' words as they would be published, with a tick for those that may be; built once it is opened."""
    if not person.offered(Role.APPROVER):
        return
    opened = st.expander(
        say("Words for the public: approve them task by task"), key="board_approvals", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        if choice.view.known_on:
            st.info(say("Nothing can be approved while “As known on” is set. Clear it first."))
            return
        rows = view.rows(choice)
        recording.meeting(_KEY, dict(zip(rows["task_id"], rows["ref"], strict=True)))
        st.caption(
            say(
                "Read each text as it would be published: leads’ names are replaced, but initials and other people’s "
                "names aren’t. An approval holds for just these words, until they change."
            )
        )
        _form(rows, data.kept(view.table, choice))


def _form(rows: pd.DataFrame, table: pd.DataFrame) -> None:
    times = recording.times(_KEY)
    with st.form(f"{_KEY}_{times}", border=False):
        edited = st.data_editor(
            table, key=f"{_KEY}_table_{times}", hide_index=True, height=420, row_height=70,
            disabled=[name for name in table if name != say("May be published")],
            column_config={say(head): st.column_config.TextColumn(width="medium") for head in view.TEXTS.values()},
            alt=say("The words of {tasks}, each with whether they may be published.",
                    tasks=words.count(len(table), "task")),
        )  # fmt: skip
        with st.container(horizontal=True):
            why = st.text_input(say("Why"), key=f"{_KEY}_why", placeholder=say("Read and cleared for publication"))
            who = person.name(f"{_KEY}_who")
        pressed = st.form_submit_button(say("Record what may be published"), type="primary")
    if not pressed:
        return
    made = [
        _deciding(row, may, why, who)
        for row, may in zip(rows.itertuples(), edited[say("May be published")], strict=True)
        if bool(may) != bool(row.is_approved)
    ]
    if made:
        recording.record(
            _KEY,
            made,
            say("Recorded for {tasks} whether its words may be published.", tasks=words.count(len(made), "task")),
        )
    else:
        st.info(say("Nothing was changed, so nothing is recorded."))


def _deciding(row, may: bool, why: str, who: str) -> loaders.Deciding:
    value = row.fingerprint if may else None
    seen = None if words.is_missing(row.decision_id) else row.decision_id
    decision = loaders.Decision("publish", value, why, who)
    return loaders.Deciding(row.snapshot_id, row.task_id, row.as_at.date(), decision, seen)
