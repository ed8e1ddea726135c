"""Collects a document's tasks from the rows of its tables: split rows joined, references made where none stand."""

import re
from dataclasses import replace

from loaders.layout.laid_out import LaidOut
from loaders.layout.phrases import ends_mid_phrase, says_nothing
from loaders.layout.sections import Sections, section_of, shared_by_all
from loaders.layout.tables import Table
from loaders.records import Cell, Row, TaskRow

_TEXT_FIELDS = {"action", "outcome", "status", "progress", "next_steps", "timescale", "lead", "rating"}
_SHARED = {"lead", "timescale", "start", "revised", "rating", "status", "progress", "outcome"}
_BY_LINE = {"lead", "timescale"}
_OWN_REF = re.compile(
    r"^\W*((?:\d{1,4} [A-Z]{2,5} \d{1,4}|(?:[A-Za-z]{1,5}[-. ]?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?)[.):]?)\s+(?=[A-Z])"
)


class TaskRows:
    """The tasks read so far, and the section that a column of theirs last named."""

    def __init__(self, out: LaidOut) -> None:
        self.out = out
        self.blank_rows = 0
        self.column_section: list[str | None] = [None, None]
        self.above: list[Cell] = []

    def begin_table(self) -> None:
        """Forgets what the columns of the table before named."""
        self.column_section = [None, None]
        self.above = []

    def add(self, row: Row, table: Table, sections: Sections) -> None:
        """Takes a row: a task, the rest of the task before it, nothing to do, or several tasks in numbered lines."""
        for cells in numbered_lines(self._cells(row, table)):
            self._add(cells, row, table, sections)

    def _add(self, cells: list[Cell], row: Row, table: Table, sections: Sections) -> None:
        filled = {cell.field for cell in cells if cell.text}
        if not filled & _TEXT_FIELDS:
            self.blank_rows += 1
            return
        task = self._start(cells, row, sections)
        if "ref" not in filled and self.out.tasks and self._continues(task, filled, table):
            self._join(cells, row)
        elif filled == {"ref", "action"} and self.out.tasks and ends_mid_phrase(self.out.tasks[-1].text("action")):
            self._join([cell for cell in cells if cell.field != "ref"], row, numbered=task.text("ref"))
        elif filled <= {"ref", "action"} and says_nothing(task.text("action")):
            text = " ".join(cell.text for cell in cells if cell.text)
            self.out.finding(
                "nothing_to_do",
                "note",
                f"“{text[:80]}” says that there is nothing to do: not counted as a task.",
                source_text=text,
                locator=row.locator,
            )
        else:
            self.out.tasks.append(task)

    def _cells(self, row: Row, table: Table) -> list[Cell]:
        """A row's cells by column; one that runs down from above speaks for each row that has an action of its own."""
        cells = _cells(row, table)
        has_action = any(cell.field == "action" and cell.text for cell in cells)
        for number in row.continued if has_action else ():
            above = self.above[number] if number < len(self.above) else None
            if above and number < len(cells) and above.field in _SHARED and not cells[number].text:
                cells[number] = replace(above)
        self.above = [replace(cell) for cell in cells]
        _keep_last(cells)
        return cells

    def _start(self, cells: list[Cell], row: Row, sections: Sections) -> TaskRow:
        for depth, name in enumerate(("section", "subsection")):
            text = next((cell.text for cell in cells if cell.field == name and cell.text), None)
            if text:
                self.column_section[depth] = " ".join(text.split())
                if depth == 0:
                    self.column_section[1] = None
        return TaskRow(cells, row.locator, (*sections.current(), *(text for text in self.column_section if text)))

    def settle_sections(self) -> None:
        """Gives each task its section and subsection, leaving out the headings that stand above all tasks alike."""
        shared = shared_by_all([task.path for task in self.out.tasks])
        if self.out.opening_lines > 1 and all(task.path == (self.out.lines[0],) for task in self.out.tasks):
            shared = 1  # the first line of a document names it, where no other heading follows
        for task in self.out.tasks:
            task.section, task.subsection = section_of(task.path[shared:])

    def _continues(self, task: TaskRow, filled: set[str], table: Table) -> bool:
        """Whether a row without a reference is the rest of the row before, cut by a page."""
        before = self.out.tasks[-1]
        if "ref" not in table.fields:
            return "action" not in filled
        if "action" not in filled:
            return True
        is_whole = (
            {"timescale", "lead"} & filled
            and task.text("action")[:1].isupper()
            and not ends_mid_phrase(before.text("action"))
        )
        own_timescale = "timescale" in filled and bool(before.text("timescale"))
        return not (is_whole and (own_timescale or "timescale" not in table.fields))

    def _join(self, cells: list[Cell], row: Row, numbered: str = "") -> None:
        task = self.out.tasks[-1]
        for number, cell in enumerate(cells):
            target = _same_field(task, cell) if numbered else task.cells[number] if number < len(task.cells) else None
            if target and cell.text:
                target.text = f"{target.text} {cell.text}".strip()
        task.locator = f"{task.locator}, {row.locator}"
        words = f"Row {numbered} is the rest of" if numbered else "The row was cut in two by a page: joined to"
        ref = task.text("ref") or "the row before"
        self.out.finding(
            "row_mended",
            "note",
            f"{words} {ref}.",
            position=len(self.out.tasks),
            source_text=" | ".join(cell.text for cell in cells if cell.text),
            locator=row.locator,
        )

    def make_refs(self) -> None:
        """Gives tasks without a reference the one that their texts begin with, else their position; says so once."""
        made = [task for task in self.out.tasks if not task.text("ref")]
        if not made:
            return
        own = self._own_refs(made)
        given = {task.text("ref") for task in self.out.tasks} | set(own.values())
        for number, task in enumerate(self.out.tasks, start=1):
            if task.text("ref"):
                continue
            ref = own.get(id(task))
            task.ref_made = ref is None
            made_up = f"{number} (made)" if str(number) in given else str(number)
            task.cells.insert(0, Cell("", "ref", ref or made_up))
        count = sum(task.ref_made for task in made)
        if count:
            words = (
                "task has no reference of its own; one was"
                if count == 1
                else "tasks have no reference of their own; one was"
            )
            self.out.finding("ref_made", "note", f"{count} {words} made from its position in the document.")

    def _own_refs(self, tasks: list[TaskRow]) -> dict[int, str]:
        """By id of the task, the references that begin the texts of one field, where half of the tasks have one."""
        for name in ("action", "section", "subsection", "outcome"):
            found = {id(task): match[1].rstrip(".):") for task in tasks if (match := _OWN_REF.match(task.text(name)))}
            if len(found) * 2 >= len(self.out.tasks) and len(set(found.values())) >= 0.9 * len(found):
                return found
        return {}


