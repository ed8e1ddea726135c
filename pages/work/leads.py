"""Leads: who leads what, in order of name; choose one to see their tasks, what is next and what is overdue."""

import streamlit as st

from pages.common import data, figures, filters, labelled_bars, tables, words
from pages.work import leads_words as said


def _filter_by_click() -> None:
    points = st.session_state["leads_chart"].selection.points
    if points:
        st.session_state["lead"] = [points[0]["customdata"]]


def _filter_by_choice() -> None:
    picked = st.session_state["leads_choice"]
    st.session_state["lead"] = [] if picked is None else [picked]


def _choose(leads: list[said.Lead], chosen: filters.Filters) -> None:
    """The select box that sets the shared lead filter, and so the address."""
    names = {lead.name: lead.label for lead in leads}
    one = chosen.leads[0] if len(chosen.leads) == 1 and chosen.leads[0] in names else None
    st.session_state["leads_choice"] = one
    st.selectbox(
        "Choose a lead", list(names), index=None, format_func=names.get, key="leads_choice",
        on_change=_filter_by_choice, placeholder="See their tasks, what is next and what is overdue",
    )  # fmt: skip


def _draw_chosen(leads: list[said.Lead], chosen: filters.Filters) -> None:
    theirs = [lead for lead in leads if lead.name in chosen.leads]
    if not theirs:
        st.info("The lead chosen has no task among these. Choose another, or clear a filter.")
        return
    for lead in theirs:
        st.markdown(words.plain(said.chase(lead)))
    st.page_link("work/leads.py", label="Link to this view", query_params=filters.link_parameters())
    ids = sorted({task_id for lead in theirs for task_id in lead.task_ids})
    rows = data.ask("tasks_by_id", task_ids=ids, on_date=chosen.as_at, with_computed=chosen.with_computed)
    tables.task_list(rows, key="leads_tasks")


def _draw_everyone(leads: list[said.Lead]) -> None:
    resting = said.resting(leads)
    headline = "; ".join(resting) if resting else "No task rests on a named person"
    subtitle = said.subtitle(leads)
    figures.show(
        data.figure(labelled_bars.figure, said.bars(leads), said.longest(leads), figures.is_dark()),
        key="leads_chart",
        headline=headline,
        subtitle=subtitle,
        alt=f"Bars of tasks by lead and rating, in order of name. {headline}. {subtitle}",
        table=said.table(leads),
        on_select=_filter_by_click,
    )


def main() -> None:
    """Draws the page: the choice first, everyone below, whoever is chosen."""
    chosen = filters.current()
    rows = data.ask("leads", **{**chosen.parameters(), "leads": None})
    if rows.empty:
        st.info("No task is left by these filters. Clear them, or choose another plan or date.")
        return
    leads = said.read(rows)
    _choose(leads, chosen)
    if chosen.leads:
        _draw_chosen(leads, chosen)
    _draw_everyone(leads)


main()
