"""Challenge list: what is called complete and isn't shown to be, and every question that a board could ask."""

import streamlit as st

from pages.common import data, empty, figures, in_force, recording
from pages.common.options import named
from pages.common.tables import TWO_LINES
from pages.said import questions, words
from pages.said.filters import Filters
from pages.status.challenge import view
from pages.status.challenge.question import page as question

_PICK, _RULE, _TABLES = "challenge_pick", "challenge_rule", "challenge_tables"
_WIDE = {
    "Question": st.column_config.TextColumn(width=500),
    "Asked because": st.column_config.TextColumn(width=190),
    "Lead": st.column_config.TextColumn(width=170),
}


def _claims(chosen: Filters) -> None:
    drawn = data.kept(view.claimed, chosen, figures.is_dark())
    if drawn is None:
        st.info("The plan calls none of these tasks complete, so no such claim is to be checked.")
        return
    figures.show(drawn, key="challenge_claims")
    opened = st.expander("What the words of each task say", key="challenge_each", on_change="rerun")
    if opened.open:
        with opened, st.container(key="scrolls_inside"):
            st.table(data.kept(view.each_claim, chosen), hide_index=True, border="horizontal")


def _open(entry: str | None) -> None:
    """Opens another question, or none; the table forgets its chosen row."""
    question.close()
    st.session_state[_PICK] = entry
    st.session_state[_TABLES] = st.session_state.get(_TABLES, 0) + 1


def _row_chosen(key: str, ids: list[str]) -> None:
    at = st.session_state[key].selection.rows
    question.close()
    st.session_state[_PICK] = ids[at[0]] if at and at[0] < len(ids) else None


def _rule(rules: dict[str, str]) -> str:
    """The rule to show the questions of, '' for all; one alone isn't asked for."""
    wanted = st.session_state.get(_RULE, "")
    st.session_state[_RULE] = wanted if wanted in rules else ""
    return st.selectbox("Show", list(rules), format_func=named(rules), key=_RULE) or "" if rules else ""


def _wanted(listed: view.Entries, known: question.Opened | None) -> str | None:
    """The question to show before its select box is drawn; at first the address's, never one that isn't there."""
    wanted = st.session_state.get(_PICK, st.query_params.get("entry"))
    if wanted and wanted not in listed.rows and (known is None or known.entry != wanted):
        if _PICK not in st.session_state:
            st.info("The question in this address isn’t on the list: it was answered, or isn’t asked in this view.")
        wanted = None
    st.session_state[_PICK] = wanted
    return wanted


def _choice(offered: dict[str, str]) -> str | None:
    return st.selectbox(
        "Open a question", list(offered), index=None, format_func=named(offered), key=_PICK,
        placeholder="Choose a question here, or a row of the table", on_change=lambda: _open(st.session_state[_PICK]),
    )  # fmt: skip


def _show_in_address(entry: str | None) -> None:
    if entry is None:
        st.query_params.pop("entry", None)
    elif st.query_params.get("entry") != entry:
        st.query_params["entry"] = entry


def _still_open(listed: view.Entries, chosen: Filters) -> question.Opened | None:
    """The open question, unless it has just been answered here, or the view that it belongs to is left."""
    known = question.opened()
    if known and (question.is_settled() or known.view != chosen):
        question.close()
        if known.entry not in listed.rows:
            st.session_state[_PICK] = None
        return None
    return known


def _row(entry: str, listed: view.Entries, known: question.Opened | None):
    """The row of a question: of the list, or as it was when it was opened."""
    return known.row if known and entry not in listed.rows else listed.rows[entry]


def _list(chosen: Filters, rule: str, ids: list[str]) -> None:
    key = f"challenge_rows_{rule}_{st.session_state.get(_TABLES, 0)}"
    st.dataframe(
        data.kept(view.table, chosen, rule),
        key=key,
        hide_index=True,
        height=min(38 + TWO_LINES * len(ids), 620),
        row_height=TWO_LINES,
        on_select=lambda: _row_chosen(key, ids),
        selection_mode="single-row",
        column_config=_WIDE,
        alt=f"{words.count(len(ids), 'question')}, the gravest first.",
    )


def _questions(listed: view.Entries, chosen: Filters) -> None:
    st.header(listed.headline, anchor=False)
    st.caption(listed.caption)
    recording.say()
    meets = recording.meeting(question.FORM, question.refs())
    known = question.opened() if meets else _still_open(listed, chosen)
    if not listed.rows and known is None:
        _show_in_address(None)
        return
    wanted = _wanted(listed, known)
    with st.container(horizontal=True):
        rule = _rule(listed.rules)
        offered = {entry: said for entry, said in listed.questions.items() if rule in ("", listed.rows[entry].rule)}
        extra = {wanted: questions.question(_row(wanted, listed, known))} if wanted and wanted not in offered else {}
        picked = _choice(offered | extra)
    _show_in_address(picked)
    if picked is None and not meets:
        question.close()
    elif picked and not meets:
        shown = question.open_entry(_row(picked, listed, known), chosen)
        question.show(shown, is_listed=picked in listed.rows)
    if offered:
        _list(chosen, rule, list(offered))


def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    if not view.checked(chosen):
        empty.say(in_force.current())
        return
    _claims(chosen)
    _questions(data.kept(view.entries, chosen), chosen)


main()
