"""Ratings that a plan declares: its own key, its rating and status cells, a completion in another column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.interpret.dates import mentions
from loaders.interpret.written import as_it_stands
from loaders.lookups.rating_scale import NOT_RATED
from loaders.records import KeyEntry, Remark

_ENTRY = re.compile(r"^\W*(.{1,70}?)\s*(?:\s[-–—]|[–—]|=|:)\s*(.+)$", re.S)
_CODED = re.compile(r"^\W*(\d{1,2}|[A-Z])\W+(?=\w)")
_COLOUR_IS = re.compile(r"\(?\b([A-Za-z])\)?([a-z]{2,6})\)?\s*(?:=|:|\s[-–—])\s*")
_CODE = re.compile(r"^\W*([A-Z]{2,6}|\d{1,2})\s+(?=[A-Z])")
_CODES = re.compile(r"(?:^|(?<=[\s;,|/(]))([A-Z]{1,6}|\d{1,2})\s*(?:[=:]|\s[-–—])\s*")
_NUMBERED = re.compile(r"(?<![\w.])(\d)\s+(?=[A-Z])")
_SIGN = r"[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\U0001f100-\U0001faff!]\ufe0f?"  # arrows, shapes, ticks, emoji
_SIGNS = re.compile(rf"(?:^|(?<=[\s;,|/(:]))({_SIGN})\s*(?:[=:–—-]\s*)?(?=\w)")
_SIGN_ALONE = re.compile(rf"^\W*?({_SIGN})\W*$")
_LABEL = re.compile(r"^([^:=–—]{2,30}?)\s*(?:[:=–—]|\s-)\s*(?=\S)")
_PARTED = re.compile(r"^(.{1,40}?)\s*(?:\s[-–—]|[–—:(,.;‘“]|\.\s|\n)\s*(?=\w)(.+)$", re.S)
_ALL_DONE = re.compile(r"^\W*100\s?%(?:\s+complete[d]?)?\W*$", re.I)
_DOUBTED = re.compile(r"\w\s*\?\W*$|\w\W*[→⇒➔]\W*\w")  # asked, or on the way from one rating to another
_DATED_COMPLETE = re.compile(
    r"^\W*(?:completed?|closed|achieved|done|cwblhawyd|wedi['’]?i?\s+(?:ei\s+)?(?:g|ch)wblhau)\W+(?:in|on|ym?)?\s*(.+)$",
    re.I | re.S,
)
_LETTERS = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue"}  # of a key whose labels are letters
_OPENED = re.compile(
    r"^(.{2,30}?)(?:\s+[-–—]\s+|\s*[–—:;,]\s*|\s+(?=(?:because|as|since|due to|owing to)\b))(.+)$", re.I
)
_LONGEST_MEANING = 10  # words, in a key of one line


@dataclass(frozen=True)
class Declared:
    """A rating that the plan declares, its words as written, and what was noticed."""

    rating: str | None = None
    text: str | None = None
    remarks: tuple[Remark, ...] = ()


def read_key_entry(cells: Sequence[str], position: int) -> KeyEntry | None:
    """One line of a plan's rating key ("Completed – work has been …"), or None where it isn't one.

    An entry without a rating is one that says only that work hasn't begun, or a colour whose meaning can't be told.
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
    colour = colour or next((_colour(one) for one in (label, meaning or "") if 0 < len(one.split()) <= 3), None)
    rating = _key_rating(label, meaning)
    if rating is None or (meaning is None and len(text.split()) > 6) or len(label.split()) > 10:
        return None
    return KeyEntry(position, label, meaning, colour, None if rating == NOT_RATED else rating)


def _label_and_meaning(text: str, in_one_cell: bool) -> tuple[str, str | None]:
    code = _SIGNS.match(text) or (_CODE.match(text) if in_one_cell else None)
    if code:
        return code[1], text[code.end() :]
    match = _ENTRY.match(text)
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
    numbered = list(_NUMBERED.finditer(text))
    if [int(match[1]) for match in numbered] != list(range(1, len(numbered) + 1)):
        numbered = []
    for starts in filter(None, (numbered, list(_CODES.finditer(text)), list(_SIGNS.finditer(text)))):
        parts = _meant(text, [(match[1], match) for match in starts])
        entries = [entry for entry in _entries(parts) if _key_rating("", entry.meaning or entry.label)]
        if len(entries) >= 2 and all(len(meaning.split()) <= _LONGEST_MEANING for _, meaning in parts):
            return entries
    return []


def _meant(text: str, starts: Sequence[tuple[str, re.Match[str]]]) -> list[tuple[str, str]]:
    """Each name of a key in one line with its meaning, which ends where the next begins."""
    ends = [match.start() for _, match in starts[1:]] + [len(text)]
    return [(name, text[match.end() : end].strip(" ,;|/.(")) for (name, match), end in zip(starts, ends, strict=True)]


