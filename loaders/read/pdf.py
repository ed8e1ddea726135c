"""PDF files with a text layer: ruled tables cell by cell, tables set out by white space alone, the text around both."""

import logging
from bisect import bisect_left
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from loaders.errors import DocumentRefused
from loaders.layout.headings import is_header
from loaders.read import pdf_cards, pdf_furniture, pdf_ruled, pdf_unruled
from loaders.read.document import Document
from loaders.read.pdf_opened import OpenedPdf
from loaders.read.pdf_ruled import RuledRow
from loaders.read.pdf_text import Known, Room, joined, lost_letters, paragraphs
from loaders.read.pdf_words import Box, Upright, lines_of
from loaders.read.text import LABELLED
from loaders.records import Line, Row

_MOST_ABOVE_HEADER, _FEWEST_LABELLED = 4, 6
_MORE, _MORE_BY_LOOK = 1.25, 4.0  # times the rows in a grid that a reading by white space must give to be the better
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it logs damaged pages with their words, at length


def blocks(document: Document) -> Iterator[Row | Line]:
    """The lines and table rows of a PDF, page by page.

    Raises DocumentRefused where the file is locked, is only a picture of a plan, or has lost its tables' cells.
    """
    try:
        with OpenedPdf(document) as opened:
            upright = Upright(opened)
            drawn: list[Page] = []
            pages: list[_Page] = []
            has_header = False
            for page in opened.pages:
                document.check_time()
                drawn.append(upright.page(page))
                pages.append(_Page(drawn[-1], needs_sheet=not has_header))
                if pages[-1].is_crowded:
                    message = "More lines cross on this page than a table has, as in a drawing: read as text."
                    document.found("lines_crowded", "warning", message, locator=f"page {page.page_number}")
                has_header = has_header or any(is_header(row.read(Known()).cells) for row in pages[-1].rows)
            _mend(document, pages)
            found = _ruled(document, pages)
            _check_text(document, found, [page.number for page in pages])
            if not has_header:
                found = _without_rules(document, pages, found)
            elif any(page.sheet and page.has_stray_rows for page in pages):
                found = _with_stray_rows(document, drawn, pages, found)
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect | PDFEncryptionError):
            message = f"“{document.name}” is protected by a password: save a copy without one, then load the copy."
            raise DocumentRefused(message) from error
        raise
    yield from found


