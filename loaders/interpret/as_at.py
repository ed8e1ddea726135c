"""The date that a document speaks of: stated in it, or worked out from the evidence that it reports."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from loaders import lookups
from loaders.bounds import is_within
from loaders.interpret.dates import DateMention, dated, mentions, month_end
from loaders.lookups.pattern_index import matches
from loaders.shortened import shortened

_JOINED = (
    r"\b\s*[:–-]?\s*[(\[]?\s*(?:\b(?:on|at|to|in|for|as\s+at|ym\s+mis|ar)\s+)?(?:the\s+)?"
    r"(?P<end>\b(?:end|diwedd)\s+(?:of\s+)?(?:mis\s+)?)?(?:[^\W\d]+\s*[–-]\s*)?$"
)
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.;]\s+|\n+|•")
_AHEAD = ("planned", "needed", "conditional")


@dataclass(frozen=True)
class AsAt:
    """A proposed as-at date, whether the document states it, and why."""

    on: date | None
    is_stated: bool
    because: str


@dataclass(frozen=True)
class Around:
    """What tells a document's date beside its text: labelled values, its table of versions, its file's name.

    labelled are (label, value) as "Date of export" and "14/10/2024"; versions the dates of its versions as written.
    """

    labelled: Sequence[tuple[str, str]] = ()
    versions: Sequence[str] = ()
    file_name: str = ""


def propose_as_at(
    lines: list[str], reports: list[tuple[str, str]], plans: list[tuple[str, str]], around: Around | None = None
) -> AsAt:
    """The date that a document's figures belong to.

    lines are its title, then its headings and text outside tables; reports are (ref, words) that tell what was done,
    plans those that look ahead. Stated, where the document says "updated …" or "as at …", its title or its table of
    versions names a day or month, or its file's name says so; else assumed to be the end of the calendar quarter of
    the latest evidence, cut short of what is still ahead. What the reports have overtaken isn't taken for stated.
    """
    done, ahead = _evidence(reports, plans)
    latest = max((mention.first for _, mention in done), default=date.min)
    for on, because in _stated(lines, latest):
        return AsAt(on, True, because)
    for on, because in _around(lines, around or Around()):
        if on >= latest:
            return AsAt(on, True, because)
    return _assumed(done, ahead)


def states_a_date(text: str) -> bool:
    """Whether a text says what date a document was updated or stands at."""
    return next(_stated_in(text), None) is not None or bool(_update_of(text))


def _stated(lines: Iterable[str], latest: date) -> Iterator[tuple[date, str]]:
    """The dates that lines state, without those of running text that reports have overtaken."""
    for line in lines:
        for mention in _stated_in(line):
            if mention.last >= latest or not _is_running(line):
                yield mention.last, f"The document says “{shortened(line, 80)}”."


def _stated_in(line: str) -> Iterator[DateMention]:
    before_date, _, ahead, _ = _patterns()
    for mention in dated(mentions(line)):
        said = before_date.search(line[: mention.start])
        if not said or mention.precision == "year" or (mention.precision == "financial_year" and not said["end"]):
            continue
        if not ahead.search(line[: said.start()]):
            yield mention


def _around(lines: Sequence[str], around: Around) -> Iterator[tuple[date, str]]:
    """The dates that labelled values, the title, the table of versions and the file's name give, in that order."""
    for label, value in around.labelled:
        named = dated(mentions(value))
        if len(named) == 1 and named[0].precision in ("day", "month") and next(_stated_in(f"{label}: {value}"), None):
            yield named[0].last, f"The document says “{shortened(f'{label}: {value}', 80)}”."
    for title in lines[:1]:
        if named_in_title := _named_in_title(title):
            yield named_in_title.last, f"The title names {_say(named_in_title)}."
    for line in lines:
        if not _is_running(line) and (named_in_line := _update_of(line)):
            yield named_in_line.last, f"The document says “{shortened(line, 80)}”."
    versions = [mention for text in around.versions for mention in dated(mentions(text)) if mention.precision == "day"]
    if versions:
        newest = max(versions, key=lambda one: one.last)
        yield newest.last, f"Its newest version is of {_say(newest)}, as its table of versions says."
    name = re.sub(r"[_\s]+", " ", around.file_name)
    named_in_name = next(_stated_in(name), None) or _named_in_title(name)
    if named_in_name:
        yield named_in_name.last, f"The file’s name says “{shortened(around.file_name, 80)}”."


def _is_running(line: str) -> bool:
    """Whether a line is running text, which may date something else, and no heading or note of a few words."""
    return len(line) > 110 or len(line.split()) > 12


def _update_of(line: str) -> DateMention | None:
    """The quarter, month or day that a line names before "update" or the like: "Quarter 2 2024/25 update"."""
    for mention in dated(mentions(line)):
        if mention.precision in ("day", "month", "quarter") and _patterns()[1].match(line[mention.end :]):
            return mention
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words before a date that state it, after one that do, those that put it off, and those of other dates."""
    rows = lookups.rows("as_at_words")
    stated, named, ahead, other = (
        "|".join(row["pattern"] for row in rows if row["meaning"] == meaning)
        for meaning in ("stated", "named", "ahead", "other")
    )
    return (
        re.compile(rf"\b(?:{stated}){_JOINED}", re.IGNORECASE),
        re.compile(rf"\W*(?:{named})\b(?!\s+(?:plan|due))", re.IGNORECASE),
        re.compile(rf"\b(?:{ahead})\s+$", re.IGNORECASE),
        re.compile(rf"\b(?:{other})\b[^,;()–—]*$", re.IGNORECASE),
    )


def _assumed(done: list[tuple[str, DateMention]], ahead: list[tuple[str, DateMention]]) -> AsAt:
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
    return None if is_bound or _patterns()[3].search(before) or re.search(r"\w", after) else named


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
