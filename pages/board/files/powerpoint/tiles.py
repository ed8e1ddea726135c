"""Figures as tiles in a row: a large number, of how many, what it counts, and whether this tool judged it."""

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import Box, Ink, add_run, unpadded, unstyled
from pages.board.files.slide_plan import Tile
from pages.said.colours import ACCENT, MUTED

_NUMBER, _OF, _LABEL = 28.0, 16.0, 14.0
_GAP, _PADDING, _MOST = 12.0, 6.0, 5


def height(listed: tuple[Tile, ...], across: float, face: Face) -> float:
    """How high a row of tiles is."""
    room = _across(len(listed), across, face) - 2 * _PADDING * face.scale
    words = [[one.label, one.note] if one.note else [one.label] for one in listed]
    label = max(face.height(each, _LABEL * face.scale, room) for each in words)
    return (_NUMBER * LINE + 2 * _PADDING) * face.scale + label


def draw(slide, listed: tuple[Tile, ...], box: Box, face: Face, ink: Ink) -> None:
    """Adds a row of tiles to a slide; outlined in dashes where all that a tile counts is this tool's reading."""
    wide = _across(len(listed), box.width, face)
    for at, one in enumerate(listed):
        place = Box(box.left + at * (wide + _GAP * face.scale), box.top, wide, box.height)
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.emu())
        shape.name = f"Figure: {one.label}"
        unstyled(shape)
        shape.fill.background()
        colour = (ACCENT if one.is_computed else MUTED)[ink.is_dark]
        shape.line.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
        shape.line.width = Pt((1.75 if one.is_computed else 1.0) * face.scale)
        if one.is_computed:
            shape.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        _write(shape.text_frame, one, face, ink)


def _write(frame, one: Tile, face: Face, ink: Ink) -> None:
    unpadded(frame)
    margin = Pt(_PADDING * face.scale)
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = margin
    number = frame.paragraphs[0]
    add_run(number, one.number, _NUMBER * face.scale, ink, bold=True)
    if one.of:
        add_run(number, f" {one.of}", _OF * face.scale, ink)
    add_run(frame.add_paragraph(), one.label, _LABEL * face.scale, ink)
    if one.note:
        add_run(frame.add_paragraph(), one.note, _LABEL * face.scale, ink, quiet=True)
    for paragraph in frame.paragraphs:
        paragraph.line_spacing = 1.0
        paragraph._p.get_or_add_pPr().set("algn", "l")


def _across(number: int, across: float, face: Face) -> float:
    """The width of a tile; of few, no wider than one of four."""
    number = max(number, _MOST - 1)
    return (across - (number - 1) * _GAP * face.scale) / number
