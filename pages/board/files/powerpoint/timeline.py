"""A timeline as native shapes in one group: a row a task, a mark at its due date, a line at the as-at date."""

from dataclasses import dataclass
from datetime import date, timedelta

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from pages.board.files.powerpoint.native_chart import cut_alt
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import POINT, Box, Ink, add_run, unpadded, unstyled, write
from pages.board.pack.model import Mark, Timeline
from pages.said import ratings, shades, words
from pages.said.colours import FAINT, TEXT
from pages.said.language import say

_LEAST_PITCH, _BEST_PITCH = 21.0, 46.0
_SIZES = ((16.0, 2), (14.0, 2), (12.0, 2), (12.0, 1))  # of the words of a row, and on how many lines
_TICK = 12.0
_TASK, _LEAD, _MOST_SAID, _GAP = 0.41, 0.17, 0.2, 10.0
_CHIP, _LETTER = 18.0, 12.0
_AROUND = 0.05  # of the axis, on either side of its first and last mark
_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True)
class _Axis:
    """The dates across a part of a slide."""

    first: date
    last: date
    left: float
    width: float

    def at(self, day: date) -> float:
        """Where a day is."""
        return self.left + self.width * (day - self.first).days / max((self.last - self.first).days, 1)


def least_height(line: Timeline, face: Face) -> float:
    """The height of a timeline whose rows can just be read."""
    return _around(face) + len(line.marks) * _LEAST_PITCH * face.scale


def height(line: Timeline, room: float, face: Face) -> float:
    """The height that a timeline takes of some room."""
    return _around(face) + len(line.marks) * _pitch(line, room, face)


def _pitch(line: Timeline, room: float, face: Face) -> float:
    """How far its rows are apart."""
    return min((room - _around(face)) / max(len(line.marks), 1), _BEST_PITCH * face.scale)


def _around(face: Face) -> float:
    """The height of the label of the as-at date above the rows, and of the months below them."""
    return 2 * (_TICK * LINE + 4) * face.scale


def draw(slide, line: Timeline, box: Box, face: Face, ink: Ink) -> float:
    """Adds a timeline to a slide; returns its height."""
    pitch, shapes = _pitch(line, box.height, face), slide.shapes
    before = len(shapes)
    head = (_TICK * LINE + 4) * face.scale
    rows = Box(box.left, box.top + head, box.width, pitch * len(line.marks))
    gap = _GAP * face.scale
    left = box.left + (_TASK + _LEAD) * box.width + gap
    type_ = next((one for one in _SIZES if one[0] * one[1] * face.scale * LINE <= 0.88 * pitch), _SIZES[-1])
    said = max((face.width(one.said, type_[0] * face.scale) for one in line.marks), default=0.0) + 2 * face.scale
    said = min(said, _MOST_SAID * box.width)
    axis = _axis(line, left, (1 - _TASK - _LEAD) * box.width - said - 2 * gap)
    _months(shapes, axis, rows, face, ink)
    _as_at(shapes, axis, line, Box(box.left, box.top, box.width, head + rows.height), face, ink)
    for at, mark in enumerate(line.marks):
        _row(shapes, mark, line, axis, Box(box.left, rows.top + at * pitch, box.width, pitch), type_, face, ink)
    group = shapes.add_group_shape(list(shapes)[before:])  # only now: each shape added to one has it measured anew
    group.name = "Timeline"
    group._element.nvGrpSpPr.cNvPr.set("descr", cut_alt(line.alt))
    return _around(face) + rows.height


def _axis(line: Timeline, left: float, width: float) -> _Axis:
    days = [date.fromisoformat(one) for one in (line.as_at, *(mark.on for mark in line.marks))]
    first, last = min(days), max(days)
    spare = timedelta(days=max(round((last - first).days * _AROUND), 10))
    return _Axis(first - spare, last + spare, left, width)


def _months(shapes, axis: _Axis, rows: Box, face: Face, ink: Ink) -> None:
    """A thin line at the first of every month, or of every few, and its name below, none over another."""
    size = _TICK * face.scale
    wide = face.width("Sep 2018", size) + 10 * face.scale
    starts = _starts(axis)
    apart = next((n for n in _MONTHS_APART if axis.width * n * 30.4 / (axis.last - axis.first).days >= wide), 240)
    for day in (one for one in starts if (one.year * 12 + one.month - 1) % apart == 0):
        across = axis.at(day)
        _line(shapes, across, rows.top, across, rows.bottom, FAINT[ink.is_dark], 0.75 * face.scale)
        if (
            across + wide / 2 <= axis.left + axis.width + _GAP * face.scale
            and across - wide / 2 >= axis.left - wide / 2
        ):
            place = Box(across - wide / 2, rows.bottom + 3 * face.scale, wide, size * LINE)
            write(shapes, "Month", place, [words.short_month(day)], size, ink, align=PP_ALIGN.CENTER)


