"""Training against goal: who was trained, who is still to be, the pace that it takes, and what can't be said."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Figure, Panel, Section, Sentence, Series
from pages.said import goals, words
from pages.said.goals import Goal

_UNDATED = "without a date"


def goals_of(facts: Facts) -> list[Goal]:
    """The goals with their counts."""
    return goals.goals(facts.targets, facts.readings, facts.lapsing, facts.told)


def section(facts: Facts) -> Section:
    """Training beside its goals; nothing where no plan of the pack sets one."""
    found = goals_of(facts)
    panels = [_goals(facts, found)] if found else []
    return telling.section("training", "Training", panels, "training (no goal is set)")


def _goals(facts: Facts, found: list[Goal]) -> Panel:
    """Several goals beside each other as bars; a single one in words and figures, as one bar says no more."""
    is_one = len(found) == 1
    told = [one for number, goal in enumerate(found, start=1) for one in _told(facts, goal, number, is_one)]
    loose = goals.without_goal(facts.targets, facts.readings)
    told += [
        telling.sentence(facts, f"training.count.{number}", _count(facts, row), 1, "count")
        for number, row in enumerate(loose.itertuples(), start=1)
    ]
    return telling.panel(
        facts, "training.goals", title(facts, found), n=len(found), sentences=told,
        figures=[_figure(goal, number) for number, goal in enumerate(found, start=1)],
        picture=None if is_one else _chart(facts, found), of="training goal",
        plan_ids=tuple(dict.fromkeys([*(goal.plan_id for goal in found), *loose["plan_id"]])),
    )  # fmt: skip


def title(facts: Facts, found: list[Goal]) -> str:
    """The finding: how a single goal stands, of several how many are met."""
    if len(found) == 1:
        plan = "" if facts.is_one_plan else f"{found[0].plan}: "
        return f"{plan}{stand(found[0])}"
    met = sum(goal.is_met for goal in found)
    parts = [f"{words.of(met, len(found))} training goals {telling.is_are(met)} met"]
    missed = sum(goal.is_due and bool(goal.left) for goal in found)
    uncounted = sum(goal.latest is None and not goal.is_due for goal in found)
    parts += [f"the date of {missed:,} has come unmet"] if missed else []
    parts += [f"{uncounted:,} {'has' if uncounted == 1 else 'have'} no count"] if uncounted else []
    return "; ".join(parts)


def stand(goal: Goal) -> str:
    """Where a goal stands, with its date: "810 of 1,000 staff trained, 190 to go by 31 Mar 2018"."""
    said = goals.stand(goal)
    if goal.due_on is None or goal.is_met:
        return said
    if goal.is_due:
        came = "has come" if goal.due_on == goal.judged_at else "has passed"
        return f"{said}; the goal’s date, {words.day(goal.due_on)}, {came}"
    return f"{said} by {words.day(goal.due_on)}"


def _told(facts: Facts, goal: Goal, number: int, is_one: bool) -> list[Sentence]:
    """What a goal still takes, beside the pace so far; of several goals, each with where it stands first."""
    parts = [("pace", goals.pace(goal))]
    if is_one and goal.is_due:  # which the title says
        parts = [("counted", _last_count(goal))]
    if not is_one:
        parts = [("said", f"{_name(facts, goal)}: {stand(goal)}.")]
        parts += [("pace", goals.pace(goal))] if goals.needed(goal) else []
    if goals.needed(goal):
        parts.append(("so_far", goals.so_far(goal)))
    basis = f"{_counted(goal)}, as at {facts.when}"
    made = [telling.sentence(facts, f"training.{number}.{part}", text, 1, "goal") for part, text in parts if text]
    return [Sentence(one.id, one.text, one.generated, basis) for one in made]


def _last_count(goal: Goal) -> str:
    """When a goal that is unmet was last counted; "" where it never was, or is met."""
    if goal.latest is None or not goal.left:
        return ""
    counted = words.day(goal.latest.as_at, "")
    return f"The last count is of {counted}." if counted else "The last count has no date."


def _name(facts: Facts, goal: Goal) -> str:
    return goal.programme if facts.is_one_plan else f"{goal.plan}, {goal.programme}"


def _counted(goal: Goal) -> str:
    if goal.latest is None:
        return "no count"
    return f"counted {words.day(goal.latest.as_at, _UNDATED)}"


def _count(facts: Facts, row) -> str:
    name = "accredited trainers" if row.measure == "trainers" else f"{row.measure} trained"
    plan = "" if facts.is_one_plan else f"{row.plan}, "
    return (
        f"{plan}{row.programme}: {int(row.value):,} {name}, counted {words.day(row.as_at, _UNDATED)}; no goal is set."
    )


def _chart(facts: Facts, found: list[Goal]) -> Chart | None:
    names = [f"{_name(facts, goal)}{'' if goal.latest else ' (no count)'}" for goal in found]
    trained = tuple(int(goal.latest.value) if goal.latest else 0 for goal in found)
    left = tuple(goal.left or 0 for goal in found)
    return telling.drawn(
        "People trained beside those still to train.", "people", names,
        [Series("Trained", None, False, trained), Series("Still to train", None, True, left)],
    )  # fmt: skip


def _figure(goal: Goal, number: int) -> Figure:
    value = int(goal.latest.value) if goal.latest else 0
    said = words.of(value, goal.target) if goal.latest and goal.target is not None else "not recorded"
    name = f"{goal.plan}, {goal.programme}: {goal.measure} trained"
    return Figure(f"training.{number}", name, value, goal.target, said)
