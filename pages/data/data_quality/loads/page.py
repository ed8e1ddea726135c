"""What can be done to a load: withdraw it, read its document again, remove the document for good."""

import pandas as pd
import streamlit as st

import loaders
from pages.common import data, person
from pages.common.options import named
from pages.data.data_quality.words import load_name
from pages.said import words
from pages.said.heard import why_refused
from pages.said.roles import Role
from pages.said.words import plain

_SAID = "loads_said"
_ACTIONS = {
    "withdraw": "Withdraw it: keep it, out of every figure",
    "reread": "Read its document again by today’s rules, as a new snapshot",
    "purge": "Remove its document for good, with everything read from it",
}


def say() -> None:
    """Says once what was done."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.success(plain(said))


def form(rows: pd.DataFrame) -> None:
    """Draws the choice of a load and of what to do with it, once it is opened. rows: of the query "loads"."""
    if not person.offered(Role.ADMIN):
        return
    opened = st.expander("Withdraw, read again or remove a load", key="loads_change", on_change="rerun")
    if not opened.open:
        return
    by_id = {row.snapshot_id: row for row in rows.itertuples()}
    with opened:
        chosen = st.selectbox(
            "Which load",
            list(by_id),
            index=None,
            format_func=lambda one: load_name(by_id[one]),
            placeholder="Choose a load",
            key="loads_which",
        )
        if chosen is None:
            return
        load = by_id[chosen]
        allowed = ["purge"] if load.is_withdrawn else list(_ACTIONS)
        action = st.radio("What to do", allowed, format_func=named(_ACTIONS), key="loads_action")
        with st.form("loads_form", border=False):
            who = person.name("loads_who")
            why = "" if action == "reread" else st.text_input("Why", max_chars=2000, key="loads_why")
            typed = (
                st.text_input(f"Type {plain(load.plan_id)} to confirm", key="loads_typed") if action == "purge" else ""
            )
            if action == "purge":
                st.warning("This can’t be undone. Only who, when and why stay on record.")
            if st.form_submit_button(_ACTIONS[action].split(":")[0].split(",")[0], type="primary"):
                _do(action, load, who, why, typed)


def _do(action: str, load, who: str, why: str, typed: str) -> None:
    if action == "purge" and typed.strip() != load.plan_id:
        st.error(plain(f"Nothing was removed: type {load.plan_id} to confirm."))
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
    return f"Withdrawn: {load.plan} as at {words.day(load.as_at)}. It is kept, and counts in no figure any more."


def _reread(load, who: str, why: str) -> str:
    with st.spinner("Reading the document again…"):
        added = loaders.reread(data.to_write(Role.ADMIN, who), load.snapshot_id, loaded_by=who)
    changed = words.count(added.changed, "task") if added.changed else "no task"
    return (
        f"Read again: {words.count(added.tasks, 'task')} of {load.plan} as at {words.day(load.as_at)}; "
        f"{changed} read otherwise than before. The older reading is kept."
    )


def _purge(load, who: str, why: str) -> str:
    gone = loaders.purge(data.to_write(Role.ADMIN, who), load.document_id, purged_by=who, reason=why)
    return f"Removed for good: {load.file_name}, with {words.count(gone, 'snapshot')} read from it."


_DONE = {"withdraw": _withdraw, "reread": _reread, "purge": _purge}
