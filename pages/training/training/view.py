"""What the Training page shows first, made ready: each goal, what is counted without one, newer counts, the tasks."""

from dataclasses import dataclass, replace
from datetime import date

from pages.common import data
from pages.said import filters, goals, task_list
from pages.said.filters import Filters
from pages.said.goals import Goal
from pages.said.picture import Picture, picture
from pages.said.projection import Projection
from pages.said.rows import Table
from pages.said.words import plain
from pages.training.training import figure
from pages.training.training import words as said


@dataclass(frozen=True)
class GoalView:
    """A goal: its words, safe as Markdown, and its counts as a picture, or without a dated one as a bar and a table.

    lacks_people: a share of people whose number isn't known; of: the plan's id, the programme and the group.
    """

    headline: str
    answers: list[str]
    beside: str
    trend: Picture | None
    bullet: Table | None
    counts: Table | None
    lacks_people: bool
    of: tuple[str, str, str]
    measure: str


@dataclass(frozen=True)
class Later:
    """The newest count, dated after the page: its date, and what it says; safe as Markdown."""

    day: date
    said: str


@dataclass(frozen=True)
class View:
    """The first view; its words are safe as Markdown. goals: by their ids; listed: a row each where there are several.

    told: what is counted without a goal, and what plans tell in words.
    """

    headline: str
    listed: Table | None
    goals: dict[str, GoalView]
    told: list[str]
    later: Later | None
    tasks_said: str
    tasks: Table


def shown(chosen: Filters, dark: bool) -> View:
    """The first view under some filters."""
    found, is_one = goals_of(chosen), one_plan(chosen)
    named = dict(zip(said.ids(found), found, strict=True))
    ahead = {id_: goals.forecast(goal) for id_, goal in named.items()}
    tasks = data.ask("training_tasks", **chosen.parameters())
    silent = len(tasks) - int(tasks["has_figure"].sum())
    listed = [(id_, goal, ahead[id_]) for id_, goal in named.items()]
    return View(
        headline=plain(said.headline(listed)),
        listed=said.listed(listed, is_one) if len(found) > 1 else None,
        goals={id_: _goal(goal, ahead[id_], is_one, dark) for id_, goal in named.items()},
        told=_told(chosen, found, is_one),
        later=_later(chosen),
        tasks_said=plain(said.tasks(len(tasks), silent)),
        tasks=task_list.listed(tasks),
    )


def goals_of(chosen: Filters) -> list[Goal]:
    """The goals in view, each with its counts."""
    names = ("training_targets", "training_readings", "training_lapsing", "training_told")
    return goals.goals(*(data.ask(name, **chosen.scope()) for name in names))


def one_plan(chosen: Filters) -> bool:
    """Whether one plan alone is in view, whose name needn't be said."""
    return chosen.plan is not None or len(data.ask("plans_shown", **chosen.when())) == 1


def _goal(goal: Goal, ahead: Projection | str, is_one: bool, dark: bool) -> GoalView:
    headline = goals.stand(goal) if is_one else goals.headline(goal)
    is_drawn = len(goal.dated) > 0 and goal.target is not None
    drawn = figure.trend(goal, ahead if isinstance(ahead, Projection) else None, dark=dark) if is_drawn else None
    return GoalView(
        headline=plain(headline[0].upper() + headline[1:]),
        answers=[plain(one) for one in said.answers(goal, ahead)],
        beside=plain(said.beside(goal)),
        trend=drawn and picture(drawn, alt=said.line(goal, ahead), table=said.figures(goal, ahead), headline=headline),
        bullet=said.bullet(goal),
        counts=said.counts(goal),
        lacks_people=goal.target is None,
        of=(goal.plan_id, goal.programme, goal.audience),
        measure=goal.measure,
    )


def _told(chosen: Filters, found: list[Goal], is_one: bool) -> list[str]:
    """What is counted without a goal, and what is told in words, a sentence each; safe as Markdown."""
    counted = goals.without_goal(
        *(data.ask(name, **chosen.scope()) for name in ("training_targets", "training_readings"))
    )
    in_words = said.in_words(data.ask("training_told", **chosen.scope()), found, is_one)
    return [plain(one) for one in [*(said.without_goal(row, is_one) for row in counted.itertuples()), *in_words]]


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
    keys = ["plan_id", "programme", "audience", "measure"]
    counted = set(newest[keys].itertuples(index=False, name=None))
    then = [
        goal
        for goal in goals_of(replace(chosen, as_at=day))
        if (goal.plan_id, goal.programme, goal.audience, goal.measure) in counted
    ]
    return Later(day, plain(said.later(newest, then)))
