"""What the timeline page says: what is late and what comes, what each row and shape means."""

import textwrap

import pandas as pd

from pages.said import overdue, ratings, task_rows, words
from pages.said.language import marked, say, says

_PARTS = {
    "overdue": marked("{number} overdue"),
    "to_come": marked("{number} to come"),
    "open_ended": marked("{number} without a due date"),
    "undated": marked("{number} without a date"),
    "complete": marked("{number} complete"),
    "closed": marked("{number} closed or duplicate"),
}
_SHAPES = {
    "window": marked("window as written"),
    "day": marked("a day"),
    "start_by": marked("start by"),
    "ongoing": marked("ongoing"),
    "reversed": marked("dates reversed: its start"),
}


def headline(rows: pd.DataFrame) -> str:
    """What is late and what comes next; of several plans, in how many something is late, for they aren't summed."""
    plans = rows["plan_id"].nunique()
    if plans == 1:
        return overdue.finding(rows)
    late = rows.loc[rows["part"] == "overdue", "plan_id"].nunique()
    if late == plans:
        return say("Every plan has overdue tasks")
    part = words.of(late, plans)
    if late < 2:
        return overdue.begun(say("{part} plans has overdue tasks", part=part))
    return overdue.begun(say("{part} plans have overdue tasks", part=part))


def subtitle(rows: pd.DataFrame) -> str:
    """How many of those due by the as-at date are complete; of several plans, that each has its own date.

    "" where no task has a due date.
    """
    if rows["as_at"].nunique() > 1:
        return say("Each plan at its own as-at date.")
    if rows["due_on"].isna().all():
        return ""
    date, due = words.day(rows["as_at"].iloc[0]), rows[rows["is_counted"] & (rows["due_on"] <= rows["as_at"])]
    if due.empty:
        return say("Nothing was due by {date}.", date=date)
    complete, of = int((due["part"] == "complete").sum()), f"{len(due):,}"
    if not complete:
        return say("Of {due} due by {date}, none is complete.", due=of, date=date)
    return says(
        complete, "Of {due} due by {date}, {number} is complete.", "Of {due} due by {date}, {number} are complete.",
        due=of, date=date, number=complete,
    )  # fmt: skip


def part(name: str, size: int) -> str:
    """The heading of a part of the rows, with how many they are."""
    return say(_PARTS[name], number=f"{size:,}")


def key(rows: pd.DataFrame) -> list[dict]:
    """The shapes that these rows are drawn with, and what each means."""
    marks, bases = set(rows["mark"]), set(rows["rating_basis"].dropna())
    shapes = [{"shape": mark, "said": say(meaning)} for mark, meaning in _SHAPES.items() if mark in marks]
    if "overdue" in set(rows["part"]):
        shapes.append({"shape": "late", "said": say("overdue")})
    if "computed" in bases:
        shapes.append({"shape": "outlined", "said": say("computed rating")})
    return shapes


def when(row) -> list[str]:
    """What stands beside a mark: how late it is and its date, or when it is due, or what the plan has instead."""
    due = task_rows.marked(say("due {day}", day=words.day(row.due_on)), row.confirmed, "due_on")
    if row.part == "overdue":
        return [words.age(row.days_overdue), due]
    if row.due_window == "due_today":
        return [say("due today")]
    if not words.is_missing(row.due_on):
        return [due]
    return [
        {
            "ongoing": say("ongoing"),
            "reversed": say("dates reversed"),
            "start_by": say("start by {day}", day=words.day(row.mark_from)),
        }.get(row.mark, as_written(row.timescale_text))
    ]


def as_written(timescale) -> str:
    """What the plan has where a date was looked for."""
    return say("nothing written") if words.is_missing(timescale) else f"“{words.shorten(timescale, 40)}”"


def tooltip(row) -> str:
    """What a task's row says to who points at it or can't see it: what, who, when as written, its rating, how late."""
    due = task_rows.marked(words.day(row.due_on, missing=marked("date not given")), row.confirmed, "due_on")
    who = words.several(list(row.leads)) or say("no lead")
    lead = task_rows.marked(words.shorten(who, 60), row.confirmed, "leads")
    lines = textwrap.wrap(f"{words.text(row.ref, missing='')} {row.action}".strip(), 60)
    lines += [] if words.is_missing(row.heading) else [say("Under: {heading}", heading=words.shorten(row.heading, 60))]
    lines += [
        say("Lead: {lead}", lead=lead),
        say("{timescale}, due {day}", timescale=as_written(row.timescale_text), day=due),
        ratings.words(row.rating, row.rating_basis),
    ]
    if row.part == "overdue":
        lines.append(words.age(row.days_overdue))
    return "\n".join(lines)
