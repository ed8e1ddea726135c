"""Tables of a PDF set out by white space, stripes or lines between rows: which words stand in which column and row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pdfplumber.page import Page

from loaders.errors import DocumentRefused
from loaders.read import pdf_furniture
from loaders.read.document import Document
from loaders.read.pdf_around import Cells, stretches
from loaders.read.pdf_columns import Columns, Header, LostColumns, Words, find_columns, header_of, segments
from loaders.read.pdf_fills import Fills
from loaders.read.pdf_rows import Block, BodyLine, RowFinder
from loaders.read.pdf_text import Known, Room, joined, paragraphs
from loaders.read.pdf_words import Box, in_lines, page_words
from loaders.records import Line, Row

_STRADDLING = 0.02


class Sheet:
    """One page as it is laid out: its lines of words, the lines drawn across it, its colours."""

    def __init__(self, page: Page) -> None:
        self.number, self.height = page.page_number, float(page.height)
        self.lines = in_lines(page_words(page))
        self.fills = Fills(page)
        self.edges = sorted((edge["top"], edge["x0"], edge["x1"]) for edge in page.horizontal_edges)

    def rules(self, left: float, right: float) -> list[float]:
        """The heights at which lines or the sides of stripes cross most of what stands between two points."""
        found: list[float] = []
        group: list[tuple[float, float, float]] = []
        for edge in [*self.edges, (9e9, 0.0, 0.0)]:
            if group and edge[0] - group[0][0] > 1:
                if _covered(group, left, right) > 0.6 * (right - left):
                    found.append(group[0][0])
                group = []
            group.append(edge)
        return found


def _covered(edges: list[tuple[float, float, float]], left: float, right: float) -> float:
    total, end = 0.0, left
    for _, x0, x1 in sorted(edges, key=lambda edge: edge[1]):
        start, stop = max(x0, end), min(x1, right)
        total += max(0.0, stop - start)
        end = max(end, stop)
    return total


@dataclass
class _Table:
    """A table over one page or several: its headings, its lines as they stand, then its columns and rows."""

    header: Header
    body: list[Words] = field(default_factory=list)
    runs: list[Block] = field(default_factory=list)
    columns: Columns = field(init=False)
    finder: RowFinder = field(init=False)
    last: tuple[int, Block] | None = None
    last_colours: tuple[str | None, ...] = ()


@dataclass
class _Part:
    """A stretch of a page that is all of one kind: heading row, lines of a table, or text around it (no table)."""

    sheet: Sheet
    table: _Table | None
    lines: list[Words]
    header: Header | None = None
    repeats: bool = False
    run: Block = field(default_factory=list)


def blocks(document: Document, sheets: Sequence[Sheet], by_look: bool = False) -> list[Row | Line]:
    """The lines and rows of a document with a table whose cells no lines part; empty where none is found.

    Its heading row is told by its words, or by_look: by its letters, and the columns below it.

    Raises DocumentRefused where the words of one column run over into the next, so that cells can't be told apart.
    """
    headers = [dict(_headers(sheet.lines, by_look)) for sheet in sheets]
    if not any(headers):
        return []
    try:
        reading = _Reading(document, sheets, headers)
        found = reading.blocks()
    except LostColumns as error:
        raise DocumentRefused(
            f"“{document.name}” has a table without ruled lines whose cells run into each other, so that the "
            "boundaries of cells are lost: ask for the Word or Excel file."
        ) from error
    if not reading.tables:
        return []
    message = "The table has no ruled lines: its cells were told apart by white space alone; check them."
    document.found("table_without_rules", "warning", message)
    return found


def _headers(lines: list[Words], by_look: bool) -> Iterator[tuple[int, Header]]:
    """The heading rows of a page, by the place of their first line."""
    number = 0
    while number < len(lines):
        header = header_of(lines, number, by_look)
        if header:
            yield number, header
        number += header.size if header else 1


def _furniture(sheets: Sequence[Sheet], headers: list[dict[int, Header]]) -> list[set[int]]:
    pages = []
    for sheet, own in zip(sheets, headers, strict=True):
        fixed = {number for start, header in own.items() for number in range(start, start + header.size)}
        pages.append([strip(line, sheet.height, number in fixed) for number, line in enumerate(sheet.lines)])
    return pdf_furniture.repeated(pages)


def strip(line: Words, height: float, is_fixed: bool = False) -> pdf_furniture.Strip:
    """A page's line as what may be its furniture; height is the page's."""
    parts = _pieces(line)
    has_far_number = any(part.isdigit() for part in parts) and len(parts) > 1
    return pdf_furniture.Strip(line[0]["top"], height - line[0]["top"], " ".join(parts), is_fixed, has_far_number)


class _Reading:
    """One pass over the pages of a document, whose tables and lines it takes apart."""

    def __init__(self, document: Document, sheets: Sequence[Sheet], headers: list[dict[int, Header]]) -> None:
        self.document = document
        self.known = Known()
        for sheet in sheets:
            for part in (part for line in sheet.lines for part in segments(line)):
                self.known.learn([part[1:-1]])
        self.right = max((line[-1]["x1"] for sheet in sheets for line in sheet.lines), default=0.0)
        self.table_rows: dict[int, list[int]] = {}
        self.begun: object = None
        furniture = _furniture(sheets, headers)
        self.parts: list[_Part] = []
        self.tables: list[_Table] = []
        for sheet, own, around in zip(sheets, headers, furniture, strict=True):
            self._take(sheet, own, around)

    def blocks(self) -> list[Row | Line]:
        """Every line and row of the document, in their order."""
        for table in list(self.tables):
            try:
                table.columns = find_columns(table.header, table.body)
                _check_straddling(table.columns, table.body)
            except LostColumns:
                if table.header.is_known:
                    raise
                self._give_up(table)
        self.parts = [one for part in self.parts for one in _parted(part)]
        for part in self.parts:
            if part.table and not part.header:
                part.run = _body_lines(part, part.table.columns)
                part.table.runs.append(part.run)
        for table in self.tables:
            table.finder = RowFinder(table.runs, table.columns.rooms)
            if table.finder.is_unclear:
                raise LostColumns
        found: list[Row | Line] = []
        for part in self.parts:
            self.document.check_time()
            self._add(part, found)
        return found

    def _give_up(self, table: _Table) -> None:
        """Keeps what only looked like a table as text, with a finding."""
        self.tables.remove(table)
        for part in self.parts:
            if part.table is table:
                if part.header:
                    part.lines = part.sheet.lines[part.header.start : part.header.start + part.header.size]
                    message = "What looks like a table has cells that can't be told apart: kept as lines of text."
                    self.document.found("table_unclear", "warning", message, locator=f"page {part.sheet.number}")
                part.table = part.header = None

    def _take(self, sheet: Sheet, headers: dict[int, Header], furniture: set[int]) -> None:
        """Sorts a page's lines into the parts of the document."""
        number = 0
        while number < len(sheet.lines):
            table = self.tables[-1] if self.tables else None
            if header := headers.get(number):
                if table is None or table.header.names != header.names:
                    table = _Table(header)
                    self.tables.append(table)
                self.parts.append(_Part(sheet, table, [], header))
                number += header.size
                continue
            line, repeats = sheet.lines[number], number in furniture
            owner = None if repeats else table
            last = self.parts[-1] if self.parts else None
            if last and not last.header and (last.sheet, last.table, last.repeats) == (sheet, owner, repeats):
                last.lines.append(line)
            else:
                self.parts.append(_Part(sheet, owner, [line], repeats=repeats))
            if owner:
                owner.body.append(line)
            number += 1

    def _add(self, part: _Part, found: list[Row | Line]) -> None:
        table, place = part.table, f"page {part.sheet.number}"
        if table is None:
            self._add_around(part, found)
            return
        if part.header:
            self.begun = None
            found.append(Row(table.columns.named(part.header), self._locator(part.sheet, table)))
            return
        for number, lines in enumerate(table.finder.rows(part.run)):
            if number == 0 and table.last and table.finder.goes_on(table.last[1], lines):
                at, before = table.last
                found[at] = Row(self._texts(table, [*before, *lines]), found[at].locator, table.last_colours)
            elif table.finder.is_heading(lines):
                found.append(Line(" ".join(filter(None, self._texts(table, lines))), place))
            else:
                texts = self._texts(table, lines)
                boxes = table.columns.boxes(lines[0].top, lines[-1].bottom)
                table.last_colours = _unless_striped(part.sheet.fills.of_cells(boxes, texts))
                table.last = len(found), lines
                found.append(Row(texts, self._locator(part.sheet, table), table.last_colours))

    def _add_around(self, part: _Part, found: list[Row | Line]) -> None:
        """Adds the text around the tables: paragraphs and pieces of lines as lines, small tables and keys as rows."""
        place, room = f"page {part.sheet.number}", Room(0.0, self.right)
        if part.repeats:
            found += [Line(joined([line], room, self.known), place, repeats=True) for line in part.lines]
            return
        for table in self.tables:
            table.last = None
        for colours, group in groupby(part.lines, key=lambda line: _painted(part.sheet, line)):
            lines = list(group)
            if colours:
                found += [Row(_pieces(line), self._locator(part.sheet, lines), colours) for line in lines]
                continue
            for text, rows in stretches(lines):
                found += [Line(joined(para, room, self.known), place) for para in paragraphs(text, self.right)]
                found += [self._small_row(row, part.sheet, rows) for row in rows]

    def _small_row(self, row: Cells, sheet: Sheet, table: object) -> Row:
        """A row of a small table beside the plan's, with the colours that are painted under its cells."""
        texts = tuple(joined(cell, Room(0.0, self.right), self.known) for cell in row)
        boxes = [_box(cell) if cell else None for cell in row]
        return Row(texts, self._locator(sheet, table), _unless_striped(sheet.fills.of_cells(boxes, texts)))

    def _texts(self, table: _Table, lines: Block) -> tuple[str, ...]:
        return tuple(
            joined([line.cells[number] for line in lines if line.cells[number]], room, self.known)
            for number, room in enumerate(table.columns.rooms)
        )

    def _locator(self, sheet: Sheet, table: object) -> str:
        """The place of the next row of a table, which is another table on the page where other rows were between."""
        rows = self.table_rows.setdefault(sheet.number, [])
        if not rows or self.begun is not table:
            rows.append(0)
        self.begun = table
        rows[-1] += 1
        return f"page {sheet.number}, table {len(rows)}, row {rows[-1]}"


