"""What is said of a decision in force about a task: what it is about, who made it, its words, that it was undone."""

from pages.said import decisions, words
from pages.said.language import say
from pages.said.words import plain


def title(row, rules: dict[str, tuple[str, str]]) -> str:
    """What a decision is about: "Due date", or "Finding “Two tasks ask for the same work”"."""
    if row.kind == "finding":
        return say("Finding “{subject}”", subject=rules.get(row.subject, (row.subject.replace("_", " "),))[0])
    return decisions.field(row.field)


def made(row) -> str:
    """Who decided, when, from which date it holds, and why, in one line."""
    return say(
        "{decided_by}, {decided_on}; holds from {as_at}. Reason: {reason}",
        decided_by=row.decided_by,
        decided_on=words.day(row.decided_on),
        as_at=words.day(row.as_at),
        reason=row.reason,
    )


def paragraphs(text: str) -> str:
    """A text with its lines and paragraphs kept, nothing in it read as Markdown or HTML."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            found[-1].append(plain(line))
        else:
            found.append([])
    return "\n\n".join("  \n".join(paragraph) for paragraph in found if paragraph)


def undone(title: str) -> str:
    """That a decision was taken back."""
    return say(
        "Undone: {lower}{title}. What stood before is in force again; both stay on record.",
        lower=title[0].lower(),
        title=title[1:],
    )
