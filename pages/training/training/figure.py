"""A goal in one picture: its counts, the pace that it needs, what may come, and what is left without new training."""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.said import goals, words
from pages.said.colours import ACCENT, BACKGROUND, MUTED, TEXT
from pages.said.goals import Goal, Pace
from pages.said.language import say
from pages.said.projection import Projection
from pages.said.template import months, new_figure

_HEIGHT = 320  # pixels
_PLOT = 250  # pixels of it, about, between the axes
_LINE = 17  # pixels of a line of a label
_MOST_NAMED = 4  # counts; of more, the first and the last alone have their number beside them
_LEAST_WIDE = 124  # pixels, that labels at the right have
_SLIVER = 1 / 10  # of the height; what varies by less is drawn without the axis's 0
_ROOM = 1 / 6  # of the picture's width, that a number takes on a phone
_AT = {"number": "%{y:,}", "day": "%{customdata}"}  # the places of a point's values in what hovering shows
_BAND = {False: "rgba(91, 63, 168, 0.14)", True: "rgba(185, 166, 255, 0.18)"}


@dataclass(frozen=True)
class _Label:
    """What stands at the right end of a line, beside its height; lines end with <br>."""

    at: float
    text: str
    colour: str

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.split("<br>"))

    @property
    def width(self) -> int:
        """How many pixels its longest line takes, about, with the gap before it."""
        shown = self.text.replace("<b>", "").replace("</b>", "").split("<br>")
        return max(_LEAST_WIDE, *(round(14 + 6.5 * len(one)) for one in shown))


def trend(goal: Goal, projection: Projection | None, *, dark: bool) -> go.Figure:
    """The dated counts, the needed line to the goal's tick, the forecast's band, and the stock if nobody were trained.

    projection: None where there is none. There is at least one dated count, or a goal with a date.
    """
    drawn = new_figure(dark, height=_HEIGHT)
    labels = [*_forecast(drawn, projection, dark), *_untrained(drawn, goal, dark)]
    _needed(drawn, goal, dark)
    labels += _goal(drawn, goal, dark)
    _counts(drawn, goal, dark)
    low, high = _heights(drawn)
    last = max(pd.Timestamp(day) for trace in drawn.data for day in trace.x)
    first = min(pd.Timestamp(day) for trace in drawn.data for day in trace.x)
    for label, at in _apart(labels, (high - low) / _PLOT * _LINE):
        drawn.add_annotation(
            x=last, y=at, text=label.text, xanchor="left", xshift=14, showarrow=False, align="left",
            font={"color": label.colour, "size": 13},
        )  # fmt: skip
    room = max((last - first) * 0.04, timedelta(days=5))
    drawn.update_layout(
        margin={"l": 8, "r": max((one.width for one in labels), default=24), "t": 16, "b": 8},
        xaxis={
            "type": "date", "range": [first - room, last + room / 4], "fixedrange": True, "showgrid": False,
            "ticklabelstandoff": 6, **months(first, last, "%b\n%Y"),
        },
        yaxis={"range": [low, high], "fixedrange": True, "tickformat": ",d", "nticks": 6},
    )  # fmt: skip
    return drawn


def _hover(days: list[pd.Timestamp], said: str) -> dict:
    """What hovering over the points of a line shows: words with the places of _AT."""
    return {"customdata": [words.day(one) for one in days], "hovertemplate": f"{said}<extra></extra>"}


def _counts(drawn: go.Figure, goal: Goal, dark: bool) -> None:
    days, values = list(goal.dated["as_at"]), [int(value) for value in goal.dated["value"]]
    named = _named(days, goal.due_on)
    drawn.add_trace(go.Scatter(
        x=days, y=values, mode="lines+markers+text", cliponaxis=False,
        text=[f"{value:,}" if at in named else "" for at, value in enumerate(values)],
        textposition=["bottom right" if at == 0 else "top left" for at in range(len(values))],
        line={"color": ACCENT[dark], "width": 2.5},
        marker={"size": 9, "line": {"width": 2, "color": BACKGROUND[dark]}},
        **_hover(days, say("{number} counted {day}", **_AT)),
    ))  # fmt: skip


def _named(days: list[pd.Timestamp], due_on: pd.Timestamp | None) -> set[int]:
    """Which counts have their number beside them: the first, the last, and of few those between with room for it."""
    if not days:
        return set()
    named, following = {0, len(days) - 1}, days[-1]
    room = (max(days[-1], due_on or days[-1]) - days[0]) * _ROOM
    for at in range(len(days) - 2, 0, -1):
        if len(days) <= _MOST_NAMED and following - days[at] >= room:
            named.add(at)
            following = days[at]
    return named


def _needed(drawn: go.Figure, goal: Goal, dark: bool) -> None:
    """The dashed line from the latest count, or from the date judged at where that is old, to the goal."""
    wanted = goals.needed(goal)
    if wanted is None:
        return
    count = int(goal.latest.value)
    start = goal.latest.as_at if wanted.is_since_count else goal.judged_at
    flat = [] if wanted.is_since_count else [goal.latest.as_at]
    drawn.add_trace(go.Scatter(
        x=[*flat, start, goal.due_on], y=[count] * (len(flat) + 1) + [goal.target], mode="lines", cliponaxis=False,
        line={"color": TEXT[dark], "width": 1.5, "dash": "dash"},
        hovertemplate=f"{say('needed: {pace}', pace=wanted.in_words)}<extra></extra>",
    ))  # fmt: skip


