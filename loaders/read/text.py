"""Plain text and Markdown: lines parted by tabs, pipes or aligned gaps are table rows, the others are lines of text."""

import html
import re
from collections.abc import Iterator

from loaders.read.bounded import check_letters
from loaders.read.document import Document
from loaders.read.text_columns import aligned
from loaders.records import Line, Row

_LIST_MARKUP = re.compile(r"<\s{0,3}(/?)\s{0,3}(ul|ol|li|br|p)\b[^<>]{0,500}>", re.I)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|? ?:?-{3,}:? ?(?:\| ?:?-{3,}:? ?)+\|?")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_STRUCK = re.compile(
    r"(?<!~)~~(?=[^\s~])[^~|\t\n]+(?<=\S)~~(?!~)"
    r"|<(s|strike|del)\b[^<>]{0,500}>(?:[^|\t<]|<(?!(?:s|strike|del)\b)){0,999}?</\1\s{0,3}>",
    re.I,
)
LABELLED = re.compile(r"^[-•*_\s]*[A-Z][^:*_]{1,40}[*_]*\s*:[*_]*\s+\S")


def blocks(document: Document, content: str) -> Iterator[Row | Line]:
    """The rows and lines of a text, blank lines left out; a row's place is its line number."""
    check_letters(document, len(content))
    lines = without_struck(document, content).replace("\f", "\n").replace("\v", "\n").split("\n")
    in_table, columns = _in_pipe_table(lines), aligned(lines)
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        place = f"line {number + 1}"
        cells = _cells(line, number in in_table) or columns.get(number)
        filled = [cell for cell in cells or () if cell.strip()]
        if len(filled) >= 2 and all(map(LABELLED.match, filled)):
            for cell in filled:
                yield Line(clean(cell), place)
        elif cells:
            yield Row(tuple(map(clean, cells)), place)
        else:
            heading = _HEADING.match(line)
            words = line[heading.end() :].rstrip().rstrip("#") if heading else line
            yield Line(clean(words), place, len(heading[1]) if heading else 0)


def without_struck(document: Document, content: str) -> str:
    """A text without what its mark-up strikes through, which is counted."""
    content, count = _STRUCK.subn("", content)
    document.struck += count
    return content


def clean(text: str) -> str:
    """A cell's text: list mark-up as bullets and line breaks, bold marks off, single spaces; the rest stays text."""
    text = _LIST_MARKUP.sub(_markup, text)
    text = _EMPHASIS.sub(r"\2", html.unescape(text)).replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip(" •"))


def _cells(line: str, is_in_table: bool) -> list[str]:
    """The cells of a line that tabs or pipes part; none for other lines."""
    if "\t" in line:
        return line.split("\t")
    if not (is_in_table or line.lstrip().startswith("|") or len(_PIPE.findall(line)) >= 2):
        return []
    cells = _PIPE.split(line.strip())
    cells = cells[1:] if not cells[0].strip() else cells
    cells = cells[:-1] if len(cells) > 1 and not cells[-1].strip() and line.rstrip().endswith("|") else cells
    return [cell.replace("\\|", "|") for cell in cells]


def _in_pipe_table(lines: list[str]) -> set[int]:
    """The numbers of the lines of tables whose heading is underlined, however few their pipes are."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if (
            number
            and number not in found
            and _RULE.fullmatch(" ".join(line.split()))
            and _PIPE.search(lines[number - 1])
        ):
            found |= {number - 1, number}
            below = number + 1
            while below < len(lines) and _PIPE.search(lines[below]):
                found.add(below)
                below += 1
    return found


def _markup(match: re.Match[str]) -> str:
    closing, name = match[1], match[2].lower()
    if name == "li" and not closing:
        return "\n• "
    return "\n"
