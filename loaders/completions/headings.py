"""What a heading says that its column holds, by data/lookups/completion_headings.csv."""

import re
from functools import lru_cache

from loaders import lookups

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SHORTEST = 3  # letters of a word that may stand among others


@lru_cache(maxsize=10_000)
def heading_of(text: str) -> tuple[str, int, str]:
    """The kind of column that a heading names, how far down the lookup it stands, and the words beside it.

    ("", 0, …) where it names none. The whole heading holds before a part of it, a longer part before a shorter one;
    what is somebody else's ("manager's e-mail address") holds before all: "another".
    """
    folded = _folded(text)
    for words in (folded, _folded(_ASIDE.sub(" ", text))):
        known = _ranks().get(words) or _joined_ranks().get(words.replace(" ", ""))
        if known:
            return *known, ""
    padded = f" {folded} "
    found = [words for words in _ranks() if len(words) >= _SHORTEST and f" {words} " in padded]
    if not found:
        return "", 0, folded
    longest = max(found, key=lambda words: (_ranks()[words][0] == "another", len(words)))
    kind, rank = _ranks()[longest]
    return kind, rank, " ".join(padded.replace(f" {longest} ", " ").split())


def _folded(text: str) -> str:
    return lookups.fold(_JOINED.sub(" ", text))


@lru_cache(maxsize=1)
def _ranks() -> dict[str, tuple[str, int]]:
    return {
        lookups.fold(row["word"]): (row["meaning"], rank)
        for rank, row in enumerate(lookups.rows("completion_headings"))
    }


@lru_cache(maxsize=1)
def _joined_ranks() -> dict[str, tuple[str, int]]:
    return {words.replace(" ", ""): known for words, known in _ranks().items()}
