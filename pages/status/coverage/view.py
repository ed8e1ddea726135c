"""What duty coverage shows, made ready: frameworks, the table of sections, and the tasks behind whatever is chosen."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from pages.common import data
from pages.said import assurance, rows, words
from pages.said.filters import Filters
from pages.said.language import WELSH, language, say
from pages.said.rows import Cell, Column, FigureTile, Row, Table
from pages.status.coverage import words as said
from pages.status.coverage.frameworks import view as frameworks_view


class Framework(NamedTuple):
    """A framework: its title, what it is (safe as Markdown); its source's address and its successor's title, or ""."""

    title: str
    about: str
    address: str
    replaced_by: str


class Drawn(NamedTuple):
    """The picture: its finding, what it counts, its cells, and how many tasks wait to be mapped (None for none).

    hint: what to do where no task is mapped at all, else "".
    """

    headline: str
    subtitle: str
    hint: str
    table: Table
    waiting: Table | None


class Beside(NamedTuple):
    """What is behind a cell, a row, a column or a queue: in words, its tasks; what other plans have there, likewise.

    is_queue: its tasks wait to be mapped, one after another.
    """

    said: str
    table: Table
    others_said: str = ""
    others: Table | None = None
    is_queue: bool = False


def frameworks() -> dict[str, Framework]:
    """Every framework there is, by its id."""
    known = frameworks_view.known()
    titles = dict(zip(known.framework, known.title, strict=True))
    return {
        one.framework: Framework(
            one.title, words.plain(assurance.framework(one)), said.source(one.address), titles.get(one.replaced_by, "")
        )
        for one in known.itertuples()
    }


def drawn(chosen: Filters, framework: str) -> Drawn | None:
    """The coverage under some filters; None where they keep no task, or the framework has no section."""
    cells, tasks = _cells(chosen, framework), _tasks(chosen, framework)
    if cells.empty or tasks.empty:
        return None
    peers = _peers(chosen, framework, cells)
    sections = data.ask("framework_sections", framework=framework)
    welsh = dict(zip(sections.section, sections.title_cy, strict=True))
    return made(cells, tasks, peers, welsh, is_narrowed=chosen.is_narrowed())


def has_sections(framework: str) -> bool:
    """Whether a framework has any section."""
    return not data.ask("framework_sections", framework=framework).empty


def made(
    cells: pd.DataFrame, tasks: pd.DataFrame, peers: pd.DataFrame, welsh: Mapping[str, str], *, is_narrowed: bool
) -> Drawn:
    """The coverage of the rows of the queries coverage and coverage_tasks.

    peers: of the query coverage, of the plans that aren't in view. welsh: the sections' Welsh titles. is_narrowed:
    filters leave out tasks of the plans.
    """
    table = _one_plan(cells, peers, welsh) if cells.plan_id.nunique() == 1 else _side_by_side(cells, welsh)
    return Drawn(
        said.headline(cells, is_narrowed=is_narrowed),
        said.subtitle(cells, is_narrowed=is_narrowed),
        "" if cells.tasks.any() else say(said.UNMAPPED_HINT),
        table,
        _waiting(tasks),
    )


def _one_plan(cells: pd.DataFrame, peers: pd.DataFrame, welsh: Mapping[str, str]) -> Table:
    """A column a kind, those that hold nothing anywhere left out, but for live and the two of complete."""
    plan_id, most = cells.plan_id.iloc[0], _most(cells)
    kinds = [kind for kind in said.KINDS if kind != "closed" or cells[kind].sum()]
    is_bare = said.backed(cells) == 0
    heads = [Column(say("Section")), *(_head(plan_id, kind) for kind in kinds)]
    heads += [Column(said.nothing_label())] if is_bare.any() else []
    heads += [Column(say("All"), "number")]
    heads += [] if peers.empty else [Column(say("Elsewhere"), look="wide nowrap")]
    lines = []
    for cell, bare, number in zip(cells.itertuples(), is_bare, cells.tasks, strict=True):
        shown: list[Cell] = [_tally(cell, kind, most) for kind in kinds]
        shown += [_nothing(cell) if bare else None] if is_bare.any() else []
        shown += [int(number)]
        if not peers.empty:
            other = said.elsewhere(peers[peers.section == cell.section])
            shown += [rows.link(said.cell_id(said.OTHERS, cell.section), other) if other else say("none")]
        lines.append(Row(said.cell_id(plan_id, cell.section), (_label(cell, welsh), *shown)))
    return rows.table(heads, lines, caption=say("Tasks by section of the framework"), sorts=False, look="heat coverage")


def _side_by_side(cells: pd.DataFrame, welsh: Mapping[str, str]) -> Table:
    """A column a plan, in it the counts of its kinds side by side."""
    most = _most(cells)
    plans = cells.drop_duplicates("plan_id")
    heads = [Column(say("Section"))]
    heads += [Column(said.plan_head(one), id=said.cell_id(one.plan_id)) for one in plans.itertuples()]
    lines = []
    for section, of_section in cells.groupby("section", sort=False):
        by_plan = {cell.plan_id: cell for cell in of_section.itertuples()}
        shown = [_compact(by_plan[plan_id], most) for plan_id in plans.plan_id]
        first = next(of_section.itertuples())
        lines.append(Row(said.cell_id(section=str(section)), (_label(first, welsh), *shown)))
    caption = say("Tasks by section of the framework and plan")
    return rows.table(heads, lines, caption=caption, sorts=False, look="heat coverage beside")


def _compact(cell, most: int) -> dict[str, Any]:
    counts = [_tally(cell, kind, most, cell.plan) for kind in said.KINDS]
    if not any(getattr(cell, kind) for kind in said.KINDS if kind != "closed"):
        return rows.side_by_side([_nothing(cell, cell.plan)])
    return rows.side_by_side(counts)


def _head(plan_id: str, kind: str) -> Column:
    return Column(said.kind_label(kind), id=said.cell_id(plan_id, kind=kind))


def _label(cell, welsh: Mapping[str, str]) -> dict[str, Any]:
    name, other = said.section_name(cell), words.text(welsh.get(cell.section), "")
    return rows.text(name) | {"title": f"{name} ({other})" if other and other not in name else name}


def _tally(cell, kind: str, most: int, plan: str = "") -> dict[str, Any] | None:
    number = int(getattr(cell, kind))
    if not number:
        return None
    name = said.cell_words(said.section_name(cell), kind, number, plan)
    letter, _ = said.KINDS[kind]
    id_, is_pale = said.cell_id(cell.plan_id, cell.section, kind), kind in said.PALE
    return rows.tally(id_, number, kind, letter, share=number / most, is_pale=is_pale, said=name)


def _nothing(cell, plan: str = "") -> dict[str, Any]:
    mark, _ = said.NOTHING
    id_, name = said.cell_id(cell.plan_id, cell.section), said.bare_words(cell, plan)
    n, mark = len(cell.also_ids), mark if cell.is_told else said.UNTOLD_MARK
    return rows.tally(id_, n, "nothing", mark, share=0, is_pale=True, said=name, shown=said.bare(cell))


def _most(cells: pd.DataFrame) -> int:
    return max(int(cells[list(said.KINDS)].to_numpy().max()), 1)


def _waiting(tasks: pd.DataFrame) -> Table | None:
    if tasks.plan_id.nunique() > 1:
        return _waiting_by_plan(tasks)
    tiles = []
    for sureness in (*said.QUEUES, said.PEOPLES):
        number = tasks[tasks.sureness == sureness].task_id.nunique()
        if number:
            count, label = said.queued(sureness, number)
            tiles.append(FigureTile(said.cell_id(kind=sureness), count, "", label))
    return rows.figures(tiles, caption=say("Tasks by how sure their section is")) if tiles else None


def _waiting_by_plan(tasks: pd.DataFrame) -> Table | None:
    """The same a row a plan: their numbers are never added up."""
    counts = tasks.groupby(["plan_id", "sureness"]).task_id.nunique()
    shown = [sureness for sureness in (*said.QUEUES, said.PEOPLES) if sureness in counts.index.unique("sureness")]
    heads = [Column(say("Plan"), look="main"), *(Column(said.QUEUE_HEADS[sureness], "number") for sureness in shown)]
    lines = []
    for plan in tasks.drop_duplicates("plan_id").itertuples():
        numbers = [int(counts.get((plan.plan_id, sureness), 0)) for sureness in shown]
        links = [
            rows.link(said.cell_id(plan.plan_id, kind=sureness), f"{number:,}") if number else 0
            for sureness, number in zip(shown, numbers, strict=True)
        ]
        lines.append(Row("", (plan.plan, *links)))
    caption = say("Tasks by plan and by how sure their section is")
    return rows.table(heads, lines, caption=caption, sorts=False, opens=None, look="plain") if shown else None


def beside(id_: str, chosen: Filters, framework: str) -> Beside | None:
    """What is behind something of the picture; None where the address names nothing that is there."""
    parts = id_.split("|")
    if len(parts) != 3:
        return None
    cells, tasks = _cells(chosen, framework), _tasks(chosen, framework)
    if _peers(chosen, framework, cells).empty:
        return behind(parts, cells, tasks, None)
    peers = _tasks(_all(chosen), framework, section=parts[1])
    return behind(parts, cells, tasks, peers[~peers.plan_id.isin(cells.plan_id)])


def behind(parts: Sequence[str], cells: pd.DataFrame, tasks: pd.DataFrame, peers: pd.DataFrame | None) -> Beside | None:
    """What is behind a cell, by the parts of its id. tasks: of coverage_tasks, in view.

    peers: the same of other plans, as far as they count in the section; None where there is no other plan.
    """
    plan_id, section, kind = parts
    names = {cell.section: said.section_name(cell) for cell in cells.itertuples()}
    if section not in (said.ALL, *names):
        return None
    if kind in (*said.QUEUES, said.PEOPLES):
        found = tasks[(tasks.sureness == kind) & ((tasks.plan_id == plan_id) | (plan_id == said.ALL))]
        found = found.drop_duplicates("task_id")
        heard = said.headed(_title(cells, plan_id), said.queue_words(kind, len(found)))
        return Beside(heard, _listed(found, tasks, names), is_queue=kind in said.QUEUES)
    if plan_id == said.OTHERS and section == said.ALL:
        return None
    others_said, others = "", None
    if peers is not None and section != said.ALL:
        there = peers[(peers.counts_in == section) & peers.is_main & (peers.kind != "closed")]
        others_said = said.peers_words(names[section], there)
        others = None if there.empty else _listed(there, peers, names)
    if plan_id == said.OTHERS:
        return Beside(others_said, others) if others else None
    found = tasks
    for column, value in (("plan_id", plan_id), ("counts_in", section), ("kind", kind)):
        found = found if value == said.ALL else found[found[column] == value]
    found = found[found.is_main & found.counts_in.notna()]
    here = cells[(cells.section == section) & (cells.plan_id == plan_id)]
    is_told = kind != said.ALL or bool(here.is_told.all())
    heard = said.chosen_words(names.get(section, ""), kind, _title(cells, plan_id), len(found), is_told=is_told)
    if plan_id == said.ALL and section != said.ALL and cells.plan_id.nunique() > 1:
        heard = said.each_plan(cells[cells.section == section])
    if section == said.ALL or kind != said.ALL:
        return Beside(heard, _listed(found, tasks, names, by="section" if section == said.ALL else "kind"))
    serves = tasks[(tasks.section == section) & ~tasks.is_main]
    serves = serves if plan_id == said.ALL else serves[serves.plan_id == plan_id]
    listed = _listed(pd.concat([found, serves.assign(kind=said.BESIDE)]), tasks, names, by="kind")
    return Beside(heard, listed, others_said, others)


def _title(cells: pd.DataFrame, plan_id: str) -> str:
    """The plan that was chosen, where it is one of several."""
    return "" if cells.plan_id.nunique() == 1 else next(iter(cells[cells.plan_id == plan_id].plan), "")


def _listed(found: pd.DataFrame, every: pd.DataFrame, names: Mapping[str, str], by: str = "") -> Table:
    """Tasks with why they are mapped where they are. every: of the same plans, for what else each serves.

    by: "kind" or "section", for a heading each.
    """
    serves = every[every.section.notna()].groupby("task_id").section.agg(list)
    several = found.plan_id.nunique() > 1
    order = [*said.KINDS, said.BESIDE] if by == "kind" else [*names]
    if by:
        found = found.assign(place=found[by].map(order.index)).sort_values("place", kind="stable")
    lines = []
    for task in found.itertuples():
        also = [names[one] for one in serves.get(task.task_id, []) if one != task.section]
        under = said.under(task, also)
        heading = {"kind": said.kind_heading(task.kind), "section": names.get(task.section, "")}.get(by, "")
        heading = said.headed(task.plan if several else "", heading)
        action = rows.text(words.text(task.action), ref=words.text(task.ref, ""), under=under)
        cells = (action, rows.chip(task.rating, task.rating_basis))
        lines.append(Row(task.task_id, cells, f"/tasks?task={task.task_id}", heading=heading))
    heads = (Column(say("Action"), look="main"), Column(say("Rating")))
    return rows.table(heads, lines, caption=f"{words.count(len(lines), 'task')}.", look="cards shows_under")


def _peers(chosen: Filters, framework: str, cells: pd.DataFrame) -> pd.DataFrame:
    """The coverage by the plans that aren't in view, each whole."""
    every = _cells(_all(chosen), framework)
    return every[~every.plan_id.isin(cells.plan_id)]


