"""What the Training page says first: each goal's answer and forecast, and a row a goal where there are several."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from pages.said import goals, rows, words
from pages.said.goals import Goal, Pace
from pages.said.projection import Projection
from pages.said.rows import Column, Row, Table

NOTHING = "No training goal or count is known here. Add a count, set a goal, or choose another plan or date."
_EVEN = 0.5
_STATES = {
    "passed": "past the date and short",
    "unlikely": "unlikely by the forecast",
    "slow": "running slower than needed",
    "lapsing": "reached but lapsing before the date",
    "enough": "running fast enough",
    "likely": "likely by the forecast",
    "reached": "reached",
    "no_pace": "without a pace to tell by",
    "no_count": "not counted yet",
    "no_people": "without the number of people",
}
_OUTLOOKS = {
    "slow": "Slower than needed", "enough": "Fast enough so far", "reached": "Reached", "no_pace": "No pace yet",
    "no_count": "No count yet", "no_people": "Number of people unknown",
}  # fmt: skip
_GIVE = "How many people it is for isn’t known: give the number, and the share becomes one."


def ids(found: Sequence[Goal]) -> list[str]:
    """One name a goal, as the address carries it; of goals that are alike the second is numbered."""
    named: list[str] = []
    seen: dict[str, int] = {}
    for goal in found:
        name = f"{goal.plan_id}|{goal.programme}|{goal.audience}|{goal.measure}"
        seen[name] = seen.get(name, 0) + 1
        named.append(name if seen[name] == 1 else f"{name}|{seen[name]}")
    return named


def answers(goal: Goal, forecast: Projection | str) -> list[str]:
    """Whether a goal can be reached, what lapses before its date, and how far it may get; a sentence each."""
    said = [goals.reachable(goal), _lapses(goal), goals.outlook(goal, forecast)]
    if goal.target is None:
        said.append(_GIVE)
    return [one for one in said if one]


def _lapses(goal: Goal) -> str:
    """What lapses before the date, or why nothing is said to; "" where the date has come or nobody is counted."""
    if goal.measure != "staff" or goal.is_due or goal.latest is None or goal.target is None:
        return ""
    if goal.lapsing is not None:
        return goals.lapses(goal)
    if goal.validity_months is None:
        return "How long it counts isn’t known, so nothing is said to lapse."
    counts = words.count(goal.validity_months, "month")
    return f"It counts for {counts}; when it lapses for whom, only a learning system’s export can tell."


def beside(goal: Goal) -> str:
    """What the answer rests on: the people and days of its pace, the goal and the count with their sources, doubts."""
    wanted = goals.needed(goal)
    basis = f"{words.count(wanted.people, 'person', 'people')} in {words.count(wanted.days, 'day')}." if wanted else ""
    return " ".join(part for part in (basis, goals.subtitle(goal), goal.doubt, goals.beside(goal)) if part)


def bullet(goal: Goal) -> Table | None:
    """The latest count as a bar, the goal as a tick; None where the goal is no number."""
    if goal.target is None:
        return None
    value = int(goal.latest.value) if goal.latest else 0
    return rows.bullet(
        value,
        goal.target,
        counted=f"{value:,} counted" if goal.latest else "nothing counted",
        aimed=f"goal {goal.target:,}",
        said=f"{goals.headline(goal)}. {goals.subtitle(goal)}",
    )


def figures(goal: Goal, forecast: Projection | str) -> pd.DataFrame:
    """The counts in order of date, what lapses by month, the forecast, and the goal last."""
    listed = [
        {"What": "Count", "Date": words.day(row.as_at), "People": f"{int(row.value):,}", "Source": goals.source(row)}
        for row in goal.readings.itertuples()
    ]
    listed += [
        {"What": "Lapse", "Date": f"{row.month:%b %Y}", "People": f"{int(row.people):,}", "Source": "learning system"}
        for row in goal.wave.itertuples()
    ]
    if isinstance(forecast, Projection):
        listed += [
            {
                "What": "Forecast", "Date": words.day(one.day), "People": f"{one.low:,} to {one.high:,}",
                "Source": f"computed, {goals.percent(forecast.level)} interval",
            }
            for one in forecast.points[1:]
        ]  # fmt: skip
    source = goal.source if goal.is_given else "the plan"
    listed.append({"What": "Goal", "Date": words.day(goal.due_on), "People": f"{goal.target:,}", "Source": source})
    return pd.DataFrame(listed)


def counts(goal: Goal) -> Table | None:
    """The counts in order of date, each with its source; None where there is none."""
    if goal.readings.empty:
        return None
    columns = (Column("Counted on", "date"), Column("People", "number"), Column("Source"))
    listed = [Row("", (rows.date(row.as_at), int(row.value), goals.source(row))) for row in goal.readings.itertuples()]
    return rows.table(columns, listed, caption="The counts, in order of date.", opens=None, look="plain")


def line(goal: Goal, forecast: Projection | str) -> str:
    """The picture in words, for those who don't see it."""
    drawn = ["1 dated count as a point" if len(goal.dated) == 1 else f"{len(goal.dated)} dated counts as a line"]
    if goals.needed(goal):
        drawn.append(f"a dashed line to the goal at the pace that it needs{', without lapses' if goal.lapsing else ''}")
    if isinstance(forecast, Projection):
        drawn.append(f"the forecast as a band that widens to {forecast.low:,} to {forecast.high:,}")
    if len(goal.wave):
        drawn.append("a line that falls month by month, if nobody were trained")
    return f"{words.several(drawn)}. {goals.headline(goal)}."


