"""What stands at the head and foot of a PDF's pages: the same words on page after page, or with the page's number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_NEAR = 4.0  # points
_MOSTLY = 0.7  # of the places where a text stands: words of the plan itself stand at any height
_SHARE = 0.4  # of the pages: a heading that differs on left and right pages stands on half of them
_NAMED = re.compile(
    r"\b(?:page|pg|p|tudalen|sheet)\b\W{0,3}\d|\b\d+\s*(?:of|o|/)\s*\d+\b|^\W*\d+\W*$|[|•·]\s*\d+\W*$|\s[–—-]\s*\d+\W*$",
    re.I,
)

_PAGE = re.compile(r"\b(?:page|pg|tudalen)\W{0,3}(\d{1,4})(?:\s*(?:of|o|/)\s*\d{1,4})?\W*$", re.I)


@dataclass(frozen=True)
class Strip:
    """One line of a page or row of its table: where it stands, from the page's top and foot, and its text.

    is_fixed says that it surely belongs to the plan, as a table's header does; has_far_number that it holds a number
    far from its words; is_row that it is a table's row, which may repeat a section's heading.
    """

    top: float
    above_foot: float
    text: str
    is_fixed: bool = False
    has_far_number: bool = False
    is_row: bool = False


def repeated(pages: list[list[Strip]]) -> list[set[int]]:
    """Which strips of each page, by their place from the top, are its furniture rather than the plan's.

    They stand before anything else on the page or behind all of it, at one height on at least two pages and a good
    share of them, and are the same but for a number that goes up as the pages do. A last line that ends with the number
    of its page, said to be one, is furniture by itself.
    """
    needed = max(2.0, _SHARE * len(pages))
    shapes: dict[str, list[tuple[int, Strip]]] = {}
    for number, page in enumerate(pages):
        for strip in page:
            if not strip.is_fixed:
                shapes.setdefault(_shape(strip.text), []).append((number, strip))
    return [
        {
            *_run(number, page, shapes, needed, False),
            *_run(number, page, shapes, needed, True),
            *_numbered(number, page),
        }
        for number, page in enumerate(pages)
    ]


def _numbered(number: int, page: list[Strip]) -> Iterator[int]:
    match = _PAGE.search(page[-1].text) if page and not page[-1].is_row else None
    if match and int(match[1]) == number + 1:
        yield len(page) - 1


@lru_cache(maxsize=10_000)
def _numbers(text: str) -> list[str]:
    return re.findall(r"\d{1,9}", text)


@lru_cache(maxsize=10_000)
def _shape(text: str) -> str:
    return re.sub(r"\d{1,9}", "#", text).casefold()


def _run(
    number: int, page: list[Strip], shapes: dict[str, list[tuple[int, Strip]]], needed: float, at_foot: bool
) -> Iterator[int]:
    """The furniture of a page from one of its ends on, up to the first strip that is none."""
    places = range(len(page) - 1, -1, -1) if at_foot else range(len(page))
    for place in places:
        strip = page[place]
        same = {
            other
            for other, like in ([] if strip.is_fixed else shapes[_shape(strip.text)])
            if _is_level(strip, like, at_foot) and _is_same(strip, like, other - number, at_foot)
        }
        level = sum(_is_level(strip, like, at_foot) for _, like in shapes.get(_shape(strip.text), []))
        if len(same) < needed or _MOSTLY * len(shapes[_shape(strip.text)]) > level:
            return
        yield place


def _is_level(one: Strip, other: Strip, at_foot: bool) -> bool:
    return abs(one.above_foot - other.above_foot if at_foot else one.top - other.top) < _NEAR


def _is_same(one: Strip, other: Strip, pages_on: int, at_foot: bool) -> bool:
    """Whether two strips of one shape differ in nothing, or in a page's number alone."""
    numbers = zip(_numbers(one.text), _numbers(other.text), strict=True)
    steps = [int(after) - int(before) for before, after in numbers if before != after]
    if not steps:
        return not pages_on or not one.is_row
    return steps == [pages_on] and (at_foot or one.has_far_number or bool(_NAMED.search(one.text)))
