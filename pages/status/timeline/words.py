"""What the timeline page says: its findings, what is counted, and the figures as tables."""

import textwrap

import pandas as pd

from pages.said import ratings, task_rows, words

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
    overdue = rows[rows["is_overdue"]]
    if overdue.empty:
        return "No task is past its date"
    worst = late(overdue.loc[overdue["days_overdue"].idxmax()]).removeprefix("+")
    verb = "is past its date" if len(overdue) == 1 else "are past their dates, the longest"
    return f"{words.of(len(overdue), len(rows))} tasks {verb} by {worst}"


def subtitle(rows: pd.DataFrame) -> str:
    """What is drawn, how many, at which date."""
    undated = int((rows["mark"] == "undated").sum())
    lane = f", {undated} of them in a lane of their own because no date is given" if undated else ""
    return f"Timescales of {words.count(len(rows), 'task')}{lane}; {dates(rows)}. {KEY}"


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


def remark(row) -> str:
    """The words right of a mark: how late, or in a word (for a phone’s sake) what it is where it isn’t a bar."""
    if row.is_overdue:
        return late(row)
    return {"ongoing": "ongoing", "reversed": "reversed", "start_by": "start by"}.get(row.mark, "")


def late(row) -> str:
    """How long past its date, "+14 months": whole months gone by, or days within the first."""
    months = int(row.months_overdue)
    return f"+{words.count(months, 'month')}" if months else f"+{words.count(int(row.days_overdue), 'day')}"


def as_written(timescale) -> str:
    """What the plan has where a date was looked for."""
    return "nothing written" if words.is_missing(timescale) else f"“{words.shorten(timescale, 40)}”"


def tooltip(row) -> str:
    """What shows on pointing at a task: what, who, when as written, and the rating with its letter and basis."""
    who = words.several(list(row.leads)) or "no lead"
    lines = textwrap.wrap(f"{words.text(row.ref, missing='')} {row.action}".strip(), 60)
    due = task_rows.marked(words.day(row.due_on, missing="date not given"), row.confirmed, "due_on")
    lead = task_rows.marked(words.shorten(who, 60), row.confirmed, "leads")
    lines += [
        f"Lead: {lead}",
        f"{as_written(row.timescale_text)}, due {due}",
        ratings.words(row.rating, row.rating_basis),
    ]
    if row.is_overdue:
        lines.append(words.age(row.days_overdue))
    return "\n".join(lines)


def dates(rows: pd.DataFrame) -> str:
    """The date that the tasks are judged at, or that each plan has its own."""
    found = rows["as_at"].drop_duplicates()
    return f"as at {words.day(found.iloc[0])}" if len(found) == 1 else "each plan at its own as-at date"
