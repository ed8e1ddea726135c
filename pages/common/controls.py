"""Draws the shared filters as a bar and keeps them in step with the address; the frame alone calls this."""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.common import data, in_force
from pages.said import filters, words
from pages.said.filter_kinds import LONGEST, Several, in_any_language
from pages.said.language import say
from pages.said.ranked import MOST_TOGETHER

_SEVERAL = {field: one for field, one in filters.ALL.items() if isinstance(one, Several)}
_IN_SIGHT = ("leads", "ratings", "due")  # the rest is asked seldom: behind "More filters"
_FROM_PLANS = ("area", "lead")  # filters that offer what the plans in view hold
_NONE = filters.Filters()
_IS_CUT = "is_cut"
_OFFERED = 100  # names of leads, and of areas, that many plans together offer; others are typed


def chosen(page: str) -> filters.Filters:
    """What is chosen, before the widgets are drawn, which is in force then. page: the page about to be run.

    The widgets write themselves into the address. The address is read again where it can hold something new: at
    the session's first run, and when a link led to another page.
    """
    held = in_force.held()
    titles = held.titles = data.kept(_titles)
    if held.page != page:
        is_first, held.page = held.page is None, page
        _follow_address(titles, is_first=is_first)
    if st.session_state.get("plan") not in (filters.ALL_PLANS, *titles):
        st.session_state["plan"] = _newest(titles) or filters.ALL_PLANS
    state = held.state = in_force.state()
    plan = None if state["plan"] == filters.ALL_PLANS else state["plan"]
    is_asked = any(state[name] for name in _FROM_PLANS)
    offered = _offered(plan, state["as_at"], state["known_on"]) if is_asked else {}
    several = {field: _kept(one, offered, state) for field, one in _SEVERAL.items()}
    held.chosen = filters.Filters(
        plan=plan, as_at=state["as_at"], known_on=state["known_on"], words=(state["q"] or "").strip(),
        with_computed=state["computed"] != "no", **several,
    )  # fmt: skip
    return held.chosen


def bar(view: filters.Filters, *, is_seen: bool = True) -> None:
    """Draws the filters as a bar: those used often in sight, the rest behind a button.

    is_seen: not on a page that filters don't apply to, where only those that are set are kept, each at its place.
    """
    titles = in_force.titles()
    holds_more = _holds_more(view)
    is_offered = is_seen or holds_more or view.leads
    held = _offered(view.plan, view.as_at, view.known_on) if is_offered else {}
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        if len(titles) > 1:
            plan = st.selectbox(
                say(filters.ALL["plan"].label), _plans(titles),
                format_func=lambda one: titles.get(one) or say(one), key="plan", bind="query-params", index=None,
            )  # fmt: skip
            if plan is not None and plan != (view.plan or filters.ALL_PLANS):
                st.rerun()  # the browser's Back reaches a widget where it is drawn, after its state was read
        skipped = 0
        for field in (*_IN_SIGHT, "words"):
            if not is_seen and not getattr(view, field):
                skipped += 1
                continue
            skipped = _skip(skipped)
            if field == "words":
                _words()
            else:
                _choices(_SEVERAL[field], held)
        if is_seen or holds_more:
            _skip(skipped)
            more = st.expander(say("More filters"), key="filters_more", on_change="rerun")
            if more.open or holds_more:  # built once it is opened: it is in every page's script
                with more:
                    _more(held)


def _skip(number: int) -> int:
    """Leaves the places of so many filters empty, before one that is drawn at its own; what is left to skip: none."""
    for _ in range(number):
        st.empty()
    return 0


def _words() -> None:
    st.text_input(
        say(filters.ALL["words"].label),
        key="q",
        max_chars=LONGEST,
        placeholder=say("In any text"),
        bind="query-params",
    )


def _holds_more(view: filters.Filters) -> bool:
    """Whether any filter is set that isn't in sight: undrawn, it would be forgotten."""
    return view != view.without(*(name for name in filters.ALL if name not in ("plan", "words", *_IN_SIGHT)))


