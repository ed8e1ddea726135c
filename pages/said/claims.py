"""What stands behind the tasks that are reported complete: the finding in a sentence or two, each claim in words."""

import pandas as pd

from pages.said import words

KINDS = {
    "shown": "Complete, and shown to be",
    "routine": "Carries on as everyday work",
    "declined": "Declined, replaced or varied",
    "unclear": "Unclear from the words",
    "open": "Not complete yet",
    "duplicate": "Duplicate of another task",
}
_ONE_AND_MORE = {
    "routine": ("carries on as everyday work", "carry on as everyday work"),
    "declined": ("was declined, replaced or varied", "were declined, replaced or varied"),
    "unclear": ("is unclear from the words", "are unclear from the words"),
    "open": ("isn’t complete yet", "aren’t complete yet"),
    "duplicate": ("is a duplicate", "are duplicates"),
}


def headline(rows: pd.DataFrame) -> str:
    """The finding: "20 tasks are reported complete; their words show it for 8"."""
    total, shown = len(rows), int((rows["now"] == "shown").sum())
    confirmed = bool(((rows["now"] == "shown") & rows["is_confirmed"]).any())
    if total == 1:
        what = "a person has confirmed it" if confirmed else f"its words {'show' if shown else 'don’t show'} it"
        return f"1 task is reported complete; {what}"
    who = "their words or a person’s decision show it" if confirmed else "their words show it"
    which = {0: "none", total: "all"}.get(shown, f"{shown:,}")
    return f"{total:,} tasks are reported complete; {who} for {which}"


def parts(rows: pd.DataFrame) -> str:
    """The others kind by kind, and which of those shown still await a milestone; "" where there is neither."""
    counts = {kind: int((rows["now"] == kind).sum()) for kind in _ONE_AND_MORE}
    others = [f"{number:,} {_ONE_AND_MORE[kind][number > 1]}" for kind, number in counts.items() if number]
    said = f"{'; '.join(others)}." if others else ""
    ahead = rows[rows["has_milestone_ahead"] & (rows["now"] == "shown") & ~rows["is_confirmed"]]
    if len(ahead):
        names = "task {} names a milestone" if len(ahead) == 1 else "tasks {} name milestones"
        said += f" Of those shown, {names.format(_refs(ahead))} still ahead."
    return said.strip()


def said(row) -> str:
    """The words of a task that report on it, and its next steps."""
    told = [row.status_text, row.progress]
    parts = [" ".join(text.split()) for text in told if not words.is_missing(text)] or ["Nothing is reported."]
    if not words.is_missing(row.next_steps):
        parts.append(f"Next steps: {' '.join(row.next_steps.split())}")
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def counts_as(row) -> str:
    """What a claim is taken for, and whether a person said so."""
    if not row.is_confirmed:
        return KINDS[row.now]
    said = f"{KINDS[row.now]}, as a person decided"
    return said if row.now == row.by_words else f"{said}; by its words: {KINDS[row.by_words].lower()}"


def _refs(rows: pd.DataFrame) -> str:
    if rows["plan_title"].nunique() > 1:
        return "; ".join(f"{title} {_refs(part)}" for title, part in rows.groupby("plan_title", sort=False))
    return ", ".join(words.text(ref, "no ref") for ref in rows["ref"])
