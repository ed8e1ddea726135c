"""The columns of a PDF's table that no lines part: its heading row, and the white space that runs down below it."""

from dataclasses import dataclass
from itertools import pairwise

from loaders.layout.headings import is_header
from loaders.read.document import tidy
from loaders.read.pdf_text import Room
from loaders.read.pdf_words import Box, in_lines

_SPACE, _WORD_GAP, _COLUMN_GAP = 0.25, 0.6, 0.35  # of a letter's height: a space; the widest; between columns at least
_MOST_HEADER_LINES = 7
_MARGIN = 2.0  # points
Words = list[dict]


@dataclass(frozen=True)
class Header:
    """A heading row: its first line's place among the page's, how many lines it has, its words by column."""

    start: int
    size: int
    groups: list[Words]

    @property
    def names(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(_name(group) for group in self.groups)


def _name(group: Words) -> str:
    return tidy(" ".join(word["text"] for line in in_lines(group) for word in line))


def header_of(lines: list[Words], start: int) -> Header | None:
    """The heading row that begins at a line: that line alone, or with those below it that go on in the same letters."""
    for size in range(min(_MOST_HEADER_LINES, len(lines) - start), 0, -1):
        span = lines[start : start + size]
        if size > 1 and not _is_one_heading(span, lines[start + size :]):
            continue
        groups = _stacked([segment for line in span for segment in segments(line)])
        widest = max(len(segments(line)) for line in span)
        if size > 1 and _is_section(span, groups[0]):
            continue
        if len(groups) >= max(3, widest) and is_header([_name(group) for group in groups]):
            return Header(start, size, groups)
    return None


def _is_one_heading(span: list[Words], below: list[Words]) -> bool:
    """Whether lines are of one heading row: set close, in letters alike that what follows doesn't have, no numbers."""
    fonts = {word["font"] for line in span for word in line}
    heights = [_height(line) for line in span]
    gaps = [after[0]["top"] - before[0]["bottom"] for before, after in pairwise(span)]
    if len(fonts) > 1 or max(heights) - min(heights) > 0.5 or max(gaps) > 0.5 * min(heights):
        return False
    if any(character.isdigit() for line in span[1:] for word in line for character in word["text"]):
        return False
    if not below:
        return False
    beneath = below[0][0]["top"] - max(word["bottom"] for word in span[-1])
    return {word["font"] for word in below[0]} != fonts or beneath > max(gaps) + 0.25 * min(heights)


def _is_section(span: list[Words], first: Words) -> bool:
    """Whether the last line is one text below the first heading that would have had room beside it: a section's."""
    below, above = span[-1], [word for word in first if word in span[-2]]
    if len(segments(below)) > 1 or below[0] not in first or not above:
        return False
    width = max(word["x1"] for word in first) - min(word["x0"] for word in first)
    beside = above[-1]["x1"] - above[0]["x0"] + _SPACE * _height(below) + below[0]["x1"] - below[0]["x0"]
    return beside <= width


def _height(line: Words) -> float:
    return line[0]["bottom"] - line[0]["top"]


def segments(line: Words) -> list[Words]:
    """The words of a line, parted where they stand further apart than words of one cell do."""
    found: list[Words] = []
    for word in line:
        if found and word["x0"] - found[-1][-1]["x1"] <= _WORD_GAP * _height(line):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _stacked(parts: list[Words]) -> list[Words]:
    """Pieces of a heading row's lines by column: those that stand over each other are one heading."""
    found: list[Words] = []
    for part in sorted(parts, key=lambda part: part[0]["x0"]):
        if found and part[0]["x0"] < max(word["x1"] for word in found[-1]):
            found[-1] = found[-1] + part
        else:
            found.append(part)
    return found


@dataclass(frozen=True)
class Columns:
    """The columns of a table: the points that part them, their headings, and the edges of what stands in each."""

    borders: list[float]
    names: tuple[str, ...]
    rooms: list[Room]

    def cells(self, line: Words) -> list[Words]:
        """The words of a line, by column."""
        found: list[Words] = [[] for _ in self.names]
        for word in line:
            found[sum(_middle(word) >= border for border in self.borders)].append(word)
        return found

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return min(room.left for room in self.rooms if room.right)

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return max(room.right for room in self.rooms)

    def named(self, header: Header) -> tuple[str, ...]:
        """The headings of a heading row, one a column."""
        return tuple(map(_name, self.cells([word for group in header.groups for word in group])))

    def boxes(self, top: float, bottom: float) -> list[Box]:
        """The places of a row's cells, between two heights."""
        sides = [self.left - _MARGIN, *self.borders, self.right + _MARGIN]
        return [(left, top - _MARGIN, right, bottom + _MARGIN) for left, right in pairwise(sides)]

    def is_across(self, line: Words) -> bool:
        """Whether a line is one text over several columns: a heading across the table, or what stands around it."""
        if len(segments(line)) > 1:
            return False
        return bool(self.straddling(line)) or sum(map(bool, self.cells(line))) > 1

    def straddling(self, line: Words) -> int:
        """How many words of a line run over from one column into the next."""
        return sum(word["x0"] < border - 1 and word["x1"] > border + 1 for word in line for border in self.borders)


def _middle(word: dict) -> float:
    return (word["x0"] + word["x1"]) / 2


class LostColumns(Exception):
    """The words of one column run over into the next."""


def find_columns(header: Header, body: list[Words]) -> Columns:
    """The columns under a heading row, by the white space that runs down between its words and those below.

    Raises LostColumns where there is none between two headings.
    """
    within = _within_columns(header, body)
    words = [word for group in header.groups for word in group] + [word for line in within for word in line]
    height = sorted(word["bottom"] - word["top"] for word in words)[len(words) // 2]
    blanks = _blanks(words, len(within) // 50, _COLUMN_GAP * height)
    middles = [(min(w["x0"] for w in group) + max(w["x1"] for w in group)) / 2 for group in header.groups]
    borders: list[float] = []
    for before, after in pairwise([float("-inf"), *middles, float("inf")]):
        between = [blank for blank in blanks if before < (blank[0] + blank[1]) / 2 < after]
        if not between and before in middles and after in middles:
            raise LostColumns
        borders += _real(between, within)
    unnamed = Columns(borders, ("",) * (len(borders) + 1), [])
    headings = [word for group in header.groups for word in group]
    names = tuple(_name(group) for group in unnamed.cells(headings))
    columns = [unnamed.cells(line) for line in within]
    rooms = [_room([line[number] for line in columns if line[number]]) for number in range(len(names))]
    return Columns(borders, names, rooms)


def _room(lines: list[Words]) -> Room:
    if not lines:
        return Room(0.0, 0.0)
    return Room(min(line[0]["x0"] for line in lines), max(line[-1]["x1"] for line in lines))


def _within_columns(header: Header, body: list[Words]) -> list[Words]:
    """The lines of a table save those of one text over several columns: headings across, and what stands around it."""
    parted = [line for line in body if len(segments(line)) > 1]
    words = [word for line in [*header.groups, *parted] for word in line]
    blanks = _blanks(words, len(parted) // 50, 0.0)
    return [
        line
        for line in body
        if len(segments(line)) > 1 or not any(line[0]["x0"] < x0 and line[-1]["x1"] > x1 for x0, x1 in blanks)
    ]


def _blanks(words: Words, allowed: int, narrowest: float) -> list[tuple[float, float]]:
    """The stretches of a page's width where at most so many of the words stand, between those where more do."""
    ends = sorted([(word["x0"], 1) for word in words] + [(word["x1"], -1) for word in words])
    found, over, since = [], 0, None
    for place, change in ends:
        over += change
        if over > allowed and since is not None:
            if place - since >= narrowest:
                found.append((since, place))
            since = None
        elif over <= allowed and since is None and change < 0:
            since = place
    return found


def _real(blanks: list[tuple[float, float]], body: list[Words]) -> list[float]:
    """Where columns are parted: at each stretch of white space, save between a list's marks and its items."""
    found: list[float] = []
    is_behind_marks = False
    for number, (left, right) in enumerate(blanks):
        if not is_behind_marks:
            found.append((left + right) / 2)
        end = blanks[number + 1][0] if number + 1 < len(blanks) else None
        is_behind_marks = end is not None and all(
            len(word["text"].strip("•●▪◦‣–-.()")) <= 1
            for line in body
            for word in line
            if right - 1 <= word["x0"] and word["x1"] <= end + 1
        )
    return found
