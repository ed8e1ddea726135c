"""What the Training page says of a goal: whether it can be reached, what that takes, and its counts."""

import pandas as pd

from pages.said import goals, rows, words
from pages.said.goals import Goal
from pages.said.rows import Column, Row, Table

_MONTH = 30.4375  # days


def answer(goal: Goal) -> str:
    """Whether a goal can be reached, as the pace that it needs from the page's date on, beside the last period's."""
    if goal.latest is None:
        return f"Reachable? Nothing is counted yet against the goal of {goals.people(goal.target, goal.measure)}."
    if not goal.left:
        return f"Reached: {goals.people(int(goal.latest.value), goal.measure)}, counted {_when(goal)}."
    if goal.due_on is None or pd.isna(goal.latest.as_at):
        lacking = "goal" if goal.due_on is None else "count"
        return f"Reachable? The {lacking} has no date, so no pace can be worked out."
    left = words.count(goal.left, "person", "people")
    days = (goal.due_on - goal.judged_at).days
    if days <= 0:
        when = "is today" if days == 0 else "has passed"
        return f"The goal’s date, {words.day(goal.due_on)}, {when}: the last count, {_when(goal)}, was {left} short."
    needed = f"{left} in the {words.count(days, 'day')} to {words.day(goal.due_on)}: {_pace(goal.left, days)}"
    return f"Reachable? It needs {needed}. {_last_period(goal)}"


def _when(goal: Goal) -> str:
    return words.day(goal.latest.as_at, "without a date")


def _pace(people: int, days: int) -> str:
    return f"{people * 7 / days:.1f} a week, {people * _MONTH / days:.0f} a month"


def _last_period(goal: Goal) -> str:
    """The pace between the last two counts; one count gives none."""
    if len(goal.dated) < 2:
        return "One count gives no pace so far to hold that against."
    before, last = goal.dated.iloc[-2], goal.dated.iloc[-1]
    more, days = int(last["value"] - before["value"]), (last["as_at"] - before["as_at"]).days
    between = f"Between the last two counts, {words.day(before['as_at'])} and {words.day(last['as_at'])},"
    if more < 0:
        return f"{between} the number fell by {-more:,}."
    if more == 0:
        return f"{between} nobody was added."
    return f"{between} it was {_pace(more, days)}."


def beside(goal: Goal) -> str:
    """What to know of the answer: the pace from the count's own date where that is another, what can't be foretold."""
    latest = goal.latest
    is_same_day = latest is None or not goal.left or latest.as_at == goal.judged_at
    return " ".join(part for part in ("" if is_same_day else goals.pace(goal), goals.outlook(goal), goal.doubt) if part)


def bullet(goal: Goal) -> Table:
    """The latest count as a bar, the goal as a tick."""
    value = int(goal.latest.value) if goal.latest else 0
    return rows.bullet(
        value,
        goal.target,
        counted=f"{value:,} counted" if goal.latest else "nothing counted",
        aimed=f"goal {goal.target:,}",
        said=f"{goals.headline(goal)}. {goals.subtitle(goal)}",
    )


def counts(goal: Goal) -> Table:
    """The counts in order of date, each with its source."""
    columns = (Column("Counted on", "date"), Column("People", "number"), Column("Source"))
    listed = [Row("", (rows.date(row.as_at), int(row.value), goals.source(row))) for row in goal.readings.itertuples()]
    return rows.table(columns, listed, caption="The counts, in order of date.", opens=None, look="plain")


def figures(goal: Goal) -> pd.DataFrame:
    """The counts in order of date, and the goal last."""
    listed = [
        {"What": "Count", "Date": words.day(row.as_at), "People": int(row.value), "Source": goals.source(row)}
        for row in goal.readings.itertuples()
    ]
    listed.append({"What": "Goal", "Date": words.day(goal.due_on), "People": goal.target, "Source": "the plan"})
    return pd.DataFrame(listed)


def without_goal(row, is_one: bool) -> str:
    """A count that has no goal: "12 accredited trainers, WRAP; counted: no date given; no goal is set"."""
    plan = "" if is_one else f"{row.plan}: "
    what = "accredited trainers" if row.measure == "trainers" else f"{row.measure} trained"
    return f"{plan}{int(row.value):,} {what}, {row.programme}; counted: {words.day(row.as_at)}; no goal is set."


def later(newest: pd.DataFrame, then: list[Goal]) -> str:
    """That counts are newer than the page, and what they answer. newest: of one date; then: the goals at that date."""
    day = words.day(newest["as_at"].iloc[0])
    counted = [f"{goals.people(int(row.value), row.measure)} ({row.programme})" for row in newest.itertuples()]
    said = [f"A count is dated after this page’s date: {words.several(counted)} on {day}."]
    answers = [answer(goal) for goal in then]
    return " ".join([*said, *(["At that date:"] if answers else []), *answers])


def tasks(number: int, silent: int) -> str:
    """How many tasks speak of training, and how many of them report no figure."""
    if number == 0:
        return "No task speaks of training"
    speak = f"{words.count(number, 'task')} {'speaks' if number == 1 else 'speak'} of training"
    if silent == 0:
        return f"{speak}; each reports a figure" if number > 1 else f"{speak} and reports a figure"
    return f"{speak}; {words.of(silent, number)} {'reports' if silent == 1 else 'report'} no figure"