class _Page:
    """What was found on one page: its text around the tables, its tables' rows, and how all of it is laid out."""

    def __init__(self, page: Page, needs_sheet: bool) -> None:
        self.number, self.height = page.page_number, float(page.height)
        ends = pdf_ruled.cut_ends(page)
        self.is_crowded = False
        try:
            tables = pdf_ruled.find_tables(page, ends)
        except pdf_ruled.Crowded:
            tables, self.is_crowded = [], True
        self.lines = lines_of(_outside(page.chars, [table.bbox for table in tables]))
        self.rows = list(pdf_ruled.rows(page, tables, ends))
        self.sheet = pdf_unruled.Sheet(page) if needs_sheet or self.has_stray_rows else None
        self.right = max([*(line[-1]["x1"] for line in self.lines), *(row.box[2] for row in self.rows)], default=0.0)
        page.close()

    @property
    def has_stray_rows(self) -> bool:
        """Whether rows of words stand below a table's heading, in its columns, but not in lines of their own."""
        widest = max(self.rows, key=lambda row: sum(map(bool, row.plain)), default=None)
        if widest is None:
            return False
        stray = [line for line in self.lines if line[0]["top"] > self.rows[0].box[1] and widest.has_columns_of(line)]
        return len(stray) >= max(2, len(self.rows) // 4)


def _outside(chars: list[dict], boxes: list[Box]) -> list[dict]:
    """The characters whose middles lie in none of some boxes, in their order."""
    ordered = sorted(chars, key=_height)
    heights = [_height(char) for char in ordered]
    inside = {
        id(char)
        for left, top, right, bottom in boxes
        for char in ordered[bisect_left(heights, top) : bisect_left(heights, bottom)]
        if left <= (char["x0"] + char["x1"]) / 2 < right
    }
    return [char for char in chars if id(char) not in inside]


def _height(char: dict) -> float:
    return (char["top"] + char["bottom"]) / 2


def _mend(document: Document, pages: list[_Page]) -> None:
    """Makes the rows whole that a page's end surely cut, and drops what precedes a heading row again on every page."""
    header: tuple[str, ...] | None = None
    before: list[tuple[str, ...]] = []
    last: _Page | None = None
    is_framed = not any(page.rows[0].cut.above for page in pages[:1] if page.rows)
    for page in pages:
        texts = [row.read(Known()).cells for row in page.rows[:_MOST_ABOVE_HEADER]]
        place = next((number for number, cells in enumerate(texts) if is_header(cells)), None)
        if place is not None and texts[place] == header and texts[:place] == before:
            del page.rows[:place]
            place = 0
        elif place is not None:
            header, before = texts[place], texts[:place]
        first = 0 if place is None else place + 1
        if last and page.rows[first:] and pdf_ruled.is_rest(last.rows[-1], page.rows[first], is_framed):
            rest = page.rows.pop(first)
            last.rows[-1] = pdf_ruled.whole(last.rows[-1], rest)
            message = "The row was cut in two by a page: joined to the row before."
            document.found("row_mended", "note", message, locator=rest.shape.locator)
        if len(page.rows) > first or not last:
            last = page if page.rows else last


def _ruled(document: Document, pages: list[_Page]) -> list[Row | Line]:
    """The blocks of a document whose tables' cells have lines around them."""
    known = Known()
    for page in pages:
        known.learn(page.lines)
        for cell in (cell for row in page.rows for cell in row.cells if cell):
            known.learn(cell.lines)
    right = max((page.right for page in pages), default=0.0)
    furniture = pdf_furniture.repeated([_strips(page) for page in pages])
    found: list[Row | Line] = []
    for page, around in zip(pages, furniture, strict=True):
        document.check_time()
        ordered = _in_order(page)
        name, room = f"page {page.number}", Room(0.0, right)
        placed: list[tuple[float, Row | Line]] = []
        for place, (top, one) in enumerate(ordered):
            if place in around:
                text = " ".join(filter(None, one.plain)) if isinstance(one, RuledRow) else joined([one], room, known)
                placed.append((top, Line(text, name, repeats=True)))
            elif isinstance(one, RuledRow):
                placed.append((top, one.read(known)))
        own = [one for place, (_, one) in enumerate(ordered) if place not in around and isinstance(one, list)]
        for lines in paragraphs(own, right):
            placed.append((lines[0][0]["top"], Line(joined(lines, room, known), name)))
        found += [block for _, block in sorted(placed, key=lambda one: one[0])]
    return found


def _in_order(page: _Page) -> list[tuple[float, list[dict] | RuledRow]]:
    """The lines of a page and the rows of its tables, by height."""
    placed: list[tuple[float, list[dict] | RuledRow]] = [(line[0]["top"], line) for line in page.lines]
    return sorted([*placed, *((row.box[1], row) for row in page.rows)], key=lambda one: one[0])


def _strips(page: _Page) -> list[pdf_furniture.Strip]:
    return [
        _row_strip(one, page.height) if isinstance(one, RuledRow) else pdf_unruled.strip(one, page.height)
        for _, one in _in_order(page)
    ]


def _row_strip(row: RuledRow, height: float) -> pdf_furniture.Strip:
    texts = [text for text in row.plain if text]
    return pdf_furniture.Strip(row.box[1], height - row.box[1], " ".join(texts), is_fixed=len(texts) != 1, is_row=True)


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


def _without_rules(document: Document, pages: list[_Page], ruled: list[Row | Line]) -> list[Row | Line]:
    """The blocks of a document whose table has no ruled lines, or none around its cells, or which has none at all."""
    sheets = [page.sheet for page in pages if page.sheet]
    has_grid = _wide_rows(ruled) > 0
    for by_look in (False, True):
        known = len(document.findings)
        try:
            found = pdf_unruled.blocks(document, sheets, by_look)
        except DocumentRefused:
            if not (by_look or has_grid):
                raise
            found = []
        if _wide_rows(found) > (_MORE_BY_LOOK if by_look else _MORE) * _wide_rows(ruled):
            return found
        del document.findings[known:]
    if found := pdf_cards.blocks(document, sheets):
        return found
    labelled = sum(isinstance(block, Line) and bool(LABELLED.match(block.text)) for block in ruled)
    if labelled >= _FEWEST_LABELLED or any(isinstance(block, Row) for block in ruled):
        return ruled
    raise DocumentRefused(
        f"“{document.name}” has text, but the boundaries of its table's cells are lost: ask for the Word or Excel file."
    )


def _with_stray_rows(
    document: Document, drawn: list[Page], pages: list[_Page], ruled: list[Row | Line]
) -> list[Row | Line]:
    """The blocks of a document of whose rows only some have lines around them, such as every other, which is shaded."""
    sheets = [page.sheet or pdf_unruled.Sheet(one) for one, page in zip(drawn, pages, strict=True)]
    known = len(document.findings)
    try:
        found = pdf_unruled.blocks(document, sheets)
    except DocumentRefused:
        return ruled
    if _wide_rows(found) > _wide_rows(ruled):
        return found
    del document.findings[known:]
    return ruled


def _wide_rows(blocks: list[Row | Line]) -> int:
    return sum(isinstance(block, Row) and sum(map(bool, block.cells)) >= 3 for block in blocks)
