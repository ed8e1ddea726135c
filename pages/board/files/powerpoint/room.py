"""How much room words take on a slide: widths, lines, texts cut to fit. Sizes and widths are in points."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pages.board.pack.model import Pack, from_values, to_values

LINE = 1.2
_HYPHENATED = re.compile(r"[^-]+-?|-")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
# Widths of Helvetica's letters in thousandths of their size; Arial's are the same, and few faces are wider.
_WIDTHS = {
    letter: width
    for width, letters in {
        200: "ijl'|",
        278: " !,./:;I[]ft\\",
        333: '()-r`“”‘’"{}',
        400: "*^°·",
        500: "cksvxyzJ",
        556: "0123456789abdeghnopqu_?#$–£",
        600: "L+<=>~FTZ",
        667: "ABEKPSVXY&",
        722: "CDHNRUw",
        780: "GOQ",
        840: "Mm",
        1000: "W%@—…→",
    }.items()
    for letter in letters
}


def clean(pack: Pack) -> Pack:
    """The pack with nothing in its texts that a slide can't hold: each is one line of characters that print."""
    return from_values(_cleaned(to_values(pack)))


def _cleaned(value):
    if isinstance(value, str):
        return " ".join(_UNPRINTABLE.sub(" ", value).split())
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class Face:
    """The type of a slideshow. scale: how large it is beside a common slide's; regular, bold: how wide beside Arial's.

    quiet: how much lighter than the text is what is said quietly.
    """

    scale: float = 1.0
    regular: float = 1.03
    bold: float = 1.11
    quiet: float = 0.35

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """About how wide a text is on one line."""
        return _units(text) * size / 1000 * (self.bold if bold else self.regular)

    def lines(self, text: str, size: float, room: float, bold: bool = False) -> int:
        """How many lines a text takes in so much room; a word wider than the room is broken, at a hyphen if it can."""
        count, used, space = 1, 0.0, self.width(" ", size, bold)
        for word in text.split():
            gap = space if used else 0.0
            is_wide = self.width(word, size, bold) > room
            for piece in _HYPHENATED.findall(word) if is_wide else [word]:
                wide = self.width(piece, size, bold)
                if used and used + gap + wide > room:
                    count, used, gap = count + 1, 0.0, 0.0
                if wide > room:
                    count += int(wide // room)
                    wide %= room
                used, gap = used + gap + wide, 0.0
        return count

    def height(self, texts: list[str], size: float, room: float, gap: float = 0.0) -> float:
        """How high texts are as paragraphs one below another, with so much between two."""
        return sum(self.lines(text, size, room) for text in texts) * size * LINE + gap * max(len(texts) - 1, 0)

    def cut(self, text: str, size: float, room: float, most: int, bold: bool = False) -> str:
        """The text, or as much of its beginning as fits so many lines, at a word if one ends near, with an ellipsis."""
        if self.lines(text, size, room, bold) <= most:
            return text
        fits, over = 0, len(text)
        while over - fits > 1:
            middle = (fits + over) // 2
            shown = self.lines(text[:middle].rstrip() + "…", size, room, bold) <= most
            fits, over = (middle, over) if shown else (fits, middle)
        begun = text[:fits]
        whole = begun.rsplit(" ", 1)[0]
        return (whole if len(whole) > 0.7 * len(begun) else begun).rstrip(",;:. ") + "…"

    def fitted(
        self, text: str, sizes: tuple[float, ...], room: float, most: int, bold: bool = False
    ) -> tuple[str, float]:
        """The text and the first size at which it takes at most so many lines; cut where even the last is too big."""
        for size in sizes:
            if self.lines(text, size, room, bold) <= most:
                return text, size
        return self.cut(text, sizes[-1], room, most, bold), sizes[-1]


@lru_cache(maxsize=20_000)
def _units(text: str) -> int:
    """How wide a text is in thousandths of its size; the same words come again and again."""
    return sum(map(_letter, text))


def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    return known or (1000 if unicodedata.east_asian_width(letter) in "WF" else 620)
