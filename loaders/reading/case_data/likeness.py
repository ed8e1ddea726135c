"""How like a document is to those that tell of single people, by weights learned from data/case_data."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.lookups.kept import for_short_texts
from loaders.reading.case_data.kinds import heading_kind, value_kinds
from loaders.reading.case_data.prose import about, anchors
from loaders.records import Line, Row

WEIGHTS = Path(__file__).parents[3] / "data" / "case_data" / "weights.csv"
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+")
_AGES = range(5, 26)
_LONGEST_VALUE = 60
_MOST_TOLD, _LEAST, _MOST, _MOST_PLACES = 6.0, -4.0, 6.0, 4
_OF_DOCUMENT = ("word ", "names ", "holds ", "value ")
Features = dict[str, float]


@dataclass(frozen=True)
class Place:
    """A row below its table's first row, or a line: its texts, the headings above them, where it stands."""

    texts: tuple[str, ...]
    headings: tuple[str, ...]
    locator: str
    is_row: bool


@dataclass(frozen=True)
class Likeness:
    """The score of a document, above 0 where it is more like those about people, and the place that says most so."""

    score: float
    locator: str


def likeness(blocks: Sequence[Row | Line]) -> Likeness:
    """How like a document is to those that tell of single people."""
    found = [(place, place_features(place)) for place in places(blocks)]
    if not found:
        return Likeness(_LEAST, "")
    weights = _weights()
    scored = [(weighed(features, weights["place"]), place) for place, features in found]
    whole = document_features([features for _, features in found], [score for score, _ in scored])
    return Likeness(weighed(whole, weights["document"]), max(scored, key=lambda one: one[0])[1].locator)


def places(blocks: Iterable[Row | Line]) -> Iterator[Place]:
    """The rows and lines of a document that hold something."""
    headings: tuple[str, ...] | None = None
    for block in blocks:
        texts = (block.text,) if isinstance(block, Line) else block.cells
        above = headings or ()
        headings = None if isinstance(block, Line) else headings or block.cells
        if any(text.strip() for text in texts):
            yield Place(texts, above if isinstance(block, Row) else (), block.locator, isinstance(block, Row))


def place_features(place: Place) -> Features:
    """What a place has: its words, what its values could be, what its headings name, what it tells of somebody.

    Each that is there weighs 1, a heading's word less; numbers are told by their length, small ones as ages.
    """
    found: Features = {"any": 1.0, "row" if place.is_row else "line": 1.0}
    for text in place.texts:
        found |= _of_text(text)
    for heading in place.headings:
        found |= _of_heading(heading)
    told = " ; ".join(text for text in place.texts if text.strip())
    found |= {f"names {name}": weight / 2 for name, weight in anchors(told).items()}
    return found | {"told": min(_MOST_TOLD, about(told)) / 2}


@for_short_texts(8192)
def _of_text(text: str) -> Features:
    found = dict.fromkeys((f"word {word}" for word in _words(text)), 1.0)
    if len(text) < _LONGEST_VALUE:
        found |= dict.fromkeys((f"value {kind}" for kind in value_kinds(text)), 1.0)
    return found


@for_short_texts(1024)
def _of_heading(heading: str) -> Features:
    kind, _ = heading_kind(heading)
    named = {f"holds {kind}": 1.0} if kind else {}
    return named | dict.fromkeys((f"heading {word}" for word in _words(heading)), 0.7)


def document_features(found: Sequence[Mapping[str, float]], scores: Sequence[float]) -> Features:
    """What a document has: all that its places have, and how these score: most, second, mean, how many above 0."""
    whole: Features = {"any": 1.0}
    for features in found:
        whole |= {name: 1.0 for name in features if name.startswith(_OF_DOCUMENT)}
    ordered = sorted(scores, reverse=True)
    second = ordered[1] if len(ordered) > 1 else _LEAST
    return whole | {
        "most": _bounded(ordered[0]),
        "second": _bounded(second),
        "mean": _bounded(sum(scores) / len(scores)),
        "above": float(min(_MOST_PLACES, sum(score > 0 for score in scores))),
    }


def weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of features by their weights."""
    return sum(weights.get(name, 0.0) * size for name, size in features.items())


def _bounded(score: float) -> float:
    return max(_LEAST, min(_MOST, score))


def _words(text: str) -> list[str]:
    return [_named(word) for word in _WORD.findall(text.replace("’", "'"))]


def _named(word: str) -> str:
    if not word.isdecimal():
        return word.lower()
    return "an age" if len(word) < 3 and int(word) in _AGES else f"{min(len(word), 12)} digits"


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weights of a place's and of a document's features; hundredths in the file."""
    found: dict[str, dict[str, float]] = {"place": {}, "document": {}}
    with open(WEIGHTS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            found[row["of"]][row["feature"]] = int(row["weight"]) / 100
    return found
