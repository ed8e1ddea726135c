"""The title slide: what the pack is, whose, of when and for whom."""

from datetime import date

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from pages.board.files.powerpoint.foot import held, marks, own_row
from pages.board.files.powerpoint.frame import Ground, bare
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.template import TITLES
from pages.board.files.powerpoint.write import Box, box_of, title, write
from pages.board.pack.model import Pack
from pages.said import words

_TITLE_SIZES, _TITLE_LINES = (40.0, 36.0, 32.0, 28.0, 24.0), 4
_FACT_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)


def cover(ground: Ground, pack: Pack):
    """Adds the title slide of a pack, in the template's places for title and subtitle as far as the words fit."""
    slide, face = bare(ground, ground.slideshow.cover), ground.face
    foot = held(ground, ground.slideshow.cover)
    place = box_of(ground.slideshow.file, ground.slideshow.cover, TITLES) or ground.box
    sizes = tuple(one * face.scale for one in _TITLE_SIZES)
    text, size = face.fitted(pack.title, sizes, place.width, _TITLE_LINES, bold=True)
    high = face.lines(text, size, place.width, bold=True) * size * LINE
    end = ground.box.bottom - own_row(ground, foot)
    top = min(place.top, max(end - 2.2 * high, ground.box.top))
    title(slide, text, size, Box(place.left, top, place.width, high))
    ground.slideshow.titles.add(text)
    under = box_of(ground.slideshow.file, ground.slideshow.cover, (KIND.SUBTITLE,)) or place
    start = max(top + high + 16 * face.scale, under.top if under is not place else 0)
    _facts(slide, pack, Box(place.left, start, place.width, max(end - start, 0)), face)
    marks(ground, foot, slide, 1)
    return slide


def facts(pack: Pack) -> list[str]:
    """The lines under the title."""
    when = words.day(date.fromisoformat(pack.as_at))
    told = [pack.council, pack.quarter, f"As at {when}", f"For: {pack.audience_words}", f"Shown: {pack.filters}"]
    told += [pack.stale]
    return [one for one in told if one]


def _facts(slide, pack: Pack, box: Box, face: Face) -> None:
    told, gap = facts(pack), 4 * face.scale
    sizes = [one * face.scale for one in _FACT_SIZES]
    size = next((one for one in sizes if face.height(told, one, box.width, gap) <= box.height), sizes[-1])
    most = max(int(box.height / (size * LINE)) - len(told) + 1, 1)
    told = [face.cut(one, size, box.width, most) for one in told]
    write(slide, "About the pack", box, [(one, "") for one in told], size, face, gap=gap)
