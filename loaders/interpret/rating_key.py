"""A plan's own rating key: its entries as they are written, and the entry that a cell names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders import lookups
from loaders.interpret.shares import RANGE, Share, percentage, share_of
from loaders.lookups.kept import for_short_texts
from loaders.lookups.rating_scale import NOT_RATED
from loaders.records import KeyEntry

_ENTRY = re.compile(r"^\W*(.{1,70}?)\s*(?:\s[-–—]|[–—]|=|:)\s*(.+)$", re.S)
_CODED = re.compile(r"^\W*(\d{1,2}|[A-Z])\W+(?=\w)")
_COLOUR_IS = re.compile(r"\(?\b([A-Za-z])\)?([a-z]{2,6})\)?\s*(?:=|:|\s[-–—])\s*")
_CODE = re.compile(r"^\W*([A-Z]{2,6}|\d{1,2})\s+(?=[A-Z])")
_CODES = re.compile(r"(?:^|(?<=[\s;,|/(]))([A-Z]{1,6}|\d{1,2})\s*(?:[=:]|\s[-–—])\s*")
_NUMBERED = re.compile(r"(?<![\w.])(\d)\s+(?=[A-Z])")
_SIGN = r"(?:[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\U0001f100-\U0001faff!]\ufe0f?)"  # arrows, shapes, ticks, emoji
_SIGNS = re.compile(rf"(?:^|(?<=[\s;,|/(:]))({_SIGN}{{1,3}})\s*(?:[=:–—-]\s*)?(?=\w)")
_SIGN_ALONE = re.compile(rf"^\W*?({_SIGN}{{1,3}})\W*$")
_SHARES = re.compile(rf"(?:^|(?<=[\s;,|/(:]))({RANGE})(?:\s*[=:–—-]+\s*|\s+(?!of\b))(?=\w)", re.I)
_SHARE_IN_BRACKETS = re.compile(rf"^(\w[\w\s]{{1,20}}?)\s*[(\[]\s*({RANGE})\s*[)\]]$", re.I)
_SHARES_IN_BRACKETS = re.compile(rf"([A-Za-z]+)\s*[(\[]\s*({RANGE})\s*[)\]]", re.I)
_EQUATED = re.compile(r"^([^=]{1,40}?)\s*=\s*([^=]+)$")
_PARTS = re.compile(r"\s*[;|\n]\s*|,\s*(?=[^,;=]{1,30}=)")
_KEY_BEFORE = re.compile(r"^\W*(?:(?:b?rag|rating|status)\s+)?(?:key|legend|allwedd)\b[^:=]{0,30}:\s*", re.I)
_LETTERS = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue"}  # of a key whose labels are letters
_LONGEST_MEANING = 10  # words, in a key of one line


def read_key_entry(cells: Sequence[str], position: int, in_key: bool = False) -> KeyEntry | None:
    """One line of a plan's rating key ("Completed – work has been …"), or None where it isn't one.

    An entry without a rating is one that says only that work hasn't begun, or whose meaning can't be told: of a colour,
    and, where it is known to stand in a key, of a mark or percentage too.
    """
    filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
    if not filled or len(filled) > 3:
        return None
    colour = _colour(filled[0]) if len(filled[0].split()) <= 2 else None
    has_own_cell = bool(colour) and len(filled) > 1
    words = filled[1:] if has_own_cell else filled
    if has_own_cell and len(words) == 1 and len(words[0].split()) > 6 and not _ENTRY.match(words[0]):
        words = filled
    text = " – ".join(words)
    label, meaning = _label_and_meaning(text, len(words) == 1)
    share = share_of(label)
    colour = colour or next((_colour(one) for one in (label, meaning or "") if 0 < len(one.split()) <= 3), None)
    rating = _key_rating(label, meaning)
    if rating is None and in_key and has_own_cell and meaning is None and words is not filled:
        label, meaning, rating = filled[0], label, NOT_RATED
    if rating is None and in_key and meaning and is_mark(label):
        rating = NOT_RATED
    if rating is None or (meaning is None and len(text.split()) > 6) or len(label.split()) > 10:
        return None
    return KeyEntry(position, label, meaning, None if share else colour, None if rating == NOT_RATED else rating)


def is_mark(label: str) -> bool:
    """Whether a key's label is a percentage, a sign, or yes or no, which no reader could take for a meaning."""
    name = name_of(label)
    return bool(share_of(label) or _SIGN_ALONE.match(label)) or is_answer(name)


def is_answer(name: str) -> bool:
    """Whether a folded text is yes, no or ticks and crosses."""
    return bool(name) and set(name.split()) <= lookups.words("yes") | lookups.words("no")


