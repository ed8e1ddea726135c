"""What changed in a task between two versions, in words: its kinds of change, its two values side by side."""

from collections.abc import Callable

import pandas as pd

from pages.said import ratings, task_rows, words

KINDS = {
    "improved": "improved",
    "worsened": "worsened",
    "passed": "only its date passed",
    "rerated": "rated otherwise",
    "new": "new",
    "back": "came back",
    "split": "split",
    "merged": "merged",
    "gone": "gone",
    "reworded": "reworded",
    "reported": "new report",
    "reowned": "re-owned",
    "redated": "re-dated",
    "renumbered": "renumbered",
    "moved": "moved to another section",
    "same": "same",
}


def passed(number: int) -> str:
    """What tasks did of which only the date passed: "passed their date without new words"."""
    return f"passed {'its' if number == 1 else 'their'} date without new words"


def kinds_in_words(kinds) -> str:
    """A task's kinds of change: "improved, re-dated"."""
    return ", ".join(name for kind, name in KINDS.items() if kind in set(kinds))


def listed(rows: pd.DataFrame) -> pd.DataFrame:
    """The tasks of a comparison as a table, what changed with both values."""
    return pd.DataFrame(
        {
            "Change": [kinds_in_words(kinds) for kinds in rows["kinds"]],
            "Ref": [refs(row) for row in rows.itertuples()],
            "Action": [words.text(row.to_action if row.in_later else row.from_action) for row in rows.itertuples()],
            "Rating": [two(row, side_rating) for row in rows.itertuples()],
            "Due": [two(row, side_due) for row in rows.itertuples()],
            "Lead": [two(row, side_leads) for row in rows.itertuples()],
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


def refs(row, missing: str = "no ref") -> str:
    """A task's reference, both where it changed: "3 → 4"."""
    return two(row, lambda row, side: words.text(getattr(row, f"{side}_ref"), missing))
