"""The language of this visit: what its address asks for (?lang=cy), which Streamlit keeps there from page to page."""

from collections.abc import Callable

import streamlit as st

from pages.common.settings import council
from pages.said import language

_NAME, _ASKED = "lang", "lang_asked"
_DRAFT = language.marked("Draft, awaiting a fluent speaker’s check")  # said in another language than English alone


def chosen() -> str:
    """The language that the address asks for, else the council's setting."""
    return language.known(st.query_params.get(_NAME)) or council().language


def keep() -> None:
    """Sets the language for this run; the frame does this first."""
    language.asked_by(chosen)
    language.speak(st.session_state.pop(_ASKED, None) or chosen())


def asked() -> dict[str, str]:
    """The parameter by which an address asks for the language of now; empty where the council's setting does."""
    return {_NAME: _written(language.language())} if _written(language.language()) else {}


def offer(then: Callable[[], None]) -> None:
    """Draws the way to the other language, and that what isn't English is a draft.

    then: what is done, before the page runs again, once another language was chosen.
    """
    if asked() or _NAME in st.session_state:  # once another language was spoken; else there is nothing to keep
        st.text_input(_NAME, key=_NAME, bind="query-params")  # not seen: it keeps the parameter in the address
    other = next(code for code in language.NAMES if code != language.language())
    st.button(language.NAMES[other], key="language", on_click=_change, args=[other, then], type="tertiary")
    if language.language() != language.ENGLISH:
        st.caption(language.say(_DRAFT))


def _change(to: str, then: Callable[[], None]) -> None:
    if _NAME not in st.session_state:  # a field that isn't drawn yet doesn't write into the address
        st.query_params[_NAME] = to
    st.session_state[_NAME], st.session_state[_ASKED] = _written(to), to
    language.speak(to)
    then()


def _written(code: str) -> str:
    return "" if code == council().language else code
