"""Duty coverage: which part of the duty has nothing behind it, by the sections of a framework; and who says so."""

from collections.abc import Hashable
from functools import partial

import streamlit as st

from pages.common import beside, data, empty, in_force, ranked, recording, rows, tables
from pages.common.options import named
from pages.common.part import part
from pages.said import assurance
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.status.coverage import view
from pages.status.coverage.frameworks import page as frameworks
from pages.status.coverage.mapped import page as mapped
from pages.status.coverage.view import Beside, Framework
from pages.task import page as task

_CELL, _FRAMEWORK, _EDIT = "cell", "framework", "frameworks"


def _choose(id_: str) -> None:
    """Opens what is behind a cell in place of whatever is open."""
    beside.pick(None)
    beside.pick(None, _EDIT)
    beside.pick(id_, _CELL)


def _switch() -> None:
    _choose_none()
    beside.pick(st.session_state[_FRAMEWORK], _FRAMEWORK)


def _choose_none() -> None:
    beside.pick(None)
    beside.pick(None, _CELL)


def _edit() -> None:
    _choose_none()
    beside.pick(None if beside.picked(_EDIT) else "yes", _EDIT)


def _framework(known: dict[str, Framework]) -> str:
    """The framework that the address names, else the first; with the way to another, and to what they hold."""
    asked = beside.picked(_FRAMEWORK)
    st.session_state[_FRAMEWORK] = asked if asked in known else assurance.DEFAULT
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            say("Framework"), list(known), key=_FRAMEWORK, on_change=_switch, label_visibility="collapsed",
            format_func=named({id_: one.title for id_, one in known.items()}), width=420,
        )  # fmt: skip
        st.button(
            say("Frameworks"), on_click=_edit, key="frameworks_open", help=say("What each holds; add a council’s own.")
        )
    return str(st.session_state[_FRAMEWORK])


def _about(one: Framework) -> None:
    told = [f"{one.about}."]
    if one.address:
        told.append(say("[Its source]({address}).", address=one.address))
    if one.replaced_by:
        told.append(say("Replaced by {framework}.", framework=plain(one.replaced_by)))
    st.caption(" ".join(told))


def _picture(chosen: Filters, framework: str, known: dict[str, Framework]) -> None:
    drawn = data.kept(view.drawn, chosen, framework)
    if drawn is None:
        _about(known[framework])
        _nothing(chosen, framework)
        return
    st.header(plain(drawn.headline), anchor=False)
    _about(known[framework])
    if drawn.hint:
        st.info(plain(drawn.hint))
    rows.on_choice(drawn.table, key="coverage", chosen=beside.picked(_CELL), do=_choose)
    st.caption(plain(drawn.subtitle))
    if drawn.waiting:
        rows.on_choice(drawn.waiting, key="coverage_waiting", chosen=beside.picked(_CELL), do=_choose)


def _nothing(chosen: Filters, framework: str) -> None:
    if data.kept(view.has_sections, framework):
        empty.say(chosen)
    else:
        st.info(say("This framework has no section yet: add them under “Frameworks”."))


def _listed(found: Beside | None, of: Hashable) -> None:
    recording.say()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(found.said) if found else say("No task stands there now"), anchor=False)
        beside.close("coverage_close", _choose_none)
    if found is None:
        return
    if found.table.ids:
        tables.task_list(found.table, key="coverage_tasks", of=of)
    if found.others_said:
        st.markdown(f"**{plain(found.others_said)}**")
    if found.others:
        tables.task_list(found.others, key="coverage_others", of=of, name="others")


def _beside(chosen: Filters, framework: str, title: str) -> None:
    opened, cell = beside.picked(), beside.picked(_CELL)
    found = data.kept(view.beside, cell, chosen, framework) if cell else None
    if opened:
        ids = (*found.table.ids, *(found.others.ids if found.others else ())) if found else ()
        queue = found.table.ids if found and found.is_queue else ()
        own = partial(mapped.show, opened, framework, chosen, queue)
        task.show(chosen, ids if opened in ids else (), under_facts=own)
    elif beside.picked(_EDIT):
        with st.container(key="frameworks_part"):
            frameworks.show(framework, title, on_close=_edit)
    elif cell:
        _listed(found, (chosen, framework, cell))


@part
def main() -> None:
    """Draws the page."""
    chosen, known = in_force.current(), data.kept(view.frameworks)
    if ranked.are_many(chosen) and not beside.picked(_EDIT):
        ranked.show("coverage", chosen)
        return
    is_open = any(map(beside.picked, ("task", _CELL, _EDIT)))
    left, right = beside.panes(is_open=is_open)
    with left:
        framework = _framework(known)
        _picture(chosen, framework, known)
    with right:
        _beside(chosen, framework, known[framework].title)


main()
