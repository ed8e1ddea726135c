"""A pack as slides: one idea each, with as much as can be read from the back of a room; the rest is a key away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pages.board.files.browser import table as deck_table
from pages.board.files.browser.chart import Bars, Opener, bars
from pages.board.files.browser.table import Grid
from pages.board.pack.build import slug
from pages.board.pack.model import Figure, Pack, Panel, Section, Sentence, chart_table
from pages.said import words

LONG_TITLE, LONGEST_TITLE = 110, 200
_MOST_TILES = 18
_IN_A_LINE, _IN_A_ROW, _IN_A_TITLE = 105, 110, 58  # characters, about


@dataclass(frozen=True)
class Shown:
    """A figure on a slide: its words, what it says, and what opens its tasks (None: it counts none)."""

    label: str
    said: str
    opener: Opener | None


@dataclass(frozen=True)
class Slide:
    """A slide. tiles: figures as its picture; figures: those beside another one. rest: what stands behind it, in full.

    more: what the button that opens the rest says of the slide; "" where the slide shows all there is.
    """

    id: str
    kicker: str
    title: str
    sentences: tuple[Sentence, ...] = ()
    bars: Bars | None = None
    grid: Grid | None = None
    tiles: tuple[Shown, ...] = ()
    figures: tuple[Shown, ...] = ()
    rest: Grid | None = None
    told: tuple[Sentence, ...] = ()
    more: str = ""
    source: str = ""

    @property
    def size(self) -> str:
        """How large the title can be."""
        return "short" if len(self.title) <= LONG_TITLE else "long"

    @property
    def sentence_size(self) -> str:
        """How large the sentences can be beside the picture, if there is one."""
        if self.bars or self.grid or self.tiles:
            is_free = self.bars and len(self.bars.bars) < 4 and sum(_lines(one, 85) for one in self.sentences) < 5
            return "beside larger" if is_free else "beside"
        room = room_below(self.title, self.figures)
        for size, in_a_line, line, gap in (("large", 70, 3.2, 1.6), ("beside larger", 85, 2.7, 0.4)):
            if sum(line * _lines(one, in_a_line) + gap for one in self.sentences) <= room:
                return size
        return "beside"


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
        while self._taken.setdefault(free, (heading, ids)) != (heading, ids) or free == "all":
            free, number = f"{name}-{number}", number + 1
        places = tuple(self._places[one] for one in ids if one in self._places)
        return Opener(free, heading, places, len(ids) - len(places))

    def figure(self, one: Figure) -> Shown:
        """A figure with what opens its tasks."""
        return Shown(one.label, one.said, self(slug(one.id)[:60].strip("-"), f"{one.label}: {one.said}", one.task_ids))


def slides(pack: Pack) -> list[Slide]:
    """The slides between the title and the last pages, one for each panel, each with an id of its own."""
    made: dict[str, Slide] = {}
    for section in pack.story:
        for panel in section.panels:
            slide = _slide(pack, section, panel, _free(slug(panel.id), made))
            made[slide.id] = slide
    return list(made.values())


def _free(name: str, taken: dict[str, Slide]) -> str:
    number, free = 2, name
    while free in taken or free in ("title", "key", "basis", "withheld"):
        free, number = f"{name}-{number}", number + 1
    return free


def _slide(pack: Pack, section: Section, panel: Panel, name: str) -> Slide:
    openers = Openers(pack)
    figures = tuple(openers.figure(one) for one in panel.figures)
    title, told = _title(panel)
    whole = panel.table or (chart_table(panel.chart) if panel.chart else None)
    rest = deck_table.grid(whole, openers, figures, is_whole=True) if whole else None
    shown, tiles, drawn, grid = told, (), None, None
    room = room_below(title, figures)
    if panel.chart:
        drawn = bars(panel.chart, openers)
        shown = _first(told, room - 2.5 * bool(drawn.key) - len(drawn.bars) * (3.6 if len(drawn.bars) < 8 else 2.4))
    elif panel.table and _is_figures(panel):
        shown, tiles, figures = _first(told, 5), _tiles(figures), ()
    elif panel.table:
        shown = _first(told, 5)
        grid = deck_table.grid(panel.table, openers, figures, room=room - sum(map(height, shown)))
    elif told:
        shown = _first(told, room)
    else:
        tiles, figures = _tiles(figures), ()
    more = _more(panel, told, shown, drawn, grid, tiles)
    return Slide(
        name, section.name, title, shown, drawn, grid, tiles, figures, rest if more else None, told if more else (),
        more, panel.source,
    )  # fmt: skip


def _title(panel: Panel) -> tuple[str, tuple[Sentence, ...]]:
    """The title and the sentences; a title that doesn't fit is cut, and said in full as the first sentence."""
    if len(panel.title.text) <= LONGEST_TITLE:
        return panel.title.text, panel.sentences
    return words.shorten(panel.title.text, LONGEST_TITLE), (panel.title, *panel.sentences)


