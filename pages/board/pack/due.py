"""What falls due in the next three months, and whose it is."""

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Figure, Mark, Panel, Section, Sentence, Series, Table, Timeline
from pages.said import task_rows, words


def section(facts: Facts) -> Section:
    """The sixth part of the story."""
    panels = [_months(facts) if facts.value("next_quarter") else _none(facts)]
    panels += [] if facts.due.empty else [_tasks(facts)]
    panels = [*_timeline(facts), *panels]
    return telling.section("due", "Coming up, and whose", panels, "coming up")


def _timeline(facts: Facts) -> list[Panel]:
    """What is late and what comes, by date; nothing where no task has a date there."""
    rows = [row for row in (*facts.late.itertuples(), *facts.due.itertuples()) if not words.is_missing(row.due_on)]
    if not rows:
        return []
    rows.sort(key=lambda row: row.due_on)
    marks = tuple(_mark(facts, row) for row in rows)
    at = pd.Timestamp(facts.choice.as_at)
    starts, ends = min(at, rows[0].due_on), max(at, rows[-1].due_on)
    alt = "; ".join(f"{one.label}, {words.day_of(one.on)}: {one.said}" for one in marks[:20])
    more = f"; and {len(marks) - 20:,} more" if len(marks) > 20 else ""
    line = Timeline(
        f"Tasks by due date, as at {facts.when}. {alt}{more}.", f"{starts:%Y-%m-%d}", f"{ends:%Y-%m-%d}",
        facts.choice.as_at.isoformat(), marks,
    )  # fmt: skip
    late = sum(row.due_on < at for row in rows)
    title = f"{late:,} late and {len(rows) - late:,} ahead"
    return [telling.panel(facts, "due.timeline", title, n=facts.value("tasks"), picture=line)]


def _mark(facts: Facts, row) -> Mark:
    days = (row.due_on.date() - facts.choice.as_at).days
    late = f"{words.age(-days).removesuffix(' overdue')} late"
    said = late if days < 0 else f"in {words.count(days, 'day')}" if days else "today"
    return Mark(
        task_rows.ref_and_action(row.ref, row.action, 60), task_rows.lead_names(list(row.leads)),
        f"{row.due_on:%Y-%m-%d}", said, row.task_id, None if words.is_missing(row.rating) else row.rating,
        row.rating_basis == "computed", row.plan_id,
    )  # fmt: skip


def _none(facts: Facts) -> Panel:
    return telling.panel(
        facts, "due.none", f"Nothing falls due in the next three months{_today(facts)}", n=facts.value("tasks"),
        sentences=[_fell_due(facts)], figures=_figures(facts),
    )  # fmt: skip


def _figures(facts: Facts) -> list[Figure]:
    today = ["due_today"] if facts.value("due_today") else []
    return [telling.figure(facts, code) for code in ("next_quarter", *today, "fell_due", "fell_due_complete")]


def _today(facts: Facts) -> str:
    number = facts.value("due_today")
    return f"; {number:,} {telling.is_are(number)} due today" if number else ""


def _fell_due(facts: Facts) -> Sentence:
    """What became of what fell due this quarter, and what can't be counted there."""
    number, done = facts.value("fell_due"), facts.value("fell_due_complete")
    text = "No task fell due this quarter"
    if number:
        text = f"Of {words.count(number, 'task')} that fell due this quarter, {_none_or(done)} complete"
    return telling.sentence(facts, "due.fell", f"{text}{_without_date(facts)}.", facts.total("fell_due"))


def _none_or(done: int) -> str:
    return f"{done:,} {telling.is_are(done)}" if done else "none is"


def _without_date(facts: Facts) -> str:
    number = facts.value("date_replaced")
    if not number:
        return ""
    return f"; {words.count(number, 'task')} with “Completed” in place of a date {telling.is_are(number)} left out"


def _months(facts: Facts) -> Panel:
    rows, total = facts.due[facts.due["due_window"] == "next_quarter"], facts.value("tasks")
    figure = telling.figure(facts, "next_quarter")
    months = list(rows.drop_duplicates("due_month").itertuples())
    ids = tuple(tuple(rows.loc[rows["due_month"] == month.due_month, "task_id"]) for month in months)
    series = Series("Tasks due", None, False, tuple(int(month.tasks_in_month) for month in months), ids)
    chart = telling.drawn(
        "Tasks due in the next three months, by month.",
        "tasks",
        [f"{month.due_month:%B %Y}" for month in months],
        [series],
    )
    leads = list(dict.fromkeys(lead for row in rows.itertuples() for lead in row.leads))
    unowned = [row.task_id for row in rows.itertuples() if not len(row.leads)]
    text = f"They rest on {words.count(len(leads), 'lead')}"
    if unowned:
        text += f"; {len(unowned):,} of them {'has' if len(unowned) == 1 else 'have'} none"
    told = [telling.sentence(facts, "due.whose", f"{text}.", figure.value), _fell_due(facts)]
    title = (
        f"{figure.said} tasks {'falls' if figure.value == 1 else 'fall'} due in the next three months{_today(facts)}"
    )
    return telling.panel(facts, "due.months", title, n=total, sentences=told, figures=_figures(facts), picture=chart)


def _tasks(facts: Facts) -> Panel:
    heads = (
        Column("Due", width=1.0), Column("Ref", width=0.6), Column("Task", width=3.4), Column("Whose", width=2.0),
        Column("Rating", "rating", 1.6),
    )  # fmt: skip
    rows = tuple(
        telling.task_row(
            row,
            task_rows.due(row.due_on, row.timescale_text) + (", today" if row.due_window == "due_today" else ""),
            words.text(row.ref, "none"),
            telling.short(row.action, 130),
            task_rows.lead_names(list(row.leads)),
            telling.rated(row),
        )
        for row in facts.due.itertuples()
    )
    is_any_today = facts.value("due_today") > 0
    when = ["today"] if is_any_today else []
    when += [f"by {words.day(facts.due['due_on'].max())}"] if facts.value("next_quarter") else []
    title = f"Due {words.several(when, 'or')}: {words.count(len(facts.due), 'task')}, and whose"
    return telling.panel(
        facts,
        "due.tasks",
        title,
        n=facts.value("tasks"),
        figures=_figures(facts)[: 2 if is_any_today else 1],
        picture=Table("Due today or next quarter" if is_any_today else "Due next quarter", heads, rows),
    )
