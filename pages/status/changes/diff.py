"""Two versions of a text with the differing words marked: struck through where they went, bold where they came."""

import difflib

from pages.said.words import is_missing, plain


def marked(before, after) -> tuple[str, str]:
    """Both texts as Markdown, nothing in them read as such, with the words that differ marked; empty for no text.

    Where there is no text on one side, or next to nothing stayed, all of it is marked as one piece.
    """
    old, new = _words(before), _words(after)
    if old == new:
        return plain(" ".join(old)), plain(" ".join(new))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.3:
        return _gone(old), _come(new)
    left, right = [], []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        is_same = kind == "equal"
        left.append(plain(" ".join(old[start:end])) if is_same else _gone(old[start:end]))
        right.append(plain(" ".join(new[other_start:other_end])) if is_same else _come(new[other_start:other_end]))
    return " ".join(part for part in left if part), " ".join(part for part in right if part)


def _words(text) -> list[str]:
    return [] if is_missing(text) else str(text).split()


def _gone(words: list[str]) -> str:
    return f"~~{plain(' '.join(words))}~~" if words else ""


def _come(words: list[str]) -> str:
    return f"**{plain(' '.join(words))}**" if words else ""
