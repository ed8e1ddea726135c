"""The look of every chart, light and dark; plotly alone, so that figures can be made without a page."""

import plotly.graph_objects as go

from pages.said.colours import BACKGROUND, FAINT, FONT, MUTED, TEXT


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


def hover(value) -> str:
    """A text for a tooltip: plotly reads a few HTML tags there, so none may come from a plan."""
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
