"""Hands over a council's counts as a file: shown before it is taken, so that it can be seen what it holds."""

import streamlit as st

from loaders import LoadError
from pages.common import data, in_force
from pages.common.handing import button
from pages.common.options import named
from pages.said.file_kinds import CSV
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.words import plain
from pages.status.regional import words as said
from pages.status.regional.handover import view
from pages.status.regional.handover.view import Plan


def show(framework: str) -> None:
    """The plan, its council where its words don't tell it, and the file in the framework."""
    known = data.kept(view.plans)
    if not known:
        st.info(say("There is no plan to count yet: add one on Add a plan."))
        return
    st.markdown(say(said.HOLDS))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        plan_id = _plan(known)
        code = _council(plan_id, known[plan_id])
    if code:
        _file(plan_id, code, framework, known[plan_id])


def _plan(known: dict[str, Plan]) -> str:
    in_view = in_force.current().plan
    ids = sorted(known, key=lambda one: one != in_view)
    names = {id_: one.title for id_, one in known.items()}
    return str(st.selectbox(say("Plan"), ids, format_func=named(names), key="handover_plan", width=320))


def _council(plan_id: str, plan: Plan) -> str | None:
    """The council's code: its own words', or the one that is chosen."""
    names = data.kept(view.councils)
    if plan.gss_code:
        st.markdown(plain(say("Council: {council} ({code})", council=names[plan.gss_code], code=plan.gss_code)))
        return plan.gss_code
    return st.selectbox(
        say("Which council of the list is it?"), list(names), index=None, format_func=named(names),
        key=f"handover_council_{plan_id}", width=360,
    )  # fmt: skip


def _file(plan_id: str, code: str, framework: str, plan: Plan) -> None:
    try:
        if st.toggle(say("See what the file holds"), key="handover_see"):
            st.code(data.kept(view.content, plan_id, code, framework).decode(), language=None, height=320)
    except LoadError as error:
        st.error(why_refused(error))
        return
    button(
        say("Hand over counts"), lambda: view.content(plan_id, code, framework), view.file_name(code, plan.as_at), CSV,
        key="handover",
    )  # fmt: skip
