"""Made-up histories of Prevent action plans, for judging methods that warn of late tasks.

Everything here is made up: no council, no person and no real plan stands behind it; leads are posts, not people.
The life of each plan is simulated week by week. A task has work left; how fast that shrinks depends on causes a
manager would know (an overloaded lead, another task it waits for, nobody working on it, an ambitious date, a date
that has been moved before) and on much pure chance. How strong each cause is differs between plans, and in one plan
out of five no cause has any strength: loads, words and moved dates are there to see, but say nothing of the finish.
The words of a version are written from what the lead would say, which is not always how things are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import numpy as np

GRACE = 30  # days after its first due date that a task may be finished without counting as late
WEEKS_AFTER = 80  # how long life goes on after the last version; what is still open then is never finished
NEVER = 10**6  # a day that doesn't come
RELIEF = 0.9  # how far work is eased for its causes, so that plans are late alike whatever their strengths
IN_HAND = 18  # weeks of work left below which a task is being worked on in earnest

LEADS = (
    "Prevent Lead", "Prevent Education Officer", "Head of Community Safety", "Channel Chair", "Safeguarding Manager",
    "Learning and Development Manager", "Communications Manager", "Adult Social Care Manager", "Early Help Manager",
    "Youth Justice Manager", "Venues Manager", "Data Analyst", "Community Engagement Officer", "Housing Manager",
    "Digital Services Manager", "Faith Liaison Officer", "Commissioning Manager", "Policy Officer",
)  # fmt: skip
VERBS = ("Review", "Refresh", "Agree", "Publish", "Develop", "Roll out", "Test", "Audit", "Update", "Embed")
OBJECTS = (
    "the Prevent risk assessment", "the Channel panel's terms of reference", "the referral pathway",
    "Prevent awareness training", "the venue hire policy", "the speaker policy", "the web filtering policy",
    "the communications plan", "the community engagement programme", "the training register",
    "the information-sharing agreement", "the partnership board's membership", "the local threat briefing",
    "online safety sessions", "the self-assessment against the duty", "the elected members' briefing",
    "the commissioning clauses", "the lessons-learned log", "the case recording form", "the civil society directory",
)  # fmt: skip
AUDIENCES = (
    "", " with partners", " for schools", " for front-line staff", " for colleges and universities", " with the police",
    " for social care", " for housing providers", " for managers", " with health services", " for youth workers",
)  # fmt: skip
EARLY_WORDS = (
    "Scoping has begun.", "First meeting held.", "Outline discussed with partners.", "Working group set up.",
    "Baseline gathered.", "Examples sought from neighbouring councils.",
)  # fmt: skip
MIDDLE_WORDS = (
    "Draft in progress.", "Draft shared for comments.", "Consultation under way.", "Two sessions delivered.",
    "Comments received from three partners.", "Pilot running.", "About half done.",
)  # fmt: skip
NEARLY_WORDS = (
    "Final draft with the board.", "Awaiting sign-off.", "Nearly complete.", "Last session booked.",
    "Final amendments being made.",
)  # fmt: skip
TROUBLE_WORDS = (
    "Delayed by staff changes.", "Little progress this quarter.", "Capacity remains an issue.",
    "Partner has not yet responded.", "Meeting postponed.", "Funding not yet confirmed.", "On hold for now.",
)  # fmt: skip
PLAIN_WORDS = ("On track.", "Work continues.", "Discussed at the last meeting.", "In hand.", "See appendix 2.")
NEXT_WORDS = (
    "Circulate the draft.", "Present to the board.", "Book dates.", "Agree content with partners.",
    "Confirm attendance.", "Finalise and publish.", "Meet the provider.", "Gather feedback.", "Seek approval.",
    "Write to schools.", "Paper 4 to go to the next meeting.",
)  # fmt: skip
WAITING_WORDS = (
    "Waits for task {ref}.", "To start once {ref} is agreed.", "Depends on {ref}.", "On hold until {ref} is complete.",
    "Can be finalised once task {ref} is done.", "Awaiting the outcome of {ref}.",
)  # fmt: skip
SEE_WORDS = ("See {ref}.", "See also task {ref}.", "Linked to {ref}.", "Reported under {ref}.")


@dataclass(frozen=True)
class TaskState:
    """One task as one version of the plan shows it."""

    ref: str
    action: str
    lead: str
    due_on: date | None
    progress: str
    next_steps: str
    is_complete: bool
    is_ongoing: bool = False  # "Ongoing" stands where a date would


@dataclass(frozen=True)
class Version:
    """The plan as it stood on a day."""

    as_at: date
    tasks: list[TaskState]


@dataclass(frozen=True)
class Truth:
    """What really became of a task, which no version tells.

    finished_on: the day it was really finished, which may be after the last version; None if it never was.
    is_late: it has a first known due date, and was finished more than 30 days after that or never; or it was due
    before the last version and not finished by then. Always false for a task that never had a date.
    late_known_on: the first version whose due date for the task had passed while it was really unfinished, be that
    by a day or by a year; so it may be set for a task that isn't late, and missing for one whose date kept moving.
    """

    ref: str
    finished_on: date | None
    is_late: bool
    late_known_on: date | None


@dataclass(frozen=True)
class PlanHistory:
    """A plan's versions, oldest first, the board's meetings (one after each version) and each task's truth."""

    plan_id: str
    board_on: list[date]
    versions: list[Version]
    truths: list[Truth]


