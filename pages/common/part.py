"""A page as a part of the frame: what is chosen in it draws it again alone, without the menu and the filters."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import streamlit as st

from pages.common import data, in_force, person, speaking
from pages.common.turns import TURNS
from pages.said.heard import why_refused
from pages.said.language import language
from pages.said.roles import Role

_is_in_frame: ContextVar[bool] = ContextVar("is_in_frame", default=False)


@contextmanager
def in_frame() -> Iterator[None]:
    """While the frame draws a page as well as itself."""
    token = _is_in_frame.set(True)
    try:
        yield
    finally:
        _is_in_frame.reset(token)


def part(draw: Callable[[], None]) -> Callable[[], None]:
    """What draws a page, so that it can be drawn again by itself.

    Where the frame would show something else too, the whole is drawn again: at once where other filters or another
    language were chosen in the page, or where the visit may no longer read; where somebody wrote to the database, after
    the page, which may have been pressed to do something.
    """

    @wraps(draw)
    def drawn() -> None:
        with told():
            if _is_in_frame.get():
                held = in_force.held()
                held.frame = _of_frame(held.state)
                draw()
            else:
                with TURNS.turn():
                    _alone(draw)

    drawn.__qualname__ = f"{draw.__code__.co_filename}:{draw.__qualname__}"  # tells one page's part from another's
    return st.fragment(drawn)


def _alone(draw: Callable[[], None]) -> None:
    speaking.keep()
    in_force.find()
    if not person.may(Role.VIEWER):
        st.rerun()
    data.start()
    of, now = in_force.held().frame, _of_frame(in_force.state())
    if of is None or of[1:] != now[1:]:
        st.rerun()
    held = in_force.held()
    with data.foreseen(f"{held.page} alone", held.chosen.parameters()["view"]):
        draw()
    if of != now:
        st.rerun()


def _of_frame(state: dict[str, Any]) -> tuple:
    """What the frame is drawn of, the version of what is in the database first. state: what the filters hold."""
    return data.version(), language(), state


@contextmanager
def told() -> Iterator[None]:
    """Says in a sentence what ends the drawing: a write that isn't allowed, a database that can't be used."""
    try:
        yield
    except person.NotAllowed as error:
        st.error(why_refused(error))
    except Exception as error:
        failed = data.failed(error)
        if failed is None:
            raise
        st.error(why_refused(failed))
