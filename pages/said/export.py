"""Files to take away: tables as CSV and Excel."""

import io
from datetime import date

import pandas as pd
import xlsxwriter

from pages.said import cells
from pages.said.language import marked, say
from pages.said.words import is_missing


def as_csv(rows: pd.DataFrame, about: pd.DataFrame) -> bytes:
    """The rows as CSV in UTF-8, with what each row's plan says about itself in columns of its own.

    about: one row a plan, "Plan id" among its columns.
    """
    return table_csv(rows.merge(about, on="Plan id", how="left"))


def table_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV in UTF-8, under the names of its columns."""
    written = ([_csv_cell(value) for value in row] for row in table.itertuples(index=False, name=None))
    return cells.csv_file([table.columns, *written])


def _csv_cell(value) -> str | int:
    if is_missing(value):
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return value if isinstance(value, str) else int(value)


def as_excel(rows: pd.DataFrame, about: dict[str, pd.DataFrame], sheet: str = marked("Tasks")) -> bytes:
    """The rows as a workbook: a sheet of them, so named, and a sheet "About" with the given tables one below another.

    Every text is written as text, never as a formula or a link. Names of sheets and columns are said in the language
    of now; a CSV keeps them in English, for whatever reads it.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        listed = book.add_worksheet(say(sheet))
        _write_table(book, listed, rows, 0)
        listed.freeze_panes(1, 0)
        listed.autofilter(0, 0, max(len(rows), 1), len(rows.columns) - 1)
        listed.set_landscape()
        basis, row = book.add_worksheet(say("About")), 0
        for title, table in about.items():
            basis.write_string(row, 0, title, book.add_format({"bold": True, "font_size": 13}))
            row = _write_table(book, basis, table, row + 1) + 1
    return out.getvalue()


def _write_table(book, sheet, table: pd.DataFrame, top: int) -> int:
    """Writes head and rows from the row top on; returns the first free row."""
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"})
    for column, name in enumerate(table.columns):
        sheet.write_string(top, column, say(name), head)
        sheet.set_column(column, column, _width(table[name]))
    for row, values in enumerate(table.itertuples(index=False, name=None), start=top + 1):
        for column, value in enumerate(values):
            _write_cell(sheet, row, column, value, body, day)
    return top + 1 + len(table)


def _width(values: pd.Series) -> int:
    longest = max((len(str(value)) for value in values if not is_missing(value)), default=0)
    return min(max(longest, 12), 48)


def _write_cell(sheet, row: int, column: int, value, body, day) -> None:
    if is_missing(value):
        return
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(row, column, cells.fitting(value), body)
    else:
        sheet.write_number(row, column, int(value), body)