@dataclass(frozen=True)
class Strengths:
    """How strongly each cause slows a plan's tasks: 0 for not at all, 1 for usually, at most 2.5."""

    load: float
    dependency: float
    silence: float
    ambition: float
    moves: float

    @property
    def total(self) -> float:
        """Return how strong all causes are together."""
        return self.load + self.dependency + self.silence + self.ambition + self.moves


@dataclass
class _Plan:
    """The hidden life of a plan: one array element a task, days counted from the plan's first day."""

    rng: np.random.Generator
    strengths: Strengths
    first_on: date
    version_days: list[int]
    refs: list[str]
    actions: list[str]
    # Leads
    lead_names: list[str]
    lead: np.ndarray
    capacity: np.ndarray  # tasks due soon that a lead copes with
    talk: np.ndarray  # how readily a lead writes
    habit: np.ndarray  # how a lead writes: 0 adds to the words, 1 replaces them, 2 leaves them empty without news
    # Tasks
    shown_from: np.ndarray  # the first version with the task
    dated_from: np.ndarray  # the first version with its date
    is_ongoing: np.ndarray
    due: np.ndarray  # first due day, or NEVER
    due_now: np.ndarray
    start: np.ndarray  # the day work starts
    work: np.ndarray  # weeks of work at first
    left: np.ndarray  # weeks of work left
    quiet: np.ndarray  # little is written of it
    neglected: np.ndarray  # nobody works on it
    hurry: np.ndarray  # by how much work quickens as the date comes near
    waits_for: np.ndarray  # index of the task that must be finished first, or -1
    names: np.ndarray  # index of the task its words name, or -1
    # What the weeks change
    moves: np.ndarray
    finished: np.ndarray  # the day, or NEVER
    stalled_until: np.ndarray
    progress: list[str] = field(default_factory=list)
    next_steps: list[str] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)


# --- What is asked for -------------------------------------------------------------------------------------------


def histories(seed: int, plans: int) -> list[PlanHistory]:
    """Return so many plans' histories; the same seed gives the same plans, however many are asked for."""
    return [_history(seed, number) for number in range(plans)]


def strengths(seed: int, number: int) -> Strengths:
    """Return how strong the causes are in a seed's plan of that number (from 0); all nil in one out of five."""
    if (number + seed) % 5 == 0:
        return Strengths(0.0, 0.0, 0.0, 0.0, 0.0)
    rng = np.random.default_rng([seed, number, 1])
    return Strengths(*(float(value) for value in np.minimum(rng.gamma(1.6, 0.65, size=5), 2.5)))


