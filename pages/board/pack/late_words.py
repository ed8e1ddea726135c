"""What a manager writes of a late task that its plan doesn't say: kept with the pack, a field of a task at a time."""

from collections.abc import Mapping

from loaders import PackEdit
from pages.board.pack.edits import Edit
from pages.said.language import marked
from pages.said.printable import is_blank, printable

FIELDS = {
    "report": marked("Latest report"),
    "cause": marked("Cause"),
    "recovery": marked("Recovery action"),
    "revised_on": marked("Revised date"),
    "by_whom": marked("By whom"),
}
ADDED = marked("(added)")
_ITEM = "late:"


def item(task_id: str, field: str) -> str:
    """The name that a field of a task is kept under. field: of FIELDS."""
    return f"{_ITEM}{task_id}:{field}"


def written(edits: Mapping[str, Edit]) -> dict[str, dict[str, str]]:
    """task_id → field → what a person wrote of it; what was taken back isn't there."""
    found: dict[str, dict[str, str]] = {}
    for name, edit in edits.items():
        task_id, _, field = name.removeprefix(_ITEM).rpartition(":")
        if name.startswith(_ITEM) and field in FIELDS and not is_blank(edit.text):
            found.setdefault(task_id, {})[field] = edit.text
    return found


def to_record(task_id: str, typed: Mapping[str, str], was: Mapping[str, str]) -> list[PackEdit]:
    """What to keep of what stands in a task's fields; an emptied one is as the plan has it. typed, was: by field."""
    lines = {field: _one_line(typed[field]) for field in FIELDS if field in typed}
    return [PackEdit(item(task_id, field), text or None) for field, text in lines.items() if text != was.get(field, "")]


def _one_line(text: str) -> str:
    return "" if is_blank(text) else " ".join(printable(text).split())
