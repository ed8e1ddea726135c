"""Changes: why the figures moved since the last version, what moved, how dates moved, the history, the measures."""

import streamlit as st

from pages.common import beside, controls, corrections, data, empty, figures, paged, ranked, recording, rows
from pages.common.in_force import current
from pages.common.links import link
from pages.common.part import part
from pages.said import measures, why_moved
from pages.said.filters import Filters
from pages.said.language import Named, marked, say
from pages.status.changes import view
from pages.status.changes import words as said
from pages.status.changes.dates import view as dates_view
from pages.status.changes.history import view as history_view
from pages.status.changes.match import page as match
from pages.status.changes.versions import page as versions
from pages.status.changes.versions.page import from_address, to_address
from pages.status.changes.versions.view import Pair
from pages.task import page as task
from pages.task.opened import page as opened
from pages.task.opened.view import is_known

_ADD_PLAN = "data/add_plan/page.py"
_OF_PAIR, _OF_PLAN = ("changes", "matrix"), ("dates", "history", "measures")
_NAMES = Named(
    {
        "changes": marked("What moved"),
        "matrix": marked("Ratings before and after"),
        "dates": marked("Due dates"),
        "history": marked("History"),
        "measures": marked("Measures"),
    }
)


def _narrow(name: str, value: str | None) -> None:
    """Puts a part of the bridge or a cell into the address; it takes the place of the other, and of the open task."""
    for other in {"part", "cell", "task"} - {name}:
        to_address(other, None)
    to_address(name, value)


def _why(chosen: Filters, pair: Pair) -> None:
    shown = data.kept(view.why, chosen, pair)
    st.header(shown.complete, anchor=False)
    st.markdown(f"**{shown.overdue}**", help=say(why_moved.MEANING))
    part = st.query_params.get("part")
    rows.on_choice(shown.bridge, key="changes_why", chosen=part, do=lambda one: _narrow("part", one))


def _no_pair(why: str, *, is_single: bool) -> None:
    st.info(why)
    if is_single:
        link(_ADD_PLAN, say("Add a plan"), {})


def _compare(chosen: Filters, pair: Pair, part: str) -> None:
    picked = beside.picked()
    left, right = beside.panes(is_open=picked is not None)
    with left:
        if part == "matrix":
            drawn, key = data.kept(view.matrix, chosen, pair)
            rows.on_choice(
                drawn, key="changes_matrix", chosen=st.query_params.get("cell"), do=lambda one: _narrow("cell", one)
            )
            st.caption(key, help=said.meaning())
        listed = data.kept(view.listed, chosen, pair, st.query_params.get("part"), st.query_params.get("cell"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(listed.about, width="content")
            if not listed.is_all:
                st.button(say("Show all"), on_click=_narrow, args=["part", None], key="changes_all", type="tertiary")
        ids: tuple[str, ...] = ()
        if listed.table.ids:
            of = (chosen, pair, st.query_params.get("part"), st.query_params.get("cell"))
            ids = paged.show(listed.table, key="changes_moved", of=of, chosen=picked, do=beside.pick)
    if picked:
        with right:
            _task(chosen, pair, picked, ids)


def _task(chosen: Filters, pair: Pair, picked: str, ids: tuple[str, ...]) -> None:
    if data.kept(view.task, chosen, pair, picked) is None:
        task.show(chosen, ids)
        return
    shown = data.kept(view.two_sides, chosen, pair, picked)
    task.steps(picked, ids)
    with st.container(border=True, key="changes_two_sides"):
        st.subheader(shown.heading, anchor=False)
        st.markdown(f"**{shown.kinds}** · {shown.match}")
        if shown.table is not None:
            st.table(shown.table, hide_index=True, border="horizontal")
            st.caption(say("Struck through: words that went. Bold: words that came."))
        match.show(chosen, pair, picked)
    if data.kept(is_known, picked, chosen):
        opened.show(picked, chosen, is_outside=False)


def _dates(chosen: Filters) -> None:
    drawn = data.kept(dates_view.shown, chosen, figures.is_dark())
    if isinstance(drawn, str):
        st.info(drawn)
    else:
        figures.show(drawn, key="changes_dates")


def _history(chosen: Filters) -> None:
    drawn = data.kept(history_view.shown, chosen, figures.is_dark())
    if isinstance(drawn, str):
        _no_pair(drawn, is_single=True)
    else:
        figures.show(drawn, key="changes_history")


def _measures(chosen: Filters) -> None:
    shown = data.kept(view.measured, chosen)
    if shown is None:
        st.info(say("No task is left by these filters. Clear them, or choose another plan or date."))
        return
    st.header(shown.headline, anchor=False)
    st.caption(shown.subtitle)
    rows.show(shown.table, key="changes_measures")
    with st.expander(say("Formula, source and limits of these measures")):
        st.markdown("\n\n".join(measures.explained()))


@part
def main() -> None:
    """Draws the page."""
    recording.say()
    chosen = current()
    if ranked.are_many(chosen, is_narrowed=False):
        ranked.show("changes", chosen)
        return
    if chosen.plan is None:
        rows.on_choice(data.kept(view.every_plan, chosen), key="changes_plans", do=controls.show_plan)
        return
    top = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tabs = st.container(width="content")
        pair = versions.pair(chosen)
    is_pair = isinstance(pair, Pair)
    is_empty = isinstance(pair, Pair) and data.kept(view.is_empty, chosen, pair)
    with tabs:
        parts, default = ((*_OF_PAIR, *_OF_PLAN), "changes") if is_pair else (_OF_PLAN, "measures")
        names = {one: _NAMES[one] for one in parts}
        part = from_address("show", say("Show"), names, default=default, as_control=True, label_visibility="collapsed")
    corrections.show(chosen)
    with top:
        if not isinstance(pair, Pair):
            _no_pair(say(pair.why), is_single=pair.is_single)
        elif is_empty:
            empty.say(chosen)
        else:
            _why(chosen, pair)
    others = {"dates": _dates, "history": _history, "measures": _measures}
    if part in others:
        others[part](chosen)
    elif isinstance(pair, Pair) and not is_empty:
        _compare(chosen, pair, part)


main()
