"""What the words of a report say of being late or on track, and why."""

from dataclasses import dataclass

from loaders import lookups
from loaders.interpret.evidence.clauses import sentences


@dataclass(frozen=True)
class Lateness:
    """Whether the words say that the work is late or on_track (None: neither), with the reason that they give for a delay.

    phrase and delay_phrase are the document's own words. delay_reason: partner, capacity, funding, guidance, scope, other.
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
        reason = next((why for near in (number, number + 1, number - 1) if 0 <= near < len(told) and (why := _reason(told[near]))), None)
        return Lateness("late", told[number].strip(" .•-–"), *(reason or (None, None)))
    return Lateness("on_track", told[found["on_track"]].strip(" .•-–")) if found else Lateness()


def _said(sentence: str) -> str | None:
    rest = sentence
    on_track = False
    for meaning, pattern in lookups.patterns("report_lateness"):
        if meaning == "on_track":
            spans = [match.span() for match in pattern.finditer(rest) if not _denied(rest[: match.start()])]
            on_track = on_track or bool(spans)
            for start, end in spans:
                rest = rest[:start] + " " * (end - start) + rest[end:]
        elif pattern.search(rest):
            return "late"
    return "on_track" if on_track else None


def _denied(before: str) -> bool:
    return before.lower().rstrip().endswith(("not", "n't", "n’t", "never", "longer", "not quite", "not yet", "back", "hardly", "get", "put"))


def _reason(sentence: str) -> tuple[str, str] | None:
    """The first reason in the order of the lookup that a sentence gives, with its words."""
    for meaning, pattern in lookups.patterns("report_delays"):
        if pattern.search(sentence):
            return meaning, sentence.strip(" .•-–")
    return None
