"""Draws how ratings stood in each version of a plan: a bar for each, a piece for each rating."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import labelled_bars, ratings, shades, words
from pages.said.bars import Row, Segment
from pages.status.changes.history import words as said

_ROOM, _ROOM_OF_LETTER = 0.07, 0.025  # of the width of the longest bar


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


def _called(piece: Segment, longest: float) -> str:
    """A piece's letter and count, in a narrow one the letter alone, nothing where not even that has room on a phone."""
    share, letter = piece.length / longest, ratings.letter(piece.rating)
    return f"{letter} {piece.length:,}" if share >= _ROOM else letter if share >= _ROOM_OF_LETTER else ""


def figure(rows: pd.DataFrame, dark: bool) -> go.Figure:
    """The bars, each piece with its rating's letter and its count, as far as these have room."""
    drawn_rows, longest = bars(rows), max(part["all_tasks"].iloc[0] for part in said.versions(rows))
    drawn = labelled_bars.figure(drawn_rows, longest, dark)
    pieces = [(at, piece) for at, row in enumerate(drawn_rows) for piece in row.segments]
    inks = [
        shades.text_on(shades.fill(piece.rating, dark, share=1, is_computed=piece.is_computed)) for _, piece in pieces
    ]
    drawn.add_trace(
        go.Scatter(
            x=[piece.start + piece.length / 2 for _, piece in pieces],
            y=[at + 0.35 for at, _ in pieces],
            text=[_called(piece, longest) for _, piece in pieces],
            mode="text",
            textfont={"size": 10, "color": inks},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    return drawn
