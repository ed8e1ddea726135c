"""Home: where a plan stands, what to look at first, what is due soon and what waits; of several plans a row each."""

from dataclasses import replace

import streamlit as st

from pages.common import beside, controls, data, empty, links, ranked, reading, recording, rows
from pages.common.in_force import current, link_parameters
from pages.common.part import part
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.status.home import view
from pages.status.home.letter import page as letter
from pages.task import page as task


def _choose(task_id: str) -> None:
    """Opens a task beside, in place of a letter."""
    beside.pick(None, letter.NAME)
    beside.pick(task_id)


def several(chosen: Filters) -> None:
    """A row a plan."""
    rows.on_choice(data.kept(view.several_plans, chosen), key="home_plans", do=controls.show_plan)


def first(shown: view.Plan) -> None:
    """The worst tasks with their reason."""
    st.header(say("Look at these first") if not shown.first_said else say("Due next"), anchor=False)
    if shown.first_said:
        st.markdown(plain(shown.first_said))
    if shown.first.ids:
        rows.on_choice(shown.first, key="home_first", chosen=beside.picked(), do=_choose)


def week(shown: view.Plan) -> None:
    """What is due soon, what waits, training, and the letter of the week."""
    rows.on_choice(shown.week, key="home_week", chosen=beside.picked(), do=_choose)
    if shown.training:
        told(view.TRAINING, shown.training)
    if not reading.alone():
        st.button(say("Write the Monday e-mail"), on_click=letter.open_one, key="home_letter")


def told(page: str, sentence: str) -> None:
    """A sentence that leads to the page that it is from, but for who only reads."""
    if reading.alone():
        st.markdown(plain(sentence))
    else:
        links.link(page, plain(sentence), link_parameters())


def one(chosen: Filters) -> None:
    """One plan: its verdict, what changed, and the two halves."""
    shown = data.kept(view.one_plan, chosen, reading.alone())
    has_letter = beside.picked(letter.NAME) is not None and not reading.alone()
    is_open = has_letter or beside.picked() is not None
    left, right = beside.panes(is_open=is_open)
    with right if is_open else left:
        if has_letter:
            letter.show(chosen)
        elif beside.picked():
            task.show(chosen, list(dict.fromkeys([*shown.first.ids, *shown.strip.ids])))
        else:
            recording.say()
    with left:
        st.markdown(f"**{plain(shown.verdict)}** {plain(shown.notes)}")
        if shown.moved:
            told(view.CHANGES, shown.moved)
        with st.container(horizontal=True, gap="large", key="home_body"):
            with st.container(key="home_first_part"):
                first(shown)
            with st.container(key="home_week_part"):
                week(shown)
        rows.on_choice(shown.strip, key="home_strip", chosen=beside.picked(), do=_choose)
        if shown.strip_said:
            st.caption(plain(shown.strip_said))


@part
def main() -> None:
    """Draws the page."""
    chosen = current()
    found = data.kept(view.plan_ids, chosen)
    if not found:
        empty.say(chosen)
    elif len(found) == 1:
        one(replace(chosen, plan=found[0]))
    elif ranked.are_many(chosen):
        ranked.show("home", chosen)
    else:
        several(chosen)


main()
