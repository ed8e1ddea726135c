"""What each lead has to do and to answer, for a page of their own: their tasks by how soon they are due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from pages.board.pack import late_words, wanted
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.model import Pack, Table, Task
from pages.said import questions, stale, words
from pages.said.language import marked, say

BUCKETS = {
    "overdue": marked("Overdue"),
    "days_30": marked("Due within 30 days"),
    "days_60": marked("Due in 31 to 60 days"),
    "days_90": marked("Due in 61 to 90 days"),
    "later": marked("Due later"),
    "undated": marked("No due date"),
    "settled": marked("Complete or closed"),
}
DAYS_TO_REPLY = 14  # after the as-at date, where no other day is given
_LACKING = {  # what a late task's plan may lack, as the query says it: the field of late_words, and how it is asked for
    "lacks_report": ("report", marked("the latest report")),
    "lacks_cause": ("cause", marked("the cause")),
    "lacks_recovery": ("recovery", marked("the recovery action")),
    "lacks_date": ("revised_on", marked("a revised date")),
}


@dataclass(frozen=True)
class Bucket:
    """Tasks that are due about as soon as each other. count: all of a lead's, whether or not the pack holds them."""

    code: str
    name: str
    count: int
    tasks: tuple[Task, ...]


def late_please(lacking: tuple[str, ...], tasks: int = 1) -> str:
    """How what the plan doesn't say of late tasks is asked for."""
    wanted = words.several(lacking)
    if tasks == 1:
        return say("The task is late. Please give {wanted}.", wanted=wanted)
    return say("These tasks are late. Please give for each {wanted}.", wanted=wanted)


@dataclass(frozen=True)
class Asked:
    """What is asked of a lead about a task: the board's questions, and what its plan lacks where it is late."""

    task_id: str
    questions: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Each thing that is asked, in a sentence."""
        return (*self.questions, *((late_please(self.lacking),) if self.lacking else ()))


@dataclass(frozen=True)
class Entry:
    """An entry of a calendar: its id, what it says in short, its day (ISO), and whether it was cancelled."""

    uid: str
    summary: str
    on: str
    is_cancelled: bool = False


@dataclass(frozen=True)
class Brief:
    """A lead's page. as_at: ISO; number: of their tasks; basis, quality: of the pack's tasks; link: to their view.

    stale: which of their plans are judged on stale words, "" where none is. asked: about their tasks, the most urgent
    first. reply_by: ISO, "" where no day is given. stamp: the pack's. order: how many packs were issued, with the one
    that it is of, and made_on when that was (ISO, with its time), "" for a working copy. of_file: which issue, as file
    names have it. sent: what their calendars held that were issued before.
    """

    lead: str
    title: str
    as_at: str
    filters: str
    number: int
    marking: str
    basis: str
    quality: str
    key: Table
    is_several_plans: bool
    buckets: tuple[Bucket, ...]
    link: str
    stale: str = ""
    asked: tuple[Asked, ...] = ()
    reply_by: str = ""
    stamp: str = ""
    order: int = 0
    made_on: str = ""
    of_file: str = ""
    sent: tuple[Entry, ...] = ()

    @property
    def live(self) -> tuple[Task, ...]:
        """Their tasks that are neither complete nor closed, the most urgent first."""
        return tuple(task for bucket in self.buckets if bucket.code != "settled" for task in bucket.tasks)

    @property
    def summary(self) -> str:
        """The counts of the buckets that hold any: "2 overdue, 1 due within 30 days"."""
        return words.several(
            [f"{one.count:,} {one.name[0].lower()}{one.name[1:]}" for one in self.buckets if one.count]
        )

    @property
    def request(self) -> str:
        """What is asked of the lead, and by when, or that no task is theirs any more, in a sentence; "" for neither."""
        if self.sent and not self.number:
            return say("None of these tasks is led any more; the calendar cancels what an earlier one held.")
        if not self.asked:
            return ""
        number = sum(len(one.said) for one in self.asked)
        given = {"questions": words.count(number, "question"), "tasks": words.count(len(self.asked), "task")}
        if not self.reply_by:
            return say("Please reply to {questions} about {tasks}.", **given)
        return say("Please reply by {day} to {questions} about {tasks}.", day=words.day_of(self.reply_by), **given)

    def asked_of(self, task_id: str) -> tuple[str, ...]:
        """What is asked about a task, a sentence each."""
        return next((one.said for one in self.asked if one.task_id == task_id), ())


def usual_reply_by(as_at: date, today: date) -> date | None:
    """The day that replies are asked for where no other is given; None where it has passed, so that none is made up."""
    usual = as_at + timedelta(days=DAYS_TO_REPLY)
    return usual if usual >= today else None


def briefs(choice: Choice, ask: Ask, pack: Pack, home: str, reply_by: date | None = None) -> list[Brief]:
    """A brief for each lead of a pack, in order of name; none of a public pack, which names no officer.

    home: the address of the dashboard, for each lead's link to their own view. reply_by: the day that replies are asked
    for; None where none is given.
    """
    if choice.audience == "public":
        return []
    tasks = {task.task_id: task for task in pack.tasks}
    rows = ask("lead_brief", **choice.parameters())
    theirs: dict[str, list] = {}
    for row in rows.itertuples():
        theirs.setdefault(row.lead, []).append(row)
    asked = _asked(choice, ask, rows)
    made = (_brief(choice, pack, home, lead, held, tasks) for lead, held in theirs.items())
    by = words.iso(reply_by) or ""
    return [replace(one, asked=tuple(_of_brief(one, asked)), reply_by=by) for one in made]


def _of_brief(brief: Brief, asked: dict[str, Asked]) -> Iterator[Asked]:
    ids = (task.task_id for bucket in brief.buckets for task in bucket.tasks)
    return (asked[task_id] for task_id in ids if task_id in asked)


def _asked(choice: Choice, ask: Ask, rows) -> dict[str, Asked]:
    """What is asked about each task: by the challenge list, and where a late task's plan and manager don't say it."""
    found: dict[str, list[str]] = {}
    said = {task_id: set(fields) for task_id, fields in late_words.written(wanted.changes(ask, choice)).items()}
    for row in ask("challenges", **choice.parameters()).itertuples():
        found.setdefault(row.task_id, []).append(questions.question(row))
        if row.rule == "past_due_but":  # which asks for the date itself
            said.setdefault(row.task_id, set()).add("revised_on")
    lacking = {row.task_id: _lacking(row, said.get(row.task_id, set())) for row in rows.itertuples()}
    both = {task_id: Asked(task_id, tuple(found.get(task_id, ())), parts) for task_id, parts in lacking.items()}
    return {task_id: one for task_id, one in both.items() if one.said}


def _lacking(row, said: set[str]) -> tuple[str, ...]:
    """What neither the plan says of a late task nor the manager wrote of it. said: fields that needn't be asked for."""
    return tuple(say(what) for column, (field, what) in _LACKING.items() if getattr(row, column) and field not in said)


