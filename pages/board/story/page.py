"""Draws the story of a pack: its findings on one screen, then one part at a time, each figure leading to its tasks."""

import streamlit as st

from pages.board import packs
from pages.board.pack.choice import Choice
from pages.board.story import view
from pages.common import data, figures, rows, tables

_PART = "board_part"


def show(choice: Choice) -> None:
    """The findings as a list, the choice of a part, and the part."""
    pack = packs.pack(choice)
    with st.container(key="board_findings"):
        st.markdown(data.kept(view.contents, choice))
    names = {section.id: f"{number}. {section.name}" for number, section in enumerate(pack.story, start=1)}
    part = _part(names)
    if part:
        for panel in data.kept(view.panels, choice, part, figures.is_dark()):
            _panel(choice, part, panel)


def _part(names: dict[str, str]) -> str | None:
    """The part to read, which stands in the address as ?part=late."""
    if not names:
        st.info("Every part of this pack is hidden. Show one again under “Edit the words”.")
        return None
    wanted = st.query_params.get("part")
    st.session_state[_PART] = wanted if wanted in names else next(iter(names))

    def follow() -> None:
        st.query_params["part"] = st.session_state[_PART]

    return st.pills(
        "Part of the story", list(names), format_func=names.__getitem__, key=_PART, required=True, on_change=follow
    )


def _panel(choice: Choice, part: str, panel: view.PanelView) -> None:
    key = panel.id.replace(".", "_")
    clicked = None
    if panel.picture:
        event = figures.show(panel.picture, key=f"board_{key}", on_select="rerun")
        points = (point.get("customdata") for point in event.selection.points)
        clicked = next((f"{panel.id}|{piece}" for piece in points if piece), None)
    else:
        st.header(panel.title, anchor=False)
        st.caption(panel.source)
    if panel.table is not None:
        rows.show(panel.table, key=f"board_table_{key}")
    if panel.sentences:
        st.markdown(panel.sentences)
    if panel.figures:
        _behind(choice, part, panel, clicked if clicked in panel.figures else None)


def withheld(choice: Choice) -> None:
    """What a public pack leaves out and why, built once it is opened."""
    opened = st.expander("What is withheld, and why", key="board_withheld", on_change="rerun")
    if opened.open:
        with opened:
            rows.show(data.kept(view.withheld, choice), key="board_withheld_table")


def _behind(choice: Choice, part: str, panel: view.PanelView, clicked: str | None) -> None:
    """A figure's tasks: chosen in the picture or here, listed below."""
    picked = st.selectbox(
        "Tasks behind a figure", list(panel.figures), index=None, format_func=panel.figures.__getitem__,
        key=f"board_behind_{panel.id}", placeholder="Choose a figure to see its tasks",
    )  # fmt: skip
    chosen = picked or clicked
    if not chosen:
        return
    found = data.kept(view.behind, choice, part, chosen)
    with st.container(border=True):
        st.markdown(f"**{found.headline}**")
        opened = rows.show(found.table, key=f"board_tasks_{panel.id}")
        if opened:
            tables.open_task(opened)
