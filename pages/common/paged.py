"""Long lists a page at a time: where the page begins and how it is ordered stand in the address."""

from collections.abc import Hashable

import streamlit as st

from pages.common import beside
from pages.said.language import say

FROM, ORDER = "from", "order"
_OF = "paged_of"


def after(of: Hashable, step: int, name: str = FROM) -> int:
    """How many rows come before those to show; 0 once another list is shown than when the page was turned.

    of: what is listed: its filters, its order. step: rows of a page.
    """
    held = st.session_state.setdefault(_OF, {})
    if held.setdefault(name, of) != of:
        held[name] = of
        beside.pick(None, name)
    asked = beside.picked(name) or ""
    first = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return max(first - 1, 0) // step * step


def steps(at: int, shown: int, found: int, step: int, name: str = FROM) -> None:
    """Draws which rows are shown, and the way to those before and after; nothing where all of them are.

    at: as after gave it; shown: rows of this page; found: of all.
    """
    if not at and shown >= found:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"paged_{name}", width="content"):
        last = f"{at + shown:,}"
        said = say("{first} to {last} of {all}", first=f"{at + 1:,}", last=last, all=f"{found:,}")
        st.markdown(said if shown else say("None of {all}", all=f"{found:,}"), width="content")
        before, following = max(at - step, 0), at + step
        _turn(say("Previous {number}", number=step), before, name, f"{name}_before", is_there=at > 0)
        rest = min(step, found - following)
        _turn(
            say("Next {number}", number=rest if rest > 0 else step), following, name, f"{name}_next", is_there=rest > 0
        )


def _turn(label: str, to: int, name: str, key: str, *, is_there: bool) -> None:
    first = str(to + 1) if to else None
    st.button(label, on_click=beside.pick, args=[first, name], disabled=not is_there, key=key, type="tertiary")
