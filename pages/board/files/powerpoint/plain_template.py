"""The template of our own, for a council that gives none."""

import io
from functools import cache

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches, Pt


@cache
def plain() -> bytes:
    """A plain template of our own: 16:9, black on white, in Arial, with one layout."""
    file = Presentation()
    file.slide_width, file.slide_height = Inches(13.333), Inches(7.5)
    file.element.sldSz.attrib.pop("type", None)
    layouts = file.slide_layouts
    for layout in list(layouts):
        if layout.name != "Title Only":
            layouts.remove(layout)
    boxes = {
        KIND.TITLE: (0.6, 0.4, 12.13, 1.2), KIND.BODY: (0.6, 1.8, 12.13, 4.9),
        KIND.FOOTER: (0.6, 6.95, 10.4, 0.35), KIND.SLIDE_NUMBER: (11.2, 6.95, 1.53, 0.35),
    }  # fmt: skip
    for holder in (file.slide_master, *layouts):
        for shape in list(holder.placeholders):
            _place(shape, boxes, is_master=holder is file.slide_master)
    for each in file.slide_master.part.rels.values():
        if each.reltype == RELATIONSHIP_TYPE.THEME:
            each.target_part.blob = each.target_part.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def _place(shape, boxes: dict, is_master: bool) -> None:
    """Puts a placeholder in its place, black and left-aligned; a date has none and goes."""
    kind = shape.placeholder_format.type
    if kind == KIND.DATE:
        shape._element.getparent().remove(shape._element)
        return
    if is_master:
        left, top, width, height = (Inches(one) for one in boxes[kind])
        shape.left, shape.top, shape.width, shape.height = left, top, width, height
    for tint in shape._element.xpath(".//a:schemeClr/a:tint"):
        tint.getparent().remove(tint)
    if is_master and kind in (KIND.FOOTER, KIND.SLIDE_NUMBER):
        shape.text_frame.margin_left = shape.text_frame.margin_right = 0
    if kind == KIND.FOOTER:
        for style in shape._element.xpath("./p:txBody/a:lstStyle/a:lvl1pPr"):
            style.set("algn", "l")
            style.find("{*}defRPr").set("sz", str(int(Pt(14).pt * 100)))
