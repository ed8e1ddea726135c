"""Draws the packs that were issued: the list, one's files as they were, what differs now, issue again, withdrawal."""

from datetime import date

import streamlit as st

import loaders
from pages.board import packs
from pages.board.hand_out import page as hand_out
from pages.board.issued import view
from pages.board.pack import briefs, build
from pages.common import beside, data, person, recording, rows
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import say, says
from pages.said.roles import Role
from pages.said.rows import of_frame
from pages.said.words import plain

_KEY, _WITHDRAW = "board_reissue", "board_withdraw"


def show() -> None:
    """The packs that were issued, the newest first."""
    names = data.kept(view.names)
    st.header(_issued(len(names)), anchor=False)
    if not names:
        st.caption(
            say("A pack that is issued is frozen with its files and listed here. Prepare the files to issue one.")
        )
        return
    asked = beside.picked("issued")
    picked = asked if asked in names else None
    rows.on_choice(data.kept(view.table), key="board_issued", chosen=picked, do=lambda one: beside.pick(one, "issued"))
    if picked:
        with st.container(border=True):
            _one(picked)


def _issued(number: int) -> str:
    if not number:
        return say("No packs issued")
    return says(number, "{number} pack issued", "{number} packs issued", number=f"{number:,}")


def _one(pack_id: str) -> None:
    pack, standing = packs.issued(pack_id), data.kept(view.standing, pack_id)
    st.markdown(say("**{title}**, as it was issued", title=plain(pack.title)))
    st.caption(plain(f"{standing.issued}. {standing.said}."))
    st.link_button(say("Present as issued"), f"/present?pack={pack_id}", icon=":material/slideshow:")
    hand_out.downloads(view.files(pack_id), f"issued_{pack_id}", model_stem=pack.file_stem)
    _differences(pack_id)
    _again(pack_id)
    if not standing.is_withdrawn:
        _withdraw(pack_id)


def _differences(pack_id: str) -> None:
    opened = st.expander(say("What would differ now"), key=f"differ_{pack_id}", on_change="rerun")
    if not opened.open:
        return
    with opened:
        try:
            found = data.kept(view.between, pack_id)
        except build.NothingToTell as error:
            st.info(why_refused(error))
            return
        if found.empty:
            st.markdown(say("Nothing: made again now, it would say the same to the digit."))
            return
        number = words.count(len(found), "difference")
        st.markdown(say("**{differences}** if it were made again now.", differences=number))
        caption = say("{differences} between the pack as issued and now.", differences=number)
        rows.show(of_frame(found, caption), key=f"differences_{pack_id}")


def _again(pack_id: str) -> None:
    if not person.may(Role.APPROVER):
        return
    with st.form(f"{_KEY}_{pack_id}_{recording.times(_KEY)}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            note = st.text_input(say("Why it is issued again"), key=f"{_KEY}_{pack_id}_note", max_chars=500)
            who = person.name(f"{_KEY}_{pack_id}_who")
        pressed = st.form_submit_button(say("Issue again with what is known now"))
    if not pressed:
        return
    choice = view.choice(pack_id)
    try:
        pack = packs.pack(choice)
    except build.NothingToTell as error:
        st.error(why_refused(error))
        return
    reply_by = briefs.usual_reply_by(choice.as_at, date.today())
    hand_out.issue(choice, pack, who=who, note=note, template=hand_out.template_given(), reply_by=reply_by)


def _withdraw(pack_id: str) -> None:
    if not person.may(Role.ADMIN):
        return
    opened = st.expander(say("Withdraw this pack"), key=f"withdraw_{pack_id}", on_change="rerun")
    if not opened.open:
        return
    with opened, st.form(f"{_WITHDRAW}_{pack_id}_{recording.times(_WITHDRAW)}", border=False):
        st.caption(say("It stays listed, with its files, and says that it is withdrawn. It stands no more."))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            why = st.text_input(
                say("Why it is withdrawn"), required=True, key=f"{_WITHDRAW}_{pack_id}_why", max_chars=500
            )
            who = person.name(f"{_WITHDRAW}_{pack_id}_who")
        pressed = st.form_submit_button(say("Withdraw"))
    if not pressed:
        return
    try:
        loaders.withdraw_pack(data.to_write(Role.ADMIN, who), pack_id, withdrawn_by=who, reason=why)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(say("Withdrawn: {pack}. It is kept with its files.", pack=packs.issued(pack_id).title), _WITHDRAW)
