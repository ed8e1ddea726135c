"""The Gantt chart: one row a task under its section, each mark as precise as its timescale was written."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from pages.said import words
from pages.said.ratings import colour, letter, text_colour
from pages.said.template import BACKGROUND, BAND, FAINT, MUTED, TEXT, hover, new_figure
from pages.status.timeline import lanes

_LABELS = 152
_OVERRUN = 78
_SYMBOLS = {"day": "diamond", "ongoing": "triangle-right", "start_by": "triangle-up", "reversed": "x"}
_DAY = 86_400_000
_TILE_AT = 0.012  # of the width: just inside, where a click still counts


@dataclass(frozen=True)
class _Look:
    """What the drawing functions share: the theme and how dense the rows are."""

    dark: bool
    is_dense: bool

    @property
    def row(self) -> int:
        """The height of a row in pixels: two lines of text, or one in a long plan."""
        return 21 if self.is_dense else 32

    def fill(self, rating, basis) -> str:
        """Solid for a declared or confirmed rating; the page's background for an outlined one."""
        return BACKGROUND[self.dark] if basis == "computed" or words.is_missing(rating) else colour(rating, self.dark)

    def line(self, rating) -> str:
        """The outline: the rating's colour, grey where not rated."""
        return MUTED[self.dark] if words.is_missing(rating) else colour(rating, self.dark)

    def ink(self, rating, basis) -> str:
        """The colour of the letter in a tile."""
        if words.is_missing(rating) or basis != "computed":
            return text_colour(rating, self.dark)
        return colour(rating, self.dark)


def figure(rows: pd.DataFrame, *, dark: bool) -> go.Figure:
    """The timeline of the rows of the query of that name; whatever is clicked in a row carries its task_id."""
    look = _Look(dark, is_dense=len(rows) > 120)
    placed = lanes.place(rows)
    drawn = new_figure(dark, height=64 + look.row * lanes.height(placed) + 8)
    drawn.add_traces([_whole_rows(placed), _bars(placed, look), _overdue(placed, look), _open_ends(placed, look)])
    drawn.add_traces([_marks(placed, look), _remarks(placed, look), _undated(placed, look), _tiles(placed, look)])
    _frame(drawn, placed, look)
    return drawn


def _hovers(rows: pd.DataFrame) -> list[str]:
    return [hover(text).replace("\n", "<br>") for text in rows["said"]]


def _pointed(rows: pd.DataFrame) -> dict:
    return {
        "customdata": list(rows["task_id"]),
        "hovertext": _hovers(rows),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _whole_rows(placed: pd.DataFrame) -> go.Bar:
    """Nothing to see: makes each row one place to point at and to click."""
    size = len(placed)
    return go.Bar(orientation="h", xaxis="x2", y=placed["row"], x=[1] * size, width=0.98, opacity=0, **_pointed(placed))


def _bars(placed: pd.DataFrame, look: _Look) -> go.Bar:
    rows = placed[placed["mark"] == "window"]
    return go.Bar(
        orientation="h",
        y=rows["row"],
        base=rows["mark_from"],
        x=((rows["mark_to"] - rows["mark_from"]).dt.days + 1) * _DAY,
        width=0.5,
        marker={
            "color": [look.fill(*pair) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)],
            "line": {"color": [look.line(rating) for rating in rows["rating"]], "width": 2},
        },
        **_pointed(rows),
    )


def _segments(starts, ends, rows) -> dict:
    """The x and y of separate lines in one trace."""
    x, y = [], []
    for start, end, row in zip(starts, ends, rows, strict=True):
        x += [start, end, None]
        y += [row, row, None]
    return {"x": x, "y": y, "mode": "lines", "hoverinfo": "skip"}


def _overdue(placed: pd.DataFrame, look: _Look) -> go.Scatter:
    late = placed[placed["is_overdue"]]
    line = {"color": TEXT[look.dark], "width": 2, "dash": "dot"}
    return go.Scatter(**_segments(late["due_on"], late["as_at"], late["row"]), line=line)


def _open_ends(placed: pd.DataFrame, look: _Look) -> go.Scatter:
    begun = placed[(placed["mark"] == "ongoing") & placed["mark_from"].notna()]
    line = {"color": MUTED[look.dark], "width": 2}
    return go.Scatter(**_segments(begun["mark_from"], begun["as_at"], begun["row"]), line=line)


def _marks(placed: pd.DataFrame, look: _Look) -> go.Scatter:
    rows = placed[placed["mark"].isin(_SYMBOLS)]
    return go.Scatter(
        mode="markers",
        x=rows["mark_from"].where(rows["mark"] != "ongoing", rows["as_at"]),
        y=rows["row"],
        cliponaxis=False,
        marker={
            "symbol": [_SYMBOLS[mark] for mark in rows["mark"]],
            "size": 13,
            "color": [look.fill(*pair) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)],
            "line": {"color": [look.line(rating) for rating in rows["rating"]], "width": 2},
        },
        **_pointed(rows),
    )


