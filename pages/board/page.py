"""Board: the pack of a quarter, read here, edited, presented, handed out and kept."""

from contextlib import suppress
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
from pages.board.report_form import page as report_form
from pages.board.story import page as story
from pages.common import controls, corrections, data, in_force, reading, recording, rows, scope
from pages.said import filters, words
from pages.said.rows import Scope
from pages.said.rows import scope as scope_line
from pages.said.words import plain


def _pack_page(choice: Choice) -> None:
    try:
        pack = packs.pack(choice)
    except NothingToTell as error:
        st.info(plain(error))
        return
    for warning in (*([pack.stale] if pack.stale else []), *pack.warnings):
        st.warning(plain(warning))
    corrections.lead_on(_in_view(choice))
    st.caption(plain(f"{pack.basis} {pack.quality}"))
    hand_out.present(choice)
    story.show(choice)
    if pack.withheld:
        story.withheld(choice)
    if reading.alone():
        return
    editor.show(choice)
    report_form.show(choice)
    hand_out.files(choice)


def _line(choice: Choice) -> rows.Table:
    """The line under the title: the plans, the quarter, the filters that every page shares."""
    view = replace(choice.view, as_at=None)
    said = [(packs.in_words(choice), "")]
    labels = []
    with suppress(NothingToTell):
        pack = packs.pack(choice)
        said.append((words.count(len(pack.tasks), "task"), "Tasks that the pack is about"))
        labels = [(f"marked {marking}", "The document carries this marking.") for marking in pack.markings]
    return scope_line(Scope(said, labels, view.as_chips(), has_filters=False))


def _take_away(name: str) -> None:
    controls.take_away(*([] if name == "clear" else [name]))


def _in_view(choice: Choice) -> filters.Filters:
    """The filters under which other pages show what the pack is of."""
    plan = choice.plans[0] if len(choice.plans) == 1 else None
    return replace(choice.view, plan=plan, as_at=choice.as_at, leads=choice.leads)


def main() -> None:
    """Draws the page: the choices, the story, its words, its files, and the packs that were issued."""
    view = in_force.current()
    asked = chooser.read(view)
    choice = asked.otherwise if isinstance(asked, LeadWanted) else asked
    st.title("Board", anchor=False)
    if choice:
        rows.on_choice(data.kept(_line, choice), key="scope", do=_take_away)
    recording.say()
    if asked:
        chooser.draw(asked)
    if choice is None:
        st.info("No plan is known yet, or none at this date. Add a plan, or choose another quarter.")
    elif isinstance(asked, LeadWanted):
        st.info("Choose whose pack it is.")
    else:
        _pack_page(choice)
    if not reading.alone():
        issued.show()
    if choice:
        scope.small_print(filters.Filters(as_at=choice.as_at, known_on=view.known_on))


main()
