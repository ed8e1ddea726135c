"""The bridge from one version's figures to the next one's: a column a cause, each number leading to its tasks."""

import pandas as pd

from pages.said import rows, why_moved
from pages.said.language import Named, marked, say
from pages.said.rows import Column, Row, Table
from pages.said.words import day

_FIGURES = Named({"complete": marked("Complete"), "counted": marked("Tasks counted"), "overdue": marked("Overdue")})


def table(moved: pd.DataFrame, before, after) -> Table:
    """The bridge of the query's rows between two dates; the causes that move nothing are left out."""
    parts = why_moved.parts(moved)
    columns = [
        Column(""),
        Column(day(before), "number"),
        *(Column(part.label, "number") for part in parts),
        Column(day(after), "number"),
    ]
    lines = []
    for figure, label in _FIGURES.items():
        of_figure = moved[moved["measure"] == figure]
        ends = (int(of_figure["was_in"].sum()), int(of_figure["is_in"].sum()))
        changes = [_change(figure, part) for part in parts]
        lines.append(Row("", (label, ends[0], *changes, ends[1])))
    caption = say("Why the figures moved: each number of a cause opens its tasks.")
    return rows.table(columns, lines, caption=caption, sorts=False, look="bridge")


def _change(figure: str, part: why_moved.Part):
    said = why_moved.signed(getattr(part, figure))
    return rows.link(f"{figure}-{part.cause}", said) if said else ""


def tasks(moved: pd.DataFrame) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each number of the bridge: its id → what it says of its tasks, and their ids."""
    changed = moved[moved["delta"] != 0]
    found = {}
    for (figure, cause), part in changed.groupby(["measure", "cause"]):
        said = f"{_FIGURES[figure]}, {why_moved.CAUSES[cause].lower()}"
        found[f"{figure}-{cause}"] = said, tuple(part["task_id"])
    return found
