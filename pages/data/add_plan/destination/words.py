"""What is said of where a document goes: which plan it looks like, what of its names was read where, its date."""

from collections.abc import Iterable

import loaders
from pages.said import words
from pages.said.language import Named, marked, say

_PLACES = Named(  # where a reading finds a plan's names, by its own words
    {
        where: where
        for where in (
            marked("its title"),
            marked("the head or foot of its pages"),
            marked("its first lines"),
            marked("its first table"),
            marked("the file’s properties"),
            marked("the file’s name"),
            marked("its text"),
        )
    }
)


def option(plan_id: str, known: dict[str, loaders.Plan]) -> str:
    """A plan to choose, by its id; empty for a new one."""
    return say("Next version of {title}", title=known[plan_id].title) if plan_id else say("A new plan")


def matched(found: loaders.Recognised) -> str:
    """How many of a plan's tasks are in the document."""
    return say(
        "In this document: {number} of its {tasks}.",
        number=f"{found.matched:,}",
        tasks=words.count(found.tasks, "task"),
    )


def named(proposal, markings: Iterable[str], missing: list[str]) -> str:
    """What was read of a new plan's names, where, and what the document doesn't say."""
    said = [*_read(proposal)]
    if missing:
        said.append(say("The document doesn’t say: {missing}.", missing=words.several(missing)))
    return " ".join([*said, *with_markings(markings)])


def _read(proposal) -> list[str]:
    """In a sentence, if at all, where the council's name and a title that isn't the document's own were read."""
    council = _PLACES.get(proposal.council_from, proposal.council_from)
    title = "" if proposal.title_from == "its title" else _PLACES.get(proposal.title_from, proposal.title_from)
    if council and title:
        return [say("Council from {council} and title from {title}.", council=council, title=title)]
    if council:
        return [say("Council from {place}.", place=council)]
    return [say("Title from {place}.", place=title)] if title else []


def period(starts_on, ends_on) -> str:
    """The period that a plan gives itself."""
    if not (starts_on and ends_on):
        return ""
    return say("The plan runs from {first} to {last}.", first=words.day(starts_on), last=words.day(ends_on))


def with_markings(markings: Iterable[str]) -> list[str]:
    """That the document carries markings, as written."""
    found = list(markings)
    return [say("Marked {markings}.", markings=words.several(found))] if found else []


def dated(basis: str, why: str) -> str:
    """How the date is known, as Markdown; the document's words in it stay words."""
    if not why:
        return say("**The date is assumed.**") if basis == "assumed" else say("**The date is stated.**")
    reason = words.plain(why)
    if basis == "assumed":
        return say("**The date is assumed:** {reason}", reason=reason)
    return say("**The date is stated:** {reason}", reason=reason)