def _remarks(placed: pd.DataFrame, look: _Look) -> go.Scatter:
    """What stands right of a mark, or right of the as-at line."""
    rows = placed.assign(remark_at=lanes.remarks_at(placed)).loc[placed["remark"] != ""]
    return go.Scatter(
        mode="text",
        x=rows["remark_at"],
        y=rows["row"],
        text=["\u2003\u2009" + hover(text) for text in rows["remark"]],
        textposition="middle right",
        textfont={"size": 12, "color": TEXT[look.dark]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _undated(placed: pd.DataFrame, look: _Look) -> go.Scatter:
    rows = placed[placed["mark"] == "undated"]
    return go.Scatter(
        mode="text",
        xaxis="x2",
        x=[_TILE_AT] * len(rows),
        y=rows["row"],
        text=["\u2003\u2009" + hover(text) for text in rows["as_written"]],
        textposition="middle right",
        textfont={"size": 12, "color": MUTED[look.dark]},
        hoverinfo="skip",
    )


def _tiles(placed: pd.DataFrame, look: _Look) -> go.Scatter:
    pairs = list(zip(placed["rating"], placed["rating_basis"], strict=True))
    return go.Scatter(
        mode="markers+text",
        xaxis="x2",
        x=[_TILE_AT] * len(placed),
        y=placed["row"],
        text=[letter(rating) for rating, _ in pairs],
        textfont={"size": 12, "color": [look.ink(*pair) for pair in pairs]},
        cliponaxis=False,
        marker={
            "symbol": "square",
            "size": 18,
            "opacity": 1,
            "color": [look.fill(*pair) for pair in pairs],
            "line": {"color": [look.line(rating) for rating, _ in pairs], "width": 1.5},
        },
        **_pointed(placed),
    )


def _frame(drawn: go.Figure, placed: pd.DataFrame, look: _Look) -> None:
    first, last = lanes.span(placed)
    headings, plans = lanes.headings(placed), lanes.plans(placed)
    # What all labels share stands in the figure's template once: plotly checks each annotation at length.
    drawn.layout.template.layout.annotationdefaults = _at_the_left(look)
    drawn.update_layout(
        margin={"l": _LABELS + 12, "r": _OVERRUN, "t": 64, "b": 8, "autoexpand": False},
        hovermode="closest",
        barmode="overlay",
        xaxis={
            "type": "date", "range": [first, last], "side": "top", "showgrid": False, "fixedrange": True,
            "tickformatstops": _months(), "ticklabelmode": "period", "tickangle": 0, "ticklabelstandoff": 5,
            "minor": {"dtick": "M1", "ticks": "outside", "ticklen": 4, "tickcolor": MUTED[look.dark]},
        },
        xaxis2={"range": [0, 1], "overlaying": "x", "visible": False, "fixedrange": True},
        yaxis={
            "range": [lanes.height(placed) - 0.5, -0.5], "visible": False, "fixedrange": True, "automargin": False,
        },
        shapes=_bands(first, last, look) + _rules(headings, look) + _as_at_lines(plans, look),
        annotations=_labels(placed, look) + _headings(headings, look) + _as_at_labels(plans, look),
    )  # fmt: skip


def _months() -> list[dict]:
    return [
        {"dtickrange": [None, "M11"], "value": "%b\n%Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ]


def _bands(first: pd.Timestamp, last: pd.Timestamp, look: _Look) -> list[dict]:
    quarters = pd.period_range(first, last, freq="Q")
    return [
        {
            "type": "rect", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0},
            "x0": max(quarter.start_time, first), "x1": min(quarter.end_time, last), "fillcolor": BAND[look.dark],
        }
        for quarter in quarters
        if quarter.quarter % 2
    ]  # fmt: skip


def _rules(headings: list[lanes.Heading], look: _Look) -> list[dict]:
    """A faint line above each section, from the labels' edge to the right."""
    return [
        {
            "type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": heading.row - 0.45,
            "y1": heading.row - 0.45, "line": {"color": FAINT[look.dark], "width": 1}, "layer": "below",
        }
        for heading in headings
    ]  # fmt: skip


def _as_at_lines(plans: list[lanes.Plan], look: _Look) -> list[dict]:
    return [
        {
            "type": "line", "xref": "x", "yref": "y", "x0": plan.as_at, "x1": plan.as_at, "y0": plan.top - 0.5,
            "y1": plan.bottom + 0.5, "line": {"color": TEXT[look.dark], "width": 1.5}, "layer": "above",
        }
        for plan in plans
    ]  # fmt: skip


def _as_at_labels(plans: list[lanes.Plan], look: _Look) -> list[dict]:
    several = len(plans) > 1
    return [
        {
            "xref": "x", "yref": "y", "x": plan.as_at, "y": plan.top - 0.5, "yshift": 0 if several else 36, "xshift": 0,
            "xanchor": "center", "yanchor": "top" if several else "bottom", "showarrow": False,
            "text": f"<b>as at {words.day(plan.as_at)}</b>", "font": {"size": 12, "color": TEXT[look.dark]},
            "bgcolor": BACKGROUND[look.dark],
        }
        for plan in plans
    ]  # fmt: skip


def _at_the_left(look: _Look) -> dict:
    return {
        "xref": "paper", "yref": "y", "x": 0, "xshift": -_LABELS - 8, "xanchor": "left", "align": "left",
        "showarrow": False, "font": {"size": 12, "color": TEXT[look.dark]},
    }  # fmt: skip


def _labels(placed: pd.DataFrame, look: _Look) -> list[dict]:
    return [
        {"y": row.row, "text": lanes.label(row, one_line=look.is_dense), "hovertext": hover(row.action)}
        for row in placed.itertuples()
    ]


def _headings(headings: list[lanes.Heading], look: _Look) -> list[dict]:
    return [
        {
            "y": heading.row,
            "text": lanes.heading_lines(heading.text, one_line=look.is_dense),
            "hovertext": hover(heading.text),
            "font": {"size": 13},
        }
        for heading in headings
    ]
