"""The frame around every page: navigation, shared filters, the scope as title, the view in one sentence."""

import sys
from pathlib import Path

_FOLDER = Path(__file__).parent
if str(_FOLDER.parent) not in sys.path:  # Streamlit puts only this file's folder there
    sys.path.insert(0, str(_FOLDER.parent))

import streamlit as st  # noqa: E402

from loaders.errors import LoadError  # noqa: E402
from pages.common import data, in_force, scope  # noqa: E402
from pages.common.controls import clear, controls  # noqa: E402
from pages.listed import OWN_TITLE, PAGES, WITHOUT_SCOPE  # noqa: E402
from pages.said import filters  # noqa: E402
from pages.said.words import plain  # noqa: E402

_LISTED, _SEEN = "pages_listed", "left_out_seen_as"


def navigation():
    """The page that the address asks for, and the menu of all of them, whose files are looked for once a visit."""
    if _LISTED not in st.session_state:
        st.session_state[_LISTED] = {
            section: [
                st.Page(_FOLDER / path, title=title, url_path=name, default=name == "overview")
                for name, (path, title) in pages.items()
            ]
            for section, pages in PAGES.items()
        }
    return st.navigation(st.session_state[_LISTED], expanded=True)


def main() -> None:
    """Draws the frame and runs the page in it."""
    st.set_page_config(layout="wide", page_icon=_FOLDER / "common" / "icon.png")
    st.html(_FOLDER / "common" / "frame.css")
    page = navigation()
    try:
        data.start()
    except Exception as error:
        said = data.failed(error) or error
        if not isinstance(said, LoadError):
            raise
        st.title("The plans can’t be shown", anchor=False)
        st.error(plain(said))
        st.stop()
    try:
        _draw(page)
    except Exception as error:
        failed = data.failed(error)
        if failed is None:
            raise
        st.error(plain(failed))


def _draw(page) -> None:
    """Draws the frame's filters, what was left out when the database was opened, and the page."""
    with st.sidebar:
        chosen = in_force.keep(controls(page.url_path))
        st.caption("The address of this page holds the view: copy it to come back, or to pass it on.")
    _say_left_out()
    if page.url_path in WITHOUT_SCOPE:
        if page.url_path not in OWN_TITLE:
            st.title(plain(page.title), anchor=False)
        page.run()
    else:
        in_scope(page, chosen)


def _say_left_out() -> None:
    """Says what was left out of the database when it was opened, until it was seen in this visit."""
    said = data.notices()
    if not said or st.session_state.get(_SEEN) == said:
        return
    with st.container(border=True):
        for one in said:
            st.warning(plain(f"{one} Look at Data quality’s loads and at Decisions, and give again what is missing."))
        st.button("I have seen this", on_click=st.session_state.__setitem__, args=[_SEEN, said], key="left_out_seen")


def in_scope(page, chosen: filters.Filters) -> None:
    """Draws a page about the plans in view: they are in its title, said in one sentence, and explained below it."""
    view = data.kept(scope.scope, chosen)
    st.title(f"{plain(page.title)}: {view.title}", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(view.sentence, width="stretch")
        if not chosen.is_clear():
            st.button("Clear filters", on_click=clear, key="clear")
    for warning in view.warnings:
        st.warning(warning)
    if view.notes:
        st.caption(view.notes)
    page.run()
    scope.small_print(chosen)


main()
