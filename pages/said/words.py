"""Dates, counts and missing values in plain words."""

import re
import textwrap
from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd

from pages.said.language import ENGLISH, WELSH, date_in, language, marked, say, says

NOT_RECORDED = marked("not recorded")
NO_DATE = marked("no date given")
_LINK = re.compile(r"(?i)(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?=@)")
# What Welsh has "ac" before: a vowel, or a number said with one at its beginning, and a few words.
_AFTER_AC = re.compile(r"(?i)[aâeêiîoôuûwŵyŷ]|(?:1|11|8\d?)(?![.,]?\d)\b|(?:mae|felly|n[ai]d?|sydd)\b")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/])")


def is_missing(value) -> bool:
    """Whether a value from a query stands for nothing: None, NaN, NaT or an empty text."""
    if value is None or value is pd.NaT:
        return True
    return value == "" if isinstance(value, str) else bool(pd.api.types.is_scalar(value) and pd.isna(value))


def day(value, missing: str = NO_DATE) -> str:
    """A date as "31 Dec 2016"."""
    if is_missing(value):
        return say(missing)
    return f"{value.day} {value:%b %Y}" if language() == ENGLISH else date_in(value, "d MMM yyyy")


def month(value) -> str:
    """The month of a date as "December 2016"."""
    return f"{value:%B %Y}" if language() == ENGLISH else date_in(value, "MMMM yyyy")


def short_month(value) -> str:
    """The month of a date as "Dec 2016"."""
    return f"{value:%b %Y}" if language() == ENGLISH else date_in(value, "MMM yyyy")


def month_name(value) -> str:
    """The month of a date alone, short: "Dec"."""
    return f"{value:%b}" if language() == ENGLISH else date_in(value, "MMM")


def day_of(text: str, missing: str = NO_DATE) -> str:
    """A date in ISO form as "31 Dec 2016"; words that stand in a date's place as they are, "" as missing."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text or say(missing)


def iso(value: date | None) -> str | None:
    """A date as addresses and files carry it, "2016-12-31"."""
    return None if is_missing(value) else f"{value:%Y-%m-%d}"


def local(microseconds) -> datetime:
    """A moment of the clock (microseconds since 1970, UTC) as this machine's local time."""
    return datetime.fromtimestamp(int(microseconds) / 1_000_000)


def moment(microseconds) -> str:
    """A moment of the clock (microseconds since 1970, UTC) in local time: "3 Jun 2026, 14:05"."""
    when = local(microseconds)
    return f"{day(when)}, {when:%H:%M}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 task", "1,000 tasks", "no tasks". Nouns stand as texts in the code."""
    plural = plural or f"{noun}s"
    none, one, many = f"no {plural}", f"{{number}} {noun}", f"{{number}} {plural}"
    return says(number, one, many, number=f"{number:,}") if number else say(none)


def of(number: int, total: int) -> str:
    """A part of a whole as "3 of 37"; "none of 37" where there is nothing, "none" of nothing."""
    if total == 0:
        return say("none")
    if not number:
        return say("none of {total}", total=f"{total:,}")
    return say("{number} of {total}", number=f"{number:,}", total=f"{total:,}")


def months(days) -> int:
    """A length of time in days as the nearest number of months."""
    return round(float(days) / 30.4375)


def age(days) -> str:
    """How late something is: "3 days overdue", "14 months overdue", "2 years overdue"."""
    if is_missing(days):
        return ""
    days = int(days)
    if days < 31:
        return says(days, "{number} day overdue", "{number} days overdue", number=days)
    number = months(days)
    if number < 24:
        return says(number, "{number} month overdue", "{number} months overdue", number=number)
    number = round(days / 365.25)
    return says(number, "{number} year overdue", "{number} years overdue", number=number)


def how_long(days) -> str:
    """A length of time: "3 days", "14 months", "2 years"."""
    days = int(days)
    if days < 31:
        return says(days, "{number} day", "{number} days", number=days)
    number = months(days)
    if number < 24:
        return says(number, "{number} month", "{number} months", number=number)
    number = round(days / 365.25)
    return says(number, "{number} year", "{number} years", number=number)


def text(value, missing: str = NOT_RECORDED) -> str:
    """A text of the plan as it stands, or that there is none."""
    return say(missing) if is_missing(value) else str(value)


def several(parts: Iterable[str], last: str = "and") -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    said = [str(part) for part in parts]
    if len(said) < 2:
        return "".join(said)
    if language() != WELSH:
        return f"{', '.join(said[:-1])} {last} {said[-1]}"
    joined = {"and": _and_in_welsh(said[-1]), "or": f"neu {said[-1]}"}[last]
    return f"{', '.join(said[:-1])} {joined}"


def _and_in_welsh(following: str) -> str:
    """What "and" makes of the words behind it, none of them mutated, as a plan’s own may be there: "a’r dasg"."""
    if following.startswith(("y ", "yr ")):
        return f"a’r {following.split(' ', 1)[1]}"
    return f"{'ac' if _AFTER_AC.match(following) else 'a'} {following}"


def shorten(value, length: int = 90) -> str:
    """The first words of a text, at most length characters, with an ellipsis where something was left out."""
    words = " ".join(text(value).split())
    if len(words) <= length:
        return words
    return words[: length - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def wrapped(value: str, width: int, most: int, indent: str = "") -> list[str]:
    """A text on lines of at most width characters, most of them at most, with an ellipsis where something was left out.

    indent: what stands before the first line and takes of its width.
    """
    return textwrap.wrap(value, width, initial_indent=indent, max_lines=most, placeholder="…")


def plain(value) -> str:
    """A text for a place that reads Markdown, so that nothing in it is read as Markdown, HTML, an icon or a link."""
    unlinked = _LINK.sub("\N{WORD JOINER}", " ".join(text(value, missing="").split()))
    return _MARKDOWN.sub(r"\\\1", unlinked)


def lines(value) -> str:
    """A text for a place that reads Markdown, its line breaks kept and nothing in it read as Markdown."""
    return "  \n".join(plain(line) for line in str(value).splitlines() if line.strip())
