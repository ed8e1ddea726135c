"""What the Board page shows of a pack, made ready: its one page, its other parts one by one, the tasks behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import NamedTuple
from urllib.parse import quote, urlencode

from pages.board import packs
from pages.board.pack import asked
from pages.board.pack.choice import Choice
from pages.board.pack.model import ONE_PAGE, Pack, Panel, Section, Sentence, Task, timeline_table
from pages.board.pack.tasks import NOT_OVERDUE
from pages.board.story import figure
from pages.said import ratings, rows, words
from pages.said.language import say, says
from pages.said.rows import Column, Row, Table
from pages.said.words import plain

WITHHELD, TASK, BEHIND = "withheld", "task", "behind"
_OF_ANNEX = "_annex"
_ABOUT = {"position": "where", "caveats": "quality"}  # sentences of the one page that aren't named for their part


class Parts(NamedTuple):
    """The parts of a pack, id → name: those that a board is shown, and those of the annex."""

    body: dict[str, str]
    annex: dict[str, str]


@dataclass(frozen=True)
class PanelView:
    """A panel made ready; texts are safe as Markdown.

    nothing: which parts have nothing to report, on the one page alone. opens: what a row of the picture opens. listed:
    the picture's tasks as a table, for a timeline alone.
    """

    id: str
    title: str
    source: str
    figures: Table | None
    labelled: Table | None
    sentences: str
    nothing: str
    picture: Table | None
    opens: str
    listed: Table | None


def parts(choice: Choice) -> Parts:
    """The parts of a choice's pack that have something to show, in the pack's order."""
    pack = packs.pack(choice)
    first = [pack.one_page] if pack.one_page else []
    body = {section.id: section.name for section in (*first, *pack.body)}
    annex = {_annex_id(section): section.name for section in pack.annex}
    return Parts(body, annex | ({WITHHELD: say("What is withheld")} if pack.withheld else {}))


def _annex_id(section: Section) -> str:
    return f"{section.id}{_OF_ANNEX}" if section.main else section.id


def panels(choice: Choice, part: str) -> list[PanelView]:
    """A part of a choice's pack, panel by panel."""
    pack = packs.pack(choice)
    body = {one.id: one.main for one in pack.story}
    shown = body.get(part) or next((one.annex for one in pack.annex if _annex_id(one) == part), ())
    return [_panel(choice, pack, part, panel) for panel in shown]


def _panel(choice: Choice, pack: Pack, part: str, panel: Panel) -> PanelView:
    title, opens = panel.title.text, _address(choice, part, TASK)
    plans = {plan.plan_id: plan.title for plan in pack.plans}
    labelled = tuple(one for one in panel.sentences if one.label)
    picture = listed = None
    if panel.chart:
        ids = {at: _row_id(panel, at) for at in range(len(panel.chart.categories)) if _of_row(panel, at)}
        picture = figure.bars(panel.chart, title, ids, _address(choice, part, BEHIND))
    elif panel.timeline:
        actions = {task.task_id: (task.ref, task.action) for task in pack.tasks}
        picture = figure.timeline(panel.timeline, plans, actions, opens)
        listed = figure.table(timeline_table(panel.timeline), title, plans, opens)
    elif panel.table and panel.table.rows:
        picture = figure.table(panel.table, title, plans, opens)
    return PanelView(
        panel.id,
        plain(title) + _mark_of(panel.title),
        plain(f"{panel.source} {_key()}" if _is_rated(panel) else panel.source),
        _tiles(choice, part, panel),
        figure.labelled(labelled, _parts_of(pack, labelled), _said) if labelled else None,
        _sentences(pack, panel),
        plain(pack.nothing) if part == ONE_PAGE else "",
        picture,
        BEHIND if panel.chart else TASK,
        listed,
    )


def _key() -> str:
    """What the letters and looks of ratings mean."""
    letters = ", ".join(f"{one.letter} {say(one.label).lower()}" for one in ratings.ALL)
    return say("{letters}; outlined: computed by this tool.", letters=letters)


def task_ids(choice: Choice, part: str) -> tuple[str, ...]:
    """The tasks that a part's pictures open, in their order."""
    shown = [one.picture.ids for one in panels(choice, part) if one.picture and one.opens == TASK]
    return tuple(dict.fromkeys(task_id for ids in shown for task_id in ids))


def _sentences(pack: Pack, panel: Panel) -> str:
    """The sentences without a label; those that go on from the recommendations' first words under these, lettered."""
    told = [f"{plain(one.text)}{_mark_of(one)}" for one in panel.sentences if not one.label]
    if panel.id != asked.ALL or not told:
        return "\n".join(f"- {one}" for one in told)
    names = (*ascii_lowercase, *map(str, range(27, len(told) + 1)))
    lettered = [f"({name}) {one}" for name, one in zip(names, told, strict=False)]
    intro = asked.intro(pack.audience, pack.report.of("committee"))
    return "\n\n".join([f"**{plain(intro)}**", *lettered])


def _is_rated(panel: Panel) -> bool:
    return panel.chart is not None and any(one.rating for one in panel.chart.series)


def _tiles(choice: Choice, part: str, panel: Panel) -> Table | None:
    """The panel's figures but those that its table says: in its rows, or by being the tasks that they open."""
    listed = {row.task_id for row in panel.table.rows} - {None} if panel.table else set()
    if panel.table and not listed:
        return None
    shown = tuple(one for one in panel.figures if not listed or set(one.task_ids) != listed)
    if part != ONE_PAGE:
        shown = tuple(one for one in shown if one.value)
    if not shown:
        return None
    ids = {one.id: _figure_id(panel, one.id) for one in shown if one.task_ids}
    return figure.tiles(shown, ids, _address(choice, part, BEHIND))


