"""The form that sets a goal, or changes one: in people or as a share, by when, and who says so."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.common.options import named
from pages.said import words
from pages.said.roles import Role
from pages.said.words import plain
from pages.training.training.whose import page as whose
from pages.training.training.whose.page import Whose
from pages.training.training.whose.view import Known

_FORM = "training_goal"
_MEASURES = {"staff": "Staff trained", "trainers": "Accredited trainers"}
_KINDS = {"people": "People, in number", "share": "A share of all, in %", "none": "No goal any more"}


def form(known: Known, plan: str | None) -> None:
    """Draws the form. plan: of the page, None where it shows several."""
    if not person.offered(Role.EDITOR):
        return
    st.subheader("Set a goal", anchor=False)
    kind = st.segmented_control(
        "As", list(_KINDS), default="people", required=True, format_func=named(_KINDS), key=f"{_FORM}_kind"
    )
    times = recording.times(_FORM)
    with st.form(_FORM, border=False):
        with st.container(horizontal=True):
            of = whose.fields(known, plan, key=_FORM)
            measure = st.selectbox("What is counted", list(_MEASURES), format_func=named(_MEASURES))
            number = _number(kind, times)
            due_on = None
            if kind != "none":
                due_on = st.date_input("By", value=None, format="DD/MM/YYYY", key=f"{_FORM}_by_{times}")
            source = st.text_input(
                "Source", max_chars=300, key=f"{_FORM}_source_{times}",
                placeholder="For example the board, 12 May",
            )  # fmt: skip
            who = person.name(f"{_FORM}_who")
        if st.form_submit_button("Set this goal" if kind != "none" else "Take the goal back", type="primary"):
            _set(of, measure, kind, number, {"due_on": due_on, "source": source, "set_by": who})


def _number(kind: str, times: int) -> int | None:
    if kind == "none":
        return None
    label, most = ("How many in %", 100) if kind == "share" else ("How many people in total", None)
    return st.number_input(label, min_value=1, max_value=most, value=None, step=1, key=f"{_FORM}_{kind}_{times}")


def _set(of: Whose, measure: str, kind: str, number: int | None, rest: dict) -> None:
    asked = {"give the number": number is not None or kind == "none", "give your name": rest["set_by"]}
    missing = [*of.missing(), *(what for what, is_given in asked.items() if not is_given)]
    if missing:
        st.error(f"Not set yet: {words.several(missing)}.")
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
        st.error(plain(error))
        return
    recording.done(_said(of, kind, number, rest["due_on"]), _FORM)


def _said(of: Whose, kind: str, number: int | None, due_on) -> str:
    if kind == "none":
        return f"Taken back: the goal of {of.programme}. What the plan says holds again."
    aimed = f"{number} %" if kind == "share" else f"{number:,} people"
    return f"Set: {of.programme}, {aimed} by {words.day(due_on)}."
