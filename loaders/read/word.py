"""Word documents (.docx, .docm): paragraphs and tables in their order, with headings, merged cells and colours."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from docx.oxml.parser import parse_xml
from docx.package import Package

from loaders.read.colour import palette
from loaders.read.document import Document, spans_of, tidy
from loaders.read.word_forms import fill_in
from loaders.read.word_styles import Styles
from loaders.read.word_text import Numbering, W, struck_passages, text_of, value
from loaders.records import Line, Row

_P, _TBL, _TR, _TC = W + "p", W + "tbl", W + "tr", W + "tc"
_TCPR, _SHD, _VMERGE, _HMERGE, _SPAN = (W + name for name in ("tcPr", "shd", "vMerge", "hMerge", "gridSpan"))
_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo"}
_TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


def blocks(document: Document) -> Iterator[Row | Line]:
    """The lines and rows of a Word document: what stands at the head and foot of its pages, then its body."""
    part = Package.open(BytesIO(document.content)).main_document_part
    yield from _page_lines(part)
    yield from _Body(document, part).blocks()


@dataclass(frozen=True)
class Placed:
    """A document's blocks, and where in its body the cells of each row stand.

    cells gives for each row, by its locator and for each of its columns, the numbers of the cells whose text is there:
    their places, from 0, among all cells of the main part in the order that they begin in.
    """

    blocks: tuple[Row | Line, ...]
    cells: dict[str, tuple[tuple[int, ...], ...]]


def placed(document: Document) -> Placed:
    """What blocks gives, with the places of the cells."""
    part = Package.open(BytesIO(document.content)).main_document_part
    body = _Body(document, part)
    found = tuple(body.blocks())
    numbers = {cell: number for number, cell in enumerate(body.root.iter(_TC))}
    return Placed(
        (*_page_lines(part), *found),
        {
            locator: tuple(tuple(numbers[cell] for cell in column) for column in columns)
            for locator, columns in body.cells.items()
        },
    )


def _root(part):
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _related(part, *kinds: str) -> Iterator:
    for link in part.rels.values():
        if not link.is_external and link.reltype.rsplit("/", 1)[-1] in kinds:
            yield link.target_part


def _page_lines(part) -> Iterator[Line]:
    seen = set()
    for kind in ("header", "footer"):
        for one in _related(part, kind):
            for paragraph in _root(one).iter(_P):
                text = text_of(paragraph)
                if text and text not in seen:
                    seen.add(text)
                    yield Line(text, f"page {kind}", repeats=True)


def _children(element, *wanted: str) -> Iterator:
    """The children of some kinds, also those inside content controls and accepted insertions."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *wanted)


