"""Draws the shared filters and keeps them in step with the address; the frame alone calls this."""

from collections.abc import Iterable

import streamlit as st

from pages.common import data, in_force
from pages.common.options import named
from pages.said import filters, ratings

_PAGE = "filters_page"


def controls(page: str) -> filters.Filters:
    """The filters as widgets, and what is chosen. page: the page about to be run.

    The widgets write themselves into the address. The address is read again where it can hold something new: at
    the session's first run, and when a link led to another page.
    """
    titles = in_force.keep_titles(data.kept(_titles))
    if st.session_state.get(_PAGE) != page:
        is_first = _PAGE not in st.session_state
        st.session_state[_PAGE] = page
        _follow_address(titles, is_first=is_first)
    plan = st.selectbox(
        "Plan", ["", *titles], format_func=lambda one: titles.get(one, "All plans"), key="plan", bind="query-params"
    )
    as_at = _day(
        "As at", "as_at", "Every figure is judged at this date. Left empty, each plan is judged at its own date."
    )
    known_on = _day(
        "As known on",
        "known_on",
        "Only what had been loaded and decided by the end of that day counts. Left empty: all that is known now.",
    )
    areas, leads = data.kept(_options, plan, as_at, known_on)
    chosen = {
        "leads": _choices("Lead", "lead", leads, lambda lead: lead or filters.NO_LEAD, "Anyone"),
        "ratings": _choices("Rating", "rating", [one.code for one in ratings.ALL], ratings.label, "Any rating"),
        "due": _choices("Due", "due", list(filters.DUE), named(filters.DUE), "Any time"),
        "areas": _choices("Area", "area", areas, str, "Any area"),
    }
    words = st.text_input("Words", key="q", max_chars=100, placeholder="In any text of a task", bind="query-params")
    basis = st.selectbox(
        "Ratings shown",
        list(filters.BASES),
        format_func=named(filters.BASES),
        key="computed",
        help="Computed: this tool’s judgement from wording and dates. The plan or a person gives the others.",
        bind="query-params",
    )
    return filters.Filters(
        plan=plan or None, as_at=as_at, known_on=known_on, words=words.strip(), with_computed=basis == "yes", **chosen
    )  # fmt: skip


def clear() -> None:
    """Takes every filter away; for a button's on_click."""
    _put(filters.Filters())


def _day(label: str, name: str, meaning: str):
    return st.date_input(
        label, value=None, min_value=filters.EARLIEST, max_value=filters.LATEST, key=name, format="DD/MM/YYYY",
        help=meaning, bind="query-params",
    )  # fmt: skip


def _choices(label: str, name: str, options: list[str], called, anything: str) -> tuple[str, ...]:
    kept = [value for value in st.session_state.get(name) or [] if value in options]
    if kept != st.session_state.get(name, []):
        st.session_state[name] = kept
    chosen = st.multiselect(label, options, format_func=called, key=name, placeholder=anything, bind="query-params")
    return tuple(chosen)


def _titles() -> dict[str, str]:
    plans = data.ask("plans_shown", on_date=None, known_at=None)
    return dict(zip(plans["plan_id"], plans["title"], strict=True))


def _options(plan: str, as_at, known_on) -> tuple[list[str], list[str]]:
    rows = data.ask("filter_options", **filters.Filters(as_at=as_at, known_on=known_on).when())
    rows = rows[rows["plan_id"] == plan] if plan else rows
    areas = rows.loc[rows["kind"] == "area", "name"]
    leads = sorted(set(rows.loc[rows["kind"] == "lead", "name"]), key=str.casefold)
    return list(dict.fromkeys(areas)), [*leads, ""]


def _follow_address(titles: dict[str, str], *, is_first: bool) -> None:
    address = {name: st.query_params.get_all(name) for name in filters.NAMES}
    if not any(address.values()) and not is_first:
        return
    known = filters.read(address, titles, [], [])
    rows = data.ask("filter_options", **known.when())
    names = {kind: list(rows.loc[rows["kind"] == kind, "name"]) for kind in ("area", "lead")}
    wanted = filters.read(address, titles, names["area"], [*names["lead"], ""])
    _put(wanted)
    if is_first:
        _spell_out(address, {} if wanted.is_clear() else in_force.link_parameters(wanted))


def _spell_out(address: dict[str, list[str]], meant: dict) -> None:
    """Puts a first address that holds codes, or what isn't known, into the widgets' own words and starts again.

    Only now: once the widgets are drawn, the address is theirs alone to write.
    """
    spelled = {name: [value] if isinstance(value, str) else value for name, value in meant.items()}
    if spelled != {name: values for name, values in address.items() if values}:
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in filters.NAMES}
        st.query_params.from_dict(others | spelled)
        st.rerun()


def _put(wanted: filters.Filters) -> None:
    lists: Iterable[tuple[str, tuple]] = (
        ("area", wanted.areas),
        ("lead", wanted.leads),
        ("rating", wanted.ratings),
        ("due", wanted.due),
    )
    for name, values in lists:
        st.session_state[name] = list(values)
    st.session_state["plan"] = wanted.plan or ""
    st.session_state["as_at"] = wanted.as_at
    st.session_state["known_on"] = wanted.known_on
    st.session_state["q"] = wanted.words[:100]
    st.session_state["computed"] = "yes" if wanted.with_computed else "no"
