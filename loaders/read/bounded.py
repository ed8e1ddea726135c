"""How much text a document may hold: what no plan holds is refused at once, what no cell holds is cut, with a finding.

What comes after reading looks at every text with hundreds of patterns; within these bounds all of them stay quick.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.errors import DocumentRefused
from loaders.read.document import Document
from loaders.records import Line, Row

LIMIT_LETTERS, LIMIT_BLOCKS = 3_000_000, 100_000  # a council's whole pack of agendas has half as many
LIMIT_TEXT = 20_000  # letters of a cell or line: ten pages
LIMIT_COLUMNS = 200
_HALF = re.compile("[\ud800-\udfff]")  # of a character; no database or file takes one
_ENDLESS = re.compile(r"\S{301,}")  # an address can be as long, a word can't
_LONGEST_ADDRESS, _SHORTENED, _MOST_ENDLESS = 2_000, 300, 50_000


def within_bounds(document: Document, blocks: Iterable[Row | Line]) -> Iterator[Row | Line]:
    """The rows and lines of a document, over-long texts and rows cut; that is a finding.

    Raises DocumentRefused as soon as they are more than a plan holds.
    """
    bounds = _Bounds(document)
    for number, block in enumerate(blocks):
        if number % 100 == 0:
            document.check_time()
        if number >= LIMIT_BLOCKS:
            raise DocumentRefused(
                f"“{document.name}” has more than {LIMIT_BLOCKS:,} lines and rows, too much for a plan: load "
                "the plan's own part alone."
            )
        yield bounds.row(block) if isinstance(block, Row) else bounds.line(block)


def check_letters(document: Document, letters: int) -> None:
    """Raises DocumentRefused where a document holds more letters than a plan does."""
    if letters > LIMIT_LETTERS:
        raise DocumentRefused(
            f"“{document.name}” holds more than {LIMIT_LETTERS // 1_000_000} million letters, too much for a plan: "
            "load the plan's own part alone."
        )


class _Bounds:
    """The letters of a document so far, and those of its words without end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.letters = self.endless = 0

    def row(self, row: Row) -> Row:
        if len(row.cells) > LIMIT_COLUMNS:
            row = _first_columns(row)
            message = f"Columns after the {LIMIT_COLUMNS}th aren't read: no plan has so many."
            self.document.found("columns_cut", "warning", message, locator=row.locator)
        cells = tuple(self._text(cell, row.locator) for cell in row.cells)
        return row if cells == row.cells else replace(row, cells=cells)

    def line(self, line: Line) -> Line:
        text = self._text(line.text, line.locator)
        return line if text == line.text else replace(line, text=text)

    def _text(self, text: str, locator: str) -> str:
        self.letters += len(text) + 1
        check_letters(self.document, self.letters)
        text = text if text.isascii() else _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
        if len(text) <= _SHORTENED:
            return text
        whole = _ENDLESS.sub(self._shortened, text)
        cut = whole if len(whole) <= LIMIT_TEXT else whole[:LIMIT_TEXT].rsplit(maxsplit=1)[0] + " …"
        if cut != text:
            message = f"A text of {len(text):,} letters is cut: what stands after its first {len(cut):,} isn't read."
            if len(whole) <= LIMIT_TEXT:
                message = "A word without an end, such as the code of a picture, is cut."
            self.document.found("text_too_long", "warning", message, source_text=cut[:_SHORTENED], locator=locator)
        return cut

    def _shortened(self, match: re.Match[str]) -> str:
        """A word without end as it is, where it may be an address and there are few; else its beginning."""
        self.endless += min(len(match[0]), _LONGEST_ADDRESS)
        longest = _LONGEST_ADDRESS if self.endless <= _MOST_ENDLESS else _SHORTENED
        return match[0] if len(match[0]) <= longest else match[0][:longest] + "…"


def _first_columns(row: Row) -> Row:
    """A row without the columns that are too many."""
    return replace(
        row,
        cells=row.cells[:LIMIT_COLUMNS],
        colours=row.colours[:LIMIT_COLUMNS],
        continued=tuple(column for column in row.continued if column < LIMIT_COLUMNS),
        spans=tuple(min(span, LIMIT_COLUMNS - place) for place, span in enumerate(row.spans[:LIMIT_COLUMNS])),
    )
