"""What a board is recommended to do, rule by rule: each once, with every task behind it and none cut.

Whoever reads a public pack decides nothing about the tasks, so that there the same is only noted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from pages.board.pack import claimed, late, telling, training, unknown
from pages.board.pack.audience import WITHHELD
from pages.board.pack.facts import Facts
from pages.board.pack.model import Figure
from pages.said import goals, ratings, words
from pages.said.goals import Goal

_FEW = 4  # as many refs as a sentence bears
_MOST_GROUPS = 3
_NEAR = timedelta(days=14)
_LOST = ("off_track", "behind")
_OTHERS = {"back", "split", "merged"}


@dataclass(frozen=True)
class Recommendation:
    """What completes "The board is recommended to:", and in a public pack "The committee is invited to:".

    figures: the numbers that it says; behind: every task behind it, under what is said of them beside their refs.
    """

    id: str
    board: str
    public: str
    figures: tuple[Figure, ...] = ()
    behind: tuple[tuple[str, tuple[str, ...]], ...] = ()


def found(facts: Facts) -> list[Recommendation]:
    """The recommendations that the figures call for, the gravest first."""
    rules: tuple[Callable[[Facts], Iterable[Recommendation]], ...] = (
        _overdue, _recovery, _training, _outdated, _gone, _moved, _questions, _missing, _unrated,
    )  # fmt: skip
    return [one for rule in rules for one in rule(facts)]


def _overdue(facts: Facts) -> Iterable[Recommendation]:
    one = telling.figure(facts, "overdue")
    if not one.value:
        return
    longest = words.age(facts.late["days_overdue"].max()).removesuffix(" overdue")
    by = f"by {longest}" if one.value == 1 else f"the longest by {longest}"
    refs = few(facts, one.task_ids)
    said = f"note that {telling.tasks_are(one)} overdue: {f'{refs}, {by}' if refs else f'{by}{_groups(facts, one)}'}"
    yield Recommendation("asked.overdue", said, said, (one,), (("Overdue", one.task_ids),))


def _groups(facts: Facts, one: Figure) -> str:
    """Where most of some tasks stand: "; 5 under Schools and 4 elsewhere"; in how many areas, where most stand in none.

    By plan where there are several.
    """
    rows = facts.tasks[facts.tasks["task_id"].isin(one.task_ids)]
    names = list(rows["area"] if facts.is_one_plan else rows["plan"])
    counted = Counter(name for name in names if not words.is_missing(name)).most_common()
    place = "under" if facts.is_one_plan else "in"
    if len(counted) < 2:
        return f", all {place} {words.shorten(counted[0][0], 40)}" if counted and one.value == counted[0][1] else ""
    shown = counted if len(counted) <= _MOST_GROUPS else counted[:1]
    rest = one.value - sum(number for _, number in shown)
    if rest > one.value / 2:
        return f", in {len(counted):,} {'areas' if facts.is_one_plan else 'plans'}"
    parts = [f"{number:,} {place} {words.shorten(name, 40)}" for name, number in shown]
    return f"; {words.several([*parts, *([f'{rest:,} elsewhere'] if rest else [])])}"


def _recovery(facts: Facts) -> Iterable[Recommendation]:
    """Late tasks that neither their plan nor a manager gives a recovery action for."""
    number = len(facts.late)
    ids = tuple(row.task_id for row in facts.late.itertuples() if not late.is_said(facts, row, "recovery"))
    if not ids:
        return
    rows = [row for row in facts.late.itertuples() if row.task_id in set(ids)]
    to_date = tuple(row.task_id for row in rows if not _is_revised(facts, row))
    wanted = [] if all(late.is_said(facts, row, "cause") for row in rows) else ["cause"]
    wanted += ["recovery action", *(["a new date"] if to_date == ids else [])]
    some = 0 < len(to_date) < len(ids)
    dates = f"; and for a new date of {few(facts, to_date) or f'{len(to_date):,} of them'}" if some else ""
    is_all, refs = len(ids) == number, few(facts, ids)
    counted = words.count(number, "task") if is_all else f"{len(ids):,} of {number:,} tasks"
    whose = refs or f"the {number:,} tasks late or off track"
    if not is_all:
        whose = f"{len(ids):,} of the {number:,} tasks late or off track {telling.has_have(len(ids))} none"
        whose += _after(refs, ", ")
    name = "Late or off track, without recovery action"
    yield Recommendation(
        "asked.recovery",
        f"ask {'the lead' if len(ids) == 1 else 'each lead'} for {words.several(wanted)}: {whose}{dates}",
        f"note that no recovery action is written for {counted} late or off track{_after(refs)}",
        (telling.counted("asked.recovery", name, ids, number),), ((name, ids),),
    )  # fmt: skip


def _is_revised(facts: Facts, row) -> bool:
    """Whether a late task has a revised date that is still ahead, or one that a manager wrote."""
    is_ahead = not words.is_missing(row.was_due_on) and not row.is_overdue
    return is_ahead or "revised_on" in facts.written.get(row.task_id, {})


def _training(facts: Facts) -> Iterable[Recommendation]:
    """Goals that can't be met at the pace so far, whose date has come unmet, or that nobody has counted against."""
    every = training.goals_of(facts)
    missed = [goal for goal in every if goal.is_due and goal.left]
    uncounted = [goal for goal in every if goal.latest is None and not goal.is_due]
    slow = [goal for goal in every if goals.falls_short(goal)]
    lapsing = [goal for goal in every if goal.gap and goal not in slow and training.lapses(facts, goal)]
    for code, theirs, board, public, said in (
        ("missed", missed, "agree a new date for", "note that the date has come, unmet, of", _missed),
        ("slow", slow, "agree how to reach", "note that people are trained more slowly than it takes for", _slow),
        ("lapsing", lapsing, "plan refreshers for", "note that certificates lapse before the date of", _lapsing),
        ("uncounted", uncounted, "ask for a count against", "note that there is no count against", _name),
    ):
        if theirs:
            goal = "the training goal" if len(theirs) == 1 else f"{len(theirs):,} training goals"
            parts = "; ".join(said(facts, one) for one in theirs)
            end = f"{goal} of {parts}" if len(theirs) == 1 else f"{goal}: {parts}"
            yield Recommendation(f"asked.training.{code}", f"{board} {end}", f"{public} {end}")


