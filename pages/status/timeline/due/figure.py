"""Tasks due by the end of each month, counted up, with one mark for what is complete at the as-at date."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import words
from pages.said.ratings import colour
from pages.said.template import FAINT, MUTED, TEXT, hover, new_figure

_LINE = 16  # pixels


def figure(months: pd.DataFrame, done: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A step line a plan of the tasks due so far, and at its as-at date how many of those are complete."""
    drawn = new_figure(dark, height=320)
    several = len(done) > 1
    for row in done.itertuples():
        line = months[months["plan_id"] == row.plan_id]
        if len(line):
            drawn.add_trace(_steps(line, row, several, dark))
            drawn.add_trace(_mark(row, _side(row.as_at, months["month_end"]), dark))
    top = max(months["due_so_far"].max(), 1)
    drawn.update_layout(
        margin={"l": 8, "r": 24, "t": 24 + _LINE * len(done), "b": 8},
        hovermode="closest",
        xaxis={"type": "date", "showgrid": False, "fixedrange": True},
        yaxis={
            "range": [-0.07 * top, 1.12 * top],
            "fixedrange": True,
            "gridcolor": FAINT[dark],
            "tickformat": ",d",
            "nticks": 6,
        },
        shapes=[_line(row, dark) for row in done.itertuples()],
        annotations=[_label(row, number, dark) for number, row in enumerate(done.itertuples())],
    )
    return drawn


def _steps(line: pd.DataFrame, row, several: bool, dark: bool) -> go.Scatter:
    end = [""] * (len(line) - 1) + [f"{hover(row.plan)}: {row.dated} dated" if several else f"{row.dated} dated"]
    return go.Scatter(
        x=line["month_end"],
        y=line["due_so_far"],
        mode="lines+text",
        line={"shape": "hv", "color": MUTED[dark], "width": 2},
        text=end,
        textposition="top left",
        textfont={"size": 12, "color": MUTED[dark]},
        cliponaxis=False,
        hovertemplate="%{y} due by %{x|%-d %b %Y}<extra></extra>",
    )


def _side(as_at, dates: pd.Series) -> str:
    """Where the mark's words have room: left of it, unless it stands in the first part of the chart."""
    return "right" if as_at < dates.min() + (dates.max() - dates.min()) * 0.5 else "left"


def _mark(row, side: str, dark: bool) -> go.Scatter:
    said = f"{words.of(row.due_and_complete, row.due)} due complete" if row.due else "nothing due yet"
    return go.Scatter(
        x=[row.as_at],
        y=[row.due_and_complete],
        mode="markers+text",
        marker={"symbol": "diamond", "size": 13, "color": colour("complete", dark)},
        text=[f"  <b>{said}</b>  "],
        textposition=f"top {side}",
        textfont={"size": 13, "color": TEXT[dark]},
        cliponaxis=False,
        hovertemplate=f"{said} at {words.day(row.as_at)}<extra></extra>",
    )


def _line(row, dark: bool) -> dict:
    return {
        "type": "line", "xref": "x", "yref": "paper", "x0": row.as_at, "x1": row.as_at, "y0": 0, "y1": 1,
        "line": {"color": TEXT[dark], "width": 1.5}, "layer": "below",
    }  # fmt: skip


def _label(row, number: int, dark: bool) -> dict:
    """The date above its line, each a line higher than the one before: on a phone they have no room side by side."""
    return {
        "xref": "x", "yref": "paper", "x": row.as_at, "y": 1, "yanchor": "bottom", "yshift": _LINE * number,
        "showarrow": False, "text": f"<b>as at {words.day(row.as_at)}</b>", "font": {"size": 12, "color": TEXT[dark]},
    }  # fmt: skip
