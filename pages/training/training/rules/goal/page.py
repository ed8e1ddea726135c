"""The form that sets a goal, or changes one: in people or as a share, by when, and who says so."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.common.options import named
from pages.said import goals, words
from pages.said.heard import why_refused
from pages.said.language import Named, marked, say
from pages.said.roles import Role
from pages.training.training.whose import page as whose
from pages.training.training.whose.page import Whose
from pages.training.training.whose.view import Known

_FORM = "training_goal"
_MEASURES = Named({"staff": marked("Staff trained"), "trainers": marked("Accredited trainers")})
_KINDS = Named(
    {
        "people": marked("People, in number"),
        "share": marked("A share of all, in %"),
        "none": marked("No goal any more"),
    }
)


def form(known: Known, plan: str | None) -> None:
    """Draws the form. plan: of the page, None where it shows several."""
    if not person.offered(Role.EDITOR):
        return
    st.subheader(say("Set a goal"), anchor=False)
    kind = st.segmented_control(
        say("As"), list(_KINDS), default="people", required=True, format_func=named(_KINDS), key=f"{_FORM}_kind"
    )
    times = recording.times(_FORM)
    with st.form(_FORM, border=False):
        with st.container(horizontal=True):
            of = whose.fields(known, plan, key=_FORM)
            measure = st.selectbox(say("What is counted"), list(_MEASURES), format_func=named(_MEASURES))
            number = _number(kind, times)
            due_on = None
            if kind != "none":
                due_on = st.date_input(goals.by(), value=None, format="DD/MM/YYYY", key=f"{_FORM}_by_{times}")
            source = st.text_input(
                say("Source"), max_chars=300, key=f"{_FORM}_source_{times}",
                placeholder=say("For example the board, 12 May"),
            )  # fmt: skip
            who = person.name(f"{_FORM}_who")
        if st.form_submit_button(say("Set this goal") if kind != "none" else say("Take the goal back"), type="primary"):
            _set(of, measure, kind, number, {"due_on": due_on, "source": source, "set_by": who})


def _number(kind: str, times: int) -> int | None:
    if kind == "none":
        return None
    label, most = (say("How many in %"), 100) if kind == "share" else (say("How many people in total"), None)
    return st.number_input(label, min_value=1, max_value=most, value=None, step=1, key=f"{_FORM}_{kind}_{times}")


def _set(of: Whose, measure: str, kind: str, number: int | None, rest: dict) -> None:
    asked = {say("give the number"): number is not None or kind == "none", say("give your name"): rest["set_by"]}
    missing = [*of.missing(), *(what for what, is_given in asked.items() if not is_given)]
    if missing:
        st.error(say("Not set yet: {missing}.", missing=words.several(missing)))
        return
    share = number / 100 if kind == "share" and number else None
    target = number if kind == "people" else None
    try:
        loaders.set_goal(
            data.to_write(Role.EDITOR, rest["set_by"]),
            **of._asdict(),
            measure=measure,
            target=target,
            share=share,
            **rest,
        )
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(_said(of, kind, number, rest["due_on"]), _FORM)


def _said(of: Whose, kind: str, number: int | None, due_on) -> str:
    if kind == "none":
        return say("Taken back: the goal of {programme}. What the plan says holds again.", programme=of.programme)
    told = {"programme": of.programme, "day": words.day(due_on)}
    if kind == "share":
        return say("Set: {programme}, {number} % by {day}.", number=number, **told)
    return say("Set: {programme}, {number} people by {day}.", number=f"{number:,}", **told)
