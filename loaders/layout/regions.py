"""The grids of a document: rows that stand together, as one table of Word, one sheet, one ruled table of a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.records import Line, Row


@dataclass
class Region:
    """The rows of one grid, each with its place among the document's blocks."""

    place: str
    rows: list[tuple[int, Row]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns the grid uses."""
        return max((last_filled(row) for _, row in self.rows), default=0)


def find_regions(blocks: Sequence[Row | Line]) -> list[Region]:
    """The grids of a document in order; rows of text files stand together until a line parts them."""
    regions: list[Region] = []
    is_parted = True
    for number, block in enumerate(blocks):
        if not isinstance(block, Row):
            is_parted = True
            continue
        place = place_of(block)
        if not regions or place != regions[-1].place or (not place and is_parted):
            regions.append(Region(place))
        regions[-1].rows.append((number, block))
        is_parted = False
    return regions


def place_of(row: Row) -> str:
    """Where the grid of a row stands, from its locator: "page 2, table 1", "sheet Prevent"; empty in text files."""
    return row.locator.rpartition(", row ")[0]


def last_filled(row: Row) -> int:
    """How far to the right a row is filled, in columns."""
    return max((number for number, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)


def filled_cells(row: Row) -> int:
    """How many cells of a row hold anything."""
    return sum(bool(cell.strip()) for cell in row.cells)
