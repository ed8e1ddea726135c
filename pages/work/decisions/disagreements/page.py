"""To look at again: corrections with which a later document disagrees, to keep or to end in favour of the document."""

import streamlit as st

import loaders
from pages.common import beside, paged, person, recording
from pages.said import decisions, words
from pages.said.filters import Filters
from pages.said.language import say, says
from pages.said.roles import Role
from pages.said.words import plain
from pages.work.decisions import words as said
from pages.work.decisions.view import Disagreements

_KEY, _ASKED, _SETTLED = "decisions_review", "decisions_review_asked", "decisions_review_settled"


def settle(found: Disagreements, name: str) -> None:
    """Records what was chosen, then opens the next to look at; name: of what is open, in the address."""
    asked = st.session_state.pop(_ASKED, None)
    if asked:
        deciding, sentence = asked
        st.session_state[_SETTLED] = deciding.seen
        recording.record(_KEY, [deciding], sentence)
        del st.session_state[_SETTLED]
    settled = st.session_state.get(_SETTLED)
    if settled and settled not in found.rows:
        del st.session_state[_SETTLED]
        beside.pick(next(iter(found.rows), None), name)


def meeting(found: Disagreements) -> None:
    """Draws what somebody else settled meanwhile, to choose."""
    recording.meeting(_KEY, {row.task_id: words.text(row.ref, row.task_id) for row in found.rows.values()})


def show(found: Disagreements, name: str, chosen: Filters) -> None:
    """Draws the list, where there is something to look at again. name: as in settle."""
    if not found.rows:
        return
    number = len(found.rows)
    st.header(
        says(
            number,
            "{number} correction waits for a second look",
            "{number} corrections wait for a second look",
            number=f"{number:,}",
        ),
        anchor=False,
    )
    st.caption(say("A newer document says otherwise. Until you choose, the correction counts."))
    paged.show(
        found.table, key="review_rows", of=chosen, chosen=beside.picked(name),
        do=lambda decision: beside.pick(decision, name), name="review",
    )  # fmt: skip


def ask(found: Disagreements, decision_id: str, chosen: Filters) -> None:
    """Draws the question about a correction, where it is to be looked at again, and the two answers."""
    if decision_id not in found.rows:
        return
    st.markdown(f"**{plain(found.sentences[decision_id])}**")
    st.caption(plain(found.backgrounds[decision_id]))
    if chosen.known_on:
        st.caption(say("To choose, clear “As known on”: what is recorded is recorded now."))
    else:
        _form(found.rows[decision_id])


def _form(row) -> None:
    if not person.offered(Role.EDITOR):
        return
    now = words.day(row.snapshot_as_at)
    with st.form(f"review_{row.decision_id}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("Why"), key=_why(row), max_chars=2_000, help=say("Kept with what you choose."))
            person.name(_who(row))
        with st.container(horizontal=True):
            st.form_submit_button(
                say("Keep the correction: {value}", value=words.shorten(decisions.value(row.field, row.value), 40)),
                key=f"keep_{row.decision_id}", on_click=_ask, args=(row, row.value),
                help=say("Records the same anew from {day} on.", day=now),
            )  # fmt: skip
            st.form_submit_button(
                say("Follow the document: {value}", value=words.shorten(said.in_document(row.field, row.says_now), 40)),
                key=f"follow_{row.decision_id}", on_click=_ask, args=(row, None),
                help=say("From {day} on the document’s own counts; before, the decision still does.", day=now),
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
    followed = say(
        "From {day} on {ref} has the {field} of the document.",
        day=words.day(row.snapshot_as_at),
        ref=ref,
        field=decisions.field(row.field).lower(),
    )
    st.session_state[_ASKED] = (asked, followed if value is None else kept)
