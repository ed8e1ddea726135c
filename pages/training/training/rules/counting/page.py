"""The form that says how a programme counts: whom it is for, how long it holds, and what can be delivered."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.training.training.rules.counting import view
from pages.training.training.whose import page as whose
from pages.training.training.whose.page import Whose
from pages.training.training.whose.view import Known

_FORM = "training_rule"
_UNKNOWN = marked("Not known")
_TO_MONTHS_END = marked("It counts to the end of the month in which it runs out, as months are all that is kept.")


def form(known: Known, plan: str | None) -> None:
    """Draws the form, filled with what holds now. plan: of the page, None where it shows several."""
    if not person.offered(Role.EDITOR):
        return
    st.subheader(say("How a programme counts"), anchor=False)
    with st.container(horizontal=True):
        of = whose.fields(known, plan, key=_FORM)
    now = data.kept(view.rule, of.plan_id, of.programme, of.audience) if not of.missing() else {}
    st.caption(say("Left empty: not known. Then nothing is said to lapse, and no share is worked out."))
    with st.form(_FORM, border=False):
        key = f"{_FORM}_{recording.times(_FORM)}_{hash(tuple(of))}"
        given = _counts(now, key) | _delivered(now, key)
        source = st.text_input(
            say("Source"), max_chars=300, key=f"{key}_source", placeholder=say("For example the training policy")
        )
        who = person.name(f"{_FORM}_who")
        if st.form_submit_button(say("Keep this"), type="primary"):
            _keep(of, given, source, who)


def _counts(now: dict, key: str) -> dict:
    with st.container(horizontal=True):
        people = _whole(say("Whom it is for, people"), "people", now, key, least=1)
        validity = _whole(say("Counts for, months"), "validity_months", now, key, least=1, about=say(_TO_MONTHS_END))
        grace = _whole(say("Grace after that, days"), "grace_days", now, key, least=0)
        since = _day(say("Only completed from"), "window_from", now, key)
        until = _day(say("Only completed until"), "window_until", now, key)
    return {
        "people": people,
        "validity_months": validity,
        "grace_days": grace,
        "window_from": since,
        "window_until": until,
    }


def _delivered(now: dict, key: str) -> dict:
    with st.container(horizontal=True):
        trainers = _whole(say("Trainers"), "trainers", now, key, least=0)
        sessions = st.number_input(
            say("Sessions a month, each"), min_value=0.1, value=now.get("sessions_a_month"), step=1.0, format="%g",
            key=f"{key}_sessions", placeholder=say(_UNKNOWN),
        )  # fmt: skip
        seats = _whole(say("Seats a session"), "seats", now, key, least=1)
        share = now.get("attendance")
        attendance = st.number_input(
            say("Attendance, %"), min_value=1, max_value=100, step=1,
            value=None if share is None else round(100 * share),
            key=f"{key}_attendance", placeholder=say(_UNKNOWN),
        )  # fmt: skip
    return {
        "trainers": trainers, "sessions_a_month": sessions, "seats": seats,
        "attendance": None if attendance is None else attendance / 100,
    }  # fmt: skip


def _whole(label: str, name: str, now: dict, key: str, *, least: int, about: str | None = None) -> int | None:
    return st.number_input(
        label, min_value=least, value=now.get(name), step=1, key=f"{key}_{name}", placeholder=say(_UNKNOWN), help=about
    )  # fmt: skip


def _day(label: str, name: str, now: dict, key: str):
    return st.date_input(label, value=now.get(name), format="DD/MM/YYYY", key=f"{key}_{name}")


def _keep(of: Whose, given: dict, source: str, who: str) -> None:
    missing = [*of.missing(), *([] if who else [say("give your name")])]
    if missing:
        st.error(say("Not kept yet: {missing}.", missing=words.several(missing)))
        return
    try:
        loaders.set_rule(data.to_write(Role.EDITOR, who), **of._asdict(), **given, source=source, set_by=who)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    named = f"{of.programme}, {of.audience}" if of.audience else of.programme
    recording.done(say("Kept: how {whose} counts.", whose=named), _FORM)
