"""How far training may get by the goal's date: an interval, and the chance of the goal, from three counts or more.

How it is reckoned stands in paces.py. Where nearly all were trained in one period, or nobody was, no interval means
anything.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pages.said import words
from pages.said.language import marked, say, says

FEWEST_COUNTS = 3
FEWEST_DAYS = 60
MOST_DAYS = 366  # ahead; the intervals were tried on 60 to 300
_TOO_FEW = {  # by how many there are
    0: marked("A forecast needs three counts over {days} days or more; there is none."),
    1: marked("A forecast needs three counts over {days} days or more; there is one."),
    2: marked("A forecast needs three counts over {days} days or more; there are two, over {span}."),
    3: marked("A forecast needs three counts over {days} days or more; there are three, over {span}."),
    4: marked("A forecast needs three counts over {days} days or more; there are four, over {span}."),
    5: marked("A forecast needs three counts over {days} days or more; there are five, over {span}."),
}
_TOO_SHORT = marked("A forecast needs three counts over {days} days or more; there are {number}, over {span}.")

_NEARLY_ALL = 9  # times the people of all other periods, and times their pace


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
    readings: Sequence[tuple[date, int]],
    goal: int,
    goal_on: date,
    *,
    people: int | None = None,
    lapses: Sequence[tuple[date, int]] = (),
    level: float = 0.8,
) -> Projection | str:
    """What the count may be at the goal's date, or in a sentence why that can't be said.

    readings: dated counts; of two on one day the later holds. people: how many can be trained at most, where known.
    lapses: certificates by the last day that they count, taken off from then on as if none were renewed.
    """
    counts = sorted(dict(readings).items())
    lapsed = sum(number for until, number in lapses if counts and counts[-1][0] <= until < goal_on)
    refusal = _refusal(counts, goal + lapsed, goal_on)
    if refusal:
        return refusal
    # Here, since the functions that it needs of scipy take as long to load as Home: most plans have too few counts.
    from pages.said.paces import paces_of

    last_on, last = counts[-1]
    paces = paces_of(counts)
    days = [*_month_ends(last_on, goal_on), goal_on]
    ahead = np.array([(day - last_on).days for day in days])
    shares = np.tile([(1 - level) / 2, 0.5, (1 + level) / 2], (len(days), 1))
    gone = [sum(number for until, number in lapses if last_on <= until < day) for day in days]
    found = paces.people(shares, np.repeat(ahead[:, None], 3, axis=1)) + last - np.array(gone)[:, None]
    found = np.clip(found, 0, None if people is None else max(people, last))
    points = [Point(last_on, last, last, last)]
    points += [Point(day, *map(int, row)) for day, row in zip(days, found, strict=True)]
    chance = 1 - float(paces.at_most(np.array([goal + lapsed - last - 1]), ahead[-1:])[0])
    _, low, middle, high = points[-1]
    is_within = people is None or goal <= people
    return Projection(low, middle, high, chance if is_within else 0.0, level, tuple(points))


def _refusal(counts: list[tuple[date, int]], goal: int, goal_on: date) -> str:
    """Why no forecast is made from counts in order of date, as a sentence; "" where one is."""
    span = (counts[-1][0] - counts[0][0]).days if counts else 0
    if len(counts) < FEWEST_COUNTS or span < FEWEST_DAYS:
        told = {"days": FEWEST_DAYS, "span": words.count(span, "day"), "number": len(counts)}
        return say(_TOO_FEW.get(len(counts), _TOO_SHORT), **told)
    for (before_on, before), (on, trained) in pairwise(counts):
        if trained < before:
            return say(
                "The count fell between {before} and {after}: a forecast from counts alone doesn’t know when it falls "
                "again.",
                before=words.day(before_on),
                after=words.day(on),
            )
    last_on, last = counts[-1]
    if last >= goal:
        return say("The goal is reached: there is nothing to forecast.")
    if goal_on <= last_on:
        return say("The goal’s date isn’t after the last count: there is nothing to forecast.")
    if (goal_on - last_on).days > MOST_DAYS:
        return say("The goal’s date is more than a year after the last count: too far for a forecast.")
    return _uneven(counts)


def _uneven(counts: list[tuple[date, int]]) -> str:
    """Why counts that never fall tell no pace: nobody was trained, or nearly all at once; "" where they tell one."""
    periods = list(pairwise(counts))
    trained = counts[-1][1] - counts[0][1]
    if not trained:
        return say("Nobody was trained between the counts: there is no pace to forecast from.")
    (before_on, before), (on, after) = max(periods, key=lambda period: period[1][1] - period[0][1])
    most, days = after - before, (on - before_on).days
    other_days = (counts[-1][0] - counts[0][0]).days - days
    if most < _NEARLY_ALL * (trained - most + 1) * max(1, days / other_days):
        return ""
    return says(
        trained,
        "Of {number} people trained, {most} were between {before} and {after}: too uneven for a forecast.",
        "Of {number} people trained, {most} were between {before} and {after}: too uneven for a forecast.",
        number=f"{trained:,}",
        most=f"{most:,}",
        before=words.day(before_on),
        after=words.day(on),
    )


def _month_ends(after: date, before: date) -> list[date]:
    """The last days of months between two days."""
    found: list[date] = []
    day = after
    while True:
        day = day.replace(day=monthrange(day.year, day.month)[1])
        if day >= before:
            return found
        if day > after:
            found.append(day)
        day += timedelta(days=1)
