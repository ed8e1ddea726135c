"""The pack as an Excel workbook: notes first, then one named table a sheet, with no merged and no empty cell.

Laid out as the Government Analysis Function asks of spreadsheets: a title in A1, then what the sheet holds, then its
table without a blank row between. Every text is written as text, never as a formula or a link.
"""

import io
import re
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.board.files import text_width
from pages.board.files.workbook.sheet_contents import Sheet, sheets
from pages.board.pack.model import Column, Pack, Row, Table
from pages.said import cells, ratings, shades, words
from pages.said.colours import FAINT, MUTED, TEXT
from pages.said.printable import is_blank, printable_whole

__all__ = ["xlsx"]
_AUTHOR = "Prevent action plan dashboard"
_TOP = 3  # the row of a table's heads: title, contents and scope stand above
_NARROWEST, _WIDEST, _SHARE = 9, 60, 18
_LONGEST_HEADER = 255
_LINE, _TALLEST = 15, 409  # points; Excel draws no taller row
_WIDE = 180  # characters; more would be too small to read on A4
_LEAST_ROOM = 125  # characters that a page holds beside a narrow table
_PALE = 0.07  # the strongest tint on which every rating's own colour reads at 4.5:1
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # as Excel writes a character by its number


def xlsx(pack: Pack) -> bytes:
    """The workbook of a pack."""
    pack = printable_whole(pack)
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 11},
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties(_properties(pack))
        formats = _Formats(book)
        named: set[str] = set()
        for sheet in sheets(pack):
            _write(book.add_worksheet(sheet.name), sheet, pack, formats, _table_name(sheet.name, named))
    return out.getvalue()


def _properties(pack: Pack) -> dict[str, str]:
    comments = f"{pack.filters}. {pack.judged_on} {pack.marking}"
    return {
        "title": _line(pack.title, 200), "subject": _line(f"{pack.council}, {pack.quarter}", 200), "author": _AUTHOR,
        "comments": _line(comments, 250),
    }  # fmt: skip


class _Formats:
    """The cell formats of a workbook, made as they are needed."""

    def __init__(self, book: Workbook):
        self._book = book
        self._made: dict[tuple, Format] = {}
        self.title = self.of(bold=True, font_size=14)
        self.line = self.of()
        self.head = self.of(bold=True, text_wrap=True, align="left", valign="top", bottom=2, indent=1)
        cell = {"align": "left", "valign": "top", "indent": 1, "bottom": 1, "bottom_color": FAINT[False]}
        self.text = self.of(**cell, text_wrap=True)
        self.number = self.of(**cell | {"align": "right"}, num_format="#,##0")
        self.day = self.of(**cell, num_format="d mmm yyyy")

    def of(self, **properties) -> Format:
        """A format with those properties, the same one each time."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def rating(self, row: Row) -> Format:
        """A rating's cell: solid, pale where it was computed, outlined where there is none."""
        found = ratings.rating(row.rating)
        base = {"text_wrap": True, "align": "left", "valign": "top", "indent": 1}
        if found is ratings.NOT_RATED:
            return self.of(**base, font_color=TEXT[False], border=1, border_color=MUTED[False])
        if row.is_computed:
            pale = shades.mix(found.light, ratings.LIGHT_BACKGROUND, _PALE)
            return self.of(**base, bg_color=pale, font_color=found.light, border=1, border_color=found.light)
        return self.of(**base, bg_color=found.light, font_color=found.text_light, border=1, border_color=FAINT[False])


def _table_name(sheet: str, taken: set[str]) -> str:
    """A sheet's table as Excel lets it be named: letters, digits and "_", a letter first, and no name twice."""
    plain = re.sub("[^A-Za-z0-9]+", "_", sheet).strip("_")
    plain = plain if plain[:1].isalpha() else f"Sheet_{plain}".rstrip("_")
    number, name = 1, f"{plain}_table"
    while name.lower() in taken:
        number += 1
        name = f"{plain}_{number}_table"
    taken.add(name.lower())
    return name


