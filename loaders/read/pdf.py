"""PDF files with a text layer: ruled tables cell by cell, tables set out by white space alone, the text around both."""

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils import extract_words
from pdfplumber.utils.exceptions import PdfminerException

from loaders.errors import DocumentRefused
from loaders.layout.headings import is_header
from loaders.read import pdf_unruled
from loaders.read.document import Document, tidy
from loaders.read.pdf_fills import Fills
from loaders.read.pdf_text import letter_width, lost_letters, unwrapped
from loaders.records import Line, Row
from loaders.unpacking import LIMIT_UNPACKED

_NEAR = 3.0
_STREAM = re.compile(rb"/FlateDecode(.{0,500}?)stream\r?\n", re.S)
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it logs damaged pages with their words, at length


def blocks(document: Document) -> Iterator[Row | Line]:
    """The lines and table rows of a PDF, page by page.

    Raises DocumentRefused where the file is locked, is only a picture of a plan, or has lost its tables' cells.
    """
    _check_size(document)
    try:
        with pdfplumber.open(BytesIO(document.content), unicode_norm="NFC") as opened:
            found = [block for page in opened.pages for block in _page(document, page)]
            pages = [page.page_number for page in opened.pages]
            _check_text(document, found, pages)
            if not any(isinstance(block, Row) and is_header(block.cells) for block in found):
                found = _without_rules(document, opened.pages, found)
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect | PDFEncryptionError):
            message = f"“{document.name}” is protected by a password: save a copy without one, then load the copy."
            raise DocumentRefused(message) from error
        raise
    yield from found


def _check_size(document: Document) -> None:
    """Refuses a file whose packed pages would unpack to far too much; pictures are never unpacked."""
    unpacked = 0
    for match in _STREAM.finditer(document.content):
        before = document.content[max(0, match.start() - 500) : match.end()].rsplit(b"endstream", 1)[-1]
        if b"/Image" in before:
            continue
        ends = document.content.find(b"endstream", match.end())
        waiting = document.content[match.end() : ends if ends > 0 else None]
        unpacker = zlib.decompressobj()
        while waiting and not unpacker.eof and unpacked <= LIMIT_UNPACKED:
            try:
                unpacked += len(unpacker.decompress(waiting, 1024 * 1024))
            except zlib.error:
                break
            waiting = unpacker.unconsumed_tail
    if unpacked > LIMIT_UNPACKED:
        size = f"{LIMIT_UNPACKED // 1024**2} MB"
        raise DocumentRefused(f"“{document.name}” unpacks to more than {size}, too much for a plan: get another copy.")


def _page(document: Document, page) -> list[Row | Line]:
    document.check_time()
    found = page.find_tables({"explicit_horizontal_lines": _cut_ends(page)})
    tables = sorted(found, key=lambda table: table.bbox[1])
    outside = [char for char in page.chars if not any(_within(char, *table.bbox) for table in tables)]
    placed: list[tuple[float, Row | Line]] = [*_table_rows(page, tables)] if tables else []
    placed += [(top, Line(text, f"page {page.page_number}")) for top, text in _lines(outside)]
    page.close()
    return [block for _, block in sorted(placed, key=lambda one: one[0])]


def _table_rows(page, tables) -> Iterator[tuple[float, Row]]:
    """The rows of a page's tables, each with the height at which it stands."""
    fills, letter = Fills(page), letter_width(page.chars)
    for number, table in enumerate(tables, start=1):
        rows = zip(table.extract(), table.rows, strict=True)
        for line, (texts, shape) in enumerate(rows, start=1):
            place = f"page {page.page_number}, table {number}, row {line}"
            cells = tuple(
                unwrapped(text, (cell[2] - cell[0]) / letter) if text and cell else ""
                for text, cell in zip(texts, shape.cells, strict=True)
            )
            yield shape.bbox[1], Row(cells, place, fills.of_row(shape, cells))


def _cut_ends(page) -> list[float]:
    """Where the columns of a page's tables end in the open, cut by the page's end in the middle of a row."""
    sides = [edge for edge in page.edges if edge["orientation"] == "v" and edge["height"] > _NEAR]
    rules = [edge for edge in page.edges if edge["orientation"] == "h"]
    ends = [min((side["top"] for side in sides), default=0), max((side["bottom"] for side in sides), default=0)]
    found = []
    for name, end in zip(("top", "bottom"), ends, strict=True):
        across = {round(side["x0"]) for side in sides if abs(side[name] - end) < _NEAR}
        ruled = sum(rule["width"] for rule in rules if abs(rule["top"] - end) < _NEAR)
        if len(across) >= 3 and ruled < 0.9 * (max(across) - min(across)):
            found.append(end)
    return found


def _within(char: dict, left: float, top: float, right: float, bottom: float) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return left <= across < right and top <= down < bottom


def _lines(chars: list[dict]) -> list[tuple[float, str]]:
    """Lines of text with the height at which each stands."""
    lines = pdf_unruled.in_lines(extract_words(chars))
    return [(line[0]["top"], tidy(" ".join(word["text"] for word in line))) for line in lines]


def _check_text(document: Document, found: list[Row | Line], pages: list[int]) -> None:
    """Refuses a file without text, and notes the pages that have none."""
    if not any(any(block.cells) if isinstance(block, Row) else block.text for block in found):
        raise DocumentRefused(f"“{document.name}” has no text: it is a picture of the plan; ask for the Word file.")
    lost = lost_letters([" ".join(block.cells) if isinstance(block, Row) else block.text for block in found])
    if lost:
        message = f"{lost} letters can't be read: the file holds their shapes, but not which letters they are."
        document.found("letters_unreadable", "warning", message)
    with_text = {block.locator.split(",")[0] for block in found}
    silent = [str(number) for number in pages if f"page {number}" not in with_text]
    if silent:
        message = f"Pages without any text, perhaps pictures, aren't read: {', '.join(silent[:20])}."
        document.found("page_without_text", "warning", message)


def _without_rules(document: Document, pages: list, ruled: list[Row | Line]) -> list[Row | Line]:
    """The blocks of a document whose table has no ruled lines, or none around its cells."""
    found = pdf_unruled.blocks(document, pages)
    if found:
        return found
    if any(isinstance(block, Row) for block in ruled):
        return ruled
    raise DocumentRefused(
        f"“{document.name}” has text, but the boundaries of its table's cells are lost: ask for the Word or Excel file."
    )
