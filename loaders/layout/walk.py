"""Walks a document once and lays out its tasks: rows mended, headings kept, everything else sorted."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from loaders.errors import DocumentRefused
from loaders.interpret.rating import read_key_entry, read_key_line, read_status
from loaders.layout import columns
from loaders.layout.phrases import (
    draft_mark,
    ends_mid_phrase,
    is_document_label,
    is_marking,
    is_page_number,
    is_ref,
    is_rule,
    is_sentence,
    says_nothing,
)
from loaders.layout.sections import Sections
from loaders.records import Cell, Finding, KeyEntry, Line, Note, Row, Source, TaskRow

LIMIT_ROWS = 10_000
_KEY = re.compile(
    r"\b(?:key|legend)\b.*\b(?:b?rag|status|rating|colours?|ratings)\b|^\W*(?:key|legend|(?:b?rag|status|rating) key)\W*$|\b(?:b?rag|status|rating) (?:key|legend|definitions?)\b",
    re.I,
)
_PRIORITIES = re.compile(r"\b(?:priorities|objectives|aims)\b.{0,60}:?$", re.I)
_ITEM = re.compile(r"^\s*(?:[-*•●▪]\s*)?(?:\(?(?:\d{1,2}|[a-z])[.)]\s+|[-*•●▪]\s+)(.+?)\**\s*$", re.I)
_TEXT_FIELDS = ("action", "outcome", "status", "progress", "next_steps", "timescale", "lead", "rating")


@dataclass
class LaidOut:
    """The tasks of a document as rows by column, and what stands around its tables."""

    tasks: list[TaskRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    key: list[KeyEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    title: str | None = None
    has_rating_column: bool = False
    has_ref_column: bool = True


def lay_out(source: Source) -> LaidOut:
    """The tasks of a document, in its order, each with its cells by field and the headings above it.

    Raises DocumentRefused where no table of tasks is found.
    """
    blocks = [block for block in source.blocks if not (isinstance(block, Row) and is_rule(block.cells))]
    tables = _tables(blocks)
    if not tables:
        raise DocumentRefused(_no_table(source))
    return _Walk(blocks, tables, source.file_name).run()


@dataclass
class _Table:
    """A header and the columns that it was found to name, over the rows up to the next header."""

    header: tuple[str, ...]
    headings: list[str]
    fields: list[str]
    is_guessed: bool
    locator: str


def _tables(blocks: list[Row | Line]) -> dict[int, _Table]:
    """The table that begins at each header's block; a document without headers is one table by its cells."""
    starts: dict[int, tuple[str, ...]] = {}
    previous: tuple[str, ...] | None = None
    for number, block in enumerate(blocks):
        if isinstance(block, Row) and columns.is_header(block.cells):
            if block.cells != previous:
                starts[number] = previous = block.cells
    if not starts:
        return _headless(blocks)
    edges = [*starts, len(blocks)]
    return {
        start: _table(header, blocks[start + 1 : end], blocks[start].locator)
        for (start, header), end in zip(starts.items(), edges[1:], strict=True)
    }


def _table(header: tuple[str, ...], below: list[Row | Line], locator: str) -> _Table:
    rows = [row.cells for row in below if isinstance(row, Row) and row.cells != header and _filled(row) >= 3]
    if len(rows) > LIMIT_ROWS:
        raise DocumentRefused(
            f"The table at {locator} has more than {LIMIT_ROWS:,} rows: load a plan's tasks alone, in parts if need be."
        )
    headings, fields, is_guessed = columns.assign(header, rows)
    return _Table(header, headings, fields, is_guessed and bool(rows), locator)


def _headless(blocks: list[Row | Line]) -> dict[int, _Table]:
    wide = [number for number, block in enumerate(blocks) if isinstance(block, Row) and _filled(block) >= 3]
    if len(wide) < 2:
        return {}
    fields = columns.by_content([blocks[number].cells for number in wide])
    if "action" not in fields or not {"timescale", "lead"} <= set(fields):
        return {}
    place = blocks[wide[0]].locator
    return {wide[0]: _Table((), [""] * len(fields), fields, True, place)}


def _no_table(source: Source) -> str:
    rows = sum(isinstance(block, Row) for block in source.blocks)
    if not rows:
        return (
            f"“{source.file_name}” holds no table of tasks: a plan needs columns such as action, lead and timescale, "
            "parted by tabs, pipes or commas. Save the plan with its table, then try again."
        )
    return (
        f"“{source.file_name}” has {rows:,} table rows, but no heading row that names an action, lead, timescale or rating "
        "column: add the heading row, then try again."
    )


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


