"""The bars of a chart as values for the slides, and the classes that ratings and other series are coloured with."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.board.pack.build import slug
from pages.board.pack.model import Chart, Series
from pages.said import ratings, shades
from pages.said.colours import ACCENT, MUTED, RULE, TEXT

_WHITE = ratings.LIGHT_BACKGROUND
_ACCENT = ACCENT[False]


@dataclass(frozen=True)
class Opener:
    """What opens tasks: its name in the address, the list's heading, the tasks' places in the pack, how many lack."""

    name: str
    heading: str
    places: tuple[int, ...]
    absent: int = 0


MakesOpener = Callable[[str, str, tuple[str, ...]], Opener | None]


@dataclass(frozen=True)
class Segment:
    """A part of a bar: the number, what it counts in words, its classes, and what opens its tasks (None: nothing).

    category and name: of the bar and of the part, which a reader that sees no colour is told.
    """

    value: int
    category: str
    name: str
    letter: str
    look: str
    opener: Opener | None


@dataclass(frozen=True)
class Bar:
    """A bar: its name, its length in hundredths of the longest, its parts, and their sum."""

    name: str
    length: float
    total: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Bars:
    """A picture: its words, its bars, and the key to their parts, if they need one: the classes and name of each."""

    alt: str
    unit: str
    bars: tuple[Bar, ...]
    key: tuple[tuple[str, str], ...]
    with_totals: bool


def bars(chart: Chart, opener: MakesOpener) -> Bars:
    """The picture of a chart; opener: a name, a heading and task ids → what opens them.

    One bar of many ratings is drawn as a bar for each of them, so that each has its name beside it.
    """
    looks = _looks(chart.series)
    key: tuple[tuple[str, str], ...] = ()
    many = [(look, one) for look, one in zip(looks, chart.series, strict=True) if any(one.values)]
    if len(chart.categories) == 1 and len(many) > 1 and all(one.rating for _, one in many):
        rows = [(one.name, [_segment(chart, look, one, 0, opener)]) for look, one in many]
    else:
        rows = [
            (name, [_segment(chart, look, one, at, opener) for look, one in many if one.values[at]])
            for at, name in enumerate(chart.categories)
        ]
        key = tuple((look, one.name) for look, one in many) if len(many) > 1 else ()
    sums = [sum(part.value for part in parts) for _, parts in rows]
    longest = max([*sums, 1])
    made = [
        Bar(name, 100 * total / longest, total, tuple(parts)) for (name, parts), total in zip(rows, sums, strict=True)
    ]
    return Bars(chart.alt, chart.unit, tuple(made), key, bool(key))


def _segment(chart: Chart, look: str, series: Series, at: int, opener: MakesOpener) -> Segment:
    value, category = series.values[at], chart.categories[at]
    ids = series.task_ids[at] if series.task_ids else ()
    letter = ratings.letter(series.rating) if series.rating else ""
    name = f"{slug(category)[:40].strip('-')}-{slug(series.name)[:30].strip('-')}"
    opens = opener(name, f"{category}: {value:,} {series.name}", ids) if ids else None
    return Segment(value, category, series.name, letter, look, opens)


def _looks(series: tuple[Series, ...]) -> list[str]:
    """A class for each series; of those that aren't ratings, the pale ones differ by their hatching."""
    looks, pale = [], 0
    for one in series:
        if one.rating:
            looks.append(look(one.rating, one.is_computed))
        else:
            looks.append(f"pale-{min(pale, 2)}" if one.is_computed else "plain")
            pale += one.is_computed
    return looks


def look(code: str | None, is_computed: bool) -> str:
    """The classes of a rating's tile: solid, or pale with an outline where this tool computed it."""
    return f"rated-{ratings.rating(code).code}{' computed' if is_computed else ''}"


def colours() -> str:
    """The style rules of those classes, and the colours that the style sheet names."""
    named = f":root {{ --accent: {_ACCENT}; --muted: {MUTED[False]}; --faint: {RULE}; }}"
    rules = [
        rule
        for one in ratings.RATINGS
        for rule in (
            _rule(f".rated-{one.code}", one.light, one.light, one.text_light),
            _rule(f".rated-{one.code}.computed", shades.mix(one.light, _WHITE, 0.15), one.light, TEXT[False]),
        )
    ]
    rules.append(_rule(f".rated-{ratings.NOT_RATED.code}", _WHITE, MUTED[False], ratings.NOT_RATED.text_light))
    pale, lines = shades.mix(_ACCENT, _WHITE, 0.1), shades.mix(_ACCENT, _WHITE, 0.3)
    rules += [_rule(".plain", _ACCENT, _ACCENT, _WHITE), _rule(".pale-0", pale, _ACCENT, TEXT[False])]
    for number, angle, edge in ((1, 45, "dashed"), (2, 135, "dotted")):
        hatched = f"repeating-linear-gradient({angle}deg, {_WHITE} 0 6px, {lines} 6px 8px)"
        rules.append(_rule(f".pale-{number}", hatched, _ACCENT, TEXT[False]))
        rules.append(f".pale-{number} {{ border-style: {edge}; }}")
    return "\n".join([named, *rules])


def _rule(name: str, fill: str, line: str, text: str) -> str:
    named = f"--fill: {fill}; --line: {line}; --text: {text};"  # what a drawing inside it is coloured with
    return f"{name} {{ background: {fill}; border-color: {line}; color: {text}; {named} }}"
