"""What the timeline page says: what is late and what comes, what each row and shape means."""

import textwrap

import pandas as pd

from pages.said import ratings, task_rows, words

_PARTS = {
    "overdue": "{} overdue", "to_come": "{} to come", "open_ended": "{} without a due date",
    "undated": "{} without a date", "complete": "{} complete", "closed": "{} closed or duplicate",
}  # fmt: skip
_SHAPES = {
    "window": "window as written", "day": "a day", "start_by": "start by", "ongoing": "ongoing",
    "reversed": "dates reversed: its start",
}  # fmt: skip


def headline(rows: pd.DataFrame) -> str:
    """What is late and what comes next; of several plans, in how many something is late, for they aren't summed."""
    plans = rows["plan_id"].nunique()
    if plans == 1:
        return headline_of(rows)
    late = rows.loc[rows["part"] == "overdue", "plan_id"].nunique()
    if late == plans:
        return "Every plan has overdue tasks"
    return f"{words.of(late, plans).capitalize()} plans {'has' if late < 2 else 'have'} overdue tasks"


def headline_of(rows: pd.DataFrame) -> str:
    """How many of one plan's tasks are late, the longest by how much, and when the next falls due."""
    late, coming = rows[rows["part"] == "overdue"], rows[rows["part"] == "to_come"]
    parts = set(rows["part"])
    if parts <= {"complete", "closed"}:
        return f"Every task is {' or '.join(sorted(parts, reverse=True))}"
    said = _overdue(late, len(rows))
    if not coming.empty:
        return f"{said}; the next is due {words.day(coming['due_on'].min())}"
    if rows["due_on"].isna().all():
        return f"{said}; {'it has no' if len(rows) == 1 else 'none has a'} due date"
    return said


def _overdue(late: pd.DataFrame, number: int) -> str:
    tasks = "The one task" if number == 1 else f"{words.of(len(late), number).capitalize()} tasks"
    if late.empty:
        return "The one task isn’t overdue" if number == 1 else f"{tasks} is overdue"
    longest = words.age(late["days_overdue"].max()).removesuffix(" overdue")
    return f"{tasks} is overdue by {longest}" if len(late) == 1 else f"{tasks} are overdue, the longest by {longest}"


def subtitle(rows: pd.DataFrame) -> str:
    """How many of those due by the as-at date are complete; of several plans, that each has its own date.

    "" where no task has a due date.
    """
    if rows["as_at"].nunique() > 1:
        return "Each plan at its own as-at date."
    if rows["due_on"].isna().all():
        return ""
    date, due = words.day(rows["as_at"].iloc[0]), rows[rows["is_counted"] & (rows["due_on"] <= rows["as_at"])]
    if due.empty:
        return f"Nothing was due by {date}."
    complete = int((due["part"] == "complete").sum())
    return f"Of {len(due):,} due by {date}, {complete or 'none'} {'is' if complete < 2 else 'are'} complete."


def part(name: str, size: int) -> str:
    """The heading of a part of the rows, with how many they are."""
    return _PARTS[name].format(f"{size:,}")


def key(rows: pd.DataFrame) -> list[dict]:
    """The shapes that these rows are drawn with, and what each means."""
    marks, bases = set(rows["mark"]), set(rows["rating_basis"].dropna())
    shapes = [{"shape": mark, "said": meaning} for mark, meaning in _SHAPES.items() if mark in marks]
    if "overdue" in set(rows["part"]):
        shapes.append({"shape": "late", "said": "overdue"})
    if "computed" in bases:
        shapes.append({"shape": "outlined", "said": "computed rating"})
    return shapes


def when(row) -> list[str]:
    """What stands beside a mark: how late it is and its date, or when it is due, or what the plan has instead."""
    due = task_rows.marked(f"due {words.day(row.due_on)}", row.confirmed, "due_on")
    if row.part == "overdue":
        return [words.age(row.days_overdue), due]
    if row.due_window == "due_today":
        return ["due today"]
    if not words.is_missing(row.due_on):
        return [due]
    return [
        {"ongoing": "ongoing", "reversed": "dates reversed", "start_by": f"start by {words.day(row.mark_from)}"}.get(
            row.mark, as_written(row.timescale_text)
        )
    ]


def as_written(timescale) -> str:
    """What the plan has where a date was looked for."""
    return "nothing written" if words.is_missing(timescale) else f"“{words.shorten(timescale, 40)}”"


def tooltip(row) -> str:
    """What a task's row says to who points at it or can't see it: what, who, when as written, its rating, how late."""
    due = task_rows.marked(words.day(row.due_on, missing="date not given"), row.confirmed, "due_on")
    who = words.several(list(row.leads)) or "no lead"
    lead = task_rows.marked(words.shorten(who, 60), row.confirmed, "leads")
    lines = textwrap.wrap(f"{words.text(row.ref, missing='')} {row.action}".strip(), 60)
    lines += [] if words.is_missing(row.heading) else [f"Under: {words.shorten(row.heading, 60)}"]
    lines += [
        f"Lead: {lead}",
        f"{as_written(row.timescale_text)}, due {due}",
        ratings.words(row.rating, row.rating_basis),
    ]
    if row.part == "overdue":
        lines.append(words.age(row.days_overdue))
    return "\n".join(lines)
