"""The fields of a late task, made ready: what a person wrote, and what the plan says where nobody did."""

from typing import NamedTuple

from pages.board import packs
from pages.board.pack import late_words
from pages.board.pack.choice import Choice
from pages.said import words
from pages.said.language import say

_PART = "late"


class Field(NamedTuple):
    """A field of a late task. otherwise: what stands in its place while it is empty."""

    name: str
    label: str
    text: str
    otherwise: str


def fields(choice: Choice, task_id: str) -> tuple[Field, ...]:
    """The fields of a task that the pack has as late or off track; none for any other task."""
    plain = _told(choice, task_id)
    if plain is None:
        return ()
    was = late_words.written(packs.changes(choice)).get(task_id, {})
    return tuple(
        Field(name, label, was.get(name, ""), words.shorten(plain[label], 60) if label in plain else "")
        for name, label in ((name, say(head)) for name, head in late_words.FIELDS.items())
    )


def _told(choice: Choice, task_id: str) -> dict[str, str] | None:
    """What the pack says of a late task without anybody's words, by the heads of its table; None for any other."""
    for panel in (panel for one in packs.unedited(choice).sections if one.id == _PART for panel in one.panels):
        for row in panel.table.rows if panel.table else ():
            if row.task_id == task_id:
                heads = [column.name for column in panel.table.columns] if panel.table else []
                return {head: str(cell) for head, cell in zip(heads, row.cells, strict=True)}
    return None
