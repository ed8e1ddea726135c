"""Decisions: what to look at again, and the trail of everything that people decided and took back."""

from datetime import date

import streamlit as st

from pages.common import data, in_force, links, recording
from pages.common.options import named
from pages.said import filters, words
from pages.said.filters import Filters
from pages.work.decisions import view
from pages.work.decisions import words as said
from pages.work.decisions.detail import page as detail
from pages.work.decisions.disagreements import page as disagreements
from pages.work.decisions.files import page as files
from pages.work.decisions.view import Choices, Kept

_TASK, _PICK = "trail_task", "trail_pick"
_WIDTHS = {"Who": 110, "Plan": 130, "Task": 60, "What": 110, "Decided": 150, "Standing": 430, "Why": 300}
_COLUMNS = {
    **{name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()},
    "When": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=150),
    "About the plan as at": st.column_config.DateColumn(format="D MMM YYYY"),
}


def _nobody_yet() -> None:
    st.info(said.NOBODY_YET)
    with st.container(horizontal=True):
        links.link("work/tasks/page.py", "Decide on one task: open it on Tasks", in_force.link_parameters())
        links.link("work/decide/page.py", "Decide on many at once", in_force.link_parameters())


def _kept(choices: Choices) -> Kept:
    """The trail's own filters, each in the address."""
    with st.container(horizontal=True):
        people = _several("Person", "person", choices.people, str, "Anyone")
        kinds = _several("Kind", "kind", choices.kinds, said.kind, "Any kind")
        first = _day("Decided from", "made_from")
        last = _day("Decided until", "made_until")
    return Kept(_task(choices.tasks), people, kinds, first, last)


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
        "Task", list(tasks), index=None, format_func=named(tasks), key=_TASK, placeholder="Any task"
    )  # fmt: skip
    if picked is None:
        st.query_params.pop("task", None)
    elif st.query_params.get("task") != picked:
        st.query_params["task"] = picked
    return picked


def _list(trail: view.Trail) -> str | None:
    """The table, and its keyboard twin; the decision chosen by either."""
    ids = list(trail.names)
    key = f"trail_rows_{recording.times()}"
    if st.session_state.get(_PICK) not in trail.names:
        st.session_state[_PICK] = None
    st.dataframe(
        trail.table,
        key=key,
        hide_index=True,
        height=min(38 + 35 * len(ids), 420),
        on_select=lambda: _row_chosen(key, ids),
        selection_mode="single-row",
        column_config=_COLUMNS,
        alt=f"{trail.headline}, the newest first.",
    )
    return st.selectbox(
        "Open a decision", ids, index=None, format_func=named(trail.names), key=_PICK,
        placeholder="Choose a decision: its reason in full, the plan before it, and taking it back",
    )  # fmt: skip


def _row_chosen(key: str, ids: list[str]) -> None:
    at = st.session_state[key].selection.rows
    st.session_state[_PICK] = ids[at[0]] if at and at[0] < len(ids) else None


def _trail(chosen: Filters, choices: Choices) -> None:
    st.header("Every decision", anchor=False)
    kept = _kept(choices)
    trail = data.kept(view.trail, chosen, kept)
    if not trail.names:
        st.info("No decision is left by these filters. Take one of them away, here or at the left.")
        return
    caption = f"{trail.headline}. The newest first, times as on this machine’s clock."
    if chosen.areas or chosen.ratings or chosen.due or chosen.words:
        caption += " Of the filters at the left, plan, lead and “As known on” hold here, the others don’t."
    st.caption(caption)
    picked = _list(trail)
    if picked:
        detail.show(data.kept(view.one, chosen, kept, picked), chosen)
    files.show(chosen, kept)


def _then_and_now(chosen: Filters, known_on: date) -> None:
    """Where the page shows what was known on a day: the tasks by rating then, beside now."""
    st.header(f"As known on {words.day(known_on)}, and now", anchor=False)
    detail.compare(chosen, known_on)


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    recording.say()
    disagreements.show(chosen)
    choices = data.kept(view.choices)
    if choices.people:
        _trail(chosen, choices)
    else:
        _nobody_yet()
    if chosen.known_on:
        _then_and_now(chosen, chosen.known_on)


main()
