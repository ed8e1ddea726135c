"""Draws a column of an answer along another: as bars with their names, or as a line."""

import plotly.graph_objects as go

from pages.said.colours import ACCENT, TEXT
from pages.said.template import hover, new_figure

MOST_BARS, MOST_POINTS = 40, 1_000
_BAR_HEIGHT = 30


def figure(points: list[tuple[str, float]], is_line: bool, is_dark: bool) -> go.Figure:
    """The points in their order; a name that comes twice is drawn twice."""
    return _line(points, is_dark) if is_line else _bars(points, is_dark)


def _bars(points: list[tuple[str, float]], is_dark: bool) -> go.Figure:
    drawn = new_figure(is_dark, height=_BAR_HEIGHT * len(points) + 40)
    places = list(range(len(points)))
    drawn.add_trace(
        go.Bar(
            orientation="h",
            x=[y for _, y in points],
            y=places,
            text=[f"{y:,.6g}" for _, y in points],
            textposition="outside",
            textfont={"color": TEXT[is_dark]},
            cliponaxis=False,
            marker={"color": ACCENT[is_dark]},
            hoverinfo="skip",
        )
    )
    drawn.update_yaxes(tickmode="array", tickvals=places, ticktext=[_name(x) for x, _ in points], autorange="reversed")
    drawn.update_xaxes(fixedrange=True, rangemode="tozero", visible=False)
    drawn.update_yaxes(fixedrange=True, showgrid=False)
    drawn.update_layout(margin={"r": 64})
    return drawn


def _line(points: list[tuple[str, float]], is_dark: bool) -> go.Figure:
    drawn = new_figure(is_dark, height=340)
    places = list(range(len(points)))
    drawn.add_trace(
        go.Scatter(
            x=places,
            y=[y for _, y in points],
            mode="lines+markers",
            line={"color": ACCENT[is_dark], "width": 2},
            hovertext=[hover(f"{x}: {y:,.6g}") for x, y in points],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    shown = places[:: max(1, len(places) // 8)]
    drawn.update_xaxes(
        tickmode="array", tickvals=shown, ticktext=[_name(points[one][0]) for one in shown], fixedrange=True
    )
    drawn.update_yaxes(fixedrange=True, rangemode="tozero")
    return drawn


def _name(text: str) -> str:
    return hover(text if len(text) <= 28 else f"{text[:27]}…")
