"""Dismisses what was found about a document as a whole; a task's findings are answered with the task."""

import pandas as pd
import streamlit as st

import loaders
from pages.common import person, recording
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.roles import Role


def answer(rows: pd.DataFrame, rule: str, chosen: Filters) -> None:
    """Draws the form where a finding of the rule about a document is open. rows: of the query "findings"."""
    if not person.may(Role.EDITOR):
        return
    key = f"quality_answer_{rule}"
    recording.meeting(key)
    about = rows[rows["task_id"].isna() & rows["answer"].isna()].drop_duplicates("plan_id")
    if about.empty or chosen.known_on:
        return
    plans = dict(zip(about["plan_id"], about["plan"], strict=True))
    with st.form(f"{key}_form", border=False):
        st.caption(say("Looked at, and nothing more to do? Dismiss it: it stays listed, counted as answered."))
        with st.container(horizontal=True):
            plan = st.selectbox(say("Of which plan"), list(plans), format_func=named(plans), key=f"{key}_plan")
            why = st.text_input(say("Why"), key=f"{key}_why")
            who = person.name(f"{key}_who")
        if st.form_submit_button(say("Dismiss"), key=f"{key}_dismiss"):
            one = next(about[about["plan_id"] == plan].itertuples())
            decision = loaders.Decision(f"finding:{rule}", "dismissed", why, who)
            made = loaders.Deciding(one.snapshot_id, None, one.judged_at.date(), decision)
            recording.record(
                key, [made], say("Dismissed for {plan}: it counts as answered now.", plan=words.text(one.plan))
            )
