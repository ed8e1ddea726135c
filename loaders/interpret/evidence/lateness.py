"""What the words of a report say of being late or on track, and why."""

import re
from dataclasses import dataclass

from loaders.interpret.evidence.clauses import sentences
from loaders.interpret.evidence.marks import marks_in

_REASONS = ("guidance", "funding", "capacity", "scope", "partner", "other")
_DENIED = re.compile(r"(?:\bnot|n[’']t|\bnever|\blonger|\bnot (?:quite|yet)|\bback|\bhardly|\bget|\bput)\s*$", re.I)
_EDGES = " .•-–"


@dataclass(frozen=True)
class Lateness:
    """Whether the words say that the work is late or on_track (None: neither), and the reason given for a delay.

    phrase and delay_phrase are the document's own words. delay_reason is one of partner, capacity, funding, guidance,
    scope, other.
    """

    said: str | None = None
    phrase: str | None = None
    delay_reason: str | None = None
    delay_phrase: str | None = None


def read_lateness(texts: list[str]) -> Lateness:
    """What a task's status and progress say of being late; late wins over on track where both are said."""
    told = [sentence for text in texts if text for sentence in sentences(text)]
    found: dict[str, int] = {}
    for number, sentence in enumerate(told):
        if said := _said(sentence):
            found.setdefault(said, number)
    if "late" in found:
        number = found["late"]
        reason = next(
            (
                why
                for near in (number, number + 1, number - 1)
                if 0 <= near < len(told) and (why := _reason(told[near]))
            ),
            None,
        )
        return Lateness("late", told[number].strip(_EDGES), *(reason or (None, None)))
    return Lateness("on_track", told[found["on_track"]].strip(_EDGES)) if found else Lateness()


def _said(sentence: str) -> str | None:
    """late or on_track, as the marks of one sentence say; what is denied of being on track says neither."""
    marks = marks_in(sentence, "report_lateness")
    good = [mark for mark in marks if mark.meaning == "on_track" and not _DENIED.search(sentence[: mark.start])]
    for mark in marks:
        if mark.meaning == "late" and not any(one.start <= mark.start < one.end for one in good):
            return "late"
    return "on_track" if good else None


def _reason(sentence: str) -> tuple[str, str] | None:
    """The first reason, in the order of _REASONS, that a sentence gives, with its words."""
    found = {mark.meaning for mark in marks_in(sentence, "report_delays")}
    reason = next((name for name in _REASONS if name in found), None)
    return (reason, sentence.strip(_EDGES)) if reason else None
