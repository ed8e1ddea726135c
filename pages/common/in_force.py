"""The filters in force for this run of a page, and the address that holds them."""

from collections.abc import Hashable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.common import data
from pages.said import filters
from pages.said.filters import Filters

_HELD = "filters_held"


@dataclass
class Held:
    """What a visit holds: its filters in force, and what they were made of, as the frame saw it last, its menus, lists.

    state: what the filters' widgets held. titles: plan_id → title; they stand for plans in the address. page: the page
    they were read for. left_out: sentences on what couldn't be kept of them, not said yet. frame: what the frame was
    drawn of when it drew the page. menus: of pages, by language. lists: what each long list was of when it was turned.
    is_alone: whether the visit only reads. recorded: what was recorded in it, as pages.common.recording has it.
    """

    chosen: Filters = field(default_factory=Filters)
    state: dict[str, Any] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    page: str | None = None
    left_out: list[str] = field(default_factory=list)
    frame: tuple | None = None
    menus: dict[str, dict] = field(default_factory=dict)
    lists: dict[str, Hashable] = field(default_factory=dict)
    is_alone: bool = False
    recorded: dict[str, Any] = field(default_factory=dict)


_at_hand: ContextVar[Held | None] = ContextVar("held", default=None)  # a run's thread is of one visit


def find() -> Held:
    """Looks for what this visit holds: one thing, as each name in Streamlit's state costs every field that is drawn.

    Whatever draws by itself does this first.
    """
    found = st.session_state.get(_HELD)
    if found is None:
        found = st.session_state[_HELD] = Held()
    _at_hand.set(found)
    return found


def held() -> Held:
    """What this visit holds, as it was found last."""
    return _at_hand.get() or find()


def current() -> Filters:
    """The filters in force, as the frame read them for this run."""
    return held().chosen


def state() -> dict[str, Any]:
    """What the filters' widgets hold now, by the filter's name in the address; None where that is nothing."""
    return {one.name: st.session_state.get(one.name) or None for one in filters.ALL.values()}


def titles() -> dict[str, str]:
    """The plans' titles: plan_id → title."""
    return held().titles


def link_parameters(chosen: Filters | None = None, **changes) -> dict[str, str | list[str]]:
    """The address parameters of a view, for links.link: link_parameters(due=("overdue",)).

    changes: fields of Filters. Written as the widgets write them (in words), so that the address stays as it is;
    the plan always stands in it, so that the link takes other filters away.
    """
    known = held()
    return replace(chosen or known.chosen, **changes).in_address({"plan": known.titles})


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
