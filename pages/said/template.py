"""The look of every chart, light and dark; plotly alone, so that figures can be made without a page."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import words
from pages.said.colours import BACKGROUND, FAINT, FONT, MUTED, TEXT
from pages.said.language import ENGLISH, language

_MOST_TICKS = 6
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)  # months from one tick to the next


def template(dark: bool) -> go.layout.Template:
    """The plotly template of a theme: faint gridlines, text at 4.5:1 or better, no legend."""
    axis = {
        "gridcolor": FAINT[dark],
        "linecolor": FAINT[dark],
        "zeroline": False,
        "tickfont": {"color": MUTED[dark], "size": 13},
        "title": {"font": {"color": MUTED[dark], "size": 13}},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": TEXT[dark]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": axis,
            "yaxis": axis,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": BACKGROUND[dark],
                "bordercolor": MUTED[dark],
                "font": {"family": FONT, "size": 13, "color": TEXT[dark]},
                "align": "left",
            },
        }
    )


TEMPLATE = {False: template(False), True: template(True)}


def new_figure(dark: bool, *, height: int | None = None, data=None) -> go.Figure:
    """An empty figure in the look of the theme; height in pixels."""
    figure = go.Figure(data=data)
    figure.update_layout(template=TEMPLATE[dark], height=height)
    return figure


def months(first: pd.Timestamp, last: pd.Timestamp, form: str) -> dict:
    """How an axis of dates from first to last names its months: "%b %Y" in one line, "%b\\n%Y" in two.

    plotly names them in English alone, so that for another language the ticks are ours.
    """
    if language() == ENGLISH:
        return {"nticks": _MOST_TICKS, "tickformat": form}
    starts = pd.date_range(first, last, freq="MS", normalize=True)
    step = next((one for one in _STEPS if len(starts) <= one * _MOST_TICKS), _STEPS[-1])
    shown = [one for one in starts if (one.year * 12 + one.month - 1) % step == 0]
    between = "<br>" if "\n" in form else " "
    named = [f"{words.month_name(one)}{between}{one.year}" for one in shown]
    return {"tickmode": "array", "tickvals": shown, "ticktext": named}


def hover(value) -> str:
    """A text for a tooltip: plotly reads a few HTML tags there, so none may come from a plan."""
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
