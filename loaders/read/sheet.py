"""Excel workbooks (.xlsx, .xlsm): every sheet in its order, with merged cells, real dates and fills."""

import warnings
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from loaders.errors import DocumentRefused
from loaders.read.bounded import LIMIT_COLUMNS, check_letters
from loaders.read.colour import of_text, palette
from loaders.read.depths import Indent, depths, indent_of
from loaders.read.document import Document, spans_of, tidy
from loaders.read.outside import first_wide_row, lines_outside
from loaders.read.sheet_package import has_formulas, ready
from loaders.read.sheet_rules import SheetRules
from loaders.read.sheet_values import Palette, as_text, is_number
from loaders.records import Line, Row

_NAMED = 20
warnings.filterwarnings("ignore", module="openpyxl")  # of the parts that it leaves out, none of them cells


def blocks(document: Document) -> Iterator[Row | Line]:
    """The filled rows of every sheet, each begun by a line of its name where there are several.

    Hidden sheets are left out, with a finding, unless no other holds a table.
    """
    content = ready(document)
    book = load_workbook(BytesIO(content), data_only=True, keep_links=False, rich_text=True)
    if not book.worksheets:
        raise DocumentRefused(f"“{document.name}” holds no sheet with cells: choose the workbook that holds the plan.")
    colours = Palette(palette(book.loaded_theme))
    sheets = [found for sheet in book.worksheets if (found := _Sheet(document, sheet, colours)).rows]
    read = _those_to_read(document, sheets)
    _note_formulas(document, content, read)
    for sheet in read:
        document.struck += sheet.struck
        if len(read) > 1:
            yield Line(sheet.title, sheet.place, is_sheet=True)
        yield from sheet.blocks()


def _those_to_read(document: Document, sheets: "list[_Sheet]") -> "list[_Sheet]":
    """The visible sheets where one of them holds a table, else all; what is hidden is said either way."""
    hidden = [sheet for sheet in sheets if sheet.is_hidden]
    if not hidden:
        return sheets
    names = f"“{'”, “'.join(sheet.title for sheet in hidden[:_NAMED])}”" + (" …" if len(hidden) > _NAMED else "")
    several = len(hidden) > 1
    subject = f"The hidden sheet{'s' * several} {names} {'were' if several else 'was'}"
    visible = [sheet for sheet in sheets if not sheet.is_hidden]
    if any(sheet.first_wide_row for sheet in visible):
        document.found("hidden_sheets", "note", f"{subject} not read.")
        return visible
    document.found("hidden_sheets", "warning", f"{subject} read, as no other sheet holds a table.")
    return sheets