def _starts(axis: _Axis) -> list[date]:
    """The first of each month on an axis."""
    months = range(axis.first.year * 12 + axis.first.month, axis.last.year * 12 + axis.last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in months]


def _as_at(shapes, axis: _Axis, line: Timeline, box: Box, face: Face, ink: Ink) -> None:
    """The line of the as-at date, and its date above it."""
    size, text = _TICK * face.scale, say("As at {day}", day=words.day_of(line.as_at))
    across, wide = axis.at(date.fromisoformat(line.as_at)), face.width(text, size, bold=True) + 8 * face.scale
    left = min(max(across - wide / 2, axis.left), axis.left + axis.width - wide)
    place = Box(left, box.top, wide, size * LINE)
    write(shapes, "As at", place, [text], size, ink, bold=True, align=PP_ALIGN.CENTER)
    _line(shapes, across, box.top + size * LINE + 1, across, box.bottom, TEXT[ink.is_dark], 1.5 * face.scale)


def _row(
    shapes,
    mark: Mark,
    line: Timeline,
    axis: _Axis,
    box: Box,
    type_: tuple[float, int],
    face: Face,
    ink: Ink,
) -> None:
    """A task: its name, its lead, how long from its due date to the as-at date, its mark, and how long in words."""
    gap, size = _GAP * face.scale, type_[0] * face.scale
    wide = {
        "Task": _TASK * box.width,
        "Lead": _LEAD * box.width,
        "When": box.left + box.width - axis.left - axis.width - gap,
    }
    lefts = {"Task": box.left, "Lead": box.left + wide["Task"], "When": axis.left + axis.width + gap}
    for name, text in (("Task", mark.label), ("Lead", mark.lead), ("When", mark.said)):
        room = wide[name] - (gap if name != "When" else 0)
        said = face.cut(text, size, room, type_[1])
        high = face.lines(said, size, room) * size * LINE
        place = Box(lefts[name], box.top + (box.height - high) / 2, room, high)
        write(shapes, name, place, [said], size, ink, quiet=name == "Lead")
    due, now = axis.at(date.fromisoformat(mark.on)), axis.at(date.fromisoformat(line.as_at))
    middle = box.top + box.height / 2
    _line(shapes, due, middle, now, middle, shades.line(mark.rating, ink.is_dark), 3 * face.scale)
    _chip(shapes, mark, due, middle, mark.on < line.as_at, face, ink)


def _chip(shapes, mark: Mark, across: float, middle: float, is_late: bool, face: Face, ink: Ink) -> None:
    """The mark of a task: its rating's letter, square where it is late and round where it is to come."""
    side, dark = _CHIP * face.scale, ink.is_dark
    kind = MSO_SHAPE.RECTANGLE if is_late else MSO_SHAPE.OVAL
    shape = shapes.add_shape(kind, *Box(across - side / 2, middle - side / 2, side, side).emu())
    shape.name = "Mark"
    unstyled(shape)
    is_rated = ratings.rating(mark.rating) is not ratings.NOT_RATED
    is_solid = is_rated and not mark.is_computed
    fill = shades.fill(mark.rating, dark, share=1, is_computed=mark.is_computed)
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(fill)
    shape.line.color.rgb, shape.line.width = _rgb(shades.line(mark.rating, dark)), Pt(1.5 * face.scale)
    if mark.is_computed:
        shape.line.dash_style = MSO_LINE_DASH_STYLE.SQUARE_DOT
    frame = shape.text_frame
    unpadded(frame)
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment, frame.paragraphs[0].line_spacing = PP_ALIGN.CENTER, 1.0
    text = ratings.text_colour(mark.rating, dark) if is_solid or not is_rated else TEXT[dark]
    add_run(frame.paragraphs[0], ratings.letter(mark.rating), _LETTER * face.scale, Ink(text, dark), bold=True)


def _line(shapes, left: float, top: float, right: float, bottom: float, colour: str, points: float) -> None:
    ends = (round(one * POINT) for one in (left, top, right, bottom))
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    line.name = "Line"
    unstyled(line)
    line.line.color.rgb, line.line.width = _rgb(colour), Pt(points)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
