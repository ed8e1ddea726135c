"""Learns the weights of data/case_data from its labelled documents: python -m loaders.reading.case_data.learn."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from loaders.interpret.learning import learned_weights
from loaders.reading.case_data.likeness import (
    WEIGHTS,
    Features,
    document_features,
    place_features,
    places,
    weighed,
)
from loaders.records import Line, Row, Source

DOCUMENTS = WEIGHTS.with_name("documents.jsonl")
_FOLDS, _ROUNDS = 5, 3
_PENALTY_OF_PLACES, _PENALTY_OF_DOCUMENTS = 4.0, 2.0
_SMALLEST = 2


def labelled(path: Path) -> list[dict[str, Any]]:
    """The documents of a file, one JSON a line: label (case or plan), file, blocks: ["row", cells], ["line", text]."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def source_of(document: dict[str, Any]) -> Source:
    """A labelled document as the readers of formats would give it; rows that stand together are one table."""
    blocks: list[Row | Line] = []
    table = row = 0
    for number, (kind, content) in enumerate(document["blocks"]):
        is_row = kind == "row"
        row = row + 1 if is_row and number and document["blocks"][number - 1][0] == "row" else 1
        table += is_row and row == 1
        blocks.append(
            Row(tuple(content), f"table {table}, row {row}") if is_row else Line(content, f"line {number + 1}")
        )
    return Source(document["file"], "", tuple(blocks))


def learned(documents: Sequence[dict[str, Any]]) -> dict[str, Features]:
    """The weights of places and of documents, above 0 where they speak for data about people; the same for the same.

    Only whole documents are labelled. So every place of a document about people is taken for one at first, then, twice
    over, those that the weights so far score above 0, or the best. Documents are learned from scores of places by
    weights that never saw them.
    """
    found = [[place_features(place) for place in places(source_of(one).blocks)] for one in documents]
    labels = [one["label"] == "case" for one in documents]
    order = list(range(len(found)))
    Random(1).shuffle(order)
    whole: dict[int, Features] = {}
    for fold in range(_FOLDS):
        kept = [number for place, number in enumerate(order) if place % _FOLDS != fold]
        weights = _of_places([found[number] for number in kept], [labels[number] for number in kept])
        for number in order[fold::_FOLDS]:
            whole[number] = document_features(found[number], [weighed(one, weights) for one in found[number]])
    of_documents = _binary([whole[number] for number in range(len(found))], labels, _PENALTY_OF_DOCUMENTS)
    return {"place": _of_places(found, labels), "document": of_documents}


def _of_places(found: Sequence[Sequence[Features]], labels: Sequence[bool]) -> Features:
    chosen = [list(ones) for ones in found]
    weights: Features = {}
    for _ in range(_ROUNDS):
        rows = [(features, label) for ones, label in zip(chosen, labels, strict=True) for features in ones]
        weights = _binary([features for features, _ in rows], [label for _, label in rows], _PENALTY_OF_PLACES)
        chosen = [_best(ones, weights) if label else list(ones) for ones, label in zip(found, labels, strict=True)]
    return weights


def _best(found: Sequence[Features], weights: Features) -> list[Features]:
    """The places that score above 0, or the one that scores best."""
    scores = [weighed(features, weights) for features in found]
    least = min(max(scores), 0.0)
    return [one for one, score in zip(found, scores, strict=True) if score >= least]


def _binary(found: Sequence[Features], labels: Sequence[bool], penalty: float) -> Features:
    names, weights = learned_weights(found, [int(label) for label in labels], 2, penalty)
    return dict(zip(names, (weights[:, 1] - weights[:, 0]).tolist(), strict=True))


def write(weights: dict[str, Features], path: Path = WEIGHTS) -> int:
    """Writes the weights in hundredths, without those that hardly weigh; gives how many were kept."""
    rows = [
        (of, name, round(weight * 100))
        for of, features in weights.items()
        for name, weight in sorted(features.items())
        if abs(weight * 100) >= _SMALLEST
    ]
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["of", "feature", "weight"])
        out.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    read = labelled(DOCUMENTS)
    count = write(learned(read))
    print(f"Learned {count:,} weights from {len(read):,} documents.")
