"""The date that a document speaks of: stated in it, or worked out from the evidence that it reports."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.bounds import is_within
from loaders.interpret.dates import DateMention, dated, mentions, month_end
from loaders.lookups.pattern_index import matches
from loaders.shortened import shortened

_STATED = re.compile(
    r"\b(?:last\s+)?(?:up-?dated?|as\s+at|as\s+of|position\s+(?:at|as\s+at)|progress\s+(?:at|to|as\s+at)|reviewed|revised|correct\s+(?:as\s+)?at|dated?|"
    r"date\s+of\s+(?:update|report)|report\s+date|version\s+date|status\s+(?:at|as\s+at))\b\s*[:–-]?\s*(?:on\s+)?(?:the\s+)?$",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.;]\s+|\n+|•")
_AHEAD = ("planned", "needed", "conditional")


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
        for mention in dated(mentions(line)):
            if _STATED.search(line[: mention.start]):
                return AsAt(mention.last, True, f"The document says “{shortened(line, 80)}”.")
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


def _named_in_title(title: str) -> DateMention | None:
    """The one day or month that a title ends on or has in parentheses, where it isn't the start or end of a period."""
    found = mentions(title)
    if len(found) != 1:
        return None
    named = found[0]
    if not isinstance(named, DateMention) or named.precision not in ("day", "month"):
        return None
    before, after = title[: named.start], title[named.end :]
    is_bound = re.search(
        r"\b(?:from|to|by|until|till|since|between|end|ending|due|beginning|commencing)\W+$|\d\s*[-–—/]\s*$",
        before,
        re.I,
    )
    return None if is_bound or re.search(r"\w", after) else named


def _evidence(
    reports: list[tuple[str, str]], plans: list[tuple[str, str]]
) -> tuple[list[tuple[str, DateMention]], list[tuple[str, DateMention]]]:
    done: list[tuple[str, DateMention]] = []
    ahead = [(ref, mention) for ref, words in plans for mention in _whole(words)]
    for ref, words in reports:
        for sentence in _SENTENCE.split(words):
            (ahead if _looks_ahead(sentence) else done).extend((ref, mention) for mention in _whole(sentence))
    return done, ahead


def _whole(text: str) -> list[DateMention]:
    return [
        mention
        for mention in dated(mentions(text))
        if mention.precision not in ("year", "financial_year") and is_within(mention.last)
    ]


def _looks_ahead(sentence: str) -> bool:
    return any(meaning in _AHEAD for meaning, _, _ in matches("report_reality", sentence))


def _quarter_end(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return month_end(day.year, month)


def _say(mention: DateMention) -> str:
    if mention.precision == "day":
        return f"{mention.first.day} {mention.first:%b %Y}"
    if mention.precision == "month":
        return f"{mention.first:%b %Y}"
    return f"{mention.first:%b}–{mention.last:%b %Y}"
