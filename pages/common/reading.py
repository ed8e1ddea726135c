"""A link for reading alone: Home and the board pack without what changes anything, for a screen in the meeting."""

import streamlit as st

_NAME = "read"


def alone() -> bool:
    """Whether this visit only reads."""
    return st.query_params.get(_NAME) == "1" or bool(st.session_state.get(_NAME))


def keep() -> None:
    """Remembers it for the visit, and keeps it in the address of every page; the frame does this once a run."""
    if alone():
        st.session_state[_NAME] = True
        if st.query_params.get(_NAME) != "1":
            st.query_params[_NAME] = "1"
