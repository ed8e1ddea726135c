"""What a board is recommended to do, rule by rule: each once, with every task behind it and none cut.

Whoever reads a public pack decides nothing about the tasks, so that there the same is only noted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from pages.board.pack import claimed, telling, training
from pages.board.pack.facts import Facts
from pages.board.pack.model import Figure
from pages.said import goals, ratings, words
from pages.said.goals import Goal

_FEW = 4  # as many refs as a sentence bears
_MOST_GROUPS = 3
_NEAR = timedelta(days=14)
_LOST = ("off_track", "behind")


@dataclass(frozen=True)
class Recommendation:
    """What completes "The board is recommended to:", and in a public pack "The committee is invited to:".

    name: what it is called beside its tasks; figures: the numbers that it says; task_ids: every task behind it.
    """

    id: str
    name: str
    board: str
    public: str
    figures: tuple[Figure, ...] = ()
    task_ids: tuple[str, ...] = ()
    noun: str = "task"


def found(facts: Facts) -> list[Recommendation]:
    """The recommendations that the figures call for, the gravest first."""
    rules: tuple[Callable[[Facts], Iterable[Recommendation]], ...] = (
        _overdue, _recovery, _training, _outdated, _gone, _moved, _questions, _missing,
    )  # fmt: skip
    return [one for rule in rules for one in rule(facts)]


def _overdue(facts: Facts) -> Iterable[Recommendation]:
    figure = telling.figure(facts, "overdue")
    if not figure.value:
        return
    longest = words.age(facts.late["days_overdue"].max()).removesuffix(" overdue")
    by = f"by {longest}" if figure.value == 1 else f"the longest by {longest}"
    said = f"note that {telling.tasks_are(figure)} overdue, {by}{few(facts, figure.task_ids) or _groups(facts, figure)}"
    yield Recommendation("asked.overdue", "Overdue", said, said, (figure,), figure.task_ids)


def _groups(facts: Facts, figure: Figure) -> str:
    """Where most of some tasks stand: ": 5 under Schools, 4 under Health and 3 elsewhere"; by plan of several plans."""
    rows = facts.tasks[facts.tasks["task_id"].isin(figure.task_ids)]
    names = list(rows["plan"] if not facts.is_one_plan else rows["area"])
    counted = Counter("" if words.is_missing(name) else name for name in names).most_common()
    if len(counted) < 2:
        return ""
    shown = counted if len(counted) <= _MOST_GROUPS else counted[: _MOST_GROUPS - 1]
    place = "under" if facts.is_one_plan else "in"
    parts = [f"{number:,} {place} {words.shorten(name, 40)}" for name, number in shown if name]
    rest = figure.value - sum(number for name, number in shown if name)
    return f": {words.several([*parts, *([f'{rest:,} elsewhere'] if rest else [])])}" if parts else ""


def _recovery(facts: Facts) -> Iterable[Recommendation]:
    late, lost = telling.figure(facts, "late"), telling.figure(facts, "no_way_back")
    if not lost.value:
        return
    what = f"{words.count(late.value, 'task')} late or off track"
    gives = "gives" if lost.value == 1 else "give"
    is_all = lost.value == late.value
    which = f"the {what}" if is_all else f"{lost.value:,} of the {what}, which {gives} no recovery action"
    who = "the lead" if lost.value == 1 else "each lead"
    refs = few(facts, lost.task_ids)
    yield Recommendation(
        "asked.recovery", "Late or off track, without recovery action",
        f"ask {who} for cause, recovery action and a new date of {which}{refs}",
        f"note that no recovery action is written for {lost.said} {_tasks(late)} late or off track{refs}",
        (lost,), lost.task_ids,
    )  # fmt: skip


def _training(facts: Facts) -> Iterable[Recommendation]:
    """Goals that can't be met at the pace so far, whose date has come unmet, or that nobody has counted against."""
    every = training.goals_of(facts)
    missed = [goal for goal in every if goal.is_due and goal.left]
    uncounted = [goal for goal in every if goal.latest is None and not goal.is_due]
    slow = [goal for goal in every if goals.falls_short(goal)]
    for code, theirs, board, public, said in (
        ("missed", missed, "agree a new date for", "note that the date has come, unmet, of", _missed),
        ("slow", slow, "agree how to reach", "note that people are trained more slowly than it takes for", _slow),
        ("uncounted", uncounted, "ask for a count against", "note that there is no count against", _name),
    ):
        if theirs:
            goal = "the training goal" if len(theirs) == 1 else f"{len(theirs):,} training goals"
            parts = "; ".join(said(facts, one) for one in theirs)
            end = f"{goal} of {parts}" if len(theirs) == 1 else f"{goal}: {parts}"
            yield Recommendation(
                f"asked.training.{code}", "Training", f"{board} {end}", f"{public} {end}", noun="training goal"
            )


def _name(facts: Facts, goal: Goal) -> str:
    plan = "" if facts.is_one_plan else f"{goal.plan}, "
    return f"{goals.people(goal.target, goal.measure)} ({plan}{goal.programme})"


def _missed(facts: Facts, goal: Goal) -> str:
    count = "nobody counted yet"
    if goal.latest is not None:
        count = (
            f"{int(goal.latest.value):,} trained at the last count, {words.day(goal.latest.as_at, 'without a date')}"
        )
    return f"{_name(facts, goal)}, due {words.day(goal.due_on)}: {count}"


def _slow(facts: Facts, goal: Goal) -> str:
    wanted, seen = goals.needed(goal), goals.observed(goal)
    if wanted is None or seen is None:
        raise ValueError("a goal that falls short has two dated counts and a date")
    return (
        f"{_name(facts, goal)} by {words.day(goal.due_on)}: it takes {wanted.a_week:.1f} a week; between the last two "
        f"counts it was {max(seen.a_week, 0):.1f}"
    )


