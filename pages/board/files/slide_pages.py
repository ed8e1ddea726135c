"""A slide of the plan, and how one that holds too much goes on several: all of it, or what matters first."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pages.board.pack.model import (
    Chart,
    Figure,
    Mark,
    Panel,
    Picture,
    Row,
    Sentence,
    Series,
    Table,
    Timeline,
    chart_table,
    timeline_table,
)
from pages.said import words
from pages.said.language import say

Entry = Row | Mark | Sentence | int  # an int is the place of a chart's category
_ENOUGH_ROWS, _ENOUGH_MARKS, _LONG, _SHORT = 5, 11, 240, 40


@dataclass(frozen=True)
class Tile:
    """A figure as a tile: its label, the number, and of how many; "" where it is no part of anything.

    note: how much of it is this tool's reading; "" for none. is_computed: all of it is, so that it is outlined.
    """

    label: str
    number: str
    of: str
    note: str
    figure: Figure
    is_computed: bool


@dataclass(frozen=True)
class Slide:
    """A slide as it shows; panel is what it is drawn from, whole.

    part: what stands above the title. finding: the title in full. intro: what leads to the sentences, whose labels are
    then letters. picture: as much of the panel's as shows. nothing: which parts have nothing to report; caution: what
    to know before the figures; both stand on the first slide alone. left: how many of the picture's entries, or of a
    text's sentences, show on no slide; unsaid: how many of a picture's sentences. number: 2 and more continues a slide.
    is_kept_whole: each of its sentences shows, however many slides that takes. is_urgent: it goes on before others do.
    """

    id: str
    part: str
    title: str
    finding: Sentence
    panel: Panel
    sentences: tuple[Sentence, ...] = ()
    picture: Picture | None = None
    tiles: tuple[Tile, ...] = ()
    intro: str = ""
    nothing: str = ""
    caution: str = ""
    foot: str = ""
    marking: str = ""
    left: int = 0
    unsaid: int = 0
    number: int = 1
    is_first: bool = False
    is_kept_whole: bool = False
    is_urgent: bool = False

    @property
    def whole(self) -> Table | None:
        """All that the panel's picture says, as a table."""
        picture = self.panel.picture
        if isinstance(picture, Chart):
            return chart_table(picture)
        return timeline_table(picture) if isinstance(picture, Timeline) else picture

    @property
    def more(self) -> str:
        """What shows on no slide, in words: "9 more tasks and 1 more point"; "" where everything does."""
        left = [_counted(self.left, self.picture)] if self.left else []
        return words.several([*left, *([words.count(self.unsaid, "more point")] if self.unsaid else [])])


def _counted(number: int, picture: Picture | None) -> str:
    """How many more entries there are of a picture, or of a text."""
    if isinstance(picture, Timeline) or isinstance(picture, Table) and all(row.task_id for row in picture.rows):
        return words.count(number, "more task")
    if isinstance(picture, Table):
        return words.count(number, "more row")
    return words.count(number, "more bar") if picture else words.count(number, "more point")


Fits = Callable[[Slide], bool]
_One = TypeVar("_One")


def is_persons(one: Sentence) -> bool:
    """Whether a person wrote a sentence's words."""
    return one.is_added or one.edited_by is not None


def entries(slide: Slide) -> list[Entry]:
    """What a slide lists: a picture's rows, marks or the places of its bars; without a picture, its sentences."""
    picture = slide.picture
    if picture is None:
        return list(slide.sentences)
    if isinstance(picture, Chart):
        return list(range(len(picture.categories)))
    return list(picture.rows if isinstance(picture, Table) else picture.marks)


def in_turn(items: Sequence[_One], group: Callable[[_One], Hashable]) -> list[_One]:
    """Items in an order whose every beginning has a fair share of each group, each group's own order kept.

    Each group's first comes before any other's second; from there on, in proportion to how many each has.
    """
    of, seen = Counter(group(one) for one in items), Counter[Hashable]()
    placed = []
    for one in items:
        placed.append((seen[group(one)] / of[group(one)], one))
        seen[group(one)] += 1
    return [one for _, one in sorted(placed, key=lambda each: each[0])]


