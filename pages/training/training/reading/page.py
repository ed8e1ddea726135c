"""The form that adds a dated count of people trained."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import Named, marked, say
from pages.said.roles import Role
from pages.said.words import plain
from pages.training.training.whose import page as whose
from pages.training.training.whose import view as whose_view
from pages.training.training.whose.page import Whose

_FORM = "reading"
_MEASURES = Named({"staff": marked("Staff trained"), "trainers": marked("Accredited trainers")})


def form(chosen: Filters, of: Whose | None = None, measure: str = "staff") -> None:
    """Draws the form. of, measure: what is counted, where that stands; else there are fields for it."""
    if not person.offered(Role.EDITOR):
        return
    st.header(say("Add a count"), anchor=False)
    if chosen.known_on:
        st.caption(say("To add a count, clear “As known on”: what is added is known from now on."))
        return
    if of:
        whose_count = f"{of.programme}, {of.audience}" if of.audience else of.programme
        st.caption(plain(say("{whose}: {what}, in total.", whose=whose_count, what=_MEASURES[measure].lower())))
    with st.form(_FORM, border=False):
        with st.container(horizontal=True, key="reading_fields"):
            if of is None:
                of = whose.fields(data.kept(whose_view.known, chosen), chosen.plan, key=_FORM)
                measure = st.selectbox(say("What was counted"), list(_MEASURES), format_func=named(_MEASURES))
            given = _fields(recording.times(_FORM))
        if st.form_submit_button(say("Add this count"), type="primary"):
            _add(of, given | {"measure": measure})


def _fields(times: int) -> dict:
    return {
        "value": st.number_input(
            say("How many, in total"), min_value=0, value=None, step=1, key=f"reading_value_{times}"
        ),
        "as_at": st.date_input(say("Counted on"), value=None, format="DD/MM/YYYY", key=f"reading_as_at_{times}"),
        "source": st.text_input(
            say("Source"), max_chars=loaders.LONGEST_READING_TEXT, key=f"reading_source_{times}",
            placeholder=say("For example learning records"),
        ),
        "added_by": person.name("reading_who"),
    }  # fmt: skip


def _add(of: Whose, given: dict) -> None:
    missing = [*of.missing(), *_missing(given)]
    if missing:
        st.error(say("Not added yet: {missing}.", missing=words.several(missing)))
        return
    try:
        before = loaders.add_reading(data.to_write(Role.EDITOR, given["added_by"]), **of._asdict(), **given)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    told = [say("Added: {number} at {day}.", number=f"{given['value']:,}", day=words.day(given["as_at"]))]
    if before is not None:
        told.append(say("It replaces the count of {number} of the same day.", number=f"{before:,}"))
    recording.done(" ".join(told), _FORM)


def _missing(given: dict) -> list[str]:
    asked = {
        "value": say("give the number"), "as_at": say("give the date it was counted on"),
        "added_by": say("give your name"),
    }  # fmt: skip
    return [what for name, what in asked.items() if given[name] in (None, "")]
