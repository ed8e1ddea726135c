"""Learns the weights of data/reports from its labelled sentences: python -m loaders.interpret.evidence.learn."""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from loaders.interpret.evidence.model import CLASSES, WEIGHTS
from loaders.interpret.evidence.reader import features_read
from loaders.interpret.learning import learned_weights

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

    One in four is learned without its action too, as some plans have none beside their words. times: how often a row
    counts.
    """
    kept = [row for row in rows if row["class"] in CLASSES]
    kept += [row | {"action": ""} for row in kept[::_BLANKED]]
    kept = [row for row in kept for _ in range(int(row["times"]))]
    found = [features_read(row["words"], row["action"]) for row in kept]
    return learned_weights(found, [CLASSES.index(row["class"]) for row in kept], len(CLASSES), _PENALTY)


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
