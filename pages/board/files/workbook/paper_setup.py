"""A sheet laid out for paper: one page wide, with marking, scope, what it is and page number on every page."""

import re

from xlsxwriter.worksheet import Worksheet

from pages.board.files.report.parts import PAGE_OF
from pages.board.files.workbook.named_table import line
from pages.said.language import say

_LONGEST_HEADER = 255


def lay_out(page: Worksheet, marking: str, scope: str, foot: str, *, is_wide: bool) -> None:
    """Lays a sheet out, on A3 where it is wide, else on A4. marking, scope: for the head, "" for no marking."""
    page.set_landscape()
    page.set_paper(8 if is_wide else 9)  # A3, A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.set_header(_header("&L{}&R{}", marking, scope) if marking else _header("&R{}", scope))
    page.set_footer(_header(f"&L{{}}&R{say(PAGE_OF, page='&P', pages='&N')}", foot))


def _header(form: str, *texts: str) -> str:
    """A header with texts in it, as long as Excel allows; a text's own & is doubled, so that it is no code."""
    room = 90  # so that two texts beside each other don't meet
    while len(said := form.format(*(_coded(line(text, room)) for text in texts))) > _LONGEST_HEADER:
        room -= 5
    return said


def _coded(text: str) -> str:
    # Before G or [ even a doubled & is taken for a picture by the library that writes the file.
    return re.sub(r"&(?=[G\[])", "& ", text).replace("&", "&&")