def _name(facts: Facts, goal: Goal) -> str:
    plan = "" if facts.is_one_plan else f"{goal.plan}, "
    return f"{goals.aim(goal)} ({plan}{goal.programme})"


def _missed(facts: Facts, goal: Goal) -> str:
    count = "nobody counted yet"
    if goal.latest is not None:
        count = (
            f"{int(goal.latest.value):,} trained at the last count, {words.day(goal.latest.as_at, 'without a date')}"
        )
    return f"{_name(facts, goal)}: due {words.day(goal.due_on)}, {count}"


def _slow(facts: Facts, goal: Goal) -> str:
    wanted, seen = goals.needed(goal), goals.observed(goal)
    if wanted is None or seen is None:
        raise ValueError("a goal that falls short has two dated counts and a date")
    had = f"it was {seen.in_words.removesuffix(' a week')}" if seen.people > 0 else "nobody was added"
    had = f"the number fell by {-seen.people:,}" if seen.people < 0 else had
    return (
        f"{_name(facts, goal)}: by {words.day(goal.due_on)} it takes {wanted.in_words}; between the last two "
        f"counts {had}{_and_lapse(facts, goal)}"
    )


def _and_lapse(facts: Facts, goal: Goal) -> str:
    said = training.lapses(facts, goal).removesuffix(".")
    return f"; {said}" if said else ""


def _lapsing(facts: Facts, goal: Goal) -> str:
    return f"{_name(facts, goal)}{_and_lapse(facts, goal)}".replace("; ", ": ", 1)


def _outdated(facts: Facts) -> Iterable[Recommendation]:
    """Plans whose version in force is older than the quarter."""
    first = pd.Timestamp(facts.choice.quarter.first_day)
    old = [plan for plan in facts.plans.itertuples() if plan.snapshot_as_at < first]
    if not old:
        return
    when = words.day(min(plan.snapshot_as_at for plan in old))
    if facts.is_one_plan:
        board = f"ask for an updated plan: the newest is as at {when}"
        public = f"note that the newest version of the plan is as at {when}"
    elif len(old) > _FEW:
        board = f"ask for updates of {len(old):,} plans, the oldest as at {when}"
        public = f"note that {len(old):,} plans are older than the quarter, the oldest as at {when}"
    else:
        newest = words.several([f"{plan.title} (as at {words.day(plan.snapshot_as_at)})" for plan in old])
        plans = "1 updated plan" if len(old) == 1 else f"{len(old):,} updated plans"
        board = f"ask for {plans}: {newest}"
        public = f"note which plans are older than the quarter: {newest}"
    yield Recommendation("asked.outdated", board, public)


