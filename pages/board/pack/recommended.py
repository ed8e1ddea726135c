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
from pages.said.language import marked, say, says

_FEW = 4  # as many refs as a sentence bears
_MOST_GROUPS = 3
_NEAR = timedelta(days=14)
_LOST = ("off_track", "behind")
_OTHERS = {"back", "split", "merged"}

# What a task may lack: its name, for one and for several, and that there is none, in a sentence and by itself.
_LACKED = {
    "lead": (marked("lead"), marked("leads"), marked("no lead"), marked("No lead")),
    "date": (marked("date"), marked("dates"), marked("no date"), marked("No date")),
    "report": (marked("report"), marked("reports"), marked("no report"), marked("No report")),
}
_NONE_GIVEN = {
    ("lead",): marked("no lead is given for {refs}"),
    ("date",): marked("no date is given for {refs}"),
    ("report",): marked("no report is given for {refs}"),
    ("lead", "date"): marked("no lead or date is given for {refs}"),
    ("lead", "report"): marked("no lead or report is given for {refs}"),
    ("date", "report"): marked("no date or report is given for {refs}"),
    ("lead", "date", "report"): marked("no lead, date or report is given for {refs}"),
}


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
    longest = words.how_long(facts.late["days_overdue"].max())
    by = say("by {time}", time=longest) if one.value == 1 else say("the longest by {time}", time=longest)
    refs = few(facts, one.task_ids)
    which = f"{refs}, {by}" if refs else f"{by}{_groups(facts, one)}"
    said = say("note that {tasks}: {which}", tasks=_are_overdue(one), which=which)
    yield Recommendation("asked.overdue", said, said, (one,), ((say("Overdue"), one.task_ids),))


def _are_overdue(one: Figure) -> str:
    if one.of == 1:
        return say("the only task is overdue")
    if one.value == one.of:
        both = one.of == 2
        return say("both tasks are overdue") if both else say("all {number} tasks are overdue", number=f"{one.of:,}")
    return says(one.value, "{some} tasks is overdue", "{some} tasks are overdue", some=one.said)


def _groups(facts: Facts, one: Figure) -> str:
    """Where most of some tasks stand: "; 5 under Schools and 4 elsewhere"; in how many areas, where most stand in none.

    By plan where there are several.
    """
    rows = facts.tasks[facts.tasks["task_id"].isin(one.task_ids)]
    names = list(rows["area"] if facts.is_one_plan else rows["plan"])
    counted = Counter(name for name in names if not words.is_missing(name)).most_common()
    if len(counted) < 2:
        if not counted or one.value != counted[0][1]:
            return ""
        name = words.shorten(counted[0][0], 40)
        return say(", all under {area}", area=name) if facts.is_one_plan else say(", all in {plan}", plan=name)
    shown = counted if len(counted) <= _MOST_GROUPS else counted[:1]
    rest = one.value - sum(number for _, number in shown)
    if rest > one.value / 2:
        number = len(counted)
        if facts.is_one_plan:
            return says(number, ", in {number} area", ", in {number} areas", number=f"{number:,}")
        return says(number, ", in {number} plan", ", in {number} plans", number=f"{number:,}")
    parts = [_standing(facts, number, words.shorten(name, 40)) for name, number in shown]
    parts += [say("{number} elsewhere", number=f"{rest:,}")] if rest else []
    return f"; {words.several(parts)}"


def _standing(facts: Facts, number: int, name: str) -> str:
    if facts.is_one_plan:
        return say("{number} under {area}", number=f"{number:,}", area=name)
    return say("{number} in {plan}", number=f"{number:,}", plan=name)


