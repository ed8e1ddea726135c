"""What the Training page says first: each goal's answer and forecast, and a row a goal where there are several."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from pages.said import goals, rows, words
from pages.said.goals import Goal, Pace
from pages.said.heard import heard
from pages.said.language import Named, marked, say, says
from pages.said.projection import Projection
from pages.said.rows import Column, Row, Table

NOTHING = marked("No training goal or count is known here. Add a count, set a goal, or choose another plan or date.")
_EVEN = 0.5
_STATES = Named(
    {
        "passed": marked("past the date and short"),
        "unlikely": marked("unlikely by the forecast"),
        "slow": marked("running slower than needed"),
        "lapsing": marked("reached but lapsing before the date"),
        "enough": marked("running fast enough"),
        "likely": marked("likely by the forecast"),
        "reached": marked("reached"),
        "no_pace": marked("without a pace to tell by"),
        "no_count": marked("not counted yet"),
        "no_people": marked("without the number of people"),
    }
)
_OUTLOOKS = Named({
    "slow": marked("Slower than needed"), "enough": marked("Fast enough so far"), "reached": marked("Reached"),
    "no_pace": marked("No pace yet"),
    "no_count": marked("No count yet"), "no_people": marked("Number of people unknown"),
})  # fmt: skip
_GIVE = marked("How many people it is for isn’t known: give the number, and the share becomes one.")


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
        said.append(say(_GIVE))
    return [one for one in said if one]


def _lapses(goal: Goal) -> str:
    """What lapses before the date, or why nothing is said to; "" where the date has come or nobody is counted."""
    if goal.measure != "staff" or goal.is_due or goal.latest is None or goal.target is None:
        return ""
    if goal.lapsing is not None:
        return goals.lapses(goal)
    if goal.validity_months is None:
        return say("How long it counts isn’t known, so nothing is said to lapse.")
    span = words.count(goal.validity_months, "month")
    return say("It counts for {span}; when it lapses for whom, only a learning system’s export can tell.", span=span)


def beside(goal: Goal) -> str:
    """What the answer rests on: the people and days of its pace, the goal and the count with their sources, doubts."""
    wanted = goals.needed(goal)
    basis = ""
    if wanted:
        people = words.count(wanted.people, "person", "people")
        basis = say("{people} in {days}.", people=people, days=words.count(wanted.days, "day"))
    doubt = heard(goal.doubt or "")
    return " ".join(part for part in (basis, goals.subtitle(goal), doubt, goals.beside(goal)) if part)


def bullet(goal: Goal) -> Table | None:
    """The latest count as a bar, the goal as a tick; None where the goal is no number."""
    if goal.target is None:
        return None
    value = int(goal.latest.value) if goal.latest else 0
    return rows.bullet(
        value,
        goal.target,
        counted=say("{number} counted", number=f"{value:,}") if goal.latest else say("nothing counted"),
        aimed=say("goal {number}", number=f"{goal.target:,}"),
        said=f"{goals.headline(goal)}. {goals.subtitle(goal)}",
    )


def figures(goal: Goal, forecast: Projection | str) -> pd.DataFrame:
    """The counts in order of date, what lapses by month, the forecast, and the goal last."""
    count, lapse, system = say("Count"), say("Lapse"), say("learning system")
    listed = [
        (count, words.day(row.as_at), f"{int(row.value):,}", goals.source(row)) for row in goal.readings.itertuples()
    ]
    listed += [(lapse, words.short_month(row.month), f"{int(row.people):,}", system) for row in goal.wave.itertuples()]
    if isinstance(forecast, Projection):
        source = say("computed, {level} interval", level=goals.percent(forecast.level))
        listed += [(say("Forecast"), words.day(one.day), _span(one), source) for one in forecast.points[1:]]
    source = goal.source if goal.is_given else say("the plan")
    listed.append((say("Goal"), words.day(goal.due_on), f"{goal.target:,}", source))
    return pd.DataFrame(listed, columns=[say("What"), say("Date"), say("People"), say("Source")])


def _span(point) -> str:
    return say("{low} to {high}", low=f"{point.low:,}", high=f"{point.high:,}")


def counts(goal: Goal) -> Table | None:
    """The counts in order of date, each with its source; None where there is none."""
    if goal.readings.empty:
        return None
    columns = (Column(say("Counted on"), "date"), Column(say("People"), "number"), Column(say("Source")))
    listed = [Row("", (rows.date(row.as_at), int(row.value), goals.source(row))) for row in goal.readings.itertuples()]
    return rows.table(columns, listed, caption=say("The counts, in order of date."), opens=None, look="plain")


def line(goal: Goal, forecast: Projection | str) -> str:
    """The picture in words, for those who don't see it."""
    dated = len(goal.dated)
    drawn = [says(dated, "{number} dated count as a point", "{number} dated counts as a line", number=dated)]
    if goals.needed(goal) and goal.lapsing:
        drawn.append(say("a dashed line to the goal at the pace that it needs, without lapses"))
    elif goals.needed(goal):
        drawn.append(say("a dashed line to the goal at the pace that it needs"))
    if isinstance(forecast, Projection):
        ends = {"low": f"{forecast.low:,}", "high": f"{forecast.high:,}"}
        drawn.append(say("the forecast as a band that widens to {low} to {high}", **ends))
    if len(goal.wave):
        drawn.append(say("a line that falls month by month, if nobody were trained"))
    return f"{words.several(drawn)}. {goals.headline(goal)}."