def _gone(facts: Facts) -> Iterable[Recommendation]:
    """Tasks last rated off track or behind schedule that the newer version leaves out."""
    rows = vanished(facts)
    if rows.empty:
        return
    labels = dict.fromkeys(ratings.label(rating).lower() for rating in rows["from_rating"])
    basis = " (computed)" if (rows["from_rating_basis"] == "computed").all() else ""
    ids = tuple(rows["task_id"])
    rated = f"last rated {words.several(labels, 'or')}{basis}"
    if len(ids) <= _FEW:
        rated = f"{_former(facts, rows)}, {rated}"
    name, what = "Gone from the newest version", words.count(len(ids), "task")
    yield Recommendation(
        "asked.gone",
        f"ask what became of {what} left out of the newest version: {rated}",
        f"note that {what} {telling.is_are(len(ids))} left out of the newest version: {rated}",
        (telling.counted("asked.gone", name, ids, len(facts.changes)),), ((name, ids),),
    )  # fmt: skip


def _former(facts: Facts, rows: pd.DataFrame) -> str:
    """Tasks of an earlier version by their refs, with their words where another task has the ref now."""
    named = []
    for row in rows.itertuples():
        ref = words.text(row.from_ref, "one without a ref")
        is_known = is_another_now(facts, row) and row.from_action != WITHHELD and not words.is_missing(row.from_action)
        said = f" (“{words.shorten(row.from_action, 50)}”)" if is_known else ""
        named.append(f"the former task {ref}{said}" if is_another_now(facts, row) else ref)
    if any(one.startswith("the former") for one in named):
        return words.several([one if one.startswith("the former") else f"task {one}" for one in named])
    return f"{'task' if len(named) == 1 else 'tasks'} {words.several(named)}"


def is_another_now(facts: Facts, row) -> bool:
    """Whether the ref of a task that is gone (a row of "changes") is another task's now."""
    theirs = facts.tasks["plan_id"] == row.plan_id
    return not words.is_missing(row.from_ref) and bool((theirs & (facts.tasks["ref"] == row.from_ref)).any())


def vanished(facts: Facts) -> pd.DataFrame:
    """The tasks last rated off track or behind schedule that the newer version leaves out (rows of "changes")."""
    rows = facts.changes
    if rows.empty:
        return rows
    is_lost = rows["from_rating"].isin(_LOST) & rows["plan_id"].isin(list(facts.earlier))
    return rows[is_lost & rows["kinds"].map(lambda kinds: "gone" in set(kinds))]


def _moved(facts: Facts) -> Iterable[Recommendation]:
    """Dates of open tasks that moved twice or more, and of others of which a new date was reported shortly before.

    A task that came back, or was split or merged since the last quarter, has no date to be held against its new one.
    """
    rows = facts.redated
    if rows.empty:
        return
    at = pd.Timestamp(facts.choice.as_at)
    is_often = rows["moves"] >= 2
    is_near = (
        ~is_often
        & (rows["moved_on"] > at - _NEAR)
        & (rows["moved_on"] <= at)
        & ~rows["task_id"].isin(_other_tasks(facts))
    )
    often, near = tuple(rows.loc[is_often, "task_id"]), tuple(rows.loc[is_near, "task_id"])
    total = facts.value("tasks")
    if often:
        name = "Date moved twice or more"
        dates = "1 date has" if len(often) == 1 else f"{len(often):,} dates have"
        end = f"{dates} moved twice or more{_after(few(facts, often))}"
        one = telling.counted("asked.moved_often", name, often, total)
        yield Recommendation(one.id, f"ask why {end}", f"note that {end}", (one,), ((name, often),))
    if near:
        name = f"New date reported in the {_NEAR.days} days to {facts.when}"
        dates = "a new date for 1 task was" if len(near) == 1 else f"new dates for {len(near):,} tasks were"
        end = f"{dates} reported in the {_NEAR.days} days to {facts.when}{_after(few(facts, near))}"
        one = telling.counted("asked.moved_late", name, near, total)
        yield Recommendation(one.id, f"ask why {end}", f"note that {end}", (one,), ((name, near),))


def _other_tasks(facts: Facts) -> set[str]:
    """The tasks that came back, or were split or merged since the last quarter."""
    rows = facts.changes
    return set() if rows.empty else set(rows.loc[[bool(_OTHERS & set(kinds)) for kinds in rows["kinds"]], "task_id"])


