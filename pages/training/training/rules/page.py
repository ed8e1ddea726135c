"""Counts and rules: every goal, count and rule with its source and who gave it, and the forms to add or change one."""

import streamlit as st

from pages.common import beside, data, rows
from pages.common.options import known_in_any_language, named
from pages.said.filters import Filters
from pages.said.language import Named, marked, say
from pages.training.training.reading import page as reading
from pages.training.training.records import page as records
from pages.training.training.rules import view
from pages.training.training.rules.counting import page as counting
from pages.training.training.rules.goal import page as goal
from pages.training.training.whose import view as whose

_FORMS = Named(
    {
        "count": marked("Add a count"),
        "goal": marked("Set a goal"),
        "counting": marked("How it counts"),
        "records": marked("Learning system"),
    }
)


def show(chosen: Filters) -> None:
    """Draws what is known, and beside it the form that is chosen, if any."""
    shown = data.kept(view.shown, chosen)
    known_in_any_language("form", _FORMS)
    which = st.segmented_control(
        say("Form"),
        list(_FORMS),
        format_func=named(_FORMS),
        key="form",
        bind="query-params",
        label_visibility="collapsed",
    )
    left, right = beside.panes(is_open=which is not None)
    with left:
        for number, part in enumerate(shown):
            if part.table:
                st.header(part.title, anchor=False)
                rows.show(part.table, key=f"training_rules_{number}")
        st.caption("  \n".join(part.nothing for part in shown if not part.table))
    if which:
        with right, st.container(key="training_form"):  # before the lists on a phone
            _form(which, chosen)


def _form(which: str, chosen: Filters) -> None:
    if which == "count":
        reading.form(chosen)
    elif chosen.known_on:
        st.caption(say("To change anything, clear “As known on”: what is given is known from now on."))
    elif which == "goal":
        goal.form(data.kept(whose.known, chosen), chosen.plan)
    elif which == "counting":
        counting.form(data.kept(whose.known, chosen), chosen.plan)
    elif which == "records":
        records.form(chosen)