def write(history: PlanHistory, folder: Path) -> list[Path]:
    """Write each version as a Markdown file with a table, and return the files, oldest first."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for version in history.versions:
        path = folder / f"{history.plan_id}-{version.as_at.isoformat()}.md"
        path.write_text(_markdown(version), encoding="utf-8")
        paths.append(path)
    return paths


# --- Writing -----------------------------------------------------------------------------------------------------


def _markdown(version: Version) -> str:
    """Return a version as Markdown."""
    rows = [_row(task) for task in version.tasks]
    head = [
        "| Ref | Action | Lead | Due | Progress | Next steps | Status |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join(["# Prevent action plan", "", f"As at {_said(version.as_at)}", "", *head, *rows]) + "\n"


def _row(task: TaskState) -> str:
    """Return a task as a row of the table."""
    due = _said(task.due_on) if task.due_on else "Ongoing" if task.is_ongoing else ""
    cells = [task.ref, task.action, task.lead, due, task.progress, task.next_steps, _status(task)]
    return f"| {' | '.join(cells)} |"


def _status(task: TaskState) -> str:
    """Return the status that a plan would show for a task."""
    if task.is_complete:
        return "Complete"
    if task.is_ongoing:
        return "Ongoing"
    return "In progress" if task.progress else "Not started"


def _said(day: date) -> str:
    """Return a date such as 31 March 2024."""
    return f"{day.day} {day:%B %Y}"


# --- One plan's life ---------------------------------------------------------------------------------------------


def _history(seed: int, number: int) -> PlanHistory:
    """Let one plan live, and return what its versions showed and what was true."""
    plan = _plan(np.random.default_rng([seed, number]), strengths(seed, number))
    versions = list(_lived(plan))
    board_on = [version.as_at + timedelta(days=int(plan.rng.integers(7, 29))) for version in versions]
    return PlanHistory(f"plan-{seed}-{number}", board_on, versions, _truths(plan, versions))


def _lived(plan: _Plan) -> Iterator[Version]:
    """Live week after week, and yield each version on its day."""
    handover = int(plan.rng.integers(1, 3 * len(plan.version_days)))  # past the last version: there is none
    for week in range(plan.version_days[-1] // 7 + WEEKS_AFTER):
        _work(plan, 7 * week)
        for number, day in enumerate(plan.version_days):
            if day // 7 == week:
                if number == handover:
                    _hand_over(plan, day)
                _move_dates(plan, number)
                yield _version(plan, number)


def _work(plan: _Plan, day: int) -> None:
    """Work for the week that starts on a day."""
    rng = plan.rng
    open_now = (plan.finished == NEVER) & (plan.start <= day)
    in_hand = open_now & (plan.left <= IN_HAND)
    halted = in_hand & (rng.random(len(plan.refs)) < 0.012)
    plan.stalled_until[halted] = day + 7 * rng.integers(2, 13, size=int(halted.sum()))
    pace = np.where(in_hand, _pace(plan, day) * rng.gamma(3, 1 / 3, size=len(plan.refs)), 1.0)
    pace[plan.stalled_until > day] = 0
    plan.left[open_now] -= pace[open_now]
    windfall = in_hand & (rng.random(len(plan.refs)) < 0.004) & (plan.left < NEVER / 2)
    done = open_now & ((plan.left <= 0) | windfall)
    plan.left[done] = 0
    plan.finished[done] = day + rng.integers(0, 7, size=int(done.sum()))


def _pace(plan: _Plan, day: int) -> np.ndarray:
    """Return how fast tasks in hand go in the week, by what slows and what quickens them."""
    causes = plan.strengths
    pace = 1 / (1 + causes.load * 0.9 * _overload(plan, day)[plan.lead])
    pace *= np.where(plan.neglected, 1 / (1 + 1.5 * causes.silence), 1.0)
    blocked = (plan.waits_for >= 0) & (plan.finished[plan.waits_for] == NEVER) & (plan.left <= 10)
    pace *= np.where(blocked, max(0.0, 1 - causes.dependency), 1.0)
    pace /= 1 + causes.moves * 0.3 * plan.moves
    target = plan.due_now if causes.total else plan.due
    near = (target - day < 35) & (target - day > -21)
    return pace * np.where(near, plan.hurry, 1.0)


def _overload(plan: _Plan, day: int) -> np.ndarray:
    """Return by what share each lead's tasks due soon, or overdue, exceed what the lead copes with."""
    pressing = (plan.finished == NEVER) & (plan.start <= day) & (plan.due_now - day < 150)
    counts = np.bincount(plan.lead[pressing], minlength=len(plan.lead_names))
    return np.minimum(np.maximum(0.0, counts / plan.capacity - 1), 1.5)


