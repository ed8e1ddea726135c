"""What a column's heading says: how strongly its words speak for each field, by whole headings and weighed words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from loaders import lookups
from loaders.interpret.timescale import read_timescale
from loaders.layout.periods import names_a_period
from loaders.layout.phrases import is_identifier, is_ref

_FOREIGN = 4.0
WHOLE, WEAK, NEAR = 3.0, 2.0, 2.5
_LONGEST = 90
_RATED_IN_BRACKETS = re.compile(r"\(\s*b?rag\b[^)]*\)", re.I)
_PARTS = re.compile(r"\s*(?:/|\||\n|\s[-–—]\s)\s*")
_YEAR = re.compile(r"^20\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?$")
_CELL_ENDINGS = (".", ";", "!")
_OF_A_PLAN = {"action", "timescale", "lead", "rating", "progress", "status"}


@lru_cache(maxsize=4096)
def heading_scores(heading: str) -> dict[str, float]:
    """How strongly a heading speaks for each field that it could name: 3 is a whole heading, 1 a single vague word.

    A heading in two languages, or of two names, speaks for what each part does. Empty where no lookup knows a word.
    """
    if len(heading) > 200:
        return {}
    parent, _, own = heading.rpartition(": ")
    if parent and own.strip():
        return _below(parent, own)
    scores = dict(_phrase_scores(heading))
    parts = [part for part in _PARTS.split(heading) if part.strip()]
    if len(parts) > 1 and not _whole(lookups.fold(heading)):
        for part in parts:
            for field, score in _phrase_scores(part).items():
                scores[field] = max(scores.get(field, score), score)
    return scores


def _below(parent: str, own: str) -> dict[str, float]:
    """The scores of a heading under a spanning one: its own words first, the two together, the parent's a little."""
    above, scores = heading_scores(parent), dict(heading_scores(own))
    together = _phrase_scores(f"{parent} {own}")
    for field in {*above, *together}:
        lent = max(0.35 * above.get(field, 0.0), together.get(field, 0.0) - 0.3)
        scores[field] = max(scores.get(field, lent), lent)
    return scores


@lru_cache(maxsize=4096)
def _phrase_scores(phrase: str) -> dict[str, float]:
    folded = _folded(phrase)
    if not folded or len(folded) > _LONGEST:
        return {}
    scores: dict[str, float] = {}
    for field, pattern, weight in lookups.weighed_patterns("heading_words"):
        if pattern.search(folded):
            scores[field] = scores.get(field, 0.0) + weight
    scores = {field: max(-WHOLE, min(WHOLE, score)) for field, score in scores.items()}
    if "(" in phrase:
        for field, pattern, weight in lookups.weighed_patterns("heading_words"):
            if not pattern.search(lookups.fold(phrase)):
                continue
            if field in ("original", "revised") and weight > 0 or (field, weight) == ("other", _FOREIGN):
                scores[field] = max(scores.get(field, 0.0), min(WHOLE, weight))
            elif field == "rating" and weight < 0 and not pattern.search(folded):
                scores[field] = scores.get(field, 0.0) + weight
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
        return (
            (known[near[0]], min(NEAR, WEAK if near[0] in lookups.words("weak_headings") else NEAR)) if near else None
        )
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
    if _is_whole(text):
        return True
    words = re.findall(r"\w+", text)
    if text.endswith(_CELL_ENDINGS) and len(words) > 1:
        return len(words) == 2 and len(words[1]) <= 5
    return bool(re.search(r"[^\W\d_]", text)) or text in ("#", "%") or bool(_YEAR.match(text))


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is a table's heading row by its words alone: most of its filled cells name fields of a plan.

    A whole heading counts in full, part of one less; a cell that holds a reference, a date or a rating rules it out.
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or not all(map(could_be_heading, filled)):
        return False
    fields = [field_of(cell) for cell in filled]
    known = {field for field in fields if field and field != "other"}
    if len(known) < 2 or not known & _OF_A_PLAN:
        return False
    strength, whole = sum(map(_strength, filled)), sum(map(_is_whole, filled))
    if whole < 1 + any(len(cell.split()) > 6 for cell in filled):
        return False
    return strength >= max(1.4, 0.55 * len(filled)) and not any(is_value(cell) for cell in filled)


def _is_whole(cell: str) -> bool:
    """Whether a cell is a heading that the lookup lists, or one of its parts is, as in two languages."""
    return any(_whole(_folded(part)) is not None for part in (cell, *_PARTS.split(cell)) if part.strip())


def _strength(cell: str) -> float:
    if _is_whole(cell):
        return 1.0
    best = max(heading_scores(cell).values(), default=0.0)
    return 0.7 if best >= 1.5 and len(cell.split()) <= 8 else 0.4 if best >= 1.0 else 0.0


@lru_cache(maxsize=4096)
def is_value(cell: str) -> bool:
    """Whether a cell is a value of a task and no heading: a reference with a figure, a dated day, a rating word."""
    text = cell.strip()
    if _is_whole(text) or names_a_period(text):
        return False
    has_figure = any(character.isdigit() for character in text)
    return (
        (has_figure and (is_ref(text) or is_identifier(text)))
        or (lookups.fold(text) in lookups.meanings("ratings") and len(text) > 1)
        or (has_figure and read_timescale(text).kind == "day")
    )


def _folded(phrase: str) -> str:
    return lookups.fold(re.sub(r"\([^)]*\)", " ", phrase)) or lookups.fold(phrase)
