"""The bullet chart of a goal, and the line of its counts where there are three or more."""

import plotly.graph_objects as go

from pages.said import words
from pages.said.goals import Goal
from pages.said.template import ACCENT, BAND, FAINT, MUTED, TEXT, new_figure


def bullet(goal: Goal, *, dark: bool) -> go.Figure:
    """Bar: the latest count. Tick: the goal. Both carry their numbers."""
    value = int(goal.latest.value) if goal.latest else 0
    end = max(value, goal.target) * 1.06
    drawn = new_figure(dark, height=132)
    drawn.add_trace(go.Bar(
        orientation="h", y=[0], x=[value], width=0.42, marker={"color": ACCENT[dark]},
        hovertemplate=f"{value:,} counted<extra></extra>",
    ))  # fmt: skip
    drawn.update_layout(
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        xaxis={"range": [0, end], "fixedrange": True, "showgrid": False, "tickformat": ",d", "nticks": 6},
        yaxis={"range": [-0.5, 0.5], "visible": False, "fixedrange": True},
        shapes=[
            {"type": "rect", "x0": 0, "x1": end, "y0": -0.36, "y1": 0.36, "fillcolor": BAND[dark], "layer": "below",
             "line": {"color": FAINT[dark], "width": 1}},
            {"type": "line", "x0": goal.target, "x1": goal.target, "y0": -0.44, "y1": 0.44,
             "line": {"color": TEXT[dark], "width": 4}},
        ],
        annotations=[
            _note(goal.target, f"goal <b>{goal.target:,}</b>", dark),
            {**_note(0, f"counted <b>{value:,}</b>" if goal.latest else "nothing counted", dark), "xanchor": "left"},
        ],
    )  # fmt: skip
    return drawn


def _note(x: int, text: str, dark: bool) -> dict:
    return {
        "x": x, "y": 0.46, "yanchor": "bottom", "xanchor": "right", "text": text, "showarrow": False,
        "font": {"size": 14, "color": TEXT[dark]},
    }  # fmt: skip


def trend(goal: Goal, *, dark: bool) -> go.Figure:
    """The dated counts as a line, the goal as a tick at its date; nothing beyond the last count."""
    counts = goal.dated
    drawn = new_figure(dark, height=280)
    drawn.add_trace(go.Scatter(
        x=counts["as_at"], y=counts["value"], mode="lines+markers+text", cliponaxis=False,
        text=[f"{value:,}" for value in counts["value"]], textposition="top center",
        line={"color": ACCENT[dark], "width": 2}, marker={"size": 9},
        hovertemplate="%{y:,} on %{x|%-d %b %Y}<extra></extra>",
    ))  # fmt: skip
    if goal.due_on is not None:
        drawn.add_trace(go.Scatter(
            x=[goal.due_on], y=[goal.target], mode="markers+text", cliponaxis=False,
            marker={"symbol": "line-ew", "size": 22, "line": {"width": 4, "color": TEXT[dark]}},
            text=[f"goal {goal.target:,}"], textposition="top left",
            hovertemplate=f"goal {goal.target:,} by {words.day(goal.due_on)}<extra></extra>",
        ))  # fmt: skip
    top = max(goal.target, int(counts["value"].max())) * 1.15
    drawn.update_layout(
        margin={"l": 8, "r": 32, "t": 24, "b": 8},
        xaxis={"type": "date", "fixedrange": True, "showgrid": False, "tickfont": {"color": MUTED[dark]}},
        yaxis={"range": [0, top], "fixedrange": True, "tickformat": ",d"},
    )
    return drawn
