"""Draws the packs that were issued: the list, one's files as they were, what it would say now, its issue again."""

import streamlit as st

from pages.board import packs
from pages.board.hand_out import page as hand_out
from pages.board.issued import view
from pages.board.pack import build
from pages.common import beside, data, person, recording, rows
from pages.said import words
from pages.said.rows import of_frame
from pages.said.words import plain

_KEY = "board_reissue"


def show() -> None:
    """The packs that were issued, the newest first."""
    names = data.kept(view.names)
    st.header(f"{words.count(len(names), 'pack')} issued".capitalize(), anchor=False)
    if not names:
        st.caption("A pack that is issued is frozen with its files and listed here. Prepare the files to issue one.")
        return
    asked = beside.picked("issued")
    picked = asked if asked in names else None
    rows.on_choice(data.kept(view.table), key="board_issued", chosen=picked, do=lambda one: beside.pick(one, "issued"))
    if picked:
        with st.container(border=True):
            _one(picked)


def _one(pack_id: str) -> None:
    pack = packs.issued(pack_id)
    st.markdown(f"**{plain(pack.title)}**, as it was issued")
    st.link_button("Present as issued", f"/present?pack={pack_id}", icon=":material/slideshow:")
    hand_out.downloads(view.files(pack_id), f"issued_{pack_id}", model_stem=pack.file_stem)
    _differences(pack_id)
    _again(pack_id)


def _differences(pack_id: str) -> None:
    opened = st.expander("What would differ now", key=f"differ_{pack_id}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        try:
            found = data.kept(view.between, pack_id)
        except build.NothingToTell as error:
            st.info(plain(error))
            return
        if found.empty:
            st.markdown("Nothing: made again now, it would say the same to the digit.")
            return
        st.markdown(f"**{words.count(len(found), 'difference')}** if it were made again now.")
        caption = f"{words.count(len(found), 'difference')} between the pack as issued and now."
        rows.show(of_frame(found, caption), key=f"differences_{pack_id}")


def _again(pack_id: str) -> None:
    with st.form(f"{_KEY}_{pack_id}_{recording.times(_KEY)}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            note = st.text_input("Why it is issued again", key=f"{_KEY}_{pack_id}_note", max_chars=500)
            who = person.name(f"{_KEY}_{pack_id}_who")
        pressed = st.form_submit_button("Issue again with what is known now")
    if not pressed:
        return
    choice = view.choice(pack_id)
    try:
        pack = packs.pack(choice)
    except build.NothingToTell as error:
        st.error(plain(error))
        return
    made = hand_out.build_files(choice, pack)
    for said in made.missing:
        st.error(plain(said))
    if made.missing:
        st.error("A pack is issued with all its files, so it wasn’t issued again. The one above stands.")
        return
    hand_out.issue(choice, pack, made.files, who=who, note=note, replaces=pack_id)
