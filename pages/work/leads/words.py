"""What the Leads page says of each lead: live tasks alone and with others, what is overdue, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from pages.said import ratings, rows, words
from pages.said.filters import NO_LEAD
from pages.said.language import marked, say, says
from pages.said.rows import Column, Part, Row, Table

KINDS = {"person": marked("person"), "team": marked("team"), "body": marked("body"), "role": marked("role")}
_NONE = "none"  # muted, so that what there is stands out
COLUMNS = (
    Column(marked("Lead"), look="main"),
    Column(marked("Live"), "number"),
    Column(marked("Overdue"), "number"),
    Column(marked("Next due"), "date"),
    Column(marked("Alone / with others"), "number", look="wide"),
    Column(marked("All their tasks, by rating"), look="wide"),
)


@dataclass(frozen=True)
class Lead:
    """One lead of one plan, judged at as_at; name "" stands for the tasks without one.

    alone, joint: live tasks that nobody else leads, and those led with others. parts: all tasks by rating.
    """

    plan_id: str
    plan_title: str
    as_at: pd.Timestamp
    name: str
    kind: str
    alone: int
    joint: int
    overdue: int
    longest_overdue: object
    next_due: pd.Timestamp | None
    parts: tuple[Part, ...]
    task_ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name as shown."""
        return self.name or say(NO_LEAD)

    @property
    def live(self) -> int:
        """Tasks that are neither complete nor closed."""
        return self.alone + self.joint

    @property
    def what(self) -> str:
        """Whether it is a person, a team, a body or a role; "" where that isn't known."""
        return say(KINDS[self.kind]) if self.kind in KINDS else ""


def read(found: pd.DataFrame) -> list[Lead]:
    """The leads of the rows of queries/leads.sql, in the same order."""
    parts: dict[tuple, list] = {}
    for row in found.itertuples():
        parts.setdefault((row.plan_id, row.lead), []).append(row)
    return [_lead(part) for part in parts.values()]


def _lead(part: list) -> Lead:
    first = part[0]
    late = [row.longest_overdue for row in part if not words.is_missing(row.longest_overdue)]
    ahead = [row.next_due for row in part if not words.is_missing(row.next_due)]
    return Lead(
        plan_id=first.plan_id,
        plan_title=first.plan_title,
        as_at=first.as_at,
        name=first.lead,
        kind=first.lead_kind,
        alone=sum(row.live for row in part if not row.is_joint),
        joint=sum(row.live for row in part if row.is_joint),
        overdue=sum(row.overdue for row in part),
        longest_overdue=max(late, default=None),
        next_due=min(ahead, default=None),
        parts=tuple(_parts(part)),
        task_ids=tuple(task_id for row in part for task_id in row.task_ids),
    )


def _parts(part: list) -> Iterable[Part]:
    """Tasks by rating, what the plan or a person gave before what was computed."""
    for code in sorted({row.rating for row in part}, key=ratings.position):
        same = [row for row in part if row.rating == code]
        computed = sum(row.computed for row in same)
        yield Part(code, "declared", sum(row.tasks for row in same) - computed)
        yield Part(code, "computed", computed)


def table(leads: list[Lead], address: str) -> Table:
    """Everyone in order of name, under a heading a plan where there are several; a row opens its lead.

    address: of the page with the view, for rows opened elsewhere.
    """
    several = len({lead.plan_id for lead in leads}) > 1
    caption = say("{rows}, one a lead, in order of name.", rows=words.count(len(leads), "row"))
    return rows.table(COLUMNS, [_row(lead, several, address) for lead in leads], caption=caption, look="inline")


def _row(lead: Lead, several: bool, address: str) -> Row:
    return Row(
        lead.label,
        (
            rows.text(lead.label, lead.what),
            _or_none(f"{lead.live:,}" if lead.live else "", lead.live),
            _or_none(f"{lead.overdue:,}" if lead.overdue else "", lead.overdue),
            _or_none(words.day(lead.next_due, ""), words.iso(lead.next_due) or ""),
            _or_none(f"{lead.alone:,} / {lead.joint:,}" if lead.live else "", lead.alone),
            rows.strip(lead.parts),
        ),
        f"{address}&{urlencode({'who': lead.label})}",
        heading=_plan(lead) if several else "",
    )


def _or_none(said: str, sort: str | int):
    return rows.text(said, "" if said else _NONE, sort=sort)


def _plan(lead: Lead) -> str:
    return say("{plan}, as at {day}", plan=lead.plan_title, day=words.day(lead.as_at))


