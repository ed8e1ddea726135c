"""The bar that a document is saved from: its state in one line, a name, Save; what others loaded meanwhile."""

import streamlit as st

import loaders
from pages.common import data, person
from pages.data.add_plan import view
from pages.data.add_plan.corrections import page as corrections
from pages.data.add_plan.corrections.page import Given
from pages.data.add_plan.destination import page as destination
from pages.data.add_plan.destination.page import Choice
from pages.data.add_plan.dropped import page as dropped
from pages.data.add_plan.dropped.page import Document
from pages.data.add_plan.saved import page as saved
from pages.data.add_plan.saving import words as said
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain

_MET, _SEEN = "add_met", "add_loads_seen"


def finish(document: Document, choice: Choice, reading, given: dict[int, Given], changes: list | None) -> None:
    """Draws the bar; pressed, everything is saved, or a sentence says why nothing is.

    changes: against the version before.
    """
    if choice.plan and _met(document, choice.plan.plan_id):
        return
    barred, is_known = _already(document, choice)
    with st.container(key="add_bar", gap="small"):
        who, is_pressed = _bar(choice, reading)
        plan, standing = choice.plan, choice.standing(who)
        why_not = said.why_not(reading, choice.missing, who, barred) if is_pressed else ""
        if why_not:
            st.error(plain(why_not))
        elif is_pressed and plan and standing:
            _save(document, plan, standing, reading, given, changes, again=is_known)
    if choice.plan:
        st.session_state[_SEEN] = choice.plan.plan_id, _there(choice.plan.plan_id)


def _bar(choice: Choice, reading) -> tuple[str, bool]:
    """Draws what the bar holds; the name given, and whether Save was pressed."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="add_bar_parts"):
        st.markdown(said.state(reading, choice.as_at, choice.basis, choice.missing), width="stretch")
        form = st.form("add_save_form", border=False, width="content")
        with form, st.container(horizontal=True, vertical_alignment="bottom"):
            who = person.name("add_who")
            is_pressed = st.form_submit_button(say("Save this plan"), type="primary", key="add_save")
        st.button(say("Leave without saving"), on_click=dropped.leave, key="add_leave", type="tertiary")
    return who, is_pressed


def _seen(plan_id: str) -> tuple[str, ...]:
    """The loads of a plan that there were when the page was drawn last, before a button on it was pressed."""
    plan, loads = st.session_state.get(_SEEN, (None, ()))
    return loads if plan == plan_id else _there(plan_id)


def _there(plan_id: str) -> tuple[str, ...]:
    return tuple(one["snapshot_id"] for one in data.kept(view.loads, plan_id))


def _met(document: Document, wanted: str) -> bool:
    """Draws what others loaded of the same plan since the page was drawn, to choose; whether they did."""
    plan_id, document_id, theirs = st.session_state.get(_MET, (None, None, ()))
    if (plan_id, document_id) != (wanted, document.document_id):
        if st.session_state.get(_SEEN) != (wanted, ()) or not _there(wanted):
            return False
        plan_id, theirs = wanted, data.kept(view.loads, wanted)
        st.session_state[_MET] = plan_id, document.document_id, theirs  # the id of a new plan was taken meanwhile
    with st.container(border=True):
        st.warning(
            say("Somebody loaded the same plan while this page was open. Nothing of yours is saved yet: choose.")
        )
        for one in theirs:
            st.markdown(plain(said.meanwhile(one)))
        with st.container(horizontal=True):
            st.button(say("Add mine as another version of it"), on_click=_go_on, args=[plan_id], key="add_go_on")
            st.button(say("Leave without saving"), on_click=_leave, key="add_leave")
    return True


def _go_on(plan_id: str) -> None:
    destination.choose_plan(plan_id)
    for name in (_MET, _SEEN):
        st.session_state.pop(name, None)


def _leave() -> None:
    st.session_state.pop(_MET, None)
    dropped.leave()


def _already(document: Document, choice: Choice) -> tuple[str, bool]:
    """Says where the same bytes are known; why they can't be saved here, if so, and whether they were loaded before."""
    purged = data.kept(view.purged, document.document_id)
    if purged:
        st.error(plain(said.purged(purged)))
        return said.purged(purged), False
    same = data.kept(view.same_bytes, document.document_id)
    for row in same:
        here = (choice.plan.plan_id if choice.plan else None, words.iso(choice.as_at) if choice.as_at else None)
        if (row.plan_id, words.iso(row.as_at)) == here and not row.is_withdrawn:
            st.info(plain(said.is_here(row)))
            return said.is_here(row), False
        st.info(plain(said.is_elsewhere(row)))
    return "", bool(same)


def _save(
    document: Document, plan: loaders.Plan, standing: loaders.Standing, reading, given: dict[int, Given],
    changes: list | None, *, again: bool,
) -> None:  # fmt: skip
    since = data.kept(view.version_before, plan.plan_id, standing.as_at)
    try:
        added = loaders.add_document(
            data.to_write(Role.EDITOR, standing.loaded_by), plan, standing, document.content, reading,
            decisions=corrections.decisions(given, standing.loaded_by), again=again,
            seen=data.kept(view.remembered, plan.plan_id), loads_seen=_seen(plan.plan_id),
        )  # fmt: skip
    except loaders.LoadedMeanwhile as error:
        st.session_state[_MET] = plan.plan_id, document.document_id, error.theirs
        st.rerun()
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    st.session_state.pop(_SEEN, None)
    text = said.saved(added.tasks, plan.title, standing.as_at, len(given))
    saved.keep(plan.plan_id, text, said.since(changes, since) if since else "")
    dropped.leave()
    st.rerun()
