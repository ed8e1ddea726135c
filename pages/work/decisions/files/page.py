"""The trail as files to take away; each is made when its button is pressed."""

import streamlit as st

from pages.common.handing import button
from pages.said.file_kinds import CSV, EXCEL
from pages.said.filters import Filters
from pages.said.language import say
from pages.work.decisions.files import view
from pages.work.decisions.view import Kept


def show(chosen: Filters, kept: Kept) -> None:
    """Draws the buttons, folded."""
    opened = st.expander(say("Take these decisions away as a file"), key="trail_files", on_change="rerun")
    if not opened.open:
        return
    with opened:
        with st.container(horizontal=True):
            button(say("The decisions as CSV"), lambda: view.as_csv(chosen, kept), "decisions.csv", CSV)
            button(say("The decisions as Excel"), lambda: view.as_excel(chosen, kept), "decisions.xlsx", EXCEL)
        st.caption(
            say("Each row carries who, when to the microsecond (UTC), why, what became of it, every id, and the view.")
        )
