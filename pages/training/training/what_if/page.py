"""What if: when so many sessions reach the people who are still to be trained, and how many sessions it takes."""

import streamlit as st

from pages.common import beside, data, rows
from pages.common.options import named
from pages.said.filters import Filters
from pages.said.words import plain
from pages.training.training.what_if import view
from pages.training.training.what_if import words as said
from pages.training.training.what_if.words import Given, Start

_GOAL = "goal"


def show(chosen: Filters) -> None:
    """Draws the fields, which the address holds, and what they come to."""
    starts = data.kept(view.starts, chosen)
    start = _start(starts)
    if start is None:
        st.info("No goal is set here to reckon with: set one under “Counts and rules”, or give the people below.")
    given = _fields(start or Start("", "", None, None))
    answer = said.answer(given, start)
    st.header(plain(answer.headline), anchor=False)
    for sentence in answer.sentences:
        st.markdown(plain(sentence))
    if answer.table:
        rows.show(answer.table, key="what_if_figures")
    st.caption(plain(said.basis(start)))


def _start(starts: dict[str, Start]) -> Start | None:
    """What is reckoned from: the goal that the address names, else the first; chosen from where there are several."""
    if not starts:
        return None
    ids, picked = list(starts), beside.picked(_GOAL)
    place = ids.index(picked) if picked in starts else 0
    if len(ids) == 1:
        return starts[ids[0]]
    titles = {id_: one.title for id_, one in starts.items()}
    chosen = st.selectbox("Goal", ids, index=place, format_func=named(titles), key=f"what_if_goal_{place}")
    if chosen != ids[place]:
        beside.pick(chosen, _GOAL)
    return starts[chosen]


def _fields(start: Start) -> Given:
    with st.container(horizontal=True, key="what_if"):
        people = _number("People still to train", "people", start.people, least=1)
        sessions = _number("Sessions a month, of each trainer", "sessions", start.sessions_a_month, least=0.1)
        seats = _number("Seats a session", "seats", start.seats, least=1)
        attendance = _number("Attendance, %", "attendance", start.attendance, least=1, most=100)
        trainers = _number("Trainers", "trainers", start.trainers, least=1)
    return Given(people, sessions, seats, attendance, trainers)


def _number(label: str, name: str, value: float | None, *, least: float, most: float | None = None) -> float | None:
    """A field bound to the address; what a rule or the plan gives stands in it, else nothing."""
    is_whole = isinstance(least, int)
    kind = int if is_whole else float
    return st.number_input(
        label, min_value=least, max_value=most, value=None if value is None else kind(value),
        step=kind(1), format="%d" if is_whole else "%g", key=name, bind="query-params", placeholder="Give this",
    )  # fmt: skip