def _outdated(facts: Facts) -> Iterable[Recommendation]:
    """Plans whose version in force is older than the quarter."""
    first = pd.Timestamp(facts.choice.quarter.first_day)
    old = [plan for plan in facts.plans.itertuples() if plan.snapshot_as_at < first]
    if not old:
        return
    newest = [f"{plan.title}, as at {words.day(plan.snapshot_as_at)}" for plan in old]
    if facts.is_one_plan:
        when = words.day(old[0].snapshot_as_at)
        board = f"ask for an updated plan: the newest is as at {when}"
        public = f"note that the newest version of the plan is as at {when}"
    else:
        plans = "an updated plan" if len(old) == 1 else f"{len(old):,} updated plans"
        board = f"ask for {plans}; the newest: {'; '.join(newest)}"
        public = f"note how old the newest version is: {'; '.join(newest)}"
    yield Recommendation("asked.outdated", "Older than the quarter", board, public, noun="plan")


def _gone(facts: Facts) -> Iterable[Recommendation]:
    """Tasks last rated off track or behind schedule that the newer version leaves out."""
    rows = vanished(facts)
    if rows.empty:
        return
    labels = Counter(ratings.label(rating).lower() for rating in rows["from_rating"])
    basis = " (computed)" if (rows["from_rating_basis"] == "computed").all() else ""
    ids = tuple(rows["task_id"])
    what = words.count(len(ids), "task")
    rated = f"last rated {words.several(labels, 'or')}{basis}"
    refs = words.several([words.text(ref, "one without a ref") for ref in rows["from_ref"]]) if len(ids) <= _FEW else ""
    end = f"that the newest version leaves out, {rated}{f': {refs}' if refs else ''}"
    figure = telling.counted("asked.gone", "Off track or behind schedule, and gone from the newest version", ids,
                             len(facts.changes))  # fmt: skip
    verb = telling.is_are(len(ids))
    yield Recommendation(
        "asked.gone", "Gone from the newest version", f"ask what became of {what} {end}",
        f"note that {what} {verb} left out of the newest version, {rated}{f': {refs}' if refs else ''}",
        (figure,), ids,
    )  # fmt: skip


def vanished(facts: Facts) -> pd.DataFrame:
    """The tasks last rated off track or behind schedule that the newer version leaves out (rows of "changes")."""
    rows = facts.changes
    if rows.empty:
        return rows
    is_lost = rows["from_rating"].isin(_LOST) & rows["plan_id"].isin(list(facts.earlier))
    return rows[is_lost & rows["kinds"].map(lambda kinds: "gone" in set(kinds))]


def _moved(facts: Facts) -> Iterable[Recommendation]:
    """Dates of open tasks that moved twice or more, and of others whose move was reported shortly before the board."""
    rows = facts.moves
    if rows.empty:
        return
    at = pd.Timestamp(facts.choice.as_at)
    is_often = rows["moves"] >= 2
    is_near = ~is_often & (rows["moved_on"] > at - _NEAR) & (rows["moved_on"] <= at)
    total = len(facts.tasks)
    for code, name, theirs, said in (
        ("moved_often", "Date moved twice or more", rows[is_often], "moved twice or more"),
        (
            "moved_late",
            "Date moved shortly before the board",
            rows[is_near],
            f"moved in a report of the 14 days to {facts.when}",
        ),
    ):
        ids = tuple(theirs["task_id"])
        if ids:
            dates = "date" if len(ids) == 1 else "dates"
            end = f"the {dates} of {words.count(len(ids), 'task')} {said}{few(facts, ids)}"
            figure = telling.counted(f"asked.{code}", name, ids, total)
            yield Recommendation(f"asked.{code}", name, f"ask why {end}", f"note that {end}", (figure,), ids)


def _questions(facts: Facts) -> Iterable[Recommendation]:
    figure = claimed.asked_of(facts)
    if not figure.value:
        return
    what = f"{figure.said} {_tasks(figure)}"
    raises = "raises" if figure.value == 1 else "raise"
    refs = few(facts, figure.task_ids)
    yield Recommendation(
        "asked.questions", "A question unanswered", f"ask for answers to the questions raised on {what}{refs}",
        f"note that {what} {raises} questions that the plan doesn’t answer{refs}", (figure,), figure.task_ids,
    )  # fmt: skip


def _missing(facts: Facts) -> Iterable[Recommendation]:
    """What open tasks lack: a lead, a date, a report."""
    parts, figures = [], []
    for code, what in (("unowned", "a lead"), ("undated", "a date"), ("no_information", "a report")):
        figure = telling.figure(facts, code)
        if figure.value:
            number = f"{figure.value:,}" if parts else words.count(figure.value, "task")
            parts.append(f"{what} ({number}{few(facts, figure.task_ids)})")
            figures.append(figure)
    if parts:
        ids = tuple(dict.fromkeys(task_id for one in figures for task_id in one.task_ids))
        said = words.several(parts)
        yield Recommendation(
            "asked.missing", "No lead, date or report", f"ask for what is missing: {said}",
            f"note what is missing: {said}", tuple(figures), ids,
        )  # fmt: skip


def few(facts: Facts, ids: Sequence[str]) -> str:
    """The refs of a few tasks after a colon; "" of more, which the annex lists, or where one has none."""
    rows = facts.tasks[facts.tasks["task_id"].isin(ids)]
    if len(ids) > _FEW or any(words.is_missing(ref) for ref in rows["ref"]):
        return ""
    return f": {facts.refs(ids)}"


def _tasks(figure: Figure) -> str:
    return "task" if figure.of == 1 else "tasks"
