"""Learns the weights of data/reports from its labelled sentences: python -m loaders.interpret.evidence.learn."""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from loaders.interpret.evidence.model import CLASSES, WEIGHTS, softmax
from loaders.interpret.evidence.reader import features_read

SENTENCES = WEIGHTS.with_name("sentences.csv")
_PENALTY = 1.0
_SMALLEST = 5
_BLANKED = 4


def labelled(path: Path) -> list[dict[str, str]]:
    """The labelled sentences of a file with action, words, class and times among its columns."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def learned(rows: list[dict[str, str]]) -> tuple[list[str], NDArray[np.float64]]:
    """The names of the features that two sentences or more have, and their weights for each class.

    Multinomial logistic regression with a squared penalty, by L-BFGS; the same for the same rows. One in four is
    learned without its action too, as some plans have none beside their words. times: how often a row counts.
    """
    kept = [row for row in rows if row["class"] in CLASSES]
    kept += [row | {"action": ""} for row in kept[::_BLANKED]]
    kept = [row for row in kept for _ in range(int(row["times"]))]
    found = [features_read(row["words"], row["action"]) for row in kept]
    counts = Counter(name for features in found for name in features)
    names = sorted(name for name, count in counts.items() if count > 1)
    places = {name: number for number, name in enumerate(names)}
    cells = [
        (number, places[name], weight)
        for number, features in enumerate(found)
        for name, weight in features.items()
        if name in places
    ]
    lines, columns, weights = zip(*cells, strict=True)
    told = sparse.csr_matrix((weights, (lines, columns)), shape=(len(found), len(names)))
    wanted = np.eye(len(CLASSES))[[CLASSES.index(row["class"]) for row in kept]]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        by_class = flat.reshape(len(names), len(CLASSES))
        likely = softmax(told @ by_class)
        missed = -float(np.sum(wanted * np.log(likely + 1e-12)))
        slope = told.T @ (likely - wanted) + _PENALTY * by_class
        return missed + _PENALTY / 2 * float(flat @ flat), np.asarray(slope).ravel()

    start = np.zeros(len(names) * len(CLASSES))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return names, best.x.reshape(len(names), len(CLASSES))


def write(names: list[str], weights: NDArray[np.float64], path: Path = WEIGHTS) -> int:
    """Writes the weights in hundredths, without features that hardly weigh; gives how many were kept."""
    hundredths = np.rint(weights * 100).astype(int)
    kept = [(name, row) for name, row in zip(names, hundredths, strict=True) if np.abs(row).max() >= _SMALLEST]
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["feature", "weights"])
        out.writerows([name, " ".join(map(str, row))] for name, row in kept)
    return len(kept)


if __name__ == "__main__":
    sentences = labelled(SENTENCES)
    count = write(*learned(sentences))
    print(f"Learned {count:,} weights from {len(sentences):,} sentences.")
