"""Where more plans are in view than a page draws whole: one ranked table of them, twenty at a time; one opens alone."""

from dataclasses import dataclass, replace

import streamlit as st

from pages.common import beside, controls, data, empty, in_force, paged, rows, scope
from pages.said import ranked as said
from pages.said.filter_kinds import LONGEST
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.ranked import MOST_TOGETHER, RANKINGS, STEP
from pages.said.rows import Table
from pages.said.words import plain

_BY, _FIND, _PLANS = "rank", "find", "plans"


@dataclass(frozen=True)
class Ranked:
    """So many plans of the table as are shown at once, how many there are, and that in words."""

    table: Table
    found: int
    headline: str


def are_many(chosen: Filters, *, is_narrowed: bool = True) -> bool:
    """Whether more plans are in view than a page draws whole.

    is_narrowed: those with a task that the filters keep count; else every plan known, for what filters don't narrow.
    """
    if chosen.plan is not None:
        return False
    found = data.ask("overview", **chosen.parameters()) if is_narrowed else scope.plans(chosen)
    return len(found) > MOST_TOGETHER


def show(page: str, chosen: Filters, choose: str = "") -> None:
    """Draws the table. page: its name in pages/listed.py. choose: what one is chosen for, if not the ranking's own."""
    ranking = RANKINGS[page]
    by = ranking.known(beside.picked(_BY))
    told = choose or (say(ranking.choose) if ranking.choose else "")
    if told:
        st.markdown(f"**{plain(told)}**")
    with st.container(horizontal=True, vertical_alignment="center", key="ranked"):
        searched = _searched()
        headline = st.container(width="stretch")
        at = paged.after(f"ranked_{page}", (chosen, by, searched), STEP, _PLANS)
        shown = data.kept(made, page, chosen, by, searched, at)
        if at and not shown.found:  # an address from when there were more
            at, shown = 0, data.kept(made, page, chosen, by, searched, 0)
        paged.steps(at, len(shown.table.ids), shown.found, STEP, _PLANS)
    if shown.table.ids:
        headline.caption(plain(shown.headline))
        rows.on_choice(shown.table, key="ranked_plans", do=_choose)
    elif searched:
        st.info(plain(say("No plan in view has “{words}” in its title or council.", words=searched)))
    else:
        empty.say(chosen)


def _searched() -> str:
    typed = st.text_input(
        say("Search the plans"), key=_FIND, bind="query-params", max_chars=LONGEST, width=280,
        placeholder=say("Search by council or title"), label_visibility="collapsed",
    )  # fmt: skip
    return " ".join((typed or "").split())


def _choose(id_: str) -> None:
    """Ranks by a head that was chosen; else opens the plan alone, on the same page."""
    by = said.ranked_by(id_)
    if by is None:  # what the address has of the table stays there, so that Back is one step
        controls.show_plan(id_)
        return
    paged.to_first(_PLANS)
    beside.pick(by, _BY)


def made(page: str, chosen: Filters, by: str, searched: str, at: int) -> Ranked:
    """The plans after so many, as a page's table ranks them. searched: "" for every plan."""
    ranking = RANKINGS[page]
    found = data.ask(
        ranking.query, ranked_by=by, search=searched or None, most=STEP, after=at, **chosen.parameters()
    )  # fmt: skip
    number = int(found["found"].iloc[0]) if len(found) else 0
    return Ranked(
        said.table(found, ranking, by, lambda plan_id: in_force.address(page, replace(chosen, plan=plan_id))),
        number,
        said.headline(number, by, searched),
    )