def _hand_over(plan: _Plan, day: int) -> None:
    """Let one lead leave: another takes the open tasks, and loses time where loads matter."""
    rng = plan.rng
    leaver, heir = rng.choice(len(plan.lead_names), size=2, replace=False)
    taken = (plan.lead == leaver) & (plan.finished > day)
    plan.lead[taken] = heir
    pause = 7 * min(1.0, plan.strengths.load) * rng.integers(2, 7, size=int(taken.sum()))
    plan.stalled_until[taken] = np.maximum(plan.stalled_until[taken], day + pause)


# --- Dates that move ---------------------------------------------------------------------------------------------


def _move_dates(plan: _Plan, number: int) -> None:
    """Move some open tasks' dates as a version is written: out of need, or for no reason that matters."""
    rng, day, before = plan.rng, plan.version_days[number], plan.version_days[max(number - 1, 0)]
    for task in range(len(plan.refs)):
        shown = plan.shown_from[task] < number and plan.dated_from[task] < number
        if not shown or plan.finished[task] <= day or plan.due_now[task] - day > 200:
            continue
        weeks_left = min(plan.left[task], 60) * float(rng.lognormal(-0.2, 0.5))  # as the lead sees it
        needs = day + 7 * weeks_left > plan.due_now[task] + 14
        candour = min(1.0, plan.strengths.moves)
        usual = 0.6 if plan.due_now[task] < before else 0.2  # most dates move only once they have been seen to pass
        if needs and rng.random() < candour * (usual + min(0.3, 0.15 * plan.moves[task])):
            _move(plan, task, day + max(int(7 * weeks_left), 30))
        elif rng.random() < 0.03 + 0.11 * (1 - candour):
            earlier = rng.random() < 0.12 and plan.due_now[task] - day > 100
            _move(plan, task, plan.due_now[task] + (-60 if earlier else int(rng.integers(31, 150))))


def _move(plan: _Plan, task: int, wanted: int) -> None:
    """Give a task another date: the end of the month or quarter in which the wanted day falls."""
    moved = _rounded(plan, wanted)
    if moved != plan.due_now[task]:
        plan.due_now[task] = moved
        plan.moves[task] += 1


def _rounded(plan: _Plan, wanted: int) -> int:
    """Return the day that a planner would write for a wanted one: mostly the end of a quarter or month."""
    choice, day = plan.rng.random(), plan.first_on + timedelta(days=int(wanted))
    if choice < 0.4:
        day = _quarter_end(day)
    elif choice < 0.7:
        day = _month_end(day.year, day.month)
    return (day - plan.first_on).days


