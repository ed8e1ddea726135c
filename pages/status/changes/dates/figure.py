"""Draws how due dates moved: a line of joined dots for each task whose date did."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import words
from pages.said.colours import BACKGROUND, FAINT, MUTED, TEXT
from pages.said.language import say
from pages.said.template import hover, months, new_figure
from pages.said.words import shorten
from pages.status.changes.dates import words as said

_ROW = 68


def figure(rows: pd.DataFrame, dark: bool) -> go.Figure:
    """One line of joined dots a task, of tasks whose date moved: hollow the first date, filled the last."""
    shown = said.tasks(rows[rows["moves"] > 0]).head(said.MOST_DRAWN)
    drawn = new_figure(dark, height=_ROW * len(shown) + 44)
    for at, task in enumerate(shown.itertuples()):
        dates = rows[rows["task_id"] == task.task_id]
        drawn.add_trace(_dots(dates, at, dark))
        lines = (
            (f"<b>{hover(shorten(said.name(task), 44))}</b>", -0.36, TEXT),
            (hover(said.moved_in_words(task)), -0.1, MUTED),
        )
        for text, lift, colours in lines:
            drawn.add_annotation(
                text=text, x=0, xref="paper", y=at + lift, xanchor="left", showarrow=False,
                font={"size": 12, "color": colours[dark]},
            )  # fmt: skip
    days = rows[rows["task_id"].isin(shown["task_id"])]["due_on"]
    named = months(days.min(), days.max(), "%b %Y")
    drawn.update_xaxes(**named, gridcolor=FAINT[dark], fixedrange=True, side="bottom")
    drawn.update_yaxes(visible=False, range=[len(shown) - 0.55, -0.6], fixedrange=True)
    return drawn


def _dots(dates: pd.DataFrame, at: int, dark: bool) -> go.Scatter:
    last = len(dates) - 1
    told = [
        say(
            "{due}, as at {day} ({source})",
            due=words.day(row.due_on),
            day=words.day(row.as_at),
            source=said.source(row),
        )
        for row in dates.itertuples()
    ]
    return go.Scatter(
        x=list(dates["due_on"]),
        y=[at + 0.18] * len(dates),
        mode="lines+markers",
        line={"color": MUTED[dark], "width": 1.5},
        marker={
            "size": [11 if number == last else 9 for number in range(len(dates))],
            "color": [TEXT[dark] if number == last else BACKGROUND[dark] for number in range(len(dates))],
            "line": {"color": TEXT[dark], "width": 1.5},
        },
        hovertext=[hover(one) for one in told],
        hovertemplate="%{hovertext}<extra></extra>",
    )
