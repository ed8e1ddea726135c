"""The board paper: a pack as a committee report, in the order that committees read one."""

from pages.board.files.paper import blocks, typeset
from pages.board.pack.model import Column, Pack, Panel, Row, Section, Task
from pages.said import words
from pages.said.printable import printable_whole

__all__ = ["contents", "pdf"]
_READERS = {"board": "the board", "public": "the public and scrutiny"}
_HOW_RATED = (
    "A rating that a person has confirmed stands first, then one that the plan declares; where there is neither, this "
    "tool computes one from the plan’s wording and dates. A computed rating is shown pale and outlined, and says so."
)
_MOST_MARKING = 150


def pdf(pack: Pack) -> bytes:
    """The paper as a tagged PDF. Raises typeset.NotSet."""
    return typeset.pdf("paper.typ", contents(printable_whole(pack)))


def contents(pack: Pack) -> dict:
    """What the paper's template is filled with."""
    return {
        "title": pack.title,
        "council": pack.council,
        "short": words.shorten(pack.scope, 90),
        "marking": words.shorten(pack.marking, _MOST_MARKING) if pack.marking else "",
        "facts": _facts(pack),
        "chapters": [
            {"title": "Purpose", "parts": _purpose(pack)},
            {"title": "Recommendations", "parts": _recommendations(pack)},
            {"title": "Background", "parts": _background(pack)},
            {"title": "Detail", "parts": _detail(pack)},
            {"title": "Risks", "parts": [blocks.listed([blocks.sentence(one) for one in pack.risks])]},
            {"title": "Data quality", "parts": _quality(pack)},
        ],
        "appendices": [_tasks(pack), *_withheld(pack)],
    }


def _facts(pack: Pack) -> list[dict]:
    """The lines of the title block."""
    lines = {
        "Quarter": pack.quarter,
        "As at": words.day_of(pack.as_at),
        "For": pack.audience_words + (f": {pack.lead}" if pack.lead else ""),
        "Marking": pack.marking or "none",
    }
    return [{"name": name, "text": typeset.breakable(said)} for name, said in lines.items()]


def _purpose(pack: Pack) -> list[dict]:
    readers = _READERS.get(pack.audience) or pack.lead or "the lead officer"
    plans = words.several([plan.title for plan in pack.plans]) if len(pack.plans) < 4 else "the plans named below"
    said = (
        f"This paper tells {readers} how the Prevent action plan of {plans} stood as at {words.day_of(pack.as_at)}: "
        "where it is, what moved, what is late, what is claimed but not shown, and what comes next."
    )
    parts = [blocks.text(said), blocks.text(f"What it covers: {pack.filters}. {pack.stale}".strip())]
    return (
        [*parts, {"kind": "link", "lead": "The same view in the dashboard: ", "address": pack.view, "shown": pack.view}]
        if pack.view
        else parts
    )


def _section(pack: Pack, name: str) -> Section | None:
    return next((section for section in pack.story if section.id == name), None)


def _recommendations(pack: Pack) -> list[dict]:
    asked = _section(pack, "asked")
    parts = [part for panel in (asked.panels if asked else ()) for part in _asked(panel)]
    is_any = any(part["kind"] == "list" for part in parts)
    return parts if is_any else [blocks.text("No recommendation is made."), *parts]


def _asked(panel: Panel) -> list[dict]:
    """What is asked, numbered; else why nothing is."""
    source = blocks.source(panel.source)
    if not panel.sentences:
        return [blocks.text(f"{panel.title.text}."), source]
    listed = blocks.listed([blocks.sentence(said) for said in panel.sentences], numbered=True, is_kept=True)
    return [blocks.intro(panel.title.text + (" (added)" if panel.title.is_added else "")), listed, source]


def _background(pack: Pack) -> list[dict]:
    parts = [blocks.heading(2, "The plan" if len(pack.plans) == 1 else "The plans")]
    for plan in pack.plans:
        parts.append(blocks.text(plan.about))
        parts += [blocks.text(f"It is marked: {plan.marking}.")] if plan.marking else []
        if plan.priorities:
            parts.append(blocks.intro(f"The priorities of {plan.title} are"))
            parts.append(blocks.listed([blocks.text(one) for one in plan.priorities], numbered=True))
    parts += [blocks.heading(2, "How tasks are rated"), blocks.text(_HOW_RATED), blocks.text(pack.judged_on)]
    parts.append(blocks.table(pack.key))
    if pack.warnings:
        parts += [blocks.heading(2, "To bear in mind"), *(blocks.note(one) for one in pack.warnings)]
    return parts


def _detail(pack: Pack) -> list[dict]:
    shown = [section for section in pack.story if section.id not in ("asked", "quality")]
    if not shown:
        return [blocks.text("No part of the story is shown.")]
    return [part for section in shown for part in (blocks.heading(2, section.name), *_panels(section, 3))]


def _panels(section: Section, level: int) -> list[dict]:
    if not section.panels:
        return [blocks.text("Nothing to tell.")]
    return [part for panel in section.panels for part in _panel(panel, level)]


def _panel(panel: Panel, level: int) -> list[dict]:
    return [
        blocks.finding(level, panel.title),
        *(blocks.sentence(said) for said in panel.sentences),
        *(blocks.chart(panel.chart) if panel.chart else []),
        *([blocks.table(panel.table)] if panel.table else []),
        blocks.source(panel.source),
    ]


def _quality(pack: Pack) -> list[dict]:
    found = _section(pack, "quality")
    return [blocks.text(pack.quality), *(_panels(found, 2) if found else [])]


_HEADS = (
    Column("Ref", width=0.8), Column("Task", width=3.2), Column("Lead", width=1.6), Column("Due", width=1.3),
    Column("Rating", "rating", 2.2), Column("Status", width=3.0), Column("Next steps", width=2.0),
)  # fmt: skip


def _tasks(pack: Pack) -> dict:
    """Every task, a table for each plan, its rows under their areas."""
    parts = [blocks.text(f"{pack.filters}.")]
    for plan in dict.fromkeys(task.plan for task in pack.tasks):
        parts.append(_tasks_of(plan, [task for task in pack.tasks if task.plan == plan]))
    return {"title": "The tasks", "wide": True, "parts": parts}


def _tasks_of(plan: str, tasks: list[Task]) -> dict:
    areas: dict[str, list] = {}
    for task in tasks:
        areas.setdefault(task.area, []).append(blocks.cells(_row(task), _HEADS))
    rows = [row for each in areas.values() for row in each]
    return {
        "kind": "table",
        "caption": f"Tasks of {plan}",
        "small": True,
        "whole": False,
        "heads": blocks.heads(_HEADS, rows, blocks.LANDSCAPE),
        "groups": [{"name": typeset.breakable(area), "rows": each} for area, each in areas.items()],
    }


def _row(task: Task) -> Row:
    due = words.day_of(task.due_on) if task.due_on else task.timescale
    late = "" if task.late == "not overdue" else f"\n{task.late}"
    standing = "" if task.standing in ("open", "complete") else f"\n{task.standing}"
    return Row(
        (task.ref, task.action, task.lead, due + late, task.rating_words + standing, task.status, task.next_steps),
        task.task_id, task.rating, task.is_computed,
    )  # fmt: skip


def _withheld(pack: Pack) -> list[dict]:
    if not pack.withheld:
        return []
    return [{"title": "What was withheld, and why", "wide": False, "parts": [blocks.table(pack.withheld)]}]
