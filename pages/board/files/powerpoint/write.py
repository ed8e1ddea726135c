"""Boxes of text on a slide: where they stand, how their words look."""

from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from pages.board.files.powerpoint.room import Face

POINT = 12_700


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def below(self, used: float) -> "Box":
        """What is left of it under so much."""
        return Box(self.left, self.top + used, self.width, max(self.height - used, 0.0))

    def above(self, used: float) -> "Box":
        """What is left of it over so much at its foot."""
        return Box(self.left, self.top, self.width, max(self.height - used, 0.0))

    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height in the units of the file."""
        left, top, width, height = (Emu(round(one * POINT)) for one in (self.left, self.top, self.width, self.height))
        return left, top, width, height


def box_of(file, holder, kinds) -> Box | None:
    """The box of the first placeholder of some kinds on a layout or master; none where none is on the slide."""
    for one in holder.placeholders:
        is_placed = None not in (one.left, one.top) and one.width and one.height
        if one.placeholder_format.type in kinds and is_placed:
            is_inside = one.left + one.width <= file.slide_width and one.top + one.height <= file.slide_height
            if is_inside and min(one.left, one.top) >= 0:
                return Box(*(value / POINT for value in (one.left, one.top, one.width, one.height)))
    return None


def title(slide, text: str, size: float, box: Box) -> None:
    """Fills a slide's title, left-aligned, in a box of its own."""
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = box.emu()
    frame = shape.text_frame
    _unpadded(frame)
    frame.text = text
    frame.paragraphs[0].alignment, frame.paragraphs[0].line_spacing = PP_ALIGN.LEFT, 1.0
    run = next(iter(frame.paragraphs[0].runs), None) or frame.paragraphs[0].add_run()
    run.font.size, run.font.bold = Pt(size), True
    run._r.get_or_add_rPr().set("cap", "none")  # a whole sentence in capitals can't be read


def _unpadded(frame) -> None:
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def write(
    slide, name: str, box: Box, texts: list[tuple[str, str]], size: float, face: Face, *, quiet=False, bold=False,
    gap=0.0, bullets=False,
):  # fmt: skip
    """Adds a box of paragraphs, each a text and what is said more quietly after it; quiet: all of it is."""
    shape = slide.shapes.add_textbox(*box.emu())
    shape.name = name
    _unpadded(shape.text_frame)
    for at, (text, after) in enumerate(texts):
        paragraph = shape.text_frame.paragraphs[0] if at == 0 else shape.text_frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_after = 1.0, Pt(gap)
        if bullets:
            _bullet(paragraph, size)
        add_run(paragraph, text, size, face, quiet=quiet, bold=bold)
        if after:
            add_run(paragraph, f" {after}", size * 0.75, face, quiet=True)
    return shape


def add_run(paragraph, text: str, size: float, face: Face, *, quiet: bool = False, bold: bool = False) -> None:
    """Adds a run of text in the theme's colour for text, or in a greyer one."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if quiet:
        run.font.color.brightness = face.quiet


def _bullet(paragraph, size: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    indent = round(size * 0.9 * POINT)
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
