"""What is said of the tasks that fell due: how many are complete, what the line counts, its steps as a table."""

import pandas as pd

from pages.said import words
from pages.status.timeline.words import dates


def headline(done: pd.DataFrame) -> str:
    """The one mark, in words."""
    said = [_due_said(row) for row in done.itertuples()]
    if len(done) == 1:
        return said[0].capitalize()
    return "; ".join(f"{row.plan}: {text}" for row, text in zip(done.itertuples(), said, strict=True))


def _due_said(row) -> str:
    if not row.due:
        return "nothing was due yet"
    return f"{words.of(row.due_and_complete, row.due)} due {'is' if row.due == 1 else 'are'} complete"


def subtitle(done: pd.DataFrame) -> str:
    """What the line counts, and why there is no second one."""
    total, dated = int(done["tasks"].sum()), int(done["dated"].sum())
    left_out = total - dated
    without = f" The other {left_out} can’t be counted: no due date." if left_out else ""
    return (
        f"Line: tasks due by the end of each month, {words.of(dated, total)} having a due date.{without} "
        f"Diamond: how many of those due are complete, {dates(done)}. {_completions(done)}"
    )


def _completions(done: pd.DataFrame) -> str:
    complete, dated = int(done["complete"].sum()), int(done["complete_dated"].sum())
    if not complete:
        return "Nothing is complete, so there is no completion to draw."
    known = f"only {words.of(dated, complete)} say" if dated else f"none of the {complete} complete says"
    return f"No completion curve: {known} when it was done."


def table(months: pd.DataFrame, done: pd.DataFrame) -> pd.DataFrame:
    """The steps of the line, and the mark beside the month that it falls in."""
    marks = {(row.plan_id, row.as_at.to_period("M")): row for row in done.itertuples()}
    found = [marks.get((row.plan_id, row.month_end.to_period("M"))) for row in months.itertuples()]
    return pd.DataFrame(
        {
            "Plan": months["plan"],
            "Month": [f"{end:%b %Y}" for end in months["month_end"]],
            "Due in the month": months["due_in_month"],
            "Due so far": months["due_so_far"],
            "At the as-at date": [_mark(row) if row else "" for row in found],
        }
    )


def _mark(row) -> str:
    said = f"{words.of(row.due_and_complete, row.due)} due complete" if row.due else "nothing due yet"
    return f"{said} at {words.day(row.as_at)}"
