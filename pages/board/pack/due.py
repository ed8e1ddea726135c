"""What fell due this quarter, done or not; what is due on the as-at date itself; what falls due next, and whose."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Figure, Mark, Panel, Row, Section, Sentence, Series, Table, Timeline
from pages.said import words
from pages.said.language import say, says

_MOST_MARKS = 40


def section(facts: Facts) -> Section:
    """What is late and what comes, by date and by task; in the annex by month, and what fell due this quarter."""
    panels = [*_timeline(facts)]
    panels += [] if facts.due.empty else [_tasks(facts, is_first=not panels)]
    fell = _fell(facts)
    panels += [_fell_due(facts, fell, in_annex=bool(panels))] if len(fell) else []
    panels += [*_months(facts), *_not_drawn(facts)]
    return telling.section("due", say("Coming up, and whose"), panels, say("coming up"))


def ahead(days: int) -> str:
    """How far ahead a day is: "on the day", "in 5 days", "in 3 weeks", "in 3 months"."""
    if not days:
        return say("on the day")
    if days < 14:
        return says(days, "in {number} day", "in {number} days", number=days)
    if days < 60:
        return says(round(days / 7), "in {number} week", "in {number} weeks", number=round(days / 7))
    return says(words.months(days), "in {number} month", "in {number} months", number=words.months(days))


def _heads() -> tuple[Column, ...]:
    return (
        Column(say("Due"), width=1.0), Column(say("Task"), width=3.6), Column(say("Lead"), width=1.8),
        Column(say("Rating"), "rating", 1.4),
    )  # fmt: skip


def _timeline(facts: Facts) -> list[Panel]:
    """What is late and what comes, by date; nothing where no two tasks have a date there."""
    rows = _dated(facts)
    if len(rows) < 2:
        return []
    marks = tuple(_mark(facts, row) for row in _nearest(rows))
    dates = [words.iso(facts.choice.as_at) or "", *(one.on for one in marks)]
    alt = "; ".join(f"{one.label}, {words.day_of(one.on)}: {one.said}" for one in marks[:20])
    alt += say("; and {number} more", number=f"{len(marks) - 20:,}") if len(marks) > 20 else ""
    said = say("Tasks by due date, as at {when}. {tasks}.", when=facts.when, tasks=alt)
    line = Timeline(said, min(dates), max(dates), dates[0], marks)
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
    title = says(
        len(rest),
        "{number} more task overdue or coming up",
        "{number} more tasks overdue or coming up",
        number=f"{len(rest):,}",
    )
    table = Table(say("Overdue or coming up, not drawn"), _heads(), tuple(_row(facts, row) for row in rest))
    return [telling.panel(facts, "due.rest", title, n=facts.value("tasks"), picture=table, in_annex=True)]


def _standing(facts: Facts) -> str:
    """The finding: "1 task is overdue; 8 are due on 31 Dec 2017 itself; 11 fall due in the next three months"."""
    late, today, coming = (facts.value(code) for code in ("overdue", "due_today", "next_quarter"))
    parts = [says(late, "{number} task is overdue", "{number} tasks are overdue", number=f"{late:,}")] if late else []
    parts += [_on_the_day(facts, today, is_first=not parts)] if today else []
    return "; ".join([*parts, _coming(coming, is_first=not parts)])


def _on_the_day(facts: Facts, number: int, *, is_first: bool) -> str:
    """How many tasks are due on the day. is_first: whether no other number of tasks was said before."""
    given = {"number": f"{number:,}", "when": facts.when}
    if is_first:
        return says(number, "{number} task is due on {when} itself", "{number} tasks are due on {when} itself", **given)
    return says(number, "{number} is due on {when} itself", "{number} are due on {when} itself", **given)


def _coming(number: int, *, is_first: bool) -> str:
    """How many tasks fall due next. is_first: whether no other number of tasks was said before."""
    if is_first:
        return (
            says(
                number,
                "{number} task falls due in the next three months",
                "{number} tasks fall due in the next three months",
                number=f"{number:,}",
            )
            if number
            else say("no task falls due in the next three months")
        )
    return (
        says(
            number,
            "{number} falls due in the next three months",
            "{number} fall due in the next three months",
            number=f"{number:,}",
        )
        if number
        else say("none falls due in the next three months")
    )


def _mark(facts: Facts, row) -> Mark:
    days = (row.due_on.date() - facts.choice.as_at).days
    return Mark(
        telling.task_name(facts, row.plan, row, 60), telling.lead(list(row.leads)),
        f"{row.due_on:%Y-%m-%d}", say("{time} late", time=words.how_long(-days)) if days < 0 else ahead(days),
        row.task_id, None if words.is_missing(row.rating) else row.rating, row.rating_basis == "computed", row.plan_id,
    )  # fmt: skip


def _figures(facts: Facts) -> list[Figure]:
    today = ["due_today"] if facts.value("due_today") else []
    return [telling.figure(facts, code) for code in (*today, "next_quarter", "fell_due", "fell_due_complete")]


def _tasks(facts: Facts, *, is_first: bool) -> Panel:
    """What falls due next, task by task; where nothing does, what is due on the day itself."""
    coming = facts.due[facts.due["due_window"] == "next_quarter"]
    rows = facts.due if coming.empty else coming
    table = Table(say("Due next"), _heads(), tuple(_row(facts, row) for row in rows.itertuples()))
    return telling.panel(
        facts, "due.tasks", _whose(facts, rows), n=facts.value("tasks"), figures=_figures(facts), picture=table,
        sentences=_what_fell_due(facts) if is_first else [],
    )  # fmt: skip


def _whose(facts: Facts, rows: pd.DataFrame) -> str:
    """On whom what is due rests: "11 tasks due by 31 Mar 2018 rest on 9 leads; 2 have none"."""
    leads = {lead for row in rows.itertuples() for lead in row.leads}
    unowned = sum(not len(row.leads) for row in rows.itertuples())
    number, last = len(rows), rows["due_on"].max()
    given = {"number": f"{number:,}", "day": words.day(last)}
    if rows["due_on"].min() == last:
        what = says(number, "{number} task due on {day}", "{number} tasks due on {day}", **given)
    else:
        what = says(number, "{number} task due by {day}", "{number} tasks due by {day}", **given)
    if not leads:
        return say("{tasks}: no lead is named", tasks=what)
    borne = words.count(len(leads), "lead")
    said = says(number, "{tasks} rests on {leads}", "{tasks} rest on {leads}", tasks=what, leads=borne)
    if not unowned:
        return said
    return says(unowned, "{said}; {number} has none", "{said}; {number} have none", said=said, number=f"{unowned:,}")


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
    return say("this quarter") if is_over else say("in the three months to {when}", when=facts.when)


def _what_fell_due(facts: Facts) -> list[Sentence]:
    """What became of what fell due this quarter: how many are done, which are overdue, and what can't be counted."""
    number, done, today = facts.value("fell_due"), facts.value("fell_due_complete"), facts.value("due_today")
    total, when = facts.total("fell_due"), _when(facts)
    text = say("No task fell due {when}.", when=when)
    if number:
        text = f"{_that_fell_due(number, when)}{_itself(facts, number, today)}; {_done(number, done)}."
    told = [telling.sentence(facts, "due.fell", text, total), *_overdue_of(facts)]
    undated = facts.value("date_replaced")
    if undated:
        text = says(
            undated,
            "{number} task with “Completed” in place of a date isn’t counted there.",
            "{number} tasks with “Completed” in place of a date aren’t counted there.",
            number=f"{undated:,}",
        )
        told.append(telling.sentence(facts, "due.fell.undated", text, total))
    return told


