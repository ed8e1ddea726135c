"""The text of a PDF table's cell: lines that ran out of room joined again, bullets that lost their letter mended."""

import re

from loaders.read.document import tidy

_LOST_LETTER = re.compile(r"\(cid:\d+\)")
_ITEM = re.compile(r"[•●▪◦‣–-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_FULL, _EDGES = 0.75, 2


def unwrapped(text: str, room: float) -> str:
    """A cell's text with its lines joined where the next word had no room; room is the cell's width in letters.

    A line break stays where the next line begins a list's item, or where its first word would have had room.
    """
    lines = tidy(re.sub(r"(?m)^\s*\(cid:\d+\)", "• ", text)).split("\n")
    joined = lines[:1]
    last = joined[0] if joined else ""
    for line in lines[1:]:
        had_room = len(last) + 1 + len(line.split(" ", 1)[0]) < _FULL * (room - _EDGES)
        if had_room or _ITEM.match(line):
            joined.append(line)
        elif re.search(r"\w-$", joined[-1]) and line[:1].isalnum():
            joined[-1] += line
        else:
            joined[-1] += f" {line}"
        last = line
    return "\n".join(joined)


def lost_letters(texts: list[str]) -> int:
    """How many letters of some texts the file doesn't say: its font has shapes for them, but no names."""
    return sum(len(_LOST_LETTER.findall(text)) for text in texts)


def letter_width(chars: list[dict]) -> float:
    """The usual width of a letter on a page, in points."""
    return sum(char["x1"] - char["x0"] for char in chars) / len(chars) if chars else 5.0
