"""Plans of a PDF set out as cards: labels below each other at the left, the value of each at its right, no lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.read import pdf_furniture
from loaders.read.document import Document
from loaders.read.pdf_columns import Words, segments
from loaders.read.pdf_text import Known, Room, joined
from loaders.read.pdf_unruled import Sheet, strip
from loaders.records import Line, Row

_FEWEST = 4
_NEAR = 2.0  # points
_CLOSE = 0.8  # of a line's height


def blocks(document: Document, sheets: Sequence[Sheet]) -> list[Row | Line]:
    """The labels with their values as rows of two cells, and the lines around them; empty where there are none.

    Labels end in a colon or stand in letters of their own, begin at one place, and their values at another.
    """
    two = [parts for sheet in sheets for line in sheet.lines if len(parts := segments(line)) == 2]
    left, middle = _commonest([parts[0] for parts in two]), _commonest([parts[1] for parts in two])
    pairs = [(label, value) for label, value in two if _begins(label, left) and _begins(value, middle)]
    if len(pairs) < _FEWEST:
        return []
    with_colon = sum(label[-1]["text"].endswith(":") for label, _ in pairs)
    in_other_letters = sum(label[0]["font"] != value[0]["font"] for label, value in pairs)
    if max(with_colon, in_other_letters) < 0.8 * len(pairs):
        return []
    furniture = pdf_furniture.repeated([[strip(line, sheet.height) for line in sheet.lines] for sheet in sheets])
    cards = _Cards(sheets, left, middle, {label[0]["font"] for label, _ in pairs}, 2 * with_colon > len(pairs))
    found: list[Row | Line] = []
    for sheet, repeated in zip(sheets, furniture, strict=True):
        document.check_time()
        found += cards.of_page(sheet, repeated)
    return found


def _commonest(parts: Sequence[Words]) -> float:
    """Where most of some pieces begin, in points."""
    places = Counter(round(part[0]["x0"]) for part in parts)
    return places.most_common(1)[0][0] if places else 0.0


def _begins(part: Words, place: float) -> bool:
    return abs(part[0]["x0"] - place) <= _NEAR


class _Cards:
    """What labels and values have in common in a document: where they begin, the labels' letters and colons."""

    def __init__(self, sheets: Sequence[Sheet], left: float, middle: float, fonts: set[str], has_colons: bool) -> None:
        self.left, self.middle, self.fonts, self.has_colons = left, middle, fonts, has_colons
        self.right = max(line[-1]["x1"] for sheet in sheets for line in sheet.lines)
        self.known = Known()
        self.known.learn([part[1:-1] for sheet in sheets for line in sheet.lines for part in segments(line)])

    def of_page(self, sheet: Sheet, repeated: set[int]) -> Iterator[Row | Line]:
        """The rows and lines of one page; repeated are the places of the lines that stand on every page."""
        rows = 0
        label: list[Words] = []
        value: list[Words] = []
        for number, line in [*enumerate(sheet.lines), (-1, [])]:
            parts = segments(line)
            if label and parts and number not in repeated and self._goes_on(label, value, line, parts):
                (value if _begins(line, self.middle) else label).append(line)
                continue
            if label:
                rows += 1
                name = " ".join(word["text"] for part in label for word in part)
                yield Row((name, self._text(value)), f"page {sheet.number}, table 1, row {rows}")
                label, value = [], []
            if number not in repeated and self._is_label(parts):
                label, value = [parts[0]], parts[1:]
            elif parts:
                yield Line(self._text([line]), f"page {sheet.number}", repeats=number in repeated)

    def _is_label(self, parts: list[Words]) -> bool:
        """Whether a line begins with a label, and only its value follows, or nothing."""
        if not 1 <= len(parts) <= 2 or not _begins(parts[0], self.left) or parts[0][0]["font"] not in self.fonts:
            return False
        return _begins(parts[1], self.middle) if len(parts) == 2 else self._ends(parts[0])

    def _ends(self, label: Words) -> bool:
        return self.has_colons and label[-1]["text"].endswith(":")

    def _goes_on(self, label: list[Words], value: list[Words], line: Words, parts: list[Words]) -> bool:
        """Whether a line is the rest of the label or the value above it."""
        above = max(word["bottom"] for word in [*label[-1], *(value[-1] if value else [])])
        is_close = line[0]["top"] - above < _CLOSE * (line[0]["bottom"] - line[0]["top"])
        if len(parts) != 1 or not is_close:
            return False
        if _begins(line, self.middle):
            return True
        is_open = self.has_colons and not self._ends(label[-1])
        return is_open and _begins(line, self.left) and line[0]["font"] in self.fonts and line[-1]["x1"] < self.middle

    def _text(self, lines: list[Words]) -> str:
        """Some lines as one text, as wide as the page allows."""
        return joined(lines, Room(min((line[0]["x0"] for line in lines), default=0.0), self.right), self.known)
