"""What is known at the start of a what-if, made ready: who is to be trained by when, and what can be delivered."""

import pandas as pd

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.goals import Goal
from pages.training.training import view
from pages.training.training import words as goal_words
from pages.training.training.what_if import words as said
from pages.training.training.what_if.words import Start


def starts(chosen: Filters) -> dict[str, Start]:
    """What is known for each goal of staff in view that is known in people, by the goal's id."""
    rules = data.ask("training_rules", known_at=chosen.when()["known_at"], plans=chosen.scope()["plans"])
    counts = data.ask("training_readings", **chosen.scope())
    found, is_one = view.goals_of(chosen), view.one_plan(chosen)
    return {
        id_: _start(goal, rules, counts, is_one)
        for id_, goal in zip(goal_words.ids(found), found, strict=True)
        if goal.measure == "staff" and goal.target is not None
    }


def _start(goal: Goal, rules: pd.DataFrame, counts: pd.DataFrame, is_one: bool) -> Start:
    rule = _rule(goal, rules)
    trainers = rule.get("trainers") or _trainers(goal, counts)
    return Start(
        said.title(goal, is_one),
        said.people_from(goal, is_one),
        since=_since(goal),
        due_on=None if goal.due_on is None else goal.due_on.date(),
        people=goal.gap or None,
        sessions_a_month=rule.get("sessions_a_month"),
        seats=rule.get("seats"),
        attendance=round(100 * rule["attendance"], 1) if "attendance" in rule else None,
        trainers=trainers,
        ruled=frozenset(name for name in said.RULED if rule.get(name)),
        rule_from=said.rule_from(rule),
    )


def _since(goal: Goal):
    """The day that is counted from: that of the latest count; where that is too old or has none, the page's."""
    latest = goal.latest
    is_usable = latest is not None and not words.is_missing(latest.as_at) and not latest.is_old
    return (latest.as_at if is_usable else goal.judged_at).date()


def _rule(goal: Goal, rules: pd.DataFrame) -> dict:
    """What is said of the goal's group, else of the whole programme; without what isn't known."""
    known: dict = {}
    for audience in dict.fromkeys(("", goal.audience)):
        same = (rules["plan_id"] == goal.plan_id) & (rules["programme"] == goal.programme)
        for row in rules[same & (rules["audience"] == audience)].to_dict("records"):
            known |= {str(name): value for name, value in row.items() if not words.is_missing(value)}
    return known


def _trainers(goal: Goal, counts: pd.DataFrame) -> int | None:
    """The latest count of trainers of the goal's programme."""
    same = (counts["plan_id"] == goal.plan_id) & (counts["programme"] == goal.programme)
    found = counts[same & (counts["measure"] == "trainers")]
    return int(found["value"].iloc[-1]) or None if len(found) else None
