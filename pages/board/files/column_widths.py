"""How wide the columns of a table are set, in points: by their share of the room, and none below its longest word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pages.board.files import text_width
from pages.board.pack.model import Column
from pages.said.language import say

_SIZE = 9.0  # of a table's letters, in points; the papers' face is narrower than what is measured
_LONGEST = 49.5  # points; a column is widened for no longer word
_AROUND, _TILE = 9, 17  # points: a cell's margins, and a rating's tile
_WORDS = re.compile("(?<!\\d)\\s|[/-]|\N{ZERO WIDTH SPACE}")  # "30 Sep" is one


def headed(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns whose names are marked, in the language of now."""
    return tuple(replace(one, name=say(one.name)) for one in columns)


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """The widths of some columns, which add up to the room. rows: their cells in words."""
    texts = [[column.name, *(row[at] for row in rows)] for at, column in enumerate(columns)]
    least = [_least(said, column.kind == "rating") for said, column in zip(texts, columns, strict=True)]
    return _shared([column.width for column in columns], least, room)


def _least(texts: list[str], has_tiles: bool) -> float:
    longest = max(text_width.width(word, _SIZE, bold=True) for said in texts for word in _WORDS.split(said))
    return min(longest, _LONGEST) + _AROUND + has_tiles * _TILE


def _shared(shares: list[float], least: list[float], room: float) -> list[float]:
    """Widths by share, none below its least: what a wide column has to spare goes to the narrow ones."""
    fixed: dict[int, float] = {}
    least = [one * min(1.0, room / sum(least)) for one in least]
    while True:
        left = room - sum(fixed.values())
        free = sum(share for at, share in enumerate(shares) if at not in fixed)
        found = [fixed.get(at, max(left, 0) * share / max(free, 0.01)) for at, share in enumerate(shares)]
        narrow = {at: least[at] for at, width in enumerate(found) if at not in fixed and width < least[at]}
        if not narrow:
            return found
        fixed |= narrow
