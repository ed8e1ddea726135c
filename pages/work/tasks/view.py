"""What the Tasks page lists, made ready."""

import pyarrow as pa

from pages.common import data
from pages.said import task_rows, task_table
from pages.said.filters import Filters
from pages.said.picture import arrow


def names(chosen: Filters) -> dict[str, str]:
    """task_id → name of the tasks that the filters keep, the most urgent first."""
    rows = data.ask("tasks", **chosen.parameters())
    return dict(zip(rows["task_id"], map(task_rows.task_name, rows.itertuples()), strict=True))


def table(chosen: Filters) -> pa.Table:
    """Every column of the tasks that the filters keep, in the same order; the one of stale words where any are."""
    rows = data.ask("tasks", **chosen.parameters())
    shown = task_table.table(rows)
    return arrow(shown if rows["stale_words"].notna().any() else shown.drop(columns=task_table.STALE))