def _write(page: Worksheet, sheet: Sheet, pack: Pack, formats: _Formats, table_name: str) -> None:
    table = sheet.table
    rows = table.rows or (_stand_in(table),)
    widths = [_width(column, [row.cells[at] for row in rows]) for at, column in enumerate(table.columns)]
    room = max(sum(widths), _LEAST_ROOM)
    page.write_string(0, 0, _line(sheet.title, round(room / 1.2)), formats.title)
    page.write_string(1, 0, _line(f"One table. {sheet.about}", room), formats.line)
    scope = " · ".join(filter(None, [pack.marking, pack.audience_words, pack.scope]))
    page.write_string(2, 0, _line(scope, room), formats.line)
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    _set_height(page, _TOP, [f"{name} ▼" for name in _heads(table)], widths)
    for number, row in enumerate(rows, start=_TOP + 1):
        _set_height(page, number, row.cells, widths)
        for at, column in enumerate(table.columns):
            _write_cell(page, number, at, column, row, formats)
    page.add_table(
        _TOP, 0, _TOP + len(rows), len(widths) - 1,
        {"name": table_name, "style": "Table Style Light 1",
         "banded_rows": False, "description": _line(sheet.about, 250),
         "columns": [{"header": name, "header_format": formats.head} for name in _heads(table)]},
    )  # fmt: skip
    _print_setup(page, pack, is_wide=room > _WIDE)


def _stand_in(table: Table) -> Row:
    """The one row of a table that has none."""
    return Row((table.empty or "none", *("none" for _ in table.columns[1:])))


def _heads(table: Table) -> list[str]:
    """The names of the columns; Excel wants each once, whatever its case."""
    names: list[str] = []
    for column in table.columns:
        wanted = _ESCAPE.sub("_ ", _line(column.name, 200)) or "Column"
        name, number = wanted, 1
        while name.lower() in (one.lower() for one in names):
            number += 1
            name = f"{wanted} {number}"
        names.append(name)
    return names


def _write_cell(page: Worksheet, number: int, at: int, column: Column, row: Row, formats: _Formats) -> None:
    value = row.cells[at]
    day = _day(value) if column.kind == "date" else None
    if day:
        page.write_datetime(number, at, day, formats.day)
    elif isinstance(value, int):
        page.write_number(number, at, value, formats.number)
    else:
        style = formats.rating(row) if column.kind == "rating" else formats.text
        page.write_string(number, at, words.NOT_RECORDED if is_blank(value) else cells.fitting(value), style)


def _day(value: str | int) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _width(column: Column, values: list[str | int]) -> float:
    """A column's width in characters: as its longest line needs, at most its share, or more where texts are long."""
    longest = max((_across(line) for value in values for line in str(value).splitlines()), default=0.0)
    head = (
        max((_across(word, bold=True) for word in column.name.split()), default=0.0) + 5
    )  # room for the filter's button
    share = max(_SHARE * column.width, _SHARE + longest / 10, head)
    return min(max(longest + 3, head, _NARROWEST), share, _WIDEST)


def _across(text: str, *, bold: bool = False) -> float:
    """How wide a text is in a workbook's unit, the width of a 0."""
    return text_width.width(text, 1, bold=bold) / text_width.width("0", 1)


def _lines(text: str, wide: float) -> int:
    """How many lines a text takes in a column; a cell's indent and edges take two."""
    return text_width.lines(text, 1, (wide - 2) * text_width.width("0", 1))


def _set_height(page: Worksheet, number: int, values, widths: list[float]) -> None:
    """Gives a row room for its longest cell: not every program works that out when it opens a workbook."""
    lines = max(
        sum(_lines(line, width) for line in str(value)[:3000].splitlines())
        for value, width in zip(values, widths, strict=True)
    )
    if lines > 1:
        page.set_row(number, min(_LINE * lines, _TALLEST))


def _print_setup(page: Worksheet, pack: Pack, *, is_wide: bool) -> None:
    """Freezes the heads and repeats them on paper, one page wide, with marking, title, date and page number."""
    page.freeze_panes(_TOP + 1, 0)
    page.repeat_rows(_TOP)
    page.set_landscape()
    page.set_paper(8 if is_wide else 9)  # A3, A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.set_header(_header("&L{}&R{}", pack.marking, pack.scope) if pack.marking else _header("&R{}", pack.scope))
    as_at = words.day(date.fromisoformat(pack.as_at))
    page.set_footer(_header("&L{}&RPage &P of &N", f"As at {as_at}. {pack.audience_words}"))


def _header(form: str, *texts: str) -> str:
    """A header with texts in it, as long as Excel allows; a text's own & is doubled, so that it is no code."""
    room = 90  # so that two texts beside each other don't meet
    while len(said := form.format(*(_coded(_line(text, room)) for text in texts))) > _LONGEST_HEADER:
        room -= 5
    return said


def _coded(text: str) -> str:
    # Before G or [ even a doubled & is taken for a picture by the library that writes the file.
    return re.sub(r"&(?=[G\[])", "& ", text).replace("&", "&&")


def _line(text: str, longest: float) -> str:
    """A text in one line of at most so many characters."""
    return words.shorten(text, int(longest)) if text else ""
