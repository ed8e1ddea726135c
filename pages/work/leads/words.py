"""What the Leads page says of each lead: live tasks alone and with others, what is overdue, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from pages.said import ratings, rows, words
from pages.said.filters import NO_LEAD
from pages.said.rows import Column, Part, Row, Table

_NONE = "none"  # muted, so that what there is stands out
COLUMNS = (
    Column("Lead", look="main"),
    Column("Live", "number"),
    Column("Overdue", "number"),
    Column("Next due", "date"),
    Column("Alone / with others", "number", look="wide"),
    Column("All their tasks, by rating", look="wide"),
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
        return self.name or NO_LEAD

    @property
    def live(self) -> int:
        """Tasks that are neither complete nor closed."""
        return self.alone + self.joint

    @property
    def what(self) -> str:
        """Whether it is a person, a team, a body or a role; "" where that isn't known."""
        return self.kind if self.kind in ("person", "team", "body", "role") else ""


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
    caption = f"{words.count(len(leads), 'row')}, one a lead, in order of name."
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
    return f"{lead.plan_title}, as at {words.day(lead.as_at)}"


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
        return f"No task has a lead{_next(leads)}."
    late = [lead for lead in named if lead.overdue]
    if len(named) == 1:
        return f"{named[0].name} has {'something' if late else 'nothing'} overdue{_next(leads)}."
    if not late:
        said = f"None of {words.count(len(named), 'lead')} has anything overdue"
    else:
        said = f"{words.of(len(late), len(named))} leads {'has' if len(late) == 1 else 'have'} something overdue"
    rest = resting(leads)
    return f"{said}{_next(leads)}. {f'Most rests on {rest}.' if rest else ''}".strip()


def _next(leads: list[Lead]) -> str:
    ahead = [lead.next_due for lead in leads if lead.next_due is not None]
    return f"; the next task is due {words.day(min(ahead))}" if ahead else ""


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
        return "all alone" if lead.live > 1 else "alone"
    return f"{lead.alone or 'none'} alone" if lead.live > 1 else "with others"


def sentence(lead: Lead, several: bool = False) -> str:
    """What is a lead's in one plan: "Ann Example leads 2 live tasks, 1 alone; none is overdue; …". several: name it."""
    said = f"{_leads(lead)}; {_late(lead)}; {_ahead(lead)}." if lead.live else _settled(lead)
    return f"{_plan(lead)}: {said}" if several else said


def _leads(lead: Lead) -> str:
    if lead.name:
        return f"{lead.name} leads {words.count(lead.live, 'live task')}, {_alone(lead)}"
    return f"{words.count(lead.live, 'live task')} {'has' if lead.live == 1 else 'have'} no lead"


def _late(lead: Lead) -> str:
    if not lead.overdue:
        return "none is overdue" if lead.live > 1 else "it isn’t overdue"
    late = words.age(lead.longest_overdue).removesuffix(" overdue")
    if lead.live == 1:
        return f"it is {late} overdue"
    number = "all" if lead.overdue == lead.live else f"{lead.overdue:,}"
    return f"{number} {'is' if lead.overdue == 1 else 'are'} overdue, {_by(lead, late)}"


def _by(lead: Lead, late: str) -> str:
    return f"by {late}" if lead.overdue == 1 else f"the longest by {late}"


def _ahead(lead: Lead) -> str:
    if words.is_missing(lead.next_due):
        return "no date lies ahead"
    return f"{'the next is' if lead.live > 1 else 'it is'} due {words.day(lead.next_due)}"


def _settled(lead: Lead) -> str:
    number = len(lead.task_ids)
    all_of = "all of them" if number > 2 else ("both" if number == 2 else "which is")
    if not lead.name:
        return f"{words.count(number, 'task')} without a lead, {all_of} complete or closed."
    return f"{lead.name} leads {words.count(number, 'task')}, {all_of} complete or closed."
