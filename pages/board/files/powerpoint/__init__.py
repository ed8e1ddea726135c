"""The board pack as PowerPoint slides: one finding a slide, with one picture that can be edited, and notes."""

import io
from datetime import date, datetime, time

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND

from pages.board.files import slide_plan
from pages.board.files.powerpoint.cover import cover
from pages.board.files.powerpoint.foot import Held, foot, foot_height, held
from pages.board.files.powerpoint.frame import Ground, ground, titled
from pages.board.files.powerpoint.notes import about, notes
from pages.board.files.powerpoint.picture import picture
from pages.board.files.powerpoint.room import clean
from pages.board.files.powerpoint.template import TemplateRefused, opened
from pages.board.pack.model import Pack
from pages.said import words

__all__ = ["TemplateRefused", "presentation"]
_AUTHOR = "Prevent action plan dashboard"
_LANGUAGE = "en-GB"


def presentation(pack: Pack, template: bytes | None = None) -> bytes:
    """The pack as a .pptx, in a council's own template (.pptx or .potx) or a plain one. Raises TemplateRefused."""
    pack = clean(pack)
    slideshow = opened(template)
    told = slide_plan.planned(pack, lambda _: True)
    place = ground(slideshow, len(told) + 1, pack.marking)
    under = held(place, slideshow.idea)
    slide = cover(place, pack)
    _note(slide, "\n".join([pack.title, pack.council, pack.quarter, *about(pack)]))
    for number, planned in enumerate(told, start=2):
        _add(place, under, pack, planned, number)
    _in_english(slideshow.file)
    _describe(slideshow.file.core_properties, pack)
    out = io.BytesIO()
    slideshow.file.save(out)
    return out.getvalue()


def _add(place: Ground, under: Held, pack: Pack, planned: slide_plan.Slide, number: int) -> None:
    """One slide of the plan, its notes included."""
    source = planned.foot
    slide, box = titled(place, planned.part, planned.title)
    box = box.above(foot_height(place, under, source))
    picture(slide, planned, box, place.face)
    foot(place, under, slide, source, number)
    _note(slide, notes(pack, planned))


def _note(slide, text: str) -> None:
    slide.notes_slide.notes_text_frame.text = text


def _in_english(file) -> None:
    """Marks every run of the slides and their notes as British English, so that it is read aloud as such."""
    for slide in file.slides:
        for element in (slide._element, slide.notes_slide._element):
            for run in element.xpath(".//a:r"):
                run.get_or_add_rPr().set("lang", _LANGUAGE)
            for other in element.xpath(".//a:fld/a:rPr | .//a:endParaRPr"):
                other.set("lang", _LANGUAGE)
        for part in (one.target_part for one in slide.part.rels.values() if one.reltype == KIND.CHART):
            for run in part.chart._chartSpace.xpath(".//a:defRPr | .//a:endParaRPr"):
                run.set("lang", _LANGUAGE)


def _describe(properties, pack: Pack) -> None:
    """What the file says of itself; nobody's name, and the pack's own date."""
    made = datetime.combine(date.fromisoformat(pack.as_at), time())
    properties.title, properties.subject = words.shorten(pack.title, 255), words.shorten(pack.scope, 255)
    properties.language = _LANGUAGE
    properties.author = properties.last_modified_by = _AUTHOR
    properties.created = properties.modified = made
