"""Reads an extract, strictly: what isn't as this program makes it is refused whole, in one sentence.

The file comes from outside, so nothing of it is said back but its name.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache

from loaders import bounds
from loaders.errors import LoadError
from loaders.extracts import form
from loaders.extracts.form import ALL, FORMAT, HEADS, MOST_BYTES, NUMBERS, STATES, Count, Extract
from loaders.lookups.councils import councils
from loaders.lookups.frameworks import frameworks
from loaders.shortened import shortened

_NUMBER = re.compile(r"0|[1-9][0-9]{0,4}")
_LONGEST_LINE = 200
_SECTION, _RATING, _BASIS = 2, 3, 4


class ExtractRefused(LoadError):
    """A file isn't an extract that can be counted; the message names the file and says why."""


class _Wrong(Exception):
    """Why a file is refused."""


def read_extract(content: bytes, name: str, now: datetime | None = None) -> Extract:
    """What a file of counts holds. Raises ExtractRefused. now: the clock, if not the machine's."""
    try:
        return _read(content, now or datetime.now(UTC))
    except _Wrong as wrong:
        raise ExtractRefused(f"{shortened(name)}: {wrong}") from None


def _read(content: bytes, now: datetime) -> Extract:
    if len(content) > MOST_BYTES:
        raise _Wrong(f"it is larger than {MOST_BYTES // 1000} kB, which no file of counts is.")
    try:
        lines = content.removeprefix(b"\xef\xbb\xbf").decode("ascii").splitlines()
    except UnicodeDecodeError:
        raise _Wrong("it is not a file of counts.") from None
    if not lines or not lines[0].startswith(f"{form.KIND},"):
        raise _Wrong("it is not a file of counts.")
    if lines[0] != f"{form.KIND},{FORMAT}":
        raise _Wrong("it is of another format than this dashboard reads; a newer one may read it.")
    said = dict(one.split(",", 1) for one in lines[: len(STATES)] if "," in one)
    if tuple(said) != STATES or max(map(len, lines)) > _LONGEST_LINE or lines[len(STATES)] != ",".join(HEADS):
        raise _Wrong("its first lines are not those of a file of counts.")
    if said[form.CHECKSUM] != form.checksum(lines):
        raise _Wrong("it was changed after it was made, or is cut short: ask the council for it again.")
    if said["council"] not in _codes():
        raise _Wrong("its council’s code is not in the list of councils.")
    if said["framework"] not in {one.framework for one in frameworks()}:
        raise _Wrong("its framework is not known here.")
    made_at = _moment(said["made at"])
    if made_at > now + timedelta(days=1):
        raise _Wrong("it says that it was made in the future.")
    counts, totals = _counts(lines[len(STATES) + 1 :], said["framework"], made_at)
    return Extract(said["council"], said["framework"], made_at, counts, totals)


@cache
def _codes() -> frozenset[str]:
    return frozenset(one.gss_code for one in councils())


def _counts(lines: list[str], framework: str, made_at: datetime) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """The counts and the totals of all quarters, the newest first."""
    keys, found = set(form.sections(framework)), [_count(one.split(",")) for one in lines]
    for one in found:
        _check(one, keys)
        if one.as_at > (made_at + timedelta(days=1)).date():
            raise _Wrong("it counts at a date after it was made.")
    if max(Counter((one.as_at, one.section, one.rating, one.basis) for one in found).values(), default=0) > 1:
        raise _Wrong("it counts something twice.")
    totals = sorted((one for one in found if one.section == ALL), key=lambda one: one.as_at, reverse=True)
    counts = sorted((one for one in found if one.section != ALL), key=lambda one: one.as_at, reverse=True)
    dates = [one.as_at for one in totals]
    if not totals or len(totals) > form.MOST_QUARTERS or len({*map(form.quarter, dates)}) < len(dates):
        raise _Wrong("it has no count of all tasks, or several for one quarter.")
    if {one.as_at for one in counts} - {*dates}:
        raise _Wrong("it has no count of all tasks, or several for one quarter.")
    for total in totals:
        if _numbers(total) != _summed(one for one in counts if one.as_at == total.as_at):
            raise _Wrong("its counts don’t add up to its count of all tasks.")
    return tuple(counts), tuple(totals)


def _count(cells: list[str]) -> Count:
    if len(cells) != len(HEADS):
        raise _Wrong("a line has more or fewer columns than it should.")
    day = _day(cells[1])
    if cells[0] != form.quarter(day):
        raise _Wrong("a quarter is not that of its date.")
    numbers = cells[-len(NUMBERS) :]
    if not all(map(_NUMBER.fullmatch, numbers)):
        raise _Wrong("a count is not a whole number from 0 to 99,999.")
    return Count(day, cells[_SECTION], cells[_RATING], cells[_BASIS], *map(int, numbers))


def _check(one: Count, sections: set[str]) -> None:
    is_all = [key == ALL for key in (one.section, one.rating, one.basis)]
    if not all(is_all) and (any(is_all) or one.section not in sections):
        raise _Wrong("it has a section that its framework hasn’t.")
    if not all(is_all) and (one.rating not in form.ratings() or one.basis not in form.bases(one.rating)):
        raise _Wrong("it has a rating, or what a rating rests on, that there is not.")
    if one.tasks != one.live + one.complete + one.closed or not one.overdue <= one.late <= one.live:
        raise _Wrong("the numbers of a line contradict each other.")


def _numbers(one: Count) -> tuple[int, ...]:
    return (one.tasks, one.live, one.late, one.overdue, one.complete, one.closed)


def _summed(counts: Iterable[Count]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*map(_numbers, counts), strict=True))) or (0,) * len(NUMBERS)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not bounds.is_within(day):
        raise _Wrong("a date is none that a plan can have.")
    return day


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise _Wrong("it doesn’t say when it was made.") from None
