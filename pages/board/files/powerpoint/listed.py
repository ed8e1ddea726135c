"""A slide's sentences as a list: beside their labels, after their letters, or as points."""

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.board.files.powerpoint import native_table
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import POINT, Box, Ink, add_run, hang, write
from pages.board.files.slide_plan import Slide
from pages.board.pack.model import Sentence
from pages.said.language import say

_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0)
_LABELLED_SIZES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0)
_LABELS, _GAP, _CELL = 0.2, 0.45, 6.0


def shown(sentence: Sentence) -> str:
    """A sentence as a slide says it, marked where a person added it."""
    return say("{text} (added)", text=sentence.text) if sentence.is_added else sentence.text


def least_height(planned: Slide, across: float, face: Face) -> float:
    """The height of a slide's sentences at the smallest size at which they can be read."""
    return _height(planned, across, _sizes(planned)[-1] * face.scale, face)


def draw(slide, planned: Slide, box: Box, face: Face, ink: Ink) -> float:
    """Adds a slide's sentences as large as they go; returns how high they are."""
    if not planned.sentences:
        return 0.0
    sizes = [one * face.scale for one in _sizes(planned)]
    size = next((one for one in sizes if _height(planned, box.width, one, face) <= box.height), sizes[-1])
    high = min(_height(planned, box.width, size, face), box.height)
    place = Box(box.left, box.top, box.width, high)
    if _is_labelled(planned):
        return _labelled(slide, planned, place, size, face, ink)
    _points(slide, planned, place, size, face, ink)
    return high


def _is_labelled(planned: Slide) -> bool:
    return any(one.label for one in planned.sentences) and not _is_lettered(planned)


def _is_lettered(planned: Slide) -> bool:
    return all(one.label.startswith("(") or not one.label for one in planned.sentences)


def _sizes(planned: Slide) -> tuple[float, ...]:
    return _LABELLED_SIZES if _is_labelled(planned) else _SIZES


def _height(planned: Slide, across: float, size: float, face: Face) -> float:
    if _is_labelled(planned):
        return sum(_row_heights(planned, across, size, face))
    indent = _indent(planned, size)
    intro = face.lines(planned.intro, size, across) * size * LINE + _GAP * size if planned.intro else 0.0
    return intro + face.height([shown(one) for one in planned.sentences], size, across - indent, _GAP * size)


def _row_heights(planned: Slide, across: float, size: float, face: Face) -> list[float]:
    padding = 12 * face.scale
    label, text = _LABELS * across - padding, (1 - _LABELS) * across - padding
    return [
        max(face.lines(one.label, size, label, bold=True), face.lines(shown(one), size, text)) * size * LINE
        + _CELL * face.scale
        for one in planned.sentences
    ]


def _indent(planned: Slide, size: float) -> float:
    """How far the words stand to the right of their letter or point; none for a sentence alone."""
    if _is_labelled(planned) or (len(planned.sentences) < 2 and not planned.intro and planned.number == 1):
        return 0.0
    return size * (2.0 if any(one.label for one in planned.sentences) else 1.0)


def _labelled(slide, planned: Slide, box: Box, size: float, face: Face, ink: Ink) -> float:
    """The sentences as a table without a head: a label, and what is said of it."""
    heights = _row_heights(planned, box.width, size, face)
    frame = slide.shapes.add_table(len(heights), 2, *Box(box.left, box.top, box.width, sum(heights)).emu())
    frame.name = "In words"
    frame._element.nvGraphicFramePr.cNvPr.set(
        "descr", say("What there is to say, a row each: what it is about, and the words.")
    )
    native = frame.table
    native_table.bare(native, is_headed=False)
    native.first_col = True
    native.columns[0].width = round(_LABELS * box.width * POINT)
    native.columns[1].width = round((1 - _LABELS) * box.width * POINT)
    for at, (one, high) in enumerate(zip(planned.sentences, heights, strict=True)):
        native.rows[at].height = round(high * POINT)
        for cell, text, is_bold in ((native.cell(at, 0), one.label, True), (native.cell(at, 1), shown(one), False)):
            add_run(native_table.padded(cell, face), text, size, ink, bold=is_bold)
            cell.margin_top = cell.margin_bottom = Pt(_CELL / 2 * face.scale)
            cell.fill.background()
            native_table.ruled_below(cell, 0.5, ink)
    return sum(heights)


def _points(slide, planned: Slide, box: Box, size: float, face: Face, ink: Ink) -> None:
    indent, gap = _indent(planned, size), _GAP * size
    lines = [planned.intro] if planned.intro else []
    frame = write(slide.shapes, "In words", box, lines, size, ink, gap=gap).text_frame
    for at, one in enumerate(planned.sentences):
        paragraph = frame.paragraphs[0] if at == 0 and not lines else frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_after = 1.0, Pt(gap)
        if indent:
            hang(paragraph, indent)
        if indent and not one.label and not _has_letters(planned):
            _bullet(paragraph)
        letter = f"{one.label}\t" if one.label else "\t" if _has_letters(planned) else ""
        most = max(int(box.height / (size * LINE)), 1) if len(planned.sentences) == 1 else 99
        add_run(paragraph, letter + face.cut(shown(one), size, box.width - indent, most), size, ink)


def _has_letters(planned: Slide) -> bool:
    return any(one.label for one in planned.sentences)


def _bullet(paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
