"""The tasks behind a cell or an area, made ready to be listed beside it."""

from typing import NamedTuple

from pages.common.tables import by_id
from pages.said import task_list
from pages.said.filters import Filters
from pages.said.rows import Table


class Behind(NamedTuple):
    """What is behind a cell or an area: in words, and its tasks."""

    said: str
    task_ids: tuple[str, ...]


def tasks(behind: Behind, chosen: Filters) -> Table:
    """The list of the tasks."""
    return task_list.listed(by_id(list(behind.task_ids), chosen), f"{behind.said}.")