def _recovery(facts: Facts) -> Iterable[Recommendation]:
    """Late tasks that neither their plan nor a manager gives a recovery action for."""
    number = len(facts.late)
    ids = tuple(row.task_id for row in facts.late.itertuples() if not late.is_said(facts, row, "recovery"))
    if not ids:
        return
    rows = [row for row in facts.late.itertuples() if row.task_id in set(ids)]
    to_date = tuple(row.task_id for row in rows if not _is_revised(facts, row))
    wanted = [] if all(late.is_said(facts, row, "cause") for row in rows) else [say("cause")]
    wanted += [say("recovery action"), *([say("a new date")] if to_date == ids else [])]
    refs = few(facts, ids)
    given = {
        "wanted": words.several(wanted),
        "tasks": _without(len(ids), number, refs),
        "dates": _dates(facts, to_date) if 0 < len(to_date) < len(ids) else "",
    }
    board = (
        say("ask the lead for {wanted}: {tasks}{dates}", **given)
        if len(ids) == 1
        else say("ask each lead for {wanted}: {tasks}{dates}", **given)
    )
    name = say("Late or off track, without recovery action")
    yield Recommendation(
        "asked.recovery", board, _not_written(len(ids), number, _after(refs)),
        (telling.counted("asked.recovery", name, ids, number),), ((name, ids),),
    )  # fmt: skip


def _without(without: int, number: int, refs: str) -> str:
    """Which of the late tasks have no recovery action."""
    if without == number:
        return refs or say("the {number} tasks late or off track", number=f"{number:,}")
    said = says(
        without,
        "{number} of the {total} tasks late or off track has none",
        "{number} of the {total} tasks late or off track have none",
        number=f"{without:,}",
        total=f"{number:,}",
    )
    return said + _after(refs, ", ")


def _dates(facts: Facts, to_date: tuple[str, ...]) -> str:
    """Which of those without a recovery action need a new date too."""
    which = few(facts, to_date) or say("{number} of them", number=f"{len(to_date):,}")
    return say("; and for a new date of {tasks}", tasks=which)


def _not_written(without: int, number: int, refs: str) -> str:
    if without == number:
        return says(
            number,
            "note that no recovery action is written for {number} task late or off track{refs}",
            "note that no recovery action is written for {number} tasks late or off track{refs}",
            number=f"{number:,}",
            refs=refs,
        )
    return say(
        "note that no recovery action is written for {number} of {total} tasks late or off track{refs}",
        number=f"{without:,}",
        total=f"{number:,}",
        refs=refs,
    )


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
    lapsing = [goal for goal in every if goal.gap and goal not in slow and training.lapses(goal)]
    for code, theirs, said in (
        ("missed", missed, _missed),
        ("slow", slow, _slow),
        ("lapsing", lapsing, _lapsing),
        ("uncounted", uncounted, _name),
    ):
        if theirs:
            board, public = _of_goals(code, len(theirs), "; ".join(said(facts, one) for one in theirs))
            yield Recommendation(f"asked.training.{code}", board, public)


def _of_goals(code: str, number: int, named: str) -> tuple[str, str]:
    """What a board is recommended to do about some goals, and what the public is to note."""
    given = {"number": f"{number:,}", "goals": named}
    if code == "missed":
        return says(
            number,
            "agree a new date for the training goal of {goals}",
            "agree a new date for {number} training goals: {goals}",
            **given,
        ), says(
            number,
            "note that the date has come, unmet, of the training goal of {goals}",
            "note that the date has come, unmet, of {number} training goals: {goals}",
            **given,
        )
    if code == "slow":
        return says(
            number,
            "agree how to reach the training goal of {goals}",
            "agree how to reach {number} training goals: {goals}",
            **given,
        ), says(
            number,
            "note that people are trained more slowly than it takes for the training goal of {goals}",
            "note that people are trained more slowly than it takes for {number} training goals: {goals}",
            **given,
        )
    if code == "lapsing":
        return says(
            number,
            "plan refreshers for the training goal of {goals}",
            "plan refreshers for {number} training goals: {goals}",
            **given,
        ), says(
            number,
            "note that certificates lapse before the date of the training goal of {goals}",
            "note that certificates lapse before the date of {number} training goals: {goals}",
            **given,
        )
    return says(
        number,
        "ask for a count against the training goal of {goals}",
        "ask for a count against {number} training goals: {goals}",
        **given,
    ), says(
        number,
        "note that there is no count against the training goal of {goals}",
        "note that there is no count against {number} training goals: {goals}",
        **given,
    )


