"""The line of a goal's counts, where there are three or more."""

import plotly.graph_objects as go

from pages.said import words
from pages.said.colours import ACCENT, MUTED, TEXT
from pages.said.goals import Goal
from pages.said.projection import Projection
from pages.said.template import new_figure


def trend(goal: Goal, projection: Projection | None, *, dark: bool) -> go.Figure:
    """The dated counts as a line, the goal as a tick at its date; nothing beyond the last count."""
    counts = goal.dated
    drawn = new_figure(dark, height=280)
    drawn.add_trace(go.Scatter(
        x=counts["as_at"], y=counts["value"], mode="lines+markers+text", cliponaxis=False,
        text=[f"{value:,}" for value in counts["value"]], textposition="top center",
        line={"color": ACCENT[dark], "width": 2}, marker={"size": 9},
        hovertemplate="%{y:,} on %{x|%-d %b %Y}<extra></extra>",
    ))  # fmt: skip
    if goal.due_on is not None and goal.target is not None:
        drawn.add_trace(go.Scatter(
            x=[goal.due_on], y=[goal.target], mode="markers+text", cliponaxis=False,
            marker={"symbol": "line-ew", "size": 22, "line": {"width": 4, "color": TEXT[dark]}},
            text=[f"goal {goal.target:,}"], textposition="top left",
            hovertemplate=f"goal {goal.target:,} by {words.day(goal.due_on)}<extra></extra>",
        ))  # fmt: skip
    top = max(goal.target or 0, int(counts["value"].max())) * 1.15
    drawn.update_layout(
        margin={"l": 8, "r": 32, "t": 24, "b": 8},
        xaxis={"type": "date", "fixedrange": True, "showgrid": False, "tickfont": {"color": MUTED[dark]}},
        yaxis={"range": [0, top], "fixedrange": True, "tickformat": ",d"},
    )
    return drawn
