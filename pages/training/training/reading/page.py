"""The form that adds a dated count of people trained."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.said.words import plain
from pages.training.training.reading import view

_FORM = "reading"
_MEASURES = {"staff": "Staff trained", "trainers": "Accredited trainers"}


def form(known: list[str], chosen: Filters) -> None:
    """Draws the form. known: the programmes that there are, the first of them filled in."""
    st.header("Add a count", anchor=False)
    recording.say()
    if chosen.known_on:
        st.caption("To add a count, clear “As known on”: what is added is known from now on.")
        return
    with st.form(_FORM, border=False):
        given = _fields(data.kept(view.plans), known, chosen)
        if st.form_submit_button("Add this count", type="primary"):
            _add(given)


def _fields(titles: dict[str, str], known: list[str], chosen: Filters) -> dict:
    times = recording.times(_FORM)
    plan = chosen.plan
    if plan is None:
        plan = st.selectbox(
            "Of which plan", list(titles), index=None, format_func=named(titles), placeholder="Choose a plan"
        )
    with st.container(horizontal=True, key="reading_fields"):
        programme = st.selectbox(
            "Programme", known, index=0 if known else None, accept_new_options=True, placeholder="For example WRAP"
        )
        measure = st.selectbox("What was counted", list(_MEASURES), format_func=named(_MEASURES))
        value = st.number_input("How many, in total", min_value=0, value=None, step=1, key=f"reading_value_{times}")
        as_at = st.date_input("Counted on", value=None, format="DD/MM/YYYY", key=f"reading_as_at_{times}")
        source = st.text_input(
            "Source", max_chars=300, key=f"reading_source_{times}", placeholder="For example learning records"
        )
        who = person.name("reading_who")
    return {
        "plan_id": plan, "measure": measure, "programme": programme, "value": value, "as_at": as_at, "source": source,
        "added_by": who,
    }  # fmt: skip


def _add(given: dict) -> None:
    missing = _missing(given)
    if missing:
        st.error(f"Not added yet: {words.several(missing)}.")
        return
    try:
        loaders.add_reading(data.connection(), **given)
    except loaders.ReadingRefused as error:
        st.error(plain(error))
        return
    recording.done(f"Added: {given['value']:,} at {words.day(given['as_at'])}.", _FORM)


def _missing(given: dict) -> list[str]:
    asked = {
        "plan_id": "choose a plan", "programme": "name the programme", "value": "give the number",
        "as_at": "give the date it was counted on", "added_by": "give your name",
    }  # fmt: skip
    return [what for name, what in asked.items() if given[name] in (None, "")]
