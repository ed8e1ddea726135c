"""Which rows of a sheet or a separated file stand outside its table, as lines of text above and below it."""

from collections.abc import Mapping, Sized

_TABLE_WIDTH = 3


def first_wide_row(rows: Mapping[int, Sized]) -> int | None:
    """The number of the first row with three filled cells or more; rows gives the filled cells of each row."""
    return min((number for number, cells in rows.items() if len(cells) >= _TABLE_WIDTH), default=None)


def lines_outside(rows: Mapping[int, Sized]) -> set[int]:
    """The numbers of the rows of one filled cell above the first wide row, or below the last row of several and a gap.

    rows gives the filled cells of each row by its number, from 1; a row that isn't there, or has none, is a gap.
    """
    filled = sorted(number for number, cells in rows.items() if len(cells))
    first = first_wide_row(rows)
    single = {number for number in filled if len(rows[number]) == 1}
    last = max((number for number in filled if number not in single), default=0)
    below = [number for number in filled if number > last]
    is_apart = first is not None and bool(below) and below[0] - last > 1
    return {number for number in single if first is None or number < first or (is_apart and number > last)}
