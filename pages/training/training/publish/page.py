"""To publish: who is trained as a table that can be handed out, small figures suppressed."""

import streamlit as st

from pages.common import data, handing, rows
from pages.said.file_kinds import CSV, EXCEL
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.training.training.publish import view
from pages.training.training.publish import words as said


def show(chosen: Filters) -> None:
    """Draws the table and the files of it."""
    shown = data.kept(view.shown, chosen)
    if shown is None:
        st.info(say(said.NOTHING))
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(plain(shown.headline), anchor=False)
        with st.container(horizontal=True, width="content"):
            handing.button("CSV", lambda: view.csv(chosen), "training-to-publish.csv", CSV)
            handing.button("Excel", lambda: view.workbook(chosen), "training-to-publish.xlsx", EXCEL)
    rows.show(shown.table, key="training_publish")
    st.caption("  \n".join(plain(one) for one in shown.notes))
    if shown.sources:
        with st.expander(say("Sources in full: not part of what is published")):
            st.markdown("  \n".join(plain(one) for one in shown.sources))
