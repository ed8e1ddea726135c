"""Training goals against the latest count: what is left, and the pace it takes from the date of the count."""

from dataclasses import dataclass

import pandas as pd

from pages.said import words


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
    trained = f"{int(goal.latest.value):,} of {people(goal.target, goal.measure)}"
    state = f"{goal.left:,} to go" if goal.left else "the goal is reached"
    return f"{trained} trained, {state}"


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


def pace(goal: Goal) -> str:
    """The rate that the goal needs, counted from the reading's date: "190 people in 212 days: 6.3 a week"."""
    if goal.latest is None:
        return "Without a count no pace can be worked out: add one below."
    if not goal.left:
        return "Nobody is left to train for this goal."
    if goal.due_on is None or pd.isna(goal.latest.as_at):
        return "No pace can be worked out: the goal or the count has no date."
    days = (goal.due_on - goal.latest.as_at).days
    left = words.count(goal.left, "person", "people")
    if days <= 0:
        return f"The goal’s date had come when this was counted, {left} short of it."
    past = " The goal’s date has passed since." if goal.due_on < goal.judged_at else ""
    return (
        f"Needed: {left} in {words.count(days, 'day')}: {goal.left * 7 / days:.1f} a week, counted from the date of "
        f"the count, {words.day(goal.latest.as_at)}.{past}"
    )


def outlook(goal: Goal) -> str:
    """Whether the counts allow a view ahead."""
    number = len(goal.dated)
    if number >= 3:
        return f"{number} dated counts are drawn as a line; no forecast is made from it."
    if number == 2:
        return "Two counts give no trend: whether the goal will be met can’t be said yet."
    if number == 1:
        return "One count gives no forecast: whether the goal will be met can’t be said until there are more."
    return "No dated count, so no forecast."
