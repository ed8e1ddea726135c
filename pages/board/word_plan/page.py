"""Draws a plan's own Word document with what was decided in it: what is written, what isn't, and the file."""

import streamlit as st

import loaders
from pages.board.pack.choice import Choice
from pages.board.word_plan import view
from pages.common import data
from pages.common.handing import button
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.words import plain

_KEY = "board_word_plan"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(choice: Choice) -> None:
    """A field for each plan that was loaded from Word, in the board's pack alone; made once it is asked for."""
    if choice.audience != "board" or choice.view.known_on:
        return
    for plan_id, title in data.kept(view.plans, choice).items():
        opened = st.expander(
            say("Your Word plan with what was decided: {plan}", plan=plain(title)),
            key=f"{_KEY}_{plan_id}",
            on_change="rerun",
        )
        if opened.open:
            with opened:
                _plan(choice, plan_id)


def _plan(choice: Choice, plan_id: str) -> None:
    st.caption(
        say(
            "Ratings, due dates and leads that were decided, and notes on tasks as updates, go into the same cells of "
            "the document that was loaded: as tracked changes, each with its author and date, its reason as a comment. "
            "You accept or reject them in Word; nothing computed is written."
        )
    )
    try:
        with st.spinner(say("Writing, then reading again what was written…")):
            copy = data.kept(view.copy, plan_id, choice.as_at)
    except loaders.LoadError as error:
        st.info(why_refused(error))
    else:
        _made(plan_id, copy)


def _made(plan_id: str, copy: loaders.WordCopy) -> None:
    button(say("Your plan (Word)"), copy.content, copy.name, _WORD, f"{_KEY}_{plan_id}_file")
    if copy.written:
        st.markdown(f"**{words.count(len(copy.written), 'tracked change')}**")
        st.table(view.written(copy), hide_index=True, border="horizontal")
    if copy.left_out:
        number = words.count(len(copy.left_out), "decision or update", "decisions and updates")
        st.markdown(f"**{say('{changes} in no cell', changes=number)}**")
        st.table(view.left_out(copy), hide_index=True, border="horizontal")
