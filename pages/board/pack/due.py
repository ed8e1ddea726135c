"""What falls due in the next three months, and whose it is."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Section, Series, Table
from pages.said import task_rows, words


def section(facts: Facts) -> Section:
    """The sixth part of the story."""
    panels = [_none(facts)] if facts.due.empty else [_months(facts), _tasks(facts)]
    return telling.section("due", "What is due next quarter, and whose", panels)


def _none(facts: Facts) -> Panel:
    figure = telling.figure(facts, "next_quarter")
    return telling.panel(
        facts, "due.none", "Nothing falls due in the next three months", n=facts.value("tasks"), figures=[figure]
    )


def _months(facts: Facts) -> Panel:
    rows, total = facts.due, facts.value("tasks")
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
    told = [telling.sentence(facts, "due.whose", f"{text}.", figure.value)]
    title = f"{figure.said} tasks {'falls' if figure.value == 1 else 'fall'} due in the next three months"
    return telling.panel(facts, "due.months", title, n=total, sentences=told, figures=[figure], picture=chart)


def _tasks(facts: Facts) -> Panel:
    heads = (
        Column("Due", width=1.0), Column("Ref", width=0.6), Column("Task", width=3.4), Column("Whose", width=2.0),
        Column("Rating", "rating", 1.6),
    )  # fmt: skip
    rows = tuple(
        telling.task_row(
            row,
            task_rows.due(row.due_on, row.timescale_text),
            words.text(row.ref, "none"),
            telling.short(row.action, 130),
            task_rows.lead_names(list(row.leads)),
            telling.rated(row),
        )
        for row in facts.due.itertuples()
    )
    figure = telling.figure(facts, "next_quarter")
    title = f"Due by {words.day(facts.due['due_on'].max())}: {words.count(figure.value, 'task')}, and whose"
    return telling.panel(
        facts,
        "due.tasks",
        title,
        n=facts.value("tasks"),
        figures=[figure],
        picture=Table("Due next quarter", heads, rows),
    )
