"""Who is at work: known from signing in, else asked once and remembered for the visit."""

import streamlit as st

from pages.said.language import say

_NAME = "reader_name"


def signed_in() -> str | None:
    """The name that signing in gave, or the e-mail address; None where nobody signs in here."""
    if not st.user.get("is_logged_in", False):
        return None
    return str(st.user.get("name") or st.user.get("email") or "") or None


def name(key: str) -> str:
    """Draws the reader's name, as a field where signing in doesn't give it; empty where none is given."""
    known = signed_in()
    if known:
        st.text_input(
            say("Your name"), value=known, disabled=True, key=key, help=say("From signing in; kept with what you save.")
        )
        return known
    given = st.text_input(
        say("Your name"),
        autocomplete="name",
        required=True,
        value=st.session_state.get(_NAME, ""),
        max_chars=100,
        key=key,
        help=say("Kept with what you save, and remembered until you close the page."),
    ).strip()
    if given:
        st.session_state[_NAME] = given
    return given