def _questions(facts: Facts) -> Iterable[Recommendation]:
    one = claimed.asked_of(facts)
    if not one.value:
        return
    raises, refs = "raises" if one.value == 1 else "raise", _after(few(facts, one.task_ids))
    yield Recommendation(
        "asked.questions", f"ask for answers to the questions raised on {_part(one)}{refs}",
        f"note that {_part(one)} {raises} questions that the plan doesn’t answer{refs}",
        (one,), (("A question without an answer", one.task_ids),),
    )  # fmt: skip


def _missing(facts: Facts) -> Iterable[Recommendation]:
    """What open tasks lack: a lead, a date, a report."""
    every = [
        (telling.figure(facts, "unowned"), "lead"),
        (telling.figure(facts, "undated"), "date"),
        (
            telling.counted("asked.no_report", "No report", unknown.without_report(facts), facts.value("tasks")),
            "report",
        ),
    ]
    lacking = [(one, what) for one, what in every if one.value]
    if not lacking:
        return
    first = lacking[0][0]
    are_same = all(set(one.task_ids) == set(first.task_ids) for one, _ in lacking)
    parts = [f"{one.value:,} no {what}" for one, what in lacking[1:]]
    start = f"{words.count(first.value, 'task')} {telling.has_have(first.value)} no {lacking[0][1]}"
    refs = few(facts, first.task_ids) if are_same else ""
    said = refs or words.several([start, *parts])
    missing = words.several([what if one.value == 1 else f"{what}s" for one, what in lacking])
    given = [f"no {what} is given for {words.count(one.value, 'task')}" for one, what in lacking]
    noted = (
        f"no {words.several([what for _, what in lacking], 'or')} is given for {refs}" if refs else words.several(given)
    )
    behind = tuple((f"No {what}", one.task_ids) for one, what in lacking)
    yield Recommendation(
        "asked.missing", f"ask for the missing {missing}: {said}", f"note that {noted}",
        tuple(one for one, _ in lacking), behind,
    )  # fmt: skip


def _unrated(facts: Facts) -> Iterable[Recommendation]:
    """Tasks that are reported on and yet not rated; of one that lacks its date, that is asked for."""
    ids = unknown.no_information(facts)
    total = facts.value("tasks")
    if ids:
        name = "Reported on, but rated ‘no information’"
        one = telling.counted("asked.no_information", name, ids, total)
        end = f"reported on but rated ‘no information’{_after(few(facts, ids))}"
        board = f"ask for a rating of {words.count(len(ids), 'task')} {end}"
        public = f"note that {words.count(len(ids), 'task')} {telling.is_are(len(ids))} {end}"
        yield Recommendation(one.id, board, public, (one,), ((name, ids),))
    undated = set(unknown.undated(facts))
    ids = tuple(task_id for task_id in unknown.unrated(facts) if task_id not in undated)
    if ids:
        computed = facts.choice.view.with_computed
        name = "Can’t be rated" if computed else "Without a rating of the council’s"
        one = telling.counted("asked.unrated", name, ids, total)
        lack = "can’t be rated" if computed else f"{telling.has_have(len(ids))} no rating of the council’s"
        ask = (
            f"ask what would let {_part(one)} be rated" if computed else f"ask for the council’s rating of {_part(one)}"
        )
        refs = _after(few(facts, ids))
        yield Recommendation(one.id, f"{ask}{refs}", f"note that {_part(one)} {lack}{refs}", (one,), ((name, ids),))


def few(facts: Facts, ids: Sequence[str]) -> str:
    """A few tasks by their refs: "tasks 5 and 7"; "" of more, which the annex lists, or where one has none."""
    rows = facts.tasks[facts.tasks["task_id"].isin(ids)]
    if len(ids) > _FEW or any(words.is_missing(ref) for ref in rows["ref"]):
        return ""
    noun = "" if not facts.is_one_plan else "task " if len(ids) == 1 else "tasks "
    return f"{noun}{facts.refs(ids)}"


def _after(said: str, before: str = ": ", behind: str = "") -> str:
    """Something with what leads to it; "" where there is nothing."""
    return f"{before}{said}{behind}" if said else ""


def _part(one: Figure) -> str:
    """How many tasks a figure counts: "12 of 37 tasks", "all 12 tasks", "the only task"."""
    if one.value != one.of:
        return f"{one.said} tasks"
    return f"all {one.of:,} tasks" if one.value > 1 else "the only task"
