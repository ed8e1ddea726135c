"""Decisions: what to look at again, and the trail of what people decided; the one chosen opens beside it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from pages.common import beside, data, in_force, links, paged, ranked, recording
from pages.common.options import named
from pages.common.part import part
from pages.said import filters, words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.work.decisions import view
from pages.work.decisions import words as said
from pages.work.decisions.detail import page as detail
from pages.work.decisions.disagreements import page as disagreements
from pages.work.decisions.files import page as files
from pages.work.decisions.view import Choices, Kept

_DECISION, _TASK = "decision", "trail_task"
_OWN = (_TASK, "person", "kind", "made_from", "made_until")


def _nobody_yet() -> None:
    st.info(say(said.NOBODY_YET))
    with st.container(horizontal=True):
        links.link("work/tasks/page.py", say("Decide on one task"), in_force.link_parameters())
        links.link("work/decide/page.py", say("Decide on many"), in_force.link_parameters())


def _kept(choices: Choices) -> Kept:
    """The trail's own filters, each in the address."""
    with st.expander(say("Filter the decisions"), key="trail_filters"):
        with st.container(horizontal=True):
            people = _several(say("Person"), "person", choices.people, str, say("Anyone"))
            kinds = _several(say("Kind"), "kind", choices.kinds, said.kind, say("Any kind"))
            first, last = _day(say("Decided from"), "made_from"), _day(say("Decided until"), "made_until")
        task = _task(choices.tasks)
    return Kept(task, people, kinds, first, last)


def _several(label: str, name: str, options: list[str], called, anything: str) -> tuple[str, ...]:
    return tuple(
        st.multiselect(label, options, format_func=called, key=name, placeholder=anything, bind="query-params")
    )  # fmt: skip


def _day(label: str, name: str):
    return st.date_input(
        label, value=None, min_value=filters.EARLIEST, max_value=filters.LATEST, key=name, format="DD/MM/YYYY",
        bind="query-params",
    )  # fmt: skip


def _task(tasks: dict[str, str]) -> str | None:
    """The task that the trail is about; at first the address's, never one without a decision."""
    wanted = st.session_state.get(_TASK, st.query_params.get("task"))
    st.session_state[_TASK] = wanted if wanted in tasks else None
    picked = st.selectbox(
        say("Task"), list(tasks), index=None, format_func=named(tasks), key=_TASK, placeholder=say("Any task")
    )  # fmt: skip
    if picked is None:
        st.query_params.pop("task", None)
    elif st.query_params.get("task") != picked:
        st.query_params["task"] = picked
    return picked


def _clear() -> None:
    for name in _OWN:
        st.session_state[name] = [] if name in ("person", "kind") else None


def _trail(chosen: Filters, choices: Choices, *, is_reviewed: bool) -> None:
    title = st.empty()
    kept = _kept(choices)
    trail, told = data.kept(view.trail, chosen, kept), kept.in_words(choices.tasks)
    title.header(trail.headline, anchor=False)
    if told:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(f"Only: {'; '.join(told)}."), width="content")
            st.button(say("Show all"), on_click=_clear, key="trail_clear", type="tertiary")
    if not trail.table.ids:
        _none(chosen, kept)
        return
    said_of = (
        [say("{states}; the newest first.", states=trail.states[0].upper() + trail.states[1:])] if trail.states else []
    )
    said_of += [] if is_reviewed else [say("No document in force says otherwise: none waits for a second look.")]
    if chosen.areas or chosen.ratings or chosen.due or chosen.words:
        said_of += [say("Of the filters above plan, lead and “As known on” hold here.")]
    st.caption(" ".join(said_of))
    paged.show(
        trail.table, key="trail_rows", of=(chosen, kept), chosen=beside.picked(_DECISION),
        do=lambda one: beside.pick(one, _DECISION),
    )  # fmt: skip
    files.show(chosen, kept)


def _none(chosen: Filters, kept: Kept) -> None:
    """Says that no decision is left, and where there are some."""
    others = data.kept(view.elsewhere, chosen, kept)
    said_of = [say("Nobody has decided anything that these filters keep.")]
    if others:
        said_of.append(say("All plans together have {decisions}.", decisions=words.count(others, "such decision")))
    st.info(" ".join(said_of))
    if others:
        everywhere = in_force.link_parameters(Filters(as_at=chosen.as_at, known_on=chosen.known_on))
        links.link("work/decisions/page.py", say("See the decisions of all plans"), everywhere)


def _opened(decision_id: str, found: view.Disagreements, chosen: Filters) -> None:
    """The decision that is picked: to look at again, where it waits for that, and whole."""
    beside.close("decision_close", beside.pick, None, _DECISION)
    recording.say()
    row = data.kept(view.one, chosen, decision_id)
    if row is None:
        st.info(say("There is no such decision at these dates. Choose another."))
        return
    disagreements.ask(found, decision_id, chosen)
    detail.show(row, chosen, is_reviewed=decision_id in found.rows)


def _then_and_now(chosen: Filters, known_on: date) -> None:
    """Where the page shows what was known on a day: the tasks by rating then, beside now."""
    st.header(say("As known on {day}, and now", day=words.day(known_on)), anchor=False)
    detail.compare(chosen, known_on)


def _own_plan(chosen: Filters) -> str | None:
    """The plan whose decisions the trail's own filters offer, where there are too many plans to offer those of all."""
    return chosen.plan if ranked.are_many(replace(chosen, plan=None), is_narrowed=False) else None


@part
def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    if ranked.are_many(chosen, is_narrowed=False) and not beside.picked(_DECISION):
        ranked.show("decisions", chosen)
        return
    found, choices = data.kept(view.disagreements, chosen), data.kept(view.choices, _own_plan(chosen))
    disagreements.settle(found, _DECISION)
    picked = beside.picked(_DECISION)
    left, right = beside.panes(is_open=picked is not None)
    with left:
        if picked is None:
            recording.say()
        disagreements.meeting(found)
        disagreements.show(found, _DECISION, chosen)
        if choices.people:
            _trail(chosen, choices, is_reviewed=bool(found.rows))
        else:
            _nobody_yet()
        if chosen.known_on:
            _then_and_now(chosen, chosen.known_on)
    if picked:
        with right:
            _opened(picked, found, chosen)


main()
