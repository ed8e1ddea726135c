"""Bars that carry their own words: name and figures stand above each bar, so that they fit any width of screen."""

import plotly.graph_objects as go

from pages.said import shades
from pages.said.bars import Row, Segment
from pages.said.colours import ACCENT, BACKGROUND, FAINT, MUTED, TEXT
from pages.said.template import hover, new_figure
from pages.said.words import shorten

ROW_HEIGHT = 58
_THICKNESS, _NAME_LENGTH = 0.22, 46


def figure(rows: list[Row], longest: float, dark: bool) -> go.Figure:
    """The rows in their order; longest: the tasks that the whole width stands for."""
    at, places = 0.0, []
    for row in rows:
        at += 0.45 * bool(row.heading)
        places.append(at)
        at += 1
    drawn = new_figure(dark, height=round(ROW_HEIGHT * at) + 16)
    drawn.add_trace(_bars(rows, places, dark))
    drawn.add_traces(_words(rows, places, dark))
    drawn.update_xaxes(visible=False, range=[0, max(longest, 1) * 1.01], fixedrange=True)
    drawn.update_yaxes(visible=False, range=[at - 0.35, -0.65], fixedrange=True)
    return drawn


def _bars(rows, places, dark) -> go.Bar:
    pieces = [(row, y, piece) for row, y in zip(rows, places, strict=True) for piece in row.segments]
    return go.Bar(
        orientation="h",
        base=[piece.start for _, _, piece in pieces],
        x=[piece.length for _, _, piece in pieces],
        y=[y + 0.35 for _, y, _ in pieces],
        width=_THICKNESS,
        customdata=[piece.id or row.id for row, _, piece in pieces],
        hovertext=[hover(f"{row.name}: {row.detail}") for row, _, _ in pieces],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [_fill(piece, dark) for _, _, piece in pieces],
            "line": {"width": 1.5, "color": [_edge(piece, dark) for _, _, piece in pieces]},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _fill(piece: Segment, dark: bool) -> str:
    if piece.is_accent:
        return BACKGROUND[dark] if piece.is_computed else ACCENT[dark]
    if piece.rating is None:
        return FAINT[dark]
    return shades.fill(piece.rating, dark, share=1, is_computed=piece.is_computed)


def _edge(piece: Segment, dark: bool) -> str:
    if piece.is_accent:
        return ACCENT[dark]
    return FAINT[dark] if piece.rating is None else shades.line(piece.rating, dark)


def _words(rows, places, dark) -> list[go.Scatter]:
    lines = [
        (-0.22, [f"<b>{hover(shorten(row.name, _NAME_LENGTH))}</b>" for row in rows], 13, TEXT[dark]),
        (0.06, [hover(row.detail) for row in rows], 12, MUTED[dark]),
        (-0.58, [f"<b>{hover(row.heading)}</b>" if row.heading else "" for row in rows], 15, TEXT[dark]),
    ]
    return [
        go.Scatter(
            x=[0] * len(rows),
            y=[y + shift for y in places],
            text=texts,
            mode="text",
            textposition="middle right",
            textfont={"size": size, "color": colour},
            unselected={"textfont": {"color": colour}},  # else a click on a bar dims every word
            hoverinfo="skip",
            cliponaxis=False,
        )
        for shift, texts, size, colour in lines
    ]
