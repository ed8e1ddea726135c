"""What changed in a task between two versions, in words: its kinds of change, its two values side by side."""

from collections.abc import Callable

import pandas as pd

from pages.said import ratings, task_rows, words
from pages.said.language import Named, marked, say, says

KINDS = Named(
    {
        "improved": marked("improved"),
        "worsened": marked("worsened"),
        "passed": marked("only its date passed"),
        "rerated": marked("rated otherwise"),
        "new": marked("new"),
        "back": marked("came back"),
        "split": marked("split"),
        "merged": marked("merged"),
        "gone": marked("gone"),
        "reworded": marked("reworded"),
        "reported": marked("new report"),
        "reowned": marked("re-owned"),
        "redated": marked("re-dated"),
        "renumbered": marked("renumbered"),
        "moved": marked("moved to another section"),
        "same": marked("same"),
    }
)


def passed(number: int) -> str:
    """What tasks did of which only the date passed: "passed their date without new words"."""
    return says(number, "passed its date without new words", "passed their date without new words")


def kinds_in_words(kinds) -> str:
    """A task's kinds of change: "improved, re-dated"."""
    return ", ".join(name for kind, name in KINDS.items() if kind in set(kinds))


def listed(rows: pd.DataFrame) -> pd.DataFrame:
    """The tasks of a comparison as a table, what changed with both values."""
    return pd.DataFrame(
        {
            say("Change"): [kinds_in_words(kinds) for kinds in rows["kinds"]],
            say("Ref"): [refs(row) for row in rows.itertuples()],
            say("Action"): [
                words.text(row.to_action if row.in_later else row.from_action) for row in rows.itertuples()
            ],
            say("Rating"): [two(row, side_rating) for row in rows.itertuples()],
            say("Due"): [two(row, side_due) for row in rows.itertuples()],
            say("Lead"): [two(row, side_leads) for row in rows.itertuples()],
        }
    )


def two(row, said: Callable[..., str]) -> str:
    """What both sides of a comparison say, once where they say the same: "31 Oct 2023 → 15 Nov 2023"."""
    sides = [said(row, side) for side, is_there in (("from", row.in_earlier), ("to", row.in_later)) if is_there]
    return " → ".join(dict.fromkeys(sides))


def side_rating(row, side: str) -> str:
    """The rating that a side of a comparison ("from" or "to") has, in words."""
    return ratings.words(getattr(row, f"{side}_rating"), getattr(row, f"{side}_rating_basis"))


def side_due(row, side: str) -> str:
    """When a side of a comparison has the task due."""
    return task_rows.due(getattr(row, f"{side}_due_on"), getattr(row, f"{side}_timescale_text"))


def side_leads(row, side: str) -> str:
    """Who leads on a side of a comparison."""
    return task_rows.lead_names(list(getattr(row, f"{side}_leads")))


def refs(row, missing: str = marked("no ref")) -> str:
    """A task's reference, both where it changed: "3 → 4"."""
    return two(row, lambda row, side: words.text(getattr(row, f"{side}_ref"), missing))
