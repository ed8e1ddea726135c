"""What the files of the tasks in view hold."""

import pandas as pd

from pages.common import data, scope
from pages.said import export, measures, task_table, words
from pages.said.filters import Filters
from pages.said.language import say


def _rows(chosen: Filters) -> pd.DataFrame:
    return data.ask("tasks", **chosen.parameters())


def _basis(rows: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    plans = sorted(set(rows["plan_id"]))
    said = scope.sentence(chosen, scope.plans(chosen), len(rows))
    return task_table.about(data.ask("plan_basis", **chosen.when(), plans=plans), said)


def _measured(chosen: Filters) -> pd.DataFrame:
    return data.ask("measures", **chosen.parameters())


def csv(chosen: Filters) -> bytes:
    """The tasks in view as CSV, each with what its plan says of itself."""
    rows = _rows(chosen)
    return export.as_csv(task_table.table(rows), _basis(rows, chosen))


def workbook(chosen: Filters) -> bytes:
    """The tasks in view as an Excel workbook, with what they are, their key and their measures."""
    rows = _rows(chosen)
    titles = dict(zip(rows["plan_id"], rows["plan"], strict=True))
    keys = task_table.key(data.ask("rating_keys", **chosen.when()), titles)
    about = {
        say("{tasks} from the Prevent action plans", tasks=words.count(len(rows), "task")): _basis(rows, chosen),
        say("Key to the ratings"): keys,
        say("Measures of the tasks in view"): measures.table(_measured(chosen)),
        say("Formula, source and limits of the measures"): measures.limits(),
    }
    return export.as_excel(task_table.table(rows), about)
