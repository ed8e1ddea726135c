"""Training against goal: people trained beside those still to train, the pace that it takes, and what can't be said."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Figure, Panel, Section, Series
from pages.said import goals, words
from pages.said.goals import Goal

_UNDATED = "without a date"


def goals_of(facts: Facts) -> list[Goal]:
    """The goals with their counts."""
    return goals.goals(facts.targets, facts.readings)


def section(facts: Facts) -> Section:
    """The fifth part of the story."""
    found = goals_of(facts)
    panels = [_goals(facts, found)] if found else []
    return telling.section("training", "Training", panels, "training, as the plan sets no goal")


def _numbered(rows):
    return enumerate(rows.itertuples(), start=1)


def _count(row) -> str:
    name = "accredited trainers" if row.measure == "trainers" else f"{row.measure} trained"
    when = words.day(row.as_at, _UNDATED)
    return f"{row.plan}, {row.programme}: {int(row.value):,} {name}, counted {when}; no goal is set."


def _goals(facts: Facts, found: list[Goal]) -> Panel:
    told, figures = [], []
    for number, goal in enumerate(found, start=1):
        target = f"{goals.people(goal.target, goal.measure)}"
        figures.append(_figure(goal, number))
        for part, text in (
            ("said", f"{goals.headline(goal)}."),
            ("pace", goals.pace(goal).replace(": add one below", "")),
            ("outlook", goals.outlook(goal)),
        ):
            made = telling.sentence(facts, f"training.{number}.{part}", text, 1, "goal")
            told.append(_based(made, f"goal of {target}, {_counted(goal)}, as at {facts.when}"))
    loose = goals.without_goal(facts.targets, facts.readings)
    told += [telling.sentence(facts, f"training.count.{n}", _count(row), 1, "count") for n, row in _numbered(loose)]
    names = [goal.programme if facts.is_one_plan else f"{goal.plan}, {goal.programme}" for goal in found]
    trained = tuple(int(goal.latest.value) if goal.latest else 0 for goal in found)
    left = tuple(goal.left for goal in found)
    chart = telling.drawn(
        "People trained beside those still to train.", "people", names,
        [Series("Trained", None, False, trained), Series("Still to train", None, True, left)],
    )  # fmt: skip
    return telling.panel(
        facts, "training.goals", "; ".join(goals.headline(goal) for goal in found[:2]), n=len(found),
        sentences=told, figures=figures, picture=chart, of="training goal",
    )  # fmt: skip


def _based(made, basis: str):
    return type(made)(made.id, made.text, made.generated, basis)


def _counted(goal: Goal) -> str:
    if goal.latest is None:
        return "no count"
    return f"counted {words.day(goal.latest.as_at, _UNDATED)}"


def _figure(goal: Goal, number: int) -> Figure:
    value = int(goal.latest.value) if goal.latest else 0
    said = words.of(value, goal.target) if goal.latest else "not recorded"
    return Figure(
        f"training.{number}", f"{goal.plan}, {goal.programme}: {goal.measure} trained", value, goal.target, said
    )
