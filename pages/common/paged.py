"""Long lists a page at a time: where the page begins and how it is ordered stand in the address."""

from collections.abc import Callable, Collection, Hashable

import streamlit as st

from pages.common import beside, data, in_force, rows
from pages.said import turned
from pages.said.language import say
from pages.said.rows import Table

LIST, BESIDE = "rows", "beside"  # the list that a page is about; the one that stands beside it


def after(list_: str, of: Hashable, step: int, name: str = LIST) -> int:
    """How many rows come before those to show; 0 once another list is shown than when the page was turned.

    list_: the list's own key; of: what is listed: its filters, its order. step: rows of a page. name: the list's in the
    address, as "rows" in ?rows_from=51.
    """
    held = in_force.held().lists
    if held.setdefault(list_, of) != of:
        held[list_] = of
        to_first(name)
    asked = beside.picked(_from(name)) or ""
    first = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    return max(first - 1, 0) // step * step


def order(known: Collection[str] | None = None, name: str = LIST) -> str:
    """What the list is sorted by, as the address has it, "-" before it turned round; "" for its own order.

    known: what it can be sorted by; None for a list that knows that itself.
    """
    asked = beside.picked(_by(name)) or ""
    return asked if known is None or asked.removeprefix("-") in known else ""


def sort(by: str, name: str = LIST) -> None:
    """Sorts by a head that was chosen: up, then down, then in the list's own order again; from the first page on."""
    beside.pick({by: f"-{by}", f"-{by}": None}.get(order(name=name), by), _by(name))
    to_first(name)


def to_first(name: str = LIST) -> None:
    """Turns to the list's first page."""
    beside.pick(None, _from(name))


def show(
    table: Table,
    *,
    key: str,
    of: Hashable,
    chosen: str | None = None,
    do: Callable[[str], None] = lambda _: None,
    name: str = LIST,
) -> tuple[str, ...]:
    """Draws a table, where it is long a page of it; gives the ids of all its rows in the order that they are read in.

    of: what is listed; name: the list's in the address; the rest as rows.on_choice takes it.
    """
    at = after(key, of, turned.STEP, name)
    page = data.kept(turned.page, table, order(name=name), at)
    steps(page.after, page.shown, page.found, turned.STEP, name)

    def choose(id_: str) -> None:
        by = turned.sort_of(id_)
        if by is None:
            do(id_)
        else:
            sort(by, name)

    rows.on_choice(page.table, key=key, chosen=chosen, do=choose)
    return page.ids


def steps(at: int, shown: int, found: int, step: int, name: str = LIST) -> None:
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
    st.button(label, on_click=beside.pick, args=[first, _from(name)], disabled=not is_there, key=key, type="tertiary")


def _from(name: str) -> str:
    return f"{name}_from"


def _by(name: str) -> str:
    return f"{name}_by"
