"""A letter beside Home, ready to copy: of the week, or to one lead."""

import streamlit as st

from pages.common import beside, data, links
from pages.common.options import named
from pages.said.filters import Filters
from pages.said.language import say
from pages.status.home.letter import view

NAME = "letter"


def open_one(name: str = view.MONDAY) -> None:
    """Opens a letter in place of a task."""
    beside.pick(None)
    beside.pick(name, NAME)


def show(chosen: Filters) -> None:
    """Draws the letter that the address names, with the choice of another."""
    known = data.kept(view.names, chosen)
    picked = beside.picked(NAME)
    name = picked if picked in known else view.MONDAY
    st.session_state["letter_name"] = name
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(say("Write to"), list(known), format_func=named(known), key="letter_name", on_change=_other)
        beside.close("letter_close", beside.pick, None, NAME)
    text = data.kept(view.text, name, chosen, links.origin())
    st.code(text, language=None, wrap_lines=True)
    st.caption(say("Copy it with the button at its corner, and send it from your own mail. Nothing is sent from here."))


def _other() -> None:
    beside.pick(st.session_state["letter_name"], NAME)
