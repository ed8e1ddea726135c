"""Master and detail: a list or picture at the left, what was chosen in it at the right, the choice in the address."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.said.language import say


def picked(name: str = "task") -> str | None:
    """What the address names: the task (or another thing) that is open, else None."""
    return st.query_params.get(name) or None


def pick(id_: str | None, name: str = "task") -> None:
    """Opens another, or with None none; the address then says so, and the browser's Back undoes it."""
    if id_ is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != id_:
        st.query_params[name] = id_


def close(key: str, do: Callable[..., None], *given: Any) -> None:
    """Draws the button that closes what is open; it looks the same everywhere. do: what it does, with what is given."""
    st.button(say("Close"), on_click=do, args=given, key=key, type="tertiary")


def panes(*, is_open: bool) -> tuple[Any, Any]:
    """Two containers: for the list, and for what is open beside it; while nothing is, the first alone, twice.

    One pair a page. On a narrow screen the second stands below, and what is chosen is scrolled to. What is drawn into
    the second first comes first: who has just chosen it waits for that.
    """
    both = st.container(key="panes", horizontal=True)  # open or not: elsewhere the list would lose its focus and folds
    left = both.container()
    return left, both.container(key="beside") if is_open else left
