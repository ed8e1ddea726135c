"""How likely each class of report is, by weights that were learned from the sentences in data/reports."""

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
    raised = np.exp(scores - scores.max())
    return dict(zip(CLASSES, (raised / raised.sum()).tolist(), strict=True))


@cache
def _weights() -> tuple[dict[str, int], NDArray[np.float64]]:
    _, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    parted = [line.rsplit(",", 1) for line in lines]
    places = {name: number for number, (name, _) in enumerate(parted)}
    hundredths = np.fromstring(" ".join(weights for _, weights in parted), dtype=np.float64, sep=" ")
    return places, hundredths.reshape(len(parted), len(CLASSES)) / 100
