"""Which plans, versions and dates of one can be compared, and a pair of them in order."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say

_A_QUARTER = timedelta(days=91)
_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Version:
    """A plan as it is compared: the date to judge at, what was known by then, the snapshot in force, its words."""

    on_date: date
    known_at: datetime | None
    snapshot_id: str
    as_at: date
    number: int | None
    label: str


@dataclass(frozen=True)
class Pair:
    """The two versions that are compared, the earlier first. is_next: no other version in force lies between them."""

    earlier: Version
    later: Version
    is_next: bool


@dataclass(frozen=True)
class NoPair:
    """That there are no two versions to compare, and why; is_single: the plan has one version only."""

    why: str
    is_single: bool


def _snapshots(chosen: Filters) -> pd.DataFrame:
    return data.ask("snapshots", known_at=chosen.when()["known_at"], plans=[chosen.plan])


def versions(chosen: Filters) -> dict[str, Version]:
    """The plan's versions by their snapshot, the earliest first; one replaced later is known by its own clock time.

    Each is judged at its own date, the one in force at the as-at date that the filters give at that one.
    """
    known_at = chosen.when()["known_at"]
    rows = _snapshots(chosen)
    by_then = [row.snapshot_id for row in rows.itertuples() if row.is_in_force and row.as_at.date() <= _last(chosen)]
    found = {}
    for row in rows.itertuples():
        told = {"day": words.day(row.as_at), "file": row.file_name, "loaded": words.day(row.loaded_on)}
        if row.is_in_force:
            said = say("{day}: {file}, loaded {loaded}", **told)
        else:
            said = say("{day}: {file}, loaded {loaded}, replaced since", **told)
        moment = known_at if row.is_in_force else _START + timedelta(microseconds=int(row.loaded_us))
        number = int(row.number) if row.is_in_force else None
        as_at = row.as_at.date()
        judged_at = chosen.as_at if chosen.as_at and by_then[-1:] == [row.snapshot_id] else as_at
        found[row.snapshot_id] = Version(judged_at, moment, row.snapshot_id, as_at, number, said)
    return found


def _last(chosen: Filters) -> date:
    return chosen.as_at or date.max


def ordered(one: Version, other: Version) -> Pair:
    """The two versions as a pair, the earlier first."""
    earlier, later = sorted([one, other], key=lambda version: (version.on_date, version.number or 0))
    is_next = bool(earlier.number and later.number and later.number - earlier.number == 1)
    return Pair(earlier, later, is_next)


def two(chosen: Filters, known: dict[str, Version]) -> tuple[str, str] | None:
    """The two versions to compare at first: the last by the as-at date, and the one before it; None without two."""
    by_then = [key for key, version in known.items() if version.as_at <= _last(chosen)]
    current = [key for key in by_then if known[key].number]
    others = current[:-1] or [key for key in by_then if key not in current]
    return (others[-1], current[-1]) if current and others else None


def in_force(chosen: Filters) -> list[Version]:
    """The plan's versions that no later load has replaced, the earliest first."""
    return [version for version in versions(chosen).values() if version.number]


def dates(chosen: Filters) -> tuple[date, date]:
    """The two dates to compare at first: the date of the version in force and of the one before.

    With one version: its own date and a quarter later.
    """
    known = in_force(chosen)
    last = chosen.as_at or known[-1].as_at
    before = [version.as_at for version in known if version.as_at < last]
    first = before[-1] if before else known[0].as_at
    return first, last if last > first else first + _A_QUARTER


def at(on_date: date, known: list[Version]) -> Version | None:
    """The version in force at a date, judged at that date; None where there is none yet."""
    found = [version for version in known if version.as_at <= on_date]
    if not found:
        return None
    label = say("{day} (version of {version})", day=words.day(on_date), version=words.day(found[-1].as_at))
    return replace(found[-1], on_date=on_date, label=label)
