"""The form that corrects a match: which earlier task a task is, whether it was split or merged, or is new or gone."""

import streamlit as st

import loaders
from pages.common import data, person, recording
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.status.changes import view
from pages.status.changes.versions.view import Pair

_AN_EARLIER = marked("It is another earlier task")
_NEW = marked("It is new work")
_PART = marked("It was split from an earlier task")
_NO_PART = marked("It wasn’t split from any task")
_GOES_ON = marked("It goes on as a task of the later version")
_MERGED = marked("It went into a task of the later version")
_GONE = marked("It is gone, and went into no other task")
_SAVED = marked("The match is corrected, and shows in every figure.")


def show(chosen: Filters, pair: Pair, task_id: str) -> None:
    """Draws the form below a task's two versions; it is built once it is opened."""
    opened = st.expander(say("Correct this match"), key="changes_match", on_change="rerun")
    if not opened.open:
        return
    with opened:
        if chosen.known_on:
            st.info(
                say("This is what was known on an earlier day. Clear “As known on” to correct the match as it is now.")
            )
        elif not pair.is_next:
            st.info(say("A match is corrected where it was made: compare two versions that follow each other."))
        else:
            _form(chosen, pair, data.kept(view.task, chosen, pair, task_id))


def _answers(row) -> list[str]:
    if row.fate == "kept":
        return [_AN_EARLIER, _NEW]
    if row.in_later:
        return [_AN_EARLIER, _PART, *([_NO_PART] if row.fate == "split" else [])]
    return [_GOES_ON, _MERGED, *([_GONE] if row.fate == "merged" else [])]


def _form(chosen: Filters, pair: Pair, row) -> None:
    if not person.offered(Role.EDITOR):
        return
    key = f"changes_match_{row.task_id}_{recording.times('changes_match')}"
    others = data.kept(view.other_tasks, chosen, pair, row.in_later, row.task_id)
    if recording.meeting("changes_match", others):
        return
    with st.form(key, border=False):
        answer = st.radio(say("What is right?"), _answers(row), format_func=say, key=f"{key}_answer")
        which = say("Which earlier task") if row.in_later else say("Which later task")
        other = st.selectbox(
            which, list(others), index=None, format_func=named(others), key=f"{key}_other",
            placeholder=say("Choose a task, where the answer names one"),
        )  # fmt: skip
        reason = st.text_input(
            say("Reason"), required=True, key=f"{key}_reason", help=say("Kept with the correction, for whoever asks.")
        )
        name = person.name(f"{key}_name")
        if st.form_submit_button(say("Save the correction"), type="primary"):
            _save(pair, row, answer, other, reason, name)
    st.caption(
        say(
            "It holds from the later version on and shows in every figure. Each correction is kept with name and "
            "reason, and can be taken back on the Decisions page."
        )
    )


def _save(pair: Pair, row, answer: str, other: str | None, reason: str, name: str) -> None:
    if answer == _NEW:
        _correct(pair, row.task_id, None, reason, name)
    elif answer in (_NO_PART, _GONE):
        _decide_kin(pair, row, "", reason, name)
    elif other is None:
        st.error(say("Choose the other task that this answer is about."))
    elif answer == _GOES_ON:
        _correct(pair, other, row.task_id, reason, name)
    elif answer == _AN_EARLIER:
        _correct(pair, row.task_id, other, reason, name)
    else:
        _decide_kin(pair, row, other, reason, name)


def _decide_kin(pair: Pair, row, other: str, reason: str, name: str) -> None:
    """Records which task this one was split from or went into; "" for none."""
    seen = None if words.is_missing(row.kin_decision_id) else row.kin_decision_id
    side = pair.later if row.in_later else pair.earlier
    decision = loaders.Decision("split_from" if row.in_later else "merged_into", other, reason, name)
    one = loaders.Deciding(
        side.snapshot_id, row.task_id, pair.later.on_date, decision, seen=seen, as_at=pair.later.as_at
    )  # fmt: skip
    recording.record("changes_match", [one], say(_SAVED))


def _correct(pair: Pair, task_id: str, earlier_id: str | None, reason: str, name: str) -> None:
    try:
        loaders.correct_match(
            data.to_write(Role.EDITOR, name),
            pair.later.snapshot_id,
            task_id,
            earlier_id,
            reason=reason,
            decided_by=name,
        )
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(say(_SAVED), "changes_match")
