"""The frameworks that the duty is held against, their sections and the words that tell them, from data/lookups/."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from loaders import lookups


@dataclass(frozen=True)
class Framework:
    """One framework in one version. updated_on: None where its source isn't dated; replaced_by: a later framework."""

    framework: str
    title: str
    version: str
    updated_on: date | None
    applies_to: str
    is_statutory: bool
    address: str | None
    replaced_by: str | None


@dataclass(frozen=True)
class FrameworkSection:
    """One section of a framework. maps_to: a section of another framework, as FRAMEWORK/KEY; None: there is none."""

    framework: str
    number: int
    key: str
    title_en: str
    title_cy: str | None
    maps_to: str | None
    mapping_reason: str | None


@dataclass(frozen=True)
class FrameworkElement:
    """One thing that a section asks for."""

    framework: str
    section: str
    number: int
    key: str
    title_en: str
    title_cy: str | None


@dataclass(frozen=True)
class FrameworkStep:
    """One step of the scale that a council rates itself on. framework: None for every framework."""

    framework: str | None
    position: int
    key: str
    label_en: str
    label_cy: str | None


@dataclass(frozen=True)
class FrameworkWord:
    """A phrase that speaks for a section, or with a weight below 0 against it.

    framework, section: "" for every section there is. phrase: folded, and with * at its end the beginning of a word.
    places: where alone it counts (heading, action, outcome), none for everywhere. partners: phrases of which one must
    stand in the task too, none for no need; unless: phrases of which none may.
    """

    framework: str
    section: str
    phrase: str
    weight: float
    places: tuple[str, ...]
    partners: tuple[str, ...]
    unless: tuple[str, ...]


@cache
def frameworks() -> tuple[Framework, ...]:
    """Every framework that is shipped, in the order of the file."""
    return tuple(
        Framework(
            row["framework"],
            row["title"],
            row["version"],
            date.fromisoformat(row["updated_on"]) if row["updated_on"] else None,
            row["applies_to"],
            row["is_statutory"] == "yes",
            row["address"] or None,
            row["replaced_by"] or None,
        )
        for row in lookups.rows("frameworks")
    )


@cache
def framework_sections() -> tuple[FrameworkSection, ...]:
    """Every section of the shipped frameworks."""
    return tuple(
        FrameworkSection(
            row["framework"],
            int(row["number"]),
            row["key"],
            row["title_en"],
            row["title_cy"] or None,
            row["maps_to"] or None,
            row["mapping_reason"] or None,
        )
        for row in lookups.rows("framework_sections")
    )


@cache
def framework_elements() -> tuple[FrameworkElement, ...]:
    """Every element of the shipped frameworks' sections."""
    return tuple(
        FrameworkElement(
            row["framework"],
            row["section"],
            int(row["number"]),
            row["key"],
            row["title_en"],
            row["title_cy"] or None,
        )
        for row in lookups.rows("framework_elements")
    )


@cache
def framework_scale() -> tuple[FrameworkStep, ...]:
    """The steps that are shipped, the lowest first."""
    return tuple(
        FrameworkStep(
            row["framework"] or None,
            int(row["position"]),
            row["key"],
            row["label_en"],
            row["label_cy"] or None,
        )
        for row in lookups.rows("framework_scale")
    )


@cache
def framework_words() -> tuple[FrameworkWord, ...]:
    """Every phrase of the shipped frameworks."""
    return tuple(
        FrameworkWord(
            row["framework"],
            row["section"],
            folded_phrase(row["phrase"]),
            float(row["weight"]),
            tuple(row["places"].split("|")) if row["places"] else (),
            _folded_phrases(row["partners"]),
            _folded_phrases(row["unless"]),
        )
        for row in lookups.rows("framework_words")
    )


def _folded_phrases(cell: str) -> tuple[str, ...]:
    return tuple(folded_phrase(phrase) for phrase in cell.split("|")) if cell else ()


def folded_phrase(phrase: str) -> str:
    """A phrase as it is compared: folded, with the * that makes it the beginning of a word."""
    return lookups.fold(phrase) + "*" * phrase.rstrip().endswith("*")
