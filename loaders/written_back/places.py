"""Where in a Word document a task's fields stand: which cell, and whether it is the task's alone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.layout.regions import place_of
from loaders.read.word import Placed
from loaders.records import Cell, Row, Task
from loaders.written_back.runs import Unwritable

_PLACE = re.compile(r"table \d+, row \d+")


@dataclass(frozen=True)
class Spot:
    """A field's place: the number of its cell, its column's heading, what it says, and its colour if any."""

    number: int
    heading: str
    text: str
    colour: str | None = None


class Places:
    """The cells of a document's tasks."""

    def __init__(self, found: Placed, tasks: Sequence[Task]) -> None:
        self._cells = found.cells
        self._rows = [block for block in found.blocks if isinstance(block, Row)]
        self._order = {row.locator: number for number, row in enumerate(self._rows)}
        self._begins = Counter(locator for task in tasks for locator in _PLACE.findall(task.locator))

    def spot(self, task: Task, at: int) -> Spot:
        """The place of the at-th of a task's cells; raises Unwritable where it has none, or not alone."""
        rows = self._rows_of(task)
        if self._is_record(task, rows[0]):
            return self._in_record(task, rows[0], task.cells[at])
        if any(self._begins[row.locator] > 1 for row in rows):
            raise Unwritable("the row holds several tasks")
        column = at - _made_before(task, rows[0])
        if not 0 <= column < min(len(row.cells) for row in rows):
            raise Unwritable("it was read from other columns")
        filled = [row for row in rows if row.cells[column].strip()]
        if len(filled) > 1:
            raise Unwritable("its words stand in several rows")
        row = filled[0] if filled else rows[0]
        if self._is_merged(row, column):
            raise Unwritable("the cell is merged over several rows")
        if row.cells[column].strip() != task.cells[at].text.strip():
            raise Unwritable("it was read from other words than the cell's own")
        return self._spot(row, column, task.cells[at].heading)

    def anchors(self, task: Task) -> list[int]:
        """The cells that a comment about a task may hang on: its action's, then its row's; none outside tables."""
        try:
            row = self._rows_of(task)[0]
        except Unwritable:
            return []
        at = next((number for number, cell in enumerate(task.cells) if cell.field == "action"), 0)
        column = at - _made_before(task, row)
        if self._is_record(task, row) or not 0 <= column < len(row.cells):
            column = 0
        cells = self._cells.get(row.locator, ())
        return [*(cells[column] if column < len(cells) else ()), *(number for own in cells for number in own)]

    def _rows_of(self, task: Task) -> list[Row]:
        found = [self._rows[self._order[one]] for one in _PLACE.findall(task.locator) if one in self._order]
        if not found:
            raise Unwritable("the task stands outside the document's tables")
        return found

    def _is_merged(self, row: Row, column: int) -> bool:
        """Whether a cell goes on from the row above, or into the one below."""
        if column in row.continued:
            return True
        below = self._order[row.locator] + 1
        after = self._rows[below] if below < len(self._rows) else None
        return after is not None and place_of(after) == place_of(row) and column in after.continued

    def _spot(self, row: Row, column: int, heading: str) -> Spot:
        numbers = self._cells[row.locator][column]
        if len(numbers) != 1:
            raise Unwritable("the table’s cells are split otherwise in its row")
        colour = row.colours[column] if column < len(row.colours) else None
        return Spot(numbers[0], heading, row.cells[column].strip(), colour)

    def _is_record(self, task: Task, row: Row) -> bool:
        """Whether the task is a record of a label and a value in each row."""
        pair = _pair(row)
        return pair is not None and any(
            lookups.fold(pair[0]) == lookups.fold(cell.heading) and row.cells[pair[1]].strip() == cell.text.strip()
            for cell in task.cells
            if cell.heading
        )

    def _in_record(self, task: Task, first: Row, cell: Cell) -> Spot:
        """The value beside a label, from the record's first row to where the next one begins or its table ends."""
        labels: set[str] = set()
        for row in self._rows[self._order[first.locator] :]:
            pair = _pair(row)
            if row is not first and (self._begins[row.locator] or place_of(row) != place_of(first)):
                break
            label = lookups.fold(pair[0]) if pair else ""
            if pair and label == lookups.fold(cell.heading) and label not in labels:
                if row.cells[pair[1]].strip() != cell.text.strip():
                    raise Unwritable("it was read from other words than the cell's own")
                return self._spot(row, pair[1], cell.heading)
            labels.add(label)
        raise Unwritable("the task has no cell for it")


def _pair(row: Row) -> tuple[str, int] | None:
    """The label of a record's row and the place of its value, which may be empty; None where it is no such row."""
    filled = [number for number, cell in enumerate(row.cells) if cell.strip()]
    if not 1 <= len(filled) <= 2 or filled[-1] + (len(filled) == 1) >= len(row.cells):
        return None
    return row.cells[filled[0]].strip(" :"), filled[1] if len(filled) == 2 else filled[0] + 1


def _made_before(task: Task, row: Row) -> int:
    """How many of a task's cells stand before its row's own: the reference that was made for it, or none."""
    if not task.cells or task.cells[0].field != "ref" or task.cells[0].heading:
        return 0
    fits = [
        sum(text.strip() != "" and text.strip() in cell.text for text, cell in zip(row.cells, cells, strict=False))
        for cells in (task.cells, task.cells[1:])
    ]
    return int(fits[1] > fits[0])
