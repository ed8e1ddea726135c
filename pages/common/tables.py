"""The one list of tasks as pages draw it: a chosen row opens beside it."""

from collections.abc import Hashable

import pandas as pd

from pages.common import beside, data, paged
from pages.said.filters import Filters
from pages.said.rows import Table

TASKS_PAGE = "work/tasks/page.py"


def by_id(task_ids: list[str], chosen: Filters) -> pd.DataFrame:
    """The rows of the query tasks_by_id: the tasks named, judged as the filters say."""
    return data.ask("tasks_by_id", task_ids=task_ids, **chosen.when(), with_computed=chosen.with_computed)


def task_list(tasks: Table, *, key: str, of: Hashable, name: str = paged.BESIDE) -> tuple[str, ...]:
    """Draws tasks; the one chosen is named in the address, for pages.task to draw beside them.

    Takes of and name, and gives what it gives, as paged.show does.
    """
    return paged.show(tasks, key=key, of=of, chosen=beside.picked(), do=beside.pick, name=name)
