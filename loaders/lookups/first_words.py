"""With which words a match of a regular expression can begin, found in its parsed form."""

from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 7  # letters of a beginning: more tell words hardly better apart
_MOST = 400  # beginnings of one pattern
_FEW = 12  # characters of a set
_Item = tuple[Any, Any]
_CUT: _Item = (None, None)
_AROUND = (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING)
_NO_WORD = (op.IN, [(op.CATEGORY, op.CATEGORY_NOT_WORD)])


class _Unknown(Exception):
    """A match can begin otherwise than with known letters at the start of a word."""


def first_words(pattern: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Every beginning of the word that a match of a pattern begins with, and every such word as a whole.

    In small letters, seven at most of each; a sign that it begins with stands for a word. None where a match could
    begin within a word, or with anything else.
    """
    starts: set[str] = set()
    wholes: set[str] = set()
    try:
        for found, is_whole in _expanded(tuple(parser.parse(pattern)), "", False):
            (wholes if is_whole and len(found) < LONGEST else starts).add(found)
            if len(starts) + len(wholes) > _MOST:
                return None
    except _Unknown:
        return None
    return frozenset(starts), frozenset(wholes)


def _expanded(items: Sequence[_Item], found: str, is_at_start: bool) -> Iterator[tuple[str, bool]]:
    """Each way to go on from the letters found so far, and whether the word ends there. Raises _Unknown."""
    if not items or items[0] == _CUT or len(found) == LONGEST:
        if not found:
            raise _Unknown
        yield found, False
        return
    (kind, of), rest = items[0], items[1:]
    if kind is op.AT:
        is_around = of in _AROUND
        if found and is_around:
            yield found, True
        else:
            yield from _expanded(rest, found, is_at_start or is_around)
    elif kind in (op.ASSERT, op.ASSERT_NOT):
        yield from _expanded(rest, found, is_at_start)
    elif kind is op.SUBPATTERN:
        yield from _expanded((*of[3], *rest), found, is_at_start)
    elif kind is op.BRANCH:
        for way in of[1]:
            yield from _expanded((*way, *rest), found, is_at_start)
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, repeated = of
        if not found and is_at_start and list(repeated) == [_NO_WORD]:
            yield from _expanded(rest, found, True)
            return
        if not least:
            yield from _expanded(rest, found, is_at_start)
        yield from _expanded((*repeated, *(rest if most == 1 else [_CUT])), found, is_at_start)
    else:
        yield from _with_letters(_letters(kind, of), rest, found, is_at_start)


def _with_letters(
    letters: str | None, rest: Sequence[_Item], found: str, is_at_start: bool
) -> Iterator[tuple[str, bool]]:
    if letters is None:
        if not found:
            raise _Unknown
        yield found, False
        return
    for letter in letters:
        if letter.isalnum() or letter == "_":
            if not found and not is_at_start:
                raise _Unknown
            yield from _expanded(rest, found + letter.lower(), is_at_start)
        elif found:
            yield found, True
        elif letter.isspace():
            yield from _expanded(rest, "", True)
        else:
            yield letter, True


def _letters(kind: Any, of: Any) -> str | None:
    """The characters that one item can be; None where they are many, or not told one by one."""
    if kind is op.LITERAL:
        return chr(of)
    if kind is not op.IN:
        return None
    letters = ""
    for one, what in of:
        if one is op.LITERAL:
            letters += chr(what)
        elif one is op.RANGE and what[1] - what[0] < _FEW:
            letters += "".join(map(chr, range(what[0], what[1] + 1)))
        else:
            return None
    return letters if len(letters) <= _FEW else None
