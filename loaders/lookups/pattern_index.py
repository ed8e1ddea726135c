"""Finds which of a lookup's many patterns a text matches, trying only those whose first word stands in it."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from loaders import lookups
from loaders.lookups.first_words import LONGEST, first_words

_WORD_START = re.compile(rf"\b\w{{1,{LONGEST}}}|[^\w\s]")
_SAME = str.maketrans("İıſ", "iis")  # to a pattern in any case these are letters of English


@cache
def _index(name: str) -> tuple[dict[str, list[int]], dict[str, list[int]], list[int]]:
    """The numbers of a lookup's patterns by how their first word begins, and by that word whole; and of all others."""
    starts: dict[str, list[int]] = defaultdict(list)
    wholes: dict[str, list[int]] = defaultdict(list)
    others = []
    for number, row in enumerate(lookups.rows(name)):
        found = first_words(row["pattern"])
        if found is None:
            others.append(number)
            continue
        for by, words in zip((starts, wholes), found, strict=True):
            for word in words:
                by[word].append(number)
    return dict(starts), dict(wholes), others


@cache
def _known(name: str) -> dict[str, frozenset[int]]:
    """What was found for words so far: the numbers of the patterns that can begin at one with these first letters."""
    return {}


def _beginning(name: str, start: str) -> frozenset[int]:
    starts, wholes, _ = _index(name)
    found = {number for length in range(1, len(start) + 1) for number in starts.get(start[:length], ())}
    return frozenset(found.union(wholes.get(start, ())))


@cache
def _pattern(name: str, number: int) -> tuple[str, re.Pattern[str]]:
    """One pattern with its meaning, compiled when it is first tried: of hundreds, most never are."""
    row = lookups.rows(name)[number]
    return row["meaning"], re.compile(row["pattern"], re.IGNORECASE)


@lru_cache(maxsize=256)
def _word_starts(text: str) -> frozenset[str]:
    plain = text if text.isascii() else text.translate(_SAME)
    return frozenset(_WORD_START.findall(plain.lower()))


def possible(name: str, text: str) -> list[int]:
    """The numbers of the patterns of a lookup that a text could match, in the order of its file; none other can."""
    numbers, known = set(_index(name)[2]), _known(name)
    for start in _word_starts(text):
        found = known.get(start)
        if found is None:
            found = known.setdefault(start, _beginning(name, start))
        if found:
            numbers |= found
    return sorted(numbers)


def matches(name: str, text: str) -> list[tuple[str, int, int]]:
    """The meaning, start and end of every match of a lookup's patterns in a text, by where they start."""
    found = []
    for number in possible(name, text):
        meaning, pattern = _pattern(name, number)
        found += [(meaning, match.start(), match.end()) for match in pattern.finditer(text)]
    return sorted(found, key=lambda match: match[1])
