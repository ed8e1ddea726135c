"""Finds the words of a clause that mark how real, how far along and how complete its report is."""

import re
from dataclasses import dataclass
from functools import cache

from loaders import lookups
from loaders.interpret.evidence.asked import Asked, content_stems
from loaders.lookups.pattern_index import matches


@dataclass(frozen=True)
class Mark:
    """Words that mark a meaning, by where they stand in their clause."""

    meaning: str
    start: int
    end: int


def marks_in(words: str, lookup: str) -> list[Mark]:
    """The marks of a lookup of patterns in a clause, in their order."""
    return [Mark(*match) for match in matches(lookup, words)]


def without_harmless(words: str) -> str:
    """A clause with words such as "no issues" and "nothing outstanding" blanked: they deny trouble, not work."""
    for _, start, end in matches("report_harmless", words):
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def is_aftermath(subject: str, asked: Asked) -> bool:
    """Whether the subject of a clause is what follows finished work, such as a debrief, and isn't asked for."""
    noun = nouns("report_aftermath").search(" ".join(subject.split()[:5]))
    return noun is not None and not content_stems(noun[0]) & asked.words


@cache
def nouns(lookup: str) -> re.Pattern[str]:
    """A pattern for the words of a lookup, in the singular or plural."""
    listed = sorted(lookups.words(lookup), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")(?:s|es|ings)?\b", re.I)


def reality_at(words: str, start: int, marks: list[Mark]) -> str:
    """How real an act is that begins at start: by the marks before it, each of which holds until another takes over."""
    state, since = "asserted", -1
    for mark in marks:
        if mark.start > start:
            break
        between = words[max(since, 0) : mark.start]
        is_near = since >= 0 and len(between.split()) <= 1
        if mark.meaning in ("asked", "doubted", "undone") or _is_passed_over(mark, start, words):
            continue
        if mark.meaning == "asserted":
            if state == "conditional" and "," not in between or state != "asserted" and is_near:
                continue
        elif state == "negated" and mark.meaning in ("planned", "needed") and is_near:
            since = mark.end
            continue
        state, since = mark.meaning, mark.end
    has_own_subject = re.search(r",\s+(?:[\w’'-]+\s+){1,4}$", words[max(since, 0) : start])
    return "asserted" if state in ("negated", "conditional") and has_own_subject else state


def _is_passed_over(mark: Mark, start: int, words: str) -> bool:
    """Whether a mark says nothing of the act: an auxiliary that is part of it, or "not only"."""
    if mark.meaning == "asserted":
        return mark.end > start
    return mark.meaning == "negated" and re.match(r"\s*only\b", words[mark.end :], re.I) is not None
