"""What is claimed but not shown: tasks called complete by what their words say, and the questions it raises."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Section, Series, Table
from pages.said import claims, words


def section(facts: Facts) -> Section:
    """The fourth part of the story."""
    panels = [_kinds(facts)] if len(facts.claimed) else []
    panels += [_questions(facts)] if len(facts.challenges) else []
    name = "Reported complete without evidence"
    return telling.section("claimed", name, panels, "reported complete without evidence")


def _kinds(facts: Facts) -> Panel:
    rows = facts.claimed
    groups = [(name, rows[rows["now"] == kind]) for kind, name in claims.KINDS.items() if (rows["now"] == kind).any()]
    number = len(rows)
    ids = [tuple(part["task_id"]) for _, part in groups]
    series = Series("Tasks", None, False, tuple(int(part["tasks_now"].iloc[0]) for _, part in groups), tuple(ids))
    figures = [
        telling.counted(f"claimed.{part['now'].iloc[0]}", name, part["task_id"], number) for name, part in groups
    ]
    told = [
        telling.sentence(
            facts, f"{one.id}.said", f"{one.said} claims of “complete”: {one.label.lower()}.", number, "claim"
        )
        for one in figures
    ]
    chart = telling.drawn("Tasks that the plan calls complete.", "tasks", [name for name, _ in groups], [series])
    return telling.panel(
        facts, "claimed.kinds", claims.headline(rows), n=number, sentences=told, figures=figures, picture=chart,
        of="claim",
    )  # fmt: skip


def _questions(facts: Facts) -> Panel:
    rows, total = facts.challenges, facts.value("tasks")
    asked = telling.counted("claimed.questions", "Tasks that raise a question", rows["task_id"], total)
    heads = (
        Column("Ref", width=0.6), Column("Question for the board", width=5.0), Column("Why it is asked", width=2.2),
    )  # fmt: skip
    made = tuple(
        telling.task_row(row, words.text(row.ref, "none"), row.question, row.title) for row in rows.itertuples()
    )
    title = (
        f"{asked.said} tasks {'raises' if asked.value == 1 else 'raise'} a question that the plan’s words don’t answer"
    )
    table = Table("Questions", heads, made)
    return telling.panel(facts, "claimed.tasks", title, n=total, figures=[asked], picture=table)