def _entries(parts: Sequence[tuple[str, str]]) -> list[KeyEntry]:
    entries = (read_key_entry(part, number) for number, part in enumerate(parts, start=1))
    return [entry for entry in entries if entry]


def _colours() -> dict[str, str]:
    return lookups.meanings("colours")


def _key_rating(label: str, meaning: str | None) -> str | None:
    """The rating that a line of a key gives, not_rated where it gives none; None where it is no line of a key."""
    known = lookups.meanings("ratings").get(lookups.fold(label))
    colour, is_letter = _colour(label), len(label) == 1
    if not meaning and _key_word(label) == "not_begun":
        return NOT_RATED
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
    has_meaning_untold = meaning and known and (is_letter or colour) and known != "off_track"
    return NOT_RATED if has_meaning_untold else known


def _key_word(text: str) -> str | None:
    return next((meaning for meaning, pattern in lookups.patterns("key_words") if pattern.search(text)), None)


def _colour(text: str) -> str | None:
    words = lookups.fold(re.sub(r"\((\w)\)(?=[a-z])", r"\1", with_symbols_named(text))).split()
    return next((colour for word in words if (colour := lookups.meanings("colours").get(word))), None)


def read_rating(text: str, key: Sequence[KeyEntry], heading: str = "") -> Declared:
    """The rating that a rating cell declares, through the plan's own key and else the usual words and colours.

    Yes and no are read by heading, that of the cell's column, where it asks one thing ("On track?").
    """
    words = _told(text)
    name = _name(words)
    if not name or name in lookups.words("no_value"):
        return Declared()
    entry = _entry(name, key)
    if entry:
        return Declared(entry.rating, words, () if entry.rating or _says_not_begun(entry) else _unread(words))
    answer = _answer(name, heading)
    if answer:
        return Declared(_rated(answer), words)
    known, said = _known(words, key)
    if known is None:
        known, said = _known_in_part(words, key)
    if known is None and name in lookups.words("statuses"):
        return Declared(None, words)
    if known is None:
        return Declared(None, words, _unread(words))
    if _is_colour(said) and not _by_key(said, key):
        message = f"“{words}” is read by the usual meaning of the colour, since the plan's key doesn't say: confirm it."
        return Declared(known, words, (Remark("rating_assumed", "note", message),))
    return Declared(_rated(known), words)


def _rated(code: str) -> str | None:
    return None if code == NOT_RATED else code


def _unread(words: str) -> tuple[Remark, ...]:
    message = f"The rating “{words[:60]}” isn't one this tool knows; it is kept as written and not counted."
    return (Remark("rating_unread", "warning", message),)


def _says_not_begun(entry: KeyEntry) -> bool:
    return "not_begun" in (_key_word(entry.label), _key_word(entry.meaning or ""))


def _answer(name: str, heading: str) -> str | None:
    """The rating of yes or no under a heading that asks one thing, not_rated where the answer gives none."""
    column = "yes" if name in lookups.words("yes") - {"x"} else "no" if name in lookups.words("no") else None
    if column is None or not heading:
        return None
    asked = [row for row in lookups.rows("yes_no_headings") if re.search(row["pattern"], heading, re.I)]
    return asked[0][column] if len(asked) == 1 else None


def _told(text: str) -> str:
    """A cell's words without a label such as "RAG:" before them."""
    words = " ".join(as_it_stands(text).split())
    label = _LABEL.match(words)
    return words[label.end() :] if label and lookups.fold(label[1]) in lookups.words("rating_labels") else words


def _known(words: str, key: Sequence[KeyEntry]) -> tuple[str | None, str]:
    """The rating of words that are nothing but one, once or said twice ("Cwblhawyd / Completed"), and the words."""
    folded = _name(words)
    if _DOUBTED.search(words):
        return None, folded
    whole = _by_key(folded, key) or lookups.meanings("ratings").get(folded)
    if whole is None and (_ALL_DONE.match(words) or _is_tick(words, folded) or _is_dated_completion(words)):
        whole = "complete"
    twice = re.split(r"\s*/\s*|\s+(?:[-–—|&]|and)\s+", words)
    if whole or len(twice) != 2:
        return whole, folded
    first, second = (_known(part, key) for part in twice)
    if first[0] == second[0]:
        return first
    told = [
        part for part, said in zip((first, second), twice, strict=True) if _name(said) not in lookups.words("statuses")
    ]
    return told[0] if len(told) == 1 and told[0][0] not in (None, "complete") else (None, folded)


