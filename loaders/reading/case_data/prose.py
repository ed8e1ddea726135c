"""Sentences about one person: who is meant, and what is told of them, in a cell, a row or a line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders import lookups
from loaders.interpret.lead_kinds import kind, without_title
from loaders.lookups.pattern_index import possible
from loaders.reading.case_data.seen import Seen
from loaders.records import Line, Row

_LEAST, _LEAST_TOLD = 12, 15
_NAMED_AGES = 5.0
_TOLD = 2.0
_AGED = ("birth", "named_age", "born", "coded_age", "first_named_age", "age")
_PRONOUNS = ("pronoun", "possessive")
_WHO = (*_AGED, *_PRONOUNS, "coded", "initials", "first_name", "first_name_of", "relation")
_BY_AGE = ("coded_age", "age", "named_age", "first_named_age")
_NAMING = ("named_age", "first_named_age", "first_name", "first_name_of")
_FULL_NAME, _CAPITALS = re.compile(r"[A-Z](?=[\w’'-]+ [A-Z])"), re.compile(r"\b[A-Z](?=\.?[A-Z]|\d)")
_PLACES = (  # where patterns can match, by their meaning and how they begin: there they are tried, and nowhere else
    ("named_age", r"\b((?:(?-i:[A-Z][\w’'-]+) ){1,3}(?:(?-i:[A-Z]", _FULL_NAME),
    ("named_day", r"^\W*((?:(?-i:[A-Z][\w’'-]+) ){1,3}(?-i:[A-Z]", re.compile(r"^(?=\W*[A-Z][\w’'-]+ [A-Z])")),
    ("coded_age", r"(?-i:\b[A-Z]\.", _CAPITALS),
    ("coded_age", r"(?-i:\b[A-Z]{2}|\b[A-Z]\d)", _CAPITALS),
    ("initials", r"(?-i:\b[A-Z]{2}\b|\b[A-Z]\.[A-Z]\.?)", _CAPITALS),
    ("first_named_age", r"(?<![\w-])((?-i:[A-Z][\w’'-]+)) \(", re.compile(r"[A-Z](?=[\w’'-]+ \()")),
    ("first_named_age", r"(?<![\w-])((?-i:[A-Z][\w’'-]+)), ", re.compile(r"[A-Z](?=[\w’'-]+, )")),
    ("first_name", r"(?:^|(?<=[.;,:\d] )|(?<=", re.compile(r"(?:^|(?<= ))[A-Z](?=[\w’'-]+ [A-Za-zſı])")),
    ("first_name_of", r"((?-i:[A-Z][\w’'-]+))'s ", re.compile(r"[A-Z](?=[\w’'-]+'[sSſ] )")),
)
_NO_EVIDENCE = ("title", "named_day")
_LONE_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?![\d%])")


def births_told(blocks: Sequence[Row | Line]) -> Iterator[Seen]:
    """Where a row or line gives a date of birth that is labelled so: surely data about a person."""
    for block in blocks:
        text = " ; ".join(cell for cell in block.cells if cell.strip()) if isinstance(block, Row) else block.text
        if "birth" in anchors(text):
            yield Seen(True, "a date of birth", block.locator)


def is_titled(text: str) -> bool:
    """Whether words call what they stand above a list of cases."""
    return "title" in _words(text)


def names_aged_person(text: str) -> bool:
    """Whether a text names a person with an age, a school year or a date of birth beside the name."""
    return _named("named_age", _plain(text)) > 0


def names_person_and_day(text: str) -> bool:
    """Whether a text begins with a person's name and a day, which may be one of birth or one of a task."""
    return _named("named_day", _plain(text)) > 0


def tells_of_person(text: str) -> bool:
    """Whether a text tells several things that are known of one person, whoever is meant."""
    return len(text) >= _LEAST_TOLD and about(text) + ("pronoun" in anchors(text)) >= _TOLD


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


@lru_cache(maxsize=4096)
def anchors(text: str) -> Mapping[str, float]:
    """What in a text names one person, each with its weight; several names with ages tell a list."""
    if len(text) < _LEAST:
        return {}
    plain = _plain(text)
    found = {name: weight for name, weight in _words(text).items() if name in _WHO}
    has_age = bool(_LONE_NUMBER.search(plain))
    names: dict[str, int] = {}
    for meaning, pattern, weight in _possible(plain):
        if meaning in found or meaning not in _WHO or (meaning in _BY_AGE and not has_age):
            continue
        if meaning in _NAMING:
            named = names[meaning] if meaning in names else names.setdefault(meaning, _named(meaning, plain))
            found |= {meaning: _NAMED_AGES if meaning == "named_age" and named > 1 else weight} if named else {}
        elif _holds(pattern, meaning, plain):
            found[meaning] = weight
    if "initials" in found:
        found.pop("first_name", None)
    return found