def _label_and_meaning(text: str, in_one_cell: bool) -> tuple[str, str | None]:
    share = _SHARES.match(text)
    code = share or _SIGNS.match(text) or (_CODE.match(text) if in_one_cell else None)
    if code:
        return code[1], text[code.end() :]
    match = _SHARE_IN_BRACKETS.match(text) or _ENTRY.match(text)
    return (match[1].strip(), match[2].strip()) if match else (text, None)


def read_key_line(text: str) -> list[KeyEntry]:
    """A key written in one line, as "(G)reen = Completed (A)mber = In progress"; empty where it isn't one.

    One of codes ("1 Fully achieved 2 Slipped", "CNFA = Completed; TCD = To be completed") counts where at least two of
    its codes mean a rating and none of its meanings is longer than a few words.
    """
    coloured = [match for match in _COLOUR_IS.finditer(text) if lookups.fold(match[1] + match[2]) in _colours()]
    if len(coloured) >= 2:
        parts = _meant(text, [(match[1] + match[2], match) for match in coloured])
        return _entries([(colour, f"{colour} – {meaning}") for colour, meaning in parts])
    bracketed = [(match[1], match[2]) for match in _SHARES_IN_BRACKETS.finditer(text) if _colour(match[1])]
    if len(bracketed) >= 2:
        return _entries([(f"{colour} – {share}",) for colour, share in bracketed])
    if equated := _equated(text):
        return equated
    numbered = list(_NUMBERED.finditer(text))
    if [int(match[1]) for match in numbered] != list(range(1, len(numbered) + 1)):
        numbered = []
    shares, codes, signs = (list(pattern.finditer(text)) for pattern in (_SHARES, _CODES, _SIGNS))
    fewest = 1 if _KEY_BEFORE.match(text) else 2
    for starts in filter(None, (shares, numbered, codes, signs)):
        parts = _meant(text, [(match[1], match) for match in starts])
        entries = _entries(parts)
        rated = [one for one in entries if starts is shares or _key_rating("", one.meaning or one.label)]
        if len(rated) >= fewest and len(entries) >= 2 and all(_is_short(meaning) for _, meaning in parts):
            return [entry for entry in entries if entry in rated or entry.rating is None]
    return []


def _is_short(meaning: str) -> bool:
    return len(meaning.split()) <= _LONGEST_MEANING


def _equated(text: str) -> list[KeyEntry]:
    """The entries of a line whose every part is "mark = meaning", or a word and the rating that it stands for."""
    before = _KEY_BEFORE.match(text)
    told = [_EQUATED.match(part) for part in _PARTS.split(text[before.end() :] if before else text) if part.strip()]
    parts = [(match[1].strip(), match[2].strip(" .")) for match in told if match]
    if len(parts) < len(told) or not all(_is_short(meaning) for _, meaning in parts):
        return []
    entries = _entries(parts, in_key=True)
    is_key = bool(before) or any(entry.rating for entry in entries) or not any(share_of(label) for label, _ in parts)
    are_marks = all(is_mark(label) for label, _ in parts)
    is_of_words = len(parts) >= 2 and all(entry.rating for entry in entries) and not _CODES.search(text)
    return entries if len(entries) == len(parts) and ((are_marks and is_key) or is_of_words) else []


def _meant(text: str, starts: Sequence[tuple[str, re.Match[str]]]) -> list[tuple[str, str]]:
    """Each name of a key in one line with its meaning, which ends where the next begins."""
    ends = [match.start() for _, match in starts[1:]] + [len(text)]
    return [(name, text[match.end() : end].strip(" ,;|/.(")) for (name, match), end in zip(starts, ends, strict=True)]


def _entries(parts: Sequence[tuple[str, ...]], in_key: bool = False) -> list[KeyEntry]:
    entries = (read_key_entry(part, number, in_key) for number, part in enumerate(parts, start=1))
    return [entry for entry in entries if entry]


def _colours() -> dict[str, str]:
    return lookups.meanings("colours")


def _key_rating(label: str, meaning: str | None) -> str | None:
    """The rating that a line of a key gives, not_rated where it gives none; None where it is no line of a key."""
    known = lookups.meanings("ratings").get(lookups.fold(label))
    colour, is_letter = _colour(label), len(label) == 1
    if not meaning and _key_word(label) == "not_begun":
        return NOT_RATED
    if meaning and (share := share_of(label)):
        return _rating_of_share(share, meaning)
    if meaning and known and (share := share_of(meaning)):
        return "complete" if share.low == 100 else known
    if meaning and known and not colour and not is_letter and not _colour(meaning):
        return lookups.meanings("ratings").get(lookups.fold(meaning), known)
    if known and not colour and not (meaning and is_letter):
        return known
    said = [word for text in (label, meaning or "") if (word := _key_word(text))]
    told = next((word for word in said if word != "not_begun"), None)
    if told and told != NOT_RATED:
        return told
    if said and (colour or "not_begun" in said):
        return NOT_RATED
    if said:
        return None
    is_initial = (
        bool(meaning) and is_letter and (meaning or "")[0].lower() == label.lower() and not _colour(meaning or "")
    )
    has_meaning_untold = meaning and known and (is_letter or colour) and (known != "off_track" or is_initial)
    return NOT_RATED if has_meaning_untold else known


