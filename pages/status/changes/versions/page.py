"""Which plan, and which two versions or dates of it, the Changes page compares; the choices stand in the address."""

from dataclasses import replace
from datetime import date

import streamlit as st

from pages.common import data
from pages.common.options import named
from pages.said import filters, words
from pages.said.filters import Filters
from pages.status.changes.versions import view
from pages.status.changes.versions.view import NoPair, Pair

_BY = {"versions": "Two versions", "dates": "Two dates"}
_ONE = NoPair(
    "This plan has one version: nothing to compare it with yet. Compare two dates, or load the next.", is_single=True
)
_NONE_YET = NoPair(
    "Nothing is known of this plan at the first of the two dates: choose its first version’s date or later.",
    is_single=False,
)
_WIDTH = 340  # two beside each other, and one below the other on a phone


def plan(chosen: Filters) -> Filters | None:
    """The filters narrowed to one plan, by a select box where several are in view; None where no plan is."""
    titles, first = data.kept(view.plans, chosen)
    if len(titles) < 2:
        return replace(chosen, plan=first) if first else None
    return replace(chosen, plan=from_address("of", "Plan to compare", titles, default=first))


def pair(chosen: Filters) -> Pair | NoPair:
    """Draws the two choices, and gives what they say."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = from_address("by", "Compare", _BY, default="versions", as_control=True)
        return _two_versions(chosen) if by == "versions" else _two_dates(chosen)


def from_address(name: str, label: str, options: dict, *, default, as_control: bool = False, **more):
    """A choice that the address holds, as ?name=…; what it doesn't know falls back to the default."""
    key = f"changes_{name}"
    wanted = st.query_params.get(name)
    st.session_state[key] = wanted if wanted in options else default

    def keep() -> None:
        to_address(name, st.session_state[key], default)

    if as_control:
        return st.segmented_control(
            label, list(options), format_func=named(options), key=key, required=True, on_change=keep, width="content"
        )
    return st.selectbox(label, list(options), format_func=named(options), key=key, on_change=keep, **more)


def to_address(name: str, value: str | None, default: str | None = None) -> None:
    """Puts a choice into the address, or takes it out where it is the default."""
    if value is None or value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _two_versions(chosen: Filters) -> Pair | NoPair:
    known = data.kept(view.versions, chosen)
    if len(known) < 2:
        return _ONE
    names = {key: version.label for key, version in known.items()}
    earlier, later = view.two(chosen, known)
    first = from_address("from", "From", names, default=earlier, width=_WIDTH)
    last = from_address("to", "To", names, default=later, width=_WIDTH)
    return view.ordered(known[first], known[last])


def _two_dates(chosen: Filters) -> Pair | NoPair:
    known = data.kept(view.in_force, chosen)
    first, last = data.kept(view.dates, chosen)
    one, other = (view.at(_date(*which), known) for which in (("from_date", "From", first), ("to_date", "To", last)))
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
            width=_WIDTH // 2,
        )
        or default
    )
