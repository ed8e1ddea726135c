"""Comma- and tab-separated files, with any usual delimiter and quoted cells over several lines."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from loaders.errors import DocumentRefused
from loaders.read.bounded import LIMIT_COLUMNS, check_letters
from loaders.read.depths import Indent, depths, indent_of
from loaders.read.document import Document
from loaders.read.outside import lines_outside
from loaders.read.text import clean, without_struck
from loaders.records import Line, Row

_DELIMITERS = ("\t", ",", ";", "|")
_SAMPLE_LETTERS, _SAMPLE_ROWS = 50_000, 100
_PREFACE = re.compile(r'^(?:"?sep=(?P<delimiter>.)"?\n|ListSchema=\{.*\n)', re.I)
csv.field_size_limit(1_000_000)


def blocks(document: Document, content: str) -> Iterator[Row | Line]:
    """The rows of a delimited file, blank ones left out; a row's place is the line that it ends on.

    A row of one cell above the first wide row, or below the last one and a blank line, is a line. Columns that stay
    empty at the right are left out.
    """
    check_letters(document, len(content))
    rows, levels = _rows(document, without_struck(document, content))
    width = max((max((n for n, cell in enumerate(cells, start=1) if cell), default=0) for _, cells in rows), default=0)
    outside = lines_outside({n: [cell for cell in cells if cell] for n, (_, cells) in enumerate(rows, start=1)})
    for number, (line, cells) in enumerate(rows, start=1):
        place = f"line {line}"
        if number in outside or (len(cells) == 1 and cells[0]):
            yield Line(next(filter(None, cells)), place)
        elif any(cells):
            yield Row(cells[:width], place, level=levels.get(number, 0))


def _rows(document: Document, content: str) -> tuple[list[tuple[int, tuple[str, ...]]], dict[int, int]]:
    """The cleaned cells of each row with the number of the line that it ends on, and by row, from 1, its depth.

    A first line that names the delimiter, as Excel's do, or a list's schema, as SharePoint's do, is no row.
    """
    without, delimiter = without_preface(content)
    skipped = 0 if without is content else 1
    reader = csv.reader(StringIO(without, newline=""), delimiter=delimiter)
    rows: list[tuple[int, tuple[str, ...]]] = []
    indents: dict[int, dict[int, Indent]] = {}
    try:
        for cells in reader:
            if reader.line_num % 1000 == 0:
                document.check_time()
            if rows:
                filled = {column: indent_of(cell) for column, cell in enumerate(cells[:LIMIT_COLUMNS]) if cell.strip()}
                indents[len(rows) + 1] = filled
            rows.append((reader.line_num + skipped, tuple(clean(cell) for cell in cells[: LIMIT_COLUMNS + 1])))
    except csv.Error as error:
        raise DocumentRefused(
            f"“{document.name}”, line {reader.line_num}, can't be read as separated values ({error}): open the file in "
            "a spreadsheet and save it again."
        ) from error
    return rows, depths(indents, {})


def without_preface(content: str) -> tuple[str, str]:
    """A delimited text without a first line that names the delimiter, or a list's schema, and its delimiter."""
    preface = _PREFACE.match(content)
    rest = content[preface.end() :] if preface else content
    return rest, (preface and preface["delimiter"]) or _delimiter(rest)


def _delimiter(content: str) -> str:
    """The delimiter that makes the most cells in rows of one width."""
    return max(_DELIMITERS, key=lambda delimiter: _parted(content[:_SAMPLE_LETTERS], delimiter))


def _parted(sample: str, delimiter: str) -> int:
    """How many times a delimiter parts the sample's rows, counting those of the width that parts most."""
    widths: Counter[int] = Counter()
    for row in islice(csv.reader(StringIO(sample, newline=""), delimiter=delimiter), _SAMPLE_ROWS):
        widths[len(row)] += 1
    return max((count * (width - 1) for width, count in widths.items()), default=0)
