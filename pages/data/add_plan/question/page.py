"""Asks which row of a document holds the headings and what is in its columns, where that can't be told or is wrong."""

from dataclasses import replace

import streamlit as st

import loaders
from pages.common.options import named
from pages.data.add_plan.columns import page as columns
from pages.data.add_plan.dropped import page as dropped
from pages.data.add_plan.dropped.page import COLUMNS, HEADER_ROW, Document
from pages.data.add_plan.question import words as said
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.words import plain

_FIRST, _MORE = 15, 25


def ask(document: Document, read, remembered: loaders.Remembered) -> None:
    """Draws the question over the document's rows as read; the answer reads the document again.

    read: its reading, or the DocumentUnclear; remembered: of the plan, by which it was read.
    """
    is_unclear = isinstance(read, loaders.DocumentUnclear)
    before = st.session_state[HEADER_ROW]
    if is_unclear:
        st.warning(plain(said.told_before(before) if before else read))
    rows = read.rows if is_unclear else loaders.rows_to_ask(read.source)
    mark = document.document_id[:12]
    begins = next((column.table for column in ([] if is_unclear else read.columns)), None)
    row = _row(rows, before or begins, mark)
    if row is not None:
        _columns(rows, row, remembered, mark)
    with st.container(horizontal=True):
        if not is_unclear:
            st.button(say("Back to the review"), on_click=dropped.ask_again, args=[False], key="add_ask_back")
        st.button(say("Leave without saving"), on_click=dropped.leave, key="add_leave")
    st.caption(say("Nothing has been written yet."))


def _row(rows, now: str | None, mark: str) -> str | None:
    """Draws the rows to choose from, those of one table; the place of the row chosen. now: the heading row so far."""
    st.header(say("Which row holds the headings?"), anchor=False)
    st.caption(
        say("The row that names the columns, such as Action, Lead and By when. Rows are shown as they were read.")
    )
    grids = loaders.grids(rows)
    holding = [number for number, one in enumerate(grids) if any(row.locator == now for row in one.rows)]
    largest = max(range(len(grids)), key=lambda number: len(grids[number].rows))
    at = holding[0] if holding else largest
    if len(grids) > 1:
        at = st.selectbox(
            say("Which table holds the plan?"),
            range(len(grids)),
            index=at,
            format_func=lambda number: said.grid(grids[number]),
            key=f"add_ask_table_{mark}",
        )
    there = {row.locator: row for row in grids[at].rows}
    places = list(there)
    shown = max(st.session_state.get(f"add_ask_shown_{mark}", _FIRST), places.index(now) + 1 if now in there else 0)
    chosen = st.radio(
        say("The row that holds the headings"),
        places[:shown],
        index=places.index(now) if now in there else None,
        format_func=named({place: said.row(place, row) for place, row in there.items()}),
        key=f"add_ask_row_{mark}_{at}",
        label_visibility="collapsed",
    )
    if len(places) > shown:
        st.button(
            say("Show more rows"), on_click=_show, args=[f"add_ask_shown_{mark}", shown + _MORE], key="add_ask_more"
        )
    return chosen


def _show(name: str, number: int) -> None:
    st.session_state[name] = number


def _columns(rows, row: str, remembered: loaders.Remembered, mark: str) -> None:
    """Draws the columns under a row with what each would be taken for; told, the document is read again."""
    try:
        guessed = loaders.as_remembered(loaders.columns_under(rows, row), remembered)
    except loaders.DocumentRefused as refused:
        st.error(why_refused(refused))
        return
    once = {column.name: column for column in reversed(guessed)}
    under = list(reversed(once.values()))
    st.header(say("What is in each column?"), anchor=False)
    st.caption(
        say("What was guessed is chosen already: change what is wrong. At least the actions, and a lead or deadline.")
    )
    with st.form(f"add_ask_{mark}_{row}", border=False):
        fields = [
            columns.line(_as_told(one, row), f"add_ask_{mark}_{row}_{number}_{one.field}")
            for number, one in enumerate(under)
        ]
        if not st.form_submit_button(say("Read the plan like this"), type="primary"):
            return
    if not loaders.makes_plan(under, fields):
        st.error(say(said.NEEDS))
        return
    told = {
        one.name: field
        for one, field in zip(under, fields, strict=True)
        if field != one.field or one.sureness == "unsure"
    }
    dropped.tell(row, told)
    st.rerun()


def _as_told(column, row: str):
    """A column with the field that a person gave it already, where the same row was told."""
    field = st.session_state[COLUMNS].get(column.name) if row == st.session_state[HEADER_ROW] else None
    return replace(column, field=field, sureness="confirmed", because=say("you said so")) if field else column
