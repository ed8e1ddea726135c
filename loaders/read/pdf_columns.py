"""The columns of a PDF's table that no lines part: its heading row, and the white space that runs down below it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.layout.headings import could_be_heading, is_header, is_value
from loaders.read.document import tidy
from loaders.read.pdf_text import Room
from loaders.read.pdf_words import Box, in_lines

_SPACE, _WORD_GAP, _COLUMN_GAP = 0.25, 0.6, 0.35  # of a letter's height: a space; the widest; between columns at least
_MOST_HEADER_LINES, _LOOKED_AT = 7, 12
_FEW, _OFTEN = 0.1, 0.25  # of a table's lines
_MARGIN = 2.0  # points
Words = list[dict]


@dataclass(frozen=True)
class Header:
    """A heading row: its first line's place among the page's, how many lines it has, its words by column.

    is_known says that its words are those of a plan's headings; else it only looks like a heading row.
    """

    start: int
    size: int
    groups: list[Words]
    is_known: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(_name(group) for group in self.groups)


def _name(group: Words) -> str:
    return tidy(" ".join(word["text"] for line in in_lines(group) for word in line))


def header_of(lines: list[Words], start: int, by_look: bool = False) -> Header | None:
    """The heading row that begins at a line: that line alone, or with those below it that go on in the same letters.

    Its words name fields of a plan, or, by_look, it stands in letters of its own above rows in its columns.
    """
    looking = _first_fit(lines, start, _looks_so)
    if by_look:
        return replace(looking, is_known=False) if looking else None
    named = _first_fit(lines, start, lambda names, *_: is_header(names))
    if looking and looking.size > 1:  # a heading's name may stand in two languages below each other
        others = range(start + 1, start + looking.size)
        if named or any(_first_fit(lines, other, lambda names, *_: is_header(names)) for other in others):
            return looking
    return named


def _first_fit(
    lines: list[Words], start: int, fits: Callable[[list[str], list[Words], list[Words]], bool]
) -> Header | None:
    """The longest heading row from a line on whose names, groups of words and lines below fit."""
    for size in range(min(_MOST_HEADER_LINES, len(lines) - start), 0, -1):
        span = lines[start : start + size]
        if size > 1 and not _is_one_heading(span, lines[start + size :]):
            continue
        groups = _stacked([segment for line in span for segment in segments(line)])
        widest = max(len(segments(line)) for line in span)
        if size > 1 and _is_section(span, groups[0]):
            continue
        names = [_name(group) for group in groups]
        if len(groups) >= max(3, widest) and fits(names, groups, lines[start + size : start + size + _LOOKED_AT]):
            return Header(start, size, groups)
    return None


def _looks_so(names: list[str], groups: list[Words], below: list[Words]) -> bool:
    """Whether headings are set in other letters than the lines below, of which two at least stand in their columns."""
    if not all(could_be_heading(name) and not is_value(name) for name in names):
        return False
    fonts = {word["font"] for group in groups for word in group}
    usual = Counter(word["font"] for line in below for word in line).most_common(1)
    if len(fonts) > 1 or not usual or usual[0][0] in fonts:
        return False
    spans = [(min(word["x0"] for word in group), max(word["x1"] for word in group)) for group in groups]
    fitting = 0
    for line in below:
        over = [
            [number for number, (left, right) in enumerate(spans) if part[0]["x0"] < right and left < part[-1]["x1"]]
            for part in segments(line)
        ]
        alone = {found[0] for found in over if len(found) == 1}
        fitting += len(alone) >= max(2, len(groups) // 2) and all(len(found) <= 1 for found in over)
    return fitting >= 2


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
    """The columns of a table: the points that part them, their headings, the edges of what stands in each, their end.

    outside are lines among the table's that don't keep to its columns, such as a key below it.
    """

    borders: list[float]
    names: tuple[str, ...]
    rooms: list[Room]
    right: float
    outside: Sequence[Words] = ()

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

    def named(self, header: Header) -> tuple[str, ...]:
        """The headings of a heading row, one a column."""
        return tuple(map(_name, self.cells([word for group in header.groups for word in group])))

    def boxes(self, top: float, bottom: float) -> list[Box]:
        """The places of a row's cells, between two heights."""
        sides = [self.left - _MARGIN, *self.borders, self.right + _MARGIN]
        return [(left, top - _MARGIN, right, bottom + _MARGIN) for left, right in pairwise(sides)]

    def is_across(self, line: Words) -> bool:
        """Whether a line is one text over several columns: a heading across the table, or what stands around it."""
        if any(line is one for one in self.outside):
            return True
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
    outside = _beside_columns(header, body)
    within = _within_columns(header, [line for line in body if not any(line is one for one in outside)])
    headings = [word for group in header.groups for word in group]
    words = headings + [word for line in within for word in line]
    height = sorted(word["bottom"] - word["top"] for word in words)[len(words) // 2]
    allowed = len(within) // 50
    blanks = _blanks(headings * (allowed + 1) + words, allowed, _COLUMN_GAP * height)
    middles = [(min(w["x0"] for w in group) + max(w["x1"] for w in group)) / 2 for group in header.groups]
    borders: list[float] = []
    for before, after in pairwise([float("-inf"), *middles, float("inf")]):
        between = [blank for blank in blanks if before < (blank[0] + blank[1]) / 2 < after]
        if not between and before in middles and after in middles:
            raise LostColumns
        borders += _real(between, within)
    unnamed = Columns(borders, ("",) * (len(borders) + 1), [], 0.0)
    names = tuple(_name(group) for group in unnamed.cells(headings))
    columns = [unnamed.cells(line) for line in within]
    rooms = [_room([line[number] for line in columns if line[number]]) for number in range(len(names))]
    return Columns(borders, names, rooms, max(word["x1"] for word in words), outside)


def _beside_columns(header: Header, body: list[Words]) -> list[Words]:
    """The lines of several pieces apart from others that begin elsewhere than the columns do, such as a key's.

    They stand below the table, or are few among its lines.
    """
    several = [(line, [part[0]["x0"] for part in segments(line)]) for line in body]
    several = [(line, lefts) for line, lefts in several if len(lefts) > 1]
    counts = Counter(round(left) for _, lefts in several for left in lefts)
    usual = {left for left, count in counts.items() if count >= max(2, _OFTEN * len(several))}
    usual |= {round(min(word["x0"] for word in group)) for group in header.groups}
    strays: list[bool] = []
    above = header.groups[0]
    for line, lefts in several:
        aligned = sum(bool(usual & {round(left) + off for off in (-1, 0, 1)}) for left in lefts)
        is_apart = line[0]["top"] < above[0]["top"] or line[0]["top"] - above[0]["bottom"] > 0.6 * _height(line)
        is_beside = len(lefts) < len(header.groups) and 2 * aligned <= len(lefts)
        strays.append(is_beside and (is_apart or strays[-1:] == [True]))
        above = line
    last = max((number for number, is_stray in enumerate(strays) if not is_stray), default=-1)
    if sum(strays[:last]) > max(1, _FEW * len(several)) or sum(strays) > len(several) / 2:
        return []
    return [line for (line, _), is_stray in zip(several, strays, strict=True) if is_stray]


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