def _brief(choice: Choice, pack: Pack, home: str, lead: str, rows: list, tasks: dict[str, Task]) -> Brief:
    held_in = {row.plan_id: (row.plan, row.stale_words) for row in rows}.values() if rows else _plans_of(pack)
    plans = [title for title, _ in held_in]
    said = words.several(plans) if len(plans) < 4 else words.count(len(plans), "plan")
    filters = replace(choice, audience="board", lead=None, view=replace(choice.view, leads=(lead,))).in_words()
    number = int(rows[0].tasks_of_lead) if rows else 0
    when = words.day(choice.as_at)
    dated = say("as at {when}", when=when)
    return Brief(
        lead=lead,
        title=say("Prevent tasks of {lead}, as at {when}", lead=lead, when=when),
        as_at=pack.as_at,
        filters=f"{', '.join([said, dated, *filters])}: {words.count(number, 'task')}",
        stale=stale.said(held_in),
        number=number,
        marking=pack.marking,
        basis=pack.basis,
        quality=pack.quality,
        key=pack.key,
        is_several_plans=len(plans) > 1,
        stamp=pack.stamp,
        buckets=tuple(_bucket(code, [row for row in rows if row.bucket == code], tasks) for code in BUCKETS),
        link=_link(plans, pack.as_at, home, lead),
    )


def _plans_of(pack: Pack) -> list[tuple[str, str]]:
    return [(plan.title, "") for plan in pack.plans]


def without_tasks(choice: Choice, pack: Pack, home: str, lead: str) -> Brief:
    """The brief of one who leads nothing of a pack any more."""
    return _brief(choice, pack, home, lead, [], {})


def _bucket(code: str, rows: list, tasks: dict[str, Task]) -> Bucket:
    count = int(rows[0].tasks_in_bucket) if rows else 0
    return Bucket(code, say(BUCKETS[code]), count, tuple(tasks[row.task_id] for row in rows if row.task_id in tasks))


def _link(plans: list[str], as_at: str, home: str, lead: str) -> str:
    plan = {"plan": plans[0]} if len(plans) == 1 else {}
    return f"{home.rstrip('/')}/tasks?{urlencode({**plan, 'as_at': as_at, 'lead': lead})}"
