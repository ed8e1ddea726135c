"""A named table in a worksheet: its cells written as what they are, wide and high enough to be read."""

import re
from datetime import date

from xlsxwriter.worksheet import Worksheet

from pages.board.files import text_width
from pages.board.files.workbook.formats import Formats
from pages.board.pack.model import Column, Row, Table
from pages.said import cells, words
from pages.said.language import say
from pages.said.printable import is_blank

_NARROWEST, _WIDEST, _SHARE = 9, 60, 18
_LINE, _TALLEST = 15, 409  # points; Excel draws no taller row
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # as Excel writes a character by its number


class Names:
    """The names of a workbook's tables: letters, digits and "_", a letter first, and none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, wanted: str) -> str:
        """The name of a table that is about so and so."""
        plain = re.sub("[^A-Za-z0-9]+", "_", wanted).strip("_")
        plain = plain if plain[:1].isalpha() else f"Sheet_{plain}".rstrip("_")
        number, name = 1, f"{plain}_table"
        while name.lower() in self._taken:
            number += 1
            name = f"{plain}_{number}_table"
        self._taken.add(name.lower())
        return name


def rows_of(table: Table) -> tuple[Row, ...]:
    """A table's rows; what is said in their place where it has none."""
    return table.rows or (Row((table.empty or say("none"), *(say("none") for _ in table.columns[1:]))),)


def widths_of(table: Table) -> list[float]:
    """The width of each column in characters."""
    return [_width(column, [row.cells[at] for row in rows_of(table)]) for at, column in enumerate(table.columns)]


def write(page: Worksheet, top: int, table: Table, widths: list[float], formats: Formats, name: str, about: str) -> int:
    """Writes a table with its heads in a row, counted from 0; gives its last row. about: its alternative text."""
    rows, heads = rows_of(table), _heads(table)
    _set_height(page, top, [f"{head} ▼" for head in heads], widths)
    for number, row in enumerate(rows, start=top + 1):
        _set_height(page, number, row.cells, widths)
        for at, column in enumerate(table.columns):
            _write_cell(page, number, at, column, row, formats)
    page.add_table(
        top, 0, top + len(rows), len(table.columns) - 1,
        {"name": name, "style": "Table Style Light 1", "banded_rows": False, "description": line(about, 250),
         "columns": [{"header": head, "header_format": formats.head} for head in heads]},
    )  # fmt: skip
    return top + len(rows)


def line(text: str, longest: float) -> str:
    """A text in one line of at most so many characters."""
    return words.shorten(text, int(longest)) if text else ""


def _heads(table: Table) -> list[str]:
    """The names of the columns; Excel wants each once, whatever its case."""
    names: list[str] = []
    for column in table.columns:
        wanted = _ESCAPE.sub("_ ", line(column.name, 200)) or say("Column")
        name, number = wanted, 1
        while name.lower() in (one.lower() for one in names):
            number += 1
            name = f"{wanted} {number}"
        names.append(name)
    return names


def _write_cell(page: Worksheet, number: int, at: int, column: Column, row: Row, formats: Formats) -> None:
    value = row.cells[at]
    day = _day(value) if column.kind == "date" else None
    if day:
        page.write_datetime(number, at, day, formats.day)
    elif isinstance(value, int):
        page.write_number(number, at, value, formats.number)
    else:
        style = formats.rating(row) if column.kind == "rating" else formats.text
        page.write_string(number, at, say(words.NOT_RECORDED) if is_blank(value) else cells.fitting(value), style)


def _day(value: str | int) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _width(column: Column, values: list[str | int]) -> float:
    """A column's width in characters: as its longest line needs, at most its share, or more where texts are long."""
    longest = max((_across(one) for value in values for one in str(value).splitlines()), default=0.0)
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
        sum(_lines(one, width) for one in str(value)[:3000].splitlines())
        for value, width in zip(values, widths, strict=False)
    )
    if lines > 1:
        page.set_row(number, min(_LINE * lines, _TALLEST))