def _is_figures(panel: Panel) -> bool:
    """Whether a table says the panel's figures and nothing else, a row each."""
    return bool(panel.figures) and [row.cells[0] for row in panel.table.rows] == [one.label for one in panel.figures]


def _tiles(figures: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """The figures as tiles; where there are many, those that count something."""
    kept = figures if len(figures) <= _MOST_TILES else [one for one in figures if one.opener]
    return tuple(kept[:_MOST_TILES])


def room_below(title: str, figures: tuple[Shown, ...] = ()) -> float:
    """The height that is left between the title and the figures, in hundredths of a slide's width, about."""
    signs = sum(len(one.label) + len(one.said) + 5 for one in figures)
    above = 3.8 * (len(title) > _IN_A_TITLE) + 1.4 * (len(title) > LONG_TITLE)
    return deck_table.ROOM - above - 3.2 * (1 + signs // _IN_A_ROW)


def _lines(one: Sentence, in_a_line: int = _IN_A_LINE) -> int:
    return -(-len(one.whole) // in_a_line)


def height(one: Sentence) -> float:
    """The height of a sentence beside a picture, in hundredths of a slide's width, about."""
    return 2.2 * _lines(one) + 0.4


def _first(told: tuple[Sentence, ...], room: float) -> tuple[Sentence, ...]:
    """The sentences that fit, one at least, cut if need be; those that a person added stay when others give way."""
    kept = {}
    for one in sorted(told, key=lambda one: not one.is_added):
        if height(one) > room and not kept:
            signs = _IN_A_LINE * max(int(room / 2.2), 2) - len(one.basis)
            kept[one.id] = replace(one, text=words.shorten(one.text, max(signs, _IN_A_LINE)))
        room -= height(one)
        if room < 0:
            break
        kept[one.id] = one
    return tuple(kept[one.id] for one in told if one.id in kept)


def _more(panel: Panel, told, shown, drawn: Bars | None, grid: Grid | None, tiles: tuple[Shown, ...]) -> str:
    """What a slide leaves out, in words: "7 of 13 rows shown"."""
    left = []
    if drawn and len(drawn.bars) < drawn.of:
        left.append(f"{words.of(len(drawn.bars), drawn.of)} bars")
    if grid and len(grid.rows) < grid.of:
        left.append(f"{words.of(len(grid.rows), grid.of)} rows")
    if panel.table and tiles and len(tiles) < len(panel.table.rows):
        left.append(f"{words.of(len(tiles), len(panel.table.rows))} figures")
    if len(shown) < len(told):
        left.append(f"{words.of(len(shown), len(told))} sentences")
    if left:
        return f"{words.several(left)} shown".capitalize()
    return "Shortened" if shown != told else cut(grid)


def cut(grid: Grid | None) -> str:
    """That a table is shortened, in words; "" where it isn't."""
    return "Shortened" if grid and grid.is_cut else ""
