"""What the Training page says of a goal: whether it can be reached, what that takes, and its counts."""

import pandas as pd

from pages.said import goals, rows, words
from pages.said.goals import Goal
from pages.said.rows import Column, Row, Table


def answer(goal: Goal) -> str:
    """Whether a goal can be reached, as the pace that it needs, beside that between the last two counts."""
    wanted = goals.needed(goal)
    if wanted:
        return f"Reachable? It needs {goals.needs(goal, wanted, by_month=True)}. {goals.so_far(goal, by_month=True)}"
    if goal.latest is None:
        return f"Reachable? Nothing is counted yet against the goal of {goals.aim(goal)}."
    if goal.is_met:
        counted = words.day(goal.latest.as_at, "without a date")
        return f"Reached: {goals.people(int(goal.latest.value), goal.measure)}, counted {counted}."
    return goals.pace(goal) if goal.is_due else f"Reachable? {goals.pace(goal)}"


def beside(goal: Goal) -> str:
    """What to know of the answer: what can't be foretold, and what the loader wasn't sure of."""
    return " ".join(part for part in (goals.outlook(goal), goal.doubt) if part)


def bullet(goal: Goal) -> Table:
    """The latest count as a bar, the goal as a tick."""
    value = int(goal.latest.value) if goal.latest else 0
    return rows.bullet(
        value,
        goal.target or 0,
        counted=f"{value:,} counted" if goal.latest else "nothing counted",
        aimed="no goal in people" if goal.target is None else f"goal {goal.target:,}",
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
