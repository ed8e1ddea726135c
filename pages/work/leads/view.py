"""What the Leads page shows, made ready: everyone who leads, and one lead with their tasks and the text to send."""

from dataclasses import dataclass, replace

from pages.common import data, in_force
from pages.said import letters, task_list
from pages.said.filters import Filters
from pages.said.rows import Table
from pages.work.leads import words as said


@dataclass(frozen=True)
class Everyone:
    """The list: a sentence a plan, the table, and who may be chosen in it by the name shown."""

    answers: tuple[str, ...]
    table: Table
    names: dict[str, str]


@dataclass(frozen=True)
class One:
    """One lead: what they are ("person", "" where not known), a sentence a plan, their tasks, the most urgent first."""

    name: str
    what: str
    sentences: tuple[str, ...]
    tasks: Table


def everyone(chosen: Filters) -> Everyone | None:
    """Everyone who leads a task that the filters keep; None where they keep none."""
    found = _leads(chosen)
    if not found:
        return None
    return Everyone(
        tuple(said.answers(found)),
        said.table(found, in_force.address("leads", chosen)),
        {lead.label: lead.name for lead in found},
    )


def one(name: str, chosen: Filters) -> One:
    """A lead among the tasks that the filters keep, in every plan that they lead in."""
    theirs = [lead for lead in _leads(chosen) if lead.name == name]
    several = len(theirs) > 1
    asked = {"sorted_by": "urgency", "is_down": False, "most": None, "after": None}
    tasks = data.ask("tasks_listed", **asked, **replace(chosen, leads=(name,)).parameters())
    return One(
        name,
        theirs[0].what,
        tuple(said.sentence(lead, several) for lead in theirs),
        task_list.listed(tasks),
    )


def letter(name: str, chosen: Filters, origin: str) -> str:
    """The text to send to a lead. origin: what stands before every address of the dashboard."""
    soon = data.ask("due_soon", **chosen.parameters())
    view = Filters(plan=chosen.plan, as_at=chosen.as_at)
    return letters.chase(name, soon, lambda task_id: f"{origin}{in_force.address('tasks', view, task=task_id)}")


def _leads(chosen: Filters) -> list[said.Lead]:
    return said.read(data.ask("leads", **chosen.parameters()))
