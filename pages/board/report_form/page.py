"""Draws the form of what a council gives for its committee report: kept per council, or with the pack."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

import loaders
from pages.board.pack import report_words
from pages.board.pack.build import NothingToTell
from pages.board.pack.choice import Choice
from pages.board.pack.report import HEAD, HEADINGS, MEETING, RATINGS, REQUIRED, TEXTS
from pages.board.report_form import view
from pages.common import data, person, recording
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.said.words import plain

_KEY = "board_report"
_EXAMPLES = {
    "committee": marked("Cabinet Board"),
    "meeting_on": marked("12 October 2026, 2 pm"),
    "report_of": marked("Head of Community Safety"),
    "contact": marked("Name, telephone, e-mail"),
    "wards": marked("All wards"),
    "decision": marked("Non-key, for decision"),
    "lead_in": marked("The board is recommended to"),
}


def show(choice: Choice) -> None:
    """The form, built once it is opened."""
    if not person.may(Role.EDITOR):
        return
    opened = st.expander(
        say("Committee report: head, headings and standing texts"), key="board_report_open", on_change="rerun"
    )
    if not opened.open:
        return
    with opened, suppress(NothingToTell):  # the page itself says that there is no pack
        _form(choice, view.begun(choice))


def _form(choice: Choice, begun: view.Begun) -> None:
    st.caption(
        say(
            "Printed in the paper and in the Word report. What is given for the meeting and the risks is kept with "
            "this pack; the rest is kept for {council} and stands in its next report too.",
            council=plain(begun.council),
        )
    )
    # Another pack's form has other fields: what was typed for one meeting isn't another's.
    key = f"{_KEY}_{recording.times(_KEY)}_{hashlib.sha256(choice.key().encode()).hexdigest()[:8]}"
    with st.form(key, border=False):
        st.markdown(f"**{say('This meeting')}**")
        meeting = _fields(key, MEETING, begun.of_meeting)
        st.markdown(f"**{say('Every report')}**")
        standing = _fields(key, HEAD, begun.standing)
        st.markdown(say("**Headings**: left empty, as shown"))
        standing |= _headings(key, HEADINGS | begun.chapters, begun.standing)
        st.markdown(f"**{say('Standing texts')}**")
        for name, label in TEXTS.items():
            standing[f"text:{name}"] = st.text_area(
                say(label), value=begun.standing.get(f"text:{name}", ""), key=f"{key}_text_{name}", height="content",
                max_chars=loaders.LONGEST_REPORT_TEXT, placeholder=_example(name),
            )  # fmt: skip
        meeting |= _ratings(key, begun)
        who = person.name(f"{_KEY}_who")
        pressed = st.form_submit_button(say("Save for the report"), type="primary")
    if pressed:
        _save(choice, begun, meeting, standing, who)


def _example(name: str) -> str | None:
    return say(_EXAMPLES[name]) if name in _EXAMPLES else None


def _fields(key: str, names: Mapping[str, str], was: Mapping[str, str]) -> dict[str, str]:
    with st.container(horizontal=True):
        return {
            name: st.text_input(
                say("{label} (required)", label=say(label)) if name in REQUIRED else say(label),
                value=was.get(name, ""), key=f"{key}_{name}", max_chars=200, placeholder=_example(name), width=260,
            )
            for name, label in names.items()
        }  # fmt: skip


def _headings(key: str, chapters: Mapping[str, str], was: Mapping[str, str]) -> dict[str, str]:
    with st.container(horizontal=True):
        return {
            f"heading:{name}": st.text_input(
                plain(say(label)), value=was.get(f"heading:{name}", ""), key=f"{key}_heading_{name}", max_chars=100,
                placeholder=say(label), width=260,
            )
            for name, label in chapters.items()
        }  # fmt: skip


def _ratings(key: str, begun: view.Begun) -> dict[str, str]:
    """Likelihood and impact of each risk."""
    typed: dict[str, str] = {}
    if begun.risks:
        st.markdown(say("**Risks**: how likely and how grave the council rates each"))
    for risk in begun.risks:
        st.caption(plain(risk.text))
        with st.container(horizontal=True):
            for code, label in RATINGS.items():
                name = f"{code}:{risk.id}"
                typed[name] = st.text_input(
                    say(label), value=begun.of_meeting.get(name, ""), key=f"{key}_{name}", max_chars=40, width=260,
                    placeholder=say("High, or a score"),
                )  # fmt: skip
    return typed


def _save(choice: Choice, begun: view.Begun, meeting: dict[str, str], standing: dict[str, str], who: str) -> None:
    of_meeting = report_words.to_record(meeting, begun.of_meeting)
    kept = report_words.to_keep(standing, begun.standing)
    if not of_meeting and not kept:
        st.info(say("Nothing was changed, so nothing is saved."))
        return
    wrong = loaders.impossible_date(meeting["meeting_on"])
    if wrong:
        st.error(say("No calendar has {date}: correct the meeting’s date, then save again.", date=plain(wrong)))
        return
    try:
        loaders.keep_report_texts(data.to_write(Role.EDITOR, who), begun.kept_under, kept, written_by=who)
        loaders.edit_pack(data.to_write(Role.EDITOR, who), choice.key(), of_meeting, edited_by=who)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    names = MEETING | HEAD
    lacking = [say(names[name]) for name in REQUIRED if not (meeting | standing)[name].strip()]
    said = say("Saved for the report: {texts}.", texts=words.count(len(of_meeting) + len(kept), "text"))
    said += f" {say('Still to give: {fields}.', fields=words.several(lacking))}" if lacking else ""
    recording.done(said, _KEY)
