"""The pack as an Excel workbook: a summary first, then one named table a sheet, with no merged and no empty cell.

Laid out as the Government Analysis Function asks of spreadsheets: a title in A1, then what the sheet holds, then its
table without a blank row between. Every text is written as text, never as a formula; the only links are the summary's.
"""

import io
from datetime import date

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.board.files.workbook import named_table, native_chart, paper_setup, summary_sheet
from pages.board.files.workbook.formats import Formats
from pages.board.files.workbook.named_table import line
from pages.board.files.workbook.sheet_contents import SUMMARY, Sheet, sheets
from pages.board.pack.model import Pack
from pages.said import words
from pages.said.language import say
from pages.said.printable import printable_whole

__all__ = ["xlsx"]
_AUTHOR = "Prevent action plan dashboard"
_TOP = 3  # the row of a table's heads: title, contents and scope stand above
_WIDE = 180  # characters; more would be too small to read on A4
_LEAST_ROOM = 125  # characters that a page holds beside a narrow table


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
        formats, names, others = Formats(book), named_table.Names(), sheets(pack)
        first = book.add_worksheet(say(SUMMARY))
        summary_sheet.write(first, pack, others, formats, names)
        _for_paper(first, pack, pack.marking, is_wide=False)
        for sheet in others:
            _write(book, sheet, pack, formats, names)
    return out.getvalue()


def _properties(pack: Pack) -> dict[str, str]:
    comments = f"{pack.filters}. {pack.judged_on} {pack.marking}"
    return {
        "title": line(pack.title, 200), "subject": line(f"{pack.council}, {pack.quarter}", 200), "author": _AUTHOR,
        "comments": line(comments, 250),
    }  # fmt: skip


def _write(book: Workbook, sheet: Sheet, pack: Pack, formats: Formats, names: named_table.Names) -> None:
    page, marking = book.add_worksheet(sheet.name), pack.marking_on(sheet.plan_ids)
    widths = named_table.widths_of(sheet.table)
    room = max(sum(widths), _LEAST_ROOM)
    holds = say("One table, and its chart below.") if sheet.chart else say("One table.")
    page.write_string(0, 0, line(sheet.title, round(room / 1.2)), formats.title)
    page.write_string(1, 0, line(f"{holds} {sheet.about}", room), formats.line)
    scope = " · ".join(filter(None, [marking, pack.audience_words, pack.scope]))
    page.write_string(2, 0, line(scope, room), formats.line)
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    last = named_table.write(page, _TOP, sheet.table, widths, formats, names.of(sheet.name), sheet.about)
    if sheet.chart:
        native_chart.add(book, page, sheet.chart, _TOP, last + 2)
    page.freeze_panes(_TOP + 1, 0)
    page.repeat_rows(_TOP)
    _for_paper(page, pack, marking, is_wide=room > _WIDE)


def _for_paper(page: Worksheet, pack: Pack, marking: str, *, is_wide: bool) -> None:
    as_at = words.day(date.fromisoformat(pack.as_at))
    said = " · ".join(
        filter(None, [say("As at {day}. {audience}", day=as_at, audience=pack.audience_words), pack.stamp])
    )
    paper_setup.lay_out(page, marking, pack.scope, said, is_wide=is_wide)