@lru_cache(maxsize=4096)
def about(text: str) -> float:
    """The weight of all that a text tells of somebody."""
    found = {name: weight for name, weight in _words(text).items() if name not in (*_WHO, *_NO_EVIDENCE)}
    plain = _plain(text)
    for meaning, pattern, weight in _possible(plain):
        if meaning not in found and meaning not in (*_WHO, *_NO_EVIDENCE) and pattern.search(plain):
            found[meaning] = weight
    return sum(found.values())


def _possible(plain: str) -> Iterator[tuple[str, re.Pattern[str], float]]:
    """The phrases that a text could hold: meaning, pattern and weight."""
    phrases = lookups.weighed_patterns("case_phrases")
    return (phrases[number] for number in possible("case_phrases", plain))


@lru_cache(maxsize=4096)
def _words(text: str) -> Mapping[str, float]:
    """The weight of each meaning that words of a text have, one word or several that follow each other."""
    known = _known_words()
    words = lookups.fold(_plain(text).replace("'s", " s")).split()
    found: dict[str, float] = {}
    for start, word in enumerate(words):
        for length in range(1, known.longest.get(word, 0) + 1):
            found |= known.meanings.get(" ".join(words[start : start + length]), {})
    return found


@dataclass(frozen=True)
class _Known:
    """The meanings of words with their weights, and for each first word how many follow at most."""

    meanings: Mapping[str, Mapping[str, float]]
    longest: Mapping[str, int]


@cache
def _known_words() -> _Known:
    meanings: dict[str, dict[str, float]] = {}
    longest: dict[str, int] = {}
    for row in lookups.rows("case_words"):
        words = lookups.fold(row["word"])
        meanings.setdefault(words, {})[row["meaning"]] = float(row["weight"])
        first = words.split()[0]
        longest[first] = max(longest.get(first, 0), len(words.split()))
    return _Known(meanings, longest)


def _named(meaning: str, text: str) -> int:
    """How many people are named by the patterns of a meaning, whose group is the name."""
    is_name = _is_first_name if meaning.startswith("first") else _is_person
    found = {match[1] for pattern in _naming(meaning) for match in _found(pattern, meaning, text)}
    return sum(map(is_name, found))


def _holds(pattern: re.Pattern[str], meaning: str, text: str) -> bool:
    return next(_found(pattern, meaning, text), None) is not None


def _found(pattern: re.Pattern[str], meaning: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern of a meaning in a text, each after the one before."""
    places = _places(pattern, meaning)
    if places is None:
        yield from pattern.finditer(text)
        return
    end = 0
    for place in places.finditer(text):
        found = pattern.match(text, place.start()) if place.start() >= end else None
        if found:
            end = found.end()
            yield found


@cache
def _places(pattern: re.Pattern[str], meaning: str) -> re.Pattern[str] | None:
    found = (places for name, begins, places in _PLACES if name == meaning and pattern.pattern.startswith(begins))
    return next(found, None)


@cache
def _naming(meaning: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a meaning."""
    return tuple(pattern for name, pattern, _ in lookups.weighed_patterns("case_phrases") if name == meaning)


def _is_person(name: str) -> bool:
    """Whether words are a person's name, or its last two are."""
    first, _, last = name.rpartition(" ")
    if len(last.rstrip(".")) == 1:
        return " " not in first and _is_first_name(first)
    words = without_title(name.title() if name.isupper() else name).split()
    return any(
        kind(" ".join(part)) == "person" and all(map(_is_no_word, part))
        for part in (words, words[-2:])
        if len(part) > 1
    )


def _is_first_name(word: str) -> bool:
    """Whether a word could be a first name alone: no word of everyday English, no team's, place's or body's."""
    return len(word) > 2 and not word.isupper() and _is_no_word(word) and kind(word) == "unknown"


def _is_no_word(word: str) -> bool:
    folded = lookups.fold(word)
    return folded not in lookups.words("ordinary_words") and folded not in lookups.words("lead_context")