def _name(facts: Facts, goal: Goal) -> str:
    plan = "" if facts.is_one_plan else f"{goal.plan}, "
    return f"{goals.aim(goal)} ({plan}{goal.programme})"


def _missed(facts: Facts, goal: Goal) -> str:
    given = {"goal": _name(facts, goal), "day": words.day(goal.due_on)}
    if goal.latest is None:
        return say("{goal}: due {day}, nobody counted yet", **given)
    return say(
        "{goal}: due {day}, {number} trained at the last count, {counted}",
        number=f"{int(goal.latest.value):,}",
        counted=words.day(goal.latest.as_at, marked("without a date")),
        **given,
    )


def _slow(facts: Facts, goal: Goal) -> str:
    wanted, seen = goals.needed(goal), goals.observed(goal)
    if wanted is None or seen is None:
        raise ValueError("a goal that falls short has two dated counts and a date")
    if seen.people > 0:
        had = say("it was {pace}", pace=seen.in_words.removesuffix(" a week"))
    elif seen.people < 0:
        had = say("the number fell by {number}", number=f"{-seen.people:,}")
    else:
        had = say("nobody was added")
    return say(
        "{goal}: by {day} it takes {pace}; between the last two counts {had}{lapse}",
        goal=_name(facts, goal),
        day=words.day(goal.due_on),
        pace=wanted.in_words,
        had=had,
        lapse=_and_lapse(goal),
    )


def _and_lapse(goal: Goal) -> str:
    said = training.lapses(goal).removesuffix(".")
    return f"; {said}" if said else ""


def _lapsing(facts: Facts, goal: Goal) -> str:
    return f"{_name(facts, goal)}{_and_lapse(goal)}".replace("; ", ": ", 1)


def _outdated(facts: Facts) -> Iterable[Recommendation]:
    """Plans whose version in force is older than the quarter."""
    first = pd.Timestamp(facts.choice.quarter.first_day)
    old = [plan for plan in facts.plans.itertuples() if plan.snapshot_as_at < first]
    if not old:
        return
    when, number = words.day(min(plan.snapshot_as_at for plan in old)), f"{len(old):,}"
    if facts.is_one_plan:
        board = say("ask for an updated plan: the newest is as at {when}", when=when)
        public = say("note that the newest version of the plan is as at {when}", when=when)
    elif len(old) > _FEW:
        board = say("ask for updates of {number} plans, the oldest as at {when}", number=number, when=when)
        public = say(
            "note that {number} plans are older than the quarter, the oldest as at {when}", number=number, when=when
        )
    else:
        newest = words.several(
            [say("{plan} (as at {when})", plan=plan.title, when=words.day(plan.snapshot_as_at)) for plan in old]
        )
        board = says(
            len(old),
            "ask for {number} updated plan: {plans}",
            "ask for {number} updated plans: {plans}",
            number=number,
            plans=newest,
        )
        public = say("note which plans are older than the quarter: {plans}", plans=newest)
    yield Recommendation("asked.outdated", board, public)


def _gone(facts: Facts) -> Iterable[Recommendation]:
    """Tasks last rated off track or behind schedule that the newer version leaves out."""
    rows = vanished(facts)
    if rows.empty:
        return
    labels = words.several(dict.fromkeys(ratings.label(rating).lower() for rating in rows["from_rating"]), "or")
    is_computed = bool((rows["from_rating_basis"] == "computed").all())
    ids = tuple(rows["task_id"])
    rated = (
        say("last rated {ratings} (computed)", ratings=labels)
        if is_computed
        else say("last rated {ratings}", ratings=labels)
    )
    given = {
        "number": f"{len(ids):,}",
        "rated": f"{_former(facts, rows)}, {rated}" if len(ids) <= _FEW else rated,
    }
    board = says(
        len(ids),
        "ask what became of {number} task left out of the newest version: {rated}",
        "ask what became of {number} tasks left out of the newest version: {rated}",
        **given,
    )
    public = says(
        len(ids),
        "note that {number} task is left out of the newest version: {rated}",
        "note that {number} tasks are left out of the newest version: {rated}",
        **given,
    )
    name = say("Gone from the newest version")
    figure = telling.counted("asked.gone", name, ids, len(facts.changes))
    yield Recommendation("asked.gone", board, public, (figure,), ((name, ids),))


