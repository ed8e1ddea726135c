"""Cells of a list that were cut for a slide, with the whole words of their tasks again, for the annex and the notes."""

from dataclasses import replace

from pages.board.pack.model import Pack, Row, Table, Task

_CUT = "…"
_ENOUGH = 20  # letters of a text that show that a cell holds its beginning


def uncut(pack: Pack, table: Table) -> Table:
    """A table whose rows say all that its tasks' action, status and next steps say where a cell has their beginning."""
    tasks = {task.task_id: task for task in pack.tasks}
    return replace(
        table, rows=tuple(_row(row, tasks[row.task_id]) if row.task_id in tasks else row for row in table.rows)
    )


def _row(row: Row, task: Task) -> Row:
    texts = [" ".join(text.split()) for text in (task.action, task.status, task.next_steps)]
    return replace(row, cells=tuple(_cell(cell, texts) if isinstance(cell, str) else cell for cell in row.cells))


def _cell(cell: str, texts: list[str]) -> str:
    before, mark, after = cell.partition(_CUT)
    for text in texts if mark else ():
        at = before.find(text[:_ENOUGH])
        if at >= 0 and len(before) - at >= _ENOUGH and text.startswith(before[at:]):
            return f"{before[:at]}{text}{after}"
    return cell
