"""Walks a document once and lays out its tasks: rows mended, headings kept, everything else sorted."""

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.errors import DocumentRefused
from loaders.interpret.colours import colour_name
from loaders.interpret.rating import read_key_entry, read_key_line, read_status
from loaders.layout.labelled import as_rows
from loaders.layout.laid_out import LaidOut
from loaders.layout.phrases import (
    draft_mark,
    is_document_label,
    is_marking,
    is_page_number,
    is_ref,
    is_rule,
    is_sentence,
)
from loaders.layout.sections import Sections
from loaders.layout.surroundings import is_title, level_of, opens_section, page_furniture, title_level
from loaders.layout.tables import Table, find_tables, why_no_table
from loaders.layout.task_rows import TaskRows
from loaders.records import Line, Row, Source

_KEY = re.compile(
    r"\b(?:key|legend)\b.*\b(?:b?rag|status|rating|colours?|ratings)\b"
    r"|^\W*(?:key|legend|(?:b?rag|status|rating) key)\W*$"
    r"|\b(?:b?rag|status|rating) (?:key|legend|definitions?)\b",
    re.I,
)
_PRIORITIES = re.compile(r"\b(?:priorities|objectives|aims)\b.{0,60}:?$", re.I)
_ITEM = re.compile(r"^\s*(?:[-*•●▪]\s*)?(?:\(?(?:\d{1,2}|[a-z])[.)]\s+|[-*•●▪]\s+)(.+?)\**\s*$", re.I)


def lay_out(source: Source, corrected: Mapping[str, str]) -> LaidOut:
    """The tasks of a document, in its order, each with its cells by field and the headings above it.

    corrected gives the field of columns that were taken for another one, by heading or "column 3".
    Raises DocumentRefused where no table of tasks is found.
    """
    blocks = [block for block in source.blocks if not (isinstance(block, Row) and is_rule(block.cells))]
    tables = find_tables(blocks, corrected)
    if not tables:
        blocks = as_rows(blocks)
        tables = find_tables(blocks, corrected)
    if not tables:
        raise DocumentRefused(why_no_table(source))
    return _Walk(blocks, tables).run()


class _Walk:
    """One pass over the blocks of a document."""

    def __init__(self, blocks: list[Row | Line], tables: dict[int, Table]) -> None:
        self.blocks = blocks
        self.tables = tables
        self.out = LaidOut()
        self.sections = Sections()
        self.table: Table | None = None
        self.in_key = self.in_priorities = False
        self.task_rows = TaskRows(self.out)
        self.furniture = page_furniture(blocks)
        self.title_level = title_level(blocks)

    def run(self) -> LaidOut:
        for number, block in enumerate(self.blocks):
            table = self.tables.get(number)
            if table is not None:
                self._begin(table, self.blocks[number + 1 : number + 2])
                if table.header:
                    continue
            if isinstance(block, Row):
                self._row(block)
            else:
                self._line(block)
        self.out.has_rating_column = any("rating" in table.fields for table in self.tables.values())
        self.out.furniture = list(self.furniture)
        self.out.columns = [column for table in self.tables.values() for column in table.columns]
        if self.task_rows.blank_rows:
            words = "row holds" if self.task_rows.blank_rows == 1 else "rows hold"
            self.out.finding(
                "template_rows",
                "note",
                f"{self.task_rows.blank_rows} {words} a reference or nothing, and no task: left out.",
            )
        self.task_rows.make_refs()
        return self.out

    def _begin(self, table: Table, following: list[Row | Line]) -> None:
        if self.table is None:
            is_titled = len(self.tables) == 1 and len(self.out.lines) == 1 and opens_section(following)
            self.sections.drop_pending(keep=0 if is_titled else 1)
            self.out.title = self.out.title or (self.out.lines[0] if is_titled else None)
        self.table = table
        self.in_key = self.in_priorities = False
        self.task_rows.begin_table()
        if table.is_guessed:
            taken = ", ".join(f"{f or 'nothing'}" for f in table.fields)
            lacks = "has fewer names than the table has columns" if table.header else "is missing"
            self.out.finding(
                "header_shifted",
                "warning",
                f"The heading row at {table.locator} {lacks}; the columns were taken, from left to right, "
                f"as {taken.replace('_', ' ')}.",
                source_text=" | ".join(table.header),
                locator=table.locator,
            )

    def _line(self, line: Line) -> None:
        if line.is_sheet:
            self.table, self.sections = None, Sections()
            self.sections.heading(line.text, level=1)
            return
        text = (
            line.text.strip().strip("*").strip()
            if line.level == 0 and not line.text.lstrip().startswith("*")
            else line.text.strip()
        )
        text = text.strip("*_").strip() if re.fullmatch(r"([*_])(?!\s).+(?<!\s)\1", text) else text
        if not text or is_page_number(text) or not re.search(r"\w", text):
            return
        if is_marking(text):
            self.out.note("marking", text)
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
            self.out.note("priority", item[1].strip().strip("*").strip())
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
            names_plan = self.table is None and self._is_only_plan_heading(line)
            if line.level > self.title_level and not names_plan:
                self.sections.heading(text, line.level)
            else:
                self._titled(text)
        elif self.table is None and is_document_label(text):
            self.out.note("introduction", text)
        elif text.startswith("*") or is_sentence(text):
            self.out.note("footnote" if self.table else "introduction", text.lstrip("* "))
        else:
            self.in_key = self.in_priorities = False
            self.out.headings.append(text)
            if self.table is None and is_title(text):
                self._titled(text)
            else:
                self.sections.heading(text)

    def _is_only_plan_heading(self, line: Line) -> bool:
        """Whether a heading names the plan, as "Action plan 2023" above its themes does, and no other is at it."""
        levels = [level_of(block) for block in self.blocks]
        return (
            levels.count(line.level) == 1 and max(levels) > line.level and bool(re.search(r"\bplan\b", line.text, re.I))
        )

    def _titled(self, text: str) -> None:
        self.out.title = self.out.title or text
        if mark := draft_mark(text):
            self.out.note("marking", mark)

    def _row(self, row: Row) -> None:
        filled = [cell for cell in row.cells if cell.strip()]
        if not filled or (self.table and row.cells == self.table.header):
            return
        if len(filled) == 1 and self.table is None and row.cells[0].strip():
            self._line(Line(filled[0], row.locator))
            return
        if len(filled) == 1 and is_marking(filled[0]):
            self.out.note("marking", filled[0])
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
            self.task_rows.add(row, self.table, self.sections)

    def _is_key_entry(self, row: Row, filled: list[str]) -> bool:
        colour = next(filter(None, map(colour_name, row.colours)), None)
        if not self.in_key and (len(row.cells) > 3 or len(filled) not in ((1, 2) if colour else (2,))):
            return False
        entry = read_key_entry(filled, len(self.out.key) + 1)
        entry = replace(entry, colour=entry.colour or colour) if entry else None
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
