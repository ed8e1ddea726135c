"""Which plans of a pack were loaded from Word, and what was written back into their documents, as tables."""

from datetime import date

import pandas as pd

import loaders
from pages.board.pack.choice import Choice
from pages.common import data

_WORD = (".docx", ".docm")


def plans(choice: Choice) -> dict[str, str]:
    """plan_id → title of the plans whose document in force is a Word file."""
    found = data.ask("board_plans", **choice.scope())
    return {
        row.plan_id: row.title
        for row in found.itertuples()
        if isinstance(row.file_name, str) and row.file_name.lower().endswith(_WORD)
    }


def copy(plan_id: str, as_at: date) -> loaders.WordCopy:
    """The document with what was decided by a date; raises loaders.LoadError, with a sentence, where there is none."""
    return loaders.word_with_decisions(data.connection(), plan_id, as_at)


def written(copy: loaders.WordCopy) -> pd.DataFrame:
    """What stands in the document's cells, a row each."""
    return pd.DataFrame(
        [
            {
                "Task": one.ref, "Column": one.heading or one.what, "Was": one.was or "–", "Is": one.now or "–",
                "By": one.by, "Left as it was": one.beside or "–",
            }
            for one in copy.written
        ]
    )  # fmt: skip


def left_out(copy: loaders.WordCopy) -> pd.DataFrame:
    """What stands in no cell and why, a row each."""
    return pd.DataFrame(
        [
            {
                "Task": one.ref, "What": one.what, "Decided or added": one.said, "By": one.by,
                "Not written into a cell, as": one.left_out, "In a comment": "yes" if one.has_comment else "no",
            }
            for one in copy.left_out
        ]
    )  # fmt: skip
