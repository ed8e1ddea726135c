"""What fell due this quarter, done or not; what is due on the as-at date itself; what falls due next, and whose."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Figure, Mark, Panel, Row, Section, Sentence, Series, Table, Timeline
from pages.said import words

_MOST_MARKS = 40
_HEADS = (
    Column("Due", width=1.0), Column("Task", width=3.6), Column("Lead", width=1.8), Column("Rating", "rating", 1.4),
)  # fmt: skip


def section(facts: Facts) -> Section:
    """What is late and what comes, by date and by task; in the annex by month, and what fell due this quarter."""
    panels = [*_timeline(facts)]
    panels += [] if facts.due.empty else [_tasks(facts, is_first=not panels)]
    fell = _fell(facts)
    panels += [_fell_due(facts, fell, in_annex=bool(panels))] if len(fell) else []
    panels += [*_months(facts), *_not_drawn(facts)]
    return telling.section("due", "Coming up, and whose", panels, "coming up")


def ahead(days: int) -> str:
    """How far ahead a day is: "on the day", "in 5 days", "in 3 weeks", "in 3 months"."""
    if days < 14:
        return f"in {words.count(days, 'day')}" if days else "on the day"
    return (
        f"in {words.count(round(days / 7), 'week')}" if days < 60 else f"in {words.count(words.months(days), 'month')}"
    )


def _timeline(facts: Facts) -> list[Panel]:
    """What is late and what comes, by date; nothing where no two tasks have a date there."""
    rows = _dated(facts)
    if len(rows) < 2:
        return []
    marks = tuple(_mark(facts, row) for row in _nearest(rows))
    dates = [words.iso(facts.choice.as_at) or "", *(one.on for one in marks)]
    alt = "; ".join(f"{one.label}, {words.day_of(one.on)}: {one.said}" for one in marks[:20])
    more = f"; and {len(marks) - 20:,} more" if len(marks) > 20 else ""
    line = Timeline(f"Tasks by due date, as at {facts.when}. {alt}{more}.", min(dates), max(dates), dates[0], marks)
    figures = [telling.figure(facts, "overdue"), *_figures(facts)]
    return [
        telling.panel(
            facts, "due.timeline", _standing(facts), n=facts.value("tasks"), sentences=_what_fell_due(facts),
            figures=figures, picture=line,
        )
    ]  # fmt: skip


def _dated(facts: Facts) -> list[Any]:
    """The tasks that are overdue, due on the day or due next quarter, by date."""
    late = [row for row in facts.late.itertuples() if row.is_overdue]
    return sorted([*late, *facts.due.itertuples()], key=_due_on)


def _due_on(row) -> pd.Timestamp:
    return row.due_on


def _nearest(rows: list[Any]) -> list[Any]:
    """As many as a timeline holds: those longest overdue and those due soonest, half and half where there are many."""
    late = [row for row in rows if row.due_on < row.as_at]
    coming = rows[len(late) :]
    half = _MOST_MARKS // 2
    late_kept = late[: max(half, _MOST_MARKS - len(coming))]
    return [*late_kept, *coming[: _MOST_MARKS - len(late_kept)]]


def _not_drawn(facts: Facts) -> list[Panel]:
    """The tasks that a timeline has no room for, as a list."""
    rows = _dated(facts)
    drawn = {row.task_id for row in _nearest(rows)}
    rest = [row for row in rows if row.task_id not in drawn]
    if not rest:
        return []
    title = f"{words.count(len(rest), 'more task')} overdue or coming up"
    table = Table("Overdue or coming up, not drawn", _HEADS, tuple(_row(facts, row) for row in rest))
    return [telling.panel(facts, "due.rest", title, n=facts.value("tasks"), picture=table, in_annex=True)]


def _standing(facts: Facts) -> str:
    """The finding: "1 task is overdue; 8 are due on 31 Dec 2017 itself; 11 fall due in the next three months"."""
    late, today, coming = (facts.value(code) for code in ("overdue", "due_today", "next_quarter"))
    parts = [f"{late:,} {telling.is_are(late)} overdue"] if late else []
    parts += [f"{today:,} {telling.is_are(today)} due on {facts.when} itself"] if today else []
    fall = "fall" if coming > 1 else "falls"
    parts.append(f"{f'{coming:,}' if coming else 'none'} {fall} due in the next three months")
    number, rest = parts[0].split(" ", 1)
    noun = "task" if number in ("1", "none") else "tasks"
    return "; ".join([f"{'no' if number == 'none' else number} {noun} {rest}", *parts[1:]])


def _mark(facts: Facts, row) -> Mark:
    days = (row.due_on.date() - facts.choice.as_at).days
    return Mark(
        telling.task_name(facts, row.plan, row, 60), telling.lead(list(row.leads)),
        f"{row.due_on:%Y-%m-%d}", f"{words.age(-days).removesuffix(' overdue')} late" if days < 0 else ahead(days),
        row.task_id, None if words.is_missing(row.rating) else row.rating, row.rating_basis == "computed", row.plan_id,
    )  # fmt: skip


def _figures(facts: Facts) -> list[Figure]:
    today = ["due_today"] if facts.value("due_today") else []
    return [telling.figure(facts, code) for code in (*today, "next_quarter", "fell_due", "fell_due_complete")]


def _tasks(facts: Facts, *, is_first: bool) -> Panel:
    """What falls due next, task by task; where nothing does, what is due on the day itself."""
    coming = facts.due[facts.due["due_window"] == "next_quarter"]
    rows = facts.due if coming.empty else coming
    table = Table("Due next", _HEADS, tuple(_row(facts, row) for row in rows.itertuples()))
    return telling.panel(
        facts, "due.tasks", _whose(facts, rows), n=facts.value("tasks"), figures=_figures(facts), picture=table,
        sentences=_what_fell_due(facts) if is_first else [],
    )  # fmt: skip


def _whose(facts: Facts, rows: pd.DataFrame) -> str:
    """On whom what is due rests: "11 tasks due by 31 Mar 2018 rest on 9 leads; 2 have none"."""
    leads = {lead for row in rows.itertuples() for lead in row.leads}
    unowned = sum(not len(row.leads) for row in rows.itertuples())
    first, last = rows["due_on"].min(), rows["due_on"].max()
    when = f"on {words.day(last)}" if first == last else f"by {words.day(last)}"
    what = f"{words.count(len(rows), 'task')} due {when}"
    if not leads:
        return f"{what}: no lead is named"
    said = f"{what} {'rests' if len(rows) == 1 else 'rest'} on {words.count(len(leads), 'lead')}"
    return f"{said}; {unowned:,} {telling.has_have(unowned)} none" if unowned else said


def _row(facts: Facts, row) -> Row:
    name = telling.task_name(facts, row.plan, row, 130)
    return telling.task_row(row, words.day(row.due_on), name, telling.lead(row.leads), telling.rated(row))


def _fell(facts: Facts) -> pd.DataFrame:
    """The tasks that fell due this quarter, by date."""
    rows = facts.tasks[facts.tasks["fell_due_this_quarter"].astype(bool)]
    return rows.sort_values(["due_on", "plan", "plan_id", "position"], ignore_index=True)


def _when(facts: Facts) -> str:
    """The time in which tasks fell due: the quarter, or while it runs the three months up to the date."""
    is_over = facts.choice.quarter.last_day == facts.choice.as_at
    return "this quarter" if is_over else f"in the three months to {facts.when}"


def _what_fell_due(facts: Facts) -> list[Sentence]:
    """What became of what fell due this quarter: how many are done, which are overdue, and what can't be counted."""
    number, done, today = facts.value("fell_due"), facts.value("fell_due_complete"), facts.value("due_today")
    total, when = facts.total("fell_due"), _when(facts)
    text = f"No task fell due {when}."
    if number:
        text = f"{words.count(number, 'task')} fell due {when}{_itself(facts, number, today)}; {_done(number, done)}."
    told = [telling.sentence(facts, "due.fell", text, total), *_overdue_of(facts)]
    undated = facts.value("date_replaced")
    if undated:
        verb = "isn’t" if undated == 1 else "aren’t"
        text = f"{words.count(undated, 'task')} with “Completed” in place of a date {verb} counted there."
        told.append(telling.sentence(facts, "due.fell.undated", text, total))
    return told