def answers(leads: list[Lead]) -> list[str]:
    """A sentence a plan: how many leads have something overdue, what is due next, on whom most rests."""
    plans: dict[str, list[Lead]] = {}
    for lead in leads:
        plans.setdefault(lead.plan_id, []).append(lead)
    said = {f"{_plan(of_plan[0])}: ": _answer(of_plan) for of_plan in plans.values()}
    return [f"{plan}{one}" for plan, one in said.items()] if len(said) > 1 else list(said.values())


def _answer(leads: list[Lead]) -> str:
    named = [lead for lead in leads if lead.name]
    if not named:
        return say("No task has a lead{next_due}.", next_due=_next(leads))
    late = [lead for lead in named if lead.overdue]
    if len(named) == 1:
        name, ahead = named[0].name, _next(leads)
        if late:
            return say("{name} has something overdue{next_due}.", name=name, next_due=ahead)
        return say("{name} has nothing overdue{next_due}.", name=name, next_due=ahead)
    if not late:
        said = say("None of {leads} has anything overdue", leads=words.count(len(named), "lead"))
    elif len(late) == len(named):
        said = say("Every lead has something overdue")
    else:
        some = words.of(len(late), len(named))
        said = says(len(late), "{some} leads has something overdue", "{some} leads have something overdue", some=some)
    rest = resting(leads)
    return f"{said}{_next(leads)}. {say('Most rests on {who}.', who=rest) if rest else ''}".strip()


def _next(leads: list[Lead]) -> str:
    ahead = [lead.next_due for lead in leads if lead.next_due is not None]
    return say("; the next task is due {day}", day=words.day(min(ahead))) if ahead else ""


def resting(leads: list[Lead]) -> str:
    """Of one plan's leads the one person who leads most live tasks: "Ann Example: 2 live tasks, 1 alone"."""
    people = [lead for lead in leads if lead.kind == "person"]
    most = max((person.live for person in people), default=0)
    first = [person for person in people if person.live == most]
    if most < 2 or len(first) > 1:
        return ""
    return f"{first[0].label}: {words.count(most, 'live task')}, {_alone(first[0])}"


def _alone(lead: Lead) -> str:
    if lead.joint == 0:
        return say("all alone") if lead.live > 1 else say("alone")
    if lead.live == 1:
        return say("with others")
    return says(lead.alone, "{number} alone", "{number} alone", number=lead.alone) if lead.alone else say("none alone")


def sentence(lead: Lead, several: bool = False) -> str:
    """What is a lead's in one plan: "Ann Example leads 2 live tasks, 1 alone; none is overdue; …". several: name it."""
    said = f"{_leads(lead)}; {_late(lead)}; {_ahead(lead)}." if lead.live else _settled(lead)
    return f"{_plan(lead)}: {said}" if several else said


def _leads(lead: Lead) -> str:
    if lead.name:
        tasks = words.count(lead.live, "live task")
        return say("{name} leads {tasks}, {alone}", name=lead.name, tasks=tasks, alone=_alone(lead))
    number = f"{lead.live:,}"
    return says(lead.live, "{number} live task has no lead", "{number} live tasks have no lead", number=number)


def _late(lead: Lead) -> str:
    if not lead.overdue:
        return say("none is overdue") if lead.live > 1 else say("it isn’t overdue")
    late = words.how_long(lead.longest_overdue)
    if lead.live == 1:
        return say("it is {length} overdue", length=late)
    if lead.overdue == 1:
        return say("1 is overdue, by {length}", length=late)
    if lead.overdue == lead.live:
        return say("all are overdue, the longest by {length}", length=late)
    return say("{number} are overdue, the longest by {length}", number=f"{lead.overdue:,}", length=late)


def _ahead(lead: Lead) -> str:
    if words.is_missing(lead.next_due):
        return say("no date lies ahead")
    day = words.day(lead.next_due)
    return say("the next is due {day}", day=day) if lead.live > 1 else say("it is due {day}", day=day)


def _settled(lead: Lead) -> str:
    number = len(lead.task_ids)
    tasks = words.count(number, "task")
    who = (
        say("{name} leads {tasks}", name=lead.name, tasks=tasks)
        if lead.name
        else say("{tasks} without a lead", tasks=tasks)
    )
    if number > 2:
        return say("{who}, all of them complete or closed.", who=who)
    if number == 2:
        return say("{who}, both complete or closed.", who=who)
    return say("{who}, which is complete or closed.", who=who)
