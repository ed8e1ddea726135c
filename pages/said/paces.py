"""The paces that counts of people trained allow, each by its weight, and how many people they train.

The people trained between two counts are a count with the days as its exposure: Poisson about a rate that is itself
uncertain, so negative binomial (Gelman, Carlin, Stern, Dunson, Vehtari and Rubin, Bayesian Data Analysis, 3rd edition,
section 2.6); over-dispersed, as people come in sessions and weeks differ (section 17.2), the variance being so many
times the mean: about the people of one lot, be it a session or a whole cohort, so that its prior has a heavy tail and
reaches beyond the largest period. Enrolment is forecast likewise (Anisimov and Fedorov, Statistics in Medicine 26,
2007, 4958–4975). The pace may also change: it keeps, or slows as those easily reached are done. Pace, change and
over-dispersion are weighed on a grid, by how well they explain the counts and by the priors below; the forecast is the
mixture of all of them, so that few counts give a wide interval. Nothing is drawn at random.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.special import betainc, gammaln

_YEAR = 365.25  # days
# The priors, set on made-up histories other than those that the intervals were tried on (tests/benchmarks/training.py).
_CHANGE = np.array([0.5, 0.0, -0.5, -1.0, -1.5, -2.0])  # of the logarithm of the pace, a year
_CHANGE_WEIGHT = np.array([0.04, 0.6, 0.12, 0.1, 0.08, 0.06])
_EXCESS_LEAST, _EXCESS_STEP = 0.3, 1.2  # variance ÷ mean - 1, about the people of a lot; steps are of its logarithm
_EXCESS_MOST = 60  # looked at in any case; beyond it, twice the most people of a period
_EXCESS_MIDDLE, _EXCESS_SPREAD, _EXCESS_TAIL = 1.5, 1.75, 3  # median, scale and degrees of Student's t of its logarithm
_PACE_POINTS = np.linspace(-1, 1, 15)
_PACE_DEVIATIONS, _PACE_MOST = 4.5, 5.0  # how far around the mean pace: in its standard deviations, in its logarithm
_NEGLIGIBLE = 0.005  # the weight of all that is left out


@dataclass(frozen=True)
class Paces:
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


def paces_of(counts: list[tuple[date, int]]) -> Paces:
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
    return Paces(now.ravel()[kept], change.ravel()[kept], spread.ravel()[kept], weight[kept] / weight[kept].sum())


def _exposure(change: np.ndarray, start, end) -> np.ndarray:
    """The years between two times (years from the last count), each moment weighed by its pace beside that now."""
    steady = np.where(change == 0, 1, change)
    return np.where(change == 0, end - start, (np.exp(change * end) - np.exp(change * start)) / steady)
