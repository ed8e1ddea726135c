"""What if: when so many sessions reach the people who are still to be trained, and how many sessions it takes."""

import streamlit as st

from pages.common import beside, data, rows
from pages.common.options import named
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.training.training.what_if import view
from pages.training.training.what_if import words as said
from pages.training.training.what_if.words import Given, Start

_GOAL, _LAST = "goal", "what_if_start"


def show(chosen: Filters) -> None:
    """Draws the fields, which the address holds, and what they come to."""
    starts = data.kept(view.starts, chosen)
    if not starts:
        st.info(say("No goal in people is known here to reckon with: give the people, or set a goal."))
    start = _start(starts)
    _follow(start)
    given = _fields(start)
    answer = said.answer(given, start)
    if answer.refused:
        st.error(plain(answer.refused))
    st.header(plain(answer.headline), anchor=False)
    st.markdown("  \n".join(plain(one) for one in answer.sentences))
    if answer.table:
        rows.show(answer.table, key="what_if_figures")
    st.caption(plain(said.basis(given, start)))


def _start(starts: dict[str, Start]) -> Start:
    """What is reckoned from: the goal that the address names, else the first; chosen from where there are several."""
    if not starts:
        return Start("", "", None, None)
    ids, picked = list(starts), beside.picked(_GOAL)
    place = ids.index(picked) if picked in starts else next((at for at, id_ in enumerate(ids) if starts[id_].people), 0)
    if len(ids) == 1:
        return starts[ids[0]]
    titles = {id_: one.title for id_, one in starts.items()}
    chosen = st.selectbox(say("Goal"), ids, index=place, format_func=named(titles), key=f"what_if_goal_{place}")
    if chosen != ids[place]:
        beside.pick(chosen, _GOAL)
    return starts[chosen]


def _follow(start: Start) -> None:
    """Puts what is known of another goal, plan or date into the fields, which else keep what stood in them."""
    last = st.session_state.get(_LAST)
    st.session_state[_LAST] = start
    if last in (None, start):
        return
    known = start.known()
    for name, value in known.items():
        if name in st.session_state and (value or name == "people"):
            st.session_state[name] = value


def _fields(start: Start) -> Given:
    """The fields, which the address holds; what a rule or the plan gives stands in them, else nothing.

    They take any number: a limit of theirs would leave another in sight than the one that is reckoned with.
    """
    with st.container(horizontal=True, key="what_if"):
        return Given(**{
            name: st.number_input(
                say(said.LIMITS[name].label), value=value, step=1.0, format="%g", key=name, bind="query-params",
                placeholder=say("Give this"), help=say("Of each trainer.") if name == "sessions" else None,
            )
            for name, value in start.known().items()
        })  # fmt: skip