def _former(facts: Facts, rows: pd.DataFrame) -> str:
    """Tasks of an earlier version by their refs, with their words where another task has the ref now."""
    refs = [words.text(row.from_ref, marked("one without a ref")) for row in rows.itertuples()]
    is_another = [is_another_now(facts, row) for row in rows.itertuples()]
    if not any(is_another):
        return _named(len(refs), words.several(refs))
    return words.several(
        _once(ref, row) if was else _named(1, ref)
        for ref, was, row in zip(refs, is_another, rows.itertuples(), strict=True)
    )


def _once(ref: str, row) -> str:
    """A task whose ref is another's now."""
    if row.from_action == say(WITHHELD) or words.is_missing(row.from_action):
        return say("the former task {ref}", ref=ref)
    return say("the former task {ref} (“{words}”)", ref=ref, words=words.shorten(row.from_action, 50))


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
        name = say("Date moved twice or more")
        end = says(
            len(often),
            "{number} date has moved twice or more{refs}",
            "{number} dates have moved twice or more{refs}",
            number=f"{len(often):,}",
            refs=_after(few(facts, often)),
        )
        one = telling.counted("asked.moved_often", name, often, total)
        yield Recommendation(one.id, *_why(end), (one,), ((name, often),))
    if near:
        name = say("New date reported in the {days} days to {when}", days=_NEAR.days, when=facts.when)
        end = says(
            len(near),
            "a new date for {number} task was reported in the {days} days to {when}{refs}",
            "new dates for {number} tasks were reported in the {days} days to {when}{refs}",
            number=f"{len(near):,}",
            days=_NEAR.days,
            when=facts.when,
            refs=_after(few(facts, near)),
        )
        one = telling.counted("asked.moved_late", name, near, total)
        yield Recommendation(one.id, *_why(end), (one,), ((name, near),))


def _why(moved: str) -> tuple[str, str]:
    return say("ask why {moved}", moved=moved), say("note that {moved}", moved=moved)


def _other_tasks(facts: Facts) -> set[str]:
    """The tasks that came back, or were split or merged since the last quarter."""
    rows = facts.changes
    return set() if rows.empty else set(rows.loc[[bool(_OTHERS & set(kinds)) for kinds in rows["kinds"]], "task_id"])


def _questions(facts: Facts) -> Iterable[Recommendation]:
    one = claimed.asked_of(facts)
    if not one.value:
        return
    given = {"tasks": _part(one), "refs": _after(few(facts, one.task_ids))}
    board = say("ask for answers to the questions raised on {tasks}{refs}", **given)
    public = says(
        one.value,
        "note that {tasks} raises questions that the plan doesn’t answer{refs}",
        "note that {tasks} raise questions that the plan doesn’t answer{refs}",
        **given,
    )
    behind = ((say("A question without an answer"), one.task_ids),)
    yield Recommendation("asked.questions", board, public, (one,), behind)


def _missing(facts: Facts) -> Iterable[Recommendation]:
    """What open tasks lack: a lead, a date, a report."""
    no_report = unknown.without_report(facts)
    every = [
        ("lead", telling.figure(facts, "unowned")),
        ("date", telling.figure(facts, "undated")),
        ("report", telling.counted("asked.no_report", say("No report"), no_report, facts.value("tasks"))),
    ]
    lacking = {what: one for what, one in every if one.value}
    if not lacking:
        return
    first = next(iter(lacking.values()))
    are_same = all(set(one.task_ids) == set(first.task_ids) for one in lacking.values())
    refs = few(facts, first.task_ids) if are_same else ""
    missing = words.several(say(_LACKED[what][0 if one.value == 1 else 1]) for what, one in lacking.items())
    noted = (
        say(_NONE_GIVEN[tuple(lacking)], refs=refs)
        if refs
        else words.several(_none_given(say(_LACKED[what][2]), one.value) for what, one in lacking.items())
    )
    behind = tuple((say(_LACKED[what][3]), one.task_ids) for what, one in lacking.items())
    yield Recommendation(
        "asked.missing",
        say("ask for the missing {missing}: {tasks}", missing=missing, tasks=refs or _lacking(lacking)),
        say("note that {lacking}", lacking=noted), tuple(lacking.values()), behind,
    )  # fmt: skip


