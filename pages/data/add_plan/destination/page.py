"""Where a document goes: to which plan and as at which date, filled in from the document, each to be changed."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

import loaders
from pages.common import data
from pages.common.options import named
from pages.data.add_plan import view
from pages.data.add_plan.destination import words as said
from pages.data.add_plan.dropped.page import CHOSEN, PRESELECTED, Document
from pages.said import filters, words
from pages.said.heard import heard
from pages.said.language import Named, marked, say
from pages.said.words import plain

_NEW, _PLAN = "", "add_plan"
_BASES = Named({"stated": marked("The document states it"), "assumed": marked("It is assumed")})
_GIVEN = marked("Given by the person who loaded it.")


@dataclass(frozen=True)
class Choice:
    """The plan and the date that are chosen so far; None, or missing in words, where one still has to be given."""

    plan: loaders.Plan | None
    as_at: date | None
    basis: str
    why: str
    missing: list[str]

    def standing(self, who: str) -> loaders.Standing | None:
        """The date that the document stands for, as it is saved; None while there is none."""
        return loaders.Standing(self.as_at, self.basis, self.why or None, who) if self.as_at else None


def plan_id() -> str | None:
    """The plan that is chosen so far; empty for a new one, None for none."""
    return st.session_state.get(_PLAN, st.session_state.get(CHOSEN))


def choose_plan(plan_id: str | None) -> None:
    """Chooses a plan that is there, or none; for a button's on_click."""
    st.session_state[_PLAN] = st.session_state[CHOSEN] = plan_id


def preselect(recognised: loaders.Recognised | None, *, is_read: bool) -> None:
    """Chooses, once for each document, the plan that it is recognised as a version of, else a new one.

    For a document that isn't read yet, none; what a person chose for it meanwhile stays.
    """
    step = "read" if is_read else "asked"
    before = st.session_state[PRESELECTED]
    if before in (step, "read"):
        return
    st.session_state[PRESELECTED] = step
    if not (before and plan_id() is not None):
        choose_plan(None if not is_read else recognised.plan_id if recognised else _NEW)


def choose(document: Document, proposed, recognised: loaders.Recognised | None) -> Choice:
    """Draws the fields. proposed: the reading at the date that the document itself proposes."""
    known = data.kept(view.plans)
    missing: list[str] = []
    with st.container(key="add_destination", gap="small"):
        columns = st.columns([4, 4, 4, 2] if plan_id() == _NEW else [4, 2, 6], vertical_alignment="bottom")
        with columns[0]:
            chosen = select(known, recognised)
        with columns[3 if plan_id() == _NEW else 1]:
            as_at = _date(document, proposed)
        more = st.container()
        told = st.expander(say("Period, id, and how the date is known"))
        with told:
            basis, why = _basis(document, proposed, as_at)
        with more:
            st.markdown(said.dated(basis, why) if as_at else plain(heard(proposed.as_at_because)))
        if chosen == _NEW:
            plan = _new_plan(document, proposed, columns[1:3], more, told, set(known), missing)
        else:
            plan = known.get(chosen) if chosen else None
            _version(plan, proposed, recognised, more)
    missing += [] if plan else [say("choose a plan")] if chosen is None else []
    missing += [] if as_at else [say("give the date")]
    missing += [] if why or basis == "stated" or not as_at else [say("say why this date")]
    return Choice(plan, as_at, basis, why, missing)


def select(known: dict[str, loaders.Plan], recognised: loaders.Recognised | None = None) -> str | None:
    """Draws the plans to choose from, with a new one; the id of the plan chosen, empty for a new one, None for none."""
    first = [recognised.plan_id] if recognised else []
    options = [*first, *(one for one in known if one not in first), _NEW]
    st.session_state.setdefault(_PLAN, plan_id())
    chosen = st.selectbox(
        say("Plan"),
        options,
        index=None,
        format_func=lambda one: said.option(one, known),
        placeholder=say("Choose a plan, or a new one"),
        key=_PLAN,
    )
    st.session_state[CHOSEN] = chosen
    return chosen


