"""The assurance file as a workbook: its criteria, the tasks behind them, what it is about; every text as text."""

import io
from datetime import datetime, time

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook

from pages.board.files.assurance import tables
from pages.board.files.assurance.about import About
from pages.board.files.workbook import named_table, paper_setup
from pages.board.files.workbook.formats import Formats
from pages.board.files.workbook.named_table import line
from pages.board.pack.model import Column, Row, Table
from pages.said import assurance
from pages.said.language import say
from pages.said.printable import printable_whole

_AUTHOR = "Prevent action plan dashboard"
_TOP = 3  # the row of a table's heads: title, contents and scope stand above
_LEAST_ROOM, _WIDE = 125, 180  # characters


def xlsx_file(about: About, found: pd.DataFrame, tasks: pd.DataFrame) -> bytes:
    """The file as .xlsx. found, tasks: as for docx_file."""
    about = printable_whole(about)
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 11},
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        made = datetime.combine(about.as_at, time())
        book.set_properties({"title": line(about.title, 200), "author": _AUTHOR, "created": made,
                             "comments": line(f"{about.framework}. {about.marking}", 250)})  # fmt: skip
        formats, names = Formats(book), named_table.Names()
        for name, title, table in (
            (say("Criteria"), assurance.finding(found), tables.whole(found)),
            (say("Tasks"), say("The tasks behind each criterion"), tables.all_tasks(found, tasks)),
            (say("About"), say("What this file is about"), _about(about)),
        ):
            _write(book, name, title, printable_whole(table), about, formats, names)
    return out.getvalue()


def _about(about: About) -> Table:
    notes = [(say("Note"), note) for note in about.notes()]
    rows = tuple(Row(one) for one in (*about.lines(), *notes))
    return Table(say("About"), (Column(say("Item")), Column(say("Note"), width=3.4)), rows)


def _write(
    book: Workbook, name: str, title: str, table: Table, about: About, formats: Formats, names: named_table.Names
) -> None:
    page = book.add_worksheet(name)
    widths = named_table.widths_of(table)
    room = max(sum(widths), _LEAST_ROOM)
    page.write_string(0, 0, line(title, round(room / 1.2)), formats.title)
    page.write_string(1, 0, line(say("One table. {framework}.", framework=about.framework), room), formats.line)
    scope = " · ".join(filter(None, [about.marking, about.title, say("as at {day}", day=about.when)]))
    page.write_string(2, 0, line(scope, room), formats.line)
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    named_table.write(page, _TOP, table, widths, formats, names.of(name), title)
    page.freeze_panes(_TOP + 1, 0)
    page.repeat_rows(_TOP)
    paper_setup.lay_out(page, about.marking, about.title, about.foot, is_wide=room > _WIDE)
