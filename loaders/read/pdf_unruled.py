"""Tables of a PDF set out by white space: columns by where the heading row's words stand, rows by the gaps between."""

from collections.abc import Iterator
from dataclasses import dataclass

from pdfplumber.utils import extract_words

from loaders.errors import DocumentRefused
from loaders.layout.headings import is_header
from loaders.read.document import Document, tidy
from loaders.read.pdf_text import letter_width, unwrapped
from loaders.records import Line, Row

_GAP, _SLACK = 8.0, 3.0
_STRADDLING = 0.02


def in_lines(words: list[dict]) -> list[list[dict]]:
    """Words grouped into the lines that they stand on, top to bottom, left to right."""
    lines: list[list[dict]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        if lines and abs(word["top"] - lines[-1][0]["top"]) <= _SLACK:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


@dataclass
class _Columns:
    """Where each column of the table begins, and what was seen of words that run over from one into the next."""

    starts: list[float]
    header: tuple[str, ...]
    words: int = 0
    straddling: int = 0

    def cells(self, line: list[dict]) -> list[list[str]]:
        """The words of a line, by column."""
        found: list[list[str]] = [[] for _ in self.starts]
        for word in line:
            column = sum(word["x0"] >= start - _SLACK for start in self.starts) - 1
            ends = self.starts[column + 1] if column + 1 < len(self.starts) else float("inf")
            self.words += 1
            self.straddling += column < 0 or word["x1"] > ends + _SLACK
            found[max(0, column)].append(word["text"])
        return found

    def rooms(self, letter: float) -> list[float]:
        """The width of each column in letters."""
        return [(end - start) / letter for start, end in zip(self.starts, [*self.starts[1:], 9e9], strict=True)]


def blocks(document: Document, pages: list) -> list[Row | Line]:
    """The lines and rows of a document with a table that no lines rule; empty where none is found.

    Raises DocumentRefused where the words of one column run over into the next, so that cells can't be told apart.
    """
    columns: _Columns | None = None
    found: list[Row | Line] = []
    for page in pages:
        document.check_time()
        lines = in_lines(extract_words(page.chars, keep_blank_chars=False))
        columns = _read_page(page, lines, columns, found)
    if columns is None:
        return []
    if columns.straddling > _STRADDLING * columns.words:
        raise DocumentRefused(
            f"“{document.name}” has a table without ruled lines whose cells run into each other, so that the "
            "boundaries of cells are lost: ask for the Word or Excel file."
        )
    message = "The table has no ruled lines: its cells were told apart by white space alone; check them."
    document.found("table_without_rules", "warning", message)
    return found


def _read_page(page, lines: list[list[dict]], columns: _Columns | None, found: list[Row | Line]) -> _Columns | None:
    gap = _row_gap(lines, columns)
    rules = sorted(edge["top"] for edge in page.horizontal_edges if edge["x1"] - edge["x0"] > page.width / 3)
    letter, last, row_number = letter_width(page.chars), None, 0
    for line in lines:
        top, place = line[0]["top"], f"page {page.page_number}"
        header = _header(line)
        if header:
            columns = columns or _Columns(*header)
            found.append(Row(header[1], f"{place}, table 1, row {(row_number := row_number + 1)}"))
            last = None
            continue
        if columns is None:
            found.append(Line(tidy(" ".join(word["text"] for word in line)), place))
            continue
        cells = [" ".join(words) for words in columns.cells(line)]
        is_ruled = last is not None and any(last < rule < top + _SLACK for rule in rules) if len(rules) > 4 else None
        before = found[-1] if last is not None else None
        if last is not None and isinstance(before, Row) and not _begins(cells, top - last, gap, is_ruled):
            joined = zip(before.cells, cells, columns.rooms(letter), strict=True)
            found[-1] = Row(tuple(unwrapped(f"{one}\n{two}", room) for one, two, room in joined), before.locator)
        else:
            row_number += 1
            found.append(Row(tuple(map(tidy, cells)), f"{place}, table 1, row {row_number}"))
        last = line[0]["top"]
    return columns


def _row_gap(lines: list[list[dict]], columns: _Columns | None) -> float | None:
    """The distance between lines from which a new row begins; None where rows stand no further apart than lines."""
    known = columns or next((_Columns(*header) for line in lines if (header := _header(line))), None)
    if known is None:
        return None
    below = known.starts[1] - _SLACK
    steps = [after[0]["top"] - line[0]["top"] for line, after in zip(lines, lines[1:], strict=False)]
    pitch = min((step for step in steps if step > 4), default=12.0)
    rows = sum(line[0]["x0"] < below for line in lines)
    return 1.3 * pitch if 2 * sum(step > 1.3 * pitch for step in steps) >= rows else None


def _begins(cells: list[str], step: float, gap: float | None, is_ruled: bool | None) -> bool:
    """Whether a line begins a new row: below a rule, after a gap, or with words in the first column."""
    if is_ruled is not None:
        return is_ruled
    return step > gap if gap else bool(cells[0]) and sum(map(bool, cells)) >= 2


def _header(line: list[dict]) -> tuple[list[float], tuple[str, ...]] | None:
    """The starts and names of the columns, where a line of words far apart is a heading row."""
    groups = list(_groups(line))
    names = tuple(tidy(" ".join(word["text"] for word in group)) for group in groups)
    return ([group[0]["x0"] for group in groups], names) if len(groups) >= 3 and is_header(names) else None


def _groups(line: list[dict]) -> Iterator[list[dict]]:
    group: list[dict] = []
    for word in line:
        if group and word["x0"] - group[-1]["x1"] > _GAP:
            yield group
            group = []
        group.append(word)
    if group:
        yield group
