"""Asks for a reason where a document may hold data about people referred; with one, the document is read."""

import streamlit as st

import loaders
from pages.common import person
from pages.data.add_plan.dropped import page as dropped
from pages.data.add_plan.dropped.page import Document
from pages.said.heard import why_refused
from pages.said.language import say


def ask(document: Document, refused: loaders.MayBeCaseData) -> None:
    """Draws what was seen, and a field for why it is about nobody referred; given, the document is read again."""
    mark = document.document_id[:12]
    st.warning(why_refused(refused))
    st.header(say("Go on all the same?"), anchor=False)
    st.caption(say("Names of people referred to Prevent or Channel, or what is known of them, must never be loaded."))
    with st.form(f"add_case_data_{mark}", border=False):
        why = st.text_input(
            say("Why this is not about people referred"),
            max_chars=500,
            key=f"add_case_data_why_{mark}",
            placeholder=say("The ages are those of groups who get training"),
        ).strip()
        who = person.name(f"add_case_data_who_{mark}")
        st.caption(say("Both are kept with the plan, and show on Data quality."))
        if st.form_submit_button(say("Go on with this reason"), type="primary"):
            if why and who:
                dropped.go_on(loaders.not_case_data(why, who))
                st.rerun()
            st.error(say("Give a reason and your name, then go on."))
    st.button(say("Leave without saving"), on_click=dropped.leave, key="add_leave")
    st.caption(say("Nothing has been written yet."))
