"""A bar that carries its own words, as plain values: labelled_bars draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """A piece of a bar; without a rating it is the empty track behind the others, or in the accent colour.

    id: what comes back when it is chosen; None: its row's.
    """

    start: float
    length: float
    rating: str | None = None
    is_computed: bool = False
    is_accent: bool = False
    id: str | None = None


@dataclass(frozen=True)
class Row:
    """A bar with its words; id comes back when it is chosen. heading: a name to print above the row, if any."""

    id: str
    name: str
    detail: str
    segments: tuple[Segment, ...]
    heading: str = ""