def listed(found: Sequence[tuple[str, Goal, Projection | str]], is_one: bool) -> Table:
    """A row a goal, by its id."""
    columns = (
        Column(say("Programme"), share=5), Column(say("Counted"), "number", share=1.5),
        Column(say("Goal"), "number", share=1.5), Column(goals.by(), "date", share=2),
        Column(say("Needed a week"), "number", "wide", share=2),
        Column(say("Last period, a week"), "number", "wide", share=2.4), Column(say("Outlook"), share=4),
    )  # fmt: skip
    made = [Row(id_, _row(goal, forecast, is_one)) for id_, goal, forecast in found]
    return rows.table(columns, made, caption=say("The training goals, a row each."), look="cards brief shows_under")


def _row(goal: Goal, forecast: Projection | str, is_one: bool) -> tuple[rows.Cell, ...]:
    under = [goal.audience, say("trainers") if goal.measure == "trainers" else "", "" if is_one else goal.plan]
    counted = int(goal.latest.value) if goal.latest else None
    aim = goals.percent(goal.share) if goal.target is None else f"{goal.target:,}"
    return (
        rows.text(goal.programme, ", ".join(one for one in under if one)),
        rows.text("–" if counted is None else f"{counted:,}", sort=-1 if counted is None else counted),
        rows.text(aim, sort=goal.target or 0),
        rows.date(goal.due_on, marked("no date")),
        _a_week(goals.needed(goal)),
        _a_week(goals.observed(goal)),
        rows.text(*_outlook(goal, forecast)),
    )


def _a_week(pace: Pace | None) -> rows.Cell:
    if pace is None or not pace.days:
        return rows.text("–", sort=-1)
    told = pace.figure if pace.rate else pace.in_words
    said = told if pace.people else "0"
    return rows.text(said.replace("-", "−"), sort=pace.a_week)


