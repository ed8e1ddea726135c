"""What the Early warning page says: how many tasks carry warnings, and of each task what speaks for its being late."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from pages.said import words
from pages.said.language import marked, say, says

ORDER = marked(
    "Two points each: the date was moved back, it is due by the next board, the words name an overdue task. One each: "
    "due within 28 days after that board, the words name a task that isn’t done, the lead has four tasks late or due "
    "in the next three months, no new words. No next steps count nothing."
)
_TIMES = {1: marked("once"), 2: marked("twice")}


class Reason(NamedTuple):
    """One sign in words, its points, and where it is shown: the name of a page and what its address asks for."""

    said: str
    points: int
    page: str
    asked: dict[str, str]


def headline(found: pd.DataFrame) -> str:
    """How many of the live tasks that aren't overdue carry two warnings or more, else one. found: of early_warning."""
    total = say("{tasks} not yet overdue", tasks=words.count(len(found), "live task"))
    number = int((found["warnings"] >= 2).sum())
    if number:
        return says(
            number,
            "{number} of {total} carries two warnings or more",
            "{number} of {total} carry two warnings or more",
            number=f"{number:,}", total=total,
        )  # fmt: skip
    number = int((found["warnings"] >= 1).sum())
    if number:
        return says(
            number, "{number} of {total} carries one warning", "{number} of {total} carry one warning",
            number=f"{number:,}", total=total,
        )  # fmt: skip
    return say("No warning on {total}", total=total)


def caption(found: pd.DataFrame, listed: int, *, is_board_given: bool) -> str:
    """Of each plan whose date is meant, which board, and what can't be said; how many tasks show no sign.

    Where there are several plans, each has its own finding there. listed: the tasks that show a sign.
    """
    plans = [of_plan for _, of_plan in found.groupby("plan_title", sort=True)]
    of_plans = [_of_plan(of_plan, len(plans) > 1, is_board_given) for of_plan in plans]
    return " ".join([*of_plans, say("Most points first, then what is due soonest."), *_without(len(found) - listed)])


def _of_plan(of_plan: pd.DataFrame, many: bool, is_board_given: bool) -> str:
    plan = next(of_plan.itertuples())
    said = say("As at {day}; next board {board}", day=words.day(plan.as_at), board=words.day(plan.board_on))
    if not is_board_given:
        said += say(", the end of the quarter") if many else say(", the end of the quarter, as no day is given")
    elif plan.board_on <= plan.as_at:
        said += say(", which isn’t ahead: choose a later day")
    if plan.versions == 1:
        said += say(". One version: nothing can be said about silence or moved dates")
    return f"{plan.plan_title}: {headline(of_plan)}. {said}." if many else f"{said}."


def _without(number: int) -> Iterator[str]:
    if number:
        yield says(
            number, "{number} more task shows no sign.", "{number} more tasks show no sign.", number=f"{number:,}"
        )


def reasons(task) -> list[Reason]:
    """Each sign of a task, those with most points first. task: a row of early_warning."""
    return sorted(_signs(task), key=lambda reason: -reason.points)


def _signs(task) -> Iterator[Reason]:
    whole = {"task": task.task_id}
    if task.points_moved:
        times = say(_TIMES[task.moves]) if task.moves in _TIMES else say("{number} times", number=f"{task.moves:,}")
        said = say("date moved back {times}, at first {day}", times=times, day=words.day(task.moved_from))
        yield Reason(said, task.points_moved, "changes", {"show": "dates"})
    if task.points_board:
        yield Reason(_board(task), task.points_board, "timeline", whole)
    if task.points_named:
        yield Reason(_named(task.others), task.points_named, "tasks", {"task": task.others[0]["task_id"]})
    if task.points_lead:
        tasks = words.count(task.plan_live, "live task")
        said = say(
            "{lead} has {number} of {tasks}, {soon} late or due in three months",
            lead=task.busiest_lead, number=f"{task.lead_live:,}", tasks=tasks, soon=f"{task.lead_soon:,}",
        )  # fmt: skip
        yield Reason(said, task.points_lead, "leads", {"who": task.busiest_lead})
    if task.points_words:
        yield Reason(_silence(task), task.points_words, "tasks", whole)
    if task.has_no_next_steps:
        yield Reason(say("no next steps"), 0, "tasks", whole)


def _board(task) -> str:
    after = (task.due_on - task.board_on).days
    if after > 0:
        return say("due {days} after the next board", days=words.count(after, "day"))
    return say("due by the next board")


def _named(others) -> str:
    first = others[0]
    if first["is_overdue"]:
        said = say("“{phrase}”: {ref} is overdue", phrase=first["phrase"], ref=first["ref"])
    else:
        said = say("“{phrase}”: {ref} isn’t done", phrase=first["phrase"], ref=first["ref"])
    return say("{said}, and {number} more", said=said, number=f"{len(others) - 1:,}") if len(others) > 1 else said


def _silence(task) -> str:
    if task.is_wordless:
        return say("no report on the last two versions")
    number = words.months(task.unchanged_days)
    return say(
        "same words since {day}, {months}", day=words.day(task.unchanged_since), months=words.count(number, "month")
    )
