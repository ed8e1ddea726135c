"""Board: the pack of a quarter, read here, edited, presented, handed out and kept."""

from dataclasses import replace

import streamlit as st

from pages.board import packs
from pages.board.chooser import page as chooser
from pages.board.editor import page as editor
from pages.board.hand_out import page as hand_out
from pages.board.issued import page as issued
from pages.board.pack.build import NothingToTell
from pages.board.pack.choice import Choice
from pages.board.pack.wanted import LeadWanted
from pages.board.story import page as story
from pages.common import controls, corrections, in_force, recording, scope
from pages.said import filters
from pages.said.words import plain


def _pack_page(choice: Choice) -> None:
    try:
        pack = packs.pack(choice)
    except NothingToTell as error:
        st.info(plain(error))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(scope.with_stale(pack.filters, pack.stale), width="stretch")
        if not replace(choice.view, plan=None, as_at=None).is_clear():
            st.button("Clear filters", on_click=controls.take_away, key="clear")
    for marking in pack.markings:
        st.markdown(f"**Marked {plain(marking)}**")
    for warning in pack.warnings:
        st.warning(plain(warning))
    corrections.lead_on(_in_view(choice))
    st.caption(plain(f"{pack.basis} {pack.quality}"))
    hand_out.present(choice)
    story.show(choice)
    if pack.withheld:
        story.withheld(choice)
    editor.show(choice)
    hand_out.files(choice)


def _in_view(choice: Choice) -> filters.Filters:
    """The filters under which other pages show what the pack is of."""
    plan = choice.plans[0] if len(choice.plans) == 1 else None
    return replace(choice.view, plan=plan, as_at=choice.as_at, leads=choice.leads)


def main() -> None:
    """Draws the page: the choices, the story, its words, its files, and the packs that were issued."""
    view = in_force.current()
    asked = chooser.read(view)
    choice = asked.otherwise if isinstance(asked, LeadWanted) else asked
    st.title(f"Board: {plain(packs.in_words(choice))}" if choice else "Board", anchor=False)
    recording.say()
    if asked:
        chooser.draw(asked)
    if choice is None:
        st.info("No plan is known yet, or none at this date. Add a plan, or choose another quarter.")
    elif isinstance(asked, LeadWanted):
        st.info("Choose whose pack it is.")
    else:
        _pack_page(choice)
    issued.show()
    if choice:
        scope.small_print(filters.Filters(as_at=choice.as_at, known_on=view.known_on))


main()
