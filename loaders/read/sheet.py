"""Excel workbooks (.xlsx, .xlsm): the sheet that holds the plan, with merged cells, real dates and fills."""

import warnings
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from loaders import lookups
from loaders.errors import DocumentRefused
from loaders.layout.columns import field_of, is_header
from loaders.read.colour import of_text, palette
from loaders.read.document import Document, tidy
from loaders.read.sheet_values import Palette, as_text
from loaders.records import Line, Row

_LIMIT_COLUMNS = 200
_LOOKED_AT = 60
warnings.filterwarnings("ignore", module="openpyxl")  # of the parts that it leaves out, none of them cells


def blocks(document: Document) -> Iterator[Row | Line]:
    """The filled rows of the sheet that looks most like a plan; a row of one cell above its header is a line."""
    book = load_workbook(BytesIO(document.content), data_only=True, keep_links=False)
    sheets = {sheet.title: _Sheet(document, sheet) for sheet in book.worksheets}
    if not sheets:
        raise DocumentRefused(f"“{document.name}” holds no sheet with cells: choose the workbook that holds the plan.")
    best = max(sheets.values(), key=lambda sheet: (sheet.sheet.sheet_state == "visible", *sheet.likeness()))
    others = [title for title, sheet in sheets.items() if sheet is not best and sheet.rows]
    if others:
        message = f"Only the sheet “{best.sheet.title}” was read, not “{'”, “'.join(others[:20])}”."
        document.found("sheets_left_out", "note", message)
    yield from best.blocks(Palette(palette(book.loaded_theme)))


class _Sheet:
    """One sheet: the text of its filled cells by row and column."""

    def __init__(self, document: Document, sheet) -> None:
        self.document = document
        self.sheet = sheet
        self.rows: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, column), cell in sheet._cells.items():
            if column <= _LIMIT_COLUMNS and (text := tidy(as_text(cell))):
                self.rows[row][column] = text
        document.check_time()
        self.width = max((max(row) for row in self.rows.values()), default=0)
        self.header = next((row for row in sorted(self.rows)[:_LOOKED_AT] if is_header(self._texts(row))), None)
        self.first_column = min((min(row) for row in self.rows.values()), default=1)

    def _texts(self, row: int) -> tuple[str, ...]:
        return tuple(self.rows[row].get(column, "") for column in range(1, self.width + 1))

    def likeness(self) -> tuple[int, int]:
        """How much the sheet looks like a plan: the known headings of its header, then its filled rows."""
        known = sum(field_of(text) is not None for text in self._texts(self.header) if text) if self.header else 0
        return known, len(self.rows)

    def blocks(self, colours: Palette) -> Iterator[Row | Line]:
        """The sheet's rows from its first filled column on, with what a reader should know of them."""
        self._note_what_is_hidden()
        self._note_conditional_colours(colours)
        self._note_formulas()
        joined, continued = self._merged()
        for number in sorted(self.rows):
            if number % 100 == 0:
                self.document.check_time()
            place = f"sheet {self.sheet.title}, row {number}"
            texts = self._texts(number)[self.first_column - 1 :]
            if sum(map(bool, texts)) == 1 and (self.header is None or number < self.header) and not any(
                colours.fill(self.sheet.cell(number, column)) for column in range(1, min(self.width, 4) + 1)
            ):  # fmt: skip
                yield Line(next(filter(None, texts)), place)
                continue
            first, columns = self.first_column, range(self.first_column, self.width + 1)
            shown = tuple(self._colour(number, column, colours, joined) for column in columns)
            below = tuple(column - first for column in continued[number] if column >= first)
            yield Row(texts, place, shown, below)

    def _colour(self, row: int, column: int, colours: Palette, joined: set) -> str | None:
        cell = self.sheet._cells.get((row, column))
        if cell is None or (row, column) in joined:
            return None
        text = self.rows[row].get(column, "")
        return colours.fill(cell) or (of_text(colours.letters(cell), text) if text else None)

    def _merged(self) -> tuple[set[tuple[int, int]], dict[int, list[int]]]:
        """The places hidden under merged cells, and by row the columns that a cell above runs down into."""
        joined, continued = set(), defaultdict(list)
        for area in self.sheet.merged_cells.ranges:
            last = min(area.max_col, self.width)
            for row in (row for row in self.rows if area.min_row <= row <= area.max_row):
                joined |= {(row, c) for c in range(area.min_col, last + 1) if (row, c) != (area.min_row, area.min_col)}
                if row > area.min_row and area.min_col <= last:
                    continued[row].append(area.min_col)
        return joined, continued

    def _note_what_is_hidden(self) -> None:
        rows = [row for row in self.rows if row in self.sheet.row_dimensions and self.sheet.row_dimensions[row].hidden]
        if rows:
            words = ", ".join(map(str, sorted(rows)[:10])) + (" …" if len(rows) > 10 else "")
            message = f"Rows that the sheet hides are read with the others ({words}): check that they belong here."
            self.document.found("hidden_rows", "warning", message, locator=f"sheet {self.sheet.title}")
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
            self.document.found("hidden_columns", "note", message, locator=f"sheet {self.sheet.title}")

    def _note_conditional_colours(self, colours: Palette) -> None:
        """Says so where a rating cell has neither words nor a fill, only a colour by rule, which no file keeps."""
        header = self.header
        if header is None:
            return
        rated = [
            column for column, text in enumerate(self._texts(header), start=1) if field_of(text) in ("rating", "status")
        ]
        known = lookups.meanings("ratings")
        lost = [
            (row, column)
            for area in self.sheet.conditional_formatting
            for one in area.cells.ranges
            for column in rated
            if one.min_col <= column <= one.max_col
            for row in self.rows
            if row > header and one.min_row <= row <= one.max_row
            if lookups.fold(self.rows[row].get(column, "")) not in known
            if not colours.fill(self.sheet.cell(row, column))
        ]
        if lost:
            count = len(set(lost))
            message = (
                f"{count} rating {'cell is' if count == 1 else 'cells are'} coloured by conditional formatting alone, "
                "which can't be read: write the ratings as words, or fill the cells."
            )
            place = f"sheet {self.sheet.title}"
            self.document.found("conditional_colours", "warning", message, field="rating", locator=place)

    def _note_formulas(self) -> None:
        """Says so where a formula was saved without its result, as some programs do."""
        if not self._has_formulas():
            return
        formulas = load_workbook(BytesIO(self.document.content), keep_links=False)[self.sheet.title]
        lost = [
            cell.coordinate
            for (row, column), cell in formulas._cells.items()
            if cell.data_type == "f" and not self.rows.get(row, {}).get(column)
            if (found := self.sheet._cells.get((row, column))) is None or found.value is None
        ]
        if lost:
            words = ", ".join(lost[:10])
            message = f"Formulas saved without a result read as empty ({words}): save the workbook in Excel first."
            self.document.found("formula_without_value", "warning", message, locator=f"sheet {self.sheet.title}")

    def _has_formulas(self) -> bool:
        with ZipFile(BytesIO(self.document.content)) as archive:
            sheets = (archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
            return any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
