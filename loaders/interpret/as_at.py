"""The date that a document speaks of: stated in it, or worked out from the evidence that it reports."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from loaders import lookups
from loaders.interpret.dates import Mention, mentions

_STATED = re.compile(
    r"\b(?:last\s+)?(?:up-?dated?|as\s+at|as\s+of|position\s+(?:at|as\s+at)|progress\s+(?:at|to|as\s+at)|reviewed|revised|correct\s+(?:as\s+)?at|dated?|"
    r"date\s+of\s+(?:update|report)|report\s+date|version\s+date|status\s+(?:at|as\s+at))\b\s*[:–-]?\s*(?:on\s+)?(?:the\s+)?$",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.;]\s+|\n+|•")


@dataclass(frozen=True)
class AsAt:
    """A proposed as-at date, whether the document states it, and why."""

    on: date | None
    is_stated: bool
    because: str


def propose_as_at(lines: list[str], reports: list[tuple[str, str]], plans: list[tuple[str, str]]) -> AsAt:
    """The date that a document's figures belong to.

    lines are its headings and text outside tables; reports are (ref, words) that tell what was done, plans those
    that look ahead. Stated, where the document says "updated …" or "as at …"; else the end of the calendar quarter
    of the latest evidence, cut short of what is still ahead.
    """
    for line in lines:
        for mention in mentions(line):
            if mention.last and _STATED.search(line[: mention.start]):
                return AsAt(mention.last, True, f"The document says “{_short(line)}”.")
    named = _named_in_title(lines[0]) if lines else None
    if named:
        return AsAt(named.last, True, f"The title names {_say(named)}.")
    done, ahead = _evidence(reports, plans)
    if not done:
        return AsAt(
            None, False, "No date is stated, and no evidence carries one: give the date that the document speaks of."
        )
    (ref, latest) = max(done, key=lambda pair: pair[1].last)
    later = sorted((pair for pair in ahead if pair[1].last > latest.last), key=lambda pair: pair[1].first)
    proposed = _quarter_end(latest.last)
    words = f"Not stated; the latest evidence is of {_say(latest)} (task {ref})"
    if later:
        words += f", with {_say(later[0][1])} still ahead (task {later[0][0]})"
        if later[0][1].first > latest.last:
            proposed = min(proposed, later[0][1].first - timedelta(days=1))
    return AsAt(proposed, False, f"{words}: assumed to be the end of that quarter.")


def _named_in_title(title: str) -> Mention | None:
    """The one day or month that a title ends on or has in parentheses, where it isn't the start or end of a period."""
    found = mentions(title)
    if len(found) != 1 or found[0].last is None or found[0].precision not in ("day", "month"):
        return None
    before, after = title[: found[0].start], title[found[0].end :]
    is_bound = re.search(
        r"\b(?:from|to|by|until|till|since|between|end|ending|due|beginning|commencing)\W+$|\d\s*[-–—/]\s*$",
        before,
        re.I,
    )
    return None if is_bound or re.search(r"\w", after) else found[0]


def _evidence(
    reports: list[tuple[str, str]], plans: list[tuple[str, str]]
) -> tuple[list[tuple[str, Mention]], list[tuple[str, Mention]]]:
    done, ahead = [], [(ref, mention) for ref, words in plans for mention in _whole(words)]
    for ref, words in reports:
        for sentence in _SENTENCE.split(words):
            (ahead if _looks_ahead(sentence) else done).extend((ref, mention) for mention in _whole(sentence))
    return done, ahead


def _whole(text: str) -> list[Mention]:
    return [
        mention
        for mention in mentions(text)
        if mention.last and mention.precision not in ("year", "financial_year") and 2000 <= mention.last.year <= 2100
    ]


def _looks_ahead(sentence: str) -> bool:
    return any(
        meaning == "future" and pattern.search(sentence) for meaning, pattern in lookups.patterns("evidence_aside")
    )


def _quarter_end(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, monthrange(day.year, month)[1])


def _say(mention: Mention) -> str:
    if mention.precision == "day":
        return f"{mention.first.day} {mention.first:%b %Y}"
    if mention.precision == "month":
        return f"{mention.first:%b %Y}"
    return f"{mention.first:%b}–{mention.last:%b %Y}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "…"
