"""Sentences about one person: who is meant, and what is told of them, in a cell, a row or lines that stand together."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders import lookups
from loaders.interpret.lead_kinds import kind, without_title
from loaders.reading.case_data.seen import Seen
from loaders.records import Line, Row

_LIKELY, _WEAK, _SEVERAL = 4.0, 2.5, 6.0
_LONGEST = 1500
_LEAST, _LEAST_TOLD = 12, 25
_NAMED_AGE, _NAMED_AGES, _FIRST_NAME_AGE, _FIRST_NAME = 3.5, 5.0, 2.0, 1.0
_TOLD = 2.0
_AGED = ("birth", "named_age", "born", "coded_age", "age")
_WHO = (*_AGED, "coded", "initials", "pronoun", "relation")
_BY_AGE = ("coded_age", "age")
_LONE_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?![\d%])")
_AGE = r"(?:[3-9]|[1-9]\d)"
_NAME = r"(?-i:[A-Z][\w’'-]+)"
_AFTER = (
    rf"(?:,? ?\((?:approx\.? |aged? |age |c\. ?|male,? |female,? |[mf],? )?{_AGE}(?:\)|,|;| oed| yrs?| years?| [mf]\b)"
    rf"|,? (?:aged? )?{_AGE}(?= ?(?:$|[,;)]|\. |years?\b|yrs?\b|yo\b|oed\b|[–-] ))|,? aged? {_AGE}\b|,? (?:is|now|was) (?:aged )?{_AGE}\b"
    rf"|,? \(?(?:y|yr|year) ?(?:[1-9]|1[0-3])\b|,? \(?(?:early |mid |late )?[2-9]0s\b"
    r"|[ ,(]+(?:\d{1,2}[./]\d{1,2}[./](?:19[3-9]\d|200[0-4])\b|(?:19[3-9]\d|200[0-4])-\d\d-\d\d))"
)
_DAY = r"[ ,(]+(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)\b"
_INITIAL = r"(?-i:[A-Z]\b\.?)"
_NAMED = re.compile(rf"\b((?:{_NAME} ){{1,3}}(?:{_NAME}|{_INITIAL}))[\"”’']?{_AFTER}", re.I)
_NAMED_DAY = re.compile(rf"^\W*((?:{_NAME} ){{1,3}}{_NAME}){_DAY}", re.I)
_TELLS = (
    r"(?:told|said|says|agreed|disclosed|refuse[sd]|denie[sd]|admitted|draws|drew|wants|cried|feels|talked|lives|"
    r"has been|is|was|will not|won't|didn't|has not|continues|posted|shared|threatened)"
)
_FIRST_NAME_TELLS = re.compile(rf"(?:^|(?<=[.;,:\d] )|(?<=that )|(?<=says )|(?<=and ))({_NAME}) {_TELLS}\b", re.I)
_FIRST_NAMED = re.compile(rf"(?<![\w-])({_NAME}) \({_AGE}\)", re.I)


def told_of_people(blocks: Sequence[Row | Line]) -> Iterator[Seen]:
    """Where sentences tell of one person what is known of people referred: sure with a labelled date of birth."""
    weak: list[str] = []
    total = 0.0
    for text, locator, above in _windows(blocks):
        found = _anchors(text)
        if not found:
            continue
        anchor = _weight(found)
        score = anchor + _about(text)
        if "birth" in found:
            yield Seen(True, "a date of birth", locator)
        elif found.get("named_age", 0.0) < _NAMED_AGE and (is_made_up(above) or is_made_up(text)):
            continue
        elif anchor >= _NAMED_AGES or score >= _LIKELY:
            yield Seen(False, "words about one person, and what is known of them", locator)
        elif score >= _WEAK:
            weak.append(locator)
            total += score
    if total >= _SEVERAL:
        yield Seen(False, f"words about single people in {len(weak):,} places", weak[0])


def is_titled(text: str) -> bool:
    """Whether words call what they stand above a list of cases."""
    return _says(text, "title")


def is_made_up(text: str) -> bool:
    """Whether words say that what is told is a scenario, an exercise or a case study, and nobody's own story."""
    return _says(text, "made_up")


