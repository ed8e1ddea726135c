"""Leads: who leads what, in order of name; the one chosen opens beside, with their tasks and a text to send them."""

import streamlit as st

from pages.common import beside, data, empty, in_force, links, paged, ranked, recording, tables
from pages.common.part import part
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.task import page as task
from pages.work.leads import view
from pages.work.leads.spellings import page as spellings

_WHO, _CHASED = "who", "leads_chased"


def _choose(label: str) -> None:
    """Opens another lead, and closes the task that was open."""
    beside.pick(None)
    beside.pick(label, _WHO)


def _chase(label: str) -> None:
    """Shows the text to send, and hides it again."""
    st.session_state[_CHASED] = None if st.session_state.get(_CHASED) == label else label


def _close() -> None:
    beside.close("leads_close", beside.pick, None, _WHO)


def _lead(label: str, one: view.One, chosen: Filters, *, can_close: bool) -> None:
    """One lead's page: the sentence, what can be sent them, their tasks."""
    st.header(plain(label), anchor=False)
    if one.what:
        st.caption(one.what.capitalize())
    for said in one.sentences:
        st.markdown(plain(said))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("Chase"), on_click=_chase, args=[label], type="primary", key="leads_chase")
        if one.name:
            whose = {"audience": "lead", "whose": one.name}
            meaning = say("Their pack, with a brief to print, to send and for a calendar")
            links.link("board/page.py", say("Brief"), in_force.link_parameters(leads=()) | whose, meaning)
        if can_close:
            _close()
    if st.session_state.get(_CHASED) == label:
        st.code(data.kept(view.letter, one.name, chosen, links.origin()), language=None, wrap_lines=True)
        st.caption(
            say("Copy it with the button at its corner, and send it from your own mail. Nothing is sent from here.")
        )
    tables.task_list(one.tasks, key="leads_tasks", of=(chosen, label))


def _opened(chosen: Filters, shown: str, one: view.One | None, who: str | None) -> None:
    """The task that is open, else the lead."""
    if beside.picked():
        task.show(chosen, one.tasks.ids if one else ())
        return
    recording.say()
    if one:
        _lead(shown, one, chosen, can_close=who is not None)
    elif who:
        st.info(plain(say("{who} leads none of these tasks. Choose another, or clear a filter.", who=who)))
        _close()


@part
def main() -> None:
    """Draws the page. A lead that the filters leave alone is open without being chosen."""
    chosen = in_force.current()
    if ranked.are_many(chosen):
        ranked.show("leads", chosen)
        return
    everyone, who = data.kept(view.everyone, chosen), beside.picked(_WHO)
    names = everyone.names if everyone else {}
    shown = who or (next(iter(names)) if chosen.leads and len(names) == 1 else None)
    one = data.kept(view.one, names[shown], chosen) if shown in names else None
    is_open = bool(shown or beside.picked())
    left, right = beside.panes(is_open=is_open)
    with right if is_open else left:
        _opened(chosen, str(shown), one, who)
    with left:
        if everyone:
            st.markdown("  \n".join(plain(answer) for answer in everyone.answers))
            paged.show(everyone.table, key="leads", of=chosen, chosen=shown, do=_choose)
        else:
            empty.say(chosen)
        spellings.show(chosen)


main()
