"""Colours as people name them (by hue, saturation and lightness), and the ratings that they declare."""

import re
from collections import defaultdict
from collections.abc import Sequence
from colorsys import rgb_to_hls
from dataclasses import replace

from loaders import lookups
from loaders.interpret.rating import Declared, read_rating, read_status
from loaders.records import KeyEntry, TaskRow

_FIGURES = re.compile(r"^[\d\s.,£%+*/=x×()-]*\d[\d\s.,£%+*/=x×()-]*$", re.I)
_HUES = ((15, "red"), (53, "amber"), (67, "yellow"), (170, "green"), (255, "blue"), (330, "purple"), (361, "red"))


def colour_name(colour: str | None) -> str | None:
    """red, amber, yellow, green, blue, purple or grey for #RRGGBB; None for white, black, pale tints and other colours.

    >>> colour_name("#92D050")
    'green'
    """
    if not colour:
        return None
    hue, lightness, saturation = rgb_to_hls(*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)))
    chroma = saturation * (1 - abs(2 * lightness - 1))
    if chroma < 0.06 or saturation < 0.1:
        return "grey" if 0.3 <= lightness <= 0.86 else None
    if lightness > 0.9 or lightness < 0.1 or chroma < 0.16:
        return None
    return next(name for below, name in _HUES if hue * 360 < below)


def declared_by_colours(rows: Sequence[TaskRow], key: Sequence[KeyEntry]) -> list[Declared]:
    """The rating that each task's colour declares, if any: by the plan's own key, else as usual with a remark.

    Grey alone, where no task has another colour and the key doesn't name it, is only how a table looks.
    """
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)  # tasks of tables with the same columns
    for number, row in enumerate(rows):
        alike[tuple(cell.field for cell in row.cells)].append(number)
    declared = [Declared()] * len(rows)
    for numbers in alike.values():
        for number, found in zip(numbers, _declared([rows[number] for number in numbers], key), strict=True):
            declared[number] = found
    return declared


def _declared(rows: Sequence[TaskRow], key: Sequence[KeyEntry]) -> list[Declared]:
    known = frozenset(entry.colour for entry in key)
    column = _rated_column(rows, known)
    if column is None:
        return [Declared() for _ in rows]
    names = _names(rows, column, known)
    if set(names) - {None} == {"grey"} and "grey" not in known:
        return [Declared() for _ in rows]
    return [
        replace(read_rating(name, key), text=f"{name} ({row.cells[column].colour})") if name else Declared()
        for name, row in zip(names, rows, strict=True)
    ]


def _rated_column(rows: Sequence[TaskRow], known: frozenset[str | None]) -> int | None:
    """The place, among the cells of each row, of the column whose colours rate the tasks; None where no column's do.

    It is the rating column where there is one, else the status column if coloured, else, where no status column has
    ratings in words, the first column in which most cells are coloured, in two colours or more.
    """
    width = min((len(row.cells) for row in rows), default=0)
    fields = [rows[0].cells[number].field for number in range(width)]
    if "rating" in fields:
        return fields.index("rating")
    named = {number: _names(rows, number, known) for number in range(width)}
    for number, names in named.items():
        if fields[number] == "status" and any(names) and not all(found == names for found in named.values()):
            return number
    if any(field == "status" and _rates_in_words(rows, number) for number, field in enumerate(fields)):
        return None
    named = {
        number: names
        for number, names in named.items()
        if not _scores_risk(rows[0].cells[number].heading) and not _holds_numbers(rows, number)
    }
    rated = (number for number, names in named.items() if len(set(names) - {None, "grey"}) >= 2)
    return next((number for number in rated if 2 * sum(map(bool, named[number])) >= len(rows)), None)


def _rates_in_words(rows: Sequence[TaskRow], column: int) -> bool:
    """Whether a column says how tasks stand in words of a rating, of two kinds that are not complete."""
    said = {read_status(row.cells[column].text).rating for row in rows if column < len(row.cells)}
    return len(said - {None, "complete"}) >= 2


def _holds_numbers(rows: Sequence[TaskRow], column: int) -> bool:
    """Whether all that a column says is figures, as a score does, whose colour is the score's."""
    texts = [row.cells[column].text for row in rows if row.cells[column].text.strip()]
    return bool(texts) and all(_FIGURES.match(text) for text in texts)


def _scores_risk(heading: str) -> bool:
    """Whether a heading speaks of a risk's or priority's score, whose colour says nothing of how the task stands."""
    folded = lookups.fold(heading)
    return any(
        meaning == "rating" and weight < 0 and pattern.search(folded)
        for meaning, pattern, weight in lookups.weighed_patterns("heading_words")
    )


def _names(rows: Sequence[TaskRow], column: int, known: frozenset[str | None]) -> list[str | None]:
    """The colours of a column's cells; purple, which has no usual meaning, only where the plan's key names it."""
    named = (colour_name(row.cells[column].colour) if column < len(row.cells) else None for row in rows)
    return [None if name == "purple" and name not in known else name for name in named]
