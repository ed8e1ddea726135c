"""Colours as people name them (by hue, saturation and lightness), and the ratings that they declare."""

from collections.abc import Sequence
from colorsys import rgb_to_hls
from dataclasses import replace

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


def declared_by(colour: str | None, key: Sequence[KeyEntry], is_varied: bool) -> Declared:
    """The rating that a cell's colour declares: by the plan's own key, else by the usual reading, which is remarked on.

    is_varied says that the plan's ratings have other colours besides; grey alone is only how a table looks.
    """
    name = colour_name(colour)
    if name is None or (name == "grey" and not is_varied and not any(entry.colour == name for entry in key)):
        return Declared()
    found = read_rating(name, key)
    return replace(found, text=f"{name} ({colour})")


def coloured_column(rows: Sequence[TaskRow]) -> int | None:
    """The place, among the cells of each row, of the column whose colours rate the tasks; None where no column's do.

    It is the rating column where there is one, else the status column if coloured, else the first column in which most
    cells are coloured, in two colours or more.
    """
    if not rows:
        return None
    for number, cell in enumerate(rows[0].cells):
        if cell.field == "rating":
            return number
    names = {number: _names(rows, number) for number in range(len(rows[0].cells))}
    for number, cell in enumerate(rows[0].cells):
        if cell.field == "status" and any(names[number]) and not _is_background(rows, number):
            return number
    rated = [number for number, found in names.items() if len(set(found) - {None, "grey"}) >= 2]
    return next((number for number in rated if 2 * sum(map(bool, names[number])) >= len(rows)), None)


def is_varied(rows: Sequence[TaskRow], column: int | None) -> bool:
    """Whether the cells of a column have at least two different colours."""
    return column is not None and len(set(_names(rows, column)) - {None}) >= 2


def _names(rows: Sequence[TaskRow], column: int) -> list[str | None]:
    return [colour_name(row.cells[column].colour) if column < len(row.cells) else None for row in rows]


def _is_background(rows: Sequence[TaskRow], column: int) -> bool:
    """Whether a column's colours are those of the whole rows, one for all."""
    return len(set(_names(rows, column)) - {None}) < 2 and all(
        colour_name(cell.colour) == colour_name(row.cells[column].colour) for row in rows for cell in row.cells
    )