def _outlook(goal: Goal, forecast: Projection | str) -> tuple[str, str]:
    """A goal's outlook in a few words, and beneath them what lapses before its date."""
    state = _state(goal, forecast)
    lapse = say("{number} lapse before it", number=f"{goal.lapsing:,}") if goal.lapsing and not goal.is_due else ""
    if state == "passed":
        return say("Date over, {number} short", number=f"{goal.left:,}"), ""
    if state == "lapsing":
        return say("Reached, {number} short by then", number=f"{goal.gap:,}"), lapse
    if isinstance(forecast, Projection):
        return say("Chance {chance}", chance=goals.odds(forecast.chance)), lapse
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
    told = {"plan": plan, "number": f"{int(row.value):,}", "whose": _whose(row), "day": words.day(row.as_at)}
    if row.measure == "trainers":
        return say("{plan}{number} accredited trainers, {whose}; counted: {day}; no goal is set.", **told)
    return say("{plan}{number} staff trained, {whose}; counted: {day}; no goal is set.", **told)


def in_words(told: pd.DataFrame, found: Sequence[Goal], is_one: bool) -> list[str]:
    """What plans tell of training in words, or in shares of a programme without a goal: each as written, no number."""
    with_goal = {(goal.plan_id, goal.programme, goal.measure) for goal in found}
    said = []
    for row in told.itertuples():
        is_goal = row.kind == "target"
        is_told = row.share == row.share if is_goal else (row.plan_id, row.programme, row.measure) in with_goal
        if is_told:  # a goal in a share is one; what else is told of a goal stands beside it
            continue
        plan = say("the plan") if is_one else row.plan
        written = f"“{words.shorten(row.source if words.is_missing(row.words) else row.words, 90)}”"
        told_of = {"programme": row.programme, "plan": plan, "written": f"{written}{_dated(row, is_goal)}"}
        is_share = words.is_missing(row.words)
        no_number = say("of how many isn’t known") if is_share else say("which is no number")
        if is_goal:
            said.append(say("{programme} (goal): {plan} says {written}, {no_number}.", **told_of, no_number=no_number))
        else:
            said.append(say("{programme}: {plan} says {written}, {no_number}.", **told_of, no_number=no_number))
    return list(dict.fromkeys(said))


def _dated(row, is_goal: bool) -> str:
    """The date of what a plan tells, as a sentence goes on with it: ", by 31 Mar 2018"."""
    if words.is_missing(row.on_date):
        return ""
    day = words.day(row.on_date)
    return say(", by {day}", day=day) if is_goal else say(", at {day}", day=day)


def later(newest: pd.DataFrame, then: list[Goal]) -> str:
    """That counts are newer than the page, and what they answer. newest: of one date; then: the goals at that date."""
    day = words.day(newest["as_at"].iloc[0])
    counted = [f"{goals.people(int(row.value), row.measure)} ({_whose(row)})" for row in newest.itertuples()]
    more = say("{number} more", number=len(counted) - 3) if len(counted) > 4 else ""
    counted = [*counted[:3], more] if more else counted
    said = [
        says(
            len(newest), "A count is dated after this page’s date: {counted} on {day}.",
            "Counts are dated after this page’s date: {counted} on {day}.", counted=words.several(counted), day=day,
        )
    ]  # fmt: skip
    answers = [goals.reachable(goal) for goal in then[:2]]
    return " ".join([*said, *([say("At that date:")] if answers else []), *answers])


def _whose(row) -> str:
    return f"{row.programme}, {row.audience}" if row.audience else row.programme


def tasks(number: int, silent: int) -> str:
    """How many tasks speak of training, and how many of them report no figure."""
    if number == 0:
        return say("No task speaks of training")
    told = {"number": f"{number:,}", "silent": words.of(silent, number)}
    if silent == 0:
        return says(
            number, "{number} task speaks of training and reports a figure",
            "{number} tasks speak of training; each reports a figure", **told,
        )  # fmt: skip
    if number == 1:
        return say("{number} task speaks of training; {silent} reports no figure", **told)
    if silent == number:
        return say("{number} tasks speak of training; none reports a figure", **told)
    return says(
        silent, "{number} tasks speak of training; {silent} reports no figure",
        "{number} tasks speak of training; {silent} report no figure", **told,
    )  # fmt: skip
