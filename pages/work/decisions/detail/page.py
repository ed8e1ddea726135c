"""One decision whole: what, who, when, why, what became of it; the plan as known before it; a form to take it back."""

from datetime import date, timedelta

import streamlit as st

from pages.common import data, in_force, links, person, recording, tables
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.work.decisions import view
from pages.work.decisions import words as said


def show(row, chosen: Filters, *, is_reviewed: bool) -> None:
    """Draws a decision (a row of the query decisions). is_reviewed: it is asked above whether it still holds."""
    st.caption(plain(" · ".join(part for part in (words.text(row.plan, ""), said.task(row)) if part)))
    st.header(plain(f"{said.what(row)}: {_headline(row)}"), anchor=False)
    st.markdown(plain(_facts(row)))
    if row.kind == "note":
        st.markdown(words.lines(row.value))
    st.subheader(say("Why"), anchor=False)
    st.markdown(words.lines(row.reason))
    if row.standing in ("in_force", "lapsed", "replaced", "waiting"):
        with st.expander(say("Take this decision back"), key="decision_undo") if is_reviewed else st.container():
            _undo(row, chosen)
    if not words.is_missing(row.task_id):
        links.link(
            tables.TASKS_PAGE, say("Open task {ref}", ref=plain(words.text(row.ref, row.task_id))), _at_task(row)
        )
    _then_and_now(row, chosen)


def _headline(row) -> str:
    return words.shorten(f"{'taken back, ' if row.standing == 'undo' else ''}{said.value(row)}", 110)


def _facts(row) -> str:
    did = say("Taken back") if row.standing == "undo" else say("Decided")
    return say(
        "{did} by {who} on {when}, about the plan as at {day}. {standing}.",
        did=did,
        who=row.decided_by,
        when=words.moment(row.decided_at),
        day=words.day(row.as_at),
        standing=said.standing(row).rstrip("."),
    )


def _at_task(row) -> dict:
    return {**in_force.link_parameters(in_force.current()), "task": row.task_id}


def _then_and_now(row, chosen: Filters) -> None:
    """Where to see the plan as it was known before the decision, and how the ratings differ from now."""
    day = words.local(row.decided_at).date() - timedelta(days=1)
    plan = None if words.is_missing(row.plan_id) else row.plan_id
    before, now = (in_force.link_parameters(Filters(plan=plan, as_at=chosen.as_at, known_on=on)) for on in (day, None))
    with st.container(horizontal=True):
        links.link("status/home/page.py", say("See the plan as it was known before this decision"), before)
        links.link("status/home/page.py", say("As known now"), now)
    with st.expander(say("As we knew it then, as we know it now"), key="then_and_now", on_change="rerun") as opened:
        if opened.open:
            compare(Filters(plan=plan, as_at=chosen.as_at, with_computed=chosen.with_computed), day)
            st.caption(
                say(
                    "By the day, not the minute: then is the end of {day}, the day before the decision. What else was "
                    "loaded or decided on the day of the decision isn’t in it either.",
                    day=words.day(day),
                )
            )


def compare(chosen: Filters, day: date) -> None:
    """Draws the tasks by rating as known by the end of a day beside as known now."""
    sentence, table = data.kept(view.then_now, chosen, day)
    st.markdown(plain(sentence))
    st.table(table, hide_index=True, border="horizontal")


def _undo(row, chosen: Filters) -> None:
    if not person.offered(recording.role(row.field)):
        return
    if chosen.known_on:
        st.caption(say("To take it back, clear “As known on”: what is recorded is recorded now."))
        return
    with st.form(f"undo_{row.decision_id}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            why = st.text_input(
                say("Why take it back"), required=True, key=f"undo_why_{row.decision_id}", max_chars=2_000
            )
            who = person.name(f"undo_who_{row.decision_id}")
        if st.form_submit_button(say("Take this decision back"), key=f"undo_it_{row.decision_id}"):
            recording.undo(
                row.decision_id, field=row.field, reason=why, undone_by=who,
                said=say("Taken back: {what}, {value}.", what=said.what(row), value=words.shorten(said.value(row), 60)),
            )  # fmt: skip
