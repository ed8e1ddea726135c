"""What is said of where a document goes: which plan it looks like, what of its names was read where, its date."""

from collections.abc import Iterable

import loaders
from pages.said import words


def option(plan_id: str, known: dict[str, loaders.Plan]) -> str:
    """A plan to choose, by its id; empty for a new one."""
    return f"Next version of {known[plan_id].title}" if plan_id else "A new plan"


def matched(found: loaders.Recognised) -> str:
    """How many of a plan's tasks are in the document."""
    return f"In this document: {found.matched:,} of its {words.count(found.tasks, 'task')}."


def named(proposal, markings: Iterable[str], missing: list[str]) -> str:
    """What was read of a new plan's names, where, and what the document doesn't say."""
    found = {"council": proposal.council_from, "title": proposal.title_from}
    read = [f"{what} from {where}" for what, where in found.items() if where and where != f"its {what}"]
    said = [f"{words.several(read)[:1].upper()}{words.several(read)[1:]}."] if read else []
    if missing:
        said.append(f"The document doesn’t say: {words.several(missing)}.")
    return " ".join([*said, *marked(markings)])


def period(starts_on, ends_on) -> str:
    """The period that a plan gives itself."""
    if not (starts_on and ends_on):
        return ""
    return f"The plan runs from {words.day(starts_on)} to {words.day(ends_on)}."


def marked(markings: Iterable[str]) -> list[str]:
    """That the document carries markings, as written."""
    found = list(markings)
    return [f"Marked {words.several(found)}."] if found else []


def dated(basis: str, why: str) -> str:
    """How the date is known, as Markdown; the document's words in it stay words."""
    known = "**The date is assumed:**" if basis == "assumed" else "**The date is stated:**"
    return f"{known} {words.plain(why)}" if why else known.replace(":**", ".**")
