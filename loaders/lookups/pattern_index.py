"""Finds which of a lookup's many patterns a text matches, trying only those whose first letters stand in it."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from loaders import lookups

_FIRST_LETTERS = re.compile(r"(?:\\b|\^\\W\*)((?:[a-z](?![?*{+|]))+)")
_WORD_START = re.compile(r"\b\w{1,7}")
_LONGEST = 7


@cache
def _by_first_letters(name: str) -> tuple[dict[str, list[int]], list[int]]:
    """The numbers of a lookup's patterns by their first letters, seven at most; and of those without any."""
    found: dict[str, list[int]] = defaultdict(list)
    others = []
    for number, row in enumerate(lookups.rows(name)):
        if letters := _FIRST_LETTERS.match(row["pattern"]):
            found[letters[1][:_LONGEST]].append(number)
        else:
            others.append(number)
    return dict(found), others


@cache
def _beginning(name: str, start: str) -> tuple[int, ...]:
    """The numbers of the patterns that can begin at a word with these first letters."""
    by_letters, _ = _by_first_letters(name)
    return tuple(number for length in range(1, len(start) + 1) for number in by_letters.get(start[:length], ()))


@cache
def _pattern(name: str, number: int) -> tuple[str, re.Pattern[str]]:
    """One pattern with its meaning, compiled when it is first tried: of hundreds, most never are."""
    row = lookups.rows(name)[number]
    return row["meaning"], re.compile(row["pattern"], re.IGNORECASE)


@lru_cache(maxsize=256)
def _word_starts(text: str) -> frozenset[str]:
    return frozenset(match.lower() for match in _WORD_START.findall(text))


def matches(name: str, text: str) -> list[tuple[str, int, int]]:
    """The meaning, start and end of every match of a lookup's patterns in a text, by where they start.

    Patterns that begin with letters must begin at the start of a word.
    """
    numbers = list(_by_first_letters(name)[1])
    for start in _word_starts(text):
        numbers += _beginning(name, start)
    found = []
    for number in sorted(numbers):
        meaning, pattern = _pattern(name, number)
        if pattern.search(text):
            found += [(meaning, match.start(), match.end()) for match in pattern.finditer(text)]
    return sorted(found, key=lambda match: match[1])
