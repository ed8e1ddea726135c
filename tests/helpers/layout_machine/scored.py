"""Reads a document back and holds what was read against what should be, field by field."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.errors import DocumentRefused
from loaders.reading.plan import read_plan
from loaders.records import Task

from .column import Expected

FIELDS = ("tasks", "ref", "action", "due_on", "declared_rating", "leads", "section")


@dataclass
class Score:
    """How many values of each field were right, of how many; given counts dates and ratings that should not be there."""

    right: Counter = field(default_factory=Counter)
    total: Counter = field(default_factory=Counter)
    given: Counter = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Adds what another document came to."""
        self.right += other.right
        self.total += other.total
        self.given += other.given

    @property
    def wrong(self) -> int:
        """How many dates and ratings were wrong rather than empty."""
        return self.given.total()

    def share(self, name: str | None = None) -> float | None:
        """The share of one field's values, or of all, that is right; None where there are none."""
        right, total = (self.right[name], self.total[name]) if name else (self.right.total(), self.total.total())
        return right / total if total else None


def plain(text: str | None) -> str:
    """A text for comparing: no case, no bullets, single spaces."""
    return (
        " ".join(re.sub(r"[•▪]", " ", (text or "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).split())
        .casefold()
        .strip("–- ")
    )


def scored(content: bytes, file_name: str, expected: Sequence[Expected]) -> Score:
    """How well a document is read; a refusal, or any error at all, is a document without tasks."""
    score = Score()
    try:
        got = read_plan(content, file_name).tasks
    except DocumentRefused as refused:
        got = []
        score.remarks.append(f"refused: {refused}")
    except Exception as broken:  # whatever it is, it is held against the reader, and the next layout is read
        got = []
        score.remarks.append(f"broke: {broken!r}")
    _note(score, "tasks", len(got) == len(expected), f"{len(got)} tasks, not {len(expected)}")
    free = {id(task): task for task in got}
    by_action = {plain(task.action): task for task in reversed(got)}
    for want in expected:
        task = _found(want, free, by_action)
        if task:
            del free[id(task)]
        _compare(score, want, task)
    return score


def _found(want: Expected, free: dict[int, Task], by_action: dict[str, Task]) -> Task | None:
    action = plain(want.action)
    exact = by_action.get(action)
    if exact and id(exact) in free and (not want.ref or _ref(exact) == want.ref):
        return exact
    by_text = [task for task in free.values() if action in plain(task.action)]
    by_ref = [task for task in free.values() if want.ref and _ref(task) == want.ref]
    both = [task for task in by_text if task in by_ref]
    if both or by_text or by_ref:
        return (both or by_text or by_ref)[0]
    return next(
        (task for task in free.values() if action in plain(" ".join(cell.text or "" for cell in task.cells))), None
    )


def _ref(task: Task) -> str:
    return (task.ref or "").rstrip(".")


def _compare(score: Score, want: Expected, task: Task | None) -> None:
    name = want.ref or want.action[:30]
    if task is None:
        fields = {"action": False, "due_on": False, "declared_rating": False, "leads": False}
        shown: dict = {}
    else:
        leads = sorted(plain(lead.lead) for lead in task.leads)
        rating = task.declared_rating or ""
        fields = {
            "action": plain(want.action) in plain(task.action),
            "due_on": task.due_on == want.due_on,
            "declared_rating": rating in want.ratings,
            "leads": leads == sorted(map(plain, want.leads)),
        }
        score.given["due_on"] += bool(task.due_on and not fields["due_on"])
        score.given["declared_rating"] += bool(rating and not fields["declared_rating"])
        shown = {
            "action": task.action, "due_on": str(task.due_on), "declared_rating": rating, "ref": task.ref,
            "leads": [lead.lead for lead in task.leads], "section": (task.section, task.subsection),
        }  # fmt: skip
    if want.ref:
        fields["ref"] = task is not None and _ref(task) == want.ref
    if want.section:
        fields["section"] = task is not None and plain(want.section) in (plain(task.section), plain(task.subsection))
    wanted = {**vars(want), "declared_rating": "|".join(sorted(want.ratings)), "due_on": str(want.due_on)}
    for each, is_right in fields.items():
        _note(score, each, is_right, f"{name} {each}: {shown.get(each)!r}, not {wanted[each]!r}")


def _note(score: Score, name: str, is_right: bool, remark: str) -> None:
    score.right[name] += is_right
    score.total[name] += 1
    if not is_right:
        score.remarks.append(remark)
