"""What stands behind the tasks that are called complete: the finding in one sentence, its bars and its tables."""

import pandas as pd

from pages.said import words
from pages.said.bars import Row, Segment

KINDS = {
    "shown": "Complete, and shown to be",
    "routine": "Carries on as everyday work",
    "declined": "Declined, replaced or varied",
    "unclear": "Unclear from the words",
    "open": "Not complete yet",
    "duplicate": "Duplicate of another task",
}


def headline(rows: pd.DataFrame) -> str:
    """The finding: "20 tasks are called complete; the words show it for 8 of them"."""
    total, shown = len(rows), int((rows["now"] == "shown").sum())
    confirmed = bool(((rows["now"] == "shown") & rows["is_confirmed"]).any())
    if total == 1:
        what = "a person has confirmed it" if confirmed else f"its words {'show' if shown else 'don’t show'} it"
        return f"1 task is called complete; {what}"
    who = "the words or a person’s decision show it" if confirmed else "the words show it"
    which = {0: "none of them", total: "all of them"}.get(shown, f"{shown:,} of them")
    return f"{total:,} tasks are called complete; {who} for {which}"


def subtitle(rows: pd.DataFrame) -> str:
    """What is counted, of which plans and as at when, and which of those shown still await a milestone."""
    dated = rows[["plan_title", "as_at"]].drop_duplicates()
    plans = words.several([f"{one.plan_title} as at {words.day(one.as_at)}" for one in dated.itertuples()])
    plans = plans if len(dated) < 4 else f"{words.count(len(dated), 'plan')}, each at its own date"
    said = f"Tasks that the plan itself calls complete: {plans}. Sorted by what their words say, and by decisions."
    ahead = rows[rows["has_milestone_ahead"] & (rows["now"] == "shown") & ~rows["is_confirmed"]]
    if len(ahead):
        names = "task {} names a milestone" if len(ahead) == 1 else "tasks {} name milestones"
        said += f" Of those shown, {names.format(_refs(ahead))} still ahead."
    return said


def bars(rows: pd.DataFrame) -> list[Row]:
    """A bar for each kind that there is, as long as its tasks, over a track as long as all of them."""
    total = len(rows)
    return [
        Row(
            kind,
            name,
            f"{words.of(len(part), total)}: {words.shorten(_refs(part), 60)}",
            (Segment(0, total), Segment(0, len(part), "complete" if kind == "shown" else "not_rated")),
        )
        for kind, name in KINDS.items()
        if len(part := rows[rows["now"] == kind])
    ]


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures: each kind by the words alone and after decisions, with the tasks that it holds now."""
    kinds = [kind for kind in KINDS if (rows[["by_words", "now"]] == kind).any(axis=None)]
    return pd.DataFrame(
        {
            "Called complete, and": [KINDS[kind] for kind in kinds],
            "By the words alone": [int((rows["by_words"] == kind).sum()) for kind in kinds],
            "After decisions": [int((rows["now"] == kind).sum()) for kind in kinds],
            "Tasks now": [_refs(rows[rows["now"] == kind]) or "none" for kind in kinds],
        }
    )


def each(rows: pd.DataFrame) -> pd.DataFrame:
    """Every task that is called complete, with its words and what they are taken for."""
    shown = {
        "Plan": list(rows["plan_title"]),
        "Ref": [words.text(ref, "none") for ref in rows["ref"]],
        "Its words": [said(row) for row in rows.itertuples()],
        "Counts as": [_now(row) for row in rows.itertuples()],
        "What the task asks": [words.shorten(action, 160) for action in rows["action"]],
    }
    frame = pd.DataFrame(shown)
    return frame.drop(columns="Plan") if frame["Plan"].nunique() == 1 else frame


def said(row) -> str:
    """The words of a task that report on it, and its next steps."""
    told = [row.status_text, row.progress]
    parts = [" ".join(text.split()) for text in told if not words.is_missing(text)] or ["Nothing is reported."]
    if not words.is_missing(row.next_steps):
        parts.append(f"Next steps: {' '.join(row.next_steps.split())}")
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


def _now(row) -> str:
    if not row.is_confirmed:
        return KINDS[row.now]
    said = f"{KINDS[row.now]}, as a person decided"
    return said if row.now == row.by_words else f"{said}; by its words: {KINDS[row.by_words].lower()}"


def _refs(rows: pd.DataFrame) -> str:
    if rows["plan_title"].nunique() > 1:
        return "; ".join(f"{title} {_refs(part)}" for title, part in rows.groupby("plan_title", sort=False))
    return ", ".join(words.text(ref, "no ref") for ref in rows["ref"])
