"""Columns that stand for times, as Q1 to Q4 or Apr to Mar, in which a mark says when a task is worked on."""

import re
from collections.abc import Sequence

from loaders import lookups
from loaders.interpret.timescale import read_timescale
from loaders.layout.cell_evidence import Cells

_QUARTER = re.compile(r"^(?:q|qtr|quarter|chwarter|ch)\s?[1-4]\b", re.I)
_TIMED = ("month", "quarter", "year", "range", "day", "season")


def names_a_period(heading: str) -> bool:
    """Whether a heading is a time and nothing else: Q3, Quarter 3 2023/24, Apr, March 2024, 2023/24."""
    folded = lookups.fold(heading.rsplit(": ", 1)[-1])
    if not folded or len(folded.split()) > 5:
        return False
    return bool(_QUARTER.match(folded)) or (
        any(character.isalnum() for character in folded) and read_timescale(heading.rsplit(": ", 1)[-1]).kind in _TIMED
    )


def period_columns(headings: Sequence[str], cells: Sequence[Cells]) -> set[int]:
    """The places of a table's columns that stand for times and hold marks alone: two at least, else none."""
    found = {
        number
        for number, (heading, cell) in enumerate(zip(headings, cells, strict=True))
        if names_a_period(heading) and (cell.ticked >= 0.9 if cell.filled else True)
    }
    marked = any(cells[number].filled or cells[number].coloured for number in found)
    return found if len(found) >= 2 and marked else set()
