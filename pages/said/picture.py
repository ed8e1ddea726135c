"""A picture made ready once: its figure as it goes to the browser, its words as Markdown, its table as Arrow."""

import json
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from pages.said.words import plain


class Finished(go.Figure):
    """A figure that isn't changed any more: it hands out the JSON it became, neither copied nor checked again."""

    def __init__(self, figure: go.Figure) -> None:
        super().__init__()
        self._finished = json.loads(figure.to_json(validate=False))

    def to_dict(self) -> dict:
        """The figure as plotly.js takes it; shared, so not to be changed."""
        return self._finished


@dataclass(frozen=True)
class Picture:
    """A finding with its chart and its table; headline and subtitle are safe as Markdown, alt is plain text."""

    figure: Finished
    headline: str
    subtitle: str
    alt: str
    table: pa.Table


def picture(figure: go.Figure, *, alt: str, table: pd.DataFrame, headline: str, subtitle: str = "") -> Picture:
    """A picture from a figure, its words as plain text, and its table, named as the reader should see the columns."""
    return Picture(Finished(figure), plain(headline), plain(subtitle), alt, arrow(table))


def arrow(table: pd.DataFrame) -> pa.Table:
    """A table in the form that Streamlit sends, so that it isn't turned into it at every run."""
    return pa.Table.from_pandas(table, preserve_index=False)
