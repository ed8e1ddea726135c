"""A link for reading alone: Home and the board pack without what changes anything, for a screen in the meeting."""

import streamlit as st

from pages.common import in_force

_NAME = "read"


def alone() -> bool:
    """Whether this visit only reads."""
    return in_force.held().is_alone


def keep() -> None:
    """Remembers it for the visit, and keeps it in the address of every page; the frame does this once a run."""
    held = in_force.held()
    if st.query_params.get(_NAME) == "1":
        held.is_alone = True
    elif held.is_alone:
        st.query_params[_NAME] = "1"
