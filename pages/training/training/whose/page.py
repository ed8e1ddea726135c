"""The fields that say whose a count, a goal or a rule is: the plan, the programme and the group."""

from typing import NamedTuple

import streamlit as st

from pages.common.options import named
from pages.said.language import say
from pages.training.training.whose.view import Known


class Whose(NamedTuple):
    """What a count, a goal or a rule is of. audience: "" for all that the programme is for; None: not chosen yet."""

    plan_id: str | None
    programme: str | None
    audience: str

    def missing(self) -> list[str]:
        """What is still to be chosen, as the end of "not saved yet: "."""
        chosen = {say("choose a plan"): self.plan_id, say("name the programme"): self.programme}
        return [what for what, value in chosen.items() if not value]


def fields(known: Known, plan: str | None, *, key: str) -> Whose:
    """Draws them. plan: of the page, None where it shows several; key: of the form."""
    if plan is None:
        plan = st.selectbox(
            say("Of which plan"), list(known.plans), index=None, format_func=named(known.plans),
            placeholder=say("Choose a plan"), key=f"{key}_plan",
        )  # fmt: skip
    programme = st.selectbox(
        say("Programme"), known.programmes, index=0 if known.programmes else None, accept_new_options=True,
        placeholder=say("For example WRAP"), key=f"{key}_programme",
    )  # fmt: skip
    audience = st.selectbox(
        say("Group"), known.audiences, index=None, accept_new_options=True, placeholder=say("All it is for"),
        key=f"{key}_audience", help=say("Left empty: all whom the programme is for."),
    )  # fmt: skip
    return Whose(plan, (programme or "").strip() or None, (audience or "").strip())
