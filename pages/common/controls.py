"""Draws the shared filters and keeps them in step with the address; the frame alone calls this."""

import streamlit as st

from pages.common import data, in_force
from pages.said import filters
from pages.said.filter_kinds import LONGEST, Several

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
        filters.ALL["plan"].label, ["", *titles], format_func=lambda one: titles.get(one, "All plans"), key="plan",
        bind="query-params",
    )  # fmt: skip
    as_at = _day("as_at", "Every figure is judged at this date. Left empty, each plan is judged at its own date.")
    known_on = _day(
        "known_on",
        "Only what had been loaded and decided by the end of that day counts. Left empty: all that is known now.",
    )
    held = data.kept(_held, plan, as_at, known_on)
    several = {field: one for field, one in filters.ALL.items() if isinstance(one, Several)}
    several["areas"] = several.pop("areas")  # drawn last: a plan may have many, with long names
    chosen = {field: _choices(one, held.get(one.name, [])) for field, one in several.items()}
    words = st.text_input(
        filters.ALL["words"].label, key="q", max_chars=LONGEST, placeholder="In any text of a task", bind="query-params"
    )
    basis = st.selectbox(
        filters.ALL["with_computed"].label,
        list(filters.BASES),
        format_func=filters.BASES.__getitem__,
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


def _day(name: str, meaning: str):
    return st.date_input(
        filters.ALL[name].label, value=None, min_value=filters.EARLIEST, max_value=filters.LATEST, key=name,
        format="DD/MM/YYYY", help=meaning, bind="query-params",
    )  # fmt: skip


def _choices(one: Several, held: list[str]) -> tuple[str, ...]:
    options = [*held, *one.options]
    kept = [value for value in st.session_state.get(one.name) or [] if value in options]
    if kept != st.session_state.get(one.name, []):
        st.session_state[one.name] = kept
    return tuple(
        st.multiselect(
            one.label, options, format_func=one.named, key=one.name, placeholder=one.anything, bind="query-params"
        )
    )


def _titles() -> dict[str, str]:
    plans = data.ask("plans_shown", on_date=None, known_at=None)
    return dict(zip(plans["plan_id"], plans["title"], strict=True))


def _held(plan: str, as_at, known_on) -> dict[str, list[str]]:
    """What the plans hold to choose from, by the filter's name."""
    rows = data.ask("filter_options", **filters.Filters(as_at=as_at, known_on=known_on).when())
    rows = rows[rows["plan_id"] == plan] if plan else rows
    areas = rows.loc[rows["kind"] == "area", "name"]
    leads = sorted(set(rows.loc[rows["kind"] == "lead", "name"]), key=str.casefold)
    return {"area": list(dict.fromkeys(areas)), "lead": leads}


def _follow_address(titles: dict[str, str], *, is_first: bool) -> None:
    address = {one.name: st.query_params.get_all(one.name) for one in filters.ALL.values()}
    if not any(address.values()) and not is_first:
        return
    wanted = in_force.from_address(address, titles)
    _put(wanted)
    if is_first:
        _spell_out(address, {} if wanted.is_clear() else in_force.link_parameters(wanted))


def _spell_out(address: dict[str, list[str]], meant: dict) -> None:
    """Puts a first address that holds codes, or what isn't known, into the widgets' own words and starts again.

    Only now: once the widgets are drawn, the address is theirs alone to write.
    """
    spelled = {name: [value] if isinstance(value, str) else value for name, value in meant.items()}
    if spelled != {name: values for name, values in address.items() if values}:
        others = {name: st.query_params.get_all(name) for name in st.query_params if name not in address}
        st.query_params.from_dict(others | spelled)
        st.rerun()


def _put(wanted: filters.Filters) -> None:
    for field, one in filters.ALL.items():
        st.session_state[one.name] = one.in_widget(getattr(wanted, field))
