"""Draws the choices of the Board page: quarter, plans, audience, whose; they stand in the address."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import streamlit as st

from pages.board import packs
from pages.board.chooser import words
from pages.board.pack.choice import AUDIENCES, Choice
from pages.board.pack.quarters import from_label
from pages.board.pack.wanted import Asked, LeadWanted
from pages.common import controls
from pages.said.filters import ALL_PLANS, Filters
from pages.said.language import say
from pages.said.ranked import MOST_TOGETHER
from pages.said.words import plain


def read(view: Filters) -> Asked | None:
    """The choice that the address and the shared filters make; None where no plan is known."""
    audience = st.query_params.get("audience", "board")
    audience = audience if audience in AUDIENCES else "board"
    plans, whose = tuple(st.query_params.get_all("plans")), st.query_params.get("whose")
    asked = packs.resolve(view, plans, audience, whose, date.today())
    if isinstance(asked, Choice) and asked.lead and asked.lead not in packs.leads(asked):
        return LeadWanted(replace(asked, audience="board", lead=None))
    return asked


def say_left_out(choice: Choice, issued: Collection[str]) -> None:
    """Says what the address asks for that there isn't. issued: the packs that were issued."""
    named = {name: st.query_params.get_all(name) for name in st.query_params}
    plans, leads = packs.titles(choice.view), packs.leads(choice) if "whose" in named else []
    told = words.left_out(named, plans=plans, leads=leads, issued=issued)
    if said := " ".join([*controls.left_out(), *told]):
        st.warning(plain(said))


def draw(asked: Asked) -> None:
    """The choices as widgets, which write themselves into the address."""
    choice = asked.otherwise if isinstance(asked, LeadWanted) else asked
    audience = "lead" if isinstance(asked, LeadWanted) else asked.audience
    with st.container(horizontal=True, vertical_alignment="bottom", key="board_choices"):
        _quarter(choice)
        _plans(choice, 250 if audience == "lead" else 340)
        _audience(audience)
        if audience == "lead":
            _whose(choice)
    if not choice.view.plan and not st.query_params.get("plans") and len(choice.plans) <= MOST_TOGETHER:
        titles = packs.titles(choice.view)
        if said := words.older([title for plan_id, title in titles.items() if plan_id not in choice.plans]):
            st.caption(plain(said))


def _quarter(choice: Choice) -> None:
    """Choosing a quarter moves the as-at date that every page shares."""
    today = date.today()
    named = packs.quarters(choice, today)
    st.session_state["board_quarter"] = choice.quarter.label

    def follow() -> None:
        chosen = from_label(st.session_state["board_quarter"])
        if chosen:
            st.session_state["as_at"] = chosen.as_at(today)

    st.selectbox(
        say("Quarter"), list(named), format_func=named.__getitem__, key="board_quarter", on_change=follow, width=400,
        help=say(
            "Quarters of the financial year, which begins in April. The as-at date follows: the quarter’s last day, or "
            "today while it isn’t over."
        ),
    )  # fmt: skip


def _plans(choice: Choice, width: int) -> None:
    titles = packs.titles(choice.view)
    many = len(choice.plans) > MOST_TOGETHER
    st.session_state["board_plans"] = [] if many else list(choice.plans)

    def follow() -> None:
        chosen = st.session_state["board_plans"]
        st.session_state["plan"] = chosen[0] if len(chosen) == 1 else ALL_PLANS
        _to_address("plans", chosen if len(chosen) > 1 else None)

    st.multiselect(
        say("Plans"), list(titles), format_func=titles.__getitem__, key="board_plans", on_change=follow, width=width,
        max_selections=MOST_TOGETHER if len(titles) > MOST_TOGETHER else None,
        placeholder=say("Choose up to {number}", number=MOST_TOGETHER),
    )  # fmt: skip


def _audience(audience: str) -> None:
    st.session_state["board_audience"] = audience

    def follow() -> None:
        chosen = st.session_state["board_audience"]
        _to_address("audience", None if chosen == "board" else chosen)

    st.segmented_control(
        say("Audience"),
        list(AUDIENCES),
        format_func=lambda one: say(AUDIENCES[one]),
        key="board_audience",
        required=True,
        on_change=follow,
    )


def _whose(choice: Choice) -> None:
    names = packs.leads(choice)
    st.session_state["board_whose"] = choice.lead

    def follow() -> None:
        _to_address("whose", st.session_state["board_whose"])

    st.selectbox(
        say("Whose"),
        names,
        index=None,
        key="board_whose",
        on_change=follow,
        placeholder=say("Choose a lead"),
        width=190,
    )


def _to_address(name: str, value) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
