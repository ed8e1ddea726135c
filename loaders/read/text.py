"""Plain text and Markdown: lines parted by tabs or pipes are table rows, the others are lines of text."""

import html
import re
from collections.abc import Iterator

from loaders.records import Line, Row

_LIST_MARKUP = re.compile(r"<\s*(/?)\s*(ul|ol|li|br|p)\b[^<>]*>", re.I)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def blocks(content: str) -> Iterator[Row | Line]:
    """The rows and lines of a text, blank lines left out; a row's place is its line number."""
    for number, line in enumerate(content.replace("\f", "\n").replace("\v", "\n").split("\n"), start=1):
        if not line.strip():
            continue
        place = f"line {number}"
        if "\t" in line:
            yield Row(tuple(clean(cell) for cell in line.split("\t")), place)
        elif line.lstrip().startswith("|") or len(_PIPE.findall(line)) >= 2:
            cells = _PIPE.split(line.strip())
            cells = cells[1:] if not cells[0].strip() else cells
            cells = cells[:-1] if len(cells) > 1 and not cells[-1].strip() and line.rstrip().endswith("|") else cells
            yield Row(tuple(clean(cell.replace("\\|", "|")) for cell in cells), place)
        else:
            heading = _HEADING.match(line)
            yield Line(clean(heading[2] if heading else line), place, len(heading[1]) if heading else 0)


def clean(text: str) -> str:
    """A cell's text: list mark-up as bullets and line breaks, bold marks off, single spaces; the rest stays text."""
    text = _LIST_MARKUP.sub(_markup, text)
    text = _EMPHASIS.sub(r"\2", html.unescape(text)).replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip(" •"))


def _markup(match: re.Match[str]) -> str:
    closing, name = match[1], match[2].lower()
    if name == "li" and not closing:
        return "\n• "
    return "\n"
