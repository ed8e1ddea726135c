"""What each lead has to do, for a page of their own: their tasks by how soon they are due."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask
from pages.board.pack.model import Pack, Table, Task
from pages.said import stale, words

BUCKETS = {
    "overdue": "Overdue",
    "days_30": "Due within 30 days",
    "days_60": "Due in 31 to 60 days",
    "days_90": "Due in 61 to 90 days",
    "later": "Due later",
    "undated": "No due date",
    "settled": "Complete or closed",
}


@dataclass(frozen=True)
class Bucket:
    """Tasks that are due about as soon as each other. count: all of a lead's, whether or not the pack holds them."""

    code: str
    name: str
    count: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Brief:
    """A lead's page. as_at: ISO; number: of their tasks; basis, quality: of the pack's tasks; link: to their view.

    stale: which of their plans are judged on stale words, "" where none is.
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


def briefs(choice: Choice, ask: Ask, pack: Pack, home: str) -> list[Brief]:
    """A brief for each lead of a pack, in order of name; none of a public pack, which names no officer.

    home: the address of the dashboard, for each lead's link to their own view.
    """
    if choice.audience == "public":
        return []
    tasks = {task.task_id: task for task in pack.tasks}
    rows = ask("lead_brief", **choice.parameters())
    theirs: dict[str, list] = {}
    for row in rows.itertuples():
        theirs.setdefault(row.lead, []).append(row)
    return [_brief(choice, pack, home, lead, held, tasks) for lead, held in theirs.items()]


def _brief(choice: Choice, pack: Pack, home: str, lead: str, rows: list, tasks: dict[str, Task]) -> Brief:
    held_in = {row.plan_id: (row.plan, row.stale_words) for row in rows}.values()
    plans = [title for title, _ in held_in]
    said = words.several(plans) if len(plans) < 4 else words.count(len(plans), "plan")
    filters = replace(choice, audience="board", lead=None, view=replace(choice.view, leads=(lead,))).in_words()
    number = int(rows[0].tasks_of_lead)
    when = words.day(choice.as_at)
    return Brief(
        lead=lead,
        title=f"Prevent tasks of {lead}, as at {when}",
        as_at=pack.as_at,
        filters=f"{', '.join([said, f'as at {when}', *filters])}: {words.count(number, 'task')}",
        stale=stale.said(held_in),
        number=number,
        marking=pack.marking,
        basis=pack.basis,
        quality=pack.quality,
        key=pack.key,
        is_several_plans=len(plans) > 1,
        buckets=tuple(_bucket(code, [row for row in rows if row.bucket == code], tasks) for code in BUCKETS),
        link=_link(plans, pack.as_at, home, lead),
    )


def _bucket(code: str, rows: list, tasks: dict[str, Task]) -> Bucket:
    count = int(rows[0].tasks_in_bucket) if rows else 0
    return Bucket(code, BUCKETS[code], count, tuple(tasks[row.task_id] for row in rows if row.task_id in tasks))


def _link(plans: list[str], as_at: str, home: str, lead: str) -> str:
    plan = {"plan": plans[0]} if len(plans) == 1 else {}
    return f"{home.rstrip('/')}/tasks?{urlencode({**plan, 'as_at': as_at, 'lead': lead})}"
