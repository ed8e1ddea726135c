"""What of a long list has room in the chapters: plans in turn, what a person wrote always; the annex has all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pages.board.pack.model import Chart, Mark, Picture, Row, Table, Timeline
from pages.said import words

# Of a list at most, the most first; of a timeline, whose lines are low, half as many more.
ROWS = (12, 10, 8, 6, 5, 4, 3, 2)
_SHARES = {"late": 2.0, "well": 0.5}  # of that; what is late is what a board asks about
_LONGEST_CELL = 110  # letters
_One = TypeVar("_One", Row, Mark)


def share(part: str, most: int) -> int:
    """How many lines the lists of a part of the story have at most. most: of ROWS."""
    return max(1, round(_SHARES.get(part, 1.0) * most))


def in_short(picture: Picture, most: int) -> Picture:
    """A list's first lines, as brief as slides have it."""
    if isinstance(picture, Timeline):
        return replace(picture, marks=_first(picture.marks, most * 3 // 2, lambda _: False))
    return _table(picture, most) if isinstance(picture, Table) else picture


def left_out(picture: Picture, most: int) -> int:
    """How many lines of a list the chapters have no room for."""
    return _length(picture) - _length(in_short(picture, most))


def _length(picture: Picture) -> int:
    if isinstance(picture, Chart):
        return len(picture.categories)
    return len(picture.rows if isinstance(picture, Table) else picture.marks)


def _table(table: Table, most: int) -> Table:
    kept = [at for at, column in enumerate(table.columns) if column.is_brief]
    rows = tuple(
        replace(row, cells=tuple(_short(row.cells[at], row.is_written) for at in kept))
        for row in _first(table.rows, most, lambda row: row.is_written)
    )
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def _short(cell: str | int, is_written: bool) -> str | int:
    return cell if is_written or isinstance(cell, int) else words.shorten(cell, _LONGEST_CELL)


def _first(them: Sequence[_One], most: int, is_kept: Callable[[_One], bool]) -> tuple[_One, ...]:
    """At most so many, of each plan as many as of any other, in their order; those to keep whatever their number."""
    turns: dict[str, int] = {}
    ranked = []
    for at, one in enumerate(them):
        turns[one.plan_id] = turns.get(one.plan_id, 0) + 1
        ranked.append((not is_kept(one), turns[one.plan_id], at))
    number = max(most, sum(is_kept(one) for one in them))
    return tuple(them[at] for at in sorted(at for *_, at in sorted(ranked)[:number]))
