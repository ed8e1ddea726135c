"""Which two versions or dates of a plan the Changes page compares; the choices stand in the address."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.common import data
from pages.common.options import named
from pages.said import filters, why_moved, words
from pages.said.filters import Filters
from pages.said.language import Named, marked, say
from pages.status.changes.versions import view
from pages.status.changes.versions.view import NoPair, Pair

_BY = Named({"versions": marked("Two versions"), "dates": marked("Two dates")})
_ONE = NoPair(why_moved.FIRST_VERSION, is_single=True)
_NONE_YET = NoPair(
    marked("Nothing is known of this plan at the first of the two dates: choose its first version’s date or later."),
    is_single=False,
)


def pair(chosen: Filters) -> Pair | NoPair:
    """Draws the choices behind a button, and gives what they say."""
    with st.popover(say("Compare other versions or dates")):
        by = from_address("by", say("Compare"), _BY, default="versions", as_control=True)
        return _two_versions(chosen) if by == "versions" else _two_dates(chosen)


def from_address(name: str, label: str, options: Mapping, *, default, as_control: bool = False, **more):
    """A choice that the address holds, as ?name=…; what it doesn't know falls back to the default."""
    key = f"changes_{name}"
    wanted = st.query_params.get(name)
    st.session_state[key] = wanted if wanted in options else default

    def keep() -> None:
        to_address(name, st.session_state[key], default)

    if as_control:
        return st.segmented_control(
            label, list(options), format_func=named(options), key=key, required=True, on_change=keep, width="content",
            **more,
        )  # fmt: skip
    return st.selectbox(label, list(options), format_func=named(options), key=key, on_change=keep, **more)


def to_address(name: str, value: str | None, default: str | None = None) -> None:
    """Puts a choice into the address, or takes it out where it is the default."""
    if value is None or value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _two_versions(chosen: Filters) -> Pair | NoPair:
    known = data.kept(view.versions, chosen)
    two = view.two(chosen, known)
    if two is None:
        return _ONE
    names = {key: version.label for key, version in known.items()}
    first = from_address("from", say("From"), names, default=two[0])
    last = from_address("to", say("To"), names, default=two[1])
    return view.ordered(known[first], known[last])


def _two_dates(chosen: Filters) -> Pair | NoPair:
    known = data.kept(view.in_force, chosen)
    first, last = data.kept(view.dates, chosen)
    asked = (("from_date", say("From"), first), ("to_date", say("To"), last))
    one, other = (view.at(_date(*which), known) for which in asked)
    return view.ordered(one, other) if one and other else _NONE_YET


def _date(name: str, label: str, default: date) -> date:
    key = f"changes_{name}"
    try:
        wanted = date.fromisoformat(st.query_params.get(name, ""))
    except ValueError:
        wanted = default
    st.session_state[key] = wanted if filters.EARLIEST <= wanted <= filters.LATEST else default

    def keep() -> None:
        to_address(name, words.iso(st.session_state[key]), words.iso(default))

    return (
        st.date_input(
            label,
            min_value=filters.EARLIEST,
            max_value=filters.LATEST,
            key=key,
            format="DD/MM/YYYY",
            on_change=keep,
        )
        or default
    )
