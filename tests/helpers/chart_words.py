"""The words that plotly itself draws in a chart, and whether they stand out from what they are drawn on."""

from collections.abc import Iterable, Iterator

import plotly.graph_objects as go

from pages.said.colours import BACKGROUND
from pages.said.shades import contrast

LEAST = 4.5  # WCAG 1.4.3


def faint_words(figure: go.Figure, dark: bool) -> list[str]:
    """The kinds of words with a contrast below 4.5:1 against the page, or against the bars that they stand on."""
    grounds = [BACKGROUND[dark]]
    return [
        name for name, ink, on in _inks(figure.to_dict()) for ground in on or grounds if contrast(ink, ground) < LEAST
    ]


def _inks(drawn: dict) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each kind of words: name, colour, what they stand on where that isn't the page."""
    layout = drawn["layout"]
    general = layout["template"]["layout"]
    yield "general", general["font"]["color"], ()
    yield "hover", general["hoverlabel"]["font"]["color"], (general["hoverlabel"]["bgcolor"],)
    for axis in ("xaxis", "yaxis"):
        for font in (general[axis]["tickfont"], general[axis]["title"]["font"]):
            yield axis, font["color"], ()
        if "color" in layout.get(axis, {}).get("tickfont", {}):
            yield axis, layout[axis]["tickfont"]["color"], ()
    for note in layout.get("annotations", ()):
        yield f"note {note['text']}", note.get("font", general["font"])["color"], ()
    bars = [one for trace in drawn["data"] if trace["type"] == "bar" for one in _several(trace["marker"]["color"])]
    for trace in drawn["data"]:
        colour = trace.get("textfont", {}).get("color")
        if colour is None:
            continue
        inks, on_bars = (
            _several(colour),
            not isinstance(colour, str),
        )  # one colour a word: each on its own piece of a bar
        for place, ink in enumerate(inks):
            yield f"{trace['type']} {place}", ink, (bars[place],) if on_bars else ()


def _several(colour: str | Iterable[str]) -> list[str]:
    return [colour] if isinstance(colour, str) else list(colour)
