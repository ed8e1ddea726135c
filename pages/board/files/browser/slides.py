"""The planned slides as drawn: as much as can be read from the back of a room; the rest is a key away."""

from collections.abc import Iterable
from dataclasses import dataclass

from pages.board.files import slide_plan
from pages.board.files.browser import chart, room, table, timeline
from pages.board.files.browser.chart import Bars, Opener
from pages.board.files.browser.table import Grid
from pages.board.files.browser.timeline import Line
from pages.board.files.slide_pages import Tile
from pages.board.pack.build import slug
from pages.board.pack.model import Chart, Figure, Pack, Sentence, Table, Timeline
from pages.said.language import say


@dataclass(frozen=True)
class Shown:
    """A figure: its words, what it says, and what opens its tasks (None: it counts none); as a tile, how it looks."""

    label: str
    said: str
    opener: Opener | None
    of: str = ""
    note: str = ""
    is_computed: bool = False


@dataclass(frozen=True)
class Behind:
    """What stands behind a slide: all of what it tells, figures with their tasks, and the whole of its table."""

    sentences: tuple[Sentence, ...]
    figures: tuple[Shown, ...]
    table: Grid | None
    source: str


@dataclass(frozen=True)
class Slide:
    """A slide to draw: what the plan says of it, its picture in one of four kinds, and what stands behind it.

    sentence_size: the classes of its sentences; is_lettered: they begin with letters, as recommendations do. is_roomy:
    its table can be drawn larger. more: what the button that opens what is behind it says; printed: where that
    stands on paper, "" where everything shows.
    """

    planned: slide_plan.Slide
    is_long: bool
    sentence_size: str
    is_lettered: bool
    bars: Bars | None
    grid: Grid | None
    is_roomy: bool
    line: Line | None
    tiles: tuple[Shown, ...]
    behind: Behind
    more: str
    printed: str


class Openers:
    """Makes what opens the tasks behind a number, each with a name of its own on its slide."""

    def __init__(self, pack: Pack) -> None:
        self._places = {task.task_id: at for at, task in enumerate(pack.tasks)}
        self._taken: dict[str, tuple[str, tuple[str, ...]]] = {}

    def __call__(self, name: str, heading: str, task_ids: Iterable[str]) -> Opener | None:
        """What opens these tasks; None where there are none."""
        ids = tuple(dict.fromkeys(task_ids))
        if not ids:
            return None
        name, number = name or "tasks", 2
        free = name
        while self._taken.setdefault(free, (heading, ids)) != (heading, ids) or free in ("all", "about"):
            free, number = f"{name}-{number}", number + 1
        places = tuple(self._places[one] for one in ids if one in self._places)
        return Opener(free, heading, places, len(ids) - len(places))

    def figure(self, one: Figure) -> Shown:
        """A figure with what opens its tasks."""
        return Shown(one.label, one.said, self(slug(one.id)[:60].strip("-"), f"{one.label}: {one.said}", one.task_ids))

    def tile(self, one: Tile) -> Shown:
        """A tile with what opens its figure's tasks."""
        return Shown(one.label, one.number, self.figure(one.figure).opener, one.of, one.note, one.is_computed)


def drawn(pack: Pack) -> list[Slide]:
    """The slides of a pack, as planned."""
    return [_slide(pack, slide) for slide in slide_plan.planned(pack, room.fits)]


def _slide(pack: Pack, planned: slide_plan.Slide) -> Slide:
    openers, panel, picture = Openers(pack), planned.panel, planned.picture
    figures = tuple(openers.figure(one) for one in panel.figures)
    named = {one.label: one.opener for one in figures}
    is_roomy = room.is_roomy(planned)
    scale = table.ROOMY if is_roomy else 1.0
    grid = table.grid(picture, openers, named, scale=scale) if isinstance(picture, Table) else None
    more = f"{planned.more[:1].upper()}{planned.more[1:]}"
    whole = table.grid(planned.whole, openers, named, is_whole=True) if planned.whole else None
    return Slide(
        planned=planned,
        is_long=room.is_long(planned.title),
        sentence_size=room.sentence_size(planned),
        is_lettered=any(one.label.startswith("(") for one in planned.sentences),
        bars=chart.bars(picture, openers) if isinstance(picture, Chart) else None,
        grid=grid,
        is_roomy=is_roomy,
        line=timeline.line(picture, openers) if isinstance(picture, Timeline) else None,
        tiles=tuple(openers.tile(one) for one in planned.tiles),
        behind=Behind((panel.title, *panel.sentences), figures, whole, panel.source),
        more=say("{more}: see all", more=more) if more else say("In full"),
        printed=say("{more}: in the paper’s annex", more=more) if more else "",
    )
