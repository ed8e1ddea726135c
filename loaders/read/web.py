"""Web pages and tables pasted from one (.html): headings, text and tables, with cells that span and their colours."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html

from loaders.read.colour import from_hex, from_parts, unless_white
from loaders.read.document import Document, spans_of, tidy
from loaders.records import Line, Row

_SILENT = {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "select", "textarea", "button"}
_BLOCK = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "dl", "dt", "dd", "li",
    "blockquote", "figure", "figcaption", "address", "form", "fieldset", "center", "hr", "br", "body", "html", "pre",
    "caption", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_STRUCK = {"s", "strike", "del"}
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*\bline-through\b", re.I)
_LIMIT_SPAN = 200
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_BACKGROUND = re.compile(r"(?:^|;|\s|\{)background(?:-color)?\s*:\s*([^;}]+)", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.I)


def blocks(document: Document) -> Iterator[Row | Line]:
    """The lines and table rows of a web page; scripts and styles are left out, any other mark-up is read as text."""
    try:
        document.content.decode("utf-8")
        encoding: str | None = "utf-8"
    except UnicodeDecodeError:
        encoding = None if re.search(rb"<meta[^>]+charset", document.content[:4000], re.I) else "cp1252"
    root = html.document_fromstring(document.content, parser=html.HTMLParser(encoding=encoding, no_network=True))
    yield from _Page(document, root).blocks()


class _Page:
    """One pass over a page."""

    def __init__(self, document: Document, root) -> None:
        self.document, self.root = document, root
        sheets = "\n".join(style.text or "" for style in root.iter("style"))
        self.classes = {name: found for name, rules in _RULE.findall(sheets) if (found := _background(rules))}
        self.tables = self.lines = 0

    def blocks(self) -> Iterator[Row | Line]:
        """Everything on the page, in its order."""
        words: list[str] = []
        yield from self._inside(self.root, words, 0)
        yield from self._line(words, 0)

    def _inside(self, element, words: list[str], level: int) -> Iterator[Row | Line]:
        words.append(element.text or "")
        for child in element:
            tag = self._tag(child)
            if tag == "table":
                yield from self._line(words, level)
                yield from self._table(child)
            elif tag in _BLOCK:
                own = int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0
                yield from self._line(words, level)
                words.append("• " if tag == "li" else "")
                yield from self._inside(child, words, own)
                yield from self._line(words, own)
            elif tag and tag not in _SILENT:
                yield from self._inside(child, words, level)
            words.append(child.tail or "")

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
        rows = [row for row in table.iter("tr") if _owner(row) is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        every = [cell for row in cells for cell in row]
        if all(len(row) <= 1 for row in cells) and any(cell.find(".//table") is not None for cell in every):
            for cell in every:
                words: list[str] = []
                yield from self._inside(cell, words, 0)
                yield from self._line(words, 0)
            return
        self.tables += 1
        running: Counter[int] = Counter()
        for number, own in enumerate(cells, start=1):
            yield self._row(own, running, f"table {self.tables}, row {number}")

    def _row(self, cells: list, running: Counter[int], locator: str) -> Row:
        """One row; running counts, by column, the rows into which a cell above still runs down."""
        texts: list[str] = []
        colours: list[str | None] = []
        continued: list[int] = []
        spans: list[int] = []
        waiting = list(cells)
        while waiting or any(column >= len(texts) and left for column, left in running.items()):
            column = len(texts)
            if running[column]:
                running[column] -= 1
                continued.append(column)
                texts.append("")
                colours.append(None)
                spans.append(1)
            elif waiting:
                cell = waiting.pop(0)
                wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
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
        for child in element:
            tag = self._tag(child)
            if tag == "table":
                message = "A cell holds a table of its own: its text is kept in the cell, a line for each row."
                self.document.found("nested_table", "note", message, locator=locator)
            if tag in _BLOCK or tag == "tr":
                parts.append("\n• " if tag == "li" else "\n")
            elif tag in ("td", "th") and child.getprevious() is not None:
                parts.append(" | ")
            if tag and tag not in _SILENT:
                self._gather(child, parts, locator)
            if tag in _BLOCK and tag != "br":
                parts.append("\n")
            parts.append(" ".join((child.tail or "").split("\n")))

    def _colour(self, cell) -> str | None:
        """The colour of a cell: its own background, else that of what fills it."""
        for element in (cell, *cell.iter("span", "font", "p", "div", "mark")):
            named = next((self.classes[one] for one in element.get("class", "").split() if one in self.classes), None)
            found = _background(element.get("style", "")) or from_hex(element.get("bgcolor")) or named
            if unless_white(found):
                return found
        return None


def _owner(row):
    return next(row.iterancestors("table"), None)


def _span(cell, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(_LIMIT_SPAN, max(1, int(written))) if written.isdigit() else 1


def _background(style: str) -> str | None:
    """The background colour in some style rules, where it is one that can be read."""
    match = _BACKGROUND.search(style)
    if not match:
        return None
    written = match[1].replace("!important", "").strip()
    rgb = _RGB.match(written)
    if rgb:
        return from_parts([int(part) / 255 for part in rgb.groups()])
    short = re.match(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])(?![0-9a-fA-F])", written)
    if short:
        return from_hex("".join(part * 2 for part in short.groups()))
    return next((found for part in written.split() if (found := from_hex(part))), None)
