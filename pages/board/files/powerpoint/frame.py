"""The frame of the slides, whatever their size: where things go, and the title with the part's name above it."""

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.template import TITLES, Slideshow
from pages.board.files.powerpoint.write import Box, box_of, title, write

_TITLE_SIZES, _TITLE_LINES, _LONGEST_TITLE = (32.0, 30.0, 28.0), 3, 4
# Faces as wide as Arial or narrower that aren't replaced by a wider one where they are missing.
_SAFE_FACES = ("Arial", "Helvetica", "Liberation Sans", "Times New Roman")


@dataclass(frozen=True)
class Ground:
    """What all slides share: the box for all that they show, their type, how many they are, their marking."""

    slideshow: Slideshow
    box: Box
    face: Face
    total: int
    marking: str


def ground(slideshow: Slideshow, total: int, marking: str) -> Ground:
    """Where things go on the slides, from their size and the placeholders of its layout and master."""
    wide, high = slideshow.width, slideshow.height
    place = box_of(slideshow.file, slideshow.idea, TITLES)
    left, across = 0.05 * wide, 0.9 * wide
    for one in (place, box_of(slideshow.file, slideshow.idea.slide_master, (KIND.BODY,))):
        if one and one.width >= 0.6 * wide:
            left, across = one.left, one.width
    top = place.top if place and 0.02 * high < place.top < 0.3 * high else 0.05 * high
    feet = [box_of(slideshow.file, slideshow.idea, (kind,)) for kind in (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)]
    bottom = min((one.top for one in feet if one and one.top > 0.75 * high), default=0.96 * high)
    return Ground(slideshow, Box(left, top, across, bottom - top), _face(slideshow, wide, high), total, marking)


def _face(slideshow: Slideshow, wide: float, high: float) -> Face:
    """Type as large as on a common slide; smaller on a tiny one, larger on a poster."""
    scale = min(wide / 720, high / 405, 1.0) * max(min(wide / 960, high / 540), 1.0)
    if slideshow.is_own:
        return Face(scale)
    return Face(scale, quiet=0.0) if slideshow.face in _SAFE_FACES else Face(scale, stretch=1.25, quiet=0.0)


def titled(ground: Ground, kicker: str, text: str):
    """A new slide with its title and, above it, the name of its part; and the box left for what it shows."""
    slide = bare(ground, ground.slideshow.idea)
    box, face = ground.box, ground.face
    small = 14 * face.scale
    above = small * LINE + 2 * face.scale
    sizes = tuple(one * face.scale for one in _TITLE_SIZES)
    said, size = face.fitted(text, sizes, box.width, _TITLE_LINES, bold=True)
    if said != text:
        said = face.cut(text, size, box.width, _LONGEST_TITLE, bold=True)
    said = _unlike(ground, said, lambda room: face.cut(text, size, room, _LONGEST_TITLE, bold=True), size)
    high = face.lines(said, size, box.width, bold=True) * size * LINE
    title(slide, said, size, Box(box.left, box.top + above, box.width, high))
    part = [(face.cut(kicker, small, box.width, 1), "")]
    write(slide, "Part of the pack", Box(box.left, box.top, box.width, small * LINE), part, small, face, quiet=True)
    return slide, box.below(above + high + 12 * face.scale)


def _unlike(ground: Ground, said: str, shorter, size: float) -> str:
    """A title unlike every other slide's, so that each can be told by it. shorter: the title in so much room."""
    number, told = 1, said
    while told in ground.slideshow.titles:
        number += 1
        mark = f" ({number})"
        told = shorter(ground.box.width - ground.face.width(mark, size, bold=True)) + mark
    ground.slideshow.titles.add(told)
    return told


def bare(ground: Ground, layout):
    """A new slide of a layout with no place to fill but its title."""
    slide = ground.slideshow.file.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in TITLES:
            shape._element.getparent().remove(shape._element)
    return slide
