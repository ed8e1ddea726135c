"""Draws the fields of a late task that its plan may not say: written by a person, kept with the pack."""

import streamlit as st

import loaders
from pages.board.late import view
from pages.board.pack import late_words
from pages.board.pack.choice import Choice
from pages.common import data, person, recording
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain

_KEY = "board_late"


def form(choice: Choice, task_id: str) -> None:
    """The fields, where the task is late or off track in the pack; Enter saves them."""
    if not person.may(Role.EDITOR):
        return
    fields = data.kept(view.fields, choice, task_id)
    if not fields:
        return
    # Under the same keys after it was saved, so that the field that is being typed in keeps the focus.
    with st.form(f"{_KEY}_{task_id}"):
        st.markdown(say("**What this pack says of the task**, where the plan doesn’t say it"))
        if choice.audience == "public":
            st.caption(say("Leads’ names are replaced in what you write; other people’s aren’t."))
        with st.container(horizontal=True, key="board_late_fields"):
            typed = {
                one.name: st.text_input(
                    one.label, value=one.text, key=f"{_KEY}_{task_id}_{one.name}",
                    max_chars=loaders.LONGEST_SENTENCE, placeholder=one.otherwise,
                )
                for one in fields
            }  # fmt: skip
            who = person.name(f"{_KEY}_{task_id}_who")
        pressed = st.form_submit_button(say("Save for this pack"))
    if pressed:
        _save(choice, task_id, typed, {one.name: one.text for one in fields}, who)


def _save(choice: Choice, task_id: str, typed: dict[str, str], was: dict[str, str], who: str) -> None:
    found = late_words.to_record(task_id, typed, was)
    if not found:
        st.info(say("Nothing was changed, so nothing is saved."))
        return
    wrong = loaders.impossible_date(typed["revised_on"])
    if wrong:
        st.error(say("No calendar has {date}: correct the revised date, then save again.", date=plain(wrong)))
        return
    try:
        loaders.edit_pack(data.to_write(Role.EDITOR, who), choice.key(), found, edited_by=who)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    names = [say(late_words.FIELDS[one.item.rpartition(":")[2]]).lower() for one in found]
    recording.done(say("Saved for this pack: {fields}.", fields=", ".join(names)), _KEY)
