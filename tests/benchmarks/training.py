"""How sure forecasts of training are, on made-up histories whose end is known, beside straight lines through the counts."""

import numpy as np
import pandas as pd
from helpers.training_histories import KINDS, History, history

from pages.said.projection import Projection, project

FIRST_SEED = 10_000  # the priors were set on seeds below 1,000
ALL = "all"


def measure(seeds: int = 2_000) -> pd.DataFrame:
    """A row per kind of history, and one for all: what came of the intervals, of the chance, and of straight lines."""
    judged = {kind: _judged(kind, range(FIRST_SEED, FIRST_SEED + seeds)) for kind in KINDS}
    judged[ALL] = pd.concat(judged.values())
    return pd.DataFrame([_row(kind, histories) for kind, histories in judged.items()])


def _judged(kind: str, seeds: range) -> pd.DataFrame:
    """A row per history of a kind: what was told of it, and what came."""
    rows = []
    for seed in seeds:
        made = history(kind, seed)
        told = project(made.readings, made.goal, made.goal_on)
        rows.append(_what_came(made, told) if isinstance(told, Projection) else {"told": False})
    return pd.DataFrame(rows)


def _what_came(made: History, told: Projection) -> dict[str, float]:
    came = made.truth_at_goal
    return {
        "told": True,
        "held": told.low <= came <= told.high,
        "width": told.high - told.low,
        "increase": came - made.readings[-1][1],
        "brier": (told.chance - (came >= made.goal)) ** 2,
        "middle": abs(told.middle - came),
        "last two": abs(_straight(made, 2) - came),
        "least squares": abs(_straight(made, len(made.readings)) - came),
    }


def _straight(made: History, number: int) -> float:
    """Where the line of least squares through the last counts is at the goal's date."""
    days = [(day - made.goal_on).days for day, _ in made.readings[-number:]]
    return float(np.polyfit(days, [count for _, count in made.readings[-number:]], 1)[1])


def _row(kind: str, judged: pd.DataFrame) -> dict[str, object]:
    told = judged[judged["told"]].drop(columns="told").astype(float)
    mean = told.mean()
    return {
        "history": kind,
        "forecasts": len(told),
        "none made": len(judged) - len(told),
        "80% intervals that held": f"{mean['held']:.1%}",
        "width ÷ increase": round(mean["width"] / mean["increase"], 2),
        "Brier score": round(mean["brier"], 3),
        "error of the middle": round(mean["middle"], 1),
        "of a line, last two": round(mean["last two"], 1),
        "of a line, least squares": round(mean["least squares"], 1),
    }
