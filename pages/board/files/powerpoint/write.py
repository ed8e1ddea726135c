"""Boxes of text on a slide: where they stand, how their words look."""

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

POINT = 12_700


@dataclass(frozen=True)
class Ink:
    """What a part of a slide is written and drawn with.

    text: a colour, or None for the theme's own for text. is_dark: whether the background is dark. quiet: how much
    lighter than the text is what is said quietly.
    """

    text: str | None = None
    is_dark: bool = False
    quiet: float = 0.0

    def colour(self, font_colour, *, quiet: bool = False) -> None:
        """Gives a text its colour."""
        if self.text:
            font_colour.rgb = RGBColor.from_string(self.text.lstrip("#").upper())
        else:
            font_colour.theme_color = MSO_THEME_COLOR.TEXT_1
        if quiet and self.quiet:
            font_colour.brightness = self.quiet


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


def title(slide, text: str, size: float, box: Box, ink: Ink | None) -> None:
    """Fills a slide's title, left-aligned, in a box of its own; in the template's colour where no ink is given."""
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = box.emu()
    frame = shape.text_frame
    unpadded(frame)
    frame.text = text
    frame.paragraphs[0].alignment, frame.paragraphs[0].line_spacing = PP_ALIGN.LEFT, 1.0
    run = next(iter(frame.paragraphs[0].runs), None) or frame.paragraphs[0].add_run()
    run.font.size, run.font.bold = Pt(size), True
    if ink:
        ink.colour(run.font.color)
    run._r.get_or_add_rPr().set("cap", "none")  # a whole sentence in capitals can't be read


def unstyled(shape) -> None:
    """Takes the look of the template's shapes from one, its shadow too."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)


def unpadded(frame) -> None:
    """Lets a frame's words wrap from its top left corner, at the size that they are given."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def write(
    shapes, name: str, box: Box, texts: list[str], size: float, ink: Ink, *, quiet=False, bold=False, gap=0.0,
    align=PP_ALIGN.LEFT,
):  # fmt: skip
    """Adds a box of paragraphs to the shapes of a slide or a group; quiet: all of it is said quietly."""
    shape = shapes.add_textbox(*box.emu())
    shape.name = name
    unpadded(shape.text_frame)
    for at, text in enumerate(texts):
        paragraph = shape.text_frame.paragraphs[0] if at == 0 else shape.text_frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_after, paragraph.alignment = 1.0, Pt(gap), align
        add_run(paragraph, text, size, ink, quiet=quiet, bold=bold)
    return shape


def add_run(paragraph, text: str, size: float, ink: Ink, *, quiet: bool = False, bold: bool = False) -> None:
    """Adds a run of text."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    ink.colour(run.font.color, quiet=quiet)


def hang(paragraph, indent: float) -> None:
    """Lets a paragraph begin with a mark and a tab, its words so far to the right of it, in points."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(round(indent * POINT)))
    properties.set("indent", str(-round(indent * POINT)))
