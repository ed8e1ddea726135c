"""The status strip: one tile per task in the order of the ratings, or a 100 % bar where there are too many."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import ratings, task_rows, words
from pages.said.template import BACKGROUND, MUTED, TEXT, hover, new_figure
from pages.status.home import words as said

A_ROW = 20
MOST_TILES = 150
_TILE, _LABEL = 30, 26  # pixels


def status_strip(rows: pd.DataFrame, dark: bool) -> go.Figure:
    """The strip of one plan's tasks. rows: of the query overview_strip, of one plan, in its order."""
    return _bar(rows, dark) if len(rows) > MOST_TILES else _tiles(rows, dark)


def _tiles(rows: pd.DataFrame, dark: bool) -> go.Figure:
    tiles, labels, top = [], [], 0.0
    for run in said.runs(rows).itertuples():
        lines = -(-run.tasks // A_ROW)
        tiles += [(number % A_ROW, top + _TILE * (number // A_ROW)) for number in range(run.tasks)]
        top += _TILE * lines
        labels.append((run, top))
        top += _LABEL
    figure = new_figure(dark, height=int(top) + 8, data=_trace(rows, tiles, dark))
    figure.update_layout(
        annotations=[_label(said.run_words(run), dark, x=-0.48, y=at + 1) for run, at in labels],
        xaxis={"range": [-0.55, A_ROW - 0.45], "visible": False, "fixedrange": True},
        yaxis={"range": [top, -2], "visible": False, "fixedrange": True},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        bargap=0,
    )
    return figure


def _label(text: str, dark: bool, **place) -> dict:
    font = {"size": 13, "color": TEXT[dark]}
    return {"text": text, "showarrow": False, "xanchor": "left", "yanchor": "top", "font": font, **place}


def _trace(rows: pd.DataFrame, tiles: list[tuple], dark: bool) -> go.Bar:
    inks = [_ink(*pair, dark) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)]
    return go.Bar(
        x=[x for x, _ in tiles],
        y=[_TILE - 4] * len(tiles),
        base=[y + 2 for _, y in tiles],
        width=0.86,
        marker={
            "color": [fill for fill, _, _ in inks],
            "line": {"color": [edge for _, edge, _ in inks], "width": 1.5},
        },
        text=[ratings.letter(code) for code in rows["rating"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 13, "color": [ink for _, _, ink in inks]},
        customdata=[[task_id] for task_id in rows["task_id"]],
        hovertext=[_tooltip(task) for task in rows.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _ink(code, basis, dark: bool) -> tuple[str, str, str]:
    """A tile's fill, edge and letter: solid where declared or confirmed, outlined where computed or not rated."""
    if words.is_missing(code):
        return BACKGROUND[dark], MUTED[dark], MUTED[dark]
    colour = ratings.colour(code, dark)
    if basis == "computed":
        return BACKGROUND[dark], colour, colour
    return colour, colour, ratings.text_colour(code, dark)


def _tooltip(task) -> str:
    name = hover(task_rows.ref_and_action(task.ref, task.action, 60))
    return f"{name}<br>{hover(ratings.words(task.rating, task.rating_basis))}"


def _bar(rows: pd.DataFrame, dark: bool) -> go.Figure:
    counted = said.runs(rows)
    shares = counted["tasks"] / len(rows)
    bars = [
        _part(run, share, start, dark)
        for run, share, start in zip(counted.itertuples(), shares, shares.cumsum() - shares, strict=True)
    ]
    figure = new_figure(dark, height=56 + 22 * len(bars), data=bars)
    places = [{"x": 0, "y": 0, "xref": "paper", "yref": "paper", "yshift": -8 - 22 * at} for at in range(len(bars))]
    told = [f"{ratings.letter(run.rating)}  {said.run_words(run)}" for run in counted.itertuples()]
    figure.update_layout(
        annotations=[_label(text, dark, **place) for text, place in zip(told, places, strict=True)],
        xaxis={"range": [0, 1], "visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        margin={"l": 0, "r": 0, "t": 0, "b": 22 * len(bars) + 8},
        barmode="overlay",
    )
    return figure


def _part(run, share: float, start: float, dark: bool) -> go.Bar:
    code = run.rating
    edge = MUTED[dark] if code == "not_rated" else BACKGROUND[dark]
    return go.Bar(
        x=[share],
        y=[0],
        base=[start],
        width=1,
        orientation="h",
        marker={"color": ratings.colour(code, dark), "line": {"color": edge, "width": 2}},
        text=ratings.letter(code) if share > 0.03 else "",
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": ratings.text_colour(code, dark), "size": 13},
        hovertemplate=f"{said.run_words(run)}<extra></extra>",
    )