def listed(found: Sequence[tuple[str, Goal, Projection | str]], is_one: bool) -> Table:
    """A row a goal, by its id."""
    columns = (
        Column("Programme", share=5), Column("Counted", "number", share=1.5), Column("Goal", "number", share=1.5),
        Column("By", "date", share=2), Column("Needed a week", "number", "wide", share=2),
        Column("Last period, a week", "number", "wide", share=2.4), Column("Outlook", share=4),
    )  # fmt: skip
    made = [Row(id_, _row(goal, forecast, is_one)) for id_, goal, forecast in found]
    return rows.table(columns, made, caption="The training goals, a row each.", look="cards brief shows_under")


def _row(goal: Goal, forecast: Projection | str, is_one: bool) -> tuple[rows.Cell, ...]:
    under = [goal.audience, "trainers" if goal.measure == "trainers" else "", "" if is_one else goal.plan]
    counted = int(goal.latest.value) if goal.latest else None
    aim = goals.percent(goal.share) if goal.target is None else f"{goal.target:,}"
    return (
        rows.text(goal.programme, ", ".join(one for one in under if one)),
        rows.text("–" if counted is None else f"{counted:,}", sort=-1 if counted is None else counted),
        rows.text(aim, sort=goal.target or 0),
        rows.date(goal.due_on, "no date"),
        _a_week(goals.needed(goal)),
        _a_week(goals.observed(goal)),
        rows.text(*_outlook(goal, forecast)),
    )


def _a_week(pace: Pace | None) -> rows.Cell:
    if pace is None or not pace.days:
        return rows.text("–", sort=-1)
    said = pace.in_words.removesuffix(" a week") if pace.people else "0"
    return rows.text(said.replace("-", "−"), sort=pace.a_week)


def _outlook(goal: Goal, forecast: Projection | str) -> tuple[str, str]:
    """A goal's outlook in a few words, and beneath them what lapses before its date."""
    state = _state(goal, forecast)
    lapse = f"{goal.lapsing:,} lapse before it" if goal.lapsing and not goal.is_due else ""
    if state == "passed":
        return f"Date over, {goal.left:,} short", ""
    if state == "lapsing":
        return f"Reached, {goal.gap:,} short by then", lapse
    if isinstance(forecast, Projection):
        return f"Chance {goals.odds(forecast.chance)}", lapse
    return _OUTLOOKS[state], lapse


