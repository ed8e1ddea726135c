"""What stands around a document's tables: page furniture, titles, headings that open a section."""

import re
from collections import Counter

from loaders.layout.phrases import is_sentence
from loaders.layout.regions import filled_cells
from loaders.records import Line, Row


def page_furniture(blocks: list[Row | Line]) -> dict[str, int]:
    """Lines that stand on several pages: the same words three times, or twice where they name a page or the plan."""
    texts: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Line) and not block.level:
            texts[block.text.strip().strip("*").strip()] += 3 if block.repeats else 1
    return {
        text: count
        for text, count in texts.items()
        if count >= 3 or (count == 2 and re.search(r"\b(?:plan|appendix|page|annex|council|version)\b", text, re.I))
    }


def title_level(blocks: list[Row | Line]) -> int:
    """The level of the headings that only title the document: a single top heading above others, or the only one."""
    levels = [block.level for block in blocks if isinstance(block, Line) and block.level]
    if not levels:
        return 0
    top = min(levels)
    if levels.count(top) != 1 or levels[0] != top:
        return 0
    highest = [block for block in blocks if isinstance(block, Line) and block.level == top]
    only_titles = len(levels) > 1 or top == 1 or any(is_title(block.text) for block in highest)
    return top if only_titles else 0


def level_of(block: Row | Line) -> int:
    """The heading level of a block; 0 for rows and plain lines."""
    return block.level if isinstance(block, Line) else 0


def opens_section(following: list[Row | Line]) -> bool:
    """Whether a table begins with a heading of its own, so that the line above it titles the whole."""
    if not following:
        return False
    block = following[0]
    return filled_cells(block) == 1 if isinstance(block, Row) else not block.level and not is_sentence(block.text)


def is_title(text: str) -> bool:
    """Whether a line above the tables names the document rather than a section of it."""
    return bool(
        re.search(
            r"\bplan\b|\bstrategy\b|\bcouncil\b|\b(?:19|20)\d\d\b|\bupdate[ds]?\b|\bversion\b|\bappendix\b", text, re.I
        )
    )
