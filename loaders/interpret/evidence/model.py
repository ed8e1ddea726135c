"""How likely each class of report is, by weights that were learned from the sentences in data/reports."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CLASSES = ("replaced", "declined", "unknown", "not_started", "partly", "under_way", "routine", "done")
WEIGHTS = Path(__file__).parents[3] / "data" / "reports" / "weights.csv"


def likelihoods(features: dict[str, float]) -> dict[str, float]:
    """The probability of each class for a report with these features: softmax of their summed weights."""
    places, weights = _weights()
    known = [(place, weight) for name, weight in features.items() if (place := places.get(name)) is not None]
    rows, weighed = zip(*known, strict=True) if known else ((), ())
    scores = np.array(weighed) @ weights[np.array(rows, dtype=np.intp)]
    return dict(zip(CLASSES, softmax(scores[None, :])[0].tolist(), strict=True))


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities of each row of scores."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


@cache
def _weights() -> tuple[dict[str, int], NDArray[np.float64]]:
    with open(WEIGHTS, encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file, strict=True)
    names = {name: number for number, (name, _) in enumerate(lines)}
    hundredths = np.fromstring(" ".join(weights for _, weights in lines), dtype=np.float64, sep=" ")
    return names, hundredths.reshape(len(lines), len(CLASSES)) / 100