class _Sheet:
    """One sheet: the text of its filled cells by row and column."""

    def __init__(self, document: Document, sheet, colours: Palette) -> None:
        self.document, self.sheet, self.colours = document, sheet, colours
        self.title = sheet.title
        self.place = f"sheet {sheet.title}"
        self.is_hidden = sheet.sheet_state != "visible"
        self.rows: dict[int, dict[int, str]] = defaultdict(dict)
        self.struck = 0
        numbers = set()
        letters = 0
        for number, ((row, column), cell) in enumerate(sheet._cells.items()):
            if number % 1000 == 0:
                document.check_time()
            if column > LIMIT_COLUMNS or cell.value is None:
                continue
            text, struck = as_text(cell)
            self.struck += struck
            if text := tidy(text):
                letters += len(text)
                check_letters(document, letters)
                self.rows[row][column] = text
                if is_number(cell):
                    numbers.add((row, column))
        document.check_time()
        self.width = max((max(row) for row in self.rows.values()), default=0)
        self.first_column = min((min(row) for row in self.rows.values()), default=1)
        self.first_wide_row = first_wide_row(self.rows)
        self.levels = self._levels()
        self.rules = SheetRules(sheet, self.rows, numbers, colours)

    def blocks(self) -> Iterator[Row | Line]:
        """The sheet's rows from its first filled column on; one unfilled cell above or below its tables is a line."""
        self._note_what_is_hidden()
        self._note_conditional_colours()
        joined, continued, spans = self._merged()
        outside = lines_outside(self.rows)
        first, columns = self.first_column, range(self.first_column, self.width + 1)
        for number in sorted(self.rows):
            if number % 100 == 0:
                self.document.check_time()
            place = f"{self.place}, row {number}"
            texts = self.rows[number]
            if number in outside and not self._starts_filled(number):
                yield Line(next(iter(texts.values())), place)
                continue
            yield Row(
                tuple(texts.get(column, "") for column in columns),
                place,
                tuple(self._colour(number, column, joined) for column in columns),
                tuple(column - first for column in continued[number] if column >= first),
                spans_of([spans.get((number, column), 1) for column in columns]),
                self.levels.get(number, 0),
            )

    def _levels(self) -> dict[int, int]:
        """The depth of each row below the first wide one, which holds the headings."""
        body = [number for number in self.rows if self.first_wide_row and number > self.first_wide_row]
        indents = {row: {column: self._indent(row, column) for column in self.rows[row]} for row in body}
        sizes = self.sheet.row_dimensions
        return depths(
            indents, {row: sizes[row].outlineLevel for row in body if row in sizes and sizes[row].outlineLevel}
        )

    def _indent(self, row: int, column: int) -> Indent:
        cell = self.sheet._cells[row, column]
        return indent_of(str(cell.value), cell.alignment.indent if cell.has_style else 0.0)

    def _starts_filled(self, row: int) -> bool:
        return any(self.colours.fill(self.sheet.cell(row, column)) for column in range(1, min(self.width, 4) + 1))

    def _colour(self, row: int, column: int, joined: set) -> str | None:
        if (row, column) in joined:
            return None
        is_painted, painted = self.rules.colour(row, column)
        cell = self.sheet._cells.get((row, column))
        if is_painted or cell is None:
            return painted
        text = self.rows[row].get(column, "")
        return self.colours.fill(cell) or (of_text(self.colours.letters(cell), text) if text else None)

    def _merged(self) -> tuple[set[tuple[int, int]], dict[int, list[int]], dict[tuple[int, int], int]]:
        """The places hidden under merged cells, by row the columns that a cell above runs down into, and the spans."""
        joined, continued, spans = set(), defaultdict(list), {}
        ordered = sorted(self.rows)
        for area in self.sheet.merged_cells.ranges:
            last = min(area.max_col, self.width)
            for row in ordered[bisect_left(ordered, area.min_row) : bisect_right(ordered, area.max_row)]:
                joined |= {(row, c) for c in range(area.min_col, last + 1) if (row, c) != (area.min_row, area.min_col)}
                spans[row, area.min_col] = last - area.min_col + 1
                if row > area.min_row and area.min_col <= last:
                    continued[row].append(area.min_col)
        return joined, continued, spans

    def _note_what_is_hidden(self) -> None:
        rows = [row for row in self.rows if row in self.sheet.row_dimensions and self.sheet.row_dimensions[row].hidden]
        if rows:
            words = ", ".join(map(str, sorted(rows)[:10])) + (" …" if len(rows) > 10 else "")
            message = f"Rows that the sheet hides are read with the others ({words}): check that they belong here."
            self.document.found("hidden_rows", "warning", message, locator=self.place)
        filled = {column for row in self.rows.values() for column in row}
        hidden = [
            get_column_letter(column)
            for size in self.sheet.column_dimensions.values()
            if size.hidden and size.min and size.max
            for column in sorted(filled)
            if size.min <= column <= size.max
        ]
        if hidden:
            message = f"Columns that the sheet hides are read with the others ({', '.join(hidden)})."
            self.document.found("hidden_columns", "note", message, locator=self.place)

    def _note_conditional_colours(self) -> None:
        """Says so where cells of a column have neither words nor a fill, only a colour by rule, which no file keeps."""
        if self.rules.are_too_many:
            message = "More conditional formats than can be worked out: write ratings as words, or fill the cells."
            self.document.found("conditional_colours", "warning", message, field="rating", locator=self.place)
        if self.first_wide_row is None:
            return
        lost = self.rules.lost(self.first_wide_row, lambda *place: bool(self.colours.fill(self.sheet.cell(*place))))
        if lost:
            count = len(lost)
            message = (
                f"{count} {'cell is' if count == 1 else 'cells are'} coloured by conditional formatting alone, "
                "by rules that can't be worked out: write ratings as words, or fill the cells."
            )
            self.document.found("conditional_colours", "warning", message, field="rating", locator=self.place)


def _note_formulas(document: Document, content: bytes, sheets: list[_Sheet]) -> None:
    """Says so where a formula was saved without its result, as some programs do."""
    if not has_formulas(content):
        return
    formulas = load_workbook(BytesIO(content), keep_links=False)
    for sheet in sheets:
        lost = [
            cell.coordinate
            for (row, column), cell in formulas[sheet.title]._cells.items()
            if cell.data_type == "f" and not sheet.rows.get(row, {}).get(column)
            if (found := sheet.sheet._cells.get((row, column))) is None or found.value is None
        ]
        if lost:
            words = ", ".join(lost[:10])
            message = f"Formulas saved without a result read as empty ({words}): save the workbook in Excel first."
            document.found("formula_without_value", "warning", message, locator=sheet.place)
