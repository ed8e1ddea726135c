"""Comma- and tab-separated files, with any usual delimiter and quoted cells over several lines."""

import csv
from collections.abc import Iterator

from loaders.errors import DocumentRefused
from loaders.read.text import clean
from loaders.records import Line, Row

csv.field_size_limit(1_000_000)


def blocks(content: str) -> Iterator[Row | Line]:
    """The rows of a delimited file, blank ones left out; a row's place is the line that it ends on."""
    reader = csv.reader(content.splitlines(keepends=True), delimiter=_delimiter(content))
    try:
        for cells in reader:
            cleaned = tuple(clean(cell) for cell in cells)
            if len(cleaned) == 1 and cleaned[0]:
                yield Line(cleaned[0], f"line {reader.line_num}")
            elif any(cleaned):
                yield Row(cleaned, f"line {reader.line_num}")
    except csv.Error as error:
        raise DocumentRefused(
            f"Line {reader.line_num} can't be read as separated values ({error}): open the file in a spreadsheet and "
            "save it again."
        ) from error


def _delimiter(content: str) -> str:
    """The delimiter that parts most of the first lines into the same number of cells."""
    sample = content[:20_000].split("\n")[:50]
    counts = {}
    for delimiter in ("\t", ",", ";", "|"):
        widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1]
        counts[delimiter] = (widths.count(max(widths, key=widths.count)), max(widths)) if widths else (0, 0)
    return max(counts, key=lambda delimiter: counts[delimiter])
