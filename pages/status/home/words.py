"""What Home says in words: where a plan stands and how sure that is, why a task comes first, what waits."""

import re
from collections import Counter

import pandas as pd

from pages.said import goals, ratings, stale, task_rows, words

FIRST_VERSION = "First version: nothing to compare with yet."
NOTHING_ASKS = "Nothing is overdue, off track, due today, behind schedule or without information."
SOON = {  # code: how a group of tasks is called
    "newly_overdue": "Newly overdue this week",
    "due_today": "Due today",
    "days_14": "Due within 14 days",
    "days_90": "Due within 90 days",
}
_REASON, _QUOTED = 100, 60  # letters
_DATES = re.compile(r"^due [^,]+, past at [^,]+, and ")  # of rating_because.sql: how late it is says the same
WAITING = {
    "to_confirm": "Ratings of this tool to confirm",
    "corrections": "Corrections to look at again",
    "questions": "Questions to answer",
}


def verdict(plan) -> str:
    """Where one plan stands and how sure that is, in one sentence (a row of the query overview)."""
    said = "; ".join(part for part in (_complete(plan), _late(plan), _how_sure(plan)) if part)
    return f"{said[0].upper()}{said[1:]}."


def left_out(plan) -> str:
    """What the count of complete leaves out; "" for nothing (a row of the query overview)."""
    number = int(plan.closed + plan.duplicates)
    if not number:
        return ""
    why = "closed without doing or a duplicate" if plan.duplicates else "closed without doing"
    return f"Left out: {words.count(number, 'task')} {why}."


def next_due(plan) -> str:
    """When the next task is due: "the next is due 30 Nov 2017" (a row of the query overview)."""
    return "no date lies ahead" if words.is_missing(plan.next_due) else f"the next is due {words.day(plan.next_due)}"


def why(task) -> str:
    """Why a task comes first (a row of the query home_worst): how late, whose word its rating is, the reason."""
    if task.rating_basis in ("declared", "confirmed"):
        whose = "the council" if task.rating_basis == "declared" else "a person here"
        told = "" if words.is_missing(task.reported) else f": “{words.shorten(task.reported, _QUOTED)}”"
        reason = f"rated by {whose}{told}"
    else:
        reason = _DATES.sub("", words.text(task.computed_because, "").split(": ", 1)[-1].rstrip("."))
    reason, due = words.shorten(reason, _REASON) if reason else "", words.day(task.due_on, "")
    ahead = f"due {due}" if due and due not in reason else ""
    when = task_rows.late(task.days_overdue, task.due_window) or ahead
    said = "; ".join(part for part in (when, reason) if part)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('…') else '.'}"


def next_of(tasks: pd.DataFrame) -> str:
    """The first of some tasks that are due (rows of the query due_soon) in few words: "34 Train all, 2 Oct 2017"."""
    first = next(tasks.itertuples())
    return f"{task_rows.ref_and_action(first.ref, first.action, 44)}, {words.day(first.due_on)}"


def runs(rows: pd.DataFrame) -> pd.DataFrame:
    """How many tasks have each rating, and how many of those ratings are computed; ratings without a task left out.

    rows: of the query home_tiles, of one plan.
    """
    codes = ["not_rated" if words.is_missing(code) else code for code in rows["rating"]]
    tasks = Counter(codes)
    computed = Counter(code for code, basis in zip(codes, rows["rating_basis"], strict=True) if basis == "computed")
    counted = [(one.code, tasks[one.code], computed[one.code]) for one in ratings.ALL if tasks[one.code]]
    return pd.DataFrame(counted, columns=["rating", "tasks", "computed"])


def run_words(run) -> str:
    """A run in words: "12 complete, 2 computed"."""
    said = f"{run.tasks:,} {ratings.label(run.rating).lower()}"
    if not run.computed:
        return said
    return f"{said}, computed" if run.computed == run.tasks else f"{said}, {run.computed:,} computed"


def in_words(rows: pd.DataFrame) -> str:
    """The whole strip in words, for those who don't see it."""
    return "; ".join(run_words(run) for run in runs(rows).itertuples())


def since_words(rows: pd.DataFrame) -> str:
    """How many of the tasks off track are so only by time; "" where none is (rows of the query home_tiles)."""
    number, is_past = int((rows["rating"] == "off_track").sum()), int(rows["is_past_since_words"].sum())
    if not is_past:
        return ""
    return f"{words.count(number, 'task')} off track{stale.off_track(number, is_past)}."


def training(found: list[goals.Goal]) -> str:
    """Training in one sentence: each goal with its latest count; "" where there is no goal."""
    said = [goals.headline(goal).removeprefix(f"{goal.plan}: ") + _by(goal) for goal in found]
    return f"Training: {'; '.join(said)}." if said else ""


def _complete(plan) -> str:
    total = int(plan.tasks - plan.closed - plan.duplicates)
    if not total:
        return "no task counts"
    done = f"{words.of(int(plan.complete), total)} {'task' if total == 1 else 'tasks'}"
    return f"{done} {'are' if plan.complete > 1 else 'is'} complete{_on_whose_word(plan)}"


def _on_whose_word(plan) -> str:
    done, computed, confirmed = int(plan.complete), int(plan.complete_computed), int(plan.complete_confirmed)
    whose = {
        "on the council’s own ratings": done - computed - confirmed,
        "confirmed here": confirmed,
        "by this tool’s reading": computed,
    }
    told = {said: number for said, number in whose.items() if number}
    if len(told) < 2:
        return "".join(f" {said}" for said in told)
    return f" ({words.several(f'{number:,} {said}' for said, number in told.items())})"


def _late(plan) -> str:
    if not plan.overdue:
        return "none is overdue"
    longest = words.age(plan.longest_overdue).removesuffix(" overdue")
    by = f"by {longest}" if plan.overdue == 1 else f"the longest by {longest}"
    return f"{int(plan.overdue):,} {'is' if plan.overdue == 1 else 'are'} overdue, {by}"


def _how_sure(plan) -> str:
    rated, computed = int(plan.tasks - plan.not_rated), int(plan.computed)
    said = []
    if computed:
        whole = "every rating is" if computed == rated else f"{words.of(computed, rated)} ratings are"
        said.append(f"{whole} this tool’s")
    if plan.not_rated:
        said.append(f"{words.count(int(plan.not_rated), 'task')} can’t be rated")
    return words.several(said)


def _by(goal: goals.Goal) -> str:
    by = "" if goal.due_on is None or not goal.left else f" by {words.day(goal.due_on)}"
    lapses = goals.lapses(goal).removesuffix(".") if goal.lapsing else ""
    return f"{by} ({lapses})" if lapses else by