def _quarter_end(day: date) -> date:
    """Return the last day of a day's quarter."""
    return _month_end(day.year, 3 * ((day.month + 2) // 3))


def _month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# --- Versions and their words ------------------------------------------------------------------------------------


def _version(plan: _Plan, number: int) -> Version:
    """Write the version of that number."""
    shown = [task for task in range(len(plan.refs)) if plan.shown_from[task] <= number]
    for task in shown:
        _write_words(plan, task, number)
    return Version(plan.first_on + timedelta(days=plan.version_days[number]), [_state(plan, t, number) for t in shown])


def _state(plan: _Plan, task: int, number: int) -> TaskState:
    """Return a task as the version shows it."""
    dated = plan.dated_from[task] <= number and plan.due_now[task] < NEVER
    return TaskState(
        ref=plan.refs[task],
        action=plan.actions[task],
        lead=plan.lead_names[plan.lead[task]],
        due_on=plan.first_on + timedelta(days=int(plan.due_now[task])) if dated else None,
        progress=plan.progress[task],
        next_steps=plan.next_steps[task],
        is_complete=plan.marked[task],
        is_ongoing=bool(plan.is_ongoing[task]),
    )


def _write_words(plan: _Plan, task: int, number: int) -> None:
    """Bring a task's words and its mark of completion up to date, if its lead does so."""
    rng, day, lead = plan.rng, plan.version_days[number], plan.lead[task]
    if plan.marked[task]:
        return
    if plan.finished[task] <= day and rng.random() < 0.95:  # else it is marked a version later
        _mark(plan, task, day)
    elif rng.random() < plan.talk[lead] * (0.3 if plan.quiet[task] else 1.0):
        _add(plan, task, day, _news(plan, task, day))
        plan.next_steps[task] = _next(plan, task, day)
    elif plan.habit[lead] == 2:
        plan.progress[task] = ""


def _mark(plan: _Plan, task: int, day: int) -> None:
    """Mark a task complete, with or without a word on it."""
    plan.marked[task] = True
    if plan.rng.random() < 0.6:
        _add(plan, task, day, "Completed.")
    if plan.rng.random() < 0.7:
        plan.next_steps[task] = ""


def _add(plan: _Plan, task: int, day: int, words: str) -> None:
    """Add words to a task's progress, or put them in its place, as its lead is used to."""
    habit = plan.habit[plan.lead[task]]
    if habit == 0:
        month = plan.first_on + timedelta(days=day)
        plan.progress[task] = f"{plan.progress[task]} {month:%b %Y}: {words}".strip()
    else:
        plan.progress[task] = words


def _news(plan: _Plan, task: int, day: int) -> str:
    """Return what the lead says of a task: nothing of weight, how far it is, or what hinders it."""
    rng = plan.rng
    behind = day + 7 * min(plan.left[task], 200) > plan.due_now[task] + 14
    candour = min(1.0, plan.strengths.silence)
    if rng.random() < (0.10 + 0.25 * candour * behind):
        words = _one(rng, TROUBLE_WORDS)
    elif rng.random() < 0.3:
        words = _one(rng, PLAIN_WORDS)
    else:
        words = _one(rng, _stage(plan, task))
    return f"{words} {_named(plan, task, 0.3)}".strip()


def _stage(plan: _Plan, task: int) -> tuple[str, ...]:
    """Return the words for how far a task seems to be; where silence says nothing, these say nothing either."""
    done = 1 - min(plan.left[task] / plan.work[task], 1.0) + float(plan.rng.normal(0, 0.2))
    if not plan.strengths.total:
        done = float(plan.rng.random())
    return EARLY_WORDS if done < 0.4 else MIDDLE_WORDS if done < 0.8 else NEARLY_WORDS


def _next(plan: _Plan, task: int, day: int) -> str:
    """Return a task's next steps, which may be empty."""
    words = _one(plan.rng, NEXT_WORDS) if plan.rng.random() < 0.75 else ""
    return f"{words} {_named(plan, task, 0.6)}".strip()


def _named(plan: _Plan, task: int, chance: float) -> str:
    """Return words that name the other task, if there is one, with some chance; none once that is finished."""
    other = plan.names[task]
    if other < 0 or plan.finished[other] < NEVER or plan.rng.random() > chance:
        return ""
    waiting = plan.waits_for[task] == other
    return _one(plan.rng, WAITING_WORDS if plan.rng.random() < (0.85 if waiting else 0.2) else SEE_WORDS).format(
        ref=plan.refs[other]
    )


def _one(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    """Return one of the choices."""
    return choices[int(rng.integers(len(choices)))]


# --- The truth ---------------------------------------------------------------------------------------------------


def _truths(plan: _Plan, versions: list[Version]) -> list[Truth]:
    """Return what became of each task."""
    seen: dict[str, list[tuple[date, date]]] = {ref: [] for ref in plan.refs}
    for version in versions:
        for state in version.tasks:
            if state.due_on:
                seen[state.ref].append((version.as_at, state.due_on))
    return [_truth(plan, task, seen[ref], versions[-1].as_at) for task, ref in enumerate(plan.refs)]


def _truth(plan: _Plan, task: int, dues: list[tuple[date, date]], end: date) -> Truth:
    """Return what became of a task whose due dates the versions gave."""
    day = int(plan.finished[task])
    finished_on = plan.first_on + timedelta(days=day) if day < NEVER else None
    known = [as_at for as_at, due_on in dues if due_on < as_at and (finished_on is None or finished_on > as_at)]
    is_late = bool(dues) and _is_late(dues[0][1], finished_on, end)
    return Truth(plan.refs[task], finished_on, is_late, known[0] if known else None)


def _is_late(due_on: date, finished_on: date | None, end: date) -> bool:
    """Tell whether a task first due on a day counts as late."""
    if finished_on is None or finished_on > due_on + timedelta(days=GRACE):
        return True
    return due_on < end < finished_on


# --- How a plan begins -------------------------------------------------------------------------------------------


def _plan(rng: np.random.Generator, causes: Strengths) -> _Plan:
    """Draw a plan as it is on its first day."""
    first_on, version_days = _calendar(rng)
    count, leads = int(rng.integers(25, 61)), int(rng.integers(6, 15))
    lead = _spread(rng, count, leads)
    shown_from = np.where(rng.random(count) < 0.12, rng.integers(1, len(version_days), size=count), 0)
    start = np.where(shown_from > 0, np.array(version_days)[shown_from] - 20, 0)
    quiet = rng.random(count) < rng.uniform(0.2, 0.45)
    neglected = rng.random(count) < np.where(quiet, 0.65, 0.08)
    blank = np.zeros(count, dtype=int)
    plan = _Plan(
        rng=rng, strengths=causes, first_on=first_on, version_days=version_days,
        refs=_refs(rng, count), actions=_actions(rng, count),
        lead_names=[LEADS[int(post)] for post in rng.choice(len(LEADS), size=leads, replace=False)],
        lead=lead, capacity=rng.uniform(1.5, 4, size=leads), talk=rng.uniform(0.4, 0.95, size=leads),
        habit=rng.choice(3, size=leads, p=(0.4, 0.45, 0.15)),
        shown_from=shown_from, dated_from=shown_from.copy(), is_ongoing=rng.random(count) < 0.09,
        due=blank + NEVER, due_now=blank + NEVER, start=start, work=np.ones(count), left=np.ones(count),
        quiet=quiet, neglected=neglected, hurry=_hurry(rng, neglected, causes), waits_for=blank - 1, names=blank - 1,
        moves=blank.copy(), finished=blank + NEVER, stalled_until=blank.copy(),
        progress=[""] * count, next_steps=[""] * count, marked=[False] * count,
    )  # fmt: skip
    _set_dates(plan)
    _set_work(plan)
    _set_dependencies(plan)
    return plan


def _spread(rng: np.random.Generator, count: int, leads: int) -> np.ndarray:
    """Return each task's lead: every lead has one task at least, and some have far more than others."""
    others = rng.choice(leads, size=count - leads, p=rng.dirichlet(np.full(leads, 0.6)))
    return rng.permutation(np.concatenate([np.arange(leads), others]))


def _calendar(rng: np.random.Generator) -> tuple[date, list[int]]:
    """Return a plan's first day, and the days of its quarterly versions counted from it."""
    as_at = [_quarter_end(date(2018 + int(rng.integers(0, 6)), int(rng.integers(1, 13)), 1))]
    for _ in range(int(rng.integers(4, 9))):
        as_at.append(_quarter_end(as_at[-1] + timedelta(days=1)))
    first_on = as_at[0] - timedelta(days=int(rng.integers(20, 90)))
    return first_on, [(day - first_on).days for day in as_at]


def _refs(rng: np.random.Generator, count: int) -> list[str]:
    """Return refs such as 1a, 1b, 2a, or plain numbers."""
    if rng.random() < 0.4:
        return [str(number) for number in range(1, count + 1)]
    size = int(rng.integers(5, 11))  # of a theme
    return [f"{index // size + 1}{'abcdefghij'[index % size]}" for index in range(count)]


def _actions(rng: np.random.Generator, count: int) -> list[str]:
    """Return that many different actions."""
    every = list(product(VERBS, OBJECTS, AUDIENCES))
    chosen = rng.choice(len(every), size=count, replace=False)
    return [f"{verb} {what}{whom}" for verb, what, whom in (every[int(index)] for index in chosen)]


def _hurry(rng: np.random.Generator, neglected: np.ndarray, causes: Strengths) -> np.ndarray:
    """Return by how much each task quickens near its date; some neglected ones are simply done at the end."""
    rescued = neglected & (rng.random(len(neglected)) < 0.3 * min(1.0, causes.silence))
    return np.where(rescued, 4.0, rng.uniform(1.0, 1.8, size=len(neglected)))


def _set_dates(plan: _Plan) -> None:
    """Give tasks their first due dates; some have none, and some of those get one later."""
    rng, last = plan.rng, plan.version_days[-1]
    for task in range(len(plan.refs)):
        undated = rng.random() < 0.09
        if plan.is_ongoing[task] or (undated and rng.random() < 0.6):
            continue
        if undated:
            plan.dated_from[task] = min(plan.shown_from[task] + int(rng.integers(1, 3)), len(plan.version_days) - 1)
        shown_on = plan.version_days[plan.dated_from[task]]
        earliest = max(plan.start[task] + 35, shown_on - 30 if plan.shown_from[task] == 0 else shown_on + 20)
        latest = max(earliest + 90, int(1.1 * last))
        plan.due[task] = _rounded(plan, int(rng.integers(earliest, latest)))
    plan.due_now = plan.due.copy()


def _set_work(plan: _Plan) -> None:
    """Give tasks as much work as fits their dates, more or less: more in plans with ambitious dates."""
    rng, causes, count = plan.rng, plan.strengths, len(plan.refs)
    weeks = np.where(plan.due < NEVER, (plan.due - plan.start) / 7, rng.uniform(15, 70, size=count))
    ambition = 5.0 * causes.ambition * np.clip(np.log(30 / weeks), -1, 1.3)
    setbacks = np.where(rng.random(count) < 0.27, rng.exponential(18, size=count), 0.0)
    plan.work = np.maximum(weeks + _usual(rng, causes) + ambition + rng.normal(0, 5, size=count) + setbacks, 1.5)
    abandoned = rng.random(count) < 0.025 + 0.08 * min(1.0, causes.silence) * plan.neglected
    plan.left = np.where(abandoned | plan.is_ongoing, float(NEVER), plan.work)


def _usual(rng: np.random.Generator, causes: Strengths) -> float:
    """Return by how many weeks a plan's work usually exceeds the time given; less so where causes will add to it."""
    added = 5.0 * causes.load + 2.8 * causes.dependency + 2.8 * causes.silence + 1.2 * causes.moves
    return float(rng.normal(-0.3, 0.8)) - RELIEF * added


def _set_dependencies(plan: _Plan) -> None:
    """Let some tasks wait for one due before them, and let the words of some name a task, that one or any other."""
    rng, count = plan.rng, len(plan.refs)
    share = rng.uniform(0.15, 0.35)
    for task in range(count):
        before = np.flatnonzero((plan.due < plan.due[task]) & (plan.shown_from <= plan.shown_from[task]))
        if plan.due[task] < NEVER and len(before) and rng.random() < share:
            nearest = before[np.argsort(-plan.due[before])][:5]
            plan.waits_for[task] = rng.choice(nearest)
            plan.names[task] = plan.waits_for[task] if rng.random() < 0.8 else -1
        elif rng.random() < 0.12:
            other = int(rng.integers(count))
            plan.names[task] = other if other != task and plan.shown_from[other] == 0 else -1
