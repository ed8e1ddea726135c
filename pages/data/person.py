"""Who is at work: asked once, and remembered for the visit."""

import streamlit as st

_NAME = "reader_name"


def name(key: str) -> str:
    """Draws the field for the reader's name, filled in where it was given before; empty where none is given."""
    given = st.text_input(
        "Your name",
        value=st.session_state.get(_NAME, ""),
        max_chars=100,
        key=key,
        help="Kept with what you save, and remembered until you close the page.",
    ).strip()
    if given:
        st.session_state[_NAME] = given
    return given
