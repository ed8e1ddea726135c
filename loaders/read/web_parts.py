"""What the elements of a web page are for: content or its surroundings, tables' rows and cells, labels with values."""

import re
from collections.abc import Iterator

from loaders.read.colour import from_hex, from_parts

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCK = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "dl", "dt", "dd", "li",
    "blockquote", "figure", "figcaption", "address", "form", "fieldset", "center", "hr", "br", "body", "html", "pre",
    "caption", "details", "summary", "legend", *HEADINGS,
}  # fmt: skip
_SILENT = {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "select", "textarea", "nav"}
_AROUND, _CONTENT = ("header", "footer", "aside"), ("main", "article", "section")
_CELLS, _CELL_ROLES = ("td", "th"), ("cell", "gridcell", "columnheader", "rowheader")
_LABEL = re.compile(r"(?:^|[\s_-])label(?:$|\s)")
_VALUE = re.compile(r"(?:^|[\s_-])(?:items?|value|content|data|text)(?:$|\s)")
_LIMIT_SPAN, _LONGEST_NAME = 200, 60
_BACKGROUND = re.compile(r"(?:^|;|\s|\{)background(?:-color)?\s{0,20}:\s{0,20}([^;}]{1,200})", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.I)


def is_silent(element) -> bool:
    """Whether an element holds nothing of the page's content: its workings, and what leads about the site."""
    if element.tag == "button":  # a heading that folds its section up is one
        return next(element.iterancestors(*HEADINGS), None) is None
    return element.tag in _SILENT or element.get("role") in ("navigation", "search")


def is_around(element) -> bool:
    """Whether an element is the head, foot or side of the page itself, which says nothing of the plan."""
    if element.tag not in _AROUND or element.find(".//table") is not None or element.find(".//dl") is not None:
        return False
    is_of_a_part = element.tag != "aside" and next(element.iterancestors(*_CONTENT), None) is not None
    return not is_of_a_part and (element.tag != "header" or element.find(".//h1") is None)


def is_table(element) -> bool:
    """Whether an element is a table, by its name or by the part that it says it plays."""
    return element.tag == "table" or element.get("role") in ("table", "grid")


def rows_of(table) -> list:
    """The rows of a table, without those of tables inside it."""
    rows = [one for one in table.iter() if one.tag == "tr" or one.get("role") == "row"]
    return [row for row in rows if next((one for one in row.iterancestors() if is_table(one)), None) is table]


def cells_of(row) -> list:
    """The cells of a row."""
    if row.tag == "tr":
        return [cell for cell in row if cell.tag in _CELLS]
    return [cell for cell in row.iterdescendants() if cell.get("role") in _CELL_ROLES]


def span(cell, name: str) -> int:
    """Over how many columns or rows a cell goes; name is colspan or rowspan."""
    written = (cell.get(name) or cell.get(f"aria-{name}") or "1").strip()
    return min(_LIMIT_SPAN, max(1, int(written))) if written.isdigit() else 1


def pairs_of(element) -> list[tuple[list, list]]:
    """The labels and values of a definition list, as elements; none where its values hold tables or headings."""
    parts = [part for part in element.iter("dt", "dd") if next(part.iterancestors("dl", "dt", "dd")) is element]
    if any(part.find(f".//{tag}") is not None for part in parts for tag in ("table", "dl", *HEADINGS)):
        return []
    found: list[tuple[list, list]] = []
    for part in parts:
        if part.tag == "dt" and (not found or found[-1][1]):
            found.append(([part], []))
        elif found:
            found[-1][part.tag == "dd"].append(part)
    return found


def value_beside(element):
    """The element that holds the value of one that is named a label, as content management systems write them."""
    value = element.getnext()
    is_label = element.tag in BLOCK and _LABEL.search(element.get("class", "")) and value is not None
    return value if is_label and _VALUE.search(value.get("class", "")) else None


def name_of(element) -> str:
    """What stands for an element that shows no words: a picture's alternative text, a coloured dot's name."""
    if element.tag == "svg":
        title = element.find("{*}title")
        named = element.get("aria-label") or (title.text if title is not None else None)
    elif element.tag == "img":
        named = element.get("alt")
    else:
        named = None if element.text_content().strip() else element.get("aria-label") or element.get("title")
    return named if named and len(named) <= _LONGEST_NAME else ""


def backgrounds(sheets: str) -> Iterator[tuple[str, str]]:
    """The classes that a page's style sheets paint, each with its colour."""
    for name, rules in re.findall(r"\.([\w-]{1,200})\s{0,20}\{([^{}]{0,2000})\}", sheets):
        if found := background(rules):
            yield name, found


def background(style: str) -> str | None:
    """The background colour in some style rules, where it is one that can be read."""
    match = _BACKGROUND.search(style)
    if not match:
        return None
    written = match[1].replace("!important", "").strip()
    rgb = _RGB.match(written)
    if rgb:
        return from_parts([int(part) / 255 for part in rgb.groups()])
    short = re.match(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])(?![0-9a-fA-F])", written)
    if short:
        return from_hex("".join(part * 2 for part in short.groups()))
    return next((found for part in written.split() if (found := from_hex(part))), None)
