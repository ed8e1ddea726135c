"""What the Leads page says of each lead: tasks alone and with others by rating, the next date, what is overdue."""

from dataclasses import dataclass

import pandas as pd

from pages.said import ratings, words
from pages.said.bars import Row, Segment
from pages.said.filters import NO_LEAD

_GAP = 0.6  # between a lead's own tasks and the shared ones, in tasks


@dataclass(frozen=True)
class Lead:
    """One lead of one plan. alone and joint: rating → (tasks, of these computed)."""

    plan_id: str
    plan_title: str
    plan_tasks: int
    name: str
    kind: str
    alone: dict[str, tuple[int, int]]
    joint: dict[str, tuple[int, int]]
    overdue: int
    longest_overdue: object
    next_due: object
    task_ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name as shown."""
        return self.name or NO_LEAD

    @property
    def tasks_alone(self) -> int:
        """Tasks that nobody else leads."""
        return sum(tasks for tasks, _ in self.alone.values())

    @property
    def tasks(self) -> int:
        """All the lead's tasks."""
        return self.tasks_alone + sum(tasks for tasks, _ in self.joint.values())


def read(rows: pd.DataFrame) -> list[Lead]:
    """The leads of the rows of queries/leads.sql, in the same order."""
    parts: dict[tuple, list] = {}
    for row in rows.itertuples():
        parts.setdefault((row.plan_id, row.lead), []).append(row)
    return [_lead(part) for part in parts.values()]


def _lead(part: list) -> Lead:
    first = part[0]
    late = [row.longest_overdue for row in part if not words.is_missing(row.longest_overdue)]
    ahead = [row.next_due for row in part if not words.is_missing(row.next_due)]
    return Lead(
        plan_id=first.plan_id,
        plan_title=first.plan_title,
        plan_tasks=first.plan_tasks,
        name=first.lead,
        kind=first.lead_kind,
        alone={row.rating: (row.tasks, row.computed) for row in part if not row.is_joint},
        joint={row.rating: (row.tasks, row.computed) for row in part if row.is_joint},
        overdue=sum(row.overdue for row in part),
        longest_overdue=max(late, default=None),
        next_due=min(ahead, default=None),
        task_ids=tuple(task_id for row in part for task_id in row.task_ids),
    )


def _letters(counts: dict[str, tuple[int, int]]) -> str:
    total = sum(tasks for tasks, _ in counts.values())
    return f"{total:,} ({', '.join(f'{tasks:,} {ratings.letter(code)}' for code, (tasks, _) in counts.items())})"


def detail(lead: Lead) -> str:
    """A lead's tasks by rating: "alone 12 (8 C, 4 R); with others 9 (5 C, 4 R)"."""
    if not lead.name:
        return _letters(lead.alone)
    parts = [("alone", lead.alone), ("with others", lead.joint)]
    return "; ".join(f"{said} {_letters(counts)}" for said, counts in parts if counts)


def bars(leads: list[Lead]) -> list[Row]:
    """Each lead as a bar: own tasks by rating, then after a gap those led with others."""
    many = len({lead.plan_id for lead in leads}) > 1
    rows, before = [], None
    for lead in leads:
        heading = lead.plan_title if many and lead.plan_id != before else ""
        before = lead.plan_id
        own = _segments(lead.alone, 0)
        shared = _segments(lead.joint, lead.tasks_alone + _GAP if own else 0)
        rows.append(Row(lead.name, lead.label, detail(lead), (*own, *shared), heading))
    return rows


def longest(leads: list[Lead]) -> float:
    """The length of the longest bar, its gap included."""
    return max(lead.tasks for lead in leads) + _GAP


def _segments(counts: dict[str, tuple[int, int]], start: float) -> tuple[Segment, ...]:
    pieces = []
    for code, (tasks, computed) in counts.items():
        for length, is_computed in ((tasks - computed, False), (computed, True)):
            if length:
                pieces.append(Segment(start, length, code, is_computed))
                start += length
    return tuple(pieces)


def resting(leads: list[Lead]) -> list[str]:
    """For each plan, what rests on the one person who leads most of it: "Ann Example: 3 of 7 tasks, 2 alone"."""
    said = []
    for plan_id in dict.fromkeys(lead.plan_id for lead in leads):
        people = [lead for lead in leads if lead.plan_id == plan_id and lead.kind == "person"]
        most = max((person.tasks for person in people), default=0)
        first = [person for person in people if person.tasks == most]
        if len(first) == 1:
            said.append(share(first[0]))
        elif first:
            names = words.several([person.name for person in first])
            said.append(f"{names}: {words.of(most, first[0].plan_tasks)} tasks each")
    return said


def share(lead: Lead) -> str:
    """The part of a plan that rests on a lead: "Ann Example: 3 of 7 tasks, 2 alone"."""
    alone = "all alone" if lead.tasks_alone == lead.tasks else f"{lead.tasks_alone or 'none'} alone"
    part = f"{words.of(lead.tasks, lead.plan_tasks)} {'task' if lead.plan_tasks == 1 else 'tasks'}"
    return f"{lead.label}: {part}" + (f", {alone}" if lead.name else "")


def subtitle(leads: list[Lead]) -> str:
    """What is counted, and why the rows add up to more than the plan."""
    plan_tasks = sum({lead.plan_id: lead.plan_tasks for lead in leads}.values())
    held = sum(lead.tasks for lead in leads)
    named = words.count(len([lead for lead in leads if lead.name]), "lead")
    said = f"{words.count(plan_tasks, 'task')}, {named} in order of name. Left: tasks led alone; right: with others."
    if held > plan_tasks:
        said += (
            f" A task with several leads counts at each of them, so totals by lead ({held:,}) exceed the plan’s"
            f" ({plan_tasks:,})."
        )
    return f"{said} Pale, outlined: computed."


def chase(lead: Lead) -> str:
    """What to ask a lead about: how much is theirs, what is overdue, what comes next."""
    late = f"{lead.overdue:,} overdue" if lead.overdue else "nothing overdue"
    if lead.overdue:
        late += f", the longest {words.age(lead.longest_overdue).removesuffix(' overdue')}"
    return f"{share(lead)}; {late}; next due: {words.day(lead.next_due, 'nothing with a date ahead')}."


def table(leads: list[Lead]) -> pd.DataFrame:
    """The figures of each lead, in order of name: alone and with others apart."""
    many = len({lead.plan_id for lead in leads}) > 1
    return pd.DataFrame(
        [
            ({"Plan": lead.plan_title} if many else {})
            | {
                "Lead": lead.label,
                "Part of the plan": words.of(lead.tasks, lead.plan_tasks),
                "Alone": _letters(lead.alone) if lead.alone else "none",
                "With others": _letters(lead.joint) if lead.joint else "none",
                "Computed": sum(computed for group in (lead.alone, lead.joint) for _, computed in group.values()),
                "Overdue": lead.overdue,
                "Next due": words.day(lead.next_due, "none"),
            }
            for lead in leads
        ]
    )
