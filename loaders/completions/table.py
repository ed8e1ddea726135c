"""The tables of a comma-separated file or a workbook, as rows of cells; what they mean is told elsewhere."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from loaders.errors import DocumentRefused
from loaders.read import LIMIT_BYTES, decoded
from loaders.read.container import true_ending
from loaders.read.delimited import without_preface
from loaders.read.document import Document, plain_name
from loaders.unpacking import unpacks_to_too_much

LIMIT_ROWS, LIMIT_COLUMNS, LIMIT_TEXT = 200_000, 200, 500
_ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm")
_MOST_SHEETS = 50
_CALLED = "this file"  # as a name may hold somebody's
Cell = str | date


@dataclass(frozen=True)
class Table:
    """The filled rows of a sheet or file, and the sheet's name, "" for a file."""

    rows: list[tuple[Cell, ...]]
    name: str = ""


def tables(content: bytes, file_name: str) -> list[Table]:
    """Every table of a .csv, .tsv or .xlsx file, rows without text left out.

    Raises DocumentRefused, with a sentence that quotes nothing of what the file holds, where it is of another kind,
    empty, damaged, locked, or has more rows than are counted.
    """
    ending = PurePath(plain_name(file_name)).suffix.lower()
    if ending not in _ENDINGS:
        raise DocumentRefused("This file can’t be counted: export it as .csv or .xlsx.")
    if len(content) > LIMIT_BYTES:
        raise DocumentRefused(
            f"This file is larger than {LIMIT_BYTES // 1024**2} MB: export fewer columns or courses at a time."
        )
    if not content.strip():
        raise DocumentRefused("This file is empty: export it again.")
    document = Document(f"{_CALLED}{ending}", content)
    _see_size(document)
    true = true_ending(document, ending)
    if true in (".xlsx", ".xlsm") and content.startswith(b"PK"):
        return _sheets(document)
    if true != ending or ending in (".xlsx", ".xlsm"):
        raise DocumentRefused("This file isn’t what its name says: export it again as .csv or .xlsx.")
    rows = list(_within(_delimited(content)))
    return [Table(rows)] if rows else []


def _see_size(document: Document) -> None:
    """Raises DocumentRefused for a packed file that unpacks to more than is counted; one that isn't whole passes."""
    if document.content.startswith(b"PK"):
        with suppress(BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
            with ZipFile(BytesIO(document.content)) as archive:
                parts = archive.infolist()
            if unpacks_to_too_much(parts):
                raise DocumentRefused("This file unpacks to more than is counted: export it as .csv, or fewer courses.")


def _delimited(content: bytes) -> Iterator[tuple[Cell, ...]]:
    text, delimiter = without_preface(decoded(content, _CALLED))
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(_tidy(cell) for cell in cells[:LIMIT_COLUMNS])
    except csv.Error:
        raise DocumentRefused(
            "This file can’t be read as separated values: open it in a spreadsheet and save it again."
        ) from None


def _sheets(document: Document) -> list[Table]:
    found = []
    try:
        book = load_workbook(BytesIO(document.content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:_MOST_SHEETS]:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # it may tell of more columns than there are
                cells = sheet.iter_rows(max_col=LIMIT_COLUMNS, values_only=True)
                rows = list(_within(tuple(map(_value, row)) for row in cells if any(row)))
                if rows:
                    found.append(Table(rows, _tidy(sheet.title)))
    except DocumentRefused:
        raise
    except MemoryError:
        raise
    except Exception:  # what a parser makes of damaged bytes may quote them
        raise DocumentRefused(
            "This file can’t be read as a workbook: open it in a spreadsheet and save it anew."
        ) from None
    return found


def _within(rows: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    filled = (row for row in rows if any(row))
    for number, row in enumerate(filled, start=1):
        if number > LIMIT_ROWS:
            raise DocumentRefused(
                f"This file has more than {LIMIT_ROWS:,} rows: export the Prevent courses alone, or a year at a time."
            )
        yield row


def _value(value: object) -> Cell:
    """A workbook's cell: a date, or the text that it would be in a file of separated values."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return _tidy(str(value))


def _tidy(text: str) -> str:
    """A cell's text on one line; a formula that only keeps a spreadsheet from changing a text (="0012") is the text."""
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.replace("\ufeff", "").replace("\u200b", "").split())[:LIMIT_TEXT]
