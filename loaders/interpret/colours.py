"""Colours as people name them (by hue, saturation and lightness), and the ratings that they declare."""

from collections.abc import Sequence
from colorsys import rgb_to_hls
from dataclasses import replace

from loaders import lookups
from loaders.interpret.rating import Declared, read_rating
from loaders.records import KeyEntry, TaskRow

_HUES = ((15, "red"), (67, "amber"), (170, "green"), (255, "blue"), (330, None), (361, "red"))


def colour_name(colour: str | None) -> str | None:
    """red, amber, green, blue or grey for #RRGGBB; None for white, black, pale tints and other colours.

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
    column = _rated_column(rows)
    if column is None:
        return [Declared() for _ in rows]
    names = _names(rows, column)
    if set(names) - {None} == {"grey"} and not any(entry.colour == "grey" for entry in key):
        return [Declared() for _ in rows]
    return [
        replace(read_rating(name, key), text=f"{name} ({row.cells[column].colour})") if name else Declared()
        for name, row in zip(names, rows, strict=True)
    ]


def _rated_column(rows: Sequence[TaskRow]) -> int | None:
    """The place, among the cells of each row, of the column whose colours rate the tasks; None where no column's do.

    It is the rating column where there is one, else the status column if coloured, else the first column in which most
    cells are coloured, in two colours or more.
    """
    width = min((len(row.cells) for row in rows), default=0)
    fields = [rows[0].cells[number].field for number in range(width)]
    if "rating" in fields:
        return fields.index("rating")
    named = {number: _names(rows, number) for number in range(width)}
    for number, names in named.items():
        if fields[number] == "status" and any(names) and not all(found == names for found in named.values()):
            return number
    named = {number: names for number, names in named.items() if not _scores_risk(rows[0].cells[number].heading)}
    rated = (number for number, names in named.items() if len(set(names) - {None, "grey"}) >= 2)
    return next((number for number in rated if 2 * sum(map(bool, named[number])) >= len(rows)), None)


def _scores_risk(heading: str) -> bool:
    """Whether a heading speaks of a risk's or priority's score, whose colour says nothing of how the task stands."""
    folded = lookups.fold(heading)
    return any(
        meaning == "rating" and weight < 0 and pattern.search(folded)
        for meaning, pattern, weight in lookups.weighed_patterns("heading_words")
    )


def _names(rows: Sequence[TaskRow], column: int) -> list[str | None]:
    return [colour_name(row.cells[column].colour) if column < len(row.cells) else None for row in rows]