def _more(held: dict[str, list[str]]) -> None:
    for field, one in _SEVERAL.items():
        if field not in _IN_SIGHT:
            _choices(one, held)
    _day("as_at", say("Every figure is judged at this date. Left empty, each plan is judged at its own date."))
    _day(
        "known_on",
        say("Only what had been loaded and decided by the end of that day counts. Left empty: all that is known now."),
    )
    st.selectbox(
        say(filters.ALL["with_computed"].label),
        list(filters.BASES),
        format_func=lambda code: say(filters.BASES[code]),
        key="computed",
        help=say("Computed: this tool’s judgement from wording and dates. The plan or a person gives the others."),
        bind="query-params",
    )


def left_out() -> list[str]:
    """What an address or a filter named that isn't there, a sentence each, said once."""
    held = in_force.held()
    said, held.left_out = held.left_out, []
    return said


def _tell(sentence: str) -> None:
    in_force.held().left_out.append(sentence)


def _say_left_out(address: dict[str, list[str]], wanted: filters.Filters) -> None:
    """Says which of an address's filters name nothing that is known, so that a stale link isn't believed."""
    lost = [
        say(one.label).lower()
        for field, one in filters.ALL.items()
        if field != "plan" and _number(getattr(wanted, field)) < len([text for text in address[one.name] if text])
    ]
    if lost:
        _tell(say("Left out of this address, since it isn’t known here: {filters}.", filters=words.several(lost)))


def _number(value) -> int:
    """How many values a filter holds: the one of a switch that is on was asked for as well."""
    return len(value) if isinstance(value, tuple) else int(value not in (None, ""))


def take_away(*names: str) -> None:
    """Takes filters (fields) away, without a name all but the plan; before the widgets are drawn."""
    _put(in_force.current().without(*names))


def spell_again() -> None:
    """Puts what is chosen into the widgets anew, so that the address has it in the language of now."""
    _put(in_force.current())


def show_plan(plan_id: str) -> None:
    """Goes from all plans to one; before the widgets are drawn."""
    st.session_state["plan"] = plan_id


def _day(name: str, meaning: str) -> None:
    st.date_input(
        say(filters.ALL[name].label), value=None, min_value=filters.EARLIEST, max_value=filters.LATEST, key=name,
        format="DD/MM/YYYY", help=meaning, bind="query-params",
    )  # fmt: skip


def _kept(one: Several, held: dict[str, list[str]], state: dict[str, Any]) -> tuple[str, ...]:
    """What is chosen of a filter; what the plans no longer hold is forgotten."""
    options = {option.casefold(): option for option in _options(one, held)}
    asked = state[one.name] or []
    kept = list(dict.fromkeys(options[value.casefold()] for value in asked if value.casefold() in options))
    gone = [one.named(value) for value in asked if value.casefold() not in options]
    if kept != asked:
        state[one.name] = st.session_state[one.name] = kept
    if gone:
        what = f"{say(one.label).lower()} {words.several(gone)}"
        _tell(say("Taken away, since what is in view doesn’t have it: {filter}.", filter=what))
    return tuple(kept)


def _choices(one: Several, held: dict[str, list[str]]) -> None:
    st.multiselect(
        say(one.label), _options(one, held), format_func=one.named, key=one.name, placeholder=say(one.anything),
        bind="query-params", accept_new_options=_IS_CUT in held and one.name in held,
    )  # fmt: skip


def _options(one: Several, held: dict[str, list[str]]) -> list[str]:
    return [*held.get(one.name, []), *one.options]


def _titles() -> dict[str, str]:
    plans = data.ask("plans_shown", on_date=None, known_at=None)
    return dict(zip(plans["plan_id"], plans["title"], strict=True))


