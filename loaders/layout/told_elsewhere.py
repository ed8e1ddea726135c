"""Values without a column of their own: a deadline inside a text, marks under times, codes of the key."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.interpret.rating import rated_by_key
from loaders.interpret.timescale import read_timescale
from loaders.layout.laid_out import LaidOut
from loaders.layout.periods import dated_heading, last_marked, names_a_period
from loaders.records import Cell, ColumnReading, KeyEntry, TaskRow

_LABELLED = re.compile(
    r"^\W*(?:target|deadline|due|by when|timescale|timeframe|completion|erbyn|dyddiad)\b[^:\n]{0,25}:\s*(.+?)\s*$",
    re.I | re.M,
)
_END = re.compile(r"^\W*(?:by\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?)?(?=q)", re.I)
_TEXTS = ("section", "subsection", "action", "outcome")
_CODED = 0.8
_SHORT = 8


def add_what_is_told_elsewhere(out: LaidOut) -> None:
    """Gives tasks without a timescale what marks or a label tell, and takes a column of the key's codes as rating."""
    about = " ".join([out.title or "", *out.headings[:3], *out.lines[:12]])
    for task in out.tasks:
        if not task.text("timescale") and not task.text("revised"):
            told = _marked(task, about) or _labelled(task)
            if told:
                task.cells.append(told)
    if out.key:
        _take_codes(out)


def _marked(task: TaskRow, about: str) -> Cell | None:
    columns = [cell for cell in task.cells if cell.field == "period"]
    if not columns:
        return None
    headings = [cell.heading for cell in columns]
    last = last_marked(headings, [cell.text for cell in columns], [cell.colour for cell in columns])
    return Cell(f"{headings[0]} – {headings[-1]}", "timescale", dated_heading(last, about)) if last else None


def _labelled(task: TaskRow) -> Cell | None:
    """The deadline that a line of another cell is labelled as; only where it reads as one."""
    for cell in task.cells:
        if cell.field in _TEXTS and (match := _LABELLED.search(cell.text)) and _is_time(match[1]):
            return Cell(cell.heading, "timescale", match[1])
    return None


def _is_time(text: str) -> bool:
    """Whether a text reads as a date, or as one once the plan's only financial year is added: "End Q3"."""
    return bool(read_timescale(text).due_on) or names_a_period(_END.sub("", text))


def _take_codes(out: LaidOut) -> None:
    """Where no column rates the tasks, one whose cells are the key's own codes or labels does."""
    if any(task.text("rating") for task in out.tasks):
        return
    named = {cell.heading for task in out.tasks for cell in task.cells if cell.field in ("other", "completed")}
    for heading in sorted(named):
        cells = [cell for task in out.tasks for cell in task.cells if cell.heading == heading and cell.text]
        if _are_codes([cell.text for cell in cells], out.key):
            for cell in cells:
                cell.field = "rating"
            out.columns = [_as_rating(column) if column.heading == heading else column for column in out.columns]
            return


def _are_codes(texts: Sequence[str], key: Sequence[KeyEntry]) -> bool:
    """Whether most cells are codes that the key explains; those that it gives no rating to are as short."""
    known = {text for text in texts if rated_by_key(text, key)}
    share = sum(text in known for text in texts) / max(len(texts), 1)
    return share >= _CODED or (len(known) >= 2 and share >= _CODED / 2 and all(len(text) <= _SHORT for text in texts))


def _as_rating(column: ColumnReading) -> ColumnReading:
    return replace(column, field="rating", because="its cells are codes of the plan's own key")
