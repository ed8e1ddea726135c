"""What a widget calls the options that it offers, and how an address names them."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.said.language import NAMES, in_language, say


def named(names: Mapping[Any, str]) -> Callable[[Any], str]:
    """The format_func of a widget whose options have names: "" for what isn't offered, which is then no option."""
    return lambda option: names.get(option, "")


def said(names: Mapping[Any, str]) -> Callable[[Any], str]:
    """As named, of names that are marked for the catalogue."""
    return lambda option: say(names.get(option, ""))


def known_in_any_language(key: str, names: Mapping[Any, str]) -> bool:
    """Sets a widget that its address is bound to where that names an option in another language than the one of now.

    Returns whether it did: the widget then may have no default.

    Streamlit puts options into an address as they are called; a link is passed on to who reads the other language, too.
    """
    given = st.query_params.get(key)
    if given is None or given in map(say, names.values()):
        return False
    for code in NAMES:
        with in_language(code):
            found = next((option for option, name in names.items() if say(name) == given), None)
        if found is not None:
            st.session_state[key] = found
            return True
    return False
