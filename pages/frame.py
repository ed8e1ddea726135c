"""The frame around every page: the menu, the title, the view in one line, the shared filters."""

import sys
from pathlib import Path
from typing import Literal

_FOLDER = Path(__file__).parent
if str(_FOLDER.parent) not in sys.path:  # Streamlit puts only this file's folder there
    sys.path.insert(0, str(_FOLDER.parent))

import streamlit as st  # noqa: E402

from loaders.errors import DatabaseUnavailable, LoadError  # noqa: E402
from pages.common import (  # noqa: E402
    controls,
    data,
    in_force,
    lasting,
    links,
    part,
    person,
    reading,
    recording,
    rows,
    scope,
    speaking,
    spoken,
)
from pages.common.turns import TURNS  # noqa: E402
from pages.listed import BELOW_MENU, OWN_TITLE, PAGES, READ_ONLY, WITHOUT_SCOPE  # noqa: E402
from pages.said.filters import Filters  # noqa: E402
from pages.said.heard import heard  # noqa: E402
from pages.said.language import language, marked, say  # noqa: E402
from pages.said.words import plain  # noqa: E402
from pages.task.opened import view as task  # noqa: E402

_SEEN = "left_out_seen_as"
_MENU_WIDTH = 210
_IN_USE = marked(
    "Another program has the plans’ database open: a command such as python -m loaders add, or a second dashboard. "
    "Nothing is lost. Wait until it has ended, or end it; then reload this page."
)


def navigation():
    """The page that the address asks for, and the menu of all of them, whose files are looked for once a visit."""
    menus = in_force.held().menus
    if language() not in menus:
        menus[language()] = {
            say(section): [_page(name, path, say(title)) for name, (path, title) in pages.items()]
            for section, pages in PAGES.items()
        }
    return st.navigation(menus[language()], expanded=True)


def _page(name: str, path: str, title: str):
    is_hidden = name in BELOW_MENU or (reading.alone() and name not in READ_ONLY)
    visibility: Literal["visible", "hidden"] = "hidden" if is_hidden else "visible"
    return links.Page(_FOLDER / path, title=title, url_path=name, default=name == "home", visibility=visibility)


def main() -> None:
    """Draws the frame and runs the page in it."""
    speaking.keep()
    in_force.find()
    st.set_page_config(layout="wide", initial_sidebar_state=_MENU_WIDTH)
    spoken.speak(recording.times())
    if not person.let_in():
        return
    reading.keep()
    page = navigation()
    with st.sidebar.container(horizontal=True, key="below_menu", vertical_alignment="center"):
        links.link("data/accessibility/page.py", say("Accessibility"), {})
        speaking.offer(controls.spell_again)
    person.in_menu()
    try:
        data.start()
    except Exception as error:
        said = data.failed(error) or error
        if not isinstance(said, LoadError):
            raise
        st.title(say("The plans can’t be shown"), anchor=False)
        st.error(plain(say(_IN_USE) if isinstance(said, DatabaseUnavailable) and said.is_in_use else heard(str(said))))
        st.stop()
    with part.told(), part.in_frame():
        _draw(page)
    lasting.set_aside()


def _draw(page) -> None:
    """Draws what was left out when the database was opened, and the page with its title.

    Of a page about the plans in view they stand under its title in one line, the filters under that.
    """
    person.warn()
    chosen = controls.chosen(page.url_path)
    if reading.alone() and (page.url_path or "home") not in READ_ONLY:
        st.title(plain(page.title), anchor=False)
        st.info(say("This link is for reading Home and Board alone. Choose one of them in the menu."))
        return
    _say_left_out()
    with data.foreseen(page.url_path, chosen.parameters()["view"]):
        _draw_in_view(page, chosen)


def _draw_in_view(page, chosen: Filters) -> None:
    has_scope = page.url_path not in WITHOUT_SCOPE
    view = data.kept(scope.scope, chosen) if has_scope else None
    if page.url_path in OWN_TITLE:
        st.empty()
    else:
        st.title(plain(page.title), anchor=False)
    if view:
        rows.on_choice(view.line, key="scope", do=_take_away)
    else:
        spoken.carry("without-filters")
    # Drawn on every page, at the same place: a filter that were drawn elsewhere or not at all would leave the address.
    controls.bar(chosen, is_seen=has_scope)
    if view:
        for warning in (*map(plain, controls.left_out()), *view.warnings):
            st.warning(warning)
    page.run()
    if view:
        scope.small_print(chosen)
        task.ready_soon(chosen)


def _say_left_out() -> None:
    """Says what was left out of the database when it was opened, until it was seen in this visit."""
    said = data.notices()
    if not said or st.session_state.get(_SEEN) == said:
        return
    with st.container(border=True):
        for one in said:
            what = say(
                "{one} Look at Data quality’s loads and at Decisions, and give again what is missing.", one=heard(one)
            )
            st.warning(plain(what))
        st.button(
            say("I have seen this"), on_click=st.session_state.__setitem__, args=[_SEEN, said], key="left_out_seen"
        )


def _take_away(name: str) -> None:
    controls.take_away(*([] if name == "clear" else [name]))


with TURNS.turn():
    main()
