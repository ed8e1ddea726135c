"""Ratings that a plan's cells declare, through its own key and else by the usual words and colours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders import lookups
from loaders.interpret.dates import mentions
from loaders.interpret.rating_key import entry_of, is_answer, labelled, name_of, says_not_begun
from loaders.interpret.written import as_it_stands
from loaders.lookups.rating_scale import NOT_RATED
from loaders.records import KeyEntry, Remark

_NUMBERED = re.compile(r"(?<![\w.])(\d)\s+(?=[A-Z])")
_LABEL = re.compile(r"^([^:=–—]{2,30}?)\s*(?:[:=–—]|\s-)\s*(?=\S)")
_PARTED = re.compile(r"^(.{1,40}?)\s*(?:\s[-–—]|[–—:(,.;‘“]|\.\s|\n)\s*(?=\w)(.+)$", re.S)
_ALL_DONE = re.compile(r"^\W*100\s?%(?:\s+complete[d]?)?\W*$", re.I)
_DOUBTED = re.compile(r"\w\s*\?\W*$|\w\W*[→⇒➔]\W*\w")  # asked, or on the way from one rating to another
_DATED_COMPLETE = re.compile(
    r"^\W*(?:completed?|closed|achieved|done|cwblhawyd|wedi['’]?i?\s+(?:ei\s+)?(?:g|ch)wblhau)\W+(?:in|on|ym?)?\s*(.+)$",
    re.I | re.S,
)
_OPENED = re.compile(
    r"^(.{2,30}?)(?:\s+[-–—]\s+|\s*[–—:;,]\s*|\s+(?=(?:because|as|since|due to|owing to)\b))(.+)$", re.I
)


@dataclass(frozen=True)
class Declared:
    """A rating that the plan declares, its words as written, and what was noticed."""

    rating: str | None = None
    text: str | None = None
    remarks: tuple[Remark, ...] = ()


def read_rating(text: str, key: Sequence[KeyEntry], heading: str = "") -> Declared:
    """The rating that a rating cell declares, through the plan's own key and else the usual words and colours.

    Yes and no are read by heading, that of the cell's column, where it asks one thing ("On track?").
    """
    words = _told(text)
    name = name_of(words)
    if not name or name in lookups.words("no_value"):
        return Declared()
    entry = entry_of(name, key)
    if entry:
        return Declared(entry.rating, words, () if entry.rating or says_not_begun(entry) else _unread(words))
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
    folded = name_of(words)
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
        part
        for part, said in zip((first, second), twice, strict=True)
        if name_of(said) not in lookups.words("statuses")
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
    entry = entry_of(name, key)
    return (entry.rating or NOT_RATED) if entry else None


def read_status(text: str, key: Sequence[KeyEntry] = ()) -> Declared:
    """The rating that a status cell declares where it is nothing but one ("On track"); prose declares none."""
    words = _told(text)
    known, said = _known(words, key)
    if known and (len(said) > 1 or _by_key(said, key)):
        return read_rating(words, key)
    return Declared()


def read_mark(text: str, key: Sequence[KeyEntry]) -> Declared | None:
    """What the plan's own key says of a cell that is one of its labels or percentages; None where it is none."""
    name = name_of(_told(text))
    return read_rating(text, key) if name and labelled(name, key) else None


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

    It is not_rated where the key's entry gives none. Yes, no and ticks tell by themselves no column of ratings.
    """
    name = name_of(" ".join(text.split()))
    entry = entry_of(name, key, takes_bare=False) if name and not is_answer(name) else None
    return (entry.rating or NOT_RATED) if entry else None
