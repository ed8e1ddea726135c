"""What if: when so many sessions reach the people who are still to be trained, and how many sessions it takes."""

import streamlit as st

from pages.common import beside, data, rows
from pages.common.options import named
from pages.said.filters import Filters
from pages.said.words import plain
from pages.training.training.what_if import view
from pages.training.training.what_if import words as said
from pages.training.training.what_if.words import Given, Start

_GOAL, _LAST = "goal", "what_if_start"


def show(chosen: Filters) -> None:
    """Draws the fields, which the address holds, and what they come to."""
    starts = data.kept(view.starts, chosen)
    if not starts:
        st.info("No goal in people is known here to reckon with: give the people, or set a goal.")
    start = _start(starts)
    _follow(start)
    given = _fields(start)
    answer = said.answer(given, start)
    st.header(plain(answer.headline), anchor=False)
    st.markdown("  \n".join(plain(one) for one in answer.sentences))
    if answer.table:
        rows.show(answer.table, key="what_if_figures")
    st.caption(plain(said.basis(start)))


def _start(starts: dict[str, Start]) -> Start:
    """What is reckoned from: the goal that the address names, else the first; chosen from where there are several."""
    if not starts:
        return Start("", "", None, None)
    ids, picked = list(starts), beside.picked(_GOAL)
    place = ids.index(picked) if picked in starts else next((at for at, id_ in enumerate(ids) if starts[id_].people), 0)
    if len(ids) == 1:
        return starts[ids[0]]
    titles = {id_: one.title for id_, one in starts.items()}
    chosen = st.selectbox("Goal", ids, index=place, format_func=named(titles), key=f"what_if_goal_{place}")
    if chosen != ids[place]:
        beside.pick(chosen, _GOAL)
    return starts[chosen]


def _follow(start: Start) -> None:
    """Puts what is known of another goal, plan or date into the fields, which else keep what stood in them."""
    last = st.session_state.get(_LAST)
    st.session_state[_LAST] = start
    if last in (None, start):
        return
    known = {"people": start.people, "sessions": start.sessions_a_month, "seats": start.seats,
             "attendance": start.attendance, "trainers": start.trainers}  # fmt: skip
    for name, value in known.items():
        if name in st.session_state and (value or name == "people"):
            st.session_state[name] = value


def _fields(start: Start) -> Given:
    with st.container(horizontal=True, key="what_if"):
        return Given(
            _number("People still to train", "people", start.people),
            _sessions(start.sessions_a_month),
            _number("Seats a session", "seats", start.seats),
            _number("Attendance, %", "attendance", start.attendance, most=100),
            _number("Trainers", "trainers", start.trainers),
        )


def _number(label: str, name: str, value: int | None, *, most: int | None = None) -> int | None:
    """A field that the address holds; what a rule or the plan gives stands in it, else nothing."""
    return st.number_input(
        label, min_value=1, max_value=most, value=value, step=1, key=name, bind="query-params", placeholder="Give this"
    )


def _sessions(value: float | None) -> float | None:
    return st.number_input(
        "Sessions a month, each", min_value=0.1, max_value=1000.0, value=value, step=1.0, format="%g",
        key="sessions", bind="query-params", placeholder="Give this", help="Of each trainer.",
    )  # fmt: skip
