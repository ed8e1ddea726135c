"""What is drawn once a document is saved: that it is, what changed, what it disagrees with, and where to go on."""

import streamlit as st

from pages.common import data, in_force
from pages.common.links import link
from pages.data.add_plan import view
from pages.data.add_plan.saving import words as said
from pages.said import filters
from pages.said.language import say
from pages.said.words import plain

_SAID = "add_saved"


def keep(plan_id: str, text: str, since: str) -> None:
    """Keeps what is to be said of a plan that was saved, until the next document is dropped."""
    st.session_state[_SAID] = plan_id, text, since


def forget() -> None:
    """Ends it."""
    st.session_state.pop(_SAID, None)


def show() -> None:
    """Draws it, with the links that lead on."""
    if _SAID not in st.session_state:
        return
    plan_id, text, since = st.session_state[_SAID]
    address = in_force.link_parameters(filters.Filters(), plan=plan_id)
    with st.container(border=True, key="add_saved"):
        st.success(plain(text))
        if since:
            link("status/changes/page.py", plain(since), address)
        for one in data.kept(view.against, plan_id):
            link("work/decisions/page.py", plain(one), address)
        lapsed = data.kept(view.lapsed, plan_id)
        if lapsed:
            link("work/decisions/page.py", plain(said.lapsed(lapsed)), address)
        with st.container(horizontal=True, gap="medium"):
            link("status/heat_map/page.py", say("See the heat map"), address)
            link("board/page.py", say("Make the board pack"), address)
            link("status/home/page.py", say("Go to its Home"), address)
            link("data/data_quality/page.py", say("See its data quality, or withdraw it"), address)
