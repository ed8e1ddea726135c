"""What a document is made of, before it is written in a format: words, tables of cells, sheets."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Cell:
    """One cell: its text, fill (six hexadecimal digits), a real date where a workbook may hold one, and its spans.

    numbered says that Word numbers it; its text is then what Word would show.
    """

    text: str = ""
    fill: str | None = None
    day: date | None = None
    day_format: str = "dd/mm/yyyy"
    across: int = 1
    down: int = 1
    bold: bool = False
    numbered: bool = False


Line = list[Cell | None]  # None: covered by a cell that spans it


@dataclass
class Grid:
    """A table; widths are in proportion, heads is how many rows at its top are heading rows."""

    lines: list[Line]
    widths: list[float]
    heads: int = 1
    is_ruled: bool = True


@dataclass
class Words:
    """A line of text; level is a heading's depth, 0 for a paragraph."""

    text: str
    level: int = 0


@dataclass
class Sheet:
    """From here on, what follows stands on a sheet of its own."""

    name: str


Part = Grid | Words | Sheet


@dataclass
class Document:
    """All parts in order; running stands at the head of every page, and beside the page numbers."""

    title: str
    parts: list[Part] = field(default_factory=list)
    running: str | None = None
