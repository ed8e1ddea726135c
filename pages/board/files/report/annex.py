"""The annex of a committee report: the tasks of each recommendation, lists in full, figures, key, every task."""

from pages.board.files.column_widths import headed
from pages.board.files.report import room
from pages.board.files.report.parts import Appendix, Finding, Grouped, Line, Part, Said, Shown
from pages.board.files.uncut import uncut
from pages.board.pack.model import Chart, Column, Pack, Panel, Row, Section, Table, Task, Timeline, timeline_table
from pages.said import words
from pages.said.language import marked, say

ASKED = "asked"
_MOST_MARKING = 150
_HOW_RATED = marked(
    "A rating that a person has confirmed stands first, then one that the plan declares; where there is neither, this "
    "tool computes one from the plan’s wording and dates. A computed rating is shown pale and outlined, and says so."
)
_HEADS = (
    Column(marked("Ref"), width=0.8),
    Column(marked("Task"), width=3.2),
    Column(marked("Lead"), width=1.6),
    Column(marked("Due"), width=1.3),
    Column(marked("Rating"), "rating", 2.2),
    Column(marked("Status"), width=3.0),
    Column(marked("Next steps"), width=2.0),
)


def appendices(pack: Pack, most: int) -> dict[str, Appendix]:
    """The appendices in order; one that has more of a part of the story stands under that part's id.

    most: of a list's lines that the chapters have, of room.ROWS.
    """
    made = {section.id: _section(pack, section, most) for section in pack.story if _is_needed(pack, section, most)}
    made["key"] = _key(pack)
    if pack.withheld and pack.withheld.rows:
        made["withheld"] = Appendix(
            say("What was withheld, and why"), (Shown(pack.withheld, pack.withheld.name, True),)
        )
    for plan in pack.plans:
        rows = [task for task in pack.tasks if task.plan == plan.title]
        if rows:
            made[f"tasks@{plan.plan_id}"] = _tasks(pack, plan.plan_id, plan.title, rows)
    return made


def letters(made: dict[str, Appendix]) -> dict[str, str]:
    """The letter of each appendix: A to Z, then AA and on."""
    return {id_: letter(number) for number, id_ in enumerate(made)}


def letter(number: int) -> str:
    """The letter of an appendix by its place from 0: "A", "Z", "AA"."""
    return (letter(number // 26 - 1) if number > 25 else "") + chr(ord("A") + number % 26)


def marking_on(pack: Pack, plan_ids: tuple[str, ...] = ()) -> str:
    """The marking for the head of a page that is about some plans; none: about all."""
    marking = pack.marking_on(plan_ids)
    return words.shorten(marking, _MOST_MARKING) if marking else ""


def _is_needed(pack: Pack, section: Section, most: int) -> bool:
    return bool(section.annex or _cut(section, most))


def _cut(section: Section, most: int) -> list[Panel]:
    """The panels whose list is shortened in the chapters."""
    most = room.share(section.id, most)
    shown = [one for one in section.main if one.picture is not None and room.left_out(one.picture, most)]
    return [one for one in shown if not _is_listed(one, section)]


def _is_listed(panel: Panel, section: Section) -> bool:
    """Whether a table of the annex lists all that a panel's table does, with as many columns."""
    tables = [one.picture for one in section.annex if isinstance(one.picture, Table)]
    picture = panel.picture
    return isinstance(picture, Table) and any(
        {*picture.rows} <= {*one.rows} and picture.columns == one.columns for one in tables
    )


def _section(pack: Pack, section: Section, most: int) -> Appendix:
    parts: list[Part] = []
    for panel in _cut(section, most):
        parts += [Finding(panel.title.text), *_whole(pack, panel), Line(panel.source)]
    for panel in section.annex:
        parts += [Finding(panel.title.text), *(Said(one.text, one.label, one.is_added) for one in panel.sentences)]
        parts += [*_whole(pack, panel), Line(panel.source)]
    return Appendix(pack.report.heading(section.id, section.name), tuple(parts))


def _whole(pack: Pack, panel: Panel) -> list[Part]:
    """A panel's picture as the annex has it: lists with whole words."""
    picture, said = panel.picture, caption(panel)
    if picture is None or isinstance(picture, Chart):
        return [Shown(picture, said, True)] if picture else []
    return [Shown(uncut(pack, timeline_table(picture, said) if isinstance(picture, Timeline) else picture), said, True)]


def caption(panel: Panel) -> str:
    """The words above a panel's picture."""
    picture = panel.picture
    if isinstance(picture, Table):
        return picture.name
    said = picture.alt.partition(". ")[0].removesuffix(".") if picture else ""
    return say("{caption} (number of {unit})", caption=said, unit=picture.unit) if isinstance(picture, Chart) else said


def _key(pack: Pack) -> Appendix:
    parts: list[Part] = [Said(say(_HOW_RATED)), Said(pack.judged_on), Shown(pack.key, pack.key.name, True)]
    for plan in pack.plans:
        if plan.priorities:
            listed = "; ".join(plan.priorities)
            parts.append(Said(say("The priorities of {plan}: {priorities}.", plan=plan.title, priorities=listed)))
    return Appendix(say("How tasks are rated, and the key"), tuple(parts))


def _tasks(pack: Pack, plan_id: str, plan: str, tasks: list[Task]) -> Appendix:
    """Every task of a plan, under its areas, on pages that carry that plan's own marking."""
    areas: dict[str, list[Task]] = {}
    for task in tasks:
        areas.setdefault(task.area, []).append(task)
    rows = [(area, _row(task)) for area, theirs in areas.items() for task in theirs]
    table = Table(say("Tasks of {plan}", plan=plan), headed(_HEADS), tuple(row for _, row in rows))
    grouped = Grouped(table, tuple(area for area, _ in rows))
    return Appendix(say("All tasks: {plan}", plan=plan), (grouped,), is_wide=True, marking=marking_on(pack, (plan_id,)))


def _row(task: Task) -> Row:
    due = words.day_of(task.due_on) if task.due_on else task.timescale
    late = "" if task.late == say("not overdue") else f"\n{task.late}"
    standing = "" if task.standing in (say("open"), say("complete")) else f"\n{task.standing}"
    return Row(
        (task.ref, task.action, task.lead, due + late, task.rating_words + standing, task.status, task.next_steps),
        task.task_id, task.rating, task.is_computed,
    )  # fmt: skip
