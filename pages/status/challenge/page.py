"""Challenge list: every question that a board could ask, the gravest first; the one chosen is answered beside it."""

import streamlit as st

from pages.common import beside, data, empty, in_force, paged, ranked, recording
from pages.common.options import named
from pages.common.part import part
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table
from pages.status.challenge import view
from pages.status.challenge.question import page as question

_RULE = "challenge_rule"


def _rule(rules: dict[str, str]) -> str:
    """The rule to show the questions of, '' for all; one alone isn't asked for."""
    wanted = st.session_state.get(_RULE, "")
    st.session_state[_RULE] = wanted if wanted in rules else ""
    if not rules:
        return ""
    return st.selectbox(
        say("Show"), list(rules), format_func=named(rules), key=_RULE, label_visibility="collapsed", width=300
    )


def _list(listed: view.Entries, chosen: Filters, picked: str | None, shown: Table) -> None:
    if shown.ids:
        paged.show(
            shown, key="challenge_rows", of=(chosen, st.session_state.get(_RULE)), chosen=picked,
            do=lambda entry: beside.pick(entry, question.ENTRY),
        )  # fmt: skip
    st.caption(listed.caption)
    _claims(chosen)


def _claims(chosen: Filters) -> None:
    opened = st.expander(say("What the words of each claim say"), key="challenge_each", on_change="rerun")
    if opened.open:
        with opened:
            paged.show(data.kept(view.each_claim, chosen), key="challenge_claims", of=chosen, name="claims")


def _question(picked: str, listed: view.Entries, chosen: Filters, ids: list[str]) -> None:
    """The question that is picked, as it was when it was opened; once it is answered, the one that follows."""
    if recording.meeting(question.FORM, question.refs()):
        return
    following = question.settled()
    if following is not None:
        beside.pick(following or None, question.ENTRY)
        st.rerun()
    recording.say()
    known = question.opened()
    if picked in listed.rows:
        known = question.open_entry(listed.rows[picked], chosen)
    if known and (known.entry, known.view) == (picked, chosen):
        question.show(known, is_listed=picked in listed.rows, following=_following(picked, ids))
        return
    st.info(say("The question in this address isn’t on the list: it was answered, or isn’t asked in this view."))
    beside.close("challenge_close", beside.pick, None, question.ENTRY)


def _following(picked: str, ids: list[str]) -> str | None:
    """The question after one on the list as it is shown, else the first of the others."""
    at = ids.index(picked) if picked in ids else -1
    return next((one for one in (*ids[at + 1 :], *ids[: max(at, 0)])), None)


@part
def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    if ranked.are_many(chosen):
        ranked.show("challenge", chosen)
        return
    if not view.checked(chosen):
        empty.say(chosen)
        return
    listed, picked = data.kept(view.entries, chosen), beside.picked(question.ENTRY)
    left, right = beside.panes(is_open=picked is not None)
    with left:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.header(listed.headline, anchor=False, width="content")
            shown = data.kept(view.table, chosen, _rule(listed.rules))
        st.markdown(data.kept(view.claimed, chosen))
        if picked is None:
            question.close()
            recording.say()
    if picked:
        with right:
            _question(picked, listed, chosen, list(shown.ids))
    with left:
        _list(listed, chosen, picked, shown)


main()
