"""What a text may hold that leaves the dashboard in a file: this one place takes out what no reader sees.

Letters, line breaks and tabs stay; nothing is added, so that what is copied or searched is what the plan says.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from operator import is_
from typing import TypeVar

_Any = TypeVar("_Any")

# Twice what any script needs: Hebrew with cantillation stacks four, a flag of tags takes six.
_MOST_ON_A_LETTER = 8
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls; the format characters that turn or enclose a direction, which a text that is cut would leave open, and the
# deprecated ones; marks of byte order and annotation; lone surrogates; what Unicode says is never a character.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
# What may be a run of marks: characters that are neither letters nor digits nor ASCII. Which are, their category says.
_STACKED = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_ON_A_LETTER + 1},}}")
_ON_A_LETTER = ("Mn", "Me", "Cf")
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"  # letters and signs by their category, but drawn as nothing


def printable(text: str) -> str:
    """A text whose line breaks are \\n, without unseen characters, and with eight marks on a letter at most."""
    if text.isascii() and text.isprintable():
        return text
    return _STACKED.sub(_thinned, _UNSEEN.sub("", _BREAKS.sub("\n", text)))


def _thinned(run: re.Match) -> str:
    kept, number = [], 0
    for letter in run[0]:
        number = number + 1 if unicodedata.category(letter) in _ON_A_LETTER else 0
        if number <= _MOST_ON_A_LETTER:
            kept.append(letter)
    return "".join(kept)


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen: it is empty, or all spaces, marks and signs without a shape."""
    return all(unicodedata.category(one)[0] in "ZCM" or one in _BLANK for one in text)


def printable_whole(value: _Any) -> _Any:
    """A value of dataclasses, tuples and texts whose every text is printable; itself where all of them are already."""
    return each_text(value, printable)


def each_text(value: _Any, change: Callable[[str], str]) -> _Any:
    """A value of dataclasses, tuples and texts with every text changed; itself where none is."""
    if isinstance(value, str):
        changed = change(value)
        return value if changed == value else changed  # type: ignore[return-value]
    if isinstance(value, tuple):
        parts = tuple(each_text(one, change) for one in value)
        return value if all(map(is_, parts, value)) else parts  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        names = _names(type(value))
        was = [getattr(value, name) for name in names]
        now = [each_text(one, change) for one in was]
        return value if all(map(is_, now, was)) else replace(value, **dict(zip(names, now, strict=True)))
    return value


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
