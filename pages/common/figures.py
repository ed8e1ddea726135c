"""Draws a picture the way every page does: the finding, what is counted, the chart, the same figures as a table."""

import streamlit as st

from pages.common import paged
from pages.said.language import say
from pages.said.picture import Picture
from pages.said.rows import of_frame

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def is_dark() -> bool:
    """Whether the reader's theme is the dark one."""
    return st.context.theme.type == "dark"


def head(picture: Picture) -> None:
    """A picture's heading, its finding, and below it what is counted."""
    st.header(picture.headline, anchor=False)
    if picture.subtitle:
        st.caption(picture.subtitle)


def show(picture: Picture, *, key: str, with_head: bool = True, on_select=None):
    """Draws headline, subtitle, chart and figures as a table; returns the chart's selection, if it has one.

    on_select: "rerun" or a function, where points can be chosen; give a keyboard twin beside it.
    """
    if with_head:
        head(picture)
    event = st.plotly_chart(
        picture.figure,
        key=key,
        theme=None,
        config=_CONFIG,
        alt=picture.alt,
        on_select=on_select or "ignore",
        selection_mode="points",
    )
    as_table(picture, key=f"{key}_figures")
    return event if on_select else None


def as_table(picture: Picture, *, key: str) -> None:
    """The figures of a picture as a table, built once it is opened."""
    opened = st.expander(say("Figures as a table"), key=key, on_change="rerun")
    if opened.open:
        with opened:
            said = say("{alt} The same figures as a table.", alt=picture.alt)
            paged.show(of_frame(picture.table, said), key=f"{key}_table", of=picture.alt, name=key)
