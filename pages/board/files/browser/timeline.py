"""A timeline as values for a slide: its months, where the as-at date stands, and a mark on its line for each task."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pages.board.files.browser.chart import MakesOpener, Opener, look
from pages.board.pack.build import slug
from pages.board.pack.model import Mark, Timeline
from pages.said import ratings, words

_LAST_TICK = 72.0  # a month further along has no room for its words; all in hundredths of the line
_MONTH_WIDE, _YEAR_WIDE = 30.0, 16.0
_SPANS = (1, 2, 3, 4, 6, 12, 24, 60, 120)  # months between two ticks
# A shape for each place in the one order of ratings, in a box of 24 by 24: told apart without any colour.
_SHAPES = (
    "M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z",
    "M6 2h12a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-12a4 4 0 0 1-4-4v-12a4 4 0 0 1 4-4z",
    "M12 .5l11.5 22.5h-23z",
    "M12 0l12 12l-12 12l-12-12z",
    "M6 2h12l6 10l-6 10h-12l-6-10z",
    "M2 2h20v20h-20z",
)


@dataclass(frozen=True)
class Tick:
    """A month on the axis: its words, and where its first day stands in hundredths of the line."""

    said: str
    at: float


@dataclass(frozen=True)
class Point:
    """A task on its line: where its mark stands and where the line to the as-at date begins and ends, in hundredths."""

    label: str
    lead: str
    on: str
    said: str
    at: float
    starts: float
    ends: float
    is_late: bool
    letter: str
    letter_at: float
    shape: str
    rating: str
    look: str
    opener: Opener | None


@dataclass(frozen=True)
class Line:
    """A timeline to draw: its words, its axis, the as-at date, the tasks, and a key of classes and words."""

    alt: str
    ticks: tuple[Tick, ...]
    as_at: str
    now: float
    points: tuple[Point, ...]
    key: tuple[tuple[str, str], ...]


def line(told: Timeline, opener: MakesOpener) -> Line:
    """The drawing of a timeline; opener: a name, a heading and task ids → what opens them."""
    first, last = date.fromisoformat(told.starts_on), date.fromisoformat(told.ends_on)
    days = max((last - first).days, 1)
    room = max(timedelta(days=days) * 0.03, timedelta(days=3))  # so that no mark stands on an end
    first, last = first - room, last + room
    scale = _Scale(first, (last - first).days)
    now = scale.place(told.as_at)
    points = tuple(_point(one, told, scale, now, opener) for one in told.marks)
    key = tuple(dict.fromkeys((one.look, one.rating) for one in points))
    return Line(told.alt, _ticks(first, last, scale), words.day_of(told.as_at), now, points, key)


@dataclass(frozen=True)
class _Scale:
    first: date
    days: int

    def place(self, iso: str) -> float:
        """Where a day stands, in hundredths of the line."""
        return self.of(date.fromisoformat(iso))

    def of(self, day: date) -> float:
        return round(min(max(100 * (day - self.first).days / self.days, 0), 100), 2)


def _point(one: Mark, told: Timeline, scale: _Scale, now: float, opener: MakesOpener) -> Point:
    at, place = scale.place(one.on), ratings.position(one.rating) % len(_SHAPES)
    return Point(
        label=one.label, lead=one.lead, on=words.day_of(one.on), said=one.said, at=at, starts=min(at, now),
        ends=max(at, now), is_late=one.on < told.as_at, letter=ratings.letter(one.rating),
        letter_at=20.0 if place == 2 else 16.8, shape=_SHAPES[place],
        rating=ratings.words(one.rating, "computed" if one.is_computed else None),
        look=look(one.rating, one.is_computed),
        opener=opener(f"task-{slug(one.task_id)[-40:]}", one.label, (one.task_id,)),
    )  # fmt: skip


def _ticks(first: date, last: date, scale: _Scale) -> tuple[Tick, ...]:
    """The first days of months, as many as can be read."""
    begun = first.year * 12 + first.month  # counted in months; the one after the first day's
    ended = last.year * 12 + last.month - 1
    ticks: tuple[Tick, ...] = ()
    for span in _SPANS:
        starts = [date(month // 12, month % 12 + 1, 1) for month in range(begun, ended + 1) if month % span == 0]
        ticks = tuple(
            Tick(f"{day:%Y}" if span >= 12 else words.short_month(day), place)
            for day in starts
            if (place := scale.of(day)) < _LAST_TICK
        )
        wide = _YEAR_WIDE if span >= 12 else _MONTH_WIDE
        if all(after.at - before.at >= wide for before, after in pairwise(ticks)):
            break
    return ticks