def _lacking(lacking: dict[str, Figure]) -> str:
    """How many tasks lack what: "3 tasks have no lead and 2 no date"."""
    (first, one), *rest = lacking.items()
    start = says(
        one.value,
        "{number} task has {nothing}",
        "{number} tasks have {nothing}",
        number=f"{one.value:,}",
        nothing=say(_LACKED[first][2]),
    )
    return words.several([start, *(f"{one.value:,} {say(_LACKED[what][2])}" for what, one in rest)])


def _none_given(nothing: str, number: int) -> str:
    return says(
        number,
        "{nothing} is given for {number} task",
        "{nothing} is given for {number} tasks",
        nothing=nothing,
        number=f"{number:,}",
    )


def _unrated(facts: Facts) -> Iterable[Recommendation]:
    """Tasks that are reported on and yet not rated; of one that lacks its date, that is asked for."""
    ids = unknown.no_information(facts)
    total = facts.value("tasks")
    if ids:
        name = say("Reported on, but rated ‘no information’")
        one = telling.counted("asked.no_information", name, ids, total)
        given = {"number": f"{len(ids):,}", "refs": _after(few(facts, ids))}
        board = says(
            len(ids),
            "ask for a rating of {number} task reported on but rated ‘no information’{refs}",
            "ask for a rating of {number} tasks reported on but rated ‘no information’{refs}",
            **given,
        )
        public = says(
            len(ids),
            "note that {number} task is reported on but rated ‘no information’{refs}",
            "note that {number} tasks are reported on but rated ‘no information’{refs}",
            **given,
        )
        yield Recommendation(one.id, board, public, (one,), ((name, ids),))
    undated = set(unknown.undated(facts))
    ids = tuple(task_id for task_id in unknown.unrated(facts) if task_id not in undated)
    if ids:
        computed = facts.choice.view.with_computed
        name = say("Can’t be rated") if computed else say("Without a rating of the council’s")
        one = telling.counted("asked.unrated", name, ids, total)
        given = {"tasks": _part(one), "refs": _after(few(facts, ids))}
        if computed:
            board = say("ask what would let {tasks} be rated{refs}", **given)
            public = say("note that {tasks} can’t be rated{refs}", **given)
        else:
            board = say("ask for the council’s rating of {tasks}{refs}", **given)
            public = says(
                len(ids),
                "note that {tasks} has no rating of the council’s{refs}",
                "note that {tasks} have no rating of the council’s{refs}",
                **given,
            )
        yield Recommendation(one.id, board, public, (one,), ((name, ids),))


def few(facts: Facts, ids: Sequence[str]) -> str:
    """A few tasks by their refs: "tasks 5 and 7"; "" of more, which the annex lists, or where one has none."""
    rows = facts.tasks[facts.tasks["task_id"].isin(ids)]
    if len(ids) > _FEW or any(words.is_missing(ref) for ref in rows["ref"]):
        return ""
    return _named(len(ids), facts.refs(ids)) if facts.is_one_plan else facts.refs(ids)


def _named(number: int, refs: str) -> str:
    return says(number, "task {refs}", "tasks {refs}", refs=refs)


def _after(said: str, before: str = ": ", behind: str = "") -> str:
    """Something with what leads to it; "" where there is nothing."""
    return f"{before}{said}{behind}" if said else ""


def _part(one: Figure) -> str:
    """How many tasks a figure counts: "12 of 37 tasks", "all 12 tasks", "the only task"."""
    if one.value != one.of:
        return say("{part} tasks", part=one.said)
    return say("all {number} tasks", number=f"{one.of:,}") if one.value > 1 else say("the only task")
