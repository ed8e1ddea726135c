"""Add a plan: a document goes in, is reviewed, and is saved whole or not at all."""

import streamlit as st

import loaders
from pages.common import data, in_force
from pages.data.add_plan.corrections import page as corrections
from pages.data.add_plan.destination.page import Destination, destination
from pages.data.add_plan.dropped.page import COLUMNS, Incoming, incoming, leave, reading_of, undo_columns
from pages.data.review.page import review
from pages.said import filters, words
from pages.said.words import plain

_SAID = "add_saved"


def _say_saved() -> None:
    said = st.session_state.get(_SAID)
    if not said:
        return
    text, plan_id = said
    with st.container(border=True):
        st.success(plain(text))
        view = in_force.link_parameters(filters.Filters(), plan=plan_id)
        with st.container(horizontal=True):
            st.page_link("status/overview/page.py", label="See its overview", query_params=view)
            st.page_link("status/heat_map/page.py", label="See its heat map", query_params=view)
            st.page_link("status/changes/page.py", label="See what changed", query_params=view)
            st.page_link("data/data_quality/page.py", label="See its data quality, or withdraw it", query_params=view)
        again = len(data.ask("decisions_to_review", on_date=None, known_at=None, plans=[plan_id], leads=None))
        if again:
            st.page_link(
                "work/decisions/page.py",
                label=f"The document disagrees with {words.count(again, 'decision')}: look at "
                f"{'it' if again == 1 else 'them'} again",
                query_params=view,
            )


def _reading(document: Incoming, chosen: Destination, proposed, columns: dict):
    as_at = chosen.standing.as_at if chosen.standing else None
    if as_at in (None, proposed.as_at_proposed):
        return proposed
    return reading_of(document, as_at, columns)


def _comparison(reading, chosen: Destination) -> tuple[list | None, str | None]:
    """What changes against the plan's snapshot before, and its date; None where no plan or date is chosen."""
    if not chosen.plan or not chosen.standing:
        return None, None
    as_at = chosen.standing.as_at
    before = data.ask("plans_shown", on_date=as_at, known_at=None)
    dates = before.loc[before["plan_id"] == chosen.plan.plan_id, "snapshot_as_at"].dropna()
    found = loaders.compare_with_latest(data.connection(), chosen.plan.plan_id, reading, as_at)
    return found, words.day(dates.iloc[0]) if len(dates) else None


def _already(document: Incoming, chosen: Destination) -> tuple[bool, bool]:
    """Says where the same bytes are known; whether they can't be saved here, and whether they were withdrawn here."""
    purged = data.ask("purged_documents")
    for row in purged[purged["document_id"] == document.document_id].itertuples():
        st.error(plain(f"This document was removed for good on {words.day(row.purged_on)} by {row.purged_by}: "
                       f"{row.reason}. It can’t be loaded again."))  # fmt: skip
        return True, False
    loads = data.ask("loads", on_date=None, known_at=None, plans=None)
    same = loads[loads["document_id"] == document.document_id]
    for row in same.itertuples():
        said = f"The same file was loaded on {words.day(row.loaded_on)} by {row.loaded_by}, "
        said += f"as {row.plan} at {words.day(row.as_at)}"
        is_here = bool(chosen.plan and chosen.standing) and (row.plan_id, words.iso(row.as_at)) == (
            chosen.plan.plan_id,
            words.iso(chosen.standing.as_at),
        )
        if is_here and not row.is_withdrawn:
            st.info(plain(f"{said}: there is nothing to save. To read it again by today’s rules, or to withdraw it, "
                          "go to Data quality."))  # fmt: skip
            return True, False
        if row.is_withdrawn:
            said += f", and withdrawn by {row.withdrawn_by} ({row.withdrawn_because})"
        st.info(plain(f"{said}. Saving loads it as a snapshot of its own."))
    return False, len(same) > 0


def _save(document: Incoming, chosen: Destination, reading, given: dict, *, again: bool) -> None:
    try:
        added = loaders.add_document(
            data.connection(), chosen.plan, chosen.standing, document.content, reading,
            decisions=corrections.decisions(given, chosen.standing.loaded_by), again=again,
        )  # fmt: skip
    except loaders.LoadError as error:
        st.error(plain(error))
        return
    dates = f", with {words.count(len(given), 'due date')} given by you" if given else ""
    text = (
        f"Saved: {words.count(added.tasks, 'task')} of {chosen.plan.title} "
        f"as at {words.day(chosen.standing.as_at)}{dates}. "
        "A wrong load can be withdrawn on the Data quality page."
    )
    st.session_state[_SAID] = text, chosen.plan.plan_id
    leave()
    st.rerun()


def _finish(document: Incoming, chosen: Destination, reading, given: dict) -> None:
    is_barred, is_known = _already(document, chosen)
    if chosen.missing and not is_barred:
        st.caption(plain(f"Before it can be saved: {words.several(chosen.missing)}."))
    with st.container(horizontal=True):
        is_ready = not chosen.missing and not is_barred and bool(reading.tasks)
        if st.button("Save this plan", type="primary", disabled=not is_ready, key="add_save"):
            _save(document, chosen, reading, given, again=is_known)
        st.button("Leave without saving", on_click=leave, key="add_leave")
    st.caption("Nothing has been written yet. Saving adds everything above in one go, or nothing.")


def main() -> None:
    """Draws the page."""
    _say_saved()
    document = incoming()
    if document is None:
        st.info("Drop this quarter’s plan above as it is. You see what was understood before anything is saved.")
        return
    st.session_state.pop(_SAID, None)
    columns = st.session_state[COLUMNS]
    proposed = reading_of(document, None, columns)
    if proposed is None:
        if columns:
            st.button("Undo the corrected columns", on_click=undo_columns)
        return
    chosen = destination(document, proposed)
    reading = _reading(document, chosen, proposed, columns)
    if reading is None:
        return
    changes, since = _comparison(reading, chosen)
    given = review(reading, changes, since, document.document_id[:12])
    _finish(document, chosen, reading, given)


main()
