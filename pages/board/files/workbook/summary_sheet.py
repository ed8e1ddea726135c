"""The first sheet: the one page in words and figures, what the pack rests on, and a link to each other sheet."""

from xlsxwriter.worksheet import Worksheet

from pages.board.files.workbook import named_table, sheet_contents
from pages.board.files.workbook.formats import Formats
from pages.board.files.workbook.sheet_contents import Sheet
from pages.board.pack.model import Column, Pack, Row, Table
from pages.said.language import say

WIDTHS = (30.0, 84.0, 26.0, 12.0)  # characters


def write(page: Worksheet, pack: Pack, others: list[Sheet], formats: Formats, names: named_table.Names) -> None:
    """Writes the sheet. others: the sheets that follow, in order."""
    room = sum(WIDTHS)
    page.write_string(0, 0, named_table.line(pack.title, room / 1.2), formats.title)
    about = say(
        "Four tables, one below the other: what the pack says, its main figures, what they rest on, and the sheets."
    )
    page.write_string(1, 0, named_table.line(about, room), formats.line)
    scope = " · ".join(filter(None, [pack.marking, pack.audience_words, pack.scope, pack.stamp]))
    page.write_string(2, 0, named_table.line(scope, room), formats.line)
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width)
    tables = [sheet_contents.summary(pack), sheet_contents.main_figures(pack), sheet_contents.standing(pack)]
    top = 4
    for table in tables:
        top = _block(page, top, table, formats, names) + 2
    last = _block(page, top, _contents(others), formats, names)
    for number, sheet in enumerate(others, start=last - len(others) + 1):
        place = sheet.name.replace("'", "''")
        page.write_url(number, 0, f"internal:'{place}'!A1", formats.link, sheet.name, say("Go to this sheet"))


def _block(page: Worksheet, top: int, table: Table, formats: Formats, names: named_table.Names) -> int:
    """A heading and its table; gives the table's last row."""
    page.write_string(top, 0, table.name, formats.heading)
    name = names.of(f"{say(sheet_contents.SUMMARY)} {table.name}")
    return named_table.write(page, top + 1, table, list(WIDTHS), formats, name, table.name)


def _contents(others: list[Sheet]) -> Table:
    heads = (Column(say("Sheet"), width=1.6), Column(say("What it holds"), width=3.3), Column(say("Rows"), "number"))
    rows = tuple(Row((sheet.name, f"{sheet.title}.", len(sheet.table.rows))) for sheet in others)
    return Table(say("Sheets"), heads, rows)