def _known_in_part(words: str, key: Sequence[KeyEntry]) -> tuple[str | None, str]:
    """The rating that opens or ends words ("Green – on track", "3 Slipped"), and the words that give it.

    A single letter counts only beside words that say the same; "complete" wins over the colour beside it where that may
    stand for it.
    """
    numbered = _NUMBERED.match(words)
    if numbered:
        return _known(words[numbered.end() :], key)
    parted = _PARTED.match(words)
    if not parted:
        return None, words
    (first, said_first), (rest, said_rest) = (_known(part.strip(" ()‘’“”"), key) for part in parted.groups())
    if first == "complete" and rest not in (None, first) and not _is_colour(said_rest):
        return None, words
    if first and len(said_first) > 1:
        completes = rest == "complete" and first == "on_schedule" and _is_colour(said_first)
        return (rest, said_rest) if completes and not _is_colour(said_rest) else (first, said_first)
    if rest and first in (rest, None) and len(said_rest) > 1 and len(said_rest.split()) <= 4:
        return rest, said_rest
    return None, words


def _is_tick(words: str, folded: str) -> bool:
    return not re.search(r"\w", words) and folded in lookups.words("yes")


def _by_key(name: str, key: Sequence[KeyEntry]) -> str | None:
    """The rating of the key's entry that a cell names, not_rated where that gives none; None where no entry does."""
    entry = _entry(name, key)
    return (entry.rating or NOT_RATED) if entry else None


def _entry(name: str, key: Sequence[KeyEntry]) -> KeyEntry | None:
    """The key's entry that a cell names: by label or code, else by colour, else by first letter."""
    colour = _colours().get(name, name)
    has_letters = {"r", "g"} <= {lookups.fold(entry.label) for entry in key}
    shown = [entry.colour or (_LETTERS.get(lookups.fold(entry.label)) if has_letters else None) for entry in key]
    names: list[list[set[str | None]]] = [
        [_labels(entry) for entry in key],
        [{one} for one in shown],
        [{"amber"} if one == "yellow" else {"yellow"} if one == "amber" else set() for one in shown],
        [{entry.colour[0], entry.label[:1].lower()} if entry.colour else set() for entry in key],
    ]
    found = (entry for each in names for entry, called in zip(key, each, strict=True) if called & {name, colour})
    return next(found, None)


def _labels(entry: KeyEntry) -> set[str | None]:
    code = _CODED.match(entry.label)
    labels: set[str | None] = {_name(entry.label), lookups.fold(f"{entry.colour} {entry.label}")}
    return labels | {lookups.fold(code[1]), lookups.fold(entry.label[code.end() :])} if code else labels


def _name(text: str) -> str:
    """A cell's words for comparing, or the sign that it is."""
    sign = _SIGN_ALONE.match(text)
    return lookups.fold(with_symbols_named(text)) or (sign[1].rstrip("\ufe0f") if sign else "")


def with_symbols_named(text: str) -> str:
    """Coloured circles and ticks as the words they stand for, where nothing else is written."""
    if re.search(r"\w", text):
        return text
    for symbol, word in lookups.meanings_as_written("symbols").items():
        text = text.replace(symbol, f" {word} ") if symbol in text else text
    return text


def read_status(text: str, key: Sequence[KeyEntry] = ()) -> Declared:
    """The rating that a status cell declares where it is nothing but one ("On track"); prose declares none."""
    words = _told(text)
    known, said = _known(words, key)
    if known and (len(said) > 1 or _by_key(said, key)):
        return read_rating(words, key)
    return Declared()


def read_opening(text: str, key: Sequence[KeyEntry] = ()) -> Declared:
    """The rating that a status cell declares alone or before words that explain it ("Delayed, as the venue closed").

    Words that explain must not speak of the whole as done, nor after "complete" as unfinished.
    """
    whole = read_status(text, key)
    opened = _OPENED.match(_told(text))
    if whole.rating or whole.text or not opened:
        return whole
    opening = read_status(opened[1], key)
    against = "unfinished" if opening.rating == "complete" else "finished"
    if any(meaning == against and pattern.search(opened[2]) for meaning, pattern in lookups.patterns("status_turns")):
        return Declared()
    return Declared(opening.rating, _told(text)) if opening.rating else Declared()


def _is_dated_completion(words: str) -> bool:
    """Whether words are "Completed" or the like and a date, and nothing else."""
    dated = _DATED_COMPLETE.match(words)
    if not dated:
        return False
    found = mentions(dated[1])
    return len(found) == 1 and not re.search(r"[A-Za-z]{3,}", dated[1][: found[0].start] + dated[1][found[0].end :])


def _is_colour(folded: str) -> bool:
    return len(folded) == 1 or any(word in lookups.meanings("colours") for word in folded.split())


def rated_by_key(text: str, key: Sequence[KeyEntry]) -> str | None:
    """The rating that a plan's own key gives a cell which is one of its labels, colours or codes; else None.

    It is not_rated where the key's entry gives none.
    """
    name = _name(" ".join(text.split()))
    return _by_key(name, key) if name else None
