"""What the Tasks page lists, made ready."""

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table
from pages.said.task_list import listed


def tasks(chosen: Filters) -> Table:
    """The tasks that the filters keep, the most urgent first."""
    rows = data.ask("tasks", **chosen.parameters())
    return listed(rows, say("{tasks}, the most urgent first.", tasks=words.count(len(rows), "task")))