def worded(slide: Slide, fits: Fits) -> tuple[Slide, list[Slide]]:
    """A slide with the sentences that go beside its picture; and slides of a person's words that it has none for."""
    if slide.picture is None:
        return slide, []
    told, listed = slide.sentences, entries(slide)
    for number in range(len(told), -1, -1):
        trial = _saying(slide, number)
        if fits(trial):
            return trial, []
    enough = _ENOUGH_MARKS if isinstance(slide.picture, Timeline) else _ENOUGH_ROWS
    for number in range(len(told), -1, -1):
        trial = _saying(slide, number)
        if fits(_page(trial, listed[:enough], 1, left=1)):
            return trial, []
    words_of_people = [one for one in told if is_persons(one)]
    silent = replace(slide, sentences=(), unsaid=len(told) - len(words_of_people))
    apart = replace(slide, id=f"{slide.id}-words", picture=None, tiles=())
    return silent, paged(apart, words_of_people, fits, begins=2) if words_of_people else []


def _saying(slide: Slide, number: int) -> Slide:
    """A slide with so many of its sentences from the first, and all that people wrote."""
    kept = tuple(one for at, one in enumerate(slide.sentences) if at < number or is_persons(one))
    return replace(slide, sentences=kept, unsaid=len(slide.sentences) - len(kept))


def fuller(page: Slide, told: Sequence[Sentence], fits: Fits) -> Slide:
    """A slide with a picture and what else of its sentences it has room for once its rows are settled."""
    for one in told if page.picture and page.unsaid else ():
        more = replace(page, sentences=(*page.sentences, one), unsaid=page.unsaid - 1)
        if one not in page.sentences and fits(more):
            page = more
    return page


def paged(slide: Slide, listed: Sequence[Entry], fits: Fits, left: int = 0, begins: int = 1) -> list[Slide]:
    """A slide with some of its entries, on as many slides as they take.

    left: how many more there are, said on the last. begins: the number of the first. What a person wrote goes on on the
    next where one slide can't hold it.
    """
    rest = list(listed)
    pages: list[Slide] = []
    while rest or not pages:
        number = len(pages) + begins
        held = _held(slide, rest, number, left, fits)
        halves = _halved(slide, rest[0]) if rest and not held else ()
        if halves:
            rest[:1] = halves
            continue
        held = max(held, 1)
        pages.append(_page(slide, rest[:held], number))
        rest = rest[held:]
    pages = _evened(slide, pages, fits, left)
    pages[-1] = replace(pages[-1], left=left)
    return pages


def _evened(slide: Slide, pages: list[Slide], fits: Fits, left: int) -> list[Slide]:
    """Slides with about as many entries each, where that fits on no more of them."""
    listed = [one for page in pages for one in entries(page)]
    if isinstance(slide.picture, Chart):
        listed = list(range(len(listed)))
    ends = [round((at + 1) * len(listed) / len(pages)) for at in range(len(pages))]
    begun = [0, *ends[:-1]]
    even = [
        _page(slide, listed[begin:end], page.number, left) for begin, end, page in zip(begun, ends, pages, strict=True)
    ]
    return [replace(page, left=0) for page in even] if len(pages) > 1 and all(map(fits, even)) else pages


def _held(slide: Slide, listed: list[Entry], number: int, left: int, fits: Fits) -> int:
    """How many of some entries, from the first, one slide holds."""
    return _most(len(listed), lambda many: fits(_page(slide, listed[:many], number, left)))


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to a limit that holds, where every smaller one does."""
    high = 1
    while high < limit and holds(high):
        high *= 2
    high = min(high, limit)
    return bisect_left(range(1, high + 1), True, key=lambda many: not holds(many))


def chosen(slide: Slide, room: int, fits: Fits) -> list[Slide]:
    """A slide's entries that matter most on so many slides, in their own order; all that people wrote in any case."""
    listed = entries(slide)
    must = [at for at, one in enumerate(listed) if _always_shows(slide, one)]
    first = must + [at for at in _by_weight(slide, listed) if at not in set(must)]

    def pages(many: int) -> list[Slide]:
        shown = [listed[at] for at in sorted(first[: len(must) + many])]
        return paged(slide, shown, fits, len(listed) - len(shown))

    return pages(_most(len(first) - len(must), lambda many: len(pages(many)) <= room))


