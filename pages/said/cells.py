"""What a cell of a spreadsheet may hold: texts that stay texts, and no more than fits; and rows of them as CSV."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from pages.said.language import marked, say
from pages.said.printable import printable

LONGEST = 32_767
# What begins a formula, a command of Lotus or a link to another program (DDE), once it is folded to its plain form:
# full-width, small and raised signs do too. https://owasp.org/www-community/attacks/CSV_Injection
_SIGNS = "=+-@|%\N{MINUS SIGN}"
_PASSED_OVER = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me")  # programs trim what isn't seen before a sign
_CUT = marked("… (cut: a cell holds no more; whole in the CSV)")


def as_text(value: str) -> str:
    """A text for a CSV, an apostrophe before it where a spreadsheet would take it for a formula."""
    value = printable(value)
    return f"'{value}" if _acts(value) else value


def _acts(value: str) -> bool:
    """Whether a text begins as a formula does, past quotes and what isn't seen; a tab or line break begins one too."""
    if value[:1].isalnum():
        return False
    for letter in value:
        if letter in "\t\n":
            return True
        if letter != '"' and unicodedata.category(letter) not in _PASSED_OVER:
            return unicodedata.normalize("NFKC", letter)[0] in _SIGNS
    return False


def csv_file(rows: Iterable[Iterable[str | int]]) -> bytes:
    """Rows as CSV in UTF-8 with a mark of it, so that Excel reads it right.

    No text of it is taken for a formula; a number stays one, below nought too.
    """
    out = io.StringIO(newline="")
    csv.writer(out).writerows([as_text(one) if isinstance(one, str) else one for one in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def fitting(value: str) -> str:
    """A text for a workbook's cell, cut with a note where a cell can't hold it."""
    value = printable(value)
    # Excel counts UTF-16 units: a letter outside the basic plane is two.
    units = value.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return value
    cut = say(_CUT)
    return units[: 2 * (LONGEST - len(cut))].decode("utf-16-le", "ignore") + cut
