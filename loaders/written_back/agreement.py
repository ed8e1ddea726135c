"""Whether a document with its changes, read again, says what was decided, and all else as before."""

from collections.abc import Mapping

from loaders.read.document import tidy
from loaders.records import PlanReading, Task, ToWrite

_TOUCHED = {
    "rating": {"rating", "status", "completed", "percentage"},
    "due_on": {"timescale", "revised"},
    "leads": {"lead"},
    "update": {"progress", "status"},
}
_ALWAYS = ("ref", "section", "subsection", "action", "outcome", "next_steps", "locator")
_UNLESS = {
    "declared_rating": {"rating"},
    "due_on": {"due_on"},
    "starts_on": {"due_on"},
    "leads": {"leads"},
    "completed_on": {"rating", "due_on", "update"},
    "progress": {"update"},
    "status_text": {"rating", "update"},
}


def wrong_changes(before: PlanReading, after: PlanReading, changes: Mapping[int, ToWrite]) -> tuple[set[int], bool]:
    """The changes that aren't read as decided, by their numbers, and whether anything else is read otherwise."""
    if len(before.tasks) != len(after.tasks) or before.rating_key != after.rating_key:
        return set(), True
    wrong = {number for number, one in changes.items() if not _says(after.tasks[one.position - 1], one)}
    of_task: dict[int, set[str]] = {}
    for one in changes.values():
        of_task.setdefault(one.position, set()).add(one.field)
    pairs = zip(before.tasks, after.tasks, strict=True)
    return wrong, any(not _is_as_before(old, new, of_task.get(old.position, set())) for old, new in pairs)


def says_already(task: Task, one: ToWrite) -> bool:
    """Whether a task is read as decided without any change."""
    return one.field != "update" and _says(task, one)


def _says(task: Task, one: ToWrite) -> bool:
    if one.field == "rating":
        return task.declared_rating == one.value
    if one.field == "due_on":
        return task.due_on is not None and task.due_on.isoformat() == one.value
    if one.field == "leads":
        return sorted(lead.lead for lead in task.leads) == sorted(one.names)
    told = " ".join(f"{task.progress or ''}\n{task.status_text or ''}".split())
    return " ".join(tidy(one.value).split()) in told


def _is_as_before(old: Task, new: Task, fields: set[str]) -> bool:
    same = [*_ALWAYS, *(name for name, by in _UNLESS.items() if not by & fields)]
    if any(getattr(old, name) != getattr(new, name) for name in same) or len(old.cells) != len(new.cells):
        return False
    touched = set().union(*(_TOUCHED.get(field, set()) for field in fields))
    return all(
        (was.heading, was.field) == (now.heading, now.field)
        and (was.field in touched or was.text == now.text)
        and ("rating" in fields or was.colour == now.colour)
        for was, now in zip(old.cells, new.cells, strict=True)
    )
