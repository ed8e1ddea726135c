"""One column of a layout, and what should be read of one task."""

from dataclasses import dataclass
from datetime import date

from .parts import Cell


@dataclass
class Expected:
    """What should be read of one task; None for ref and section means that the layout doesn't show them."""

    action: str
    ref: str | None = None
    due_on: date | None = None
    ratings: frozenset[str] = frozenset({""})
    leads: tuple[str, ...] = ()
    section: str | None = None


@dataclass
class Column:
    """One column: the field it is, its heading, the heading above it if any, its cells and its width in proportion."""

    field: str
    heading: str
    cells: list[Cell]
    group: str | None = None
    width: float = 1.3
