"""The filters in force for this run of a page, and the address that holds them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.common import data
from pages.said import filters
from pages.said.filters import Filters

_STATE = "filters_in_force"
_TITLES = "filters_titles"
_AS_KEPT = "filters_state"


def current() -> Filters:
    """The filters in force, as the frame read them for this run."""
    return st.session_state.get(_STATE, Filters())


def keep(chosen: Filters) -> Filters:
    """Puts filters in force for the rest of this run (the frame does this once, before the page)."""
    st.session_state[_STATE] = chosen
    return chosen


def state() -> dict[str, Any]:
    """What the filters' widgets hold now, by the filter's name in the address; None where that is nothing."""
    return {one.name: st.session_state.get(one.name) or None for one in filters.ALL.values()}


def keep_state() -> dict[str, Any]:
    """What the filters' widgets hold now, remembered for state_kept: who corrects a widget does it there too."""
    st.session_state[_AS_KEPT] = held = state()
    return held


def state_kept() -> dict[str, Any]:
    """What the widgets held when the frame read the filters in force."""
    return st.session_state.get(_AS_KEPT, {})


def keep_titles(titles: dict[str, str]) -> dict[str, str]:
    """Remembers the plans' titles (plan_id → title), which stand for them in the address."""
    st.session_state[_TITLES] = titles
    return titles


def titles() -> dict[str, str]:
    """The plans' titles: plan_id → title."""
    return st.session_state.get(_TITLES, {})


def link_parameters(chosen: Filters | None = None, **changes) -> dict[str, str | list[str]]:
    """The address parameters of a view, for links.link: link_parameters(due=("overdue",)).

    changes: fields of Filters. Written as the widgets write them (in words), so that the address stays as it is;
    the plan always stands in it, so that the link takes other filters away.
    """
    view = replace(chosen or current(), **changes)
    return view.in_address({"plan": titles()})


def address(page: str, chosen: Filters | None = None, **more: str) -> str:
    """The address of a page (its name in pages/listed.py) with a view, for a link that opens on its own: "/tasks?…"."""
    asked = link_parameters(chosen) | more
    return f"/{'' if page == 'home' else page}?{urlencode(asked, doseq=True)}"


def from_address(parameters: Mapping[str, list[str]], titles: Mapping[str, str]) -> Filters:
    """The filters that an address's parameters name; what isn't known is left out. titles: plan_id → title."""
    known = filters.read(parameters, {"plan": titles})
    asked = [text for name in ("area", "lead") for text in parameters.get(name, ())]
    if not asked:
        return known
    rows = data.ask("filter_options", **known.when(), plans=None, most=0, named=asked)
    names = {kind: dict(zip(of_kind["name"], of_kind["name"], strict=True)) for kind, of_kind in rows.groupby("kind")}
    return filters.read(parameters, {"plan": titles, **names})
