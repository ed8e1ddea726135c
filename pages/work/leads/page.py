"""Leads: who leads what, in order of name; choose one to see their tasks, what is next and what is overdue."""

from dataclasses import replace

import streamlit as st

from pages.common import data, figures, tables
from pages.common.in_force import current, link_parameters
from pages.said import labelled_bars, task_rows, words
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.work.leads import words as said
from pages.work.leads.spellings import page as leads_spellings


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
        "Choose a lead", list(names), index=None, format_func=names.get, key="leads_choice",
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
    tables.task_list(data.kept(_listed, tuple(ids), chosen), key="leads_tasks")


def _listed(ids: tuple[str, ...], chosen: Filters) -> task_rows.TaskList:
    return task_rows.listed(tables.by_id(list(ids), chosen))


def _leads(chosen: Filters) -> list[said.Lead]:
    """Everyone, whoever is chosen."""
    return said.read(data.ask("leads", **replace(chosen, leads=()).parameters()))


def _everyone(chosen: Filters, dark: bool) -> Picture:
    leads = _leads(chosen)
    headline = "; ".join(said.resting(leads)) or "No task rests on a named person"
    subtitle = said.subtitle(leads)
    return picture(
        labelled_bars.figure(said.bars(leads), said.longest(leads), dark),
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of tasks by lead and rating, in order of name. {headline}. {subtitle}",
        table=said.table(leads),
    )


def main() -> None:
    """Draws the page: the choice first, everyone below, whoever is chosen."""
    chosen = current()
    leads = data.kept(_leads, chosen)
    if not leads:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        leads_spellings.show(chosen)
        return
    _choose(leads, chosen)
    if chosen.leads:
        _draw_chosen(leads, chosen)
    figures.show(data.kept(_everyone, chosen, figures.is_dark()), key="leads_chart", on_select=_filter_by_click)
    leads_spellings.show(chosen)


main()
