"""Finds the same task in two snapshots of a plan, so that renumbering doesn't look like new work."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from loaders import lookups

SAME_REF, SAME_WORDING, REWORDED = 60, 88, 30


@dataclass(frozen=True)
class Known:
    """A task of an earlier snapshot: its identity, and the reference and action it had then."""

    task_id: str
    ref: str | None
    action: str | None


def match_tasks(known: list[Known], tasks: list[tuple[str, str | None]]) -> list[str | None]:
    """For each (ref, action), the task_id of the known task that it is, or None for new work.

    In turn: the same reference with like wording, like wording under another reference, the same reference reworded.
    Likeness is rapidfuzz's token_sort_ratio, 0 to 100.
    """
    matched: list[str | None] = [None] * len(tasks)
    free = {task.task_id: task for task in known}
    _match_by_ref(free, tasks, matched, SAME_REF)
    _match_by_wording(free, tasks, matched)
    _match_by_ref(free, tasks, matched, REWORDED)
    return matched


def _match_by_ref(
    free: dict[str, Known], tasks: list[tuple[str, str | None]], matched: list[str | None], least: int
) -> None:
    by_ref: dict[str, list[Known]] = {}
    for task in free.values():
        by_ref.setdefault(lookups.fold(task.ref or ""), []).append(task)
    for number, (ref, action) in enumerate(tasks):
        if matched[number]:
            continue
        candidates = [task for task in by_ref.get(lookups.fold(ref), []) if task.task_id in free]
        best = max(candidates, key=lambda task: _likeness(task.action, action), default=None)
        if best and _likeness(best.action, action) >= least:
            matched[number] = best.task_id
            del free[best.task_id]


def _match_by_wording(free: dict[str, Known], tasks: list[tuple[str, str | None]], matched: list[str | None]) -> None:
    listed = list(free.values())
    open_tasks = [number for number, task_id in enumerate(matched) if not task_id and tasks[number][1]]
    if not listed or not open_tasks:
        return
    scores = process.cdist(
        [lookups.fold(tasks[number][1] or "") for number in open_tasks],
        [lookups.fold(task.action or "") for task in listed],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=SAME_WORDING,
    )
    pairs = sorted(
        ((scores[row][column], open_tasks[row], column) for row, column in zip(*scores.nonzero(), strict=True)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    for _, number, column in pairs:
        if matched[number] is None and listed[column].task_id in free:
            matched[number] = listed[column].task_id
            del free[listed[column].task_id]


def _likeness(left: str | None, right: str | None) -> float:
    return fuzz.token_sort_ratio(lookups.fold(left or ""), lookups.fold(right or ""))


def new_task_id(plan_id: str, ref: str, taken: set[str]) -> str:
    """An identity for a task that no snapshot has had: plan and reference, told apart by a number where taken."""
    slug = re.sub(r"[^a-z0-9.]+", "-", ref.lower()).strip("-") or "task"
    task_id, number = f"{plan_id}/{slug}", 1
    while task_id in taken:
        number += 1
        task_id = f"{plan_id}/{slug}-{number}"
    taken.add(task_id)
    return task_id
