"""Where a document goes: to which plan, as at which date and why, loaded by whom."""

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

import loaders
from pages.common import data, in_force, person
from pages.data.add_plan.dropped.page import Incoming
from pages.said import filters, words

_NEW = ""
_BASES = {"stated": "The document states it", "assumed": "It is assumed"}


@dataclass(frozen=True)
class Destination:
    """A plan and its standing as far as they are chosen, and what is still to be given, in words."""

    plan: loaders.Plan | None
    standing: loaders.Standing | None
    missing: list[str] = field(default_factory=list)


def destination(document: Incoming, proposed) -> Destination:
    """Draws the fields. proposed: the reading at the date that the document itself proposes."""
    missing: list[str] = []
    with st.container(border=True):
        st.header("Which plan, as at when", anchor=False)
        known = data.ask("plans_known")
        plan = _plan(known, missing)
        standing = _standing(document, proposed, missing)
    return Destination(plan, standing, missing)


def _plan(known: pd.DataFrame, missing: list[str]) -> loaders.Plan | None:
    by_id = {row.plan_id: row for row in known.itertuples()}
    options = [*by_id, _NEW]
    first = in_force.current().plan or (_NEW if known.empty else None)
    chosen = st.selectbox(
        "Plan",
        options,
        index=options.index(first) if first in options else None,
        format_func=lambda one: by_id[one].title if one else "A new plan",
        placeholder="Choose a plan, or a new one",
        key="add_plan",
    )
    if chosen is None:
        missing.append("choose a plan")
        return None
    if chosen == _NEW:
        return _new_plan(set(by_id), missing)
    return loaders.Plan(chosen, by_id[chosen].council, by_id[chosen].title)


def _new_plan(taken: set[str], missing: list[str]) -> loaders.Plan | None:
    with st.container(horizontal=True):
        council = st.text_input("Council", max_chars=200, key="add_council", placeholder="Anytown Borough Council")
        title = st.text_input("Short title of the plan", max_chars=80, key="add_title", placeholder="Anytown")
        made = loaders.plan_id_from(title)
        plan_id = st.text_input(
            "Its id", made, max_chars=80, key=f"add_id_{made}", help="Small letters, digits and hyphens; for SQL."
        ).strip()
    for value, what in ((council, "name the council"), (title, "give the plan a title"), (plan_id, "give it an id")):
        missing += [] if value.strip() else [what]
    if plan_id in taken:
        st.warning("There is a plan with this id: choose it above, or change the id.")
        missing.append("change the id")
    return loaders.Plan(plan_id, council.strip(), title.strip()) if plan_id else None


def _standing(document: Incoming, proposed, missing: list[str]) -> loaders.Standing | None:
    mark = document.document_id[:12]
    st.markdown(f"**Proposed date:** {words.plain(words.day(proposed.as_at_proposed, 'none'))}. "
                f"{words.plain(proposed.as_at_because)}")  # fmt: skip
    with st.container(horizontal=True):
        as_at = st.date_input(
            "The plan stood like this at", proposed.as_at_proposed, format="DD/MM/YYYY", key=f"add_as_at_{mark}",
            min_value=filters.EARLIEST, max_value=filters.LATEST,
        )  # fmt: skip
        is_stated = not any(finding.rule == "undated_document" for finding in proposed.findings)
        accepted = as_at == proposed.as_at_proposed
        basis = st.selectbox(
            "How the date is known", list(_BASES), index=0 if is_stated and accepted else 1, format_func=_BASES.get,
            key=f"add_basis_{mark}_{as_at}",
        )  # fmt: skip
        why = st.text_input(
            "Why this date", proposed.as_at_because if accepted else "", max_chars=500, key=f"add_why_{mark}_{as_at}"
        ).strip()
        who = person.name("add_who")
    missing += [] if as_at else ["give the date"]
    missing += [] if why or basis == "stated" else ["say why this date"]
    missing += [] if who else ["give your name"]
    return loaders.Standing(as_at, basis, why or None, who) if as_at else None
