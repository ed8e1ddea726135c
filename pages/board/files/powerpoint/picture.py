"""What stands between a slide's title and its foot: tiles, one picture or a list, and a few words below them."""

from dataclasses import dataclass

from pages.board.files.powerpoint import listed, native_chart, native_table, tiles, timeline
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import Box, Ink, write
from pages.board.files.slide_plan import Slide
from pages.board.pack.model import Chart, Table, Timeline
from pages.said.language import marked, say

_SIZES = (20.0, 18.0, 16.0)
_SMALL, _GAP, _CHART = 14.0, 10.0, 0.7
_NARROW = marked("Numbers wider than their bar are in the notes.")


@dataclass(frozen=True)
class _Under:
    """What stands under a picture or a list: sentences and their size, the lines below them, and the height of all."""

    sentences: list[str]
    size: float
    lines: list[str]
    height: float


def fits(planned: Slide, box: Box, face: Face) -> bool:
    """Whether all of a slide can be read in a box, with nothing that a person wrote cut."""
    under = _under(planned, box.width, face, _SIZES[-1] * face.scale)
    rest = box.above(under.height).below(_tiles_height(planned, box.width, face))
    return _least(planned, rest, face) <= rest.height and not _is_too_long(planned, rest, face)


def draw(slide, planned: Slide, box: Box, face: Face, ink: Ink) -> None:
    """Fills a box of a slide with what is planned for it, as large as it goes."""
    if planned.tiles:
        high = tiles.height(planned.tiles, box.width, face)
        tiles.draw(slide, planned.tiles, Box(box.left, box.top, box.width, high), face, ink)
        box = box.below(_tiles_height(planned, box.width, face))
    under = _largest(planned, box, face)
    used = _draw_main(slide, planned, box.above(under.height), face, ink, under)
    place = box.below(used + _GAP * face.scale)
    if under.sentences:
        gap = under.size * 0.4
        high = face.height(under.sentences, under.size, box.width, gap)
        write(
            slide.shapes,
            "In words",
            Box(box.left, place.top, box.width, high),
            under.sentences,
            under.size,
            ink,
            gap=gap,
        )
        place = place.below(high + _GAP * face.scale)
    if under.lines:
        size = _SMALL * face.scale
        high = face.height(under.lines, size, box.width, 4 * face.scale)
        there = Box(box.left, place.top, box.width, high)
        write(slide.shapes, "What else to know", there, under.lines, size, ink, quiet=True, gap=4 * face.scale)


def _draw_main(slide, planned: Slide, box: Box, face: Face, ink: Ink, under: _Under) -> float:
    """The picture or the list; returns how high it is. Adds to the lines under it what a picture has no room for."""
    picture = planned.picture
    if isinstance(picture, Chart):
        high = min(native_chart.best_height(picture, box.width, face), box.height)
        if native_chart.draw(slide, picture, Box(box.left, box.top, box.width, high), face, ink):
            under.lines.append(say(_NARROW))
        return high
    if isinstance(picture, Table):
        return native_table.draw(slide, picture, box, face, ink)
    if isinstance(picture, Timeline):
        return timeline.draw(slide, picture, box, face, ink)
    return listed.draw(slide, planned, box, face, ink)


def _least(planned: Slide, rest: Box, face: Face) -> float:
    """The height of a picture or a list at its smallest."""
    picture = planned.picture
    if isinstance(picture, Chart):
        return native_chart.least_height(picture, rest.width, face) + (_SMALL * LINE + _GAP) * face.scale
    if isinstance(picture, Table):
        return native_table.least_height(picture, rest, face)
    if isinstance(picture, Timeline):
        return timeline.least_height(picture, face)
    return listed.least_height(planned, rest.width, face)


def _is_too_long(planned: Slide, rest: Box, face: Face) -> bool:
    return isinstance(planned.picture, Table) and not native_table.fits(planned.picture, rest, face)


def _tiles_height(planned: Slide, across: float, face: Face) -> float:
    return tiles.height(planned.tiles, across, face) + _GAP * face.scale if planned.tiles else 0.0


def _largest(planned: Slide, box: Box, face: Face) -> _Under:
    """The words below, as large as they go beside a picture of a good height."""
    smallest = _under(planned, box.width, face, _SIZES[-1] * face.scale)
    wanted = _wanted(planned, box, box.above(smallest.height), face)
    for size in (one * face.scale for one in _SIZES):
        under = _under(planned, box.width, face, size)
        if wanted <= box.above(under.height).height:
            return under
    return smallest


def _wanted(planned: Slide, box: Box, rest: Box, face: Face) -> float:
    """The height that a picture takes before the words below it grow."""
    picture = planned.picture
    if isinstance(picture, Chart):
        return min(native_chart.best_height(picture, box.width, face), _CHART * box.height)
    if isinstance(picture, Table):
        return native_table.height(picture, rest, face)
    return timeline.height(picture, rest.height, face) if isinstance(picture, Timeline) else 0.0


def _under(planned: Slide, across: float, face: Face, size: float) -> _Under:
    sentences = [listed.shown(one) for one in planned.sentences] if planned.picture else []
    about = " ".join(one for one in (planned.nothing, planned.caution) if one)
    lines = [one for one in (_more(planned), about) if one]
    gap = _GAP * face.scale
    high = face.height(sentences, size, across, size * 0.4) + gap if sentences else 0.0
    high += face.height(lines, _SMALL * face.scale, across, 4 * face.scale) + gap if lines else 0.0
    return _Under(sentences, size, lines, high)


def _more(planned: Slide) -> str:
    """What no slide shows, and where it is."""
    if not planned.more:
        return ""
    more = f"{planned.more[:1].upper()}{planned.more[1:]}"
    if planned.left and planned.picture:
        return say("{more} in the notes and the paper’s annex.", more=more)
    return say("{more} in the notes.", more=more)