def _that_fell_due(number: int, when: str) -> str:
    return says(
        number, "{number} task fell due {when}", "{number} tasks fell due {when}", number=f"{number:,}", when=when
    )


def _itself(facts: Facts, number: int, today: int) -> str:
    """How many of those that fell due did so on the as-at date: ", 8 of them on 31 Dec 2017 itself"."""
    if not today:
        return ""
    if number == 1:
        return say(" on {when} itself", when=facts.when)
    if today == number:
        return say(", all on {when} itself", when=facts.when)
    return say(", {number} of them on {when} itself", number=f"{today:,}", when=facts.when)


def _done(number: int, done: int) -> str:
    if number == 1:
        return say("it is complete") if done else say("it isn’t complete")
    if done in (0, number):
        return say("all are complete") if done else say("none is complete")
    return says(done, "{number} is complete", "{number} are complete", number=f"{done:,}")


def _overdue_of(facts: Facts) -> list[Sentence]:
    """Which of those that fell due are overdue by now, by their refs."""
    rows = _fell(facts)
    ids = tuple(rows.loc[rows["is_overdue"].astype(bool), "task_id"])
    if not ids:
        return []
    number, named = len(ids), _named(facts, ids)
    if facts.is_one_plan:
        text = says(number, "Of these, task {refs} is overdue.", "Of these, tasks {refs} are overdue.", refs=named)
    else:
        text = says(number, "Of these, {refs} is overdue.", "Of these, {refs} are overdue.", refs=named)
    return [telling.sentence(facts, "due.fell.overdue", text, facts.value("fell_due"))]


def _named(facts: Facts, ids: Sequence[str], most: int = 8) -> str:
    """Some tasks by their refs, the rest as a count; all of them stand in the annex."""
    more = len(ids) - most
    if more <= 0:
        return facts.refs(ids)
    return say("{refs} and {number} more", refs=facts.refs(ids[:most]).replace(" and ", ", "), number=f"{more:,}")


def _fell_due(facts: Facts, rows: pd.DataFrame, *, in_annex: bool) -> Panel:
    """What fell due, task by task."""
    number, done = telling.figure(facts, "fell_due"), telling.figure(facts, "fell_due_complete")
    title = f"{_that_fell_due(number.value, _when(facts))}: {_done(number.value, done.value)}"
    told = [] if in_annex else _what_fell_due(facts)[1:]
    table = Table(say("Fell due this quarter"), _heads(), tuple(_row(facts, row) for row in rows.itertuples()))
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
    series = Series(say("Tasks due"), None, False, tuple(int(month.tasks_in_month) for month in months), ids)
    names = [words.month(month.due_month) for month in months]
    chart = telling.drawn(say("Tasks due in the next three months, by month."), "tasks", names, [series])
    part = telling.figure(facts, "next_quarter").said
    title = say("{part} tasks fall due in the next three months, by month", part=part)
    return [telling.panel(facts, "due.months", title, n=facts.value("tasks"), picture=chart, in_annex=True)]