def _rating_of_share(share: Share, meaning: str) -> str | None:
    """The rating that a key gives to a range of percentages, by its words or else the colour it names."""
    word = lookups.meanings("ratings").get(lookups.fold(meaning)) or _key_word(meaning)
    if word == "not_begun" or (word == "complete" and share.high < 100):
        return NOT_RATED
    colour = _colour(meaning) if len(meaning.split()) <= 3 else None
    return word or (lookups.meanings("ratings").get(colour) if colour else None)


def _key_word(text: str) -> str | None:
    return next((meaning for meaning, pattern in lookups.patterns("key_words") if pattern.search(text)), None)


def _colour(text: str) -> str | None:
    words = lookups.fold(re.sub(r"\((\w)\)(?=[a-z])", r"\1", with_symbols_named(text))).split()
    return next((colour for word in words if (colour := lookups.meanings("colours").get(word))), None)


def says_not_begun(entry: KeyEntry) -> bool:
    """Whether a key's entry says only that work hasn't begun."""
    return "not_begun" in (_key_word(entry.label), _key_word(entry.meaning or ""))


def entry_of(name: str, key: Sequence[KeyEntry], takes_bare: bool = True) -> KeyEntry | None:
    """The key's entry that a cell names: by label or code, else by percentage, else by colour, else by first letter.

    A number without its sign is a percentage where the key has percentages, unless takes_bare is False.
    """
    if not key:
        return None
    colour = _colours().get(name, name)
    has_letters = {"r", "g"} <= {lookups.fold(entry.label) for entry in key}
    shown = [entry.colour or (_LETTERS.get(lookups.fold(entry.label)) if has_letters else None) for entry in key]
    names: list[list[set[str | None]]] = [
        [{one} for one in shown],
        [{"amber"} if one == "yellow" else {"yellow"} if one == "amber" else set() for one in shown],
        [{entry.colour[0], entry.label[:1].lower()} if entry.colour else set() for entry in key],
    ]
    found = (entry for each in names for entry, called in zip(key, each, strict=True) if called & {name, colour})
    return labelled(name, key, takes_bare) or next(found, None)


def labelled(name: str, key: Sequence[KeyEntry], takes_bare: bool = True) -> KeyEntry | None:
    """The key's entry whose label, code or range of percentages a cell names, taken as entry_of does."""
    called = {name, _colours().get(name, name)}
    named = next((entry for entry in key if _labels(entry) & called), None)
    return named or (_shared(name, key) if takes_bare or "%" in name else None)


def _shared(name: str, key: Sequence[KeyEntry]) -> KeyEntry | None:
    """The entry whose range of percentages a cell lies in, without a rating where two of them differ."""
    value = percentage(name)
    if value is None:
        return None
    ranges = [(entry, share_of(entry.label) or share_of(entry.meaning or "")) for entry in key]
    holding = [(entry, share) for entry, share in ranges if share and share.holds(value)]
    exact = next((entry for entry, share in holding if share.low == share.high), None)
    if exact or not holding:
        return exact
    first = holding[0][0]
    return first if len({entry.rating for entry, _ in holding}) == 1 else replace(first, rating=None)


def _labels(entry: KeyEntry) -> set[str | None]:
    code = None if share_of(entry.label) else _CODED.match(entry.label)
    labels: set[str | None] = {name_of(entry.label), lookups.fold(f"{entry.colour} {entry.label}")}
    return labels | {lookups.fold(code[1]), lookups.fold(entry.label[code.end() :])} if code else labels


@for_short_texts(4096)
def name_of(text: str) -> str:
    """A cell's words for comparing, or the sign or percentage that it is."""
    if "%" in text and (value := percentage(text)) is not None:
        return f"{value:g}%"
    sign = _SIGN_ALONE.match(text)
    return lookups.fold(with_symbols_named(text)) or (sign[1].rstrip("\ufe0f") if sign else "")


def with_symbols_named(text: str) -> str:
    """Coloured circles and ticks as the words they stand for, where nothing else is written."""
    if re.search(r"\w", text):
        return text
    for symbol, word in lookups.meanings_as_written("symbols").items():
        text = text.replace(symbol, f" {word} ") if symbol in text else text
    return text
