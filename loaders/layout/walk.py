"""Walks a document once and lays out its tasks: rows mended, headings kept, everything else sorted."""

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.errors import DocumentRefused
from loaders.interpret.colours import colour_name
from loaders.interpret.rating import read_status
from loaders.interpret.rating_key import is_mark, read_key_entry, read_key_line
from loaders.layout.heading_rows import is_shaded
from loaders.layout.labelled import lines_as_rows, records_as_rows
from loaders.layout.laid_out import LaidOut
from loaders.layout.phrases import (
    draft_mark,
    is_document_label,
    is_marking,
    is_page_number,
    is_ref,
    is_rule,
    is_sentence,
    marks_in,
)
from loaders.layout.row_kinds import heads_rows, parents_of, sums_up, tells_total
from loaders.layout.sections import Sections
from loaders.layout.surroundings import is_title, level_of, opens_section, page_furniture, title_level
from loaders.layout.tables import Table, find_tables, why_no_table
from loaders.layout.task_rows import TaskRows
from loaders.layout.told_elsewhere import add_what_is_told_elsewhere
from loaders.records import Line, Row, Source
from loaders.shortened import shortened

_KEY = re.compile(
    r"\b(?:key|legend)\b.*\b(?:b?rag|status|rating|colours?|ratings)\b"
    r"|^\W*(?:key|legend|(?:b?rag|status|rating) key)\W*$"
    r"|\b(?:b?rag|status|rating) (?:key|legend|definitions?)\b|^\W*key to (?:the )?\w+\W*$",
    re.I,
)
_KEY_HEADS = re.compile(
    r"^\W*(?:key|legend|symbols?|marks?|scores?|codes?|colours?|status|(?:b?rag )?rating|b?rag|percentages?|%)\W+"
    r"(?:meanings?|definitions?|descriptions?|explanations?|key|what (?:it|this) means)\W*$",
    re.I,
)
_PRIORITIES = re.compile(r"\b(?:priorities|objectives|aims)\b.{0,60}:?$", re.I)
_NO_NAME = re.compile(r"^\s*(?:sheet|tab|taflen)\s?\d*\s*$", re.I)
_WEIGHTY = {"action", "timescale", "revised", "lead", "rating", "status"}
_ITEM = re.compile(r"^\s*(?:[-*•●▪]\s*)?(?:\(?(?:\d{1,2}|[a-z])[.)]\s+|[-*•●▪]\s+)(.+?)\**\s*$", re.I)


def lay_out(source: Source, corrected: Mapping[str, str], header_row: str | None = None) -> LaidOut:
    """The tasks of a document, in its order, each with its cells by field and the headings above it.

    corrected gives the field of columns that were taken for another one, by heading or "column 3"; header_row is the
    locator of the row that a person said holds the headings. Raises DocumentRefused where no table of tasks is found,
    as DocumentUnclear where a person could still tell what its columns are.
    """
    blocks = [block for block in source.blocks if not (isinstance(block, Row) and is_rule(block.cells))]
    tables: dict[int, Table] = {}
    for arranged in (records_as_rows(blocks), lines_as_rows(blocks)):
        try:
            tables = find_tables(arranged, corrected, header_row)
        except DocumentRefused as refusal:
            raise DocumentRefused(f"“{source.file_name}”: {refusal}") from refusal
        if any(table.is_plan for table in tables.values()):
            return _Walk(arranged, tables).run()
    raise why_no_table(source)


