"""What of a person a column's heading or a label names, and what of a person a value could be."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders import lookups
from loaders.interpret.lead_kinds import kind as lead_kind
from loaders.reading.case_data.identifiers import (
    is_insurance_number,
    is_nhs_number,
    is_police_number,
    is_pupil_number,
)
from loaders.reading.case_data.prose import names_aged_person, names_person_and_day, tells_of_person

_LONGEST_HEADING, _LONGEST_VALUE = 80, 120
_FEW, _PHRASE = 6, 3
_JOINED = re.compile(r"_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORDS_OF_NAME = range(2, 5)


@dataclass(frozen=True)
class Kind:
    """A kind of what is known of a person: its words in a sentence, whose it is, and how much it weighs.

    of is identity (it says who a row is about), own (only a list of people has it) or shared (a plan may have it too);
    alone is its weight where cells show it under no heading; fits are the kinds of value that it can hold.
    """

    name: str
    said: str
    of: str
    alone: float
    fits: frozenset[str]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind, by its name."""
    return {
        row["kind"]: Kind(row["kind"], row["said"], row["of"], float(row["alone"]), frozenset(row["fits"].split()))
        for row in lookups.rows("case_kinds")
    }


@lru_cache(maxsize=8192)
def heading_kind(heading: str) -> tuple[str, float]:
    """What of a person a heading names, and how far it speaks for a list of people; ("", 0) where nothing."""
    folded = _spelled_out(heading)
    if not folded or len(folded) > _LONGEST_HEADING:
        return "", 0.0
    for meaning, pattern, weight in lookups.weighed_patterns("case_headings"):
        if pattern.search(folded):
            return meaning, weight
    return "", 0.0


def _spelled_out(heading: str) -> str:
    """A heading in small letters with the words of a database's name parted and its short or wrong spellings mended."""
    known = lookups.meanings("case_spellings")
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    parted = lookups.fold(_JOINED.sub(" ", plain))
    return " ".join(known.get(word, word) for word in parted.split())


@lru_cache(maxsize=16384)
def value_kinds(text: str) -> frozenset[str]:
    """Everything that a value could be, as kinds or as the words of case_values.csv; blank where it holds nothing."""
    text = " ".join(text.split())
    if lookups.fold(text) in lookups.words("no_value"):
        return frozenset(["blank"])
    size = len(text.split())
    found = {"any"} | ({"short"} if size <= _FEW else set()) | ({"phrase"} if size >= _PHRASE else set())
    if tells_of_person(text):
        found.add("told")
    if len(text) > _LONGEST_VALUE:
        return frozenset(found)
    if names_aged_person(text):
        found.add("aged_person")
    if names_person_and_day(text):
        found.add("name_and_day")
    found |= {meaning for meaning, pattern in lookups.patterns("case_values") if pattern.search(text)}
    if size in _WORDS_OF_NAME and lead_kind(text) == "person":
        found.add("person")
    return frozenset(found | _numbers(text))


def _numbers(text: str) -> set[str]:
    """The numbers of a person that a text could be, and digits where it has five at least."""
    if sum(map(str.isdigit, text)) < 5:
        return set()
    whole = text.removesuffix(".0")
    tests = {
        "nhs": is_nhs_number,
        "insurance": is_insurance_number,
        "upn": is_pupil_number,
        "police": is_police_number,
    }
    return {"digits"} | {name for name, is_one in tests.items() if is_one(whole)}


def filled(texts: Sequence[str]) -> list[frozenset[str]]:
    """The kinds of the values that hold something, placeholders of a template left out."""
    found = (value_kinds(text) for text in texts if text.strip())
    return [one for one in found if "blank" not in one]
