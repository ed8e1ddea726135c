"""Add a plan: a document goes in, is reviewed, and is saved whole or not at all."""

import streamlit as st

import loaders
from pages.common import data, in_force
from pages.data.add_plan import view
from pages.data.add_plan import words as said
from pages.data.add_plan.case_data import page as case_data
from pages.data.add_plan.corrections import page as corrections
from pages.data.add_plan.corrections.page import Given
from pages.data.add_plan.destination import page as destination
from pages.data.add_plan.destination.page import Choice, Destination
from pages.data.add_plan.dropped import page as dropped
from pages.data.add_plan.dropped.page import ASKING, COLUMNS, HEADER_ROW, Document
from pages.data.add_plan.question import page as question
from pages.data.add_plan.review import page as review
from pages.said import filters, words
from pages.said.words import plain

_SAID, _MET, _SEEN = "add_saved", "add_met", "add_loads_seen"


def _seen(plan_id: str) -> tuple[str, ...]:
    """The loads of a plan that there were when the page was drawn last, before a button on it was pressed."""
    plan, loads = st.session_state.get(_SEEN, (None, ()))
    return loads if plan == plan_id else _there(plan_id)


def _there(plan_id: str) -> tuple[str, ...]:
    return tuple(one["snapshot_id"] for one in data.kept(view.loads, plan_id))


def _met(document: Document, chosen: Destination) -> bool:
    """Draws what others loaded of the same plan since the page was drawn, to choose; whether they did."""
    plan_id, document_id, theirs = st.session_state.get(_MET, (None, None, ()))
    if (plan_id, document_id) != (chosen.plan.plan_id, document.document_id):
        if st.session_state.get(_SEEN) != (chosen.plan.plan_id, ()) or not _there(chosen.plan.plan_id):
            return False
        plan_id, theirs = chosen.plan.plan_id, data.kept(view.loads, chosen.plan.plan_id)
        st.session_state[_MET] = plan_id, document.document_id, theirs  # the id of a new plan was taken meanwhile
    with st.container(border=True):
        st.warning("Somebody loaded the same plan while this page was open. Nothing of yours is saved yet: choose.")
        for one in theirs:
            st.markdown(plain(said.meanwhile(one)))
        with st.container(horizontal=True):
            st.button("Add mine as another version of it", on_click=_go_on, args=[plan_id], key="add_go_on")
            st.button("Leave without saving", on_click=_leave, key="add_leave")
    return True


def _go_on(plan_id: str) -> None:
    destination.choose_plan(plan_id)
    for name in (_MET, _SEEN):
        st.session_state.pop(name, None)


def _leave() -> None:
    st.session_state.pop(_MET, None)
    dropped.leave()


def _say_saved() -> None:
    saved = st.session_state.get(_SAID)
    if not saved:
        return
    text, plan_id = saved
    with st.container(border=True):
        st.success(plain(text))
        address = in_force.link_parameters(filters.Filters(), plan=plan_id)
        for one in data.kept(view.against, plan_id):
            st.page_link("work/decisions/page.py", label=plain(one), query_params=address)
        with st.container(horizontal=True):
            st.page_link("status/home/page.py", label="See its overview", query_params=address)
            st.page_link("status/heat_map/page.py", label="See its heat map", query_params=address)
            st.page_link("status/changes/page.py", label="See what changed", query_params=address)
            st.page_link(
                "data/data_quality/page.py", label="See its data quality, or withdraw it", query_params=address
            )  # fmt: skip


def _already(document: Document, chosen: Destination | None) -> tuple[bool, bool]:
    """Says where the same bytes are known; whether they can't be saved here, and whether they were loaded before."""
    purged = data.kept(view.purged, document.document_id)
    if purged:
        st.error(plain(said.purged(purged)))
        return True, False
    same = data.kept(view.same_bytes, document.document_id)
    for row in same:
        is_here = chosen is not None and (row.plan_id, words.iso(row.as_at)) == (
            chosen.plan.plan_id,
            words.iso(chosen.standing.as_at),
        )
        if is_here and not row.is_withdrawn:
            st.info(plain(said.is_here(row)))
            return True, False
        st.info(plain(said.is_elsewhere(row)))
    return False, bool(same)


def _save(document: Document, chosen: Destination, reading, given: dict[int, Given], *, again: bool) -> None:
    try:
        added = loaders.add_document(
            data.connection(), chosen.plan, chosen.standing, document.content, reading,
            decisions=corrections.decisions(given, chosen.standing.loaded_by), again=again,
            seen=data.kept(view.remembered, chosen.plan.plan_id), loads_seen=_seen(chosen.plan.plan_id),
        )  # fmt: skip
    except loaders.LoadedMeanwhile as error:
        st.session_state[_MET] = chosen.plan.plan_id, document.document_id, error.theirs
        st.rerun()
    except loaders.LoadError as error:
        st.error(plain(error))
        return
    st.session_state[_SAID] = (
        said.saved(added.tasks, chosen.plan.title, chosen.standing.as_at, len(given)), chosen.plan.plan_id
    )  # fmt: skip
    dropped.leave()
    st.rerun()


def _finish(document: Document, choice: Choice, reading, given: dict[int, Given]) -> None:
    chosen = choice.destination
    if chosen and _met(document, chosen):
        return
    is_barred, is_known = _already(document, chosen)
    if choice.missing and not is_barred:
        st.caption(plain(f"Before it can be saved: {words.several(choice.missing)}."))
    with st.container(horizontal=True):
        is_ready = not choice.missing and not is_barred and bool(reading.tasks)
        if st.button("Save this plan", type="primary", disabled=not is_ready, key="add_save") and chosen:
            _save(document, chosen, reading, given, again=is_known)
        st.button("Leave without saving", on_click=_leave, key="add_leave")
    if chosen:
        st.session_state[_SEEN] = chosen.plan.plan_id, _there(chosen.plan.plan_id)
    st.caption("Nothing has been written yet. Saving adds everything above in one go, or nothing.")


def main() -> None:
    """Draws the page."""
    _say_saved()
    document = dropped.document()
    if document is None:
        st.info("Drop this quarter’s plan above as it is. You see what was understood before anything is saved.")
        return
    st.session_state.pop(_SAID, None)
    remembered = dropped.in_use(data.kept(view.remembered, destination.plan_id()))
    proposed = dropped.reading_of(document, None, remembered)
    if proposed is None:
        if st.session_state[COLUMNS] or st.session_state[HEADER_ROW]:
            st.button("Undo the corrected columns", on_click=dropped.undo_columns)
        return
    if isinstance(proposed, loaders.MayBeCaseData):
        case_data.ask(document, proposed)
        return
    if isinstance(proposed, loaders.DocumentUnclear):
        if data.kept(view.some_remembered):
            st.caption("If it is a new version of a plan, choose it: what was decided about its columns holds again.")
            destination.select(data.kept(view.plans))
        question.ask(document, proposed, remembered)
        return
    choice = destination.choose(document, proposed)
    if st.session_state[ASKING]:
        question.ask(document, proposed, remembered)
        return
    reading = proposed
    if choice.as_at not in (None, proposed.as_at_proposed):
        reading = dropped.reading_of(document, choice.as_at, remembered)
    if reading is None:
        return
    chosen = choice.destination
    changes, since = view.comparison(reading, chosen.plan.plan_id, chosen.standing.as_at) if chosen else (None, None)
    given = review.show(reading, remembered, changes, since, document.document_id[:12])
    _finish(document, choice, reading, given)


main()
