"""Why complete and overdue moved from one version of a plan to the next: the words of queries/why_moved.sql."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pages.said import words
from pages.said.language import Named, marked, say, says

FIRST_VERSION = marked("This is the first version loaded: nothing to compare yet. Load the next version on Add a plan.")
CAUSES = Named(
    {
        "done": marked("Done"),
        "decided": marked("Decided"),
        "rerated": marked("Re-rated"),
        "redated": marked("Re-dated"),
        "time": marked("Time passing"),
        "added": marked("Added"),
        "gone": marked("Gone"),
        "came": marked("Came into these filters"),
        "left": marked("Left these filters"),
    }
)
MEANING = marked(
    "A task counts once for each figure that it went into or left. Done: complete now, by the plan or its words. "
    "Decided: it would stand as before without what a person decided since. Re-rated: no longer complete, closed "
    "without doing, or open again. Re-dated: another due date made or ended the delay. Time passing: its date, as it "
    "was, has passed since. Split and merged tasks are added and gone."
)
_COMPLETE = {
    ("done", 1): marked("{number} done"),
    ("decided", 1): marked("{number} decided complete"),
    ("decided", -1): marked("{number} decided not complete"),
    ("rerated", -1): marked("{number} no longer complete"),
}
_COUNTED = {
    ("decided", 1): marked("{number} counted again by decision"),
    ("decided", -1): marked("{number} left out by decision"),
    ("rerated", 1): marked("{number} counted again"),
    ("rerated", -1): marked("{number} closed without doing"),
    ("added", 1): marked("{number} added"),
    ("gone", -1): marked("{number} gone"),
    ("came", 1): marked("{number} came into these filters"),
    ("left", -1): marked("{number} left these filters"),
}
_OVERDUE = {
    ("redated", 1): marked("{number} given a date that has passed"),
    ("rerated", 1): marked("{number} open again"),
    ("decided", 1): marked("{number} decided open or due earlier"),
    ("added", 1): marked("{number} added"),
    ("came", 1): marked("{number} came into these filters"),
    ("done", -1): marked("{number} done"),
    ("decided", -1): marked("{number} decided"),
    ("rerated", -1): marked("{number} closed without doing"),
    ("redated", -1): marked("{number} re-dated"),
    ("gone", -1): marked("{number} gone"),
    ("left", -1): marked("{number} left these filters"),
}


@dataclass(frozen=True)
class Part:
    """One cause with the tasks that it moved; each figure as what came and what went, both 0 or more."""

    cause: str
    label: str
    complete: tuple[int, int]
    counted: tuple[int, int]
    overdue: tuple[int, int]
    task_ids: tuple[str, ...]


def dates(snapshots: pd.DataFrame, as_at: date | None) -> tuple[date, date] | None:
    """The two dates that why_moved compares: of the version before the one in force at as_at, and to judge that one at.

    None for a first version. snapshots: one plan's rows of the query; as_at: None for the last version's own date.
    """
    known = sorted(row.as_at.date() for row in snapshots.itertuples() if row.is_in_force)
    by_then = [one for one in known if as_at is None or one <= as_at]
    return (by_then[-2], as_at or by_then[-1]) if len(by_then) > 1 else None


def said(rows: pd.DataFrame | None, since: date | None = None) -> str:
    """Why both figures moved, in two sentences; rows: of one plan; None where it has no earlier version."""
    if rows is None:
        return say(FIRST_VERSION)
    return f"{complete(rows, since)} {overdue(rows)}"


def complete(rows: pd.DataFrame, since: date | None = None) -> str:
    """Why complete moved: "Complete rose from 12 of 37 to 20 of 40: 8 done, 3 added (none complete)."."""
    had, of_then = _number(rows, "complete", "was_in"), _number(rows, "counted", "was_in")
    has, of_now = _number(rows, "complete", "is_in"), _number(rows, "counted", "is_in")
    if not of_then and not of_now:
        return say("No task counts in either version.")
    parts = [*_told(_completed(rows), _COMPLETE), *_counted(rows)]
    told = {"had": words.of(had, of_then), "has": words.of(has, of_now)}
    if had != has:
        moved = _moved(told, since, rose=has > had)
    elif of_then != of_now:
        told = {"has": _none(has), "now": f"{of_now:,}", "then": f"{of_then:,}"}
        moved = say("Complete stayed at {has}, of {now} instead of {then}", **told)
        if since:
            day = words.day(since)
            moved = say("Since {day} complete stayed at {has}, of {now} instead of {then}", day=day, **told)
    elif since:
        moved = say("Since {day} complete stayed at {has}", day=words.day(since), has=told["has"])
    else:
        moved = say("Complete stayed at {has}", has=told["has"])
    return _sentence(moved, ", ".join(parts))


def _moved(told: dict[str, str], since: date | None, *, rose: bool) -> str:
    if since and rose:
        return say("Since {day} complete rose from {had} to {has}", day=words.day(since), **told)
    if since:
        return say("Since {day} complete fell from {had} to {has}", day=words.day(since), **told)
    if rose:
        return say("Complete rose from {had} to {has}", **told)
    return say("Complete fell from {had} to {has}", **told)


def overdue(rows: pd.DataFrame) -> str:
    """Why overdue moved: "Overdue rose from 2 to 4: 3 passed their date; no longer overdue: 1 done."."""
    moved = rows[(rows["measure"] == "overdue") & (rows["delta"] != 0)]
    had, has = (_number(rows, "overdue", side) for side in ("was_in", "is_in"))
    came, went = (", ".join(_told(moved[moved["delta"] == way], _OVERDUE)) for way in (1, -1))
    passed = int(((moved["cause"] == "time") & (moved["delta"] == 1)).sum())
    if passed:
        by_time = says(passed, "{number} passed its date", "{number} passed their date", number=f"{passed:,}")
        came = ", ".join(filter(None, [by_time, came]))
    if not had and not has:
        return say("Nothing is overdue, as before.")
    if had == has:
        begun = say("Overdue stayed at {number}", number=f"{has:,}")
    elif has > had:
        begun = say("Overdue rose from {had} to {has}", had=_none(had), has=_none(has))
    else:
        begun = say("Overdue fell from {had} to {has}", had=_none(had), has=_none(has))
    if came and went:
        return _sentence(begun, say("{came}; no longer overdue: {went}", came=came, went=went))
    return _sentence(begun, came or went)


def parts(rows: pd.DataFrame) -> list[Part]:
    """Each cause that moved a task, in one order, with what it did to each figure."""
    moved = rows[rows["delta"] != 0]
    found = []
    for cause, label in CAUSES.items():
        part = moved[moved["cause"] == cause]
        ids = tuple(dict.fromkeys(part["task_id"]))
        if ids:
            complete, counted, overdue = (_both_ways(part, one) for one in ("complete", "counted", "overdue"))
            found.append(Part(cause, label, complete, counted, overdue, ids))
    return found


def signed(ways: tuple[int, int]) -> str:
    """What came and what went: "+2", "−1", "+2 −1"; empty for neither."""
    came, went = ways
    return " ".join([*([f"+{came:,}"] if came else []), *([f"−{went:,}"] if went else [])])


def _both_ways(part: pd.DataFrame, measure: str) -> tuple[int, int]:
    deltas = part[part["measure"] == measure]["delta"]
    return int((deltas == 1).sum()), int((deltas == -1).sum())


def _number(rows: pd.DataFrame, measure: str, side: str) -> int:
    return int(rows[rows["measure"] == measure][side].sum())


def _none(number: int) -> str:
    return f"{number:,}" if number else say("none")


def _sentence(begun: str, why: str) -> str:
    return f"{begun}: {why}." if why else f"{begun}."


def _completed(rows: pd.DataFrame) -> pd.DataFrame:
    """What made tasks complete or not that count in both versions; the others are told with what came and went."""
    counted_anew = set(rows[(rows["measure"] == "counted") & (rows["delta"] != 0)]["task_id"])
    return rows[(rows["measure"] == "complete") & (rows["delta"] != 0) & ~rows["task_id"].isin(counted_anew)]


def _told(moved: pd.DataFrame, phrases: dict) -> Iterable[str]:
    for (cause, way), phrase in phrases.items():
        number = int(((moved["cause"] == cause) & (moved["delta"] == way)).sum())
        if number:
            yield say(phrase, number=f"{number:,}")


def _counted(rows: pd.DataFrame) -> Iterable[str]:
    """What came into the tasks that complete is of and what left them, with how many of each are complete."""
    moved = rows[(rows["measure"] == "counted") & (rows["delta"] != 0)]
    is_complete = set(rows[(rows["measure"] == "complete") & (rows["delta"] != 0)]["task_id"])
    for (cause, way), phrase in _COUNTED.items():
        part = moved[(moved["cause"] == cause) & (moved["delta"] == way)]
        if len(part):
            complete = _of_these(int(part["task_id"].isin(is_complete).sum()), len(part))
            yield f"{say(phrase, number=f'{len(part):,}')} ({complete})"


def _of_these(number: int, of: int) -> str:
    if of == 1:
        return say("complete") if number else say("not complete")
    return say("all complete") if number == of else say("{number} complete", number=_none(number))