def _cells(chosen: Filters, framework: str) -> pd.DataFrame:
    """The rows of coverage; a plan that isn't narrowed is taken from those of all plans, asked anyhow."""
    view = chosen if chosen.is_narrowed() else _all(chosen)
    cells = titled(data.ask("coverage", framework=framework, **view.parameters()), framework)
    return cells if view is chosen or chosen.plan is None else cells[cells.plan_id == chosen.plan]


def _tasks(chosen: Filters, framework: str, section: str | None = None) -> pd.DataFrame:
    """The rows of coverage_tasks. section: only of the tasks that count in it."""
    return data.ask("coverage_tasks", framework=framework, section=section, task_ids=None, **chosen.parameters())


def titled(cells: pd.DataFrame, framework: str) -> pd.DataFrame:
    """The rows of the query coverage; in Welsh with the sections' Welsh titles, where the framework gives them."""
    if language() != WELSH:
        return cells
    welsh = data.ask("framework_sections", framework=framework).set_index("section").title_cy
    return cells.assign(title=cells.section.map(welsh.replace("", None)).fillna(cells.title))


def _all(chosen: Filters) -> Filters:
    """All plans with all of their tasks, at the same dates."""
    return Filters(as_at=chosen.as_at, known_on=chosen.known_on, with_computed=chosen.with_computed)