class _Body:
    """One pass over a document's body."""

    def __init__(self, document: Document, part) -> None:
        self.document = document
        self.root = _root(part)
        theme = next(_related(part, "theme"), None)
        styles, lists = next(_related(part, "styles"), None), next(_related(part, "numbering"), None)
        self.styles = Styles(None if styles is None else _root(styles), palette(theme.blob if theme else None))
        self.numbering = Numbering(None if lists is None else _root(lists))
        self.has_title = self.styles.has_title(self.root)
        self.lines = self.tables = 0
        self.cells: dict[str, list[list]] = {}

    def blocks(self) -> Iterator[Row | Line]:
        """Everything in the body, in its order."""
        body = self.root.find(W + "body")
        fill_in(body)
        self._note_what_is_special(body)
        yield from self._inside(body)

    def _note_what_is_special(self, body) -> None:
        if next(body.iter(*_TRACKED), None) is not None:
            message = "The document holds tracked changes: read as if all of them were accepted."
            self.document.found("tracked_changes", "note", message)
        self.document.struck += struck_passages(body)
        for box in body.iter(W + "txbxContent"):
            text = tidy("\n".join(text_of(paragraph) for paragraph in box.iter(_P)))
            if text:
                message = "Text in a text box isn't read: if it matters, move it into the page or the table."
                self.document.found("text_box_ignored", "warning", message, source_text=text)
        if next(body.iter(W + "altChunk"), None) is not None:
            message = "A file that is embedded in the document isn't read: paste its text into the document."
            self.document.found("embedded_file_ignored", "warning", message)

    def _inside(self, holder) -> Iterator[Row | Line]:
        for child in _children(holder, _P, _TBL):
            if child.tag == _P:
                yield from self._line(child)
            else:
                yield from self._table(child)

    def _line(self, paragraph) -> Iterator[Line]:
        self.lines += 1
        level = self.styles.level(paragraph)
        own_list = self.styles.list_of(paragraph)
        mark = self.numbering.mark(*own_list) if own_list else ""
        text = text_of(paragraph)
        if text:
            level = 1 if level == -1 else level + self.has_title if level else 0
            yield Line(f"{mark} {text}" if mark and not level else text, f"paragraph {self.lines}", level)

    def _table(self, table) -> Iterator[Row | Line]:
        self.document.check_time()
        rows = [row for row in _children(table, _TR) if row.find(f"{W}trPr/{W}del") is None]
        cells = [list(_children(row, _TC)) for row in rows]
        if all(len(row) <= 1 for row in cells) and any(_nests(cell) for row in cells for cell in row):
            for cell in (cell for row in cells for cell in row):
                yield from self._inside(cell)
            return
        self.tables += 1
        laid = [[_Cell(cell) for cell in row] for row in cells]
        starts = [_starts(row, own) for row, own in zip(rows, laid, strict=True)]
        columns, fills = _columns(starts), self.styles.table_fills(table) if rows else {}
        for number, (own, places) in enumerate(zip(laid, starts, strict=True)):
            if number % 100 == 0:
                self.document.check_time()
            row_fills = self.styles.row_fills(fills, table, number, len(rows), len(columns))
            yield self._row(own, places, columns, row_fills, f"table {self.tables}, row {number + 1}")

    def _row(self, cells: list["_Cell"], places: list[int], columns: list[int], fills: list, locator: str) -> Row:
        texts, colours, continued, spans = [""] * len(columns), list(fills), set(), [1] * len(columns)
        held = self.cells[locator] = [[] for _ in columns]
        is_whole = len(cells) == len(columns)
        column = 0
        for number, (cell, place) in enumerate(zip(cells, places, strict=True)):
            before = column
            column = number if is_whole else max(0, bisect_right(columns, place) - 1)
            if cell.is_covered:
                spans[before] = column - before + 1
                column = before
                continue
            if not is_whole:
                spans[column] = max(1, bisect_left(columns, place + cell.width) - column)
            if cell.continues:
                continued.add(column)
                colours[column] = None
                continue
            held[column].append(cell.element)
            text = self._text(cell.element, number == 0, locator)
            colours[column] = self.styles.colour(cell.element, cell.shading, text) or colours[column]
            texts[column] = f"{texts[column]}\n{text}".strip()
        return Row(tuple(texts), locator, tuple(colours), tuple(sorted(continued)), spans_of(spans))

    def _text(self, cell, is_first: bool, locator: str) -> str:
        parts = list(_children(cell, _P, _TBL))
        paragraphs = sum(part.tag == _P for part in parts)
        texts = []
        for part in parts:
            if part.tag == _TBL:
                texts.append(self._nested(part, locator))
                continue
            text, own_list = text_of(part), self.styles.list_of(part)
            mark = self.numbering.mark(*own_list) if own_list else ""
            if mark and not text:
                text = mark.rstrip(".)•") if paragraphs == 1 else ""
            elif mark:
                text = f"{mark if is_first and paragraphs == 1 else '•'} {text}"
            texts.append(text)
        return tidy("\n".join(texts))

    def _nested(self, table, locator: str) -> str:
        message = "A cell holds a table of its own: its text is kept in the cell, a line for each row."
        self.document.found("nested_table", "note", message, locator=locator)
        return "\n".join(
            " | ".join(text for cell in _children(row, _TC) if (text := self._text(cell, False, locator)))
            for row in _children(table, _TR)
        )


def _nests(cell) -> bool:
    return next(_children(cell, _TBL), None) is not None


class _Cell:
    """A cell with what its properties say, looked up once.

    continues: it is the lower part of one that spans rows; is_covered: it is the right part of one that spans columns
    as older files write it; width: how many columns of the grid it goes over; shading: the element, where it has one.
    """

    __slots__ = ("continues", "element", "is_covered", "shading", "width")

    def __init__(self, element) -> None:
        found: dict = {}
        for properties in element.iterchildren(_TCPR):
            for one in properties:
                found.setdefault(one.tag, one)
        self.element, self.shading = element, found.get(_SHD)
        self.continues = _said(found.get(_VMERGE)) not in (None, "restart")
        self.is_covered = _said(found.get(_HMERGE)) not in (None, "restart")
        self.width = max(1, int(_said(found.get(_SPAN)) or 1))


def _said(element) -> str | None:
    """The w:val of an element, "" where it has none, None where there is no element."""
    return None if element is None else element.get(W + "val", "")


def _starts(row, cells: list[_Cell]) -> list[int]:
    """The grid column at which each cell of a row begins."""
    before = value(row, "trPr/gridBefore") or "0"
    place, starts = int(before), []
    for cell in cells:
        starts.append(place)
        place += cell.width
    return starts


def _columns(starts: list[list[int]]) -> list[int]:
    """The grid columns at which the table's columns begin: those of its most usual kind of row."""
    counts = Counter(len(row) for row in starts if row)
    wide = {width: count for width, count in counts.items() if width >= 3} or counts
    width = max(wide, key=lambda one: (wide[one], one), default=0)
    same = Counter(tuple(row) for row in starts if len(row) == width)
    return list(same.most_common(1)[0][0]) if same else []
