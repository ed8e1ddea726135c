"""The board pack as PowerPoint slides: one finding a slide, with one picture that can be edited, and notes."""

import io
from collections.abc import Callable
from datetime import date, datetime, time

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND

from pages.board.files import slide_plan
from pages.board.files.powerpoint import foot
from pages.board.files.powerpoint.frame import Ground, ground, head, titled
from pages.board.files.powerpoint.notes import notes
from pages.board.files.powerpoint.picture import draw, fits
from pages.board.files.powerpoint.room import clean
from pages.board.files.powerpoint.template import TemplateRefused, opened
from pages.board.files.powerpoint.write import Box
from pages.board.pack.model import Pack
from pages.said import words
from pages.said.language import tag

__all__ = ["TemplateRefused", "presentation"]
_AUTHOR = "Prevent action plan dashboard"


def presentation(pack: Pack, template: bytes | None = None, warn: Callable[[str], object] = lambda _: None) -> bytes:
    """The pack as a .pptx, in a council's own template (.pptx or .potx) or a plain one. Raises TemplateRefused.

    warn: told, in a sentence each, why words may not be readable in that template.
    """
    pack = clean(pack)
    slideshow = opened(template)
    place = ground(slideshow)
    told = slide_plan.planned(pack, lambda slide: fits(slide, _body(place, slide), place.face))
    for number, planned in enumerate(told, start=1):
        slide = titled(place, head(place, planned.part, planned.title))
        draw(slide, planned, _body(place, planned), place.face, place.inks.body)
        foot.foot(place, slide, planned, number, len(told))
        _note(slide, notes(pack, planned))
    for sentence in place.inks.warnings:
        warn(sentence)
    _in_language(slideshow.file)
    _describe(slideshow.file.core_properties, pack)
    out = io.BytesIO()
    slideshow.file.save(out)
    return out.getvalue()


def _body(place: Ground, planned: slide_plan.Slide) -> Box:
    """The room between a slide's title and its foot."""
    return head(place, planned.part, planned.title).below.above(foot.height(place, planned))


def _note(slide, text: str) -> None:
    slide.notes_slide.notes_text_frame.text = text


def _in_language(file) -> None:
    """Marks every run of the slides and their notes as of the language of now, so that it is read aloud as such."""
    said = tag()
    for slide in file.slides:
        for element in (slide._element, slide.notes_slide._element):
            for run in element.xpath(".//a:r"):
                run.get_or_add_rPr().set("lang", said)
            for other in element.xpath(".//a:fld/a:rPr | .//a:endParaRPr"):
                other.set("lang", said)
        for part in (one.target_part for one in slide.part.rels.values() if one.reltype == KIND.CHART):
            for run in part.chart._chartSpace.xpath(".//a:defRPr | .//a:endParaRPr"):
                run.set("lang", said)


def _describe(properties, pack: Pack) -> None:
    """What the file says of itself; nobody's name, and the pack's own date."""
    made = datetime.combine(date.fromisoformat(pack.as_at), time())
    properties.title, properties.subject = words.shorten(pack.title, 255), words.shorten(pack.scope, 255)
    properties.language = tag()
    properties.author = properties.last_modified_by = _AUTHOR
    properties.created = properties.modified = made
