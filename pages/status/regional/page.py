"""Regional: councils by the sections of a framework, the worst first, from plans here and from files of counts."""

from datetime import date

import streamlit as st

from loaders import Gathered
from pages.common import beside, data, rows
from pages.common.links import link
from pages.common.options import known_in_any_language, named
from pages.common.options import said as said_options
from pages.common.part import part
from pages.said import assurance
from pages.said.language import say
from pages.said.words import plain
from pages.status.regional import view
from pages.status.regional import words as said
from pages.status.regional.files import page as files
from pages.status.regional.handover import page as handover
from pages.status.regional.view import Asked, Council, Listed

_COUNCIL, _FRAMEWORK, _BY, _START = "council", "framework", "by", "from"


def _switch(name: str) -> None:
    """Puts what was chosen into the address, and begins with the worst again."""
    beside.pick(str(st.session_state[f"regional_{name}"]), name)
    _first()


def _first() -> None:
    beside.pick(None, _START)


def _choose(id_: str) -> None:
    beside.pick(id_.split("|")[0], _COUNCIL)


def _one_of(name: str, label: str, known: dict[str, str], usual: str, width: int) -> str:
    asked, key = beside.picked(name), f"regional_{name}"
    st.session_state[key] = asked if asked in known else usual
    st.selectbox(
        label, list(known), key=key, format_func=named(known), on_change=_switch, args=[name], width=width
    )  # fmt: skip
    return str(st.session_state[key])


def _asked(*, is_brief: bool) -> Asked:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="regional_asked"):
        framework = _one_of(_FRAMEWORK, say("Framework"), data.kept(view.frameworks), assurance.DEFAULT, 300)
        by = _one_of(_BY, say("Worst in"), data.kept(view.sections, framework), said.ALL, 240)
        known_in_any_language("region", said.REGIONS)
        region = st.selectbox(
            say("Region"), list(said.REGIONS), format_func=said_options(said.REGIONS), key="region",
            bind="query-params", on_change=_first, width=200,
        )  # fmt: skip
        find = st.text_input(say("Council’s name"), key="find", bind="query-params", on_change=_first, width=180)
    asked = beside.picked(_START) or ""
    start = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    return Asked(framework, region or said.EVERYWHERE, find or "", by, start // view.PAGE * view.PAGE, is_brief)


def _pages(shown: Listed) -> None:
    """Which councils are shown, and the ways to those before and after."""
    if shown.number <= view.PAGE:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        before, after = shown.start - view.PAGE, shown.start + view.PAGE
        st.button(
            say("Worse"), on_click=beside.pick, args=[str(before), _START], disabled=before < 0, key="regional_before"
        )
        st.markdown(plain(shown.shown))
        st.button(
            say("Better"), on_click=beside.pick, args=[str(after), _START], disabled=after >= shown.number,
            key="regional_after",
        )  # fmt: skip


def _one(found: Council | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(found.name) if found else say("No such council is here now"), anchor=False)
        beside.close("regional_close", beside.pick, None, _COUNCIL)
    if found is None:
        return
    st.caption(plain(found.about))
    with st.container(horizontal=True, gap="small"):
        for path, name, chosen in found.addresses:
            link(path, name, view.link_to(chosen))
    rows.show(found.table, key="regional_council")
    if found.earlier:
        listed = "\n".join(f"- {plain(one)}" for one in found.earlier)
        st.markdown(f"**{say('Quarters before')}**\n\n{listed}")


def _list(asked: Asked, extracts: tuple) -> None:
    shown = data.kept(view.listed, asked, extracts, date.today())
    if not shown.number:
        st.info(say("No council’s name or region is as asked for. Choose all regions, or clear the name."))
        return
    st.header(plain(shown.headline), anchor=False)
    st.caption(plain(shown.caption))
    rows.on_choice(shown.table, key="regional", chosen=beside.picked(_COUNCIL), do=_choose)
    _pages(shown)


def _given(found: Gathered, wrong: str, number: int) -> None:
    """The field for files, drawn once it is opened; where files were given it stays, else they would be let go of."""
    fold = st.expander(say("Files of counts"), expanded=number < 2, key="regional_given", on_change="rerun")
    if fold.open or files.are_given():
        with fold:
            files.show(found, wrong)


def _handover(framework: str, number: int) -> None:
    fold = st.expander(say("Hand over counts"), expanded=number < 2, key="regional_handover", on_change="rerun")
    if fold.open:
        with fold:
            handover.show(framework)


@part
def main() -> None:
    """Draws the page."""
    opened = beside.picked(_COUNCIL)
    asked = _asked(is_brief=opened is not None)
    found, wrong = files.given()
    with st.spinner(say("Sorting every council’s tasks into sections…")):
        number = data.kept(view.number_of_plans, asked.framework, found.extracts)
    left, right = beside.panes(is_open=opened is not None)
    with left:
        files.refused(found)
        if number > 1:
            _list(asked, found.extracts)
        else:
            st.info(say(said.FOR))
            st.markdown(say(said.HOW))
        _given(found, wrong, number)
        _handover(asked.framework, number)
    with right:
        if opened is not None:
            _one(data.kept(view.council, opened, asked.framework, found.extracts, date.today()))


main()