def _itself(facts: Facts, number: int, today: int) -> str:
    """How many of those that fell due did so on the as-at date: ", 8 of them on 31 Dec 2017 itself"."""
    if not today:
        return ""
    which = "" if number == 1 else ", all" if today == number else f", {today:,} of them"
    return f"{which} on {facts.when} itself"


def _done(number: int, done: int) -> str:
    if number == 1:
        return "it is complete" if done else "it isn’t complete"
    if done in (0, number):
        return "all are complete" if done else "none is complete"
    return f"{done:,} {telling.is_are(done)} complete"


def _overdue_of(facts: Facts) -> list[Sentence]:
    """Which of those that fell due are overdue by now, by their refs."""
    rows = _fell(facts)
    ids = tuple(rows.loc[rows["is_overdue"].astype(bool), "task_id"])
    if not ids:
        return []
    noun = "" if not facts.is_one_plan else "task " if len(ids) == 1 else "tasks "
    text = f"Of these, {noun}{_named(facts, ids)} {telling.is_are(len(ids))} overdue."
    return [telling.sentence(facts, "due.fell.overdue", text, facts.value("fell_due"))]


def _named(facts: Facts, ids: Sequence[str], most: int = 8) -> str:
    """Some tasks by their refs, the rest as a count; all of them stand in the annex."""
    more = len(ids) - most
    return facts.refs(ids) if more <= 0 else f"{facts.refs(ids[:most]).replace(' and ', ', ')} and {more:,} more"


def _fell_due(facts: Facts, rows: pd.DataFrame, *, in_annex: bool) -> Panel:
    """What fell due, task by task."""
    number, done = telling.figure(facts, "fell_due"), telling.figure(facts, "fell_due_complete")
    title = f"{words.count(number.value, 'task')} fell due {_when(facts)}: {_done(number.value, done.value)}"
    told = [] if in_annex else _what_fell_due(facts)[1:]
    table = Table("Fell due this quarter", _HEADS, tuple(_row(facts, row) for row in rows.itertuples()))
    return telling.panel(
        facts, "due.fell_due", title, n=facts.value("tasks"), sentences=told, figures=[number, done], picture=table,
        in_annex=in_annex,
    )  # fmt: skip


def _months(facts: Facts) -> list[Panel]:
    """What falls due next quarter by month, where that is more than one month."""
    rows = facts.due[facts.due["due_window"] == "next_quarter"] if len(facts.due) else facts.due
    months = list(rows.drop_duplicates("due_month").itertuples())
    if len(months) < 2:
        return []
    ids = tuple(tuple(rows.loc[rows["due_month"] == month.due_month, "task_id"]) for month in months)
    series = Series("Tasks due", None, False, tuple(int(month.tasks_in_month) for month in months), ids)
    names = [f"{month.due_month:%B %Y}" for month in months]
    chart = telling.drawn("Tasks due in the next three months, by month.", "tasks", names, [series])
    title = f"{telling.figure(facts, 'next_quarter').said} tasks fall due in the next three months, by month"
    return [telling.panel(facts, "due.months", title, n=facts.value("tasks"), picture=chart, in_annex=True)]
