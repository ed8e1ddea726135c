"""The words of a PDF's page in the direction that they are read, and the lines that they stand on."""

from collections import Counter
from collections.abc import Callable, Iterable

from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils import extract_words

_SLACK = 3.0
Box = tuple[float, float, float, float]
_MOSTLY, _HAIR = 0.6, 0.1
_TURNS = {"up": 90, "down": 270, "left": 180}  # clockwise, so that text which runs that way runs to the right


def direction(char: dict) -> str:
    """Where the text that a character belongs to runs: right as usual, up, down, or left where it is upside down."""
    across, up, *_ = char["matrix"]
    if abs(up) > abs(across):
        return "up" if up > 0 else "down"
    return "right" if across >= 0 else "left"


class Upright:
    """Turns pages whose text mostly runs another way than to the right, each first as the one before had to be."""

    def __init__(self, document: PDF) -> None:
        self.document = document
        self.turn = 0

    def page(self, page: Page) -> Page:
        """The page itself, or the same page turned so that it can be read."""
        drawn = page.page_obj.rotate
        tried = self._turned(page, drawn, self.turn)
        if wrong := _turn_of(tried):
            self.turn = (self.turn + wrong) % 360
            tried = self._turned(page, drawn, self.turn)
        return tried

    def _turned(self, page: Page, drawn: int, turn: int) -> Page:
        rotate = (drawn + turn) % 360
        if rotate != page.page_obj.rotate:
            page.page_obj.rotate = page.page_obj.attrs["Rotate"] = rotate
            page = type(page)(self.document, page.page_obj, page.page_number, page.initial_doctop)
        if page.rotation:
            _straighten(page)
        return page


def _turn_of(page: Page) -> int:
    """How far a page has to be turned clockwise so that most of its text runs to the right; 0 where it does."""
    counts = Counter(direction(char) for char in page.chars if char["text"].strip())
    most, count = counts.most_common(1)[0] if counts else ("right", 0)
    return 0 if most == "right" or count < _MOSTLY * counts.total() else _TURNS[most]


def _straighten(page: Page) -> None:
    """Makes the level lines of a turned page quite level, which turning leaves a hair's breadth off."""
    for line in page.lines:
        if abs(line["bottom"] - line["top"]) < _HAIR:
            line["bottom"] = line["top"]


def turned_box(box: Box, towards: str) -> Box:
    """Where a box (left, top, right, bottom) would stand if the text that runs towards a side ran to the right."""
    left, top, right, bottom = box
    turned = {"up": (-bottom, left, -top, right), "down": (top, -right, bottom, -left)}
    return box if towards == "right" else turned.get(towards, (-right, -bottom, -left, -top))


def _turned(char: dict, towards: str) -> dict:
    x0, top, x1, bottom = turned_box((char["x0"], char["top"], char["x1"], char["bottom"]), towards)
    return {**char, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "upright": True}


def in_directions(chars: Iterable[dict]) -> list[tuple[str, list[dict]]]:
    """Characters by the direction of their text, usual text first, each as if its text ran to the right."""
    groups: dict[str, list[dict]] = {}
    for char in chars:
        groups.setdefault(direction(char), []).append(char)
    return [
        (towards, group if towards == "right" else [_turned(char, towards) for char in group])
        for towards, group in sorted(groups.items(), key=lambda item: item[0] != "right")
    ]


def in_lines(words: list[dict]) -> list[list[dict]]:
    """Words grouped into the lines that they stand on, top to bottom, left to right."""
    lines: list[list[dict]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        if lines and abs(word["top"] - lines[-1][0]["top"]) <= _SLACK:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def words_of(chars: list[dict], **options) -> list[dict]:
    """The words of some characters whose text runs to the right, each with its font and its first letter's width."""
    found = extract_words(chars, return_chars=True, **options)
    for word in found:
        first = word.pop("chars")[0]
        word["font"], word["first"] = first["fontname"], first["x1"] - first["x0"]
    return found


def lines_of(chars: list[dict]) -> list[list[dict]]:
    """The words of some characters in lines, read in the direction in which each runs, usual text first."""
    return [line for _, group in in_directions(chars) for line in in_lines(words_of(group))]


def page_words(page: Page) -> list[dict]:
    """A page's words with their font; a heading that stands upright is one word at the foot of its own place.

    Words are told apart in the order in which the page draws them: sorted by height, lines of neighbouring cells that
    stand a little higher or lower would be taken for one.
    """
    found: list[dict] = []
    for towards, chars in in_directions(page.chars):
        words = words_of(chars, use_text_flow=True)
        if towards == "right":
            found += words
        elif towards != "left":
            found += _upright_headings(words, towards)
    return found


def _upright_headings(words: list[dict], towards: str) -> list[dict]:
    """Words whose text runs up or down, as one word a heading, where it stands on the page."""
    headings: list[list[list[dict]]] = []
    for line in in_lines(words):
        near = headings[-1][-1] if headings else None
        if near and line[0]["top"] - near[0]["bottom"] < 0.5 * (near[0]["bottom"] - near[0]["top"]):
            headings[-1].append(line)
        else:
            headings.append([line])
    found = []
    for heading in headings:
        parts = [word for line in heading for word in line]
        sides: list[tuple[str, Callable]] = [("x0", min), ("x1", max), ("top", min), ("bottom", max)]
        x0, x1, top, bottom = (pick(word[side] for word in parts) for side, pick in sides)
        place = (top, bottom, -x0) if towards == "up" else (-bottom, -top, x1)
        height = parts[0]["bottom"] - parts[0]["top"]
        text = " ".join(word["text"] for word in parts)
        shape = {"x0": place[0], "x1": place[1], "top": place[2] - height, "bottom": place[2]}
        found.append({**parts[0], **shape, "text": text})
    return found
