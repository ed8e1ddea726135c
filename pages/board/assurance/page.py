"""Assurance file: each criterion of a framework with the council's self-rating, and the tasks that close it."""

import streamlit as st

from pages.board.assurance import view
from pages.board.assurance.entry import page as entry
from pages.board.pack.build import slug
from pages.common import beside, data, empty, ranked, recording, rows
from pages.common.handing import button
from pages.common.in_force import current
from pages.common.options import named
from pages.common.part import part
from pages.said.file_kinds import EXCEL, WORD
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.task import page as task

_CRITERION, _FRAMEWORK, _PERIOD = "criterion", "framework", "period"


def _choose(id_: str) -> None:
    """Opens another criterion, and closes the task that was open."""
    beside.pick(None)
    beside.pick(id_, _CRITERION)


def _keep(name: str) -> None:
    """Puts what was chosen in the address, and closes what is open beside."""
    beside.pick(None)
    if name == _FRAMEWORK:
        beside.pick(None, _CRITERION)
        beside.pick(None, _PERIOD)
    beside.pick(" ".join(str(st.session_state[f"assurance_{name}"] or "").split()) or None, name)


def _chosen(chosen: Filters) -> tuple[str, str | None]:
    """Draws the choice of framework and period, beside each other; both as chosen, no period where none is named."""
    offered = data.kept(view.offered, chosen, beside.picked(_FRAMEWORK), beside.picked(_PERIOD))
    period = offered.periods[0] if offered.periods else None
    for name, shown in ((_FRAMEWORK, offered.framework), (_PERIOD, period)):
        st.session_state[f"assurance_{name}"] = shown  # the address says it, whatever was chosen before
    with st.container(horizontal=True, key="assurance_choice"):
        st.selectbox(
            say("Framework"), list(offered.frameworks), format_func=named(offered.frameworks),
            key=f"assurance_{_FRAMEWORK}", on_change=_keep, args=[_FRAMEWORK], width="stretch",
        )  # fmt: skip
        st.selectbox(
            say("Period"), offered.periods, accept_new_options=True, key=f"assurance_{_PERIOD}", on_change=_keep,
            args=[_PERIOD], placeholder=say("For example 2026/27"), width=200,
            help=say("Choose one, or name a new one: type it, then press Enter."),
        )  # fmt: skip
    return offered.framework, period


def _files(chosen: Filters, framework: str, period: str) -> None:
    if chosen.plan is None:
        st.caption(say("To take the file away, choose one plan."))
        return
    stem = f"assurance-{slug(chosen.plan)}-{slug(period)}"
    with st.container(horizontal=True):
        button(
            say("Word"),
            lambda: view.as_word(chosen, framework, period),
            f"{stem}.docx",
            WORD,
            "assurance_docx",
        )
        button(
            say("Excel"),
            lambda: view.as_excel(chosen, framework, period),
            f"{stem}.xlsx",
            EXCEL,
            "assurance_xlsx",
        )


def _alongside(chosen: Filters, drawn: view.Drawn, framework: str, period: str) -> None:
    """What is open: a task, else the criterion that is chosen."""
    picked = beside.picked(_CRITERION)
    one = data.kept(view.one, picked, chosen, framework, period) if picked in drawn.names else None
    if beside.picked():
        task.show(chosen, (*one.closing.ids, *one.found.ids, *one.also.ids) if one else ())
        return
    recording.say()
    if picked is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(one.name if one else say("No such criterion stands there now")), anchor=False)
        beside.close("criterion_close", beside.pick, None, _CRITERION)
    if one:
        entry.show(one, chosen)


@part
def main() -> None:
    """Draws the page."""
    chosen = current()
    if ranked.are_many(chosen, is_narrowed=False):
        ranked.show("assurance", chosen)
        return
    left, right = beside.panes(is_open=beside.picked(_CRITERION) is not None or beside.picked() is not None)
    with left:
        framework, period = _chosen(chosen)
        drawn = data.kept(view.drawn, chosen, framework, period) if period else None
        if drawn is None or period is None:
            empty.say(chosen)
            return
        if drawn.headline:
            st.header(plain(drawn.headline), anchor=False)
        st.caption(plain(drawn.subtitle))
        if chosen.is_narrowed():
            st.caption(
                say("Lead, rating and the other filters don’t narrow this file: it counts every task of the plan.")
            )
        rows.on_choice(drawn.table, key="assurance", chosen=beside.picked(_CRITERION), do=_choose)
        _files(chosen, framework, period)
    with right:
        _alongside(chosen, drawn, framework, period)


main()
