"""Ratings that a plan declares: its own key, its rating and status cells, a completion in another column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders import lookups
from loaders.interpret.dates import mentions
from loaders.records import KeyEntry, Remark

_ENTRY = re.compile(r"^\W*(.{1,70}?)\s*(?:\s[-–—]|[–—]|=|:)\s*(.+)$", re.S)
_CODED = re.compile(r"^\W*(\d{1,2}|[A-Z])\W+(?=\w)")
_COLOUR_IS = re.compile(r"\(?\b([A-Za-z])\)?([a-z]{2,6})\)?\s*(?:=|:|\s[-–—])\s*")
_FIRST_WORDS = re.compile(r"^([A-Za-z ]{1,20}?)\s*(?:\s[-–—]|[–—:(,.]|\.\s)\s*(?=\w)")
_DATED_COMPLETE = re.compile(r"^\W*(?:completed?|closed|achieved|done)\W+(?:in|on)?\s*(.+)$", re.I | re.S)


@dataclass(frozen=True)
class Declared:
    """A rating that the plan declares, its words as written, and what was noticed."""

    rating: str | None = None
    text: str | None = None
    remarks: tuple[Remark, ...] = ()


def read_key_entry(cells: Sequence[str], position: int) -> KeyEntry | None:
    """One line of a plan's rating key ("Completed – work has been …"), or None where it isn't one."""
    filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
    if not filled or len(filled) > 3:
        return None
    colour = _colour(filled[0]) if len(filled[0].split()) <= 2 else None
    has_own_cell = bool(colour) and len(filled) > 1
    words = filled[1:] if has_own_cell else filled
    if has_own_cell and len(words) == 1 and len(words[0].split()) > 6 and not _ENTRY.match(words[0]):
        words = filled
    text = " – ".join(words)
    match = _ENTRY.match(text)
    label, meaning = (match[1].strip(), match[2].strip()) if match else (text, None)
    colour = colour or (_colour(label) if len(label.split()) <= 3 else None)
    rating = _key_rating(label, meaning)
    if rating is None or (not match and len(text.split()) > 6) or len(label.split()) > 10:
        return None
    return KeyEntry(position, label, meaning, colour, rating)


def read_key_line(text: str) -> list[KeyEntry]:
    """A key written in one line, as "(G)reen = Completed (A)mber = In progress"; empty where it isn't one."""
    starts = [match for match in _COLOUR_IS.finditer(text) if lookups.fold(match[1] + match[2]) in _colours()]
    if len(starts) < 2:
        return []
    ends = [match.start() for match in starts[1:]] + [len(text)]
    parts = [
        (match[1] + match[2], text[match.end() : end].strip(" ,;|/.")) for match, end in zip(starts, ends, strict=True)
    ]
    entries = [
        read_key_entry([colour, f"{colour} – {meaning}"], n) for n, (colour, meaning) in enumerate(parts, start=1)
    ]
    return [entry for entry in entries if entry]


def _colours() -> dict[str, str]:
    return lookups.meanings("colours")


def _key_rating(label: str, meaning: str | None) -> str | None:
    known = lookups.meanings("ratings").get(lookups.fold(label))
    if known and not _colour(label):
        return known
    for text in (label, meaning or ""):
        for rating, pattern in lookups.patterns("key_words"):
            if pattern.search(text):
                return rating
    return known


def _colour(text: str) -> str | None:
    words = lookups.fold(re.sub(r"\((\w)\)(?=[a-z])", r"\1", with_symbols_named(text))).split()
    return next((colour for word in words if (colour := lookups.meanings("colours").get(word))), None)


def read_rating(text: str, key: Sequence[KeyEntry]) -> Declared:
    """The rating that a rating cell declares, through the plan's own key and else the usual words and colours."""
    words = " ".join(text.split())
    folded = lookups.fold(with_symbols_named(words))
    if not folded or folded in lookups.words("no_value"):
        return Declared()
    by_key = _by_key(folded, key)
    if by_key:
        return Declared(by_key, words)
    known = lookups.meanings("ratings").get(folded)
    first = _FIRST_WORDS.match(words)
    if known is None and first and len(lookups.fold(first[1])) > 1:
        return replace(read_rating(first[1], key), text=words)
    if known is None:
        message = f"The rating “{words[:60]}” isn't one this tool knows; it is kept as written and not counted."
        return Declared(None, words, (Remark("rating_unread", "warning", message),))
    if _is_colour(folded):
        message = f"“{words}” is read by the usual meaning of the colour, since the plan's key doesn't say: confirm it."
        return Declared(known, words, (Remark("rating_assumed", "note", message),))
    return Declared(known, words)


def _by_key(folded: str, key: Sequence[KeyEntry]) -> str | None:
    """The rating of the key's entry that a cell names: by label, colour, both, first letter or code."""
    for entry in key:
        code = _CODED.match(entry.label)
        names = {
            lookups.fold(entry.label),
            entry.colour,
            lookups.fold(f"{entry.colour} {entry.label}"),
            entry.colour[0] if entry.colour else None,
            entry.label[:1].lower() if entry.colour else None,
            lookups.fold(code[1]) if code else None,
            lookups.fold(entry.label[code.end() :]) if code else None,
        }
        if folded in names - {None}:
            return entry.rating
    return None


def with_symbols_named(text: str) -> str:
    """Coloured circles and ticks as the words they stand for, where nothing else is written."""
    if re.search(r"\w", text):
        return text
    for symbol, word in lookups.meanings_as_written("symbols").items():
        text = text.replace(symbol, f" {word} ") if symbol in text else text
    return text


def read_status(text: str, key: Sequence[KeyEntry] = ()) -> Declared:
    """The rating that a status cell declares where it is nothing but one ("On track"); prose declares none."""
    words = " ".join(text.split())
    folded = lookups.fold(with_symbols_named(words))
    known = lookups.meanings("ratings").get(folded)
    if folded and _by_key(folded, key) or known and len(folded) > 1:
        return read_rating(words, key)
    dated = _DATED_COMPLETE.match(words)
    if dated and _is_only_a_date(dated[1]):
        return Declared("complete", words)
    return Declared()


def _is_only_a_date(text: str) -> bool:
    found = mentions(text)
    return len(found) == 1 and not re.search(r"[A-Za-z]{3,}", text[: found[0].start] + text[found[0].end :])


def _is_colour(folded: str) -> bool:
    return len(folded) == 1 or any(word in lookups.meanings("colours") for word in folded.split())


def rated_by_key(text: str, key: Sequence[KeyEntry]) -> str | None:
    """The rating that a plan's own key gives a cell which is one of its labels, colours or codes; else None."""
    folded = lookups.fold(with_symbols_named(" ".join(text.split())))
    return _by_key(folded, key) if folded else None
