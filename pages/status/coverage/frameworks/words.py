"""What is said of the parts of a framework: what can be added, its fields, how each part is listed."""

from collections.abc import Sequence
from typing import NamedTuple

from pages.said import words
from pages.said.language import Named, marked, say


class Field(NamedTuple):
    """A field of a part's form: the column that it fills, its label, how it is given, and what it is for."""

    name: str
    label: str
    how: str = "text"
    meaning: str = ""


KINDS = Named(
    {
        "section": marked("Section"),
        "element": marked("Criterion"),
        "scale": marked("Self-rating"),
        "word": marked("Words"),
        "framework": marked("Framework"),
    }
)
MEANINGS = Named(
    {
        "section": marked("A section is what tasks are mapped to."),
        "element": marked("A criterion is one thing that a section asks for; the assurance file has a line for each."),
        "scale": marked("The steps that the council rates itself on in the assurance file."),
        "word": marked("Words that tell from a task’s heading, action or outcome that it serves a section."),
        "framework": marked("A framework of the council’s own: what its plan is held against."),
    }
)
NEW = Named(
    {
        "section": marked("A new section"),
        "element": marked("A new criterion"),
        "scale": marked("A new step"),
        "word": marked("New words"),
        "framework": marked("A new framework"),
    }
)
SHIPPED = marked("These sections came with the dashboard and stay as they are: for others add a framework of your own.")
REPLACED_BY = Field(
    "replaced_by",
    marked("Replaced by"),
    "framework",
    marked("A newer framework: where this one is in use, the page says so."),
)
_TITLES = (Field("title_en", marked("Title in English")), Field("title_cy", marked("Title in Welsh")))
_SECTION = Field("section", marked("Section"), "section")
FIELDS = {
    "framework": (
        Field("title", marked("Title")),
        Field("version", marked("Version")),
        Field("updated_on", marked("Updated on"), "day"),
        Field("applies_to", marked("Where it applies")),
        Field("address", marked("Address of its source")),
        Field("is_statutory", marked("Statutory"), "tick"),
        REPLACED_BY,
    ),
    "section": (
        Field("number", marked("Number"), "number"),
        *_TITLES,
        Field("maps_to", marked("Same as, in another framework"), "elsewhere"),
        Field("mapping_reason", marked("Why they are the same")),
    ),
    "element": (_SECTION, Field("number", marked("Number"), "number"), *_TITLES),
    "scale": (
        Field("position", marked("Place, from the lowest"), "number"),
        Field("label_en", marked("Name in English")),
        Field("label_cy", marked("Name in Welsh")),
    ),
    "word": (
        _SECTION,
        Field("phrase", marked("Words"), meaning=marked("End with * for the beginning of a word: radicalis*.")),
        Field(
            "weight",
            marked("Weight"),
            "weight",
            marked("From 3 on it suffices alone; below 0 it speaks against the section."),
        ),
    ),
}
KEYS = {"framework": "framework", "section": "section", "element": "element", "scale": "step", "word": "item"}
WELSH = {"section": "title_cy", "element": "title_cy", "scale": "label_cy"}
_NAMED_BY = {"framework": "title", "section": "title_en", "element": "title_en", "scale": "label_en", "word": "phrase"}


def invitation(kind: str) -> str:
    """What the button says that opens the form."""
    is_framework = kind == "framework"
    return say("Add a framework of your own, or change it") if is_framework else say("Add, or change what is your own")


def name(kind: str, content: dict) -> str:
    """What a part is called."""
    return words.text(content.get(_NAMED_BY[kind]), "")


def recorded(kind: str, named: str, *, is_removed: bool) -> str:
    """What was recorded of a part: "Recorded: section “Youth work”."."""
    told = {"kind": KINDS[kind].lower(), "name": named}
    return say("Removed: {kind} “{name}”.", **told) if is_removed else say("Recorded: {kind} “{name}”.", **told)


def same_as(sections: Sequence[tuple[str, str | None]]) -> str:
    """The sections of other frameworks that one is the same as, each with the reason."""
    told = [f"{name} ({words.text(reason, marked('no reason given'))})" for name, reason in sections]
    return "; ".join(told)


def whose(is_own: bool) -> str:
    """Who wrote a part."""
    return say("the council’s own") if is_own else say("shipped")


def weight(value: float) -> str:
    """For or against: "for, 3"."""
    number = f"{abs(value):g}"
    return say("against, {number}", number=number) if value < 0 else say("for, {number}", number=number)
