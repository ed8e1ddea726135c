"""The text of a PDF's cells and paragraphs: lines and words that ran out of room joined again, bullets mended."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from loaders import lookups
from loaders.read.document import tidy
from loaders.read.text import LABELLED

_LISTS = ("ordinary_words", "stop_words", "headings", "lead_words", "lead_context", "lead_first_words")
_LOST_LETTER = re.compile(r"\(cid:\d+\)")
_ITEM = re.compile(r"[•●▪◦‣–-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_SPACE, _LENIENT, _EXACT = 0.25, 0.3, 0.75  # of a line's height, of a line's height, points
_SHORT_WORD = re.compile(r"a|i|a[mnst]|b[ey]|[dgns]o|he|i[fnst]|m[ey]|o[fnr]|to|u[ps]|we")
SOFT_HYPHENS = "\u00ad\u2010"  # where a word was parted: people type another
_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d\d|\d{4})|(?:19|20)\d\d(?:[/-]\d\d)?|\d{1,2}[/.-]\d{4}")


@cache
def _lookup_words() -> frozenset[str]:
    lists = (lookups.words(name) for name in _LISTS)
    return frozenset(word for phrases in lists for phrase in phrases for word in phrase.split())


@dataclass
class Known:
    """The words of a document that stand within a line, so that they are surely whole."""

    words: set[str] = field(default_factory=lambda: set(_lookup_words()))

    def learn(self, lines: list[list[dict]]) -> None:
        """Takes the words of a cell that neither begin a line that others precede nor end one that others follow."""
        for number, line in enumerate(lines):
            start, stop = min(number, 1), len(line) - (number < len(lines) - 1)
            self.words.update(_letters(word["text"]) for word in line[start:stop] if len(line) > 1)

    def are_parts(self, before: str, after: str) -> bool:
        """Whether the end of one line and the beginning of the next make a known word, and aren't two themselves."""
        first, second = _letters(before), _letters(after)
        is_written_on = before[-1:].isalpha() and after[:1].islower()
        return is_written_on and first + second in self.words and not (first in self.words and second in self.words)

    def are_one(self, before: str, after: str, is_full: bool) -> bool:
        """Whether the end of one line and the beginning of the next are one word that was too wide for its cell.

        is_full says that the word surely filled its line, alone.
        """
        if re.search(r"\d[/.-]?$", before) and after[:1].isdigit():
            return bool(_DATE.fullmatch(before + after.rstrip(",.;:)")))
        if before[-1:].isdigit() and re.match(r"[/.-]\d", after):
            return True
        if not before[-1:].isalpha() or not (after[:1].islower() or (before.isupper() and after[:1].isupper())):
            return False
        first, second = _letters(before), _letters(after)
        if first + second in self.words:
            return True
        if len(second) <= 2:
            return not _SHORT_WORD.fullmatch(second)
        return is_full and not (first in self.words or second in self.words)


def _letters(text: str) -> str:
    return text.strip(".,;:()[]“”\"'‘’").lower()


@dataclass(frozen=True)
class Room:
    """The edges between which the lines of a cell or paragraph stand, in points; is_drawn where lines show them."""

    left: float
    right: float
    is_drawn: bool = False

    def after(self, line: list[dict], is_set_left: bool) -> float:
        """How much of a line is left free behind its last word."""
        begins = line[0]["x0"] if is_set_left else self.left
        return self.right - begins - (line[-1]["x1"] - line[0]["x0"])


def joined(lines: list[list[dict]], room: Room, known: Known) -> str:
    """The text of some lines, joined where the next word had no room.

    A line break stays where the next line begins a list's item, or where its first word would have had room. A word is
    joined to the next line's first where the cell can't hold the two as one, and the line is full.
    """
    if not lines:
        return ""
    is_set_left = _is_set_left(lines)
    text = _plain(lines[0])
    tail = lines[0][-1]["x1"] - lines[0][-1]["x0"]
    for line, after in zip(lines, lines[1:], strict=False):
        first, last, free = after[0], line[-1], room.after(line, is_set_left)
        wide, height = first["x1"] - first["x0"], last["bottom"] - last["top"]
        more = _plain(after)
        is_too_wide = tail + wide > room.right - room.left - _EXACT
        is_full = free < first["first"] + _EXACT
        before = text.rsplit("\n", 1)[-1].rsplit(" ", 1)[-1]
        is_one = is_too_wide and is_full and known.are_one(before, first["text"], room.is_drawn and len(line) == 1)
        is_one = is_one or known.are_parts(before, first["text"])
        if is_one or text[-1:] in SOFT_HYPHENS and more[:1].islower():
            text = text.rstrip(SOFT_HYPHENS) + more
        elif not first.get("goes_on") and free - _SPACE * height - wide > _LENIENT * height or _ITEM.match(more):
            text += f"\n{more}"
        elif re.search(r"\w-\w", text[-2:] + more[:2]) or re.search(r"\d/$", text) and more[:1].isdigit():
            text += more
        else:
            text += f" {more}"
        tail = after[-1]["x1"] - after[-1]["x0"] + (tail if is_one and len(after) == 1 else 0)
    return tidy(text)


def _is_set_left(lines: list[list[dict]]) -> bool:
    """Whether lines begin below each other, or at their own indent, rather than end so or stand in the middle."""
    lefts = [line[0]["x0"] for line in lines]
    if len(lines) == 1 or sum(left - min(lefts) < 1 for left in lefts) > 1:
        return True
    rights = [line[-1]["x1"] for line in lines]
    middles = [left + right for left, right in zip(lefts, rights, strict=True)]
    return min(max(rights) - min(rights), (max(middles) - min(middles)) / 2) > 1.5


def _plain(line: list[dict]) -> str:
    return re.sub(r"^\s*\(cid:\d+\)", "• ", " ".join(word["text"] for word in line))


def paragraphs(lines: Iterable[list[dict]], right: float) -> list[list[list[dict]]]:
    """Lines outside tables by paragraph: one goes on where it is full up to the right edge, in letters alike."""
    found: list[list[list[dict]]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if last and _goes_on(last, line, right):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(line: list[dict], after: list[dict], right: float) -> bool:
    height, first = line[-1]["bottom"] - line[-1]["top"], after[0]
    has_room = line[-1]["x1"] + _SPACE * height + first["x1"] - first["x0"] <= right - _LENIENT * height
    is_near = 0 < first["top"] - line[0]["top"] < 1.7 * height
    is_alike = line[-1]["font"] == first["font"] and abs(first["bottom"] - first["top"] - height) < 0.5
    begins = _plain(after)
    return is_near and is_alike and not has_room and not (_ITEM.match(begins) or LABELLED.match(begins))


def lost_letters(texts: list[str]) -> int:
    """How many letters of some texts the file doesn't say: its font has shapes for them, but no names."""
    return sum(len(_LOST_LETTER.findall(text)) for text in texts)