def _cells(row: Row, table: Table) -> list[Cell]:
    extra = max(0, len(row.cells) - len(table.fields))
    headings, fields = table.headings + [""] * extra, table.fields + ["other"] * extra
    texts = [cell.strip() for cell in row.cells] + [""] * (len(fields) - len(row.cells))
    colours = [*row.colours, *[None] * (len(fields) - len(row.colours))][: len(fields)]
    columns = zip(headings, fields, texts, colours, strict=True)
    return [Cell(heading, field or "other", text, colour) for heading, field, text, colour in columns]


def _keep_last(cells: list[Cell]) -> None:
    """Of several revised dates or ratings of a row, the last one given is in force; the others are kept as they are."""
    for field in ("revised", "rating"):
        columns = [cell for cell in cells if cell.field == field and cell.heading]
        given = [cell for cell in columns if cell.text or cell.colour]
        kept = given[-1] if given else columns[0] if columns else None
        for cell in columns:
            if cell is not kept:
                cell.field = "other"


def numbered_lines(cells: list[Cell]) -> list[list[Cell]]:
    """A row's cells, once for each numbered line of its action where its lead and date have as many lines.

    Councils put "1.1 …" and "1.2 …" into one cell and their leads and dates, line by line, into the cells beside it.
    """
    action = next((cell for cell in cells if cell.field == "action"), None)
    lines = action.text.splitlines() if action else []
    refs = [match[1].rstrip(".):") if (match := _OWN_REF.match(line)) else "" for line in lines]
    beside = [cell for cell in cells if cell.field in _BY_LINE and cell.text]
    counts = {len(cell.text.splitlines()) for cell in beside}
    if len(lines) < 2 or len(set(refs) - {""}) != len(lines) or len(lines) not in counts or counts - {1, len(lines)}:
        return [cells]
    return [[replace(cell, text=_line_of(cell, number, len(lines))) for cell in cells] for number in range(len(lines))]


def _line_of(cell: Cell, number: int, count: int) -> str:
    lines = cell.text.splitlines()
    return lines[number] if len(lines) == count and cell.field not in ("section", "subsection") else cell.text


def _same_field(task: TaskRow, cell: Cell) -> Cell | None:
    return next((own for own in task.cells if own.field == cell.field), None)
