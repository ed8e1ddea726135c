"""What the timeline page says: its findings, what is counted, and the figures as tables."""

import pandas as pd

from pages.said import ratings, task_rows, words
from pages.status.timeline import rows as timeline_rows

KEY = (
    "Bar: the window as written. Diamond: a day. Triangle: start by. Arrow: ongoing. Cross: dates reversed, only the "
    "start drawn. Dots: past its date. Solid: declared or confirmed; outlined: computed or not rated. Choose a row, or "
    "a task in the list at the foot of the page, to open it."
)
_MARKS = {
    "window": "bar", "day": "diamond", "start_by": "start-by triangle", "ongoing": "arrow, ongoing",
    "reversed": "cross, dates reversed", "undated": "no date given",
}  # fmt: skip


def headline(rows: pd.DataFrame) -> str:
    """What is late, and by how much at worst."""
    late = rows[rows["is_overdue"]]
    if late.empty:
        return "No task is past its date"
    worst = timeline_rows.late(late.loc[late["days_overdue"].idxmax()]).removeprefix("+")
    verb = "is past its date" if len(late) == 1 else "are past their dates, the longest"
    return f"{words.of(len(late), len(rows))} tasks {verb} by {worst}"


def subtitle(rows: pd.DataFrame) -> str:
    """What is drawn, how many, at which date."""
    undated = int((rows["mark"] == "undated").sum())
    lane = f", {undated} of them in a lane of their own because no date is given" if undated else ""
    return f"Timescales of {words.count(len(rows), 'task')}{lane}; {_dates(rows)}. {KEY}"


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Each task's row of the picture in words."""
    return pd.DataFrame(
        {
            "Plan": rows["plan"],
            "Under": rows["lane"],
            "Ref": [words.text(ref, "none") for ref in rows["ref"]],
            "Action": rows["action"],
            "Timescale as written": [words.text(text, words.NO_DATE) for text in rows["timescale_text"]],
            "Drawn as": [_MARKS[mark] for mark in rows["mark"]],
            "From": [words.day(date, "") for date in rows["mark_from"]],
            "To": [_to(row) for row in rows.itertuples()],
            "Rating": [ratings.words(*pair) for pair in zip(rows["rating"], rows["rating_basis"], strict=True)],
            "Late": [words.age(days) for days in rows["days_overdue"]],
        }
    )


def _to(row) -> str:
    return (
        words.day(row.mark_to, "")
        if words.is_missing(row.due_on)
        else task_rows.marked(words.day(row.due_on), row.confirmed, "due_on")
    )


def due_headline(done: pd.DataFrame) -> str:
    """The one mark, in words."""
    said = [_due_said(row) for row in done.itertuples()]
    if len(done) == 1:
        return said[0].capitalize()
    return "; ".join(f"{row.plan}: {text}" for row, text in zip(done.itertuples(), said, strict=True))


def _due_said(row) -> str:
    if not row.due:
        return "nothing was due yet"
    return f"{words.of(row.due_and_complete, row.due)} due {'is' if row.due == 1 else 'are'} complete"


def due_subtitle(done: pd.DataFrame) -> str:
    """What the line counts, and why there is no second one."""
    total, dated = int(done["tasks"].sum()), int(done["dated"].sum())
    left_out = total - dated
    without = f" The other {left_out} can’t be counted: no due date." if left_out else ""
    return (
        f"Line: tasks due by the end of each month, {words.of(dated, total)} having a due date.{without} "
        f"Diamond: how many of those due are complete, {_dates(done)}. {_completions(done)}"
    )


def _completions(done: pd.DataFrame) -> str:
    complete, dated = int(done["complete"].sum()), int(done["complete_dated"].sum())
    if not complete:
        return "Nothing is complete, so there is no completion to draw."
    known = f"only {words.of(dated, complete)} say" if dated else f"none of the {complete} complete says"
    return f"No completion curve: {known} when it was done."


def due_table(months: pd.DataFrame, done: pd.DataFrame) -> pd.DataFrame:
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


def _dates(rows: pd.DataFrame) -> str:
    dates = rows["as_at"].drop_duplicates()
    return f"as at {words.day(dates.iloc[0])}" if len(dates) == 1 else "each plan at its own as-at date"
