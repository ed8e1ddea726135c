"""Draws what a document's columns were taken for, one a line with how sure that is, each to be corrected."""

import streamlit as st

import loaders
from pages.common.options import named
from pages.data.add_plan.columns import words as said
from pages.data.add_plan.dropped import page as dropped
from pages.data.add_plan.dropped.page import COLUMNS, DROPPED, HEADER_ROW
from pages.said import words
from pages.said.language import say
from pages.said.words import plain


def show(reading, remembered: loaders.Remembered, mark: str) -> None:
    """Draws each column with the field it was taken for; another choice reads the document again.

    remembered: of the plan, by which it was read.
    """
    columns = said.once_each(reading.columns)
    corrected = st.session_state[COLUMNS]
    st.header(said.heading(columns), anchor=False)
    st.caption(
        say("The least sure come first. Choose another field where one was taken wrongly: it is read again at once.")
    )
    _remembered(loaders.followed(reading, remembered))
    coloured = {cell.heading for task in reading.tasks for cell in task.cells if cell.colour}
    for number, column in columns:
        _corrected_at_once(number, column, mark, is_coloured=column.heading in coloured)
    row, left_out = st.session_state[HEADER_ROW], st.session_state[DROPPED]
    if corrected or row or left_out:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(said.corrected(corrected, row, left_out)), width="stretch")
            st.button(say("Undo these corrections"), on_click=dropped.undo_columns, key="add_undo")
    if loaders.rows_to_ask(reading.source):
        st.button(say("The headings stand in another row"), on_click=dropped.ask_again, args=[True], key="add_ask")


def _remembered(followed: loaders.Remembered) -> None:
    """Draws what was decided before and is followed, each to be dropped."""
    sentences = {one.heading: loaders.column_said(one) for one in followed.columns}
    sentences |= {dropped.ROW: loaders.row_said(followed.row)} if followed.row else {}
    for number, (heading, sentence) in enumerate(sentences.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(sentence), width="stretch")
            st.button(say("Drop this"), on_click=dropped.drop, args=[heading], key=f"add_drop_{number}")


def _corrected_at_once(number: int, column, mark: str, *, is_coloured: bool) -> None:
    key = f"add_column_{mark}_{number}_{column.field}"

    def changed() -> None:
        st.session_state[COLUMNS] = st.session_state[COLUMNS] | {column.name: st.session_state[key]}

    line(column, key, is_coloured=is_coloured, on_change=changed)


def line(column, key: str, *, is_coloured: bool = False, on_change=None) -> str:
    """Draws one column: the field it was taken for to choose another, beside how sure that is and why; the choice."""
    left, right = st.columns([2, 5], vertical_alignment="center")
    with left:
        chosen = st.selectbox(
            plain(words.shorten(column.name, 60)),
            list(said.FIELDS),
            index=list(said.FIELDS).index(column.field),
            format_func=named(said.FIELDS),
            key=key,
            on_change=on_change,
        )
    with right, st.container(gap=None):
        st.markdown(f"**{plain(said.taken_for(column))}**. {plain(said.because(column))}")
        st.caption(plain(said.holds(column, is_coloured=is_coloured)))
    return chosen
