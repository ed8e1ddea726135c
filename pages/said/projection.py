"""How far training may get by the goal's date: an interval, and the chance of the goal, from three counts or more.

The people trained between two counts are a count with the days as its exposure: Poisson about a rate that is itself
uncertain, so negative binomial (Gelman, Carlin, Stern, Dunson, Vehtari and Rubin, Bayesian Data Analysis, 3rd edition,
section 2.6); over-dispersed, as people come in sessions and weeks differ (section 17.2), the variance being so many
times the mean: about the people of one lot, be it a session or a whole cohort, so that its prior has a heavy tail and
reaches beyond the largest period. Enrolment is forecast likewise (Anisimov and Fedorov, Statistics in Medicine 26,
2007, 4958–4975). The pace may also change: it keeps, or slows as those easily reached are done. Pace, change and
over-dispersion are weighed on a grid, by how well they explain the counts and by the priors below; the forecast is the
mixture of all of them, so that few counts give a wide interval. Where nearly all were trained in one period, or nobody
was, no interval means anything. Nothing is drawn at random.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy.special import betainc, gammaln

from pages.said import words
from pages.said.language import marked, say, says

FEWEST_COUNTS = 3
FEWEST_DAYS = 60
MOST_DAYS = 366  # ahead; the intervals were tried on 60 to 300
_YEAR = 365.25  # days
_TOO_FEW = {  # by how many there are
    0: marked("A forecast needs three counts over {days} days or more; there is none."),
    1: marked("A forecast needs three counts over {days} days or more; there is one."),
    2: marked("A forecast needs three counts over {days} days or more; there are two, over {span}."),
    3: marked("A forecast needs three counts over {days} days or more; there are three, over {span}."),
    4: marked("A forecast needs three counts over {days} days or more; there are four, over {span}."),
    5: marked("A forecast needs three counts over {days} days or more; there are five, over {span}."),
}
_TOO_SHORT = marked("A forecast needs three counts over {days} days or more; there are {number}, over {span}.")

# The priors, set on made-up histories other than those that the intervals were tried on (tests/benchmarks/training.py).
_CHANGE = np.array([0.5, 0.0, -0.5, -1.0, -1.5, -2.0])  # of the logarithm of the pace, a year
_CHANGE_WEIGHT = np.array([0.04, 0.6, 0.12, 0.1, 0.08, 0.06])
_EXCESS_LEAST, _EXCESS_STEP = 0.3, 1.2  # variance ÷ mean - 1, about the people of a lot; steps are of its logarithm
_EXCESS_MOST = 60  # looked at in any case; beyond it, twice the most people of a period
_EXCESS_MIDDLE, _EXCESS_SPREAD, _EXCESS_TAIL = 1.5, 1.75, 3  # median, scale and degrees of Student's t of its logarithm
_PACE_POINTS = np.linspace(-1, 1, 15)
_PACE_DEVIATIONS, _PACE_MOST = 4.5, 5.0  # how far around the mean pace: in its standard deviations, in its logarithm
_NEARLY_ALL = 9  # times the people of all other periods, and times their pace
_NEGLIGIBLE = 0.005  # the weight of all that is left out


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


@dataclass(frozen=True)
class _Paces:
    """Paces now (people a year), their change and excess of variance, with the weight of each; arrays of one length."""

    now: np.ndarray
    change: np.ndarray
    excess: np.ndarray
    weight: np.ndarray

    def mean(self, days: np.ndarray) -> np.ndarray:
        """The people that each pace trains in so many days on average, along a new last axis."""
        return self.now * _exposure(self.change, 0, days[..., None] / _YEAR)

    def at_most(self, people: np.ndarray, days: np.ndarray) -> np.ndarray:
        """The probability that at most so many people more are trained in so many days."""
        each = betainc(self.mean(days) / self.excess, np.maximum(people, 0)[..., None] + 1, 1 / (1 + self.excess))
        return np.where(people < 0, 0, (each * self.weight).sum(-1))

    def people(self, shares: np.ndarray, days: np.ndarray) -> np.ndarray:
        """The fewest people more that are trained in so many days at most with a probability of each share."""
        high = np.ceil((self.mean(days) * self.weight).sum(-1)).astype(int) + 1
        while (short := self.at_most(high, days) < shares).any():
            high = np.where(short, high * 2, high)
        low = np.full(high.shape, -1)
        while (high - low > 1).any():
            between = (low + high) // 2
            is_enough = self.at_most(between, days) >= shares
            low, high = np.where(is_enough, low, between), np.where(is_enough, between, high)
        return high


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
    last_on, last = counts[-1]
    paces = _paces(counts)
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


def _paces(counts: list[tuple[date, int]]) -> _Paces:
    """The paces that counts in order of date allow, by their weight, without those that hardly weigh."""
    years = np.array([(day - counts[-1][0]).days for day, _ in counts]) / _YEAR
    trained = np.diff([number for _, number in counts])
    exposure = _exposure(_CHANGE[:, None], years[:-1], years[1:])
    steps = np.arange(np.log(max(_EXCESS_MOST, 2 * trained.max()) / _EXCESS_LEAST) / _EXCESS_STEP + 1)
    excess = _EXCESS_LEAST * np.exp(_EXCESS_STEP * steps)[:, None]
    reach = np.minimum(_PACE_DEVIATIONS * np.sqrt((1 + excess) / (trained.sum() + 1)), _PACE_MOST)
    around = reach * _PACE_POINTS  # excess × pace
    now = ((trained.sum() + 1) / exposure.sum(1))[:, None, None] * np.exp(around)  # change × excess × pace
    size = now[..., None] * exposure[:, None, None] / excess[..., None]
    fit = (
        gammaln(trained + size) - gammaln(size) - size * np.log1p(excess)[..., None]
        + trained * np.log(excess / (1 + excess))[..., None]
    ).sum(-1)  # fmt: skip
    away = np.log(excess / _EXCESS_MIDDLE) / _EXCESS_SPREAD
    tail = -0.5 * (_EXCESS_TAIL + 1) * np.log1p(away**2 / _EXCESS_TAIL)
    prior = np.log(_CHANGE_WEIGHT)[:, None, None] + tail
    jeffreys = 0.5 * np.log(now) + np.log(reach)  # of a Poisson rate, section 2.8; and the width of a step of the grid
    told = fit + prior + jeffreys
    weight = np.exp(told - told.max()).ravel()
    order = np.argsort(-weight, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(weight[order]), (1 - _NEGLIGIBLE) * weight.sum()) + 1]
    change, spread = np.broadcast_to(_CHANGE[:, None, None], now.shape), np.broadcast_to(excess, now.shape)
    return _Paces(now.ravel()[kept], change.ravel()[kept], spread.ravel()[kept], weight[kept] / weight[kept].sum())


def _exposure(change: np.ndarray, start, end) -> np.ndarray:
    """The years between two times (years from the last count), each moment weighed by its pace beside that now."""
    steady = np.where(change == 0, 1, change)
    return np.where(change == 0, end - start, (np.exp(change * end) - np.exp(change * start)) / steady)


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