def _version(plan, proposed, recognised: loaders.Recognised | None, more) -> None:
    """Says of a plan that is known whose it is, and how much of it the document holds."""
    markings = [note.text for note in proposed.notes if note.kind == "marking"]
    parts = [f"{plan.council}."] if plan else []
    parts += [said.matched(recognised)] if plan and recognised and recognised.plan_id == plan.plan_id else []
    more.caption(plain(" ".join([*parts, *said.with_markings(markings)])))


def _new_plan(
    document: Document, proposed, columns, more, told, taken: set[str], missing: list[str]
) -> loaders.Plan | None:
    """Draws the names of a new plan, as the document gives them; None while its id can't be used."""
    mark, proposal = document.document_id[:12], proposed.proposal
    with columns[0]:
        council = st.text_input(
            say("Council"),
            proposal.council,
            max_chars=200,
            key=f"add_council_{mark}",
            placeholder=say("Whose plan is it?"),
        ).strip()
    with columns[1]:
        title = st.text_input(
            say("Title of the plan"),
            proposal.title,
            max_chars=80,
            key=f"add_title_{mark}",
            placeholder=say("What is it called?"),
        ).strip()
    with told:
        plan_id, starts_on, ends_on = _rest(mark, proposal, council, title, taken)
    blank = [what for what, value in ((say("whose plan it is"), council), (say("its title"), title)) if not value]
    markings = [note.text for note in proposed.notes if note.kind == "marking"]
    parts = [said.period(starts_on, ends_on), said.named(proposal, markings, blank)]
    more.caption(plain(" ".join(filter(None, parts))))
    missing += [
        *([say("name the council")] if not council else []),
        *([say("give the plan a title")] if not title else []),
    ]
    missing += [say("give it an id")] if title and not plan_id else []
    missing += [say("let its period begin before it ends")] if starts_on and ends_on and starts_on > ends_on else []
    if plan_id in taken:
        told.warning(say("There is a plan with this id: choose it above, or change the id."))
        missing.append(say("change the id"))
    return loaders.Plan(plan_id, council, title, starts_on, ends_on) if plan_id else None


def _rest(mark: str, proposal, council: str, title: str, taken: set[str]) -> tuple[str, date | None, date | None]:
    """Draws a new plan's id and period, which hardly anybody has to look at."""
    made = loaders.plan_id_from(title) or loaders.plan_id_from(council)
    with st.container(horizontal=True):
        starts_on = _day(say("The plan begins"), proposal.starts_on, f"add_starts_{mark}")
        ends_on = _day(say("The plan ends"), proposal.ends_on, f"add_ends_{mark}")
        plan_id = st.text_input(
            say('Its id'), loaders.free_id(made, taken), max_chars=80, key=f"add_id_{mark}_{made}",
            help=say('Small letters, digits and hyphens; for SQL and links.'),
        ).strip()  # fmt: skip
    return plan_id, starts_on, ends_on


def _date(document: Document, proposed) -> date | None:
    mark = document.document_id[:12]
    return _day(
        say("As at"), proposed.as_at_proposed, f"add_as_at_{mark}", say("The day that the plan’s figures belong to.")
    )


def _day(label: str, value: date | None, key: str, meaning: str | None = None) -> date | None:
    return st.date_input(
        label, value, format="DD/MM/YYYY", key=key, min_value=filters.EARLIEST, max_value=filters.LATEST, help=meaning
    )


def _basis(document: Document, proposed, as_at: date | None) -> tuple[str, str]:
    """Draws how the date is known, and why: as the document has it, else that a person gave it."""
    is_proposed = as_at is not None and as_at == proposed.as_at_proposed
    is_stated = is_proposed and not any(finding.rule == "undated_document" for finding in proposed.findings)
    mark = f"{document.document_id[:12]}_{as_at}"
    with st.container(horizontal=True):
        basis = st.selectbox(
            say('How the date is known'), list(_BASES), index=0 if is_stated else 1, format_func=named(_BASES),
            key=f"add_basis_{mark}",
        )  # fmt: skip
        why = st.text_input(
            say("Why this date"),
            proposed.as_at_because if is_proposed else say(_GIVEN),
            max_chars=500,
            key=f"add_why_{mark}",
        )
    return basis, words.text(why, "").strip()
