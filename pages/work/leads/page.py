"""Leads: who leads what, in order of name; choose one to see their tasks, what is next and what is overdue."""

import streamlit as st

from pages.common import data, empty, figures, tables
from pages.common.in_force import current, link_parameters
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.work.leads import view
from pages.work.leads import words as said
from pages.work.leads.spellings import page as spellings


def _filter_by_click() -> None:
    points = st.session_state["leads_chart"].selection.points
    if points:
        st.session_state["lead"] = [points[0]["customdata"]]


def _filter_by_choice() -> None:
    picked = st.session_state["leads_choice"]
    st.session_state["lead"] = [] if picked is None else [picked]


def _choose(leads: list[said.Lead], chosen: Filters) -> None:
    """The select box that sets the shared lead filter, and so the address."""
    names = {lead.name: lead.label for lead in leads}
    one = chosen.leads[0] if len(chosen.leads) == 1 and chosen.leads[0] in names else None
    st.session_state["leads_choice"] = one
    st.selectbox(
        "Choose a lead", list(names), index=None, format_func=named(names), key="leads_choice",
        on_change=_filter_by_choice, placeholder="See their tasks, what is next and what is overdue",
    )  # fmt: skip


def _draw_chosen(leads: list[said.Lead], chosen: Filters) -> None:
    theirs = [lead for lead in leads if lead.name in chosen.leads]
    if not theirs:
        st.info("The lead chosen has no task among these. Choose another, or clear a filter.")
        return
    for lead in theirs:
        st.markdown(words.plain(said.chase(lead)))
    st.page_link("work/leads/page.py", label="Link to this view", query_params=link_parameters())
    ids = sorted({task_id for lead in theirs for task_id in lead.task_ids})
    tables.task_list(data.kept(view.listed, tuple(ids), chosen), key="leads_tasks")


def main() -> None:
    """Draws the page: the choice first, everyone below, whoever is chosen."""
    chosen = current()
    leads = data.kept(view.leads, chosen)
    if not leads:
        empty.say(current())
        spellings.show(chosen)
        return
    _choose(leads, chosen)
    if chosen.leads:
        _draw_chosen(leads, chosen)
    figures.show(data.kept(view.everyone, chosen, figures.is_dark()), key="leads_chart", on_select=_filter_by_click)
    spellings.show(chosen)


main()
