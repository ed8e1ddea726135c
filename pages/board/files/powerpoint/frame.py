"""The frame of the slides, whatever their size: where things go, and the title with what stands above it."""

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from pages.board.files.powerpoint.ink import Inks, inks
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.template import TITLES, Slideshow
from pages.board.files.powerpoint.write import Box, box_of, title, write

_TITLE_SIZES, _LONGEST_TITLE = (32.0, 30.0, 28.0), 4
_KICKER, _UNDER_KICKER, _UNDER_TITLE = 14.0, 2.0, 12.0
# Faces as wide as Arial or narrower that aren't replaced by a wider one where they are missing.
_SAFE_FACES = ("Arial", "Helvetica", "Liberation Sans", "Times New Roman")
_HEAD, _FOOT, _QUIET = 0.2, 0.1, 0.35


@dataclass(frozen=True)
class Ground:
    """What all slides share: the box for all that they show, their type, the inks of its parts.

    footer, number: the layout's own places at its foot; None where there is none that can be used.
    """

    slideshow: Slideshow
    box: Box
    face: Face
    inks: Inks
    footer: Box | None
    number: Box | None


@dataclass(frozen=True)
class Head:
    """What stands above a slide's picture: the line over its title, the title, its size and height, the room below."""

    kicker: str
    title: str
    size: float
    high: float
    below: Box


def ground(slideshow: Slideshow) -> Ground:
    """Where things go on the slides, from their size and the placeholders of its layout and master."""
    wide, high = slideshow.width, slideshow.height
    place = box_of(slideshow.file, slideshow.idea, TITLES)
    left, across = 0.05 * wide, 0.9 * wide
    for one in (place, box_of(slideshow.file, slideshow.idea.slide_master, (KIND.BODY,))):
        if one and one.width >= 0.6 * wide:
            left, across = one.left, one.width
    top = place.top if place and 0.02 * high < place.top < 0.3 * high else 0.05 * high
    feet = [_low(slideshow, kind) for kind in (KIND.FOOTER, KIND.SLIDE_NUMBER, KIND.DATE)]
    bottom = min((one.top for one in feet if one), default=0.96 * high)
    box = Box(left, top, across, bottom - top)
    head, foot = box.above(box.height * (1 - _HEAD)), Box(left, bottom - _FOOT * high, across, _FOOT * high)
    body = box.below(head.height).above(foot.height)
    quiet = _QUIET if slideshow.is_own else 0.0
    strip = next((one for one in feet[:2] if one), foot)
    found = inks(slideshow.idea, (head, body, foot, strip), quiet)
    return Ground(slideshow, box, _face(slideshow, wide, high), found, feet[0], feet[1])


def _low(slideshow: Slideshow, kind) -> Box | None:
    """The layout's place of some kind at the foot of its slides."""
    place = box_of(slideshow.file, slideshow.idea, (kind,))
    return place if place and place.top > 0.75 * slideshow.height else None


def _face(slideshow: Slideshow, wide: float, high: float) -> Face:
    """Type as large as on a common slide; smaller on a tiny one, larger on a poster."""
    scale = min(wide / 720, high / 405, 1.0) * max(min(wide / 960, high / 540), 1.0)
    return Face(scale) if slideshow.is_own or slideshow.face in _SAFE_FACES else Face(scale, stretch=1.25)


def head(ground: Ground, kicker: str, text: str) -> Head:
    """The title on as few lines as it goes, the line above it, and the room below."""
    box, face = ground.box, ground.face
    small = _KICKER * face.scale
    above = small * LINE + _UNDER_KICKER * face.scale
    sizes = [one * face.scale for one in _TITLE_SIZES]
    size = min(sizes, key=lambda one: (face.lines(text, one, box.width, bold=True), -one))
    said = face.cut(text, size, box.width, _LONGEST_TITLE, bold=True)
    high = face.lines(said, size, box.width, bold=True) * size * LINE
    below = box.below(above + high + _UNDER_TITLE * face.scale)
    return Head(face.cut(kicker, small, box.width, 1), said, size, high, below)


def titled(ground: Ground, over: Head):
    """A new slide with its title and, above it, the name of its part."""
    slide = _bare(ground)
    box, face = ground.box, ground.face
    small = _KICKER * face.scale
    said = _unlike(ground, over)
    place = Box(box.left, box.top + small * LINE + _UNDER_KICKER * face.scale, box.width, over.high)
    title(slide, said, over.size, place, ground.inks.title)
    kicker = Box(box.left, box.top, box.width, small * LINE)
    write(slide.shapes, "Part of the pack", kicker, [over.kicker], small, ground.inks.head, quiet=True)
    return slide


def _unlike(ground: Ground, over: Head) -> str:
    """A title unlike every other slide's, so that each can be told by it."""
    number, said, face = 1, over.title, ground.face
    most = round(over.high / (over.size * LINE))
    while said in ground.slideshow.titles:
        number += 1
        mark = f" ({number})"
        room = ground.box.width - face.width(mark, over.size, bold=True)
        said = face.cut(over.title, over.size, room, most, bold=True) + mark
    ground.slideshow.titles.add(said)
    return said


def _bare(ground: Ground):
    """A new slide with no place to fill but its title."""
    slide = ground.slideshow.file.slides.add_slide(ground.slideshow.idea)
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in TITLES:
            shape._element.getparent().remove(shape._element)
    return slide
