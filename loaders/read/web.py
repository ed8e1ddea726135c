"""Web pages and tables pasted from one (.html): headings, text and tables, with cells that span and their colours."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from loaders.errors import DocumentRefused
from loaders.read.bounded import LIMIT_COLUMNS
from loaders.read.colour import from_hex, unless_white
from loaders.read.document import Document, spans_of, tidy
from loaders.read.web_parts import (
    BLOCK,
    HEADINGS,
    background,
    backgrounds,
    cells_of,
    is_around,
    is_silent,
    is_table,
    name_of,
    pairs_of,
    rows_of,
    span,
    value_beside,
)
from loaders.records import Line, Row

_STRUCK = {"s", "strike", "del"}
_LINE_THROUGH = re.compile(r"text-decoration[\w-]{0,20}\s{0,20}:[^;]{0,100}\bline-through\b", re.I)
_MOST_ELEMENTS, _AROUND = 200_000, 2_000
_ENCODING = re.compile(rb"<meta[^<>]+charset", re.I)


def blocks(document: Document) -> Iterator[Row | Line]:
    """The lines and table rows of a web page; scripts and styles are left out, any other mark-up is read as text."""
    try:
        document.content.decode("utf-8")
        encoding: str | None = "utf-8"
    except UnicodeDecodeError:
        encoding = None if _ENCODING.search(document.content[:4000]) else "cp1252"
    parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)  # else it ends at a text of 10 MB
    root = html.document_fromstring(document.content, parser=parser)
    if sum(1 for _ in zip(root.iter(), range(_MOST_ELEMENTS + 1), strict=False)) > _MOST_ELEMENTS:
        raise DocumentRefused(
            f"“{document.name}” has more than {_MOST_ELEMENTS:,} elements, too much for a plan: save the table alone."
        )
    yield from _Page(document, root).blocks()


class _Page:
    """One pass over a page."""

    def __init__(self, document: Document, root) -> None:
        self.document, self.root = document, root
        sheets = "\n".join(style.text or "" for style in root.iter("style"))
        self.classes = dict(backgrounds(sheets))
        self.tables = self.lines = 0

    def blocks(self) -> Iterator[Row | Line]:
        """Everything on the page, in its order."""
        yield from self._own(self.root, 0)

    def _own(self, element, level: int, mark: str = "") -> Iterator[Row | Line]:
        """What stands in an element, apart from what is before and after it; mark stands before its first words."""
        words = [mark]
        yield from self._inside(element, words, level)
        yield from self._line(words, level)

    def _inside(self, element, words: list[str], level: int) -> Iterator[Row | Line]:
        words.append(element.text or "")
        held = None  # the element that holds the value of the label before it
        for child in element:
            tag = self._tag(child)
            if tag and child is not held and (tag in BLOCK or is_table(child)) and not is_silent(child):
                held = value_beside(child)
                yield from self._line(words, level)
                yield from self._block(child, held)
            elif tag and child is not held and not is_silent(child):
                yield from self._inside(child, words, level)
            words.append(child.tail or "")

    def _block(self, element, value) -> Iterator[Row | Line]:
        """What an element of its own lines says; value is the element that holds what it is the label of."""
        pairs = [([element], [value])] if value is not None else pairs_of(element) if element.tag == "dl" else []
        if pairs:
            yield from self._pairs(pairs)
        elif is_table(element):
            yield from self._table(element)
        elif is_around(element):
            for block in self._own(element, 0):
                yield replace(block, level=0, repeats=True) if isinstance(block, Line) else block
        else:
            level = int(element.tag[1]) if element.tag in HEADINGS else 0
            yield from self._own(element, level, "• " if element.tag == "li" else "")

    def _pairs(self, pairs: list[tuple[list, list]]) -> Iterator[Row]:
        """Labels and values, each as a row of two cells."""
        self.tables += 1
        for number, sides in enumerate(pairs, start=1):
            place = f"table {self.tables}, row {number}"
            yield Row(tuple("\n".join(self._text(part, place) for part in side) for side in sides), place)

    def _tag(self, element) -> str:
        """An element's name; empty for comments, and for what is struck through, which is counted."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _STRUCK or (tag and _LINE_THROUGH.search(element.get("style", ""))):
            self.document.struck += bool(tidy(element.text_content()))
            return ""
        return tag

    def _line(self, words: list[str], level: int) -> Iterator[Line]:
        text = tidy(" ".join("".join(words).split()))
        words.clear()
        if text:
            self.lines += 1
            yield Line(text, f"paragraph {self.lines}", level)

    def _table(self, table) -> Iterator[Row | Line]:
        self.document.check_time()
        cells = [cells_of(row) for row in rows_of(table)]
        every = [cell for row in cells for cell in row]
        for caption in table.findall("caption"):
            yield from self._own(caption, 0)
        if all(len(row) <= 1 for row in cells) and any(cell.find(".//table") is not None for cell in every):
            for cell in every:
                yield from self._own(cell, 0)
            return
        self.tables += 1
        running: dict[int, int] = {}
        for number, own in enumerate(cells, start=1):
            yield self._row(own, running, f"table {self.tables}, row {number}")

    def _row(self, cells: list, running: dict[int, int], locator: str) -> Row:
        """One row; running has, by column, the rows into which a cell above still runs down, where there are any."""
        texts: list[str] = []
        colours: list[str | None] = []
        continued: list[int] = []
        spans: list[int] = []
        waiting = deque(cells)
        last = max(running, default=-1)
        while (waiting or last >= len(texts)) and len(texts) <= LIMIT_COLUMNS:
            column = len(texts)
            if column in running:
                running[column] -= 1
                if not running[column]:
                    del running[column]
                continued.append(column)
                texts.append("")
                colours.append(None)
                spans.append(1)
            elif waiting:
                cell = waiting.popleft()
                wide, deep = span(cell, "colspan"), span(cell, "rowspan")
                texts += [self._text(cell, locator)] + [""] * (wide - 1)
                colours += [self._colour(cell)] + [None] * (wide - 1)
                spans += [wide] + [1] * (wide - 1)
                running.update({column + right: deep - 1 for right in range(wide)} if deep > 1 else {})
            else:
                texts.append("")
                colours.append(None)
                spans.append(1)
        return Row(tuple(texts), locator, tuple(colours), tuple(continued), spans_of(spans))

    def _text(self, cell, locator: str) -> str:
        parts: list[str] = []
        self._gather(cell, parts, locator)
        return tidy("".join(parts))

    def _gather(self, element, parts: list[str], locator: str) -> None:
        parts.append(" ".join((element.text or "").split("\n")))
        around: str | None = None
        for child in element:
            tag = self._tag(child)
            if tag == "table":
                message = "A cell holds a table of its own: its text is kept in the cell, a line for each row."
                self.document.found("nested_table", "note", message, locator=locator)
            if tag in BLOCK or tag == "tr":
                parts.append("\n• " if tag == "li" else "\n")
            elif tag in ("td", "th") and child.getprevious() is not None:
                parts.append(" | ")
            if tag and (name := name_of(child)):
                around = element.text_content()[:_AROUND] if around is None else around
                if not _says(around, child, name):
                    parts.append(f" {name} ")
            if tag and not is_silent(child):
                self._gather(child, parts, locator)
            if tag in BLOCK and tag != "br":
                parts.append("\n")
            parts.append(" ".join((child.tail or "").split("\n")))

    def _colour(self, cell) -> str | None:
        """The colour of a cell: its own background, else that of what fills it."""
        for element in (cell, *cell.iter("span", "font", "p", "div", "mark")):
            named = next((self.classes[one] for one in element.get("class", "").split() if one in self.classes), None)
            found = background(element.get("style", "")) or from_hex(element.get("bgcolor")) or named
            if unless_white(found):
                return found
        return None


def _says(words: str, child, name: str) -> bool:
    """Whether an element's words, without those of a child of it, hold the child's name already."""
    return name.casefold() in words.replace(child.text_content() or "", "", 1).casefold()
