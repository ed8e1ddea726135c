"""The form that adds a dated count of people trained."""

import streamlit as st

import loaders
from pages.common import data, person
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.said.words import plain
from pages.training.training.reading import view

_SAID = "reading_said"
_MEASURES = {"staff": "Staff trained", "trainers": "Accredited trainers"}


def form(known: list[str], chosen: Filters) -> None:
    """Draws the form once it is opened; an added count shows at once, or the page says from which date on it will.

    known: the programmes that there are.
    """
    opened = st.expander("Add a count", key="reading_form", on_change="rerun")
    if not opened.open:
        return
    plans = data.kept(view.plans)
    with opened:
        _say()
        with st.form("reading", border=False):
            given = _fields(plans, known, chosen)
            if st.form_submit_button("Add this count", type="primary"):
                _add(given, plans, chosen)


def _fields(plans: dict[str, view.Plan], known: list[str], chosen: Filters) -> dict:
    ids = list(plans)
    titles = {plan_id: plan.title for plan_id, plan in plans.items()}
    first = ids.index(chosen.plan) if chosen.plan in ids else None
    with st.container(horizontal=True):
        plan = st.selectbox("Of which plan", ids, index=first, format_func=named(titles), placeholder="Choose a plan")
        measure = st.selectbox("What was counted", list(_MEASURES), format_func=named(_MEASURES))
        programme = st.selectbox(
            "Programme", known, index=0 if known else None, accept_new_options=True, placeholder="For example WRAP"
        )
    with st.container(horizontal=True):
        value = st.number_input("How many, in total", min_value=0, value=None, step=1)
        as_at = st.date_input("Counted on", value=None, format="DD/MM/YYYY")
        who = person.name("reading_who")
    return {
        "plan_id": plan, "measure": measure, "programme": programme, "value": value, "as_at": as_at,
        "added_by": who,
    }  # fmt: skip


def _add(given: dict, plans: dict[str, view.Plan], chosen: Filters) -> None:
    missing = _missing(given)
    if missing:
        st.error(f"Not added yet: {words.several(missing)}.")
        return
    try:
        loaders.add_reading(data.connection(), **given)
    except loaders.ReadingRefused as error:
        st.error(plain(error))
        return
    st.session_state[_SAID] = _added(given, plans[given["plan_id"]], chosen)
    st.rerun()


def _missing(given: dict) -> list[str]:
    asked = {
        "plan_id": "choose a plan", "programme": "name the programme", "value": "give the number",
        "as_at": "give the date it was counted on", "added_by": "give your name",
    }  # fmt: skip
    return [what for name, what in asked.items() if given[name] in (None, "")]


def _added(given: dict, plan: view.Plan, chosen: Filters) -> str:
    said = f"Added: {given['value']:,} at {words.day(given['as_at'])}."
    judged = chosen.as_at or plan.judged_at
    if given["as_at"] > judged:
        said += (
            f" The page shows the plan as at {words.day(judged)}: the count shows once the as-at date is moved to "
            f"{words.day(given['as_at'])} or later."
        )
    return said


def _say() -> None:
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(plain(said))