def _plan(titles: dict[str, str]) -> str | None:
    """The plan to show where an address names none: the one shown last in this visit, at first the newest."""
    last = st.session_state.get("plan")
    return last if last in titles else _newest(titles)


def _newest(titles: dict[str, str]) -> str | None:
    """The plan whose latest version is the newest by its own date; None where there is no plan."""
    if not titles:
        return None
    plans = data.ask("plans_shown", on_date=None, known_at=None)
    return str(plans.sort_values("last_as_at", kind="stable")["plan_id"].iloc[-1])


def _plans(titles: dict[str, str]) -> list[str]:
    """The plans to choose from; "All plans" comes last, but of many first, where it is found."""
    many = len(titles) > MOST_TOGETHER
    return [filters.ALL_PLANS, *titles] if many else [*titles, filters.ALL_PLANS]


def _offered(plan: str | None, as_at, known_on) -> dict[str, list[str]]:
    """What the plans in view hold to choose from, by the filter's name; of many plans only so many, and what is chosen.

    _IS_CUT is in it where there may be more.
    """
    if plan is not None or len(in_force.titles()) <= MOST_TOGETHER:
        return data.kept(_held, plan, as_at, known_on, None, ())
    named = tuple(str(value) for name in _FROM_PLANS for value in st.session_state.get(name) or ())
    return data.kept(_held, plan, as_at, known_on, _OFFERED, named)


def _held(plan: str | None, as_at, known_on, most: int | None, named: tuple[str, ...]) -> dict[str, list[str]]:
    when = filters.Filters(as_at=as_at, known_on=known_on).when()
    rows = data.ask("filter_options", **when, plans=[plan] if plan else None, most=most, named=list(named))
    areas = rows.loc[rows["kind"] == "area", "name"]
    leads = sorted(set(rows.loc[rows["kind"] == "lead", "name"]), key=str.casefold)
    return {"area": list(dict.fromkeys(areas)), "lead": leads} | ({} if most is None else {_IS_CUT: []})


def _follow_address(titles: dict[str, str], *, is_first: bool) -> None:
    address = {one.name: st.query_params.get_all(one.name) for one in filters.ALL.values()}
    if not any(address.values()) and not is_first:
        return
    wanted = in_force.from_address(address, titles)
    if wanted.plan is None and not _asks_for_all(address):
        wanted = replace(wanted, plan=_plan(titles))
        if address["plan"]:
            plan = words.shorten(" ".join(address["plan"]))
            _tell(say("There is no plan “{plan}” here; another is shown.", plan=plan))
    _put(wanted)
    _say_left_out(address, wanted)
    if is_first:
        _spell_out(address, in_force.link_parameters(wanted))


def _asks_for_all(address: dict[str, list[str]]) -> bool:
    if not address["plan"] and st.query_params.get("plans"):  # Board's own, of several plans
        return True
    return {one.casefold() for one in address["plan"]} in (
        {"all"},
        *({one} for one in in_any_language(filters.ALL_PLANS)),
    )


def _spell_out(address: dict[str, list[str]], meant: dict) -> None:
    """Puts a first address that holds codes, or what isn't known, into the widgets' own words and starts again.

    Only now: once the widgets are drawn, the address is theirs alone to write.
    """
    spelled = {name: [value] if isinstance(value, str) else value for name, value in meant.items()}
    if not address["plan"]:  # a first address stays as it was typed, so that Back leads out of it at once
        del spelled["plan"]
    if spelled != {name: values for name, values in address.items() if values}:
        lost: dict[str, list[str]] = {name: [] for name, values in address.items() if values and name not in spelled}
        st.query_params.update(lost | spelled)
        st.rerun()


def _put(wanted: filters.Filters) -> None:
    for field, one in filters.ALL.items():
        value = getattr(wanted, field)
        is_drawn = field in ("plan", "words", *_IN_SIGHT)
        if is_drawn or value != getattr(_NONE, field) or one.name in st.session_state:  # each name costs every run
            st.session_state[one.name] = one.in_widget(value)