def _painted(sheet: Sheet, line: Words) -> tuple[str | None, ...]:
    """The colours under the pieces of a line outside the tables, where they differ as those of a key do; else none."""
    parts = segments(line)
    if len(parts) < 2 or not sheet.fills.shapes:
        return ()
    colours = sheet.fills.of_cells([_box([part]) for part in parts], _pieces(line))
    return colours if len(set(filter(None, colours))) > 1 else ()


def _box(lines: Sequence[Words]) -> Box:
    words = [word for line in lines for word in line]
    return (
        min(word["x0"] for word in words),
        min(word["top"] for word in words),
        max(word["x1"] for word in words),
        max(word["bottom"] for word in words),
    )


def _pieces(line: Words) -> tuple[str, ...]:
    return tuple(" ".join(word["text"] for word in part) for part in segments(line))


def _unless_striped(colours: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The colours of a row's cells, unless they are the stripe of the whole row."""
    return (None,) * len(colours) if len(set(colours)) == 1 else colours


def _check_straddling(columns: Columns, body: list[Words]) -> None:
    """Raises LostColumns where more than a few words run over from one column into the next."""
    rows = [line for line in body if not columns.is_across(line)]
    if sum(map(columns.straddling, rows)) > _STRADDLING * sum(map(len, rows)):
        raise LostColumns


def _parted(part: _Part) -> Iterator[_Part]:
    """A part of a table, parted again where one text runs across its columns."""
    if part.table is None or part.header:
        yield part
        return
    for is_across, lines in groupby(part.lines, key=part.table.columns.is_across):
        yield _Part(part.sheet, None if is_across else part.table, list(lines))


def _body_lines(part: _Part, columns: Columns) -> Block:
    rules = part.sheet.rules(columns.left, columns.right)
    found: Block = []
    for line in part.lines:
        body_line = BodyLine(part.sheet.number, columns.cells(line))
        above = found[-1].bottom if found else body_line.top
        body_line.is_ruled_off = any(above - 2 < rule < body_line.top + 2 for rule in rules)
        found.append(body_line)
    return found
