"""Board: the pack of a quarter, read here, edited, presented, handed out and kept."""

from contextlib import suppress
from dataclasses import replace

import streamlit as st

from pages.board import packs
from pages.board.chooser import page as chooser
from pages.board.chooser.words import OPENS
from pages.board.editor import page as editor
from pages.board.hand_out import page as hand_out
from pages.board.issued import page as issued
from pages.board.issued.view import names as issued_names
from pages.board.pack.build import NothingToTell
from pages.board.pack.choice import Choice
from pages.board.pack.wanted import LeadWanted
from pages.board.report_form import page as report_form
from pages.board.story import page as story
from pages.common import beside, controls, corrections, data, in_force, person, ranked, reading, recording, rows, scope
from pages.said import filters, words
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.ranked import MOST_TOGETHER
from pages.said.roles import Role
from pages.said.rows import Scope
from pages.said.rows import scope as scope_line
from pages.said.words import plain

_OPEN = "open"


def _pack_page(choice: Choice) -> None:
    try:
        pack = packs.pack(choice)
    except NothingToTell as error:
        st.info(why_refused(error))
        return
    for warning in (*([pack.stale] if pack.stale else []), *pack.warnings):
        st.warning(plain(warning))
    in_view = _in_view(choice)
    corrections.lead_on(in_view)
    part = story.part(choice)
    opened = None if reading.alone() else _opened()
    left, right = beside.panes(is_open=story.is_open() or opened is not None)
    with left:
        if part:
            story.show(choice, part)
    with right:
        if part and story.is_open():
            story.alongside(choice, part, in_view)
        elif opened:
            _alongside(choice, opened, part)


def _opened() -> str | None:
    """What the address opens beside the pack: its files, or its words to edit."""
    asked = beside.picked(_OPEN)
    return asked if asked in OPENS else None


def _alongside(choice: Choice, opened: str, part: str | None) -> None:
    with st.container(key="board_open"):
        with st.container(horizontal=True, horizontal_alignment="right"):
            beside.close("board_close", story.close)
        recording.say()
        if opened == "files":
            hand_out.files(choice)
            report_form.show(choice)
        else:
            editor.show(choice, part)


def _open(name: str) -> None:
    story.close()
    beside.pick(name, _OPEN)
    if name == "files":
        hand_out.ask()


def _buttons(choice: Choice) -> None:
    """What is done with the pack as a whole, beside the title."""
    hand_out.present(choice)
    if not reading.alone():
        st.button(say("Files"), on_click=_open, args=["files"], key="board_files_open", icon=":material/folder_zip:")
        if person.may(Role.EDITOR):
            edit = say("Edit the words")
            st.button(edit, on_click=_open, args=["words"], key="board_words_open", icon=":material/edit:")


def _line(choice: Choice) -> rows.Table:
    """The line under the title: the plans, the quarter, the filters that every page shares."""
    view = replace(choice.view, as_at=None)
    said = [(packs.in_words(choice), "")]
    if _is_of_many(choice):
        return scope_line(Scope(said, [], view.as_chips()))
    labels = []
    with suppress(NothingToTell):
        pack = packs.pack(choice)
        said.append((words.count(len(pack.tasks), "task"), say("Tasks that the pack is about")))
        labels = (
            [(say("marked {marking}", marking=pack.marking), say("The document carries this marking."))]
            if pack.marking
            else []
        )
    return scope_line(Scope(said, labels, view.as_chips()))


def _take_away(name: str) -> None:
    controls.take_away(*([] if name == "clear" else [name]))


def _in_view(choice: Choice) -> filters.Filters:
    """The filters under which other pages show what the pack is of."""
    plan = choice.plans[0] if len(choice.plans) == 1 else None
    return replace(choice.view, plan=plan, as_at=choice.as_at, leads=choice.leads)


def _is_of_many(choice: Choice) -> bool:
    """Whether a pack would be of more plans than are read together."""
    return len(choice.plans) > MOST_TOGETHER


def main() -> None:
    """Draws the page: the choices, the pack part by part, what is done with it, and the packs that were issued."""
    view = in_force.current()
    asked = chooser.read(view)
    choice = asked.otherwise if isinstance(asked, LeadWanted) else asked
    with st.container(horizontal=True, vertical_alignment="center", key="board_head"):
        st.title(say("Board"), anchor=False, width="stretch")
        if isinstance(asked, Choice) and not _is_of_many(asked):
            _buttons(asked)
    if choice:
        rows.on_choice(data.kept(_line, choice), key="scope", do=_take_away)
        chooser.say_left_out(choice, data.kept(issued_names))
    if not (story.is_open() or _opened()):
        recording.say()
    if asked:
        chooser.draw(asked)
    if choice and _is_of_many(choice):
        told = say(
            "A pack here is of up to six plans: choose one below, or some under Plans. For packs of all of them, use "
            "the command python -m pages.board."
        )
        ranked.show("board", replace(choice.view, plan=None, as_at=choice.as_at), told)
    elif choice is None:
        st.info(say("No plan is known yet, or none at this date. Add a plan, or choose another quarter."))
    elif isinstance(asked, LeadWanted):
        st.info(say("Choose whose pack it is."))
    else:
        _pack_page(choice)
    if not reading.alone():
        issued.show()
    if choice:
        scope.small_print(filters.Filters(as_at=choice.as_at, known_on=view.known_on))


main()
