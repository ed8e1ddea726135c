"""What a learning system's word for a status means: completed, not_completed, failed, withdrawn or expired."""

import re
from functools import lru_cache

from loaders import lookups

_DOUBT = ("failed", "withdrawn", "expired", "not_completed")


@lru_cache(maxsize=10_000)
def status_of(text: str) -> str | None:
    """The meaning of a status, by data/lookups/completion_statuses.csv; None for words that aren't there.

    Of several that it has, the longest hold, and one that speaks against a completion holds over one for it.
    """
    known = lookups.meanings("completion_statuses")
    signs = lookups.meanings_as_written("completion_statuses")
    if text.strip() in signs:
        return signs[text.strip()]
    folded = lookups.fold(text.replace("_", " "))
    if not folded:
        return None
    if folded in known:
        return known[folded]
    if (joined := folded.replace(" ", "")) in _joined():
        return _joined()[joined]
    found, rest = set(), f" {folded} "
    for words in _longest_first():
        if f" {words} " in rest:
            found.add(known[words])
            rest = rest.replace(f" {words} ", " | ")
    return next((one for one in _DOUBT if one in found), "completed" if found else None)


@lru_cache(maxsize=1)
def _joined() -> dict[str, str]:
    """The statuses as systems write them without spaces: "completefail"."""
    return {words.replace(" ", ""): meaning for words, meaning in lookups.meanings("completion_statuses").items()}


@lru_cache(maxsize=1)
def _longest_first() -> tuple[str, ...]:
    """The words that a status may have among others: not those of a letter or a figure."""
    words = (one for one in lookups.meanings("completion_statuses") if re.search(r"[^\W\d]{3}", one))
    return tuple(sorted(words, key=len, reverse=True))