class _Walk:
    """One pass over the blocks of a document."""

    def __init__(self, blocks: list[Row | Line], tables: dict[int, Table]) -> None:
        self.blocks = blocks
        self.tables = tables
        self.out = LaidOut()
        self.sections = Sections()
        self.table: Table | None = None
        self.has_begun = self.in_key = self.in_priorities = False
        self.task_rows = TaskRows(self.out)
        self.furniture = page_furniture(blocks)
        self.title_level = title_level(blocks)
        self.shifted: set[tuple[str, ...]] = set()
        self.parents: dict[str, str] = {}
        self.plans = [table for table in tables.values() if table.is_plan]
        self.sheets = {table.sheet for table in self.plans}

    def run(self) -> LaidOut:
        for number, block in enumerate(self.blocks):
            if number in self.tables:
                self._begin(self.tables[number], self.blocks[number + 1 : number + 2])
            if isinstance(block, Row):
                self._row(block)
            else:
                self._line(block)
        self.out.has_rating_column = any("rating" in table.fields for table in self.plans)
        self.out.furniture = list(self.furniture)
        self.out.columns = [column for table in self.plans for column in table.readings]
        if self.task_rows.blank_rows:
            words = "row holds" if self.task_rows.blank_rows == 1 else "rows hold"
            self.out.finding(
                "template_rows",
                "note",
                f"{self.task_rows.blank_rows} {words} a reference or nothing, and no task: left out.",
            )
        self._say_what_is_unsure()
        add_what_is_told_elsewhere(self.out)
        self.task_rows.settle_sections()
        self.task_rows.make_refs()
        return self.out

    def _say_what_is_unsure(self) -> None:
        """A finding for each column that bears on a figure and could as well be something else."""
        told: set[str] = set()
        for table in self.plans:
            for number, column in enumerate(table.columns, start=1):
                name = column.heading or f"column {number}"
                if column.sureness != "unsure" or not {column.field, column.instead} & _WEIGHTY or name in told:
                    continue
                told.add(name)
                instead = column.instead.replace("_", " ")
                self.out.finding(
                    "column_unsure",
                    "warning",
                    f"“{name}” was taken for {column.field.replace('_', ' ')}, but could be {instead} "
                    f"({column.because}): look at it.",
                    source_text=column.heading or None,
                    locator=table.locator,
                )

    def _begin(self, table: Table, following: list[Row | Line]) -> None:
        if not table.is_plan:
            self.table = None
            self._leave_out(table)
            return
        if not (self.table and self.table.headings == table.headings and self.table.place == table.place):
            self.task_rows.begin_table()
        self.in_key = self.in_priorities = False
        if not self.has_begun:
            is_titled = len(self.plans) == 1 and len(self.out.lines) == 1 and opens_section(following)
            self.sections.drop_pending(keep=0 if is_titled else 1)
            self.out.title = self.out.title or (self.out.lines[0] if is_titled else None)
            self.out.opening_lines = len(self.out.lines)
        self.table, self.has_begun = table, True
        self.parents = parents_of(table)
        names = tuple(table.headings)
        if table.is_guessed and names not in self.shifted:
            self.shifted.add(names)
            taken = ", ".join(f"{f or 'nothing'}" for f in table.fields)
            lacks = "has fewer names than the table has columns" if table.heading_rows else "is missing"
            self.out.finding(
                "header_shifted",
                "warning",
                f"The heading row at {table.locator} {lacks}; the columns were taken, from left to right, "
                f"as {taken.replace('_', ' ')}.",
                source_text=" | ".join(table.headings) if table.heading_rows else "",
                locator=table.locator,
            )

    def _leave_out(self, table: Table) -> None:
        """Says so where a table isn't taken for part of the plan; a key, which is read, or a single row isn't told."""
        rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
        entries = [row.cells for row in rows if not _heads_key(row)]
        told = sum(read_key_entry(cells, 1) is not None for cells in entries)
        self.in_key = self.in_key or (told >= 2 and 2 * told >= len(entries))
        if len(rows) < 2 or all(read_key_entry(cells, 1, self.in_key) for cells in entries):
            return
        first = " | ".join(cell for cell in (table.headings if any(table.headings) else rows[0].cells) if cell.strip())
        self.sections.drop_nearest()
        self.out.finding(
            "table_left_out",
            "note",
            f"The table at {table.locator} with {len(rows)} rows was not taken for part of the plan: no column of "
            "actions with a lead, date, rating or progress beside it could be told.",
            source_text=shortened(first),
            locator=table.locator,
        )

    def _line(self, line: Line) -> None:
        if line.is_sheet:
            self._sheet(line)
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
            for mark in marks_in(text):
                self.out.note("marking", mark)
            return
        if self._is_key_line(text):
            return
        if _KEY.search(text) and not is_sentence(text.rstrip(" :")):
            self.in_key = True
            self.sections.drop_pending()
            return
        if self.in_key and (entry := read_key_entry([text], len(self.out.key) + 1, in_key=True)):
            self.out.key.append(entry)
            return
        item = _ITEM.match(line.text) if line.level == 0 else None
        if self.in_priorities and item:
            self.out.note("priority", item[1].strip().strip("*").strip())
            return
        if _PRIORITIES.search(text) and (text.endswith(":") or "priorit" in text.lower()) and not self.has_begun:
            self.in_priorities = True
            return
        self._heading_or_note(line, text)

    def _sheet(self, line: Line) -> None:
        """A sheet begins: its name is the section of its tasks, where several sheets hold tasks."""
        self.table, self.sections = None, Sections()
        self.in_key = bool(_KEY.search(line.text))
        self.in_priorities = False
        if line.text in self.sheets and len(self.sheets) > 1 and not _NO_NAME.match(line.text):
            self.sections.heading(line.text, level=1)

    def _is_key_line(self, text: str) -> bool:
        entries = read_key_line(text)
        known = len(self.out.key)
        self.out.key += [replace(entry, position=known + entry.position) for entry in entries]
        return bool(entries)

    def _heading_or_note(self, line: Line, text: str) -> None:
        if line.level:
            self.in_key = self.in_priorities = False
            self.out.headings.append(text)
            names_plan = not self.has_begun and self._is_only_plan_heading(line)
            if line.level > self.title_level and not names_plan:
                self.sections.heading(text, line.level)
            else:
                self._titled(text)
        elif not self.has_begun and is_document_label(text):
            self.out.note("introduction", text)
        elif text.startswith("*") or is_sentence(text):
            self.out.note("footnote" if self.has_begun else "introduction", text.lstrip("* "))
        else:
            self.in_key = self.in_priorities = False
            self.out.headings.append(text)
            if not self.has_begun and is_title(text):
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
        if not filled or (self.table and self.table.is_heading(row)):
            return
        if len(set(filled)) == 1 and is_page_number(filled[0]) and re.search(r"[^\W\d]", filled[0]):
            return
        if len(filled) == 1 and not self.has_begun and row.cells[0].strip():
            self._line(Line(filled[0], row.locator))
            return
        if len(filled) == 1 and is_marking(filled[0]):
            self.out.note("marking", filled[0])
            return
        if len(filled) == 1 and _KEY.search(filled[0]) and not is_sentence(filled[0].rstrip(" :")):
            self.in_key = True
            self.sections.drop_pending()
            return
        if _heads_key(row):
            self.in_key = True
            self.sections.drop_pending()
            return
        if (len(filled) == 1 and self._is_key_line(filled[0])) or self._is_key_entry(row, filled):
            return
        if self._is_shaded_key(row):
            return
        if self._is_heading(row, filled):
            self.in_key = False
            if filled[0] not in self.furniture:
                self.out.headings.append(filled[0])
                self.sections.heading(filled[0])
            return
        if self.table and not self.in_key:
            self._task_row(row, filled, self.table)

    def _task_row(self, row: Row, filled: list[str], table: Table) -> None:
        if row.locator in self.parents:
            self.out.headings.append(self.parents[row.locator])
            self.sections.heading(self.parents[row.locator])
        elif heads_rows(row, table):
            self.out.headings.append(filled[0])
            self.sections.heading(filled[0])
        elif tells_total(row, table) or sums_up(row, table):
            self.out.note("footnote", " | ".join(filled))
        else:
            self.task_rows.add(row, table, self.sections)

    def _is_shaded_key(self, row: Row) -> bool:
        """Whether a row outside the tables of tasks is a key written in shaded cells; its entries are kept."""
        shades = [
            (text, colour_name(colour))
            for text, colour in zip(row.cells, row.colours, strict=False)
            if text.strip() and colour
        ]
        if self.table or not is_shaded(row):
            return False
        known = len(self.out.key)
        for text, colour in shades:
            entry = read_key_entry([text], len(self.out.key) + 1)
            if entry and colour:
                self.out.key.append(replace(entry, colour=entry.colour or colour))
        return len(self.out.key) > known

    def _is_key_entry(self, row: Row, filled: list[str]) -> bool:
        colour = next(filter(None, map(colour_name, row.colours)), None)
        if not self.in_key and (len(row.cells) > 3 or len(filled) not in ((1, 2) if colour else (2,))):
            return False
        if len(filled) == 2 and filled[1].strip().isdigit():
            return self.in_key
        entry = read_key_entry(filled, len(self.out.key) + 1, self.in_key)
        entry = replace(entry, colour=entry.colour or colour) if entry else None
        is_known = entry and (
            entry.colour or read_status(entry.label).rating or (not self.table and is_mark(entry.label))
        )
        if entry and (self.in_key or is_known):
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


def _heads_key(row: Row) -> bool:
    """Whether a row is the headings of a key, as "Symbol" and "Meaning"."""
    return bool(_KEY_HEADS.match(" | ".join(cell for cell in row.cells if cell.strip())))
