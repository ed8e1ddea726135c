"""Which plan, and which two versions or dates of it, the Changes page compares; the choices stand in the address."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import streamlit as st

from pages.common import data, scope
from pages.said import filters, words
from pages.said.filters import Filters

_BY = {"versions": "Two versions", "dates": "Two dates"}
_A_QUARTER = timedelta(days=91)
_WIDTH = 340  # two beside each other, and one below the other on a phone
_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Version:
    """A plan as it is compared: the date to judge at, what was known by then, the snapshot in force, its words."""

    on_date: date
    known_at: datetime | None
    snapshot_id: str | None
    as_at: date | None
    number: int | None
    label: str


@dataclass(frozen=True)
class Pair:
    """The two versions that are compared, the earlier first. is_next: no other version in force lies between them."""

    earlier: Version
    later: Version
    is_next: bool


def plan(chosen: Filters) -> Filters | None:
    """The filters narrowed to one plan, by a select box where several are in view; None where no plan is."""
    titles, first = data.kept(_plans, chosen)
    if len(titles) < 2:
        return replace(chosen, plan=first) if first else None
    return replace(chosen, plan=from_address("of", "Plan to compare", titles, default=first))


def _plans(chosen: Filters) -> tuple[dict[str, str], str | None]:
    """plan_id → title of the plans in view, and the first of them with two versions or more, else the first."""
    rows = scope.plans(chosen).dropna(subset=["judged_at"])
    titles = dict(zip(rows["plan_id"], rows["title"], strict=True))
    counts = _snapshots(chosen).groupby("plan_id")["number"].max()
    many = [plan_id for plan_id in titles if counts.get(plan_id, 0) >= 2]
    return titles, next(iter(many or titles), None)


def pair(chosen: Filters) -> Pair | None:
    """Draws the two choices; None where the plan has a single version and two versions are asked for."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = from_address("by", "Compare", _BY, default="versions", as_control=True)
        return _two_versions(chosen) if by == "versions" else _two_dates(chosen)


def from_address(name: str, label: str, options: dict, *, default, as_control: bool = False, **more):
    """A choice that the address holds, as ?name=…; what it doesn't know falls back to the default."""
    key = f"changes_{name}"
    wanted = st.query_params.get(name)
    st.session_state[key] = wanted if wanted in options else default

    def keep() -> None:
        to_address(name, st.session_state[key], default)

    if as_control:
        return st.segmented_control(
            label, list(options), format_func=options.get, key=key, required=True, on_change=keep, width="content"
        )
    return st.selectbox(label, list(options), format_func=options.get, key=key, on_change=keep, **more)


def to_address(name: str, value: str | None, default: str | None = None) -> None:
    """Puts a choice into the address, or takes it out where it is the default."""
    if value is None or value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def _snapshots(chosen: Filters) -> pd.DataFrame:
    return data.ask("snapshots", known_at=chosen.when()["known_at"], plans=[chosen.plan] if chosen.plan else None)


def _versions(chosen: Filters) -> dict[str, Version]:
    """The plan's versions by their snapshot, the earliest first; one replaced later is known by its own clock time."""
    known_at = chosen.when()["known_at"]
    found = {}
    for row in _snapshots(chosen).itertuples():
        replaced = "" if row.is_in_force else ", replaced since"
        said = f"{words.day(row.as_at)}: {row.file_name}, loaded {words.day(row.loaded_on)}{replaced}"
        moment = known_at if row.is_in_force else _START + timedelta(microseconds=int(row.loaded_us))
        number = int(row.number) if row.is_in_force else None
        as_at = row.as_at.date()
        found[row.snapshot_id] = Version(as_at, moment, row.snapshot_id, as_at, number, said)
    return found


def _two_versions(chosen: Filters) -> Pair | None:
    versions = data.kept(_versions, chosen)
    if len(versions) < 2:
        return None
    names = {key: version.label for key, version in versions.items()}
    in_force = [key for key, version in versions.items() if version.number]
    at = [key for key in in_force if not chosen.as_at or versions[key].on_date <= chosen.as_at] or in_force[:1]
    later = at[-1]
    others = at[:-1] or [key for key in names if key != later]
    first = from_address("from", "From", names, default=others[-1], width=_WIDTH)
    last = from_address("to", "To", names, default=later, width=_WIDTH)
    return _ordered(versions[first], versions[last])


def _ordered(one: Version, other: Version) -> Pair:
    earlier, later = sorted([one, other], key=lambda version: (version.on_date, version.number or 0))
    is_next = bool(earlier.number and later.number and later.number - earlier.number == 1)
    return Pair(earlier, later, is_next)


def _two_dates(chosen: Filters) -> Pair:
    """By default the version in force and the one before; with one version, its own date and a quarter later."""
    versions = [version for version in data.kept(_versions, chosen).values() if version.number]
    last = chosen.as_at or versions[-1].on_date
    before = [version.on_date for version in versions if version.on_date < last]
    first = before[-1] if before else versions[0].on_date
    last = last if last > first else first + _A_QUARTER
    return _ordered(_at(_date("from_date", "From", first), versions), _at(_date("to_date", "To", last), versions))


def _date(name: str, label: str, default: date) -> date:
    key = f"changes_{name}"
    try:
        wanted = date.fromisoformat(st.query_params.get(name, ""))
    except ValueError:
        wanted = default
    st.session_state[key] = wanted if filters.EARLIEST <= wanted <= filters.LATEST else default

    def keep() -> None:
        to_address(name, words.iso(st.session_state[key]), words.iso(default))

    return (
        st.date_input(
            label,
            min_value=filters.EARLIEST,
            max_value=filters.LATEST,
            key=key,
            format="DD/MM/YYYY",
            on_change=keep,
            width=_WIDTH // 2,
        )
        or default
    )


def _at(on_date: date, versions: list[Version]) -> Version:
    """The version in force at a date, judged at that date; without a snapshot where there is none yet."""
    found = [version for version in versions if version.on_date <= on_date]
    if not found:
        return Version(
            on_date, versions[0].known_at, None, None, None, f"{words.day(on_date)}, before the first version"
        )
    label = f"{words.day(on_date)} (version of {words.day(found[-1].as_at)})"
    return replace(found[-1], on_date=on_date, label=label)
