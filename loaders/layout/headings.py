"""What a column's heading says: how strongly its words speak for each field, by whole headings and weighed words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from loaders import lookups

WHOLE, WEAK, NEAR = 3.0, 2.0, 2.5
_LONGEST = 90
_RATED_IN_BRACKETS = re.compile(r"\(\s*b?rag\b[^)]*\)", re.I)
_PARTS = re.compile(r"\s*(?:/|\||\n|\s[-–—]\s)\s*")
_CELL_ENDINGS = (".", ";", "!")
_OF_A_PLAN = {"action", "timescale", "lead", "rating", "progress", "status"}


@lru_cache(maxsize=4096)
def heading_scores(heading: str) -> dict[str, float]:
    """How strongly a heading speaks for each field that it could name: 3 is a whole heading, 1 a single vague word.

    A heading in two languages, or of two names, speaks for what each part does. Empty where no lookup knows a word.
    """
    if len(heading) > 200:
        return {}
    scores = dict(_phrase_scores(heading))
    parts = [part for part in _PARTS.split(heading) if part.strip()]
    if len(parts) > 1 and not _whole(lookups.fold(heading)):
        for part in parts:
            for field, score in _phrase_scores(part).items():
                scores[field] = max(scores.get(field, score), score)
    return scores


@lru_cache(maxsize=4096)
def _phrase_scores(phrase: str) -> dict[str, float]:
    folded = lookups.fold(re.sub(r"\([^)]*\)", " ", phrase)) or lookups.fold(phrase)
    if not folded or len(folded) > _LONGEST:
        return {}
    scores: dict[str, float] = {}
    for field, pattern, weight in lookups.weighed_patterns("heading_words"):
        if pattern.search(folded):
            scores[field] = scores.get(field, 0.0) + weight
    scores = {field: max(-WHOLE, min(WHOLE, score)) for field, score in scores.items()}
    known = _whole(folded)
    if known:
        field, strength = known
        scores[field] = max(scores.get(field, 0.0), strength)
    if _RATED_IN_BRACKETS.search(phrase):
        scores["rating"] = WHOLE
    return scores


def _whole(folded: str) -> tuple[str, float] | None:
    known = lookups.meanings("headings")
    if folded in known:
        return known[folded], WEAK if folded in lookups.words("weak_headings") else WHOLE
    if len(folded) >= 6:
        near = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=88)
        return (known[near[0]], min(NEAR, WEAK if near[0] in lookups.words("weak_headings") else NEAR)) if near else None
    return None


def field_of(heading: str) -> str | None:
    """The field that a heading names by itself, or None where its words name none."""
    scores = heading_scores(heading)
    best = max(scores, key=lambda field: scores[field], default=None)
    return best if best is not None and scores[best] >= 1.0 else None


def could_be_heading(cell: str) -> bool:
    """Whether a cell has the shape of a heading: short, no sentence, no date or amount by itself."""
    text = " ".join(cell.split())
    if not text or len(text) > _LONGEST or len(text.split()) > 14:
        return False
    return bool(re.search(r"[^\W\d_]", text) or text in ("#", "%")) and not (
        text.endswith(_CELL_ENDINGS) and len(text.split()) > 4
    )


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is a table's heading row by its words alone: most of its filled cells name fields of a plan."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or not all(map(could_be_heading, filled)):
        return False
    fields = [field_of(cell) for cell in filled]
    known = {field for field in fields if field and field != "other"}
    share = sum(field is not None for field in fields) / len(filled)
    return len(known) >= 2 and share >= 0.6 and bool(known & _OF_A_PLAN)
