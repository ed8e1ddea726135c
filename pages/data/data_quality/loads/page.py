"""What can be done to a load: withdraw it, read its document again, remove the document for good."""

import pandas as pd
import streamlit as st

import loaders
from pages.common import data, person
from pages.common.options import named
from pages.data.data_quality.words import load_name
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import Named, marked, say, says
from pages.said.roles import Role
from pages.said.words import plain

_SAID = "loads_said"
_ACTIONS = Named(
    {
        "withdraw": marked("Withdraw it: keep it, out of every figure"),
        "reread": marked("Read its document again by today’s rules, as a new snapshot"),
        "purge": marked("Remove its document for good, with everything read from it"),
    }
)
_PRESSED = {
    "withdraw": marked("Withdraw it"),
    "reread": marked("Read its document again by today’s rules"),
    "purge": marked("Remove its document for good"),
}


def tell() -> None:
    """Says once what was done."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(plain(said))


def form(rows: pd.DataFrame) -> None:
    """Draws the choice of a load and of what to do with it, once it is opened. rows: of the query "loads"."""
    if not person.offered(Role.ADMIN):
        return
    opened = st.expander(say("Withdraw, read again or remove a load"), key="loads_change", on_change="rerun")
    if not opened.open:
        return
    by_id = {row.snapshot_id: row for row in rows.itertuples()}
    with opened:
        chosen = st.selectbox(
            say("Which load"),
            list(by_id),
            index=None,
            format_func=lambda one: load_name(by_id[one]),
            placeholder=say("Choose a load"),
            key="loads_which",
        )
        if chosen is None:
            return
        load = by_id[chosen]
        allowed = ["purge"] if load.is_withdrawn else list(_ACTIONS)
        action = st.radio(say("What to do"), allowed, format_func=named(_ACTIONS), key="loads_action")
        with st.form("loads_form", border=False):
            who = person.name("loads_who")
            why = "" if action == "reread" else st.text_input(say("Why"), max_chars=2000, key="loads_why")
            typed = (
                st.text_input(say("Type {words} to confirm", words=plain(load.plan_id)), key="loads_typed")
                if action == "purge"
                else ""
            )
            if action == "purge":
                st.warning(say("This can’t be undone. Only who, when and why stay on record."))
            if st.form_submit_button(say(_PRESSED[action]), type="primary"):
                _do(action, load, who, why, typed)


def _do(action: str, load, who: str, why: str, typed: str) -> None:
    if action == "purge" and typed.strip() != load.plan_id:
        st.error(plain(say("Nothing was removed: type {words} to confirm.", words=load.plan_id)))
        return
    try:
        said = _DONE[action](load, who, why)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    st.session_state[_SAID] = said
    st.session_state.pop("loads_which", None)
    st.rerun()


def _withdraw(load, who: str, why: str) -> str:
    loaders.withdraw(data.to_write(Role.ADMIN, who), load.snapshot_id, withdrawn_by=who, reason=why)
    return say(
        "Withdrawn: {plan} as at {day}. It is kept, and counts in no figure any more.",
        plan=load.plan,
        day=words.day(load.as_at),
    )


def _reread(load, who: str, why: str) -> str:
    with st.spinner(say("Reading the document again…")):
        added = loaders.reread(data.to_write(Role.ADMIN, who), load.snapshot_id, loaded_by=who)
    told = {"tasks": words.count(added.tasks, "task"), "plan": load.plan, "day": words.day(load.as_at)}
    if not added.changed:
        return say(
            "Read again: {tasks} of {plan} as at {day}; no task read otherwise than before. The older reading is kept.",
            **told,
        )
    return says(
        added.changed,
        "Read again: {tasks} of {plan} as at {day}; "
        "{number} task read otherwise than before. The older reading is kept.",
        "Read again: {tasks} of {plan} as at {day}; "
        "{number} tasks read otherwise than before. The older reading is kept.",
        number=f"{added.changed:,}",
        **told,
    )


def _purge(load, who: str, why: str) -> str:
    gone = loaders.purge(data.to_write(Role.ADMIN, who), load.document_id, purged_by=who, reason=why)
    return say(
        "Removed for good: {file}, with {snapshots} read from it.",
        file=load.file_name,
        snapshots=words.count(gone, "snapshot"),
    )


_DONE = {"withdraw": _withdraw, "reread": _reread, "purge": _purge}
