"""Draws the editor of a pack's words: other words, another order, what to hide, sentences of one's own."""

import uuid

import streamlit as st

import loaders
from pages.board import packs
from pages.board.editor import fields
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit
from pages.board.pack.model import Section
from pages.common import data, person, recording
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain

_KEY = "board_edit"


def show(choice: Choice, part: str | None) -> None:
    """The editor, at a part; its id."""
    if not person.offered(Role.EDITOR):
        return
    pack, edits = packs.unedited(choice), packs.changes(choice)
    sections = {section.id: section for section in pack.sections}
    st.header(say("Edit the words"), anchor=False)
    st.caption(
        say(
            "Figures, charts and tables don’t change, and only numbers that its figures give may stand in a sentence. "
            "What you save is kept with this pack: these plans, this quarter, this audience and view. What is late has "
            "fields of its own: choose its row."
        )
    )
    wanted = (part or "").removesuffix("_annex")
    picked = st.selectbox(
        say("Part to edit"), list(sections), index=list(sections).index(wanted) if wanted in sections else 0,
        format_func=lambda one: sections[one].name, key=f"{_KEY}_part_{wanted}",
    )  # fmt: skip
    _form(choice, sections[picked], edits, len(sections))


def add(choice: Choice) -> None:
    """One line to add a recommendation of one's own."""
    if not person.may(Role.EDITOR):
        return
    panel = next((panel for one in packs.unedited(choice).sections if one.id == "asked" for panel in one.panels), None)
    if panel is None:
        return
    key = f"{_KEY}_add_{recording.times(_KEY)}"
    with st.form(key, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(say("Add a recommendation"), key=f"{key}_text", max_chars=loaders.LONGEST_SENTENCE)
        who = person.name(f"{_KEY}_add_who")
        pressed = st.form_submit_button(say("Add"))
    if pressed:
        own = fields.own_sentence(text, panel.id, uuid.uuid4().hex[:12])
        _record(choice, [own] if own else [], who, say("Added to the recommendations."))


def _form(choice: Choice, section: Section, edits: dict[str, Edit], parts: int) -> None:
    panels = fields.of_section(section, edits)
    key = f"{_KEY}_{recording.times(_KEY)}_{section.id}"
    with st.form(key, border=False):
        typed = fields.Typed({}, {}, {}, {})
        _part(section, edits, parts, typed, key)
        for panel in panels:
            with st.container(border=True):
                _panel(panel, edits, typed, key)
        who = person.name(f"{_KEY}_who")
        pressed = st.form_submit_button(say("Save these words"), type="primary")
    if pressed:
        _save(choice, section, panels, typed, edits, who)


def _part(section: Section, edits: dict[str, Edit], parts: int, typed: fields.Typed, key: str) -> None:
    was = edits.get(section.id, Edit(section.id))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed.shown[section.id] = st.checkbox(say("Show this part"), value=not was.is_hidden, key=f"{key}_shown")
        place = st.number_input(
            say("Its place in the story"), 1, parts, value=was.position, key=f"{key}_place", width=200,
            placeholder=say("where it is"), help=say("Left empty: where it stands by itself."),
        )  # fmt: skip
        typed.places[section.id] = int(place) if place else None


def _panel(panel: fields.PanelFields, edits: dict[str, Edit], typed: fields.Typed, key: str) -> None:
    typed.shown[panel.id] = st.checkbox(
        say("Show this finding with its picture and sentences"), value=not panel.is_hidden, key=f"{key}_{panel.id}"
    )
    for field in panel.fields:
        if field.outdated:
            st.warning(
                say(
                    "The figures have changed since this was edited. The sentence shows as they give it; your words "
                    "were: “{words}”. Saving keeps what stands below.",
                    words=plain(field.outdated),
                )
            )
        typed.texts[field.id] = st.text_area(
            field.label, value=field.text, key=f"{key}_{field.id}", height="content",
            max_chars=loaders.LONGEST_SENTENCE,
            help=say("By the figures: {words}", words=plain(field.generated)) if field.generated else None,
        )  # fmt: skip
        if field.label != say("Finding"):
            _standing(field, edits, typed, key)
    typed.added[panel.id] = st.text_area(
        say("Add a sentence of your own"), key=f"{key}_{panel.id}_new", height="content",
        max_chars=loaders.LONGEST_SENTENCE,
        placeholder=say("Marked as added by a person wherever it stands"),
    )  # fmt: skip


def _standing(field: fields.Field, edits: dict[str, Edit], typed: fields.Typed, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed.shown[field.id] = st.checkbox(say("Show"), value=not field.is_hidden, key=f"{key}_{field.id}_shown")
        was = edits[field.id].position if field.id in edits else None
        place = st.number_input(
            say("Place"), 1, 50, value=was, key=f"{key}_{field.id}_place", placeholder=say("where it is"), width=160,
            label_visibility="collapsed",
        )  # fmt: skip
        typed.places[field.id] = int(place) if place else None


def _save(choice: Choice, section: Section, panels, typed: fields.Typed, edits: dict[str, Edit], who: str) -> None:
    found, wrong = fields.changed(section, panels, typed, edits, uuid.uuid4().hex[:12])
    if wrong:
        for said in wrong:
            st.error(plain(said))
        return
    _record(
        choice,
        found,
        who,
        say("Saved: {changes} in “{part}”.", changes=words.count(len(found), "change"), part=section.name),
    )


def _record(choice: Choice, found: list[loaders.PackEdit], who: str, said: str) -> None:
    if not found:
        st.info(say("Nothing was changed, so nothing is saved."))
        return
    try:
        loaders.edit_pack(data.to_write(Role.EDITOR, who), choice.key(), found, edited_by=who)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(said, _KEY)