class _Walk:
    """One pass over the blocks of a document."""

    def __init__(self, blocks: list[Row | Line], tables: dict[int, _Table], file_name: str) -> None:
        self.blocks = blocks
        self.tables = tables
        self.out = LaidOut()
        self.sections = Sections()
        self.table: _Table | None = None
        self.column_section: list[str | None] = [None, None]
        self.in_key = self.in_priorities = False
        self.blank_rows = 0
        self.furniture = _page_furniture(blocks)
        self.title_level = _title_level(blocks)

    def run(self) -> LaidOut:
        for number, block in enumerate(self.blocks):
            if number in self.tables:
                self._begin(self.tables[number], self.blocks[number + 1 : number + 2])
                if self.table.header:
                    continue
            if isinstance(block, Row):
                self._row(block)
            else:
                self._line(block)
        self.out.has_ref_column = any("ref" in table.fields for table in self.tables.values())
        self.out.has_rating_column = any("rating" in table.fields for table in self.tables.values())
        self.out.furniture = list(self.furniture)
        if self.blank_rows:
            words = "row holds" if self.blank_rows == 1 else "rows hold"
            self._finding(
                "template_rows", "note", f"{self.blank_rows} {words} a reference or nothing, and no task: left out."
            )
        self._make_refs()
        return self.out

    def _begin(self, table: _Table, following: list[Row | Line]) -> None:
        if self.table is None:
            is_titled = len(self.tables) == 1 and len(self.out.lines) == 1 and _opens_section(following)
            self.sections.drop_pending(keep=0 if is_titled else 1)
            self.out.title = self.out.title or (self.out.lines[0] if is_titled else None)
        self.table = table
        self.in_key = self.in_priorities = False
        self.column_section = [None, None]
        if table.is_guessed:
            taken = ", ".join(f"{f or 'nothing'}" for f in table.fields)
            lacks = "has fewer names than the table has columns" if table.header else "is missing"
            self._finding(
                "header_shifted",
                "warning",
                f"The heading row at {table.locator} {lacks}; the columns were taken, from left to right, "
                f"as {taken.replace('_', ' ')}.",
                source_text=" | ".join(table.header),
                locator=table.locator,
            )

    def _line(self, line: Line) -> None:
        text = (
            line.text.strip().strip("*").strip()
            if line.level == 0 and not line.text.lstrip().startswith("*")
            else line.text.strip()
        )
        text = text.strip("*_").strip() if re.fullmatch(r"([*_])(?!\s).+(?<!\s)\1", text) else text
        if not text or is_page_number(text) or not re.search(r"\w", text):
            return
        if is_marking(text):
            self._note("marking", text)
            return
        self.out.lines.append(text)
        if text in self.furniture:
            return
        if self._is_key_line(text):
            return
        if _KEY.search(text) and not is_sentence(text):
            self.in_key = True
            self.sections.drop_pending()
            return
        if self.in_key and (entry := read_key_entry([text], len(self.out.key) + 1)):
            self.out.key.append(entry)
            return
        item = _ITEM.match(line.text) if line.level == 0 else None
        if self.in_priorities and item:
            self._note("priority", item[1].strip().strip("*").strip())
            return
        if _PRIORITIES.search(text) and (text.endswith(":") or "priorit" in text.lower()) and self.table is None:
            self.in_priorities = True
            return
        self._heading_or_note(line, text)

    def _is_key_line(self, text: str) -> bool:
        entries = read_key_line(text)
        known = len(self.out.key)
        self.out.key += [replace(entry, position=known + entry.position) for entry in entries]
        return bool(entries)

    def _heading_or_note(self, line: Line, text: str) -> None:
        if line.level:
            self.in_key = self.in_priorities = False
            self.out.headings.append(text)
            is_title = self.table is None and self._is_only_plan_heading(line)
            if line.level > self.title_level and not is_title:
                self.sections.heading(text, line.level)
            else:
                self._titled(text)
        elif self.table is None and is_document_label(text):
            self._note("introduction", text)
        elif text.startswith("*") or is_sentence(text):
            self._note("footnote" if self.table else "introduction", text.lstrip("* "))
        else:
            self.in_key = self.in_priorities = False
            self.out.headings.append(text)
            if self.table is None and _is_title(text):
                self._titled(text)
            else:
                self.sections.heading(text)

    def _is_only_plan_heading(self, line: Line) -> bool:
        """Whether a heading names the plan, as "Action plan 2023" above its themes does, and no other is at its level."""
        levels = [_level(block) for block in self.blocks]
        return (
            levels.count(line.level) == 1 and max(levels) > line.level and bool(re.search(r"\bplan\b", line.text, re.I))
        )

    def _titled(self, text: str) -> None:
        self.out.title = self.out.title or text
        if mark := draft_mark(text):
            self._note("marking", mark)

    def _row(self, row: Row) -> None:
        filled = [cell for cell in row.cells if cell.strip()]
        if not filled or (self.table and row.cells == self.table.header):
            return
        if len(filled) == 1 and self.table is None and row.cells[0].strip():
            self._line(Line(filled[0], row.locator))
            return
        if len(filled) == 1 and is_marking(filled[0]):
            self._note("marking", filled[0])
            return
        if len(filled) == 1 and _KEY.search(filled[0]) and not is_sentence(filled[0]):
            self.in_key = True
            self.sections.drop_pending()
            return
        if (len(filled) == 1 and self._is_key_line(filled[0])) or self._is_key_entry(row, filled):
            return
        if self._is_heading(row, filled):
            self.in_key = False
            if filled[0] not in self.furniture:
                self.out.headings.append(filled[0])
                self.sections.heading(filled[0])
            return
        if self.table and not self.in_key:
            self._task_row(row)

    def _is_key_entry(self, row: Row, filled: list[str]) -> bool:
        if not self.in_key and (len(filled) != 2 or len(row.cells) > 3):
            return False
        entry = read_key_entry(filled, len(self.out.key) + 1)
        if entry and (self.in_key or entry.colour or read_status(entry.label).rating):
            self.out.key.append(entry)
            return True
        if self.in_key and len(filled) > 2:
            self.in_key = False
        return self.in_key

    def _is_heading(self, row: Row, filled: list[str]) -> bool:
        if len(set(filled)) != 1 or not row.cells[0].strip():
            return False
        text = filled[0]
        is_across = len(filled) == len(row.cells) and len(row.cells) > 1
        if self.table and not is_across and self._first_field() == "ref" and is_ref(text):
            return False
        if self.out.tasks and self._first_field() not in ("ref", "section", "") and text[:1].islower():
            return False
        return len(text) <= 200

    def _first_field(self) -> str:
        return self.table.fields[0] if self.table and self.table.fields else ""

    def _task_row(self, row: Row) -> None:
        cells = self._cells(row)
        filled = {cell.field for cell in cells if cell.text}
        if not filled & set(_TEXT_FIELDS):
            self.blank_rows += 1
            return
        task = self._start(cells, row)
        if "ref" not in filled and self.out.tasks and self._continues(task, filled):
            self._join(cells, row)
        elif filled == {"ref", "action"} and self.out.tasks and ends_mid_phrase(self.out.tasks[-1].text("action")):
            self._join([cell for cell in cells if cell.field != "ref"], row, numbered=task.text("ref"))
        elif filled <= {"ref", "action"} and says_nothing(task.text("action")):
            text = " ".join(cell.text for cell in cells if cell.text)
            self._finding(
                "nothing_to_do",
                "note",
                f"“{text[:80]}” says that there is nothing to do: not counted as a task.",
                source_text=text,
                locator=row.locator,
            )
        else:
            self.out.tasks.append(task)

    def _cells(self, row: Row) -> list[Cell]:
        table = self.table
        extra = max(0, len(row.cells) - len(table.fields))
        headings, fields = table.headings + [""] * extra, table.fields + ["other"] * extra
        texts = [cell.strip() for cell in row.cells] + [""] * (len(fields) - len(row.cells))
        return [
            Cell(heading, field or "other", text) for heading, field, text in zip(headings, fields, texts, strict=True)
        ]

    def _start(self, cells: list[Cell], row: Row) -> TaskRow:
        section, subsection = self.sections.current()
        for depth, name in enumerate(("section", "subsection")):
            text = next((cell.text for cell in cells if cell.field == name and cell.text), None)
            if text:
                self.column_section[depth] = " ".join(text.split())
                if depth == 0:
                    self.column_section[1] = None
        own, sub = self.column_section
        if own and section:
            section, subsection = section, own
        elif own:
            section, subsection = own, sub
        return TaskRow(cells, row.locator, section, subsection)

    def _continues(self, task: TaskRow, filled: set[str]) -> bool:
        """Whether a row without a reference is the rest of the row before, cut by a page."""
        before = self.out.tasks[-1]
        if "ref" not in self.table.fields:
            return "action" not in filled
        if "action" not in filled:
            return True
        is_whole = (
            {"timescale", "lead"} & filled
            and task.text("action")[:1].isupper()
            and not ends_mid_phrase(before.text("action"))
        )
        own_timescale = "timescale" in filled and bool(before.text("timescale"))
        return not (is_whole and (own_timescale or "timescale" not in self.table.fields))

    def _join(self, cells: list[Cell], row: Row, numbered: str = "") -> None:
        task = self.out.tasks[-1]
        by_column = {number: cell for number, cell in enumerate(task.cells)}
        for number, cell in enumerate(cells if not numbered else [None, *cells]):
            if cell is None or not cell.text or number not in by_column:
                continue
            target = by_column[number] if not numbered else next(c for c in task.cells if c.field == cell.field)
            joined = f"{target.text} {cell.text}".strip()
            target.text = joined
        task.locator = f"{task.locator}, {row.locator}"
        words = f"Row {numbered} is the rest of" if numbered else "The row was cut in two by a page: joined to"
        ref = task.text("ref") or "the row before"
        self._finding(
            "row_mended",
            "note",
            f"{words} {ref}.",
            position=len(self.out.tasks),
            source_text=" | ".join(cell.text for cell in cells if cell.text),
            locator=row.locator,
        )

    def _make_refs(self) -> None:
        """Gives tasks without a reference one from their position, and says so once."""
        made = [number for number, task in enumerate(self.out.tasks, start=1) if not task.text("ref")]
        if not made:
            return
        own = [number for number in made if (match := _OWN_REF.match(self.out.tasks[number - 1].text("action")))]
        for number in made:
            task = self.out.tasks[number - 1]
            match = _OWN_REF.match(task.text("action")) if len(own) * 2 >= len(self.out.tasks) else None
            task.ref_made = match is None
            task.cells.insert(0, Cell("", "ref", match[1].rstrip(".):") if match else str(number)))
        count = sum(task.ref_made for task in self.out.tasks)
        if count:
            words = (
                "task has no reference of its own; one was"
                if count == 1
                else "tasks have no reference of their own; one was"
            )
            self._finding("ref_made", "note", f"{count} {words} made from its position in the document.")

    def _note(self, kind: str, text: str) -> None:
        known = [note for note in self.out.notes if note.kind == kind]
        if not any(note.text.lower() == text.lower() for note in known):
            self.out.notes.append(Note(kind, len(known) + 1, text))

    def _finding(self, rule: str, severity: str, message: str, **details) -> None:
        self.out.findings.append(Finding(rule, severity, message, **details))


