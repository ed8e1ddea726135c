"""Training goals against the latest count: what is left, and the pace that it takes.

There is one pace for every page and file: from the date of the latest count on, as what is left is left since then;
from the date judged at where that count is too old to say so, which is then said.
"""

from dataclasses import dataclass

import pandas as pd

from pages.said import words

_MONTH = 30.4375  # days
_WEEK = 7


@dataclass(frozen=True)
class Pace:
    """So many people in so many days. is_since_count: counted from a count on, not from the date judged at."""

    people: int
    days: int
    is_since_count: bool

    @property
    def a_week(self) -> float:
        """People a week."""
        return self.people * _WEEK / self.days

    def rate(self, by_month: bool) -> str:
        """The rate as the end of a sentence: ": 6.3 a week, 27 a month"; "" for less than a week."""
        if self.days < _WEEK:
            return ""
        return f": {self.a_week:.1f} a week" + (f", {self.people * _MONTH / self.days:.0f} a month" if by_month else "")


@dataclass(frozen=True)
class Goal:
    """A goal with its readings: the dated ones in order of date."""

    plan_id: str
    plan: str
    programme: str
    measure: str
    target: int
    due_on: pd.Timestamp | None
    doubt: str | None
    judged_at: pd.Timestamp
    readings: pd.DataFrame

    @property
    def latest(self):
        """The latest dated reading, else the undated one, else None."""
        return next(self.readings.iloc[::-1].itertuples(), None)

    @property
    def dated(self) -> pd.DataFrame:
        """The readings that have a date."""
        return self.readings[self.readings["as_at"].notna()]

    @property
    def is_due(self) -> bool:
        """Whether its date has come by the date judged at."""
        return self.due_on is not None and self.due_on <= self.judged_at

    @property
    def left(self) -> int:
        """How many are still to be trained."""
        return max(self.target - int(self.latest.value), 0) if self.latest else self.target


def goals(targets: pd.DataFrame, readings: pd.DataFrame) -> list[Goal]:
    """Each goal with the readings of the same plan, programme and measure."""
    found = []
    for target in targets.itertuples():
        same = (
            (readings["plan_id"] == target.plan_id)
            & (readings["programme"] == target.programme)
            & (readings["measure"] == target.measure)
        )
        known = {name: getattr(target, name) for name in ("plan_id", "plan", "programme", "measure")}
        found.append(
            Goal(
                **known, target=int(target.target), due_on=None if pd.isna(target.due_on) else target.due_on,
                doubt=None if words.is_missing(target.doubt) else target.doubt, judged_at=target.judged_at,
                readings=readings[same],
            )
        )  # fmt: skip
    return found


