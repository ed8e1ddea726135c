"""What is late or off track, with the reason and the way back that the plan gives."""

from pages.board.pack import telling
from pages.board.pack.audience import WITHHELD
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Figure, Panel, Section, Sentence, Series, Table
from pages.said import stale, task_rows, words

_BANDS = {1: "Up to 3 months", 2: "3 to 6 months", 3: "6 to 12 months", 4: "Over a year", 5: "Off track, not overdue"}


def section(facts: Facts) -> Section:
    """The third part of the story."""
    panels = [] if facts.late.empty else [_tasks(facts), _ages(facts)]
    return telling.section("late", "Late and off track", panels, "late or off track")


def _ages(facts: Facts) -> Panel:
    rows, total = facts.late, facts.value("tasks")
    overdue = telling.figure(facts, "overdue")
    title = f"{telling.tasks_are(overdue)} overdue"
    if overdue.value:
        title += f", the longest by {words.age(rows['days_overdue'].max()).removesuffix(' overdue')}"
    groups = [(name, rows[rows["band"] == band]) for band, name in _BANDS.items() if (rows["band"] == band).any()]
    series = Series(
        "Tasks", None, False,
        tuple(int(part["tasks_in_band"].iloc[0]) for _, part in groups),
        tuple(tuple(part["task_id"]) for _, part in groups),
    )  # fmt: skip
    late, lost = telling.figure(facts, "late"), telling.figure(facts, "no_way_back")
    theirs = "its" if late.value == 1 else "their"
    told = [
        telling.sentence(facts, "late.all", f"{telling.tasks_are(late)} past {theirs} date or off track.", total),
        telling.sentence(
            facts, "late.way_back",
            f"{_of_these(lost)} no next steps, so no way back is written.",
            late.value,
        ),
        *_since_words(facts),
    ]  # fmt: skip
    chart = telling.drawn("How long late tasks have been overdue.", "tasks", [name for name, _ in groups], [series])
    return telling.panel(
        facts, "late.ages", title, n=total, sentences=told, figures=[late, overdue, lost], picture=chart,
        in_annex=True,
    )  # fmt: skip


def _since_words(facts: Facts) -> list[Sentence]:
    """How many of the tasks off track are so only because time has passed since stale words; nothing where none is."""
    past, off_track = facts.value("past_since_words"), facts.value("off_track")
    if not past:
        return []
    text = f"{off_track:,} {telling.is_are(off_track)} off track{stale.off_track(off_track, past)}."
    return [telling.sentence(facts, "late.since_words", text, off_track)]


def _of_these(lost: Figure) -> str:
    verb = "gives" if lost.value in (0, 1) else "give"
    return f"{f'{lost.value:,}' if lost.value else 'None'} of these {lost.of:,} {verb}"


def _tasks(facts: Facts) -> Panel:
    heads = (
        Column("Ref", width=0.6), Column("Task", width=2.6), Column("Lead", width=1.2),
        Column("Due", width=0.9, is_brief=False), Column("Late by", width=1.0),
        Column("Rating", "rating", 1.2, is_brief=False), Column("Reason", width=2.4), Column("Way back", width=2.0),
    )  # fmt: skip
    rows = tuple(
        telling.task_row(
            row,
            words.text(row.ref, "none"),
            telling.short(row.action, 110),
            task_rows.lead_names(list(row.leads)),
            task_rows.due(row.due_on, row.timescale_text),
            words.age(row.days_overdue).removesuffix(" overdue") or "not yet",
            telling.rated(row),
            reason(row),
            telling.short(row.next_steps) if not words.is_missing(row.next_steps) else "none given in the plan",
        )
        for row in facts.late.itertuples()
    )
    late = telling.figure(facts, "late")
    title = f"What is late or off track, why, and the way back: {words.count(late.value, 'task')}"
    return telling.panel(
        facts,
        "late.tasks",
        title,
        n=facts.value("tasks"),
        figures=[late],
        picture=Table("Late or off track", heads, rows),
    )


def reason(row) -> str:
    """Why a task is late, in the plan's own words where it gives any that may be seen, else as it was judged."""
    given = [text for text in (row.progress, row.status_text) if not words.is_missing(text)]
    seen = next((text for text in given if text != WITHHELD), None)
    if seen:
        return telling.short(seen)
    if not words.is_missing(row.computed_because):
        because = row.computed_because.split(": ", 1)[-1]
        return telling.short(because[:1].upper() + because[1:])
    return WITHHELD if given else "none given in the plan"
