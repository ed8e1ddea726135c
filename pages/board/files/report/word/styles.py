"""The styles of the report in Word: Word's own by name, so that a council's template can take them over."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from pages.said.colours import MUTED, TEXT
from pages.said.language import tag

FACE = "Arial"
NUMBERED, LETTERED, HEAD, NOTE, CELL = "Numbered Paragraph", "Lettered Paragraph", "Report Head", "Note", "Table Text"
_BODY, _SMALL, _CELL = 10, 8.5, 8.5  # points


def set_up(document: Document) -> None:
    """Face, sizes, spaces and language of every style that the report uses."""
    _without_spare(document)
    _defaults(document)
    _style(document, "Normal", _BODY, after=4)
    _style(document, "Title", 18, after=6, bold=True)
    _style(document, "Heading 1", 13, before=11, after=5, bold=True, is_kept=True)
    _style(document, "Heading 2", 10.5, before=9, after=4, bold=True, is_kept=True)
    _style(document, "Caption", _SMALL, before=4, after=3, colour=MUTED[False], is_kept=True)
    for name in ("Header", "Footer"):
        _style(document, name, _SMALL, after=0, colour=MUTED[False])
    for name in (NUMBERED, LETTERED):
        _style(document, name, _BODY, after=4)
    _style(document, HEAD, _BODY, after=1)
    _style(document, NOTE, _SMALL, before=3, after=5, colour=MUTED[False])
    _style(document, CELL, _CELL, after=0)


def _without_spare(document: Document) -> None:
    """Takes out the hundred looks of tables that Word offers anyway: finding a style reads them all."""
    styles = document.styles.element
    for one in styles.findall(qn("w:style")):
        if one.get(qn("w:type")) == "table" and one.get(qn("w:default")) is None:
            styles.remove(one)


def _defaults(document: Document) -> None:
    """The document's own language and face, without the theme's, which some readers lack."""
    given = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    given.find(qn("w:lang")).set(qn("w:val"), tag())
    _face(given)


def _face(properties) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FACE)
    properties.insert(0, fonts)


def _style(
    document: Document, name: str, size: float, *, before: float = 0, after: float = 0, bold: bool = False,
    colour: str = TEXT[False], is_kept: bool = False,
) -> None:  # fmt: skip
    there = {one.name for one in document.styles}
    style = document.styles[name] if name in there else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if name not in there:
        style.base_style = document.styles["Normal"]
    _face(style.element.get_or_add_rPr())
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    spaces = style.paragraph_format
    spaces.space_before, spaces.space_after, spaces.line_spacing = Pt(before), Pt(after), 1.0
    spaces.keep_with_next = is_kept
    if name == "Title":
        _without_line(style)


def _without_line(style: ParagraphStyle) -> None:
    for line in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(line)
