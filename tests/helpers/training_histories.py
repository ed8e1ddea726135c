"""Made-up histories of staff being trained, for judging methods that look ahead.

Everything here is made up: no council, no person and no real count stands behind it. A history is simulated day
by day for one of six kinds of life, beyond the last reading and up to the goal's date, so that the true count
there is known and an interval given for it can be scored. The goal depends on the number of staff and on what has
been read alone, never on what comes afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np

KINDS = ("steady", "batchy", "seasonal", "stalling", "cohorts", "uneven")
SMALLEST, LARGEST = 100, 3_000  # members of staff
MONTHLY_PACE = (0.95, 1.0, 1.6, 0.9, 0.9, 0.9, 0.75, 0.25, 1.4, 1.6, 1.4, 0.45)  # January first
SLOWEST, FASTEST = {"cohorts": 8, "uneven": 4}, {"cohorts": 60, "uneven": 30}  # people a week; else 2 and 15
GOAL_SHARES = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)

Daily: TypeAlias = np.ndarray  # newly trained people, one number a day


@dataclass(frozen=True)
class History:
    """Cumulative counts of trained staff as they were read, the goal, and the count that came true."""

    kind: str
    readings: list[tuple[date, int]]
    goal: int
    goal_on: date
    truth_at_goal: int


@dataclass(frozen=True)
class _Setting:
    """The hidden frame of a history: whom it is about, and when it is read; days count from the first reading."""

    first_on: date
    read_days: list[int]
    goal_day: int
    staff: int
    already: int  # trained by the day of the first reading
    weekly: float  # people a week, on average (for the stalling kind: at the outset)


def history(kind: str, seed: int) -> History:
    """Return one history of a kind (see KINDS); the same seed always gives the same one."""
    rng = np.random.default_rng([KINDS.index(kind), seed])
    while True:
        setting = _setting(kind, rng)
        counts = _counts(setting, _SIMULATED[kind](setting, rng))
        if counts[setting.read_days[-1]] < 0.97 * setting.staff:  # else nothing is left to look ahead to
            return _history(kind, setting, counts, _goal(setting, counts, rng))


def _history(kind: str, setting: _Setting, counts: list[int], goal: int) -> History:
    """Return what was read of the daily counts, with the goal and the truth."""
    readings = [(setting.first_on + timedelta(days=day), counts[day]) for day in setting.read_days]
    goal_on = setting.first_on + timedelta(days=setting.goal_day)
    return History(kind, readings, goal, goal_on, counts[setting.goal_day])


def _setting(kind: str, rng: np.random.Generator) -> _Setting:
    """Draw the dates, the pace and the number of staff so that they suit one another."""
    first_on = date(2018, 1, 1) + timedelta(days=int(rng.integers(0, 6 * 365)))
    gaps = rng.integers(20, 121, size=int(rng.integers(3, 13)) - 1)
    read_days = [0, *(int(day) for day in np.cumsum(gaps))]
    goal_day = read_days[-1] + int(rng.integers(60, 301))
    weeks = goal_day / 7
    weekly = float(np.exp(rng.uniform(np.log(SLOWEST.get(kind, 2)), np.log(FASTEST.get(kind, 15)))))
    already_share = float(rng.uniform(0, 0.3)) if rng.random() < 0.6 else 0.0
    reached_share = float(rng.uniform(already_share + 0.2, 1.0))  # by the goal's date, were all to go as it should
    staff = weekly * weeks / (reached_share - already_share)
    staff = round(min(max(staff, SMALLEST), LARGEST))
    weekly = min(weekly, staff * (reached_share - already_share) / weeks)
    if kind == "stalling":  # a brisker start; what is left to train slows it down
        weekly *= float(rng.uniform(1.2, 2.0))
    return _Setting(first_on, read_days, goal_day, staff, round(already_share * staff), weekly)


def _counts(setting: _Setting, daily: Daily) -> list[int]:
    """Return the cumulative count of each day; nobody is trained twice."""
    return [int(count) for count in np.minimum(setting.already + np.cumsum(daily), setting.staff)]


def _goal(setting: _Setting, counts: list[int], rng: np.random.Generator) -> int:
    """Draw a goal above the last reading: what a planner hopes for from the pace so far, or a round share of all."""
    now = setting.read_days[-1]
    first, last = counts[0], counts[now]
    hoped = last + (last - first) / now * (setting.goal_day - now) * float(rng.uniform(0.7, 1.3))
    goals = [round(share * setting.staff) for share in GOAL_SHARES]
    chosen = round(hoped, -1) if rng.random() < 0.6 else int(rng.choice([goal for goal in goals if goal > last]))
    return int(min(max(chosen, last + 1), setting.staff))


def _uneven_weeks(days: int, rng: np.random.Generator) -> np.ndarray:
    """Return for each day how lively its week is: 1 on average, more uneven in some histories than in others."""
    shape = float(rng.uniform(1.2, 6))
    weeks = rng.gamma(shape, 1 / shape, size=days // 7 + 1)
    return np.repeat(weeks, 7)[:days]


def _steady(setting: _Setting, rng: np.random.Generator) -> Daily:
    """A constant pace whose weeks differ by more than chance alone would have it."""
    days = setting.goal_day + 1
    return rng.poisson(setting.weekly / 7 * _uneven_weeks(days, rng))


def _seasonal(setting: _Setting, rng: np.random.Generator) -> Daily:
    """Quieter in August and December, busy in autumn and in March; how much so differs between histories."""
    days = setting.goal_day + 1
    months = [(setting.first_on + timedelta(days=day)).month for day in range(days)]
    depth = float(rng.uniform(0.6, 1.2))
    pace = np.array(MONTHLY_PACE) ** depth
    pace = pace / pace.mean()
    return rng.poisson(setting.weekly / 7 * pace[np.array(months) - 1] * _uneven_weeks(days, rng))


def _batchy(setting: _Setting, rng: np.random.Generator) -> Daily:
    """Sessions of 8 to 30 people, monthly or at random, with a trickle of single learners between them."""
    days = setting.goal_day + 1
    usual = float(rng.uniform(12, 26))
    daily = rng.poisson(float(rng.uniform(0, 0.06)), size=days)
    for day in _session_days(setting, usual, rng):
        daily[day] += int(np.clip(rng.normal(usual, 5), 8, 30))
    return daily


def _session_days(setting: _Setting, usual: float, rng: np.random.Generator) -> list[int]:
    """Return the days of the sessions, as many as the weekly pace asks for."""
    days = setting.goal_day + 1
    between = 7 * usual / setting.weekly
    if rng.random() < 0.5:
        return [int(day) for day in np.flatnonzero(rng.random(days) < 1 / between)]
    a_month = max(1, round(30.4 / between))
    held = min(0.9, 30.4 / between / a_month)  # the other sessions are cancelled
    starts = np.arange(int(rng.integers(0, 30)), days, 30.4).astype(int)
    chosen = np.concatenate([starts + offset for offset in range(a_month)])
    return [int(day) for day in chosen if day < days and rng.random() < held]


def _cohorts(setting: _Setting, rng: np.random.Generator) -> Daily:
    """Rare big days of 50 to 300 people, with a trickle of single learners between them."""
    days = setting.goal_day + 1
    usual = float(np.exp(rng.uniform(np.log(60), np.log(250))))
    daily = rng.poisson(float(rng.uniform(0, 0.15)), size=days)
    for day in _session_days(setting, usual, rng):
        daily[day] += int(np.clip(rng.normal(usual, 0.25 * usual), 50, 300))
    return daily


def _uneven(setting: _Setting, rng: np.random.Generator) -> Daily:
    """Sessions of 20 to 60 people, in months some of which are far busier than others."""
    days = setting.goal_day + 1
    shape = float(rng.uniform(1, 4))
    months = np.repeat(rng.gamma(shape, 1 / shape, size=days // 30 + 1), 30)[:days]
    daily = rng.poisson(float(rng.uniform(0, 0.1)), size=days)
    for day in np.flatnonzero(rng.random(days) < setting.weekly / 7 / 40 * months):
        daily[day] += int(rng.integers(20, 61))
    return daily


def _stalling(setting: _Setting, rng: np.random.Generator) -> Daily:
    """A pace that decays gently, with time and as those easily reached are done."""
    days = setting.goal_day + 1
    lively = _uneven_weeks(days, rng)
    resistance = float(rng.uniform(0.4, 1.1))
    half_life = float(rng.uniform(500, 2_000))
    daily = np.zeros(days, dtype=int)
    trained = setting.already
    for day in range(days):
        left = max(0.0, 1 - trained / setting.staff)
        pace = setting.weekly / 7 * left**resistance * 0.5 ** (day / half_life)
        daily[day] = rng.poisson(pace * lively[day])
        trained += int(daily[day])
    return daily


_SIMULATED: dict[str, Callable[[_Setting, np.random.Generator], Daily]] = {
    "steady": _steady,
    "batchy": _batchy,
    "seasonal": _seasonal,
    "stalling": _stalling,
    "cohorts": _cohorts,
    "uneven": _uneven,
}
