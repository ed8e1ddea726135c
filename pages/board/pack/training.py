"""Training against goal: who was trained, who is still to be, the pace that it takes, and what can't be said."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Figure, Panel, Section, Sentence, Series
from pages.said import goals, words
from pages.said.goals import Goal
from pages.said.language import marked, say, says

_UNDATED = marked("without a date")
_FEWEST = 5  # people: in a public pack fewer aren't told


def goals_of(facts: Facts) -> list[Goal]:
    """The goals with their counts; in a public pack none that would tell of a few people, nor what would in one.

    There a programme that has a goal or a count for all has none by group: what one group leaves out of all is another.
    """
    every = goals.goals(facts.targets, facts.readings, facts.lapsing)
    if not _is_public(facts):
        return every
    return [_bare(goal) for goal in every if not _tells_of_few(goal, goal.latest) and not _is_part(facts, goal)]


def withholds(facts: Facts) -> bool:
    """Whether a public pack leaves out training figures that a board's would have."""
    every = goals.goals(facts.targets, facts.readings, facts.lapsing)
    loose = goals.without_goal(facts.targets, facts.readings)
    return (
        any(_tells_of_few(one, one.latest) or _is_part(facts, one) or _bare(one) is not one for one in every)
        or any(_is_part(facts, row) for row in loose.itertuples())
        or _has_few(loose["value"])
    )


def _is_public(facts: Facts) -> bool:
    return facts.choice.audience == "public"


def _has_few(numbers: Iterable[int | None]) -> bool:
    return any(number is not None and 0 < abs(number) < _FEWEST for number in numbers)


def _tells_of_few(goal: Goal, reading) -> bool:
    """Whether a reading of a goal is of a few people, or as near to the goal or to all whom it is for."""
    trained = int(reading.value) if reading else 0
    return _has_few([trained, goal.people, *(of - trained for of in (goal.target, goal.people) if of is not None)])


def _is_part(facts: Facts, counted) -> bool:
    """Whether a goal or a count is of a group, of a programme that has a goal or a count for all too."""
    for rows in (facts.targets, facts.readings):
        of_all = rows[(rows["plan_id"] == counted.plan_id) & (rows["audience"] == "")]
        if ((of_all["programme"] == counted.programme) & (of_all["measure"] == counted.measure)).any():
            return counted.audience != ""
    return False


def _bare(goal: Goal) -> Goal:
    """A goal without the earlier counts, or what lapses, that would tell of a few people beside its latest count."""
    if len(goal.dated) > 1:
        before, last = list(goal.dated.iloc[-2:].itertuples())
        if _has_few([last.value - before.value]) or _tells_of_few(goal, before):
            goal = replace(goal, readings=goal.readings.tail(1))
    if goal.latest and goal.lapsing and _has_few([goal.lapsing, goal.gap, int(goal.latest.value) - goal.lapsing]):
        goal = replace(goal, waves=None)
    return goal


def section(facts: Facts) -> Section:
    """Training beside its goals; nothing where no plan of the pack sets one."""
    found = goals_of(facts)
    panels = [_goals(facts, found)] if found else []
    return telling.section("training", say("Training"), panels, say("training (no goal is set)"))


def _goals(facts: Facts, found: list[Goal]) -> Panel:
    """Several goals beside each other as bars; a single one in words and figures, as one bar says no more."""
    is_one = len(found) == 1
    told = [one for number, goal in enumerate(found, start=1) for one in _told(facts, goal, number, is_one)]
    loose = _without_goal(facts)
    told += [
        telling.sentence(facts, f"training.count.{number}", _count(facts, row), 1, noun="count")
        for number, row in enumerate(loose.itertuples(), start=1)
    ]
    return telling.panel(
        facts, "training.goals", title(facts, found), n=len(found), sentences=told,
        figures=[_figure(goal, number) for number, goal in enumerate(found, start=1)],
        picture=None if is_one else _chart(facts, found), of="training goal",
        plan_ids=tuple(dict.fromkeys([*(goal.plan_id for goal in found), *loose["plan_id"]])),
    )  # fmt: skip


def _without_goal(facts: Facts) -> pd.DataFrame:
    """The counts that have no goal; in a public pack none of a group beside one of all."""
    loose = goals.without_goal(facts.targets, facts.readings)
    is_told = [not (_is_public(facts) and _is_part(facts, row)) for row in loose.itertuples()]
    return loose[pd.Series(is_told, index=loose.index, dtype=bool)]


def title(facts: Facts, found: list[Goal]) -> str:
    """The finding: how a single goal stands, of several how many are met."""
    if len(found) == 1:
        plan = "" if facts.is_one_plan else f"{found[0].plan}: "
        return f"{plan}{stand(found[0])}"
    met = sum(goal.is_met for goal in found)
    part = words.of(met, len(found))
    parts = [says(max(met, 1), "{part} training goals is met", "{part} training goals are met", part=part)]
    missed = sum(goal.is_due and bool(goal.left) for goal in found)
    uncounted = sum(goal.latest is None and not goal.is_due for goal in found)
    parts += [say("the date of {number} has come unmet", number=f"{missed:,}")] if missed else []
    if uncounted:
        parts.append(says(uncounted, "{number} has no count", "{number} have no count", number=f"{uncounted:,}"))
    return "; ".join(parts)


