"""The language of this visit: what its address asks for (?lang=cy), kept for the visit; else the council's setting."""

import streamlit as st

from pages.common.settings import council
from pages.said import language

_NAME = "lang"
_DRAFT = language.marked("Draft, awaiting a fluent speaker’s check")  # said in another language than English alone


def chosen() -> str:
    """The language that this visit is answered in."""
    asked = language.known(st.query_params.get(_NAME)) or language.known(st.session_state.get(_NAME))
    return asked or council().language


def keep() -> None:
    """Sets the language for this run, and keeps it for the visit and in the address; the frame does this first."""
    now = chosen()
    language.asked_by(chosen)
    language.speak(now)
    st.session_state[_NAME] = now
    if now != council().language and st.query_params.get(_NAME) != now:
        st.query_params[_NAME] = now


def asked() -> dict[str, str]:
    """The parameter by which an address asks for the language of now; empty where the council's setting does."""
    now = language.language()
    return {} if now == council().language else {_NAME: now}


def offer() -> None:
    """Draws the way to the other language, under the menu, and that what isn't English is a draft."""
    other = next(code for code in language.NAMES if code != language.language())
    st.sidebar.button(language.NAMES[other], key="language", on_click=_change, args=[other], type="tertiary")
    if language.language() != language.ENGLISH:
        st.sidebar.caption(language.say(_DRAFT))


def _change(to: str) -> None:
    language.speak(to)
    st.session_state[_NAME] = to
    if to == council().language:
        st.query_params.pop(_NAME, None)
    else:
        st.query_params[_NAME] = to
