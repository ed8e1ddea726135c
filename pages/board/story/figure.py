"""A pack's chart as the page draws it: bars that carry their own words, each piece leading to its tasks."""

import plotly.graph_objects as go

from pages.board.pack import telling
from pages.board.pack.model import Chart
from pages.said import labelled_bars, ratings, words
from pages.said.labelled_bars import Row, Segment


def draw(chart: Chart, dark: bool) -> go.Figure:
    """The chart; a piece's customdata is its id, as in pieces."""
    rows = [
        Row(f"bar|{at}", category, detail(chart, at), _segments(chart, at))
        for at, category in enumerate(chart.categories)
    ]
    longest = max(sum(one.values[at] for one in chart.series) for at in range(len(chart.categories)))
    return labelled_bars.figure(rows, longest, dark)


def pieces(chart: Chart) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every piece of the chart that counts tasks: id → its words and its tasks."""
    return {
        _id(at, number): (f"{category}: {one.values[at]:,} {one.name}", one.task_ids[at])
        for at, category in enumerate(chart.categories)
        for number, one in enumerate(chart.series)
        if one.task_ids and one.values[at]
    }


def detail(chart: Chart, at: int) -> str:
    """A bar's numbers in short: "20 C, 1 G, 13 R"; where the series are no ratings, with their names or the unit."""
    if len(chart.series) == 1 and not chart.series[0].rating:
        return words.count(chart.series[0].values[at], telling.one_of(chart.unit), chart.unit)
    parts = [
        f"{one.values[at]:,} {ratings.letter(one.rating) if one.rating else one.name.lower()}"
        for one in chart.series
        if one.values[at]
    ]
    return ", ".join(parts) or "none"


def _segments(chart: Chart, at: int) -> tuple[Segment, ...]:
    found, start = [], 0
    for number, one in enumerate(chart.series):
        length = one.values[at]
        if length:
            found.append(
                Segment(start, length, one.rating, one.is_computed, is_accent=one.rating is None, id=_id(at, number))
            )
            start += length
    return tuple(found)


def _id(at: int, number: int) -> str:
    return f"piece|{at}|{number}"
