"""What the Training page shows, made ready: each goal, what is counted without one, the tasks without a figure."""

from dataclasses import dataclass

from pages.common import data
from pages.said import goals, task_list, words
from pages.said.filters import Filters
from pages.said.picture import Picture, picture
from pages.said.rows import Table
from pages.said.words import plain
from pages.training.training import figure


@dataclass(frozen=True)
class GoalView:
    """A goal with its pictures and sentences; the line only where there are counts enough."""

    bullet: Picture
    trend: Picture | None
    pace: str
    outlook: str


@dataclass(frozen=True)
class View:
    """The page; counts: name, value and what it is, each safe as Markdown."""

    is_empty: bool
    goals: list[GoalView]
    counts: list[tuple[str, str, str]]
    programmes: list[str]
    silent_headline: str
    silent: Table


def shown(chosen: Filters, dark: bool) -> View:
    """The page's content under some filters."""
    targets = data.ask("training_targets", **chosen.scope())
    readings = data.ask("training_readings", **chosen.scope())
    tasks = data.ask("training_tasks", **chosen.parameters())
    silent = tasks[~tasks["has_figure"].astype(bool)]
    said = f"{words.of(len(silent), len(tasks))} training tasks report no figure".capitalize()
    return View(
        is_empty=targets.empty and readings.empty,
        goals=[_goal(goal, dark) for goal in goals.goals(targets, readings)],
        counts=[_count(row) for row in goals.without_goal(targets, readings).itertuples()],
        programmes=list(dict.fromkeys([*targets["programme"], *readings["programme"]])),
        silent_headline=plain(said),
        silent=task_list.listed(silent),
    )


def _goal(goal: goals.Goal, dark: bool) -> GoalView:
    headline, subtitle = goals.headline(goal), goals.subtitle(goal)
    said = {"headline": headline, "subtitle": subtitle, "table": goals.table(goal)}
    line = f"Line of {len(goal.dated)} dated counts. {headline}."
    return GoalView(
        picture(figure.bullet(goal, dark=dark), alt=f"Bullet chart. {headline}. {subtitle}", **said),
        picture(figure.trend(goal, dark=dark), alt=line, **said) if len(goal.dated) >= 3 else None,
        plain(goals.pace(goal)),
        plain(f"{goals.outlook(goal)} {goal.doubt or ''}"),
    )


def _count(row) -> tuple[str, str, str]:
    name = "accredited trainers" if row.measure == "trainers" else f"{row.measure} trained"
    said = f"{row.programme}. Counted: {words.day(row.as_at)}. No goal is set."
    return plain(f"{row.plan}: {name}"), f"{row.value:,}", plain(said)
