"""Spellings of a lead: which count as one, across all plans; to merge, to part, and to take back. Built once opened."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

import loaders
from pages.common import data, person, recording, rows
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.said.words import plain
from pages.work.leads.spellings import view
from pages.work.leads.spellings import words as said
from pages.work.leads.spellings.view import Spellings

_SEEN, _FORM, _UNNAME = "spellings_seen", "spellings", "unname"
_OPEN, _LABEL = "spellings_open", "spellings_label"
_MERGE, _SPLIT, _UNDO = marked("Merge into one"), marked("Part one off"), marked("Take back")


def show(chosen: Filters) -> None:
    """Draws the section."""
    when = Filters(as_at=chosen.as_at, known_on=chosen.known_on)
    if not st.session_state.get(_OPEN):  # an open one whose words change would close in the reader's hands
        st.session_state[_LABEL] = data.kept(view.label, when)
    label = st.session_state.get(_LABEL) or data.kept(view.label, when)
    opened = st.expander(label, key=_OPEN, on_change="rerun")
    if not opened.open:
        return
    with opened:
        found = data.kept(view.spellings, when)
        recording.say()
        st.markdown(plain(found.sentence))
        st.caption(
            say("What the documents write stays as it is, on each task too; this says only which name it counts as.")
        )
        if not found.names:
            return
        if chosen.known_on:
            st.caption(say("To merge or part spellings, clear “As known on”: what is recorded is recorded now."))
        else:
            _change(found)
        rows.show(found.table, key="spellings_all")


def _change(found: Spellings) -> None:
    if not person.offered(Role.EDITOR):
        return
    can = [_MERGE, *([_SPLIT] if found.parts else []), *([_UNDO] if found.namings else [])]
    if st.session_state.get("spellings_do") not in can:
        st.session_state["spellings_do"] = _MERGE
    doing = st.segmented_control(say("What to do"), can, format_func=say, required=True, key="spellings_do") or _MERGE
    seen = st.session_state.get(_SEEN, found.seen())
    {_MERGE: _merge, _SPLIT: _split, _UNDO: _undo}[doing](found, seen)
    st.session_state[_SEEN] = found.seen()


def _merge(found: Spellings, seen: Mapping[str, str]) -> None:
    times = recording.times(_FORM)
    many, keep = f"merge_{times}", f"merge_keep_{times}"
    if found.pairs:
        rows.on_choice(found.alike, key="spellings_alike", do=partial(_fill, found, many, keep))
    chosen = st.multiselect(say("Spellings to merge"), found.names, key=many, placeholder=say("Choose two or more"))
    if chosen and not st.session_state.get(keep):
        st.session_state[keep] = chosen[0]
    name = st.selectbox(
        say("The name to keep"), chosen, index=None, key=keep, accept_new_options=True,
        placeholder=say("Choose one of them, or type another"),
    )  # fmt: skip
    why, who, is_sent = _why_and_who("merge", say("Merge"))
    if not is_sent:
        return
    kept = " ".join((name or "").split())
    given = view.merging(found, chosen, kept)
    if not kept or not given:
        st.error(say("Choose the spellings to merge, and the one name to keep."))
        return
    _record(given, seen, why, who, said.merged(chosen, kept))


def _fill(found: Spellings, many: str, keep: str, place: str) -> None:
    """Puts a likely pair into the form; nothing is merged by that."""
    st.session_state[many] = list(found.pairs[int(place)])
    st.session_state.pop(keep, None)


def _split(found: Spellings, seen: Mapping[str, str]) -> None:
    times = recording.times(_FORM)
    one = st.selectbox(
        say("Spelling to part off"), list(found.parts), index=None, key=f"split_{times}",
        placeholder=say("As written in a plan"),
        format_func=lambda text: say("{spelling} (counts as {name})", spelling=text, name=found.parts[text]),
    )  # fmt: skip
    if one is None:
        st.caption(say("A spelling that was read as part of another lead gets a name of its own."))
        return
    name = st.text_input(say("Its own name"), value=one, max_chars=300, key=f"split_name_{times}_{one}").strip()
    why, who, is_sent = _why_and_who("split", say("Give it its own name"))
    if is_sent:
        _record({one: name}, seen, why, who, say("From now on “{one}” counts as “{name}”.", one=one, name=name))


def _undo(found: Spellings, seen: Mapping[str, str]) -> None:
    names = {one.decision_id: one.line for one in found.namings}
    one = st.session_state.get(_UNNAME)
    rows.on_choice(
        found.decided, key="spellings_decided", chosen=one, do=partial(st.session_state.__setitem__, _UNNAME)
    )
    if one not in names:
        st.caption(say("Choose the one to take back."))
        return
    st.markdown(plain(say("Take back: {naming}.", naming=names[one])))
    why, who, is_sent = _why_and_who("unname", say("Take it back"))
    if is_sent:
        recording.undo(
            one, field="lead_name", reason=why, undone_by=who, said=say("Taken back: {naming}.", naming=names[one])
        )


def _why_and_who(key: str, label: str) -> tuple[str, str, bool]:
    """The form that every change ends with: why, the name, the button."""
    times = recording.times()
    with st.form(f"{key}_form_{times}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            why = st.text_input(
                say("Why"), key=f"{key}_why_{times}", max_chars=2_000, help=say("Kept with the change.")
            )
            who = person.name(f"{key}_who_{times}")
        return why, who, st.form_submit_button(label, key=f"{key}_it_{times}")


def _record(given: Mapping[str, str | None], seen: Mapping[str, str], why: str, who: str, then: str) -> None:
    shown = {spelling: seen.get(spelling) for spelling in given}
    try:
        loaders.name_leads(data.to_write(Role.EDITOR, who), given, reason=why, decided_by=who, seen=shown)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(then, _FORM)
