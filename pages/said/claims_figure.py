"""Draws what stands behind the tasks that are called complete."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import labelled_bars
from pages.said.claims import bars
from pages.said.template import FAINT, MUTED


def figure(rows: pd.DataFrame, dark: bool) -> go.Figure:
    """The bars; only what is shown to be complete has that rating's colour, the rest is grey."""
    drawn = labelled_bars.figure(bars(rows), len(rows), dark)
    pieces = [piece for row in bars(rows) for piece in row.segments]
    greys = {None: FAINT[dark], "not_rated": MUTED[dark]}
    marker = drawn.data[0].marker
    marker.color = [greys.get(piece.rating, own) for piece, own in zip(pieces, marker.color, strict=True)]
    return drawn
