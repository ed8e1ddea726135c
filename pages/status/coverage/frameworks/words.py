"""What is said of the parts of a framework: what can be added, its fields, how each part is listed."""

from collections.abc import Sequence
from typing import NamedTuple

from pages.said import words


class Field(NamedTuple):
    """A field of a part's form: the column that it fills, its label, how it is given, and what it is for."""

    name: str
    label: str
    how: str = "text"
    meaning: str = ""


KINDS = {
    "section": "Section",
    "element": "Criterion",
    "scale": "Self-rating",
    "word": "Words",
    "framework": "Framework",
}
MEANINGS = {
    "section": "A section is what tasks are mapped to.",
    "element": "A criterion is one thing that a section asks for; the assurance file has a line for each.",
    "scale": "The steps that the council rates itself on in the assurance file.",
    "word": "Words that tell from a task’s heading, action or outcome that it serves a section.",
    "framework": "A framework of the council’s own: what its plan is held against.",
}
NEW = {
    "section": "A new section",
    "element": "A new criterion",
    "scale": "A new step",
    "word": "New words",
    "framework": "A new framework",
}
SHIPPED = "These sections came with the dashboard and stay as they are: for others add a framework of your own."
REPLACED_BY = Field(
    "replaced_by", "Replaced by", "framework", "A newer framework: where this one is in use, the page says so."
)
_TITLES = (Field("title_en", "Title in English"), Field("title_cy", "Title in Welsh"))
_SECTION = Field("section", "Section", "section")
FIELDS = {
    "framework": (
        Field("title", "Title"),
        Field("version", "Version"),
        Field("updated_on", "Updated on", "day"),
        Field("applies_to", "Where it applies"),
        Field("address", "Address of its source"),
        Field("is_statutory", "Statutory", "tick"),
        REPLACED_BY,
    ),
    "section": (
        Field("number", "Number", "number"),
        *_TITLES,
        Field("maps_to", "Same as, in another framework", "elsewhere"),
        Field("mapping_reason", "Why they are the same"),
    ),
    "element": (_SECTION, Field("number", "Number", "number"), *_TITLES),
    "scale": (
        Field("position", "Place, from the lowest", "number"),
        Field("label_en", "Name in English"),
        Field("label_cy", "Name in Welsh"),
    ),
    "word": (
        _SECTION,
        Field("phrase", "Words", meaning="End with * for the beginning of a word: radicalis*."),
        Field("weight", "Weight", "weight", "From 3 on it suffices alone; below 0 it speaks against the section."),
    ),
}
KEYS = {"framework": "framework", "section": "section", "element": "element", "scale": "step", "word": "item"}
WELSH = {"section": "title_cy", "element": "title_cy", "scale": "label_cy"}
_NAMED_BY = {"framework": "title", "section": "title_en", "element": "title_en", "scale": "label_en", "word": "phrase"}


def invitation(kind: str) -> str:
    """What the button says that opens the form."""
    return "Add a framework of your own, or change it" if kind == "framework" else "Add, or change what is your own"


def name(kind: str, content: dict) -> str:
    """What a part is called."""
    return words.text(content.get(_NAMED_BY[kind]), "")


def recorded(kind: str, named: str, *, is_removed: bool) -> str:
    """What was recorded of a part: "Recorded: section “Youth work”."."""
    return f"{'Removed' if is_removed else 'Recorded'}: {KINDS[kind].lower()} “{named}”."


def same_as(sections: Sequence[tuple[str, str | None]]) -> str:
    """The sections of other frameworks that one is the same as, each with the reason."""
    told = [f"{name} ({words.text(reason, 'no reason given')})" for name, reason in sections]
    return "; ".join(told)


def whose(is_own: bool) -> str:
    """Who wrote a part."""
    return "the council’s own" if is_own else "shipped"


def weight(value: float) -> str:
    """For or against: "for, 3"."""
    return f"{'against' if value < 0 else 'for'}, {abs(value):g}"
