"""Draws how ratings stood in each version of a plan: a bar for each, a piece for each rating."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import labelled_bars, ratings, shades, words
from pages.said.bars import Row, Segment
from pages.status.changes.history import words as said


def bars(rows: pd.DataFrame) -> list[Row]:
    """Each version as a bar of its ratings, in their one order."""
    dated = [(words.day(part["as_at"].iloc[0]), part) for part in said.versions(rows)]
    return [Row(day, day, said.detail(part), tuple(_segments(part))) for day, part in dated]


def _segments(part: pd.DataFrame) -> list[Segment]:
    found, start = [], 0
    for row in part.itertuples():
        for length, is_computed in ((row.tasks - row.computed, False), (row.computed, True)):
            if length:
                found.append(Segment(start, length, row.rating, is_computed))
                start += length
    return found


def figure(rows: pd.DataFrame, dark: bool) -> go.Figure:
    """The bars, each piece with its rating's letter and its count."""
    drawn_rows = bars(rows)
    drawn = labelled_bars.figure(drawn_rows, max(part["all_tasks"].iloc[0] for part in said.versions(rows)), dark)
    pieces = [(at, piece) for at, row in enumerate(drawn_rows) for piece in row.segments]
    inks = [
        shades.text_on(shades.fill(piece.rating, dark, share=1, is_computed=piece.is_computed)) for _, piece in pieces
    ]
    drawn.add_trace(
        go.Scatter(
            x=[piece.start + piece.length / 2 for _, piece in pieces],
            y=[at + 0.35 for at, _ in pieces],
            text=[f"{ratings.letter(piece.rating)} {piece.length:,}" for _, piece in pieces],
            mode="text",
            textfont={"size": 10, "color": inks},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    return drawn
