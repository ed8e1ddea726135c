"""Whose plan a text says that it is: the name of a council or of another body, in the forms that such names take."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders import lookups

_LONGEST = 4  # words of a form, as in "metropolitan borough council"
_PARTS = re.compile(r"\s+[–—|-]\s+|[:;|/()\[\]\n\t•_]|,\s|(?<!\bSt)\.(?:\s+(?=\W*[^\W\d_])|\s*$)")
_COUNCIL = ("council", "opens")


@dataclass(frozen=True)
class Named:
    """A body that a text names: its name, whether it is a council, or a school or university, and its place alone."""

    name: str
    is_council: bool
    is_school: bool
    place: str


def bodies_in(text: str) -> Iterator[Named]:
    """Every council or other body that a text names, in its order; words that any body could have name none."""
    for part in _PARTS.split(text):
        words = [word.strip('"“”*#') for word in part.split()]
        words = [word for word in words if word]
        found = [one for at in range(len(words)) for one in _at([_cased(word, part) for word in words], at)]
        if found:
            yield max(found, key=lambda one: (len(one.name), -len(one.place)))


def _cased(word: str, part: str) -> str:
    """A word of a line in capitals as a name is written."""
    if not part.isupper() or word.upper() in ("NHS", "CONTEST"):
        return word
    return word.lower() if lookups.fold(word) in _forms("joins") else word[:1] + word[1:].lower()


def _at(words: list[str], at: int) -> Iterator[Named]:
    """The bodies that a form, standing at a word, makes with the words before or after it."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        form = lookups.fold(" ".join(words[at : at + length]))
        kind = _forms().get(form)
        if kind in ("council", "body", "school") and words[at + length - 1][:1].isupper():
            yield from _ending(words, at, length, kind)
            return
        if kind and kind.startswith("opens") and words[at][:1].isupper():
            yield from _opening(words, at, length, kind)
            return


def _ending(words: list[str], at: int, length: int, kind: str) -> Iterator[Named]:
    """The body whose name ends in a form: "Xshire County Council"."""
    first = at
    while first > 0 and _may_name(words[first - 1]) and not _ends(words[first - 1]):
        first -= 1
    while first < at and (_joins(words[first]) or words[first] == "The" or _only_leads_on(words[first:at])):
        first += 1
    before = words[first:at]
    is_told_by_form = kind == "council" and length > 1 and lookups.fold(words[at]) not in ("town", "community")
    if before and (is_told_by_form or any(_is_own(word) for word in before)):
        name = " ".join([*before, *words[at : at + length]]).rstrip(".,")
        place = name if kind == "school" else _without_opening(before)
        yield Named(name, kind == "council", kind == "school", place)


def _opening(words: list[str], at: int, length: int, kind: str) -> Iterator[Named]:
    """The body whose name begins with a form: "London Borough of Newham"."""
    last = at + length
    while last < len(words) and _may_name(words[last]) and not _ends(words[last - 1]):
        last += 1
    while last > at + length and _joins(words[last - 1]):
        last -= 1
    after = words[at + length : last]
    if after and any(_is_own(word) for word in after):
        name = " ".join(words[at:last]).rstrip(".,")
        place = name if kind == "opens school" else " ".join(after).rstrip(".,")
        yield Named(name, kind == "opens", kind == "opens school", place)


def _without_opening(words: list[str]) -> str:
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        if (_forms().get(lookups.fold(" ".join(words[:length]))) or "").startswith("opens"):
            return " ".join(words[length:])
    return " ".join(words)


def _may_name(word: str) -> bool:
    """Whether a word can be part of a name: written with a capital or joining two, and no word of plans."""
    if lookups.fold(word) in lookups.words("plan_words") | lookups.words("not_council_names"):
        return False
    return _joins(word) or word[:1].isupper()


def _only_leads_on(words: list[str]) -> bool:
    """Whether words begin with one of everyday English that leads on to a name: "Agreed with Oakmere"."""
    leads_on = len(words) > 2 and _joins(words[1]) and words[1] not in ("of", "and", "&")
    return leads_on and lookups.fold(words[0]) in lookups.words("ordinary_words")


def _ends(word: str) -> bool:
    """Whether a word is the last of its phrase; the "St." of a place's name isn't."""
    return word.endswith((",", ".")) and word != "St."


def _joins(word: str) -> bool:
    return word in _forms("joins")


def _is_own(word: str) -> bool:
    """Whether a word belongs to one place or body alone."""
    folded = lookups.fold(word)
    return bool(folded) and not all(one in _general() or one.isdigit() for one in folded.split())


@cache
def _forms(kind: str | None = None) -> dict[str, str]:
    """The words of the lookup with their meaning, those of one kind or those that make names."""
    found = lookups.rows("council_words")
    return {
        row["word"]: row["meaning"]
        for row in found
        if (row["meaning"] == kind if kind else row["meaning"] not in ("joins", "general"))
    }


@cache
def _general() -> frozenset[str]:
    """The words that any body's name may have."""
    of_forms = {word for row in lookups.rows("council_words") for word in lookups.fold(row["word"]).split()}
    return frozenset(
        of_forms | lookups.words("ordinary_words") | lookups.words("lead_context") | lookups.words("plan_words")
    )