def _goal(drawn: go.Figure, goal: Goal, dark: bool) -> list[_Label]:
    if goal.due_on is None or goal.target is None:
        return []
    aimed = say("goal {number} by {day}", number=f"{goal.target:,}", day=words.day(goal.due_on))
    drawn.add_trace(go.Scatter(
        x=[goal.due_on], y=[goal.target], mode="markers", cliponaxis=False,
        marker={"symbol": "line-ew", "size": 22, "line": {"width": 4, "color": TEXT[dark]}},
        hovertemplate=f"{aimed}<extra></extra>",
    ))  # fmt: skip
    wanted = goals.needed(goal)
    pace = ""
    if wanted:
        pace = f"<br>{say('needs {pace}', pace=wanted.in_words)}"
        if goal.lapsing and goal.gap:
            gap = Pace(goal.gap, wanted.days, wanted.is_since_count)
            pace += f"<br>{say('with lapses {pace}', pace=gap.figure if gap.rate else gap.in_words)}"
    return [_Label(goal.target, f"<b>{say('goal {number}', number=f'{goal.target:,}')}</b>{pace}", TEXT[dark])]


def _forecast(drawn: go.Figure, projection: Projection | None, dark: bool) -> list[_Label]:
    """The interval as a band with lines at its ends, its middle dotted."""
    if projection is None:
        return []
    days = [pd.Timestamp(point.day) for point in projection.points]
    edge = {"color": ACCENT[dark], "width": 1}
    ends_said = {
        "low": say("low end of the forecast: {number}, {day}", **_AT),
        "high": say("high end of the forecast: {number}, {day}", **_AT),
    }
    for end, fill in (("low", None), ("high", "tonexty")):
        drawn.add_trace(go.Scatter(
            x=days, y=[getattr(point, end) for point in projection.points], mode="lines", line=edge, fill=fill,
            fillcolor=_BAND[dark], cliponaxis=False,
            **_hover(days, ends_said[end]),
        ))  # fmt: skip
    drawn.add_trace(go.Scatter(
        x=days, y=[point.middle for point in projection.points], mode="lines", cliponaxis=False,
        line={"color": ACCENT[dark], "width": 2.5, "dash": "dot"},
        **_hover(days, say("middle of the forecast: {number}, {day}", **_AT)),
    ))  # fmt: skip
    ends = f"{projection.low:,}–{projection.high:,}"
    named = say("forecast ({level})", level=f"{projection.level:.0%}")
    return [_Label(projection.middle, f"{ends}<br>{named}", ACCENT[dark])]


def _untrained(drawn: go.Figure, goal: Goal, dark: bool) -> list[_Label]:
    """The stock as certificates lapse month by month, if nobody were trained from now on."""
    steps = untrained(goal)
    if not steps:
        return []
    drawn.add_trace(go.Scatter(
        x=[day for day, _ in steps], y=[left for _, left in steps], mode="lines+markers", cliponaxis=False,
        line={"color": MUTED[dark], "width": 1.5, "dash": "dashdot", "shape": "hv"},
        marker={"symbol": "triangle-down", "size": 8},
        **_hover([day for day, _ in steps], say("{number} left at {day} if nobody were trained", **_AT)),
    ))  # fmt: skip
    left = f"{steps[-1][1]:,}"
    return [_Label(steps[-1][1], say("{number} if nobody<br>were trained", number=left), MUTED[dark])]


def untrained(goal: Goal) -> list[tuple[pd.Timestamp, int]]:
    """The latest count, and what is left of it at each end of a month in which certificates lapse; [] without such."""
    if goal.wave.empty or goal.dated.empty:
        return []
    left = int(goal.dated.iloc[-1]["value"])
    steps = [(goal.dated.iloc[-1]["as_at"], left)]
    for month in goal.wave.itertuples():
        left = max(left - int(month.people), 0)
        steps.append((min(month.month + pd.offsets.MonthEnd(0), goal.due_on), left))
    return steps


def _heights(drawn: go.Figure) -> tuple[float, float]:
    """Where the axis of people begins and ends: at 0, but where that pressed all into a sliver of the height."""
    values = [float(value) for trace in drawn.data for value in trace.y]
    low, high = min(values), max(values)
    top = high * 1.12 or 1
    if low <= 0 or high - low >= top * _SLIVER:
        return 0, top
    room = max((high - low) * 0.18, high * 0.02, 1)
    return low - room, high + room


def _apart(labels: list[_Label], line: float) -> list[tuple[_Label, float]]:
    """The labels from the lowest up, each with a height at which none lies on another; line: height of a line."""
    placed: list[tuple[_Label, float]] = []
    ceiling = float("-inf")
    for label in sorted(labels, key=lambda one: one.at):
        half = label.lines * line / 2
        at = max(label.at, ceiling + half)
        placed.append((label, at))
        ceiling = at + half
    return placed
