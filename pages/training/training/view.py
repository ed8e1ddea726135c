"""What the Training page shows, made ready: each goal, what is counted without one, newer counts, the tasks."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from pages.common import data
from pages.said import filters, goals, task_list
from pages.said.filters import Filters
from pages.said.goals import Goal
from pages.said.picture import Picture, picture
from pages.said.rows import Table
from pages.said.words import plain
from pages.training.training import figure
from pages.training.training import words as said


@dataclass(frozen=True)
class GoalView:
    """A goal: its words, safe as Markdown, its bar and its counts; the line only where there are counts enough."""

    headline: str
    answer: str
    bullet: Table
    subtitle: str
    beside: str
    counts: Table
    trend: Picture | None


@dataclass(frozen=True)
class Later:
    """The newest count, dated after the page: its date, and what it says; safe as Markdown."""

    day: date
    said: str


@dataclass(frozen=True)
class View:
    """The page; its words are safe as Markdown. counts: what is counted without a goal."""

    goals: list[GoalView]
    counts: list[str]
    later: Later | None
    programmes: list[str]
    tasks_said: str
    tasks: Table


def shown(chosen: Filters, dark: bool) -> View:
    """The page's content under some filters."""
    targets, readings = _figures(chosen)
    found = goals.goals(targets, readings)
    tasks = data.ask("training_tasks", **chosen.parameters())
    silent = len(tasks) - int(tasks["has_figure"].sum())
    is_one = chosen.plan is not None or len(data.ask("plans_shown", **chosen.when())) == 1
    return View(
        goals=[_goal(goal, is_one, dark) for goal in found],
        counts=[plain(said.without_goal(row, is_one)) for row in goals.without_goal(targets, readings).itertuples()],
        later=_later(chosen),
        programmes=list(dict.fromkeys([*targets["programme"], *readings["programme"]])),
        tasks_said=plain(said.tasks(len(tasks), silent)),
        tasks=task_list.listed(tasks),
    )


def _figures(chosen: Filters) -> tuple[pd.DataFrame, pd.DataFrame]:
    return data.ask("training_targets", **chosen.scope()), data.ask("training_readings", **chosen.scope())


def _goal(goal: Goal, is_one: bool, dark: bool) -> GoalView:
    headline = goals.stand(goal) if is_one else goals.headline(goal)
    line = f"Line of {len(goal.dated)} dated counts. {headline}."
    trend = figure.trend(goal, None, dark=dark) if len(goal.dated) >= 3 else None
    return GoalView(
        headline=plain(headline[0].upper() + headline[1:]),
        answer=plain(said.answer(goal)),
        bullet=said.bullet(goal),
        subtitle=plain(goals.subtitle(goal)),
        beside=plain(said.beside(goal)),
        counts=said.counts(goal),
        trend=trend and picture(trend, alt=line, table=said.figures(goal), headline=headline),
    )


def _later(chosen: Filters) -> Later | None:
    """What is counted after the date that each plan is judged at."""
    newest = data.ask("training_readings", **replace(chosen, as_at=filters.LATEST).scope())
    shown = data.ask("plans_shown", **chosen.when())
    dates = dict(zip(shown["plan_id"], shown["judged_at"], strict=True))
    newest = newest[[row.plan_id in dates and row.as_at > dates[row.plan_id] for row in newest.itertuples()]]
    if newest.empty:
        return None
    newest = newest[newest["as_at"] == newest["as_at"].max()]
    day = newest["as_at"].iloc[0].date()
    counted = set(newest[["plan_id", "programme", "measure"]].itertuples(index=False, name=None))
    then = [
        goal
        for goal in goals.goals(*_figures(replace(chosen, as_at=day)))
        if (goal.plan_id, goal.programme, goal.measure) in counted
    ]
    return Later(day, plain(said.later(newest, then)))
