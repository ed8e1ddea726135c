"""How wide words are, how many lines they take, and as much of them as fits: measured in one way for every file.

Helvetica’s own widths, which are Arial’s and Liberation Sans’s too; few faces are wider. A size and the widths that
come of it are in the same unit, whichever that is.
"""

import re
import unicodedata
from functools import lru_cache

from pdfminer.fontmetrics import FONT_METRICS

_WIDTHS: dict[bool, dict[str, int]] = {
    is_bold: FONT_METRICS[name][1] for is_bold, name in ((False, "Helvetica"), (True, "Helvetica-Bold"))
}
_WIDE, _AVERAGE = 1000, 620  # thousandths of the size, for letters that Helvetica lacks
_HYPHENATED = re.compile(r"[^-]+-?|-")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is on one line."""
    return _units(text, bold) * size / 1000


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines a text takes in so much room; a word wider than the room is broken, at a hyphen if it can."""
    limit, space = 1000 * room / size, _units(" ", bold)
    count, used = 1, 0.0
    for word, whole in _words(text, bold):
        gap = space if used else 0
        for wide in [whole] if whole <= limit else [_units(piece, bold) for piece in _HYPHENATED.findall(word)]:
            if used and used + gap + wide > limit:
                count, used, gap = count + 1, 0.0, 0
            if wide > limit:
                count += int(wide // limit)
            used, gap = used + gap + (wide % limit if wide > limit else wide), 0
    return count


def cut(text: str, size: float, room: float, most: int, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits so many lines, at a word if one ends near, with an ellipsis."""
    if lines(text, size, room, bold=bold) <= most:
        return text
    fits, over = 0, len(text)
    while over - fits > 1:
        middle = (fits + over) // 2
        shown = lines(text[:middle].rstrip() + "…", size, room, bold=bold) <= most
        fits, over = (middle, over) if shown else (fits, middle)
    begun = text[:fits]
    whole = begun.rsplit(" ", 1)[0]
    return (whole if len(whole) > 0.7 * len(begun) else begun).rstrip(",;:. ") + "…"


@lru_cache(maxsize=1_000)
def _words(text: str, bold: bool) -> list[tuple[str, int]]:
    """The words of a text, each with how wide it is in thousandths of its size."""
    return [(word, _units(word, bold)) for word in text.split()]


@lru_cache(maxsize=20_000)
def _units(text: str, bold: bool) -> int:
    """How wide a text is in thousandths of its size; the same words come again and again."""
    known = _WIDTHS[bold]
    return sum(known[letter] if letter in known else _unknown(letter) for letter in text)


def _unknown(letter: str) -> int:
    """The width of a letter that Helvetica lacks: wide in East Asian scripts, none for a mark or an invisible one."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _AVERAGE