def _state(goal: Goal, forecast: Projection | str) -> str:
    """Where a goal stands, as one of _STATES; by the forecast where there is one, else by the last period."""
    if goal.is_met:
        return "lapsing" if goal.gap and not goal.is_due else "reached"
    if goal.target is None:
        return "no_people"
    if goal.latest is None:
        return "no_count"
    if goal.is_due:
        return "passed"
    if isinstance(forecast, Projection):
        return "likely" if forecast.chance >= _EVEN else "unlikely"
    if goals.needed(goal) is None or goals.observed(goal) is None:
        return "no_pace"
    return "slow" if goals.falls_short(goal) else "enough"


def headline(found: Sequence[tuple[str, Goal, Projection | str]]) -> str:
    """Where several goals stand, in one sentence: "12 goals: 2 reached and 3 running slower than needed"."""
    number = Counter(_state(goal, forecast) for _, goal, forecast in found)
    told = [f"{number[state]} {what}" for state, what in _STATES.items() if number[state]]
    return f"{words.count(len(found), 'goal')}: {words.several(told)}"


def without_goal(row, is_one: bool) -> str:
    """A count that has no goal: "12 accredited trainers, WRAP; counted: no date given; no goal is set"."""
    plan = "" if is_one else f"{row.plan}: "
    what = "accredited trainers" if row.measure == "trainers" else f"{row.measure} trained"
    who = f", {row.audience}" if row.audience else ""
    return f"{plan}{int(row.value):,} {what}, {row.programme}{who}; counted: {words.day(row.as_at)}; no goal is set."


def in_words(told: pd.DataFrame, found: Sequence[Goal], is_one: bool) -> list[str]:
    """What plans tell of training in words, or in shares of a programme without a goal: each as written, no number."""
    with_goal = {(goal.plan_id, goal.programme, goal.measure) for goal in found}
    said = []
    for row in told.itertuples():
        is_goal = row.kind == "target"
        is_told = row.share == row.share if is_goal else (row.plan_id, row.programme, row.measure) in with_goal
        if is_told:  # a goal in a share is one; what else is told of a goal stands beside it
            continue
        plan = "the plan" if is_one else row.plan
        written = f"“{words.shorten(row.words if not words.is_missing(row.words) else row.source, 90)}”"
        no_number = "which is no number" if not words.is_missing(row.words) else "of how many isn’t known"
        dated = "" if words.is_missing(row.on_date) else f", {'by' if is_goal else 'at'} {words.day(row.on_date)}"
        said.append(f"{row.programme}{' (goal)' if is_goal else ''}: {plan} says {written}{dated}, {no_number}.")
    return list(dict.fromkeys(said))


def later(newest: pd.DataFrame, then: list[Goal]) -> str:
    """That counts are newer than the page, and what they answer. newest: of one date; then: the goals at that date."""
    day = words.day(newest["as_at"].iloc[0])
    counted = [f"{goals.people(int(row.value), row.measure)} ({_whose(row)})" for row in newest.itertuples()]
    more = f"{len(counted) - 3} more" if len(counted) > 4 else ""
    counted = [*counted[:3], more] if more else counted
    newer = "Counts are" if len(newest) > 1 else "A count is"
    said = [f"{newer} dated after this page’s date: {words.several(counted)} on {day}."]
    answers = [goals.reachable(goal) for goal in then[:2]]
    return " ".join([*said, *(["At that date:"] if answers else []), *answers])


def _whose(row) -> str:
    return f"{row.programme}, {row.audience}" if row.audience else row.programme


def tasks(number: int, silent: int) -> str:
    """How many tasks speak of training, and how many of them report no figure."""
    if number == 0:
        return "No task speaks of training"
    speak = f"{words.count(number, 'task')} {'speaks' if number == 1 else 'speak'} of training"
    if silent == 0:
        return f"{speak}; each reports a figure" if number > 1 else f"{speak} and reports a figure"
    return f"{speak}; {words.of(silent, number)} {'reports' if silent == 1 else 'report'} no figure"
