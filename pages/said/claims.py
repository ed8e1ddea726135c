"""What stands behind the tasks that are reported complete: the finding in a sentence or two, each claim in words."""

import pandas as pd

from pages.said import words
from pages.said.language import Named, marked, say, says

KINDS = Named(
    {
        "shown": marked("Complete, and shown to be"),
        "routine": marked("Carries on as everyday work"),
        "declined": marked("Declined, replaced or varied"),
        "unclear": marked("Unclear from the words"),
        "open": marked("Not complete yet"),
        "duplicate": marked("Duplicate of another task"),
    }
)
_OTHERS = ("routine", "declined", "unclear", "open", "duplicate")


def headline(rows: pd.DataFrame) -> str:
    """The finding: "20 tasks are reported complete; their words show it for 8"."""
    total, shown = len(rows), int((rows["now"] == "shown").sum())
    confirmed = bool(((rows["now"] == "shown") & rows["is_confirmed"]).any())
    if total == 1:
        if confirmed:
            return say("1 task is reported complete; a person has confirmed it")
        if shown:
            return say("1 task is reported complete; its words show it")
        return say("1 task is reported complete; its words don’t show it")
    which = {0: say("none"), total: say("all")}.get(shown, f"{shown:,}")
    if confirmed:
        return say(
            "{number} tasks are reported complete; their words or a person’s decision show it for {which}",
            number=f"{total:,}",
            which=which,
        )
    return say(
        "{number} tasks are reported complete; their words show it for {which}", number=f"{total:,}", which=which
    )


def parts(rows: pd.DataFrame) -> str:
    """The others kind by kind, and which of those shown still await a milestone; "" where there is neither."""
    counts = {kind: int((rows["now"] == kind).sum()) for kind in _OTHERS}
    others = [_other(kind, number) for kind, number in counts.items() if number]
    said = f"{'; '.join(others)}." if others else ""
    ahead = rows[rows["has_milestone_ahead"] & (rows["now"] == "shown") & ~rows["is_confirmed"]]
    if len(ahead):
        said += " " + says(
            len(ahead),
            "Of those shown, task {refs} names a milestone still ahead.",
            "Of those shown, tasks {refs} name milestones still ahead.",
            refs=_refs(ahead),
        )
    return said.strip()


def _other(kind: str, n: int) -> str:
    number = f"{n:,}"
    if kind == "routine":
        return says(n, "{number} carries on as everyday work", "{number} carry on as everyday work", number=number)
    if kind == "declined":
        return says(
            n,
            "{number} was declined, replaced or varied",
            "{number} were declined, replaced or varied",
            number=number,
        )
    if kind == "unclear":
        return says(n, "{number} is unclear from the words", "{number} are unclear from the words", number=number)
    if kind == "open":
        return says(n, "{number} isn’t complete yet", "{number} aren’t complete yet", number=number)
    return says(n, "{number} is a duplicate", "{number} are duplicates", number=number)


def said(row) -> str:
    """The words of a task that report on it, and its next steps."""
    told = [row.status_text, row.progress]
    parts = [" ".join(text.split()) for text in told if not words.is_missing(text)] or [say("Nothing is reported.")]
    if not words.is_missing(row.next_steps):
        parts.append(say("Next steps: {steps}", steps=" ".join(row.next_steps.split())))
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def counts_as(row) -> str:
    """What a claim is taken for, and whether a person said so."""
    if not row.is_confirmed:
        return KINDS[row.now]
    if row.now == row.by_words:
        return say("{kind}, as a person decided", kind=KINDS[row.now])
    return say(
        "{kind}, as a person decided; by its words: {other}", kind=KINDS[row.now], other=KINDS[row.by_words].lower()
    )


def _refs(rows: pd.DataFrame) -> str:
    if rows["plan_title"].nunique() > 1:
        return "; ".join(f"{title} {_refs(part)}" for title, part in rows.groupby("plan_title", sort=False))
    return ", ".join(words.text(ref, marked("no ref")) for ref in rows["ref"])
