"""Whether the title of a course or the name of a group may be somebody's, and the numbers in it that may be."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from loaders import lookups
from loaders.completions.people import EMAIL

_YEARS = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?"
_SHORT = r"\d{1,3}(?:\.\d{1,2}){0,2}"
_FEW = re.compile(rf"(?:{_SHORT}[\s/-]+)?{_YEARS}(?:[\s/-]+{_SHORT})?|{_SHORT}(?:\s?[-–/]\s?{_SHORT})?")
_INSURANCE = re.compile(r"\b[a-z]{2}[\s-]?(?:\d\d[\s-]?){3}[a-d]?\b", re.I)
_NUMBER = re.compile(r"[^\W\d_]*[+(]*\d(?:[\s()./_–-]*\d)*(?:[^\W_]*\d)*[^\W\d_]*")
_LONG_DIGITS = 4
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'.-]*[\w’'.])?|[^\s\w]|\d+")
_ROMAN = re.compile(r"[IVX]+")
_MOST_WORDS = 4  # of a name


def without_numbers(text: str) -> str:
    """A text without the e-mail addresses and numbers that may be somebody's; years, levels and versions stay.

    What goes is any number of four digits or more, however parted, that isn't a year or two: telephones, NHS and
    National Insurance numbers, payroll numbers, dates of birth.
    """
    rest = _INSURANCE.sub(" ", EMAIL.sub(" ", text))
    kept = _NUMBER.sub(lambda match: match[0] if _may_stay(match[0]) else " ", rest)
    return text if kept == text else " ".join(kept.split()).strip(" -–—:|,/(+")


def _may_stay(number: str) -> bool:
    digits = sum(letter.isdigit() for letter in number)
    if digits < _LONG_DIGITS:
        return True
    bare = " ".join(number.strip("+ ").replace("(", " ").replace(")", " ").split())
    bare = re.sub(r"^[^\W\d_]{1,8}(?=\d)|(?<=\d)[^\W\d_]+$", "", bare)
    return bool(_FEW.fullmatch(bare))


@lru_cache(maxsize=10_000)
def may_name_somebody(text: str) -> bool:
    """Whether a text has words that look like a person's name, by their shape and by the words that are known.

    Two to four words with capitals that no name of a team, place or course has, a first name before another word, a
    title or an initial before one, or "Surname, First name". Nothing tells a rare place from a rare name: a person
    decides.
    """
    return any(map(_is_name, _runs(text))) or _is_turned_round(text)


def _runs(text: str) -> Iterator[list[str]]:
    """The words that stand beside one another with nothing between them, each as written."""
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "|"]:
        if token[0].isalpha():
            run.append(token)
        elif run:
            yield run
            run = []


def _is_name(run: list[str]) -> bool:
    """Whether some words in a row hold a name."""
    is_plain = all(word == word.lower() for word in run)
    for start, word in enumerate(run):
        following = run[start + 1] if start + 1 < len(run) else ""
        if following and _is_titled(word, following):
            return True
        if following and _is_first(word) and _has_capital(following, is_plain) and _may_be_last(following, run):
            return True
    unknown: list[str] = []
    for place, word in enumerate([*run, ""]):
        may_be = bool(word) and (not _is_known(word) and _has_capital(word, is_plain) and not _is_acronym(word, run))
        if may_be or (unknown and _part(word) == "joins"):
            unknown.append(word)
            continue
        before = run[place - len(unknown) - 1] if place > len(unknown) else ""
        if 2 <= len(unknown) <= _MOST_WORDS and not _of_place(before) and not _leads_to_place(run[place:]):
            return True
        unknown = []
    return False


def _is_titled(word: str, following: str) -> bool:
    return _part(word) == "title" and following[0].isupper() and not _is_known(following)


def _is_first(word: str) -> bool:
    return _part(word) == "first"


def _part(word: str) -> str | None:
    """What a word is in a name, by data/lookups/completion_name_words.csv: first, title or joins."""
    return lookups.meanings("completion_name_words").get(lookups.fold(word))


def _may_be_last(word: str, run: list[str]) -> bool:
    """Whether a word may be a last name: one that isn't known, or is a last name too where nothing else follows."""
    if _ROMAN.fullmatch(word):
        return False
    return not _is_known(word) or (_meaning(word) in ("surname", "last") and word == run[-1])


def _has_capital(word: str, is_plain: bool) -> bool:
    return is_plain or word[0].isupper()


def _is_acronym(word: str, run: list[str]) -> bool:
    """Whether a word is a few capitals among others that aren't; a single one may be an initial."""
    bare = word.strip(".")
    return 1 < len(bare) <= 4 and bare.isupper() and len(run) > 1 and not all(one.isupper() for one in run)


def _of_place(word: str) -> bool:
    return _meaning(word) in ("place", "surname")


def _leads_to_place(words: list[str]) -> bool:
    """Whether known words lead to one of a place, as in "Community Primary School"."""
    return any(map(_of_place, takewhile(_is_known, words)))


def _meaning(word: str) -> str | None:
    return lookups.meanings("completion_group_words").get(lookups.fold(word))


def _is_turned_round(text: str) -> bool:
    """Whether a text has two words with a comma between them that look like a last and a first name."""
    words = [[token for token in _TOKEN.findall(part) if token[0].isalpha()] for part in text.split(",")]
    if len(words) != 2 or not all(words):
        return False
    last, first = words[0][-1], words[1][0]
    if not (last[0].isupper() and first[0].isupper()) and not text.islower():
        return False
    if _is_first(first) and len(words[0]) == len(words[1]) == 1:
        return True
    return not _is_known(last) and (_is_first(first) or not _is_known(first))


def _is_known(word: str) -> bool:
    """Whether a word is one of teams, places or courses, in the plural and with a hyphen too."""
    folded = lookups.fold(word)
    known = _known()
    if folded in known or folded.removesuffix("s") in known:
        return True
    parts = folded.split()
    return len(parts) > 1 and all(part in known for part in parts)


@cache
def _known() -> frozenset[str]:
    """The words that stand in the names of teams, bodies, posts, places and courses; single letters may be initials."""
    lists = ("lead_context", "lead_places", "stop_words", "completion_headings", "programmes", "months")
    with_meaning = ("lead_words", "lead_names", "lead_posts", "lead_first_words", "completion_group_words")
    phrases = [*(word for name in lists for word in lookups.words(name))]
    phrases += [word for name in with_meaning for word in lookups.meanings(name)]
    return frozenset(word for phrase in phrases for word in phrase.split() if len(word) > 1)