def stand(goal: Goal) -> str:
    """Where a goal stands, with its date: "810 of 1,000 staff trained, 190 to go by 31 Mar 2018"."""
    said = goals.stand(goal)
    if goal.due_on is None or goal.is_met:
        return said
    day = words.day(goal.due_on)
    if not goal.is_due:
        return say("{said} by {day}", said=said, day=day)
    if goal.due_on == goal.judged_at:
        return say("{said}; the goal’s date, {day}, has come", said=said, day=day)
    return say("{said}; the goal’s date, {day}, has passed", said=said, day=day)


def _told(facts: Facts, goal: Goal, number: int, is_one: bool) -> list[Sentence]:
    """What a goal still takes, beside the pace so far; of several goals, each with where it stands first."""
    parts = [("pace", goals.pace(goal))]
    if is_one and goal.is_due:  # which the title says
        parts = [("counted", _last_count(goal))]
    if not is_one:
        parts = [("said", f"{_name(facts, goal)}: {stand(goal)}.")]
        parts += [("pace", goals.pace(goal))] if goals.needed(goal) else []
    if goals.needed(goal) and not (_is_public(facts) and len(goal.dated) < 2):  # where an earlier one may be withheld
        parts.append(("so_far", goals.so_far(goal)))
    parts.append(("lapses", lapses(goal)))
    if len(goal.dated) > 1:  # of one, that it shows no pace says enough
        parts.append(("outlook", goals.outlook(goal)))
    basis = say("{counted}, as at {when}", counted=_counted(goal), when=facts.when)
    made = [telling.sentence(facts, f"training.{number}.{part}", text, 1, noun="goal") for part, text in parts if text]
    return [Sentence(one.id, one.text, one.generated, basis) for one in made]


def lapses(goal: Goal) -> str:
    """What lapses before a goal's date, and the gap with it; "" where nothing does."""
    return goals.lapses(goal) if goal.lapsing else ""


def ahead(facts: Facts) -> str:
    """What is ahead of a single goal: what lapses before its date, and how far it may get; "" of several."""
    found = goals_of(facts)
    if len(found) != 1:
        return ""
    forecast = goals.forecast(found[0])
    told = "" if isinstance(forecast, str) else goals.outlook(found[0], forecast)
    return " ".join(one for one in (lapses(found[0]), told) if one)


def _last_count(goal: Goal) -> str:
    """When a goal that is unmet was last counted; "" where it never was, or is met."""
    if goal.latest is None or not goal.left:
        return ""
    counted = words.day(goal.latest.as_at, "")
    return say("The last count is of {day}.", day=counted) if counted else say("The last count has no date.")


def _name(facts: Facts, goal: Goal) -> str:
    who = f" ({goal.audience})" if goal.audience else ""
    return f"{goal.programme}{who}" if facts.is_one_plan else f"{goal.plan}, {goal.programme}{who}"


def _counted(goal: Goal) -> str:
    if goal.latest is None:
        return say("no count")
    return say("counted {day}", day=words.day(goal.latest.as_at, _UNDATED))


def _count(facts: Facts, row) -> str:
    plan = "" if facts.is_one_plan else f"{row.plan}, "
    who = f" ({row.audience})" if row.audience else ""
    is_few = _is_public(facts) and _has_few([row.value])
    given = {
        "of": f"{plan}{row.programme}{who}",
        "number": say("fewer than {number}", number=_FEWEST) if is_few else f"{int(row.value):,}",
        "day": words.day(row.as_at, _UNDATED),
    }
    if row.measure == "trainers":
        return say("{of}: {number} accredited trainers, counted {day}; no goal is set.", **given)
    return say("{of}: {number} staff trained, counted {day}; no goal is set.", **given)


def _chart(facts: Facts, found: list[Goal]) -> Chart | None:
    """The goals that are known in people as bars; None where that is one at most."""
    shown = [goal for goal in found if goal.target is not None]
    if len(shown) < 2:
        return None
    names = [_name(facts, goal) if goal.latest else say("{goal} (no count)", goal=_name(facts, goal)) for goal in shown]
    trained = tuple(int(goal.latest.value) if goal.latest else 0 for goal in shown)
    left = tuple(goal.left or 0 for goal in shown)
    return telling.drawn(
        say("People trained beside those still to train."), "people", names,
        [Series(say("Trained"), None, False, trained), Series(say("Still to train"), None, True, left)],
    )  # fmt: skip


def _figure(goal: Goal, number: int) -> Figure:
    value = int(goal.latest.value) if goal.latest else 0
    said = words.of(value, goal.target) if goal.latest and goal.target is not None else say("not recorded")
    of = f"{goal.plan}, {goal.programme}"
    is_trainers = goal.measure == "trainers"
    name = say("{of}: trainers trained", of=of) if is_trainers else say("{of}: staff trained", of=of)
    return Figure(f"training.{number}", name, value, goal.target, said)
