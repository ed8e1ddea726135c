"""The foot of every slide: what it counts, its marking and its number, in the template's own places where they fit."""

import copy
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.board.files.powerpoint.frame import Ground
from pages.board.files.powerpoint.room import LINE
from pages.board.files.powerpoint.write import Box, write
from pages.board.files.slide_plan import Slide
from pages.said.language import say

_SMALL, _LARGE, _SOURCE_LINES, _ABOVE = 12.0, 14.0, 3, 12.0
_BESIDE_NUMBER = 0.82
_LONGEST_NUMBER = "888 of 888"
_NUMBER_ID = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


@dataclass(frozen=True)
class Held:
    """Whether the layout has places at its foot in which the marking and the number fit."""

    marking: bool
    number: bool


def height(ground: Ground, planned: Slide) -> float:
    """How high the foot of a slide is, within the ground's box."""
    size = _SMALL * ground.face.scale
    shown = min(ground.face.lines(planned.foot, size, ground.box.width), _SOURCE_LINES)
    return shown * size * LINE + _own_row(ground, planned.marking) + _ABOVE * ground.face.scale


def foot(ground: Ground, slide, planned: Slide, number: int, total: int) -> None:
    """What a slide counts, its marking and its number, at its foot."""
    box, face, size = ground.box, ground.face, _SMALL * ground.face.scale
    high = height(ground, planned) - _ABOVE * face.scale
    row = _own_row(ground, planned.marking)
    place = Box(box.left, box.bottom - high - 2 * face.scale, box.width, high - row)
    text = face.cut(planned.foot, size, box.width, _SOURCE_LINES)
    write(slide.shapes, "Basis", place, [text], size, ground.inks.foot, quiet=True)
    held = _held(ground, planned.marking)
    if planned.marking and held.marking:
        run = _placeholder(slide, KIND.FOOTER, "Marking").add_run()
        run.text, run.font.bold, run.font.size = planned.marking, True, Pt(_LARGE * face.scale)
        ground.inks.strip.colour(run.font.color)
    elif planned.marking:
        size, across = _marking_size(ground, planned.marking, held)
        place = Box(box.left, box.bottom - row, across, row)
        write(slide.shapes, "Marking", place, [planned.marking], size, ground.inks.foot, bold=True)
    own = Box(box.left + 0.84 * box.width, box.bottom - row, 0.16 * box.width, row)
    _write_number(ground, held, slide, (number, total), own)


def _held(ground: Ground, marking: str) -> Held:
    """What the layout's own places hold of a foot."""
    return Held(_holds(ground, ground.footer, marking, _LARGE), _holds(ground, ground.number, _LONGEST_NUMBER, _SMALL))


def _own_row(ground: Ground, marking: str) -> float:
    """The height of the row for a marking or number that the layout has no place for."""
    held = _held(ground, marking)
    number = 0.0 if held.number else _SMALL * ground.face.scale * LINE
    if not marking or held.marking:
        return number
    size, across = _marking_size(ground, marking, held)
    return max(number, ground.face.lines(marking, size, across, bold=True) * size * LINE)


def _write_number(ground: Ground, held: Held, slide, number: tuple[int, int], own: Box) -> None:
    """The number as a field that follows the slide, and of how many; own: its place where the layout has none."""
    size = _SMALL * ground.face.scale
    if held.number:
        paragraph = _placeholder(slide, KIND.SLIDE_NUMBER, "Slide number")
    else:
        paragraph = write(slide.shapes, "Slide number", own, [], size, ground.inks.foot).text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
    field = f'<a:fld {nsdecls("a")} id="{_NUMBER_ID}" type="slidenum"><a:rPr/><a:t>{number[0]}</a:t></a:fld>'
    paragraph._p.insert_element_before(parse_xml(field), "a:endParaRPr")
    run = paragraph.add_run()
    run.text, run.font.size = f" {say('of {total}', total=number[1])}", Pt(size)
    (ground.inks.strip if held.number else ground.inks.foot).colour(run.font.color)
    first = paragraph._p.find("{*}fld")
    first.replace(first.find("{*}rPr"), copy.deepcopy(run._r.rPr))


def _marking_size(ground: Ground, marking: str, held: Held) -> tuple[float, float]:
    """The size and the width of a marking in a row of its own, where it stands whole however long it is."""
    across = ground.box.width * (1 if held.number else _BESIDE_NUMBER)
    large = _LARGE * ground.face.scale
    is_short = ground.face.lines(marking, large, across, bold=True) < 3
    return (large if is_short else _SMALL * ground.face.scale), across


def _holds(ground: Ground, place: Box | None, text: str, size: float) -> bool:
    """Whether a text fits one line of a place."""
    size *= ground.face.scale
    return (
        place is not None
        and place.height >= size * LINE
        and ground.face.width(text, size, bold=True) + 16 <= place.width
    )


def _placeholder(slide, kind, name: str):
    """The empty paragraph of a new placeholder on a slide like its layout's of that kind."""
    like = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.type == kind)
    element = copy.deepcopy(like._element)
    tree = slide.shapes._spTree
    element.nvSpPr.cNvPr.set("id", str(max(int(one) for one in tree.xpath("//p:cNvPr/@id")) + 1))
    element.nvSpPr.cNvPr.set("name", name)
    tree.append(element)
    frame = next(shape for shape in slide.shapes if shape._element is element).text_frame
    frame.text = ""
    return frame.paragraphs[0]
