"""Sentences about one person: who is meant, and what is told of them, in a cell, a row or lines that stand together."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders import lookups
from loaders.reading.case_data.seen import Seen
from loaders.records import Line, Row

_LIKELY, _WEAK, _ANCHORED = 5.0, 3.0, 1.5
_SEVERAL = 3
_LONGEST = 1500
_LEAST = 12


def told_of_people(blocks: Sequence[Row | Line]) -> Iterator[Seen]:
    """Where sentences tell of one person what is known of people referred: sure with a labelled date of birth."""
    weak: list[str] = []
    for text, locator in _windows(blocks):
        sure, anchor, context = _scores(text)
        if sure:
            yield Seen(True, "a date of birth", locator)
        elif anchor >= 1 and anchor + context >= _LIKELY and context:
            yield Seen(False, "words about one person and what became of them", locator)
        elif anchor >= _ANCHORED and anchor + context >= _WEAK:
            weak.append(locator)
    if len(weak) >= _SEVERAL:
        yield Seen(False, f"words about one person each in {len(weak):,} places", weak[0])


def is_titled(text: str) -> bool:
    """Whether words call what they stand above a list or notes of cases."""
    folded = lookups.fold(text)
    return any(
        meaning == "title" and pattern.search(folded) for meaning, pattern, _ in lookups.weighed_patterns("case_words")
    )


def _windows(blocks: Sequence[Row | Line]) -> Iterator[tuple[str, str]]:
    """The texts that are judged as one, and where each begins: a row's cells, lines up to a heading or a length."""
    lines: list[str] = []
    place = ""
    for block in blocks:
        if isinstance(block, Line) and not block.level and sum(map(len, lines)) + len(block.text) <= _LONGEST:
            place = place or block.locator
            lines.append(block.text)
            continue
        if lines:
            yield "\n".join(lines), place
        lines, place = [], ""
        if isinstance(block, Line):
            lines, place = [block.text], block.locator
        else:
            yield "\n".join(cell for cell in block.cells if cell.strip()), block.locator
    if lines:
        yield "\n".join(lines), place


@lru_cache(maxsize=2048)
def _scores(text: str) -> tuple[float, float, float]:
    """The weights of the words found: sure, the heaviest that names somebody, and all that tell of them."""
    sure = anchor = context = 0.0
    if len(text) < _LEAST:
        return sure, anchor, context
    text = " ".join(text.replace("’", "'").split())
    for meaning, pattern, weight in lookups.weighed_patterns("case_words"):
        if meaning == "title" or (meaning == "context" and not anchor):
            continue
        if pattern.search(text):
            if meaning == "sure":
                sure = max(sure, weight)
            elif meaning == "anchor":
                anchor = max(anchor, weight)
            else:
                context += weight
    return sure, anchor, context
