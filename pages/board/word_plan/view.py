"""Which plans of a pack were loaded from Word, and what was written back into their documents, as tables."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

import loaders
from pages.board.pack.choice import Choice
from pages.common import data
from pages.said import words
from pages.said.heard import heard
from pages.said.language import say

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
    return loaders.word_with_decisions(data.to_read(), plan_id, as_at)


def written(copy: loaders.WordCopy) -> pd.DataFrame:
    """What stands in the document's cells, a row each."""
    return _table(
        {
            say("Task"): one.ref,
            say("Column"): one.heading or one.what,
            say("Was"): one.was or "–",
            say("Is"): f"{one.now or '–'} ({one.beside})" if one.beside else one.now or "–",
        }
        for one in copy.written
    )


def left_out(copy: loaders.WordCopy) -> pd.DataFrame:
    """What stands in no cell and why, a row each."""
    return _table(
        {
            say("Task"): one.ref,
            say("Decided or added"): f"{one.what}: {one.said}",
            say("In no cell, as"): _left_out(one),
        }
        for one in copy.left_out
    )


def _left_out(one: loaders.Carried) -> str:
    why = heard(one.left_out)
    return say("{why}; a comment says it", why=why) if one.has_comment else why


def _table(rows: Iterable[dict[str, str]]) -> pd.DataFrame:
    """Rows for a table that reads Markdown."""
    return pd.DataFrame([{name: words.lines(text) for name, text in row.items()} for row in rows])
