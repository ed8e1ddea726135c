"""One criterion of the assurance file: what the council writes of it, and what the plan shows beside that."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

import loaders
from pages.board.assurance import view
from pages.common import data, in_force, links, person, recording, rows, tables
from pages.common.options import named
from pages.said import assurance, words
from pages.said.filters import Filters
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.said.words import lines, plain

_KEY, _HELD, _MET = "assurance_entry", "assurance_held", "assurance_met"
_NOT_RATED = marked("Not rated")
_HELP = {
    "criterion": marked("As the framework or the Home Office’s letter puts it."),
    "evidence": marked("What shows it, in the council’s words."),
    "gap": marked("What is still missing."),
}


@dataclass(frozen=True)
class _Held:
    """What the form showed when it was drawn: others may write meanwhile, and then the person is told."""

    drawn: tuple
    texts: dict[str, str]
    seen: dict[str, str]


@dataclass(frozen=True)
class _Met:
    """What was to be written, and what others had written meanwhile."""

    items: dict[str, str]
    theirs: list[dict[str, Any]]
    who: str


def show(one: view.One, chosen: Filters) -> None:
    """Draws the criterion: how it stands, its form, its tasks, what the plan shows, what was written before."""
    st.caption(plain(one.standing))
    place = (one.plan_id, one.framework, one.section, one.element, one.period)
    of = (chosen, place)
    if not _meeting(one, place):
        _form(one, place, chosen)
    nothing = (
        say("No live task in this plan closes it.") if one.is_told else say("It can’t be told yet: no words for it.")
    )
    st.markdown(say("**Tasks that close it**") if one.closing.ids else f"**{nothing}**")
    if one.closing.ids:
        tables.task_list(one.closing, key="assurance_closing", of=of, name="closing")
    st.markdown(
        say(
            "**What the plan shows, on this tool’s reading**: {found}",
            found=plain(one.found_said or say("nothing complete")),
        )
    )
    if one.found.ids:
        tables.task_list(one.found, key="assurance_found", of=of, name="found")
    if one.also.ids:
        st.markdown(f"**{one.also_said[:1].upper()}{one.also_said[1:]}**")
        tables.task_list(one.also, key="assurance_also", of=of, name="also")
    _before(one)


def _before(one: view.One) -> None:
    if one.before:
        with st.expander(say("Last period, {period}", period=plain(one.last_period)), key="assurance_before"):
            for label, text in one.before:
                st.markdown(f"**{label}**  \n{lines(text)}")
    opened = st.expander(say("History: what was written, by whom"), key="assurance_history", on_change="rerun")
    if opened.open:
        with opened:
            rows.show(one.history, key="assurance_history_rows")


def _form(one: view.One, place: tuple, chosen: Filters) -> None:
    if not person.offered(Role.EDITOR):
        return
    if chosen.known_on:
        st.info(say("To write in the file, clear “As known on”: what is written is known from now on."))
        return
    held = _held(one, place)
    own = f"{_KEY}_{recording.times(_KEY)}_{'|'.join(place)}"
    with st.form(own, border=True):
        st.markdown(f"**{say('In the council’s words')}**{f': {plain(one.written)}' if one.written else ''}")
        typed = {"criterion": _text("criterion", held, own, one), "self_rating": _rating(one, held, own)}
        typed |= {item: _text(item, held, own, one) for item in ("gap", "last_letter", "evidence")}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            who = person.name(f"{_KEY}_who")
            is_sent = st.form_submit_button(say("Write it down"), type="primary")
    if not view.has_steps_below(one.steps):
        st.caption(say("The scale has no step below Met yet, so nothing can be unmet: the council adds its own."))
        address = in_force.link_parameters() | {"framework": one.framework, "frameworks": "yes"}
        links.link("status/coverage/page.py", say("Add a step on Duty coverage"), address)
    if is_sent:
        changed = {item: text for item, text in typed.items() if text.strip() != held.texts.get(item, "")}
        _write(place, changed, held.seen, who)


def _text(item: str, held: _Held, own: str, one: view.One) -> str:
    """A text to write; a criterion that isn't written yet begins as the last period's."""
    now, meaning = held.texts.get(item, ""), say(_HELP.get(item, "")) or None
    if item == "criterion" and not now and one.last_criterion and item not in held.seen:
        now, meaning = (
            one.last_criterion,
            say("As in {period}; it is written with the rest.", period=plain(one.last_period)),
        )
    return st.text_area(
        say(assurance.ITEMS[item]), value=now, key=f"{own}_{item}", height=68,
        max_chars=loaders.LONGEST_ASSURANCE_TEXT, help=meaning,
    )  # fmt: skip


def _rating(one: view.One, held: _Held, own: str) -> str:
    names = {"": say(_NOT_RATED), **one.steps}
    now = held.texts.get("self_rating", "")
    if now not in names:
        names[now] = say("{step} (no longer on the scale)", step=now)
    return st.selectbox(
        say(assurance.ITEMS["self_rating"]), list(names), index=list(names).index(now), format_func=named(names),
        key=f"{own}_self_rating",
    )  # fmt: skip


def _held(one: view.One, place: tuple) -> _Held:
    """What the form shows, as it was when the criterion was opened, until something is written."""
    drawn = (*place, recording.times(_KEY))
    held = st.session_state.get(_HELD)
    if held is None or held.drawn != drawn:
        held = st.session_state[_HELD] = _Held(drawn, dict(one.texts), dict(one.seen))
    return held


def _write(place: tuple, items: dict[str, str], seen: dict[str, str], who: str) -> None:
    plan_id, framework, section, element, period = place
    try:
        loaders.write_assurance(
            data.to_write(Role.EDITOR, who), plan_id=plan_id, framework=framework, section=section, element=element,
            period=period, items=items, written_by=who, seen=seen,
        )  # fmt: skip
    except loaders.WrittenMeanwhile as error:
        st.session_state[_MET] = (place, _Met(items, error.theirs, who))
        st.rerun()
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    recording.done(f"Written: {words.several(assurance.ITEMS[item].lower() for item in items)}.", _KEY)


def _meeting(one: view.One, place: tuple) -> bool:
    """Draws what others wrote meanwhile, beside what was to be written, for the person to choose; whether it does."""
    about, met = st.session_state.get(_MET, (None, None))
    if met is None or about != place:
        return False
    with st.container(border=True):
        st.warning(say("Somebody wrote the same while this form was open. Nothing of yours is written yet: choose."))
        for theirs in met.theirs:
            when = theirs["written_at"].astimezone()
            what, text = say(assurance.ITEMS[theirs["item"]]), _said(one, theirs["item"], theirs["text"])
            st.markdown(
                plain(
                    say(
                        "{what}: {who} wrote “{text}” at {time} on {day}",
                        what=what,
                        who=theirs["written_by"],
                        text=text,
                        time=f"{when:%H:%M}",
                        day=words.day(when),
                    )
                )
            )
            st.markdown(plain(say("Yours: “{text}”", text=_said(one, theirs["item"], met.items[theirs["item"]]))))
        with st.container(horizontal=True):
            if st.button(say("Keep theirs"), key=f"{_KEY}_keep_theirs"):
                _settle(one, place, met, keeps_theirs=True)
            if st.button(say("Write mine over it"), key=f"{_KEY}_write_mine"):
                _settle(one, place, met, keeps_theirs=False)
    return True


def _said(one: view.One, item: str, text: str) -> str:
    return (one.steps.get(text, text) if item == "self_rating" else text) or "nothing"


def _settle(one: view.One, place: tuple, met: _Met, *, keeps_theirs: bool) -> None:
    theirs = {row["item"]: row["entry_id"] for row in met.theirs}
    items = {item: text for item, text in met.items.items() if not (keeps_theirs and item in theirs)}
    held: _Held = st.session_state[_HELD]
    del st.session_state[_MET]
    if not items:
        recording.done(say("Kept what was written before. Nothing of yours was written."), _KEY)
    _write(place, items, held.seen | theirs, met.who)
