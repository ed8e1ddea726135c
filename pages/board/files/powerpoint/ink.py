"""What words and lines on a slide are drawn with: readable on what a template has behind them, or said not to be."""

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.slide import SlideLayout

from pages.board.files.powerpoint.backdrop import Backdrop
from pages.board.files.powerpoint.write import Box, Ink
from pages.said import shades
from pages.said.language import marked, say

_LEAST = 4.5  # WCAG 2.2, 1.4.3
_TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
_PICTURE = marked(
    "The template has a picture or a pattern behind the words of its slides, so whether they can be read couldn’t be "
    "checked: look at the slides before you show them, or give a template with a plain background."
)
_MIXED = marked(
    "The template’s background is light in places and dark in others, so no colour of text can be read on all of it: "
    "look at the slides before you show them, or give a template with a plain background."
)


@dataclass(frozen=True)
class Inks:
    """The inks of the parts of a slide; title: None where the template's own colour for titles can be read.

    foot: of the words above the template's own place for a foot, which strip is for. warnings: what a reader should be
    told of a template on which words may not be readable, a sentence each.
    """

    head: Ink
    title: Ink | None
    body: Ink
    foot: Ink
    strip: Ink
    warnings: tuple[str, ...] = ()


def inks(layout: SlideLayout, places: tuple[Box, Box, Box, Box], quiet: float) -> Inks:
    """The inks for a layout's parts: head, body, foot and strip.

    quiet: how much lighter what is said quietly is on a light background.
    """
    ground = Backdrop(layout)
    behind = [ground.behind(place) for place in places]
    title = ground.fill_of(_TITLES)
    under_title = title if title != [] else behind[0]
    own = ground.title_colour(_TITLES)
    is_read = own is not None and bool(under_title) and _worst(own, under_title or []) >= _LEAST
    made = [_ink(ground.text, colours, quiet) for colours in behind]
    inked, is_sure = _ink(ground.text, under_title, quiet)
    warnings = [_PICTURE] if any(colours is None for colours in (*behind, under_title)) else []
    sure = [one for _, one in made] + [is_sure or is_read]
    warnings += [] if all(sure) or warnings else [_MIXED]
    head, body, foot, strip = (one for one, _ in made)
    return Inks(head, None if is_read else inked, body, foot, strip, tuple(say(one) for one in warnings))


def _ink(own: str, behind: list[str] | None, quiet: float) -> tuple[Ink, bool]:
    """The ink for what is behind, and whether it can be read on all of it; own: the theme's colour for text."""
    if behind is None:
        return Ink(None, shades.text_on(own) == "#000000", 0.0), True
    for text in (own, "#000000", "#FFFFFF"):
        if _worst(text, behind) >= _LEAST:
            return Ink(None if text == own else text, _is_dark(behind), _quiet(text, behind, quiet)), True
    best = max(("#000000", "#FFFFFF"), key=lambda text: _worst(text, behind))
    return Ink(best, best == "#FFFFFF", 0.0), False


def _quiet(text: str, behind: list[str], quiet: float) -> float:
    """How much lighter quiet words are: as asked for, where they can still be read."""
    return quiet if _worst(shades.mix("#FFFFFF", text, quiet), behind) >= _LEAST else 0.0


def _is_dark(behind: list[str]) -> bool:
    return all(shades.text_on(colour) == "#ffffff" for colour in behind)


def _worst(text: str, behind: list[str]) -> float:
    return min(shades.contrast(text, colour) for colour in behind)