def _parts_of(pack: Pack, told: tuple[Sentence, ...]) -> dict[str, str]:
    """The part that each sentence of the one page is about, where it is one that shows."""
    there = {section.id for section in pack.body} | {_annex_id(section) for section in pack.annex}
    names = {one.id: one.id.removeprefix(f"{ONE_PAGE}.") for one in told}
    about = {id_: _ABOUT.get(name, name) for id_, name in names.items()}
    return {id_: part for id_, part in about.items() if part in there}


def _address(choice: Choice, part: str, name: str) -> figure.Address:
    """How a task, or what is behind a figure, is opened on this page by an address."""
    base = urlencode(packs.address(choice) | {"part": part}, doseq=True)
    return lambda id_: f"/board?{base}&{name}={quote(id_)}"


def _said(one: Sentence) -> str:
    return f"{one.text}{_mark_of(one).replace('*', '')}"


def _mark_of(one: Sentence) -> str:
    """What shows that a person wrote a sentence, or changed it; safe as Markdown."""
    if not one.is_added:
        return f" *({say('edited')})*" if one.text != one.generated else ""
    return f" *({say('added by {who}', who=plain(one.edited_by)) if one.edited_by else say('added')})*"


class Behind(NamedTuple):
    """The tasks behind a figure or a bar: how many and of what, and their table, whose rows open them."""

    said: str
    table: Table


def behind(choice: Choice, part: str, chosen: str) -> Behind | None:
    """The tasks behind what an address names, as the audience may see them; None where the pack has no such figure."""
    pack = packs.pack(choice)
    found = dict(_all_behind(pack)).get(chosen)
    if found is None:
        return None
    of, ids = found
    tasks = {task.task_id: task for task in pack.tasks}
    there = [tasks[task_id] for task_id in dict.fromkeys(ids) if task_id in tasks]
    gone = len(set(ids)) - len(there)
    said = f"{of}: {words.count(len(there), 'task')}"
    if gone:
        said += says(
            gone,
            "; {number} task of an earlier version not listed",
            "; {number} tasks of an earlier version not listed",
            number=f"{gone:,}",
        )
    return Behind(said, _listed(there, said, _address(choice, part, TASK)))


def _all_behind(pack: Pack) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """What is behind each figure and bar of a pack: id → its words and its tasks."""
    for panel in (panel for section in pack.story for panel in section.panels):
        for one in panel.figures:
            yield _figure_id(panel, one.id), (one.label, one.task_ids)
        for at, category in enumerate(panel.chart.categories if panel.chart else ()):
            yield _row_id(panel, at), (category, _of_row(panel, at))


def _figure_id(panel: Panel, name: str) -> str:
    return f"{panel.id}|{name}"


def _row_id(panel: Panel, at: int) -> str:
    return f"{panel.id}|row|{at}"


def _of_row(panel: Panel, at: int) -> tuple[str, ...]:
    series = panel.chart.series if panel.chart else ()
    return tuple(task_id for one in series if one.task_ids for task_id in one.task_ids[at])


def _listed(tasks: list[Task], caption: str, address: figure.Address) -> Table:
    several = len({one.plan for one in tasks}) > 1
    made = [
        Row(one.task_id, _cells(one), address(one.task_id), one.plan if several else "")
        for one in tasks
    ]  # fmt: skip
    heads = (
        Column(say("Task"), look="main"), Column(say("Lead"), look="wide"), Column(say("Due"), "date"),
        Column(say("Late"), look="wide nowrap"), Column(say("Rating")),
    )  # fmt: skip
    return rows.table(heads, made, caption=f"{caption}.", look="cards")


def _cells(one: Task) -> tuple:
    late = one.late if one.late != say(NOT_OVERDUE) else ""
    under = f"{one.lead} · {late}" if late else one.lead
    action = rows.text(one.action, under, ref=one.ref)
    due = rows.text(words.day_of(one.due_on, one.timescale), sort=one.due_on)
    return action, one.lead, due, late, _chip(one)


def _chip(one: Task):
    return rows.chip(*(ratings.of_words(one.rating_words) or (one.rating, None)))


def as_seen(choice: Choice, task_id: str) -> Table | None:
    """A task as the audience may see it; None where it isn't in the pack."""
    found = next((one for one in packs.pack(choice).tasks if one.task_id == task_id), None)
    if found is None:
        return None
    told = (
        (say("Task"), rows.text(found.action, ref=found.ref)), (say("Plan"), found.plan), (say("Area"), found.area),
        (say("Lead"), found.lead), (say("Due"), words.day_of(found.due_on, found.timescale)),
        (say("Rating"), _chip(found)), (say("Because"), found.because), (say("Outcome"), found.outcome),
        (say("Status"), found.status), (say("Next steps"), found.next_steps),
    )  # fmt: skip
    made = [Row("", (name, value)) for name, value in told if value]
    columns = (Column(say("What"), look="label"), Column(say("As the public sees it")))
    caption = say("Task {ref} as the public sees it.", ref=found.ref)
    return rows.table(columns, made, caption=caption, sorts=False, opens=None, look="labelled headless whole")


def withheld(choice: Choice) -> Table:
    """What a public pack leaves out, how much of it, and why."""
    table = packs.pack(choice).withheld
    assert table is not None
    return figure.table(table, table.name, {}, str)
