"""Where a document goes: to which plan, as at which date and why, loaded by whom."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

import loaders
from pages.common import data, in_force, person
from pages.common.options import named
from pages.data.add_plan import view
from pages.data.add_plan.dropped.page import Document
from pages.said import filters, words

_NEW, _PLAN = "", "add_plan"
_BASES = {"stated": "The document states it", "assumed": "It is assumed"}


@dataclass(frozen=True)
class Destination:
    """The plan that a document goes to, and what it stands for in it."""

    plan: loaders.Plan
    standing: loaders.Standing


@dataclass(frozen=True)
class Choice:
    """What was chosen so far: as_at is None until a date is; destination until plan and date are.

    missing: what is still to be given before anything can be saved, in words.
    """

    as_at: date | None
    destination: Destination | None
    missing: list[str]


def choose(document: Document, proposed) -> Choice:
    """Draws the fields. proposed: the reading at the date that the document itself proposes."""
    missing: list[str] = []
    with st.container(border=True):
        st.header("Which plan, as at when", anchor=False)
        plan = _plan(data.kept(view.plans), missing)
        standing = _standing(document, proposed, missing)
    whole = Destination(plan, standing) if plan and standing else None
    return Choice(standing.as_at if standing else None, whole, missing)


def plan_id() -> str | None:
    """The plan that is chosen so far; empty for a new one, None for none."""
    return st.session_state.get(_PLAN, _first(data.kept(view.plans)))


def _first(known: dict[str, loaders.Plan]) -> str | None:
    return in_force.current().plan or (None if known else _NEW)


def choose_plan(plan_id: str) -> None:
    """Chooses a plan that is there; for a button's on_click."""
    st.session_state[_PLAN] = plan_id


def select(known: dict[str, loaders.Plan]) -> str | None:
    """Draws the plans to choose from, with a new one; the id of the plan chosen, empty for a new one, None for none."""
    options, first = [*known, _NEW], _first(known)
    return st.selectbox(
        "Plan",
        options,
        index=options.index(first) if first in options else None,
        format_func=lambda one: known[one].title if one else "A new plan",
        placeholder="Choose a plan, or a new one",
        key=_PLAN,
    )


def _plan(known: dict[str, loaders.Plan], missing: list[str]) -> loaders.Plan | None:
    chosen = select(known)
    if chosen is None:
        missing.append("choose a plan")
        return None
    return _new_plan(set(known), missing) if chosen == _NEW else known[chosen]


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


def _standing(document: Document, proposed, missing: list[str]) -> loaders.Standing | None:
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
            "How the date is known", list(_BASES), index=0 if is_stated and accepted else 1, format_func=named(_BASES),
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
