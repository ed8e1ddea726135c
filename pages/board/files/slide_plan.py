"""What the slides of a pack show, in order, for PowerPoint and the browser alike; how it looks is the format's own.

A slide has one idea: a panel of the story, and last how to read the pack. What a format has room for is in its Format.
"""

from dataclasses import dataclass
from typing import Literal

from pages.board.pack.build import slug
from pages.board.pack.model import Chart, Figure, Pack, Panel, Sentence, Table, Timeline, chart_table, timeline_table
from pages.said import words

_RESERVED = ("title", "key", "basis", "withheld")


@dataclass(frozen=True)
class Figures:
    """Figures as a picture of their own; whole: the table that says all of them, if there is one."""

    shown: tuple[Figure, ...]
    whole: Table | None = None


Picture = Chart | Table | Timeline | Figures


@dataclass(frozen=True)
class Slide:
    """A slide: its part of the story, its title, the finding in full, sentences, picture, all figures, and its source.

    beside: the sentences that may stand beside the picture. most: how many bars or rows the picture shows at most;
    None: as many as there is room for.
    """

    id: str
    part: str
    title: str
    finding: Sentence
    sentences: tuple[Sentence, ...]
    beside: tuple[Sentence, ...]
    picture: Picture | None
    most: int | None
    figures: tuple[Figure, ...]
    source: str

    @property
    def whole(self) -> Table | None:
        """All that the picture says, as a table."""
        if isinstance(self.picture, Chart):
            return chart_table(self.picture)
        if isinstance(self.picture, Timeline):
            return timeline_table(self.picture)
        return self.picture.whole if isinstance(self.picture, Figures) else self.picture


@dataclass(frozen=True)
class Ending:
    """A slide after the story: what it tells, under which part and title, and what it says beside what the pack says.

    In a title {number} is how many entries its table has; in what it says {as_at} is the date in words.
    """

    tells: Literal["key", "basis", "withheld"]
    part: str
    title: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """What a kind of slides has room for, and how it ends; None: as much as there is.

    most_figures: as tiles; None: figures stand in their table. most_beside: sentences beside a picture, and beside a
    single bar. longest_title: in letters; a longer one is cut and said in full below. is_empty_told: a table without
    rows is said in words.
    """

    most_bars: int | None
    most_rows: int | None
    most_figures: int | None
    most_beside: tuple[int, int] | None
    longest_title: int | None
    is_empty_told: bool
    endings: tuple[Ending, ...]


POWERPOINT = Format(
    most_bars=None,
    most_rows=9,
    most_figures=None,
    most_beside=(2, 4),
    longest_title=None,
    is_empty_told=True,
    endings=(
        Ending(
            "key",
            "How to read this pack",
            "What the letters and words of the ratings mean",
            ("Pale and outlined: computed by this tool. Solid: declared by the plan, or confirmed by a person.",),
        ),
        Ending("basis", "How to read this pack", "How the ratings were judged, and how good the data is"),
        Ending("withheld", "How to read this pack", "What was withheld: {number}"),
    ),
)
BROWSER = Format(
    most_bars=14,
    most_rows=None,
    most_figures=18,
    most_beside=None,
    longest_title=140,
    is_empty_told=False,
    endings=(
        Ending("withheld", "What was withheld", "What was withheld from this pack, and why: {number}"),
        Ending("key", "How to read these slides", "What each rating means"),
        Ending(
            "basis",
            "How to read these slides",
            "What the figures rest on",
            (
                "A pale tile with an outline, “computed”: judged by this tool from the plan’s wording and dates, not "
                "by the council. A solid one: declared by the plan, or confirmed by a person. “Overdue” and “due” are "
                "as at {as_at}.",
            ),
        ),
    ),
)


def planned(pack: Pack, kind: Format) -> list[Slide]:
    """The slides of a pack after its title slide, each with an id of its own."""
    made: dict[str, Slide] = {}
    for section in pack.story:
        for panel in section.main:
            slide = _of_panel(section.name, panel, _free(slug(panel.id), made), kind)
            made[slide.id] = slide
    return [*made.values(), *(one for ending in kind.endings if (one := _last(pack, ending, kind)))]


def _free(name: str, taken: dict[str, Slide]) -> str:
    number, free = 2, name
    while free in taken or free in _RESERVED:
        free, number = f"{name}-{number}", number + 1
    return free


def _of_panel(part: str, panel: Panel, name: str, kind: Format) -> Slide:
    title, told = panel.title.text, panel.sentences
    if kind.longest_title and len(title) > kind.longest_title:
        title, told = words.shorten(title, kind.longest_title), (panel.title, *told)
    picture = _picture(panel, kind)
    if picture is None and panel.table and panel.table.empty:
        told = (*told, Sentence("", panel.table.empty, panel.table.empty))
    return Slide(
        name, part, title, panel.title, told, _beside(told, picture, kind), picture, _most(picture, kind),
        panel.figures, panel.source,
    )  # fmt: skip


def _picture(panel: Panel, kind: Format) -> Picture | None:
    """A panel's chart or table; mere figures, in a table or without any words, as tiles where a format has them."""
    if panel.table and kind.is_empty_told and not panel.table.rows:
        return None
    is_figures = panel.table is not None and _says_only_figures(panel.table, panel.figures)
    if kind.most_figures and (is_figures or not (panel.picture or panel.sentences)):
        counted = tuple(one for one in panel.figures if one.task_ids)
        shown = panel.figures if len(panel.figures) <= kind.most_figures else counted[: kind.most_figures]
        return Figures(shown, panel.table)
    return panel.picture


def _says_only_figures(table: Table, figures: tuple[Figure, ...]) -> bool:
    return bool(figures) and [row.cells[0] for row in table.rows] == [one.label for one in figures]


def _beside(told: tuple[Sentence, ...], picture: Picture | None, kind: Format) -> tuple[Sentence, ...]:
    if kind.most_beside is None:
        return told
    is_one_bar = isinstance(picture, Chart) and len(picture.categories) == 1
    return told[: kind.most_beside[is_one_bar]]


def _most(picture: Picture | None, kind: Format) -> int | None:
    if isinstance(picture, Chart):
        return kind.most_bars
    return kind.most_rows if isinstance(picture, Table) else None


def _last(pack: Pack, ending: Ending, kind: Format) -> Slide | None:
    """A slide after the story; None where the pack has nothing for it."""
    table = {"key": pack.key, "basis": None, "withheld": pack.withheld}[ending.tells]
    if ending.tells == "withheld" and table is None:
        return None
    said = [one.format(as_at=words.day_of(pack.as_at)) for one in ending.says]
    if ending.tells == "basis":
        said = [pack.judged_on, pack.quality, *pack.warnings, *(plan.about for plan in pack.plans), *said]
    number = words.count(len(table.rows), "entry", "entries") if table else ""
    title = ending.title.format(number=number)
    told = tuple(Sentence(f"{ending.tells}.{number}", text, text) for number, text in enumerate(said))
    panel = Panel(ending.tells, Sentence("", title, title), told, (), table, pack.filters)
    return _of_panel(ending.part, panel, ending.tells, kind)
