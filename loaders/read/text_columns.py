"""Tables of plain text whose columns are told by gaps alone: cells that begin at the same place in every line."""

import re

_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"^[\s\-=_+]+$")
_LIMIT_WIDTH = 1_000
_LIMIT_OTHERS = 2
_LIMIT_ALONE = 200  # lines below a first one, without a second whose cells stand below its own


def aligned(lines: list[str]) -> dict[int, list[str]]:
    """The cells of each line, by its number, of the tables whose columns are aligned by spaces.

    A table is a line of three cells or more, two spaces at least apart, with a line below it whose cells begin at the
    same places; it goes on as long as cells do, over blank lines and one or two lines of other text.
    """
    found: dict[int, list[str]] = {}
    number = 0
    while number < len(lines):
        table = _table(lines, number)
        found |= table
        number = max(table, default=number) + 1
    return found


def _table(lines: list[str], first: int) -> dict[int, list[str]]:
    """The cells of the table that begins at a line; empty where none does."""
    starts = _starts(lines[first])
    if len(starts) < 3:
        return {}
    found = {first: _cut(lines[first], starts)}
    others = 0
    has_several = False
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not has_several and number - first > _LIMIT_ALONE:
            break
        if not line.strip():
            continue
        cells = _cut(line, starts)
        is_apart = number - 1 not in found and sum(map(bool, cells)) < 2
        if _RULE.match(line) or (_fits(line, cells, starts) and not is_apart):
            found[number], others = cells, 0
            has_several = has_several or sum(map(bool, cells)) >= 2
        elif (others := others + 1) > _LIMIT_OTHERS:
            break
    return found if has_several else {}


def _starts(line: str) -> list[int]:
    """Where the cells of a line begin; none for a line with tabs or pipes, or one too long to be aligned by hand."""
    if "\t" in line or "|" in line or len(line) > _LIMIT_WIDTH or _RULE.match(line):
        return []
    return [match.start() for match in _CELL.finditer(line)]


def _fits(line: str, cells: list[str], starts: list[int]) -> bool:
    """Whether a line's cells begin where the table's columns do, and none runs over into the next column."""
    own = _starts(line)
    if not own or own[0] not in starts or not all(start >= len(line) or line[start - 1] == " " for start in starts[1:]):
        return False
    return sum(map(bool, cells)) == 1 or any(start in starts for start in own[1:])


def _cut(line: str, starts: list[int]) -> list[str]:
    edges = [*starts[1:], max(len(line), starts[-1])]
    return [line[start:end].strip() for start, end in zip([0, *starts[1:]], edges, strict=True)]
