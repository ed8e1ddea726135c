"""Where one row of a table ends and the next begins, where no line is drawn around its cells."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from loaders.layout.phrases import is_ref
from loaders.read.pdf_text import Room

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_APART, _SPACE = 0.15, 0.25  # of a line's height: more than lines of one cell stand apart; between words


@dataclass
class BodyLine:
    """One line of a table: its words by column, where it stands, and whether a rule is drawn above it."""

    page: int
    cells: list[list[dict]]
    is_ruled_off: bool = False
    top: float = field(init=False)
    bottom: float = field(init=False)
    font: str = field(init=False)

    def __post_init__(self) -> None:
        words = [word for cell in self.cells for word in cell]
        self.top, self.bottom = min(word["top"] for word in words), max(word["bottom"] for word in words)
        self.font = Counter(word["font"] for word in words).most_common(1)[0][0]

    @property
    def filled(self) -> list[int]:
        """The columns in which it has words."""
        return [number for number, words in enumerate(self.cells) if words]

    def text(self, column: int) -> str:
        """Its words in one column."""
        return " ".join(word["text"] for word in self.cells[column])


Block = list[BodyLine]


class RowFinder:
    """Tells the rows of one table apart, by what all of its lines have in common.

    runs are its lines page by page, parted also by whatever stands between them; rooms are its columns' edges.
    """

    def __init__(self, runs: Sequence[Block], rooms: Sequence[Room]) -> None:
        self.runs, self.rooms = runs, rooms
        lines = [line for run in runs for line in run]
        self.height = median([line.bottom - line.top for line in lines] or [10.0])
        steps = [step for run in runs for step in self._steps(run)]
        self.widest_leading = min(steps, default=1.2 * self.height) - self.height + _APART * self.height
        self.ref = self._ref_column(lines)
        self.fonts = [
            Counter(line.font for line in lines if line.cells[n] and len(line.filled) > 1) for n in range(len(rooms))
        ]
        pairs = [pair for run in runs for pair in pairwise(run)]
        gaps = sum(self._is_apart(run, number) for run in runs for number in range(1, len(run)))
        begun = sum(self._begins(before, line) for before, line in pairs)
        ruled = sum(line.is_ruled_off for _, line in pairs)
        self.is_ruled = ruled >= 2 and 2 * ruled >= min(begun, max(gaps, 1)) and 3 * ruled >= begun
        self.is_spaced = 5 * gaps >= 2 * begun
        between = [after.top - before.bottom for before, after in pairs if len(after.filled) > 1]
        self.usual_gap = median([gap for gap in between if gap > self.widest_leading] or [0.0])

    def rows(self, run: Block) -> list[Block]:
        """The lines of one run, row by row."""
        starts = [number for number in range(1, len(run)) if self._starts(run, number)]
        parts = [run[start:end] for start, end in pairwise([0, *starts, len(run)])]
        if self.is_ruled:
            return parts
        found: list[Block] = []
        for part in parts:
            if found and self._is_rest(found[-1], part):
                found[-1] = found[-1] + part
            else:
                found.append(part)
        return found

    @property
    def is_unclear(self) -> bool:
        """Whether references stand in the middle of rows that nothing parts, so that a line above could be either's."""
        first = next((run for run in self.runs if run), [])
        if self.is_ruled or self.is_spaced or self.ref is None or len(first) < 2:
            return False
        above, below = first[0].cells[self.ref], first[1].cells[self.ref]
        return not above and bool(below) and not self.is_heading(first[:1])

    def is_heading(self, row: Block) -> bool:
        """Whether a row is one text alone in letters of another kind than its column's."""
        columns = {number for line in row for number in line.filled}
        if len(columns) != 1:
            return False
        usual = self.fonts[columns.pop()].most_common(1)
        return bool(usual) and all(line.font != usual[0][0] for line in row)

    def goes_on(self, row: Block, after: Block) -> bool:
        """Whether the first lines of a page are surely the rest of the last row on the page before."""
        first = after[0]
        if self.ref is not None and first.cells[self.ref]:
            return False
        ends = [(self._last(row, column), column) for column in first.filled]
        return all(
            end and self._is_full(end, first, column) and first.text(column)[:1].islower() for end, column in ends
        )

    def _starts(self, run: Block, number: int) -> bool:
        """Whether a line begins a row, or stands apart as a paragraph of one may."""
        if run[number].is_ruled_off or self.is_ruled:
            return run[number].is_ruled_off
        is_apart = self._is_apart(run, number)
        if not self.is_spaced:
            return is_apart or self._begins(run[number - 1], run[number])
        if self.ref is None or not run[number].cells[self.ref]:
            return is_apart
        return is_apart or self._begins_by_ref(run, number)

    def _begins_by_ref(self, run: Block, number: int) -> bool:
        """Whether a second reference stands in lines that no gap parts."""
        column = self.ref or 0
        for before in range(number - 1, -1, -1):
            if self._is_apart(run, before + 1):
                return False
            if run[before].cells[column]:
                return is_ref(run[number].text(column))
        return False

    def _steps(self, run: Block) -> Iterable[float]:
        for column in range(len(self.rooms)):
            tops = [line.top for line in run if line.cells[column]]
            yield from (after - before for before, after in pairwise(tops) if after - before > 0.8 * self.height)

    def _ref_column(self, lines: Block) -> int | None:
        for column in range(min(2, len(self.rooms))):
            texts = [line.text(column) for line in lines if line.cells[column] and len(line.filled) > 1]
            if len(texts) > 1 and sum(map(is_ref, texts)) >= 0.8 * len(texts):
                return column
        return None

    def _is_apart(self, run: Block, number: int) -> bool:
        """Whether the white space above a line is wider than between the lines of one cell."""
        above = max(line.bottom for line in run[max(0, number - 6) : number])
        return run[number].top - above > self.widest_leading

    def _begins(self, before: BodyLine, line: BodyLine) -> bool:
        """Whether a line begins a row by its words: a reference, or cells that don't go on from the line above."""
        if self.ref is not None:
            return bool(line.cells[self.ref]) or self.is_heading([line]) and not self.is_heading([before])
        goes_on = [column for column in line.filled if before.cells[column] and self._is_full(before, line, column)]
        if any(line.text(column)[:1].islower() for column in goes_on):
            return False
        if len(line.filled) == 1:
            return not goes_on and line.filled == [0] and line.text(0)[:1].isupper()
        is_new = [
            c for c in line.filled if c not in goes_on or _DATE.match(line.text(c)) and _DATE.match(before.text(c))
        ]
        return bool(is_new) and (0 in line.filled or 2 * len(line.filled) > len(line.cells))

    def _is_full(self, before: BodyLine, line: BodyLine, column: int) -> bool:
        """Whether a line of a cell had no room for the word that begins the next."""
        first = line.cells[column][0]
        free = self.rooms[column].after(before.cells[column], True)
        return free < first["x1"] - first["x0"] + _SPACE * self.height

    def _is_rest(self, row: Block, part: Block) -> bool:
        """Whether lines below a gap are one more paragraph of the row above rather than a row or a heading."""
        columns = {number for line in part for number in line.filled}
        if len(columns) > 1 or self.is_heading(part):
            return False
        column = columns.pop()
        if column == self.ref:
            return False
        if self.ref is not None or column:
            return self._last(row, column) is not None
        last = self._last(row, column)
        return last is not None and (part[0].text(0)[:1].islower() or self._is_near(row, part))

    def _is_near(self, row: Block, part: Block) -> bool:
        """Whether a part stands nearer to the row above it than rows stand to each other."""
        return part[0].top - max(line.bottom for line in row) < 0.8 * self.usual_gap

    @staticmethod
    def _last(row: Block, column: int) -> BodyLine | None:
        return next((line for line in reversed(row) if line.cells[column]), None)
