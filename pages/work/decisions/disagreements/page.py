"""To look at again: corrections with which a later document disagrees, to keep or to end in favour of the document."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.common.options import named
from pages.said import decisions, words
from pages.said.filters import Filters
from pages.said.words import plain
from pages.work.decisions import view
from pages.work.decisions import words as said

_KEY, _PICK, _ASKED = "decisions_review", "review_pick", "decisions_review_asked"


def show(chosen: Filters) -> None:
    """Draws the section, where there is something to look at again; records what was chosen."""
    found = data.kept(view.disagreements, chosen)
    _record_asked()
    is_met = recording.meeting(_KEY, {row.task_id: words.text(row.ref, row.task_id) for row in found.rows.values()})
    if not found.rows:
        return
    number = len(found.rows)
    st.header(f"To look at again: {words.count(number, 'correction')}", anchor=False)
    st.caption(
        "Made about an earlier document; the one in force says otherwise. Until you choose, the correction counts."
    )
    if st.session_state.get(_PICK) not in found.rows:
        st.session_state[_PICK] = next(iter(found.rows))
    if number > 1:
        _list(found, number)
    picked = st.session_state[_PICK]
    with st.container(border=True):
        st.markdown(f"**{plain(found.sentences[picked])}**")
        st.caption(plain(found.backgrounds[picked]))
        if chosen.known_on:
            st.caption("To choose, clear “As known on”: what is recorded is recorded now.")
        elif not is_met:
            _form(found.rows[picked])


def _list(found: view.Disagreements, number: int) -> None:
    """The table, and below it its keyboard twin."""
    ids = list(found.rows)
    st.dataframe(
        found.table,
        key=f"review_rows_{recording.times()}",
        hide_index=True,
        height=min(38 + 35 * number, 280),
        on_select=lambda: _row_chosen(ids),
        selection_mode="single-row",
        alt=f"{words.count(number, 'correction')} to look at again. {' '.join(found.sentences.values())}",
    )
    st.selectbox("Choose a correction to look at", ids, format_func=named(found.sentences), key=_PICK)


def _row_chosen(ids: list[str]) -> None:
    at = st.session_state[f"review_rows_{recording.times()}"].selection.rows
    if at and at[0] < len(ids):
        st.session_state[_PICK] = ids[at[0]]


def _form(row) -> None:
    now = words.day(row.snapshot_as_at)
    with st.form(f"review_{row.decision_id}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Why", key=_why(row), max_chars=2_000, help="Kept with what you choose.")
            person.name(_who(row))
        with st.container(horizontal=True):
            st.form_submit_button(
                f"Keep the correction: {words.shorten(decisions.value(row.field, row.value), 40)}",
                key=f"keep_{row.decision_id}", on_click=_ask, args=(row, row.value),
                help=f"Records the same anew from {now} on.",
            )  # fmt: skip
            st.form_submit_button(
                f"Follow the document: {words.shorten(said.in_document(row.field, row.says_now), 40)}",
                key=f"follow_{row.decision_id}", on_click=_ask, args=(row, None),
                help=f"From {now} on the document’s own counts; before, the decision still does.",
            )  # fmt: skip


def _why(row) -> str:
    return f"review_why_{row.decision_id}"


def _who(row) -> str:
    return f"review_who_{row.decision_id}"


def _ask(row, value: str | None) -> None:
    """Keeps what was chosen for the run that follows: by then somebody else may have settled it."""
    why, who = st.session_state.get(_why(row), ""), person.signed_in() or st.session_state.get(_who(row), "")
    decision = loaders.Decision(row.field, value, why, who)
    asked = loaders.Deciding(row.snapshot_id, row.task_id, row.judged_at.date(), decision, row.decision_id)
    ref = words.text(row.ref, row.task_id)
    kept = f"Kept: {ref} {decisions.field(row.field).lower()}, {decisions.value(row.field, value)}."
    followed = (
        f"From {words.day(row.snapshot_as_at)} on {ref} has the {decisions.field(row.field).lower()} of the document."
    )
    st.session_state[_ASKED] = (asked, followed if value is None else kept)


def _record_asked() -> None:
    asked = st.session_state.pop(_ASKED, None)
    if asked:
        recording.record(_KEY, [asked[0]], asked[1])
