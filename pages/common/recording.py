"""Records what a person decides on any page: says that it is saved, or why not, and lets two people settle it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import duckdb
import streamlit as st

import loaders
from pages.common import data, in_force
from pages.said import decisions, language, words
from pages.said.heard import why_refused
from pages.said.roles import Role
from pages.said.words import plain

_SAID, _MET, _TIMES, _BACK = "said", "deciding_met", "times", "back"
AT_ONCE = language.marked("Taken back right after it was recorded.")


@dataclass(frozen=True)
class _Recorded:
    """What was just recorded, in a sentence; undo takes it back and says so, where that can be done at once."""

    said: str
    undo: Callable[[], str] | None = None


@dataclass(frozen=True)
class _Met:
    """Decisions that met others', waiting for a choice: what was to be recorded, what the others decided."""

    decidings: Sequence[loaders.Deciding]
    theirs: list[dict]
    said: str


def record(key: str, decidings: Sequence[loaders.Deciding], said: str) -> None:
    """Records decisions, all or none, and runs the page again, which then says said.

    A sentence says why not, where they can't be recorded; where somebody decided the same meanwhile, meeting(key)
    shows it. key: of the form.
    """
    try:
        ids = loaders.decide(_to_write(decidings), decidings)
    except loaders.DecidedMeanwhile as error:
        st.session_state[f"{_MET}_{key}"] = _Met(decidings, error.theirs, said)
        st.rerun()
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    _finish(_Recorded(said, partial(_undo_all, ids, decidings)), key)


def _to_write(decidings: Sequence[loaders.Deciding]) -> duckdb.DuckDBPyConnection:
    needed = max(role(one.decision.field) for one in decidings)
    return data.to_write(needed, *{one.decision.decided_by for one in decidings})


def role(field: str) -> Role:
    """The role that it takes to decide a field, and to undo that."""
    return Role.APPROVER if field == "publish" else Role.EDITOR


def undo(decision_id: str, *, field: str, reason: str, undone_by: str, said: str) -> None:
    """Takes a decision about a field back and runs the page again, which then says said; else says why not."""
    try:
        loaders.undo(data.to_write(role(field), undone_by), decision_id, reason=reason, undone_by=undone_by)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    done(said)


def done(said: str, key: str = "", undo: Callable[[], str] | None = None) -> None:
    """Runs the page again after something was recorded, which then says said; key: of the form, which starts clean.

    undo: takes it back and returns what to say then; it may raise loaders.LoadError.
    """
    _finish(_Recorded(said, undo), key)


def _finish(what: _Recorded, key: str) -> None:
    recorded = in_force.held().recorded
    recorded[_SAID] = what
    for counted in {_TIMES, f"{_TIMES}_{key}"}:
        recorded[counted] = recorded.get(counted, 0) + 1
    st.rerun()


def times(key: str = "") -> int:
    """How often a form recorded something in this visit; without a key: all of them, and what was undone.

    As a part of its widgets' keys it gives a form that starts clean after each time.
    """
    return in_force.held().recorded.get(f"{_TIMES}_{key}" if key else _TIMES, 0)


def say() -> None:
    """Says once what was recorded, with the way to undo it; at the top of each page that records."""
    _take_back()
    what: _Recorded | None = in_force.held().recorded.pop(_SAID, None)
    if what is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="recorded"):
        st.success(plain(what.said), width="stretch")
        if what.undo:
            st.button(
                language.say("Undo"), key="recorded_undo", on_click=_ask_back, args=[what], icon=":material/undo:"
            )


def _ask_back(what: _Recorded) -> None:
    in_force.held().recorded[_BACK] = what


def _take_back() -> None:
    """Undoes what was just recorded, where that was asked for: all of it or nothing."""
    what: _Recorded | None = in_force.held().recorded.pop(_BACK, None)
    if what is None or what.undo is None:
        return
    try:
        said = what.undo()
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    done(said)


def _undo_all(ids: Sequence[str], decidings: Sequence[loaders.Deciding]) -> str:
    loaders.undo_all(_to_write(decidings), ids, reason=AT_ONCE, undone_by=decidings[0].decision.decided_by)
    return language.says(
        len(ids),
        "Undone: the decision just recorded.",
        "Undone: {number} decisions just recorded.",
        number=f"{len(ids):,}",
    )


def meeting(key: str, refs: Mapping[str, str] | None = None) -> bool:
    """Draws what others decided meanwhile, beside what was to be recorded, for the person to choose; whether it does.

    refs: task_id → ref, to name tasks by.
    """
    met: _Met | None = st.session_state.get(f"{_MET}_{key}")
    if met is None:
        return False
    with st.container(border=True):
        st.warning(
            language.say(
                "Somebody decided the same while this form was open. Nothing of yours is recorded yet: choose."
            )
        )
        for theirs in met.theirs:
            st.markdown(plain(_theirs(theirs, refs)))
            mine = next(one.decision for one in met.decidings if _about(one) == (theirs["task_id"], theirs["field"]))
            value = decisions.value(mine.field, mine.value, refs)
            st.markdown(plain(language.say("Yours: “{value}”. Reason: {reason}", value=value, reason=mine.reason)))
        with st.container(horizontal=True):
            if st.button(language.say("Keep theirs"), key=f"{key}_keep_theirs"):
                _keep_theirs(key, met)
            if st.button(language.say("Record mine over it"), key=f"{key}_record_mine"):
                _record_mine(key, met)
    return True


def _theirs(theirs: dict, refs: Mapping[str, str] | None) -> str:
    when = theirs["decided_at"].astimezone()
    ref = (refs or {}).get(theirs["task_id"])
    what = f"{ref}, {decisions.field(theirs['field']).lower()}" if ref else decisions.field(theirs["field"])
    told = {
        "what": what,
        "person": theirs["decided_by"],
        "time": f"{when:%H:%M}",
        "day": words.day(when),
        "reason": theirs["reason"],
    }
    if theirs["is_undone"]:
        return language.say(
            "{what}: {person} took the earlier decision back at {time} on {day}. Reason: {reason}", **told
        )
    value = decisions.value(theirs["field"], theirs["value"], refs)
    return language.say("{what}: {person} decided “{value}” at {time} on {day}. Reason: {reason}", value=value, **told)


def _about(one: loaders.Deciding) -> tuple[str | None, str]:
    return one.task_id, one.decision.field


def _keep_theirs(key: str, met: _Met) -> None:
    settled = {(theirs["task_id"], theirs["field"]) for theirs in met.theirs}
    rest = [one for one in met.decidings if _about(one) not in settled]
    del st.session_state[f"{_MET}_{key}"]
    if not rest:
        done(language.say("Kept what was decided before. Nothing of yours was recorded."), key)
    mine, kept = words.count(len(rest), "decision"), words.count(len(met.decidings) - len(rest), "decision")
    record(key, rest, language.say("Recorded {decisions}; kept {kept} of somebody else’s.", decisions=mine, kept=kept))


def _record_mine(key: str, met: _Met) -> None:
    seen = {
        (theirs["task_id"], theirs["field"]): None if theirs["is_undone"] else theirs["decision_id"]
        for theirs in met.theirs
    }
    del st.session_state[f"{_MET}_{key}"]
    record(key, [replace(one, seen=seen.get(_about(one), one.seen)) for one in met.decidings], met.said)
