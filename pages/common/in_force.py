"""The filters in force for this run of a page, and the address that holds them."""

from dataclasses import replace

import streamlit as st

from pages.said import ratings, words
from pages.said.filters import BASES, DUE, NO_LEAD, Filters

_STATE = "filters_in_force"
_TITLES = "filters_titles"


def current() -> Filters:
    """The filters in force, as the frame read them for this run."""
    return st.session_state.get(_STATE, Filters())


def keep(filters: Filters) -> Filters:
    """Puts filters in force for the rest of this run (the frame does this once, before the page)."""
    st.session_state[_STATE] = filters
    return filters


def keep_titles(titles: dict[str, str]) -> dict[str, str]:
    """Remembers the plans' titles (plan_id → title), which stand for them in the address."""
    st.session_state[_TITLES] = titles
    return titles


def link_parameters(filters: Filters | None = None, **changes) -> dict[str, str | list[str]]:
    """The address parameters of a view, for links.link: link_parameters(due=("overdue",)).

    changes: fields of Filters. Written as the widgets write them (in words), so that the address stays as it is;
    a view of everything says plan=all, so that the link takes filters away.
    """
    view = replace(filters or current(), **changes)
    parameters: dict[str, str | list[str]] = {
        "plan": st.session_state.get(_TITLES, {}).get(view.plan, view.plan or ""),
        "as_at": words.iso(view.as_at) or "",
        "known_on": words.iso(view.known_on) or "",
        "area": list(view.areas),
        "lead": [lead or NO_LEAD for lead in view.leads],
        "rating": [ratings.label(code) for code in view.ratings],
        "due": [DUE[code] for code in view.due],
        "q": view.words,
        "computed": "" if view.with_computed else BASES["no"],
    }
    return {name: value for name, value in parameters.items() if value} or {"plan": "all"}
