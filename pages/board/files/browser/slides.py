"""The planned slides as drawn: as much as can be read from the back of a room; the rest is a key away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pages.board.files import slide_plan, text_width
from pages.board.files.browser import chart, table
from pages.board.files.browser.chart import Bars, Opener
from pages.board.files.browser.table import Grid
from pages.board.pack.build import slug
from pages.board.pack.model import Chart, Figure, Pack, Sentence, Table, Timeline
from pages.said import words

# Sizes and lengths in hundredths of a slide's width, as in deck.css.
_TITLE, _LONG_TITLE, _TITLE_LINE = 3.4, 2.6, 1.12
_BESIDE, _LARGER, _LARGE = 1.65, 2.0, 2.4
_FIGURE, _FIGURE_GAP = 1.4, 2.6
_ACROSS, _IN_A_SENTENCE = 92.0, 89.0


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
        return "short" if _title_lines(self.title, _TITLE) < 3 else "long"

    @property
    def sentence_size(self) -> str:
        """How large the sentences can be beside the picture, if there is one."""
        if self.bars or self.grid or self.tiles:
            is_free = self.bars and len(self.bars.bars) < 4 and sum(_lines(one, _LARGER) for one in self.sentences) < 5
            return "beside larger" if is_free else "beside"
        room = room_below(self.title, self.figures)
        for name, size, line, gap in (("large", _LARGE, 3.2, 1.6), ("beside larger", _LARGER, 2.7, 0.4)):
            if sum(line * _lines(one, size) + gap for one in self.sentences) <= room:
                return name
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


def drawn(pack: Pack) -> list[Slide]:
    """The slides after the title, as planned."""
    return [_slide(pack, slide) for slide in slide_plan.planned(pack, lambda _: True)]


def _slide(pack: Pack, planned: slide_plan.Slide) -> Slide:
    openers = Openers(pack)
    figures = {one: openers.figure(one) for one in planned.panel.figures}
    beside, told, picture = tuple(figures.values()), planned.sentences, planned.picture
    rest = table.grid(planned.whole, openers, beside, is_whole=True) if planned.whole else None
    room = room_below(planned.title, beside)
    slide = Slide(planned.id, planned.part, planned.title, figures=beside, source=planned.foot)
    if isinstance(picture, Chart):
        bars = chart.bars(picture, openers)
        high = 2.5 * bool(bars.key) + len(bars.bars) * (3.6 if len(bars.bars) < 8 else 2.4)
        slide = replace(slide, bars=bars, sentences=_first(told, room - high))
    elif isinstance(picture, Table | Timeline) and planned.whole:
        shown = _first(told, 5)
        grid = table.grid(planned.whole, openers, beside, room=room - sum(map(height, shown)))
        slide = replace(slide, grid=grid, sentences=shown)
    elif planned.tiles:
        tiles = tuple(figures[one.figure] for one in planned.tiles)
        slide = replace(slide, tiles=tiles, figures=(), sentences=_first(told, 5))
    else:
        slide = replace(slide, sentences=_first(told, room))
    more = _more(planned, slide)
    return replace(slide, rest=rest, told=told, more=more) if more else slide


def room_below(title: str, figures: tuple[Shown, ...] = ()) -> float:
    """The height that is left between the title and the figures, in hundredths of a slide's width, about."""
    across = sum(text_width.width(f"{one.label} {one.said}", _FIGURE) + _FIGURE_GAP for one in figures)
    size = _TITLE if _title_lines(title, _TITLE) < 3 else _LONG_TITLE
    above = _TITLE_LINE * (size * _title_lines(title, size) - _TITLE)
    return table.ROOM - above - 3.2 * (1 + across // _ACROSS)


def _title_lines(title: str, size: float) -> int:
    return text_width.lines(title, size, _ACROSS, bold=True)


def _lines(one: Sentence, size: float = _BESIDE) -> int:
    return text_width.lines(one.whole, size, _IN_A_SENTENCE)


def height(one: Sentence) -> float:
    """The height of a sentence beside a picture, in hundredths of a slide's width, about."""
    return 2.2 * _lines(one) + 0.4


def _first(told: tuple[Sentence, ...], room: float) -> tuple[Sentence, ...]:
    """The sentences that fit, one at least, cut if need be; those that a person added stay when others give way."""
    kept: dict[str, Sentence] = {}
    for one in sorted(told, key=lambda one: not one.is_added):
        if height(one) > room and not kept:
            most = max(int(room / 2.2), 2) - bool(one.basis)
            kept[one.id] = replace(one, text=text_width.cut(one.text, _BESIDE, _IN_A_SENTENCE, most))
        room -= height(one)
        if room < 0:
            break
        kept[one.id] = one
    return tuple(kept[one.id] for one in told if one.id in kept)


def _more(planned: slide_plan.Slide, slide: Slide) -> str:
    """What a slide leaves out, in words: "7 of 13 rows shown"."""
    left, whole, told = [], planned.whole, planned.sentences
    if slide.bars and len(slide.bars.bars) < slide.bars.of:
        left.append(f"{words.of(len(slide.bars.bars), slide.bars.of)} bars")
    if slide.grid and len(slide.grid.rows) < slide.grid.of:
        left.append(f"{words.of(len(slide.grid.rows), slide.grid.of)} rows")
    if slide.tiles and whole and len(slide.tiles) < len(whole.rows):
        left.append(f"{words.of(len(slide.tiles), len(whole.rows))} figures")
    if len(slide.sentences) < len(told):
        left.append(f"{words.of(len(slide.sentences), len(told))} sentences")
    if left:
        return f"{words.several(left)} shown".capitalize()
    return "Shortened" if slide.sentences != told or (slide.grid and slide.grid.is_cut) else ""
