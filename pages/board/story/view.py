"""What the Board page shows of a pack, made ready: its findings in order, and one part at a time with its tasks."""

from dataclasses import dataclass, replace

import pandas as pd

from pages.board import packs
from pages.board.pack.choice import Choice
from pages.board.pack.model import Pack, Panel, Section, Table, chart_table
from pages.board.story import figure
from pages.said import ratings, words
from pages.said.picture import Picture, picture
from pages.said.rows import Table as Drawn
from pages.said.rows import of_frame
from pages.said.words import plain

_KEY = (
    f"Letters: {', '.join(f'{one.letter} {one.label.lower()}' for one in ratings.ALL)}. "
    "Solid: declared or confirmed; outlined: computed."
)


@dataclass(frozen=True)
class PanelView:
    """A panel made ready; texts are safe as Markdown. figures: id → words, of what leads to tasks."""

    id: str
    title: str
    source: str
    sentences: str
    picture: Picture | None
    table: Drawn | None
    figures: dict[str, str]


def contents(choice: Choice) -> str:
    """The findings of the story as a numbered list, safe as Markdown: the whole pack on one screen."""
    pack = packs.pack(choice)
    return "\n".join(
        f"{number}. **{plain(section.name)}**: {plain(section.panels[0].title.text)}"
        for number, section in enumerate(pack.story, start=1)
    )


def panels(choice: Choice, section_id: str, dark: bool) -> list[PanelView]:
    """A section of a choice's pack, panel by panel; a table of mere figures hands them to the picture before it."""
    made: list[PanelView] = []
    for panel in _section(packs.pack(choice), section_id).panels:
        view = _panel(panel, dark)
        if made and not panel.chart and not _leads_to_tasks(panel):
            told = set(made[-1].figures.values())
            more = {name: said for name, said in view.figures.items() if said not in told}
            made[-1] = replace(made[-1], figures=made[-1].figures | more)
            view = replace(view, figures={})
        made.append(view)
    return made


def _leads_to_tasks(panel: Panel) -> bool:
    return panel.table is not None and any(row.task_id for row in panel.table.rows)


def _section(pack: Pack, section_id: str) -> Section:
    return next(section for section in pack.sections if section.id == section_id)


def _panel(panel: Panel, dark: bool) -> PanelView:
    drawn = None
    if panel.chart:
        drawn = picture(
            figure.draw(panel.chart, dark),
            alt=panel.chart.alt,
            table=frame(chart_table(panel.chart)),
            headline=panel.title.text,
            subtitle=f"{panel.source} {_KEY}" if any(one.rating for one in panel.chart.series) else panel.source,
        )
    return PanelView(
        panel.id,
        plain(panel.title.text),
        plain(panel.source),
        "\n".join(f"- {_sentence(one)}" for one in panel.sentences),
        drawn,
        _drawn(panel.title.text, panel.table) if panel.table and panel.table.rows else None,
        _figures(panel),
    )


def _drawn(title: str, table: Table) -> Drawn:
    return of_frame(_brief_first(table), f"{title}. {words.count(len(table.rows), 'row')}.")


def _sentence(one) -> str:
    whole = plain(one.whole)
    if one.is_added:
        return f"{whole} *(added by {plain(one.edited_by)})*" if one.edited_by else f"{whole} *(added)*"
    return f"{whole} *(edited)*" if one.text != one.generated else whole


def frame(table: Table) -> pd.DataFrame:
    """A table of a pack as a data frame."""
    return pd.DataFrame([row.cells for row in table.rows], columns=[column.name for column in table.columns])


def _brief_first(table: Table) -> pd.DataFrame:
    """The columns that a slide shows too come first, the others to the right of them."""
    brief = [column.name for column in table.columns if column.is_brief]
    return frame(table)[[*brief, *(column.name for column in table.columns if not column.is_brief)]]


def withheld(choice: Choice) -> Drawn:
    """What a public pack leaves out, and why; an empty table where it leaves out nothing."""
    table = packs.pack(choice).withheld
    left_out = frame(table) if table else pd.DataFrame()
    return of_frame(left_out, f"What is withheld from the public: {words.count(len(left_out), 'row')}.")


def _figures(panel: Panel) -> dict[str, str]:
    """What leads to tasks: id → words. An id names the panel, the kind, and which of them it is."""
    found = {f"{panel.id}|figure|{one.id}": f"{one.label}: {one.said}" for one in panel.figures if one.task_ids}
    if panel.chart:
        found |= {f"{panel.id}|{name}": said for name, (said, _) in figure.pieces(panel.chart).items()}
    if panel.table:
        rows = [(row.task_id, row) for row in panel.table.rows if row.task_id]
        found |= {f"{panel.id}|task|{task_id}": f"Task {_name(panel.table, row)}" for task_id, row in rows}
    return found


def _name(table: Table, row) -> str:
    heads = [column.name for column in table.columns]
    said = [str(row.cells[heads.index(name)]) for name in ("Ref", "Task") if name in heads]
    return words.shorten(" ".join(said), 80)


@dataclass(frozen=True)
class Behind:
    """The tasks behind a figure: how many (safe as Markdown), and their table, which may open them."""

    headline: str
    table: Drawn


def behind(choice: Choice, section_id: str, chosen: str) -> Behind:
    """The tasks behind what was chosen in a section, as the audience may see them."""
    pack = packs.pack(choice)
    panel = next(one for one in _section(pack, section_id).panels if chosen in _figures(one))
    ids = _ids(panel, chosen)
    tasks = {task.task_id: task for task in pack.tasks}
    there = [tasks[task_id] for task_id in ids if task_id in tasks]
    rows = [
        (f"{one.ref} {one.action}", one.lead, words.day_of(one.due_on, one.timescale),
         one.rating_words, one.late, one.status, one.next_steps, one.source)
        for one in there
    ]  # fmt: skip
    heads = ["Task", "Lead", "Due", "Rating", "Late", "Status and progress", "Next steps", "Source"]
    gone = len(ids) - len(there)
    said = f"{words.count(len(there), 'task')} behind “{_figures(panel).get(chosen, 'the figure')}”"
    said += f"; {words.count(gone, 'task')} of an earlier version not listed" if gone else ""
    opens = [] if choice.audience == "public" else [one.task_id for one in there]
    return Behind(plain(said), of_frame(pd.DataFrame(rows, columns=heads), f"{said}.", opens))


def _ids(panel: Panel, chosen: str) -> tuple[str, ...]:
    kind, _, name = chosen.removeprefix(f"{panel.id}|").partition("|")
    if kind == "task":
        return (name,)
    if kind == "piece" and panel.chart:
        return figure.pieces(panel.chart)[f"piece|{name}"][1]
    return next((one.task_ids for one in panel.figures if one.id == name), ())
