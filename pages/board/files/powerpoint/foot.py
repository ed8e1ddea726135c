"""The foot of every slide: source line, marking and number, in the template's own places where they fit."""

import copy
from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.board.files.powerpoint.frame import Ground
from pages.board.files.powerpoint.room import LINE
from pages.board.files.powerpoint.write import Box, box_of, write

_SMALL, _LARGE, _SOURCE_LINES = 12.0, 14.0, 3
_BESIDE_NUMBER = 0.82
_NUMBER_ID = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


@dataclass(frozen=True)
class Held:
    """Whether a layout has places at its foot in which the marking and the number fit."""

    marking: bool
    number: bool


def held(ground: Ground, layout) -> Held:
    """What a layout's own places hold of a foot."""
    number = f"{ground.total} of {ground.total}"
    return Held(
        _holds(ground, layout, KIND.FOOTER, ground.marking, _LARGE),
        _holds(ground, layout, KIND.SLIDE_NUMBER, number, _SMALL),
    )


def foot_height(ground: Ground, held: Held, source: str) -> float:
    """How high the source line and what stands under it are, within the ground's box."""
    size = _SMALL * ground.face.scale
    shown = min(ground.face.lines(source, size, ground.box.width), _SOURCE_LINES) if source else 0
    return shown * size * LINE + own_row(ground, held) + 8 * ground.face.scale


def foot(ground: Ground, held: Held, slide, source: str, number: int) -> None:
    """Source, marking and number at the foot of a slide."""
    box, face, size = ground.box, ground.face, _SMALL * ground.face.scale
    high = foot_height(ground, held, source) - 8 * face.scale
    if source:
        place = Box(box.left, box.bottom - high - 2 * face.scale, box.width, high - own_row(ground, held))
        write(slide, "Source", place, [(face.cut(source, size, box.width, _SOURCE_LINES), "")], size, face, quiet=True)
    marks(ground, held, slide, number)


def own_row(ground: Ground, held: Held) -> float:
    """The height of the row for a marking or number that the layout has no place for."""
    number = 0.0 if held.number else _SMALL * ground.face.scale * LINE
    if not ground.marking or held.marking:
        return number
    size, across = _marking_size(ground, held)
    return max(number, ground.face.lines(ground.marking, size, across, bold=True) * size * LINE)


def marks(ground: Ground, held: Held, slide, number: int) -> None:
    """The marking and the number of a slide, in the layout's places for a foot or in a row of their own."""
    row, face, box = own_row(ground, held), ground.face, ground.box
    if ground.marking and held.marking:
        run = _placeholder(slide, KIND.FOOTER, "Marking").add_run()
        run.text, run.font.bold, run.font.size = ground.marking, True, Pt(_LARGE * face.scale)
        _darken(slide.slide_layout, KIND.FOOTER, run.font)
    elif ground.marking:
        size, across = _marking_size(ground, held)
        place = Box(box.left, box.bottom - row, across, row)
        write(slide, "Marking", place, [(ground.marking, "")], size, face, bold=True)
    own = Box(box.left + 0.84 * box.width, box.bottom - row, 0.16 * box.width, row)
    _write_number(ground, held, slide, number, own)


def _write_number(ground: Ground, held: Held, slide, number: int, own: Box) -> None:
    """The number as a field that follows the slide, and of how many; own: its place where the layout has none."""
    size = _SMALL * ground.face.scale
    if held.number:
        paragraph = _placeholder(slide, KIND.SLIDE_NUMBER, "Slide number")
    else:
        paragraph = write(slide, "Slide number", own, [], size, ground.face).text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
    field = f'<a:fld {nsdecls("a")} id="{_NUMBER_ID}" type="slidenum"><a:rPr/><a:t>{number}</a:t></a:fld>'
    paragraph._p.insert_element_before(parse_xml(field), "a:endParaRPr")
    run = paragraph.add_run()
    run.text, run.font.size = f" of {ground.total}", Pt(size)
    _darken(slide.slide_layout, KIND.SLIDE_NUMBER, run.font)
    first = paragraph._p.find("{*}fld")
    first.replace(first.find("{*}rPr"), copy.deepcopy(run._r.rPr))


def _marking_size(ground: Ground, held: Held) -> tuple[float, float]:
    """The size and the width of a marking in a row of its own, where it stands whole however long it is."""
    across = ground.box.width * (1 if held.number else _BESIDE_NUMBER)
    large = _LARGE * ground.face.scale
    is_short = ground.face.lines(ground.marking, large, across, bold=True) < 3
    return (large if is_short else _SMALL * ground.face.scale), across


def _holds(ground: Ground, layout, kind, text: str, size: float) -> bool:
    """Whether a layout has a place of that kind at its foot in which a text fits one line."""
    place, size = box_of(ground.slideshow.file, layout, (kind,)), size * ground.face.scale
    return (
        place is not None
        and place.top > 0.75 * ground.slideshow.height
        and place.height >= size * LINE
        and ground.face.width(text, size, bold=True) + 16 <= place.width
    )


def _placeholder(slide, kind, name: str):
    """The empty paragraph of a new placeholder on a slide like its layout's of that kind."""
    element = copy.deepcopy(_of_kind(slide.slide_layout, kind)._element)
    tree = slide.shapes._spTree
    element.nvSpPr.cNvPr.set("id", str(max(int(one) for one in tree.xpath("//p:cNvPr/@id")) + 1))
    element.nvSpPr.cNvPr.set("name", name)
    tree.append(element)
    frame = next(shape for shape in slide.shapes if shape._element is element).text_frame
    frame.text = ""
    return frame.paragraphs[0]


def _of_kind(holder, kind):
    return next((one for one in holder.placeholders if one.placeholder_format.type == kind), None)


def _darken(layout, kind, font) -> None:
    """Gives a text of the foot its full colour where the template only tints it: a marking must be read."""
    for holder in (layout, layout.slide_master):
        like = _of_kind(holder, kind)
        colours = like._element.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr/a:solidFill/*") if like is not None else []
        if colours:
            if colours[0].get("val") == "tx1":
                font.color.theme_color = MSO_THEME_COLOR.TEXT_1
            return
