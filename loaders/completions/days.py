"""The days of a column of dates: as learning systems write them, with times, zones, or as seconds since 1970."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from loaders import lookups
from loaders.completions.table import Cell
from loaders.interpret.dates import dated, mentions

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)  # outside them systems mean "never"
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)")
_TIME = re.compile(
    r"[\s,T]+(?:at\s+|-\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?)?"
    r"\s?(?:\(?(?:z|utc|gmt|bst|[+-]\d\d:?\d\d)\)?)?$",
    re.I,
)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d|UTC|GMT)", re.I)
_RUN_TOGETHER = re.compile(r"(?:19|20)\d{6}")
_NUMBER = re.compile(r"\d{5,16}(?:\.\d+)?")
_SERIAL_DAY = date(1899, 12, 30)  # on which a workbook's numbers of days begin
_SERIALS, _SECONDS, _MILLISECONDS = (32_874, 73_415), (631_152_000, 4_133_980_800), (10**11 * 6, 4_133_980_800_000)


def order_of(texts: Iterable[Cell]) -> tuple[bool, bool]:
    """Whether some date in figures makes sense only day first, and whether one does only month first."""
    only_day_first = only_month_first = False
    for text in texts:
        match = _FIGURES.search(text) if isinstance(text, str) else None
        if match:
            first, second = int(match[1]), int(match[2])
            only_day_first |= first > 12 >= second
            only_month_first |= second > 12 >= first
    return only_day_first, only_month_first


def is_none(cell: Cell) -> bool:
    """Whether a cell says that there is no date: empty, "Never", "-", the day on which a system's clock begins."""
    if isinstance(cell, date):
        return not EARLIEST <= cell < LATEST
    return not cell or _is_word_for_none(cell)


@lru_cache(maxsize=10_000)
def _is_word_for_none(text: str) -> bool:
    folded = lookups.fold(text)
    return (
        not folded
        or folded in lookups.words("completion_no_value")
        or text.startswith(("9999-", "31/12/9999", "12/31/9999", "1900-01-0", "1970-01-01", "01/01/1970"))
    )


def day_of(cell: Cell, month_first: bool = False) -> date | None:
    """The day that a cell names, in the United Kingdom's time; None where it can't be told.

    A month without a day is its first. In figures the day comes first, with month_first the month.
    """
    if isinstance(cell, date):
        return cell
    found = _moment(cell) if _INSTANT.fullmatch(cell) else _of_day(_TIME.sub("", cell), month_first)
    return found if found and EARLIEST <= found <= LATEST else None


def _moment(text: str) -> date | None:
    written = re.sub(r"\s?(?:Z|UTC|GMT)$", "+00:00", text, flags=re.I).replace(" ", "T", 1).replace(" ", "")
    try:
        return _in_uk(datetime.fromisoformat(written).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=50_000)
def _of_day(text: str, month_first: bool) -> date | None:
    if _RUN_TOGETHER.fullmatch(text):
        return _calendar(int(text[:4]), int(text[4:6]), int(text[6:]))
    if _NUMBER.fullmatch(text):
        return _counted(float(text))
    if match := _FIGURES.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        year += 0 if year > 99 else 2000 if year < 80 else 1900
        return _calendar(year, first, second) if month_first else _calendar(year, second, first)
    found = [one for one in dated(mentions(text, month_first)) if one.precision in ("day", "month")]
    return found[0].first if len({one.first for one in found}) == 1 else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _counted(number: float) -> date | None:
    """The day of a number of days as workbooks count them, or of seconds or milliseconds since 1970."""
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return _SERIAL_DAY + timedelta(days=int(number))
    if _MILLISECONDS[0] <= number <= _MILLISECONDS[1]:
        number /= 1000
    if _SECONDS[0] <= number <= _SECONDS[1]:
        return _in_uk(datetime.fromtimestamp(number, UTC))
    return None


def _in_uk(moment: datetime) -> date:
    """The day of a moment in the United Kingdom; moment is in UTC.

    Summer time runs from 01:00 on the last Sunday of March to 01:00 on that of October (Summer Time Order 2002).
    """
    begins, ends = (_last_sunday(moment.year, month) for month in (3, 10))
    return (moment + timedelta(hours=1) if begins <= moment < ends else moment).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