def _by_weight(slide: Slide, listed: list[Entry]) -> list[int]:
    """The places of a slide's entries, those first that are first to show."""
    picture = slide.picture
    if isinstance(picture, Timeline):
        return _nearest_and_latest(picture)
    plans = [one.plan_id if isinstance(one, Row) else "" for one in listed]
    return in_turn(range(len(listed)), lambda at: plans[at])


def _nearest_and_latest(line: Timeline) -> list[int]:
    """The places of a timeline's marks: the longest overdue and the next to come in turn, of each plan its share."""
    late = [at for at, one in enumerate(line.marks) if one.on < line.as_at]
    ahead = [at for at, one in enumerate(line.marks) if one.on >= line.as_at]
    both = [in_turn(each, lambda at: line.marks[at].plan_id) for each in (late, ahead)]
    return in_turn([*both[0], *both[1]], lambda at: line.marks[at].on < line.as_at)


def _always_shows(slide: Slide, one: Entry) -> bool:
    if isinstance(one, Sentence):
        return slide.is_kept_whole or is_persons(one)
    return isinstance(one, Row) and one.is_written


def _page(slide: Slide, listed: Sequence[Entry], number: int, left: int = 0) -> Slide:
    """A slide with some of its entries; what stands on it once stands on the first."""
    page = replace(slide, number=number, left=left, picture=_part(slide.picture, listed))
    if slide.picture is None:
        page = replace(page, sentences=tuple(one for one in listed if isinstance(one, Sentence)))
    if number == 1:
        return page
    title = say("{title}, continued", title=slide.title)
    if number > 2:
        title = say("{title}, continued ({number})", title=slide.title, number=number - 1)
    sentences = () if slide.picture else page.sentences
    return replace(
        page, id=f"{slide.id}-continued-{number - 1}", title=title, sentences=sentences, unsaid=0,
        tiles=(), intro="", nothing="", caution="",
    )  # fmt: skip


def _part(picture: Picture | None, listed: Sequence[Entry]) -> Picture | None:
    if isinstance(picture, Table):
        return replace(picture, rows=tuple(one for one in listed if isinstance(one, Row)))
    if isinstance(picture, Timeline):
        return replace(picture, marks=tuple(one for one in listed if isinstance(one, Mark)))
    if picture is None:
        return None
    places = [one for one in listed if isinstance(one, int)]
    series = tuple(_of_places(one, places) for one in picture.series)
    return replace(picture, categories=tuple(picture.categories[at] for at in places), series=series)


def _of_places(one: Series, places: list[int]) -> Series:
    ids = tuple(one.task_ids[at] for at in places) if one.task_ids else ()
    return replace(one, values=tuple(one.values[at] for at in places), task_ids=ids)


def _halved(slide: Slide, one: Entry) -> tuple[Entry, ...]:
    """What a person wrote and no slide can hold, in two; nothing where it is short, or nobody wrote it."""
    if not _always_shows(slide, one):
        return ()
    if isinstance(one, Sentence):
        before, after = _split(one.text)
        return (replace(one, text=before), replace(one, text=after, label="")) if after else ()
    if not isinstance(one, Row):
        return ()
    at = max(range(len(one.cells)), key=lambda place: len(str(one.cells[place])))
    before, after = _split(str(one.cells[at]))
    others = tuple(cell if len(str(cell)) <= _SHORT else "…" for cell in one.cells)
    halves = (
        replace(one, cells=(*cells[:at], text, *cells[at + 1 :]))
        for cells, text in ((one.cells, before), (others, after))
    )
    return tuple(halves) if after else ()


def _split(text: str) -> tuple[str, str]:
    """A long text in two at the word nearest its middle; a short one, or one without a space there, whole and ""."""
    place = text.rfind(" ", 1, len(text) // 2 + 1)
    return (text[:place], text[place + 1 :]) if len(text) > _LONG and place > 0 else (text, "")
