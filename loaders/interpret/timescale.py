"""Timescales: what a cell such as "July- September 2015", "By end of Dec 15" or "On-going" commits to."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rapidfuzz.distance import DamerauLevenshtein

from loaders import lookups
from loaders.bounds import SPAN, is_within
from loaders.interpret.dates import DateMention, Mention, OpenMention, dated, in_year, mentions
from loaders.interpret.written import as_it_stands
from loaders.lookups.kept import for_short_texts
from loaders.lookups.pattern_index import possible
from loaders.records import Remark
from loaders.shortened import shortened

_QUOTED = "“{written}”"  # stands in a remark for the words, until they are put in as written

_DONE = re.compile(
    r"^\W*(?:now\s+|all\s+|already\s+)?"
    r"(?:in place\W*$|completed?|done|achieved|finished|closed|delivered|implemented)\b",
    re.I,
)
_DEADLINE = re.compile(r"^\W*(?:to be\s+)?complet(?:ed?|ion)\s*(?:by|before|no later than|due|date)\b", re.I)
_TO_BE = re.compile(r"\b(?:to be|not|target)\b", re.I)
_END = re.compile(
    r"\b(?:end|close)(?:\s+of)?(?:\s+the)?"
    r"(?:\s+(?:financial|fiscal|calendar|academic|school|council))?(?:\s+year)?[\s,-]*$",
    re.I,
)
_YEAR_END = re.compile(r"\b(?:financial|fiscal)\s+year[\s-]+end(?:ing)?\W*$|\bFYE\W*$", re.I)
_SET_OUT = re.compile(r"\b(?:from|since|start\w*|commenc\w*|beg[iau]n\w*|in place|w\.?e\.?f)\b", re.I)
_RANGE = re.compile(
    r"^\W*(?:[-–—/]|to|until|till|til|through|and)\s*(?:the\s+)?(?:(?:by|end|close|early|late|mid)\s*)*(?:of\s+)?\W*$",
    re.I,
)
_LIST = re.compile(r"^\W*(?:[,;&+]|and)\W*(?:and\W*)?$", re.I)
_DAY_BEFORE = re.compile(r"(?<![\d/.])(\d{1,2})\s?(?:st|nd|rd|th)?\s*(?:-|–|to|and|&|/)\s*(?:the\s+)?$", re.I)
_NO_YEAR_FIGURES = re.compile(r"^\s*(\d{1,2})\s?[./]\s?(\d{1,2})\s*$")
_WEEK = re.compile(r"\b(?:w\s?/?\s?c|w\s?/?\s?b|week (?:commencing|beginning))\W*$", re.I)
_UPDATED = re.compile(r"\((?:last\s+)?(?:updated|as at|reviewed)\b[^)]*\)", re.I)
_THEN = re.compile(r"\b(?:then|thereafter|afterwards|subsequently)\b|\bafter\W*$|^\W*(?:and|&|,|then)\s", re.I)
_CUT_WORD = re.compile(r"\b([^\W\d_]{1,9})\s?[/-]?\s?([^\W\d_]{1,8})\b(?=\W{0,3}\d{2,4}\b)")
_BEFORE_YEAR = re.compile(r"\(([^()]*)\)\s*(?=\d{4}\b)")  # "Q3 (Oct-Dec) 2024"
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_DATE_SERIAL = re.compile(r"^\d{5}$")
_QUARTER = re.compile(r"\b(?:q|qtr\.?|quarter)\s?([1-4])\b", re.I)
SERIAL_YEARS = (2000, 2050)  # of the days that a column of numbers may stand for
_SERIAL_ZERO = date(1899, 12, 30)  # as spreadsheets count days
_UNTIL = re.compile(r"\b(?:until|till|to|by|up to|ends?|ending)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?\W*$", re.I)


@dataclass(frozen=True)
class Timescale:
    """What a timescale commits to; dates it doesn't give are None.

    kind is one of day, month, range, quarter, season, year, start_by, ongoing, recurring, relative, complete,
    reversed, unreadable, none. due_before is the date that due_on replaced, where the cell holds both.
    """

    kind: str
    starts_on: date | None = None
    due_on: date | None = None
    due_before: date | None = None
    start_by: date | None = None
    completed_on: date | None = None
    remarks: tuple[Remark, ...] = ()


@for_short_texts(4096)
def read_timescale(
    text: str,
    period: tuple[int, int] | None = None,
    month_first: bool = False,
    holds_serials: bool = False,
    financial_year: int | None = None,
) -> Timescale:
    """What a timescale as written means, in English or Welsh.

    period is the plan's first and last year, to suggest a missing one; month_first says that the dates in figures of
    its column have the month before the day, holds_serials that all of them are numbers of days; financial_year is the
    one that the plan's title names, by the year it begins in. Never raises: what can't be read is of kind unreadable,
    with a remark.
    Seasons are March–May, June–August, September–November, December–February; 2015-16 is April to March.
    """
    text = _UPDATED.sub(" ", as_it_stands(text))
    words = " ".join(text.replace("\u2013", "-").replace("\u2014", "-").replace("\xa0", " ").split())
    if not words.strip(" -._") or lookups.fold(words) in lookups.words("no_value"):
        return Timescale("none")
    words_opened = _BEFORE_YEAR.sub(r"\1 ", words)
    said = _whole_months(_in_english(words_opened))
    if holds_serials and _DATE_SERIAL.match(said):
        period = SERIAL_YEARS
    timescale = _of_the_title(said, financial_year) or _read(said, period, month_first)
    timescale = _in_bounds(timescale)
    remarks = (replace(one, message=one.message.replace(_QUOTED, f"“{shortened(words)}”")) for one in timescale.remarks)
    return replace(timescale, remarks=tuple(remarks))


def _of_the_title(words: str, financial_year: int | None) -> Timescale | None:
    """Quarters without a year, "Q3", as those of the one financial year that the plan's title names; else None."""
    named = mentions(words)
    is_quarter = [isinstance(one, OpenMention) and one.precision == "quarter" for one in named]
    if financial_year is None or not named or not all(is_quarter):
        return None
    years = f"{financial_year}/{(financial_year + 1) % 100:02}"
    read = _read(_QUARTER.sub(rf"Q\1 {years}", words), None, False)
    if not read.due_on:
        return None
    message = f"{_QUOTED} gives no year: read as of {years}, the financial year in the plan's title."
    return replace(read, remarks=(Remark("year_of_title", "note", message),))