_OWN_REF = re.compile(r"^\W*((?:[A-Za-z]{1,5}[-. ]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?)\s+(?=[A-Z])")


def _page_furniture(blocks: list[Row | Line]) -> dict[str, int]:
    """Lines that stand on several pages: the same words three times, or twice where they name a page or the plan."""
    texts = Counter()
    for block in blocks:
        if isinstance(block, Line) and not block.level:
            texts[block.text.strip().strip("*").strip()] += 1
    return {
        text: count
        for text, count in texts.items()
        if count >= 3 or (count == 2 and re.search(r"\b(?:plan|appendix|page|annex|council|version)\b", text, re.I))
    }


def _title_level(blocks: list[Row | Line]) -> int:
    """The level of the headings that only title the document: a single top heading above others, or the only one."""
    levels = [block.level for block in blocks if isinstance(block, Line) and block.level]
    if not levels:
        return 0
    top = min(levels)
    if levels.count(top) != 1 or levels[0] != top:
        return 0
    is_title = len(levels) > 1 or top == 1 or any(_is_title(block.text) for block in blocks if _level(block) == top)
    return top if is_title else 0


def _level(block: Row | Line) -> int:
    return block.level if isinstance(block, Line) else 0


def _opens_section(following: list[Row | Line]) -> bool:
    """Whether a table begins with a heading of its own, so that the line above it titles the whole."""
    if not following:
        return False
    block = following[0]
    return _filled(block) == 1 if isinstance(block, Row) else not block.level and not is_sentence(block.text)


def _is_title(text: str) -> bool:
    return bool(
        re.search(
            r"\bplan\b|\bstrategy\b|\bcouncil\b|\b(?:19|20)\d\d\b|\bupdate[ds]?\b|\bversion\b|\bappendix\b", text, re.I
        )
    )