@lru_cache(maxsize=4096)
def _says(text: str, wanted: str) -> bool:
    return any(
        meaning == wanted and pattern.search(text) for meaning, pattern, _ in lookups.weighed_patterns("case_words")
    )


def names_aged_person(text: str) -> bool:
    """Whether a text names a person with an age, a school year or a date of birth beside the name."""
    return bool(_named_age(_plain(text)))


def names_person_and_day(text: str) -> bool:
    """Whether a text begins with a person's name and a day, which may be one of birth or one of a task."""
    found = _NAMED_DAY.match(_plain(text))
    return bool(found) and _is_person(found[1])


def tells_of_person(text: str) -> bool:
    """Whether a text tells several things that are known of one person, whoever is meant."""
    return len(text) >= _LEAST_TOLD and _about(text) + ("pronoun" in _anchors(text)) >= _TOLD


def _windows(blocks: Sequence[Row | Line]) -> Iterator[tuple[str, str, str]]:
    """The texts that are judged as one, where each begins, and what stands above: a row's cells, lines that go on.

    Above a row that is the first row of its table, above lines the heading before them.
    """
    lines: list[str] = []
    place = above = ""
    is_table = False
    for block in blocks:
        if isinstance(block, Row):
            if lines:
                yield "\n".join(lines), place, above
                lines, place = [], ""
            text = " ; ".join(cell for cell in block.cells if cell.strip())
            above = above if is_table else text
            is_table = True
            yield text, block.locator, above
            continue
        if lines and (block.level or sum(map(len, lines)) + len(block.text) > _LONGEST):
            yield "\n".join(lines), place, above
            lines, place = [], ""
        above = block.text if block.level or is_table else above
        is_table = False
        place = place or block.locator
        lines.append(block.text)
    if lines:
        yield "\n".join(lines), place, above


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _weight(found: dict[str, float]) -> float:
    """The weight of what names somebody: the heaviest of an age and its likes, and whatever else does."""
    aged = max((found[name] for name in _AGED if name in found), default=0.0)
    return aged + sum(weight for name, weight in found.items() if name not in _AGED)


@lru_cache(maxsize=4096)
def _anchors(text: str) -> dict[str, float]:
    """What in a text names one person, each with its weight."""
    if len(text) < _LEAST:
        return {}
    text = _plain(text)
    found = _found(text, is_who=True)
    if named := _named_age(text) if _LONE_NUMBER.search(text) else 0.0:
        found["named_age"] = max(named, found.get("named_age", 0.0))
    if "initials" not in found and any(_is_first_name(match[1]) for match in _FIRST_NAME_TELLS.finditer(text)):
        found["initials"] = _FIRST_NAME
    return found


@lru_cache(maxsize=4096)
def _about(text: str) -> float:
    """The weight of all that a text tells of somebody."""
    return sum(_found(_plain(text), is_who=False).values())


def _found(text: str, *, is_who: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    for meaning, pattern, weight in lookups.weighed_patterns("case_words"):
        if (
            meaning not in ("title", "made_up")
            and (meaning in _WHO) == is_who
            and meaning not in found
            and pattern.search(text)
        ):
            found[meaning] = weight
    return found


def _named_age(text: str) -> float:
    """The weight of names with an age beside them: several tell a list, one in full more than a first name."""
    names = {match[1] for match in _NAMED.finditer(text) if _is_person(match[1])}
    if names:
        return _NAMED_AGES if len(names) > 1 else _NAMED_AGE
    alone = [match[1] for match in _FIRST_NAMED.finditer(text)]
    return _FIRST_NAME_AGE if any(map(_is_no_word, alone)) else 0.0


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
