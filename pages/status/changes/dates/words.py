"""How due dates moved: the words, the table and the picture of queries/date_moves.sql."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import words
from pages.said.template import BACKGROUND, FAINT, MUTED, TEXT, hover, new_figure
from pages.said.words import shorten

MOST_ROWS, _ROW = 30, 68


def pushed(days: int) -> str:
    """Days moved in all: "+214 days", "−30 days", "0 days"."""
    sign = "+" if days > 0 else "−" if days < 0 else ""
    return f"{sign}{abs(int(days)):,} {'day' if abs(days) == 1 else 'days'}"


def moved_in_words(row) -> str:
    """A task's moves: "moved 3 times, +214 days"."""
    times = {1: "once", 2: "twice"}.get(int(row.moves), f"{row.moves:,} times")
    return f"moved {times}, {pushed(row.days_pushed)}"


def tasks(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per task of the query's rows, in its order."""
    return rows.drop_duplicates("task_id")


def name(row) -> str:
    """A task in one line."""
    return f"{words.text(row.ref, 'no ref')} {shorten(row.action, 60)}"


def headline(rows: pd.DataFrame) -> str:
    """The finding: "3 of 15 due dates moved, 1 of them every time"."""
    every = tasks(rows)
    moved, always = int((every["moves"] > 0).sum()), int(every["moves_every_time"].sum())
    said = f"{words.of(moved, len(every))} due dates moved"
    said = said[0].upper() + said[1:]
    return f"{said}, {always:,} of them every time" if always else said


def subtitle(rows: pd.DataFrame) -> str:
    """Which tasks move every time, by name, and what counts."""
    always = [f"{name(row)} ({moved_in_words(row)})" for row in tasks(rows).itertuples() if row.moves_every_time]
    said = f"Moves every time: {words.several(always)}. " if always else ""
    return (
        f"{said}Each date as the versions give it, or as a person decided. Every time: in each of at least two later "
        "versions that give a date."
    )


def source(row) -> str:
    """Where a date is from, in words."""
    if row.source == "decided":
        return f"decided by {row.decided_by}: {row.reason}"
    return "document, as the date replaced in the cell" if row.source == "replaced" else "document"


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every date, a row each, in the query's order."""
    return pd.DataFrame(
        {
            "Ref": [words.text(row.ref, "none") for row in rows.itertuples()],
            "Action": [words.text(row.action) for row in rows.itertuples()],
            "Due date": [words.day(row.due_on) for row in rows.itertuples()],
            "As at": [words.day(row.as_at) for row in rows.itertuples()],
            "From": [source(row) for row in rows.itertuples()],
            "Moved by": ["first date" if row.number == 1 else pushed(row.days_moved) for row in rows.itertuples()],
            "In all": [
                "not moved" if not row.moves else moved_in_words(row) + (", every time" if row.moves_every_time else "")
                for row in rows.itertuples()
            ],
        }
    )  # fmt: skip


def figure(rows: pd.DataFrame, dark: bool) -> go.Figure:
    """One line of joined dots a task, of tasks whose date moved: hollow the first date, filled the last."""
    shown = tasks(rows[rows["moves"] > 0]).head(MOST_ROWS)
    drawn = new_figure(dark, height=_ROW * len(shown) + 44)
    for at, task in enumerate(shown.itertuples()):
        dates = rows[rows["task_id"] == task.task_id]
        drawn.add_trace(_dots(dates, at, dark))
        lines = ((f"<b>{hover(shorten(name(task), 44))}</b>", -0.36, TEXT), (hover(moved_in_words(task)), -0.1, MUTED))
        for text, lift, colours in lines:
            drawn.add_annotation(
                text=text, x=0, xref="paper", y=at + lift, xanchor="left", showarrow=False,
                font={"size": 12, "color": colours[dark]},
            )  # fmt: skip
    drawn.update_xaxes(tickformat="%b %Y", gridcolor=FAINT[dark], fixedrange=True, nticks=6, side="bottom")
    drawn.update_yaxes(visible=False, range=[len(shown) - 0.55, -0.6], fixedrange=True)
    return drawn


def _dots(dates: pd.DataFrame, at: int, dark: bool) -> go.Scatter:
    last = len(dates) - 1
    said = [f"{words.day(row.due_on)}, as at {words.day(row.as_at)} ({source(row)})" for row in dates.itertuples()]
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
        hovertext=[hover(one) for one in said],
        hovertemplate="%{hovertext}<extra></extra>",
    )
