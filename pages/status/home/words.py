"""What Home says in words: where a plan stands and how sure that is, why a task comes first, what waits."""

import re
from collections import Counter

import pandas as pd

from pages.said import because, goals, ratings, stale, task_rows, words
from pages.said.language import marked, say, says

FIRST_VERSION = marked("First version: nothing to compare with yet.")
NOTHING_ASKS = marked("Nothing is overdue, off track, due today, behind schedule or without information.")
SOON = {  # code: how a group of tasks is called
    "newly_overdue": marked("Newly overdue this week"),
    "due_today": marked("Due today"),
    "days_14": marked("Due within 14 days"),
    "days_90": marked("Due within 90 days"),
}
_REASON, _QUOTED = 100, 60  # letters
_DATES = re.compile(r"^due [^,]+, past at [^,]+, and ")  # of rating_because.sql: how late it is says the same
WAITING = {
    "to_confirm": marked("Ratings of this tool to confirm"),
    "corrections": marked("Corrections to look at again"),
    "questions": marked("Questions to answer"),
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
    tasks = words.count(number, "task")
    if plan.duplicates:
        return say("Left out: {tasks} closed without doing or a duplicate.", tasks=tasks)
    return say("Left out: {tasks} closed without doing.", tasks=tasks)


def next_due(plan) -> str:
    """When the next task is due: "the next is due 30 Nov 2017" (a row of the query overview)."""
    if words.is_missing(plan.next_due):
        return say("no date lies ahead")
    return say("the next is due {day}", day=words.day(plan.next_due))


def why(task) -> str:
    """Why a task comes first (a row of the query home_worst): how late, whose word its rating is, the reason."""
    if task.rating_basis in ("declared", "confirmed"):
        reason = _rated_by(task)
    else:
        rest = words.text(task.computed_because, "").split(": ", 1)[-1].rstrip(".")
        reason = because.reason(_DATES.sub("", rest))
    reason, due = words.shorten(reason, _REASON) if reason else "", words.day(task.due_on, "")
    ahead = say("due {day}", day=due) if due and due not in reason else ""
    when = task_rows.late(task.days_overdue, task.due_window) or ahead
    said = "; ".join(part for part in (when, reason) if part)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('…') else '.'}"


def _rated_by(task) -> str:
    is_declared = task.rating_basis == "declared"
    if words.is_missing(task.reported):
        return say("rated by the council") if is_declared else say("rated by a person here")
    told = words.shorten(task.reported, _QUOTED)
    if is_declared:
        return say("rated by the council: “{words}”", words=told)
    return say("rated by a person here: “{words}”", words=told)


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
    if run.computed == run.tasks:
        return say("{rated}, computed", rated=said)
    return say("{rated}, {number} computed", rated=said, number=f"{run.computed:,}")


def in_words(rows: pd.DataFrame) -> str:
    """The whole strip in words, for those who don't see it."""
    return "; ".join(run_words(run) for run in runs(rows).itertuples())


def since_words(rows: pd.DataFrame) -> str:
    """How many of the tasks off track are so only by time; "" where none is (rows of the query home_tiles)."""
    number, is_past = int((rows["rating"] == "off_track").sum()), int(rows["is_past_since_words"].sum())
    if not is_past:
        return ""
    return say("{tasks} off track{since}.", tasks=words.count(number, "task"), since=stale.off_track(number, is_past))


def training(found: list[goals.Goal]) -> str:
    """Training in one sentence: each goal with its latest count; "" where there is no goal."""
    said = "; ".join(goals.headline(goal).removeprefix(f"{goal.plan}: ") + _by(goal) for goal in found)
    return say("Training: {goals}.", goals=said) if said else ""


def _complete(plan) -> str:
    total, done = int(plan.tasks - plan.closed - plan.duplicates), int(plan.complete)
    if not total:
        return say("no task counts")
    if total == 1:
        said = say("{part} task is complete", part=words.of(done, total))
    elif done > 1:
        said = say("{part} tasks are complete", part=words.of(done, total))
    else:
        said = say("{part} tasks is complete", part=words.of(done, total))
    return f"{said}{_on_whose_word(plan)}"


def _on_whose_word(plan) -> str:
    done, computed, confirmed = int(plan.complete), int(plan.complete_computed), int(plan.complete_confirmed)
    whose = {
        say("on the council’s own ratings"): done - computed - confirmed,
        say("confirmed here"): confirmed,
        say("by this tool’s reading"): computed,
    }
    told = {said: number for said, number in whose.items() if number}
    if len(told) < 2:
        return "".join(f" {said}" for said in told)
    return f" ({words.several(f'{number:,} {said}' for said, number in told.items())})"


def _late(plan) -> str:
    if not plan.overdue:
        return say("none is overdue")
    return says(
        int(plan.overdue), "{number} is overdue, by {longest}", "{number} are overdue, the longest by {longest}",
        number=f"{int(plan.overdue):,}", longest=words.how_long(plan.longest_overdue),
    )  # fmt: skip


def _how_sure(plan) -> str:
    rated, computed, not_rated = int(plan.tasks - plan.not_rated), int(plan.computed), int(plan.not_rated)
    unrated = {"tasks": words.count(not_rated, "task")}
    part = {"part": words.of(computed, rated)}
    if not computed:
        return say("{tasks} can’t be rated", **unrated) if not_rated else ""
    if computed == rated:
        if not_rated:
            return say("every rating is this tool’s and {tasks} can’t be rated", **unrated)
        return say("every rating is this tool’s")
    if not_rated:
        return say("{part} ratings are this tool’s and {tasks} can’t be rated", **part, **unrated)
    return say("{part} ratings are this tool’s", **part)


def _by(goal: goals.Goal) -> str:
    by = "" if goal.due_on is None or not goal.left else say(" by {day}", day=words.day(goal.due_on))
    lapses = goals.lapses(goal).removesuffix(".") if goal.lapsing else ""
    return f"{by} ({lapses})" if lapses else by