def without_goal(targets: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """The latest reading of each thing counted that has no goal: the accredited trainers, for one."""
    keys = ["plan_id", "programme", "measure"]
    latest = readings.drop_duplicates(keys, keep="last")
    matched = latest.merge(targets[keys].drop_duplicates(), on=keys, how="left", indicator=True)
    return matched[matched["_merge"] == "left_only"]


def people(number: int, measure: str) -> str:
    """A count of what a measure counts: "1,000 staff", "1 trainer"."""
    return words.count(number, "trainer") if measure == "trainers" else words.count(number, "staff", "staff")


def headline(goal: Goal) -> str:
    """Where the count of a plan stands against its goal."""
    return f"{goal.plan}: {stand(goal)}"


def stand(goal: Goal) -> str:
    """Where the count stands against the goal: "810 of 1,000 staff trained, 190 to go"."""
    if goal.latest is None:
        return f"no count yet against the goal of {people(goal.target, goal.measure)}"
    value = int(goal.latest.value)
    if value > goal.target:
        return f"{people(value, goal.measure)} trained, {value - goal.target:,} more than the goal"
    state = f", {goal.left:,} to go" if goal.left else ": the goal is met"
    return f"{value:,} of {people(goal.target, goal.measure)} trained{state}"


def subtitle(goal: Goal) -> str:
    """What is counted, when, and by when the goal stands; that "in total" is assumed where it is."""
    by = f" by {words.day(goal.due_on)}" if goal.due_on is not None else ", no date given"
    total = " in total (assumed)" if goal.doubt else ""
    said = f"{goal.programme}. Goal: {people(goal.target, goal.measure)}{total}{by}."
    if goal.latest is not None:
        said += f" Count: {words.day(goal.latest.as_at, 'undated')}, {source(goal.latest)}."
    return f"{said} Page as at {words.day(goal.judged_at)}."


def source(reading) -> str:
    """Where a count is from: the words that it was read from, or who added it."""
    return reading.source if reading.is_added else f"read from “{words.shorten(reading.source, 80)}”"


def needed(goal: Goal) -> Pace | None:
    """The pace that a goal takes, from its latest count on; where that is too old, from the date judged at.

    None where there is none to be had: no count, nobody left, a date lacking, or the goal's date has come.
    """
    latest = goal.latest
    if latest is None or not goal.left or goal.is_due or goal.due_on is None or words.is_missing(latest.as_at):
        return None
    since = goal.judged_at if latest.is_old else latest.as_at
    return Pace(goal.left, (goal.due_on - since).days, is_since_count=not latest.is_old)


def observed(goal: Goal) -> Pace | None:
    """The pace between the last two dated counts; None where there is one at most."""
    if len(goal.dated) < 2:
        return None
    before, last = goal.dated.iloc[-2], goal.dated.iloc[-1]
    return Pace(int(last["value"] - before["value"]), (last["as_at"] - before["as_at"]).days, is_since_count=True)


def falls_short(goal: Goal) -> bool:
    """Whether people were trained more slowly between the last two counts than the goal takes."""
    wanted, seen = needed(goal), observed(goal)
    return wanted is not None and seen is not None and seen.a_week < wanted.a_week


def needs(goal: Goal, wanted: Pace, *, by_month: bool = False) -> str:
    """The pace that a goal takes, and from when it is counted: "190 people in the 212 days from … to …: 6.3 a week"."""
    counted, until = words.day(goal.latest.as_at), words.day(goal.due_on)
    start = f" from the count of {counted}" if wanted.is_since_count else ""
    days = words.count(wanted.days, "day")
    said = f"{words.count(wanted.people, 'person', 'people')} in the {days}{start} to {until}{wanted.rate(by_month)}"
    return said if wanted.is_since_count else f"{said}, if nobody was trained since the count of {counted}"


def pace(goal: Goal) -> str:
    """What the goal still takes, in a sentence, or why that can't be said; "" where it is met."""
    wanted = needed(goal)
    if wanted:
        return f"Needed: {needs(goal, wanted)}."
    if goal.latest is None:
        return "Without a count no pace can be worked out."
    if not goal.left:
        return ""
    return shortfall(goal) if goal.is_due else f"{_undated(goal)}, so no pace can be worked out."


def shortfall(goal: Goal) -> str:
    """That a goal's date has come or passed, and how far the last count was from it."""
    came = "has come" if goal.due_on == goal.judged_at else "has passed"
    last = f"the last count, {words.day(goal.latest.as_at, 'without a date')}, was"
    return (
        f"The goal’s date, {words.day(goal.due_on)}, {came}: {last} {words.count(goal.left, 'person', 'people')} short."
    )


def _undated(goal: Goal) -> str:
    if goal.due_on is not None:
        return "The count has no date"
    return "The goal has no date" if not pd.isna(goal.latest.as_at) else "Neither the goal nor the count has a date"


def so_far(goal: Goal, *, by_month: bool = False) -> str:
    """The pace between the last two counts, beside what the goal takes; one count gives none."""
    seen = observed(goal)
    if seen is None:
        return "One count shows no pace so far to compare with it."
    before, last = goal.dated.iloc[-2], goal.dated.iloc[-1]
    between = f"Between the last two counts, {words.day(before['as_at'])} and {words.day(last['as_at'])},"
    if seen.people < 0:
        return f"{between} the number fell by {-seen.people:,}."
    if seen.people == 0:
        return f"{between} nobody was added."
    said = seen.rate(by_month).removeprefix(": ") or f"{seen.people:,} in {words.count(seen.days, 'day')}"
    return f"{between} it was {said}: {'less than that' if falls_short(goal) else 'enough'}."


def outlook(goal: Goal) -> str:
    """Whether the counts allow a view ahead; "" where none is needed any more."""
    number = len(goal.dated)
    if goal.latest is not None and (not goal.left or goal.is_due):
        return ""
    if number >= 3:
        return f"{number} dated counts are drawn as a line; no forecast is made from it."
    if number == 2:
        return "Two counts give no trend: whether the goal will be met can’t be said yet."
    if number == 1:
        return "One count gives no forecast: whether the goal will be met can’t be said until there are more."
    return "No dated count, so no forecast."
