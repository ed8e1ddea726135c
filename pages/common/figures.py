"""Draws a figure the way every page does: the finding, what is counted, the picture, the same figures as a table."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.common.template import TEMPLATE, hover, new_figure
from pages.common.words import plain

__all__ = ["TEMPLATE", "head", "hover", "is_dark", "new_figure", "show"]
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def is_dark() -> bool:
    """Whether the reader's theme is the dark one."""
    return st.context.theme.type == "dark"


def head(headline: str, subtitle: str | None = None) -> None:
    """A section's heading, its finding, and below it what is counted."""
    st.subheader(plain(headline), anchor=False)
    if subtitle:
        st.caption(plain(subtitle))


def show(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    table: pd.DataFrame,
    headline: str | None = None,
    subtitle: str | None = None,
    on_select=None,
    table_open: bool = False,
):
    """Draws headline, subtitle, chart and figures as a table; returns the chart's selection, if it has one.

    headline, subtitle and alt are plain text; the table has its columns named as the reader should see them.
    on_select: "rerun" or a function, where points can be chosen; give a keyboard twin beside it.
    """
    if headline:
        head(headline, subtitle)
    event = st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=_CONFIG,
        alt=alt,
        on_select=on_select or "ignore",
        selection_mode="points",
    )
    with st.expander("Figures as a table", expanded=table_open):
        st.dataframe(table, hide_index=True, alt=f"{alt} The same figures as a table.")
    return event if on_select else None
