"""A list of tasks made ready: the table in the form that Streamlit sends, and the words that go with it."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from pages.said import words
from pages.said.picture import arrow
from pages.said.task_rows import task_name, task_rows


@dataclass(frozen=True)
class TaskList:
    """Tasks made ready for a list: the table, its words for those who don't see it, and task_id → name, in order."""

    table: pa.Table
    alt: str
    names: dict[str, str]


def listed(rows: pd.DataFrame) -> TaskList:
    """A list of the rows of a query about tasks. rows: as in task_rows, and task_id."""
    shown = task_rows(rows)
    if shown["Plan"].nunique() == 1:
        shown = shown.drop(columns="Plan")
    refs = words.several([words.text(ref, "no ref") for ref in rows["ref"]])
    names = dict(zip(rows["task_id"], map(task_name, rows.itertuples()), strict=True))
    return TaskList(arrow(shown), f"{words.count(len(rows), 'task')}: {refs}.", names)