def _in_english(words: str) -> str:
    welsh = lookups.patterns("timescale_english")
    if any(welsh[number][1].search(words) for number in possible("timescale_english", words)):
        for english, pattern in welsh:
            words = pattern.sub(f" {english} ", words)
    return " ".join(words.split())


def _whole_months(words: str) -> str:
    """Words with the months that a line's end cut in two joined again: "Septembe/r 2007"."""

    def joined(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        return whole if len(whole) > 4 and whole.lower() in lookups.meanings("months") else match[0]

    return _CUT_WORD.sub(joined, words)


def _read(words: str, period: tuple[int, int] | None, month_first: bool) -> Timescale:
    found = [_week(words, mention) for mention in mentions(words, month_first)]
    if _DONE.match(words) and not _DEADLINE.match(words):
        return _completed(found)
    if _DATE_SERIAL.match(words):
        return _serial(int(words), period)
    found = _with_shared_years(words, found)
    meanings = _meanings(words)
    with_days = dated(found)
    if "start_by" in meanings and with_days:
        return Timescale("start_by", start_by=with_days[-1].last)
    if meanings & {"recurring", "ongoing", "onwards"} and not (
        meanings == {"ongoing"} and _is_window(words, with_days)
    ):
        return _standing(words, "recurring" if "recurring" in meanings else "ongoing", with_days, meanings)
    open_ones = [mention for mention in found if isinstance(mention, OpenMention)]
    if not all(mention.possible for mention in open_ones):
        return _unreadable()
    if not with_days:
        return _undated(words, open_ones, meanings, period)
    return _dated(words, with_days, meanings)


def is_serial(text: str) -> bool:
    """Whether a cell is the number of a day, as spreadsheets count them, of the years that plans may name."""
    if not _DATE_SERIAL.match(text.strip()):
        return False
    return SERIAL_YEARS[0] <= (_SERIAL_ZERO + timedelta(days=int(text))).year <= SERIAL_YEARS[1]


def _serial(number: int, period: tuple[int, int] | None) -> Timescale:
    """A day that a spreadsheet's export left as its number; only where it falls in the plan's period."""
    day = _SERIAL_ZERO + timedelta(days=number)
    return Timescale("day", day, day) if period and period[0] <= day.year <= period[1] else _unreadable()


def _meanings(words: str) -> set[str]:
    return {meaning for meaning, pattern in lookups.patterns("timescale_words") if pattern.search(words)}


def _completed(found: list[Mention]) -> Timescale:
    last = found[-1] if found else None
    return Timescale("complete", completed_on=last.last if isinstance(last, DateMention) else None)


def _is_window(words: str, found: list[DateMention]) -> bool:
    """A range that the word continuing only describes: "throughout September to December 2015"."""
    return "ongoing" not in words.lower().replace("-", "") and len(found) == 2


def _standing(words: str, kind: str, found: list[DateMention], meanings: set[str]) -> Timescale:
    if not found:
        return Timescale(kind)
    first, last = found[0], found[-1]
    due_on = last.last if _UNTIL.search(words[: last.start]) or len(found) > 1 else None
    if kind == "recurring" and len(found) == 1 and _THEN.search(words[first.end :]):
        return Timescale(kind, due_on=first.last)
    is_start = (
        _SET_OUT.search(words[: first.start]) or "onwards" in meanings or not re.search(r"\w", words[: first.start])
    )
    starts_on = first.first if len(found) > 1 or (kind == "ongoing" and due_on is None and is_start) else None
    if starts_on and due_on and starts_on > due_on:
        return Timescale(kind)
    return Timescale(kind, starts_on=starts_on, due_on=due_on)


def _undated(words: str, found: list[OpenMention], meanings: set[str], period: tuple[int, int] | None) -> Timescale:
    if "relative" in meanings:
        return Timescale("relative")
    match = _NO_YEAR_FIGURES.match(words)
    if not found and match:
        in_leap_year = dated(mentions(f"{words}/2024"))
        if not in_leap_year:
            return _unreadable()
        return _unreadable(_year_missing(in_leap_year[0], period))
    if found:
        return _unreadable(_year_missing(found[-1], period))
    return _unreadable()


def _year_missing(mention: Mention, period: tuple[int, int] | None) -> Remark:
    suggestion, suggests = "", None
    if period and mention.month:
        given = dated(in_year(mention, year) for year in range(period[0], period[1] + 1))
        dates = " or ".join(f"{one.last:%d %b %Y}".lstrip("0") for one in given[:3])
        suggestion = f" In the plan's period it would be {dates}." if dates else ""
        suggests = ("due_on", given[0].last.isoformat()) if len(given) == 1 else None
    message = f"{_QUOTED} gives no year, so no date is read.{suggestion}"
    return Remark("year_missing", "warning", message, suggests)


def _unreadable(remark: Remark | None = None) -> Timescale:
    message = f"{_QUOTED} can't be read as a date; it is kept as written and judged as undated."
    return Timescale("unreadable", remarks=(remark or Remark("date_unreadable", "warning", message),))


def _dated(words: str, found: list[DateMention], meanings: set[str]) -> Timescale:
    if len(found) == 1 or _is_said_twice(words, found):
        return _single(words, found[0])
    former = _former(words, found, meanings)
    if former:
        return former
    first, last = found[0], _at_end(words, found[-1])
    if first.first <= last.last:
        return Timescale("range", first.first, last.last, remarks=_year_remarks([last, first]))
    suggestion = _after(first.first, last)
    advice = f"It may mean an end on {suggestion:%d %b %Y}: confirm" if suggestion else "Confirm"
    message = f"{_QUOTED} ends before it begins, so no due date is read. {advice} it with the lead."
    suggests = ("due_on", suggestion.isoformat()) if suggestion else None
    remark = Remark("reversed_range", "error", message, suggests)
    return Timescale("reversed", starts_on=first.first, remarks=(remark,))


def _is_said_twice(words: str, found: list[DateMention]) -> bool:
    """One date in two languages or spellings, side by side or parted by a slash: not a range of it."""
    same = len({(mention.precision, mention.first, mention.last) for mention in found}) == 1
    return same and re.fullmatch(r"[^\w-]*", words[found[0].end : found[-1].start]) is not None


def _single(words: str, mention: DateMention) -> Timescale:
    before = words[: mention.start]
    if mention.precision == "year" and _YEAR_END.search(before):
        day = date(mention.first.year, 3, 31)
        return Timescale("day", day, day)
    day_before = _DAY_BEFORE.search(before) if mention.precision == "day" else None
    if day_before and int(day_before[1]) <= mention.first.day and int(day_before[1]) > 0:
        return Timescale("range", mention.first.replace(day=int(day_before[1])), mention.last)
    if mention.precision in ("year", "financial_year") and re.search(r"\d", before + words[mention.end :]):
        return _unreadable()
    if mention.precision in ("year", "financial_year") and _is_near_a_month(before):
        return _unreadable()
    ended = _at_end(words, mention)
    if mention.precision == "year" and mention.last.year > mention.first.year:
        return Timescale("range", ended.first, ended.last, remarks=_year_remarks([mention]))
    kind = "year" if ended.precision == "financial_year" else ended.precision
    remarks = _year_remarks([ended])
    if mention.ambiguous:
        message = f"{_QUOTED} is read as a quarter of the calendar year; councils often count from April."
        remarks += (Remark("quarter_ambiguous", "warning", message),)
    return Timescale(kind, ended.first, ended.last, remarks=remarks)


def _is_near_a_month(before: str) -> bool:
    """Whether a year follows what may be a month that was cut or mistyped, so that the year alone would mislead."""
    word = _LAST_WORD.search(before)
    if not word or len(word[1]) < 5:
        return bool(word and len(word[1]) < 3 and _is_near_a_month(before[: word.start()]))
    names = [name for lookup in ("months", "seasons") for name in lookups.meanings(lookup) if len(name) > 4]
    return any(DamerauLevenshtein.distance(word[1].lower(), name) <= (len(name) > 6) + 1 for name in names)


def _at_end(words: str, mention: DateMention) -> DateMention:
    """A mention after "end of" is the last day of its span."""
    if mention.precision == "day" or not _END.search(words[: mention.start]):
        return mention
    return replace(mention, precision="day", first=mention.last)


def _week(words: str, mention: Mention) -> Mention:
    if isinstance(mention, DateMention) and mention.precision == "day" and _WEEK.search(words[: mention.start]):
        return replace(mention, precision="range", last=mention.first + timedelta(days=6))
    return mention


def _former(words: str, found: list[DateMention], meanings: set[str]) -> Timescale | None:
    """A cell with an old and a new date: two whole dates side by side, or words that say it was changed."""
    first, last = found[0], found[-1]
    between = words[first.end : found[1].start]
    side_by_side = first.precision == last.precision == "day" and not re.search(r"\w", between) and not _joins(between)
    if not side_by_side and "revised" not in meanings:
        return None
    ends_before = [0, *(mention.end for mention in found)]
    is_old = [_calls_former(words[end : one.start]) for end, one in zip(ends_before, found, strict=False)]
    if not any(is_old) or all(is_old):
        is_old = [True] + [False] * (len(found) - 1)
    old = _at_end(words, next(one for one, former in zip(reversed(found), reversed(is_old), strict=True) if former))
    new = _at_end(words, next(one for one, former in zip(reversed(found), reversed(is_old), strict=True) if not former))
    kind = "year" if new.precision == "financial_year" else new.precision
    return Timescale(kind, new.first, new.last, due_before=old.last)


def _calls_former(before: str) -> bool:
    """Whether the words before a date, since the one before it, say that it no longer holds."""
    said = {meaning for meaning, pattern in lookups.patterns("timescale_words") if pattern.search(before)}
    return bool(said & {"former", "moved_from"}) and not re.search(r"\bnow\b", before, re.I)


def _joins(between: str) -> bool:
    return bool(_RANGE.match(between) or _LIST.match(between))


def _with_shared_years(words: str, found: list[Mention]) -> list[Mention]:
    """Mentions without a year take it from the next one that has one: "July- September 2015"."""
    shared: list[Mention] = []
    for mention in reversed(found):
        following = shared[0] if shared else None
        if (
            isinstance(mention, OpenMention)
            and mention.possible
            and mention.month
            and isinstance(following, DateMention)
            and _joins(words[mention.end : following.start])
        ):
            year = following.first.year
            given = in_year(mention, year)
            if isinstance(given, DateMention) and given.first > following.last:
                given = in_year(mention, year - 1)
            mention = given
        shared.insert(0, mention)
    return shared


def _year_remarks(found: list[DateMention]) -> tuple[Remark, ...]:
    for mention in found:
        if mention.precision == "financial_year":
            span = f"{mention.first:%b %Y} to {mention.last:%b %Y}"
            name = "a financial year" if mention.first.month == 4 else "an academic year"
            return (Remark("year_only", "note", f"{_QUOTED} is read as {name}, {span}."),)
        if mention.precision == "year":
            message = f"{_QUOTED} names only a year: read as due on {mention.last.day} {mention.last:%b %Y}."
            return (Remark("year_only", "note", message),)
    return ()


def _after(start: date, end: DateMention) -> date | None:
    """The first such day or month that ends no earlier than start; None for one that has no month of its own."""
    if end.precision not in ("day", "month"):
        return None
    ends = dated(in_year(end, year) for year in range(start.year, start.year + 9))
    return next((one.last for one in ends if one.last >= start), None)


def _in_bounds(timescale: Timescale) -> Timescale:
    dates = [day for day in (timescale.starts_on, timescale.due_on, timescale.start_by, timescale.completed_on) if day]
    if all(map(is_within, dates)):
        return timescale
    message = f"{_QUOTED} lies outside {SPAN}: check the year."
    return replace(timescale, remarks=(*timescale.remarks, Remark("date_out_of_range", "warning", message)))
