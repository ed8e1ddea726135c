"""What people decide, in words: the fields, their values, one decision in one sentence."""

import json
from collections.abc import Mapping
from datetime import date

from loaders.bounds import EARLIEST, LATEST, is_within
from loaders.lookups.dispositions import dispositions
from pages.said import ratings, words
from pages.said.language import Named, marked, say

DISPOSITIONS = Named({one.code: one.words for one in dispositions()})
FIELDS = Named(
    {
        "rating": marked("Rating"),
        "disposition": marked("Standing"),
        "due_on": marked("Due date"),
        "leads": marked("Leads"),
        "section": marked("Section"),
        "duplicate_of": marked("Duplicate of"),
        "note": marked("Note"),
        "finding": marked("Finding"),
        "lead_name": marked("Name of a lead"),
        "same_task": marked("Match with an earlier task"),
        "split_from": marked("Split from"),
        "merged_into": marked("Merged into"),
        "publish": marked("Words for the public"),
    }
)
STANDINGS = tuple(code for code in DISPOSITIONS if code != "duplicate")
PAST = marked("This is the plan as it was known on an earlier day. Clear “As known on” to decide something.")
AS_WRITTEN = marked("as the document has it")
_ANSWERS = Named({"accepted": marked("suggestion accepted"), "dismissed": marked("dismissed")})


def field(code: str) -> str:
    """A field in words: "Due date"."""
    return FIELDS.get(code.partition(":")[0], code)


def value(code: str, stored, refs: Mapping[str, str] | None = None) -> str:
    """A stored value in words; refs: task_id → ref, for values that name another task."""
    kind, _, subject = code.partition(":")
    if kind == "publish":
        return say("not approved") if words.is_missing(stored) else say("may be published as they stood")
    if words.is_missing(stored):
        return say("none") if kind in ("split_from", "merged_into") and stored == "" else say(AS_WRITTEN)
    if kind == "rating":
        return ratings.words(stored)
    if kind == "disposition":
        return DISPOSITIONS.get(stored, stored)
    if kind == "due_on":
        return words.day(date.fromisoformat(stored))
    if kind == "leads":
        return leads(stored) or say("nobody")
    if kind == "section":
        return " · ".join(part for part in json.loads(stored) if part)
    if kind == "finding":
        return _ANSWERS.get(stored, stored)
    if kind == "lead_name":
        return say("“{name}” counts as “{other}”", name=subject, other=stored)
    if kind in ("duplicate_of", "same_task", "split_from", "merged_into"):
        return (refs or {}).get(stored, stored)
    return str(stored)


def leads(stored: str) -> str:
    """The names of a stored list of leads, as a person types them: "Ann Example; Outreach Team"."""
    return "; ".join(one["lead"] for one in json.loads(stored))


def heading(section, subsection) -> str | None:
    """The headings of a task in one line: "Reviews · Courses"; None without any."""
    return " · ".join(part for part in (section, subsection) if not words.is_missing(part)) or None


def parted(text: str) -> tuple[str, str | None]:
    """Section and subsection of headings in one line, as heading writes them."""
    section, _, subsection = text.partition("·")
    return section.strip(), subsection.strip() or None


def outside(day: date) -> str:
    """That a day lies outside those that a decision can be about; "" where it doesn't."""
    if is_within(day):
        return ""
    return say("lies outside {first} to {last}: check the year", first=EARLIEST.year, last=LATEST.year)
