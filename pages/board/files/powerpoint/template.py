"""The slideshow that slides are added to: a council's own template without its sample slides, or a plain one."""

import io
import re
import shutil
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

import pptx
from lxml.etree import LxmlError
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from loaders.unpacking import unpacks_to_too_much
from pages.board.files.powerpoint.plain_template import plain
from pages.board.files.powerpoint.write import POINT
from pages.said.language import marked, say

_THEME = RELATIONSHIP_TYPE.THEME
_KEPT = {
    getattr(RELATIONSHIP_TYPE, name)
    for name in ("SLIDE_MASTER", "NOTES_MASTER", "HANDOUT_MASTER", "THEME", "TABLE_STYLES", "FONT")
}
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FURNITURE = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, LxmlError, PythonPptxError, NotImplementedError, RuntimeError,
    OSError, EOFError, LookupError, ValueError, TypeError, AttributeError, AssertionError, ArithmeticError,
)  # fmt: skip
# A template's own parts are far smaller than a document's: a tree of XML takes ten times its size.
_LIMIT_XML, _LIMIT_ALL_XML = 8 * 1024 * 1024, 32 * 1024 * 1024
_XML = (".xml", ".rels", ".vml")
_RUNS = re.compile(rb"macroenabled|vbaproject|activex", re.I)
_PROGRAMS = ("/control", "/activeXControlBinary", "/oleObject", "/package", "/vbaProject")  # kinds of what may run
_LED_TO = ("http://", "https://", "mailto:")


_HOLDS_MACROS = marked("The template holds macros: save it in PowerPoint as .pptx or .potx, which hold none.")


class TemplateRefused(Exception):
    """A template can't be used; the message says why, and what to do."""


@dataclass(frozen=True)
class Slideshow:
    """An open presentation without slides; the layout of all that are added; its theme’s face.

    width, height: of a slide, in points. titles: those that slides have been given so far.
    """

    file: Presentation
    width: float
    height: float
    idea: SlideLayout
    face: str
    is_own: bool
    titles: set[str] = field(default_factory=set)


def opened(template: bytes | None) -> Slideshow:
    """The slideshow of a template, .pptx or .potx, or of none. Raises TemplateRefused."""
    if template is None:
        return _slideshow(plain(), is_own=True)
    _check(template)
    try:
        slideshow = _slideshow(template, is_own=False)
        _try_out(slideshow)
    except _BROKEN as error:
        raise TemplateRefused(
            say(
                "The template is damaged or isn’t a presentation: open it in PowerPoint, save it as .pptx, and try "
                "again."
            )
        ) from error
    return slideshow


def _check(template: bytes) -> None:
    """Refuses what may not be unpacked, from the file's own directory, before anything of it is."""
    if template.startswith(b"\xd0\xcf\x11\xe0"):
        raise TemplateRefused(
            say(
                "The template is protected by a password or is an old .ppt: take the password off in PowerPoint and "
                "save it as .pptx."
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            parts = archive.infolist()
    except _BROKEN as error:
        raise TemplateRefused(
            say("The template isn’t a PowerPoint file, or is damaged: choose a .pptx or .potx that PowerPoint opens.")
        ) from error
    written = [part.file_size for part in parts if part.filename.lower().endswith(_XML)]
    if unpacks_to_too_much(parts) or max(written, default=0) > _LIMIT_XML or sum(written) > _LIMIT_ALL_XML:
        raise TemplateRefused(
            say(
                "The template unpacks to far more than a template should hold: delete its slides, pictures and films, "
                "and try again."
            )
        )
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("ppt/") for name in names):
        raise TemplateRefused(say("The template isn’t a PowerPoint file: choose a .pptx or .potx."))
    if any(_RUNS.search(name.encode(errors="replace")) for name in names):
        raise TemplateRefused(say(_HOLDS_MACROS))


def _slideshow(content: bytes, is_own: bool) -> Slideshow:
    file = pptx.Presentation(io.BytesIO(_as_presentation(content)))
    if not (file.slide_width and file.slide_height):
        raise ValueError("no slide size")
    _forget(file)
    _refuse_what_acts(file)
    layouts = [layout for master in file.slide_masters for layout in master.slide_layouts]
    titled = [layout for layout in layouts if _kinds(layout) & set(TITLES)]
    if not titled:
        raise TemplateRefused(say("The template has no layout with a title: add a “Title Only” layout and try again."))
    idea = min(titled, key=lambda layout: (KIND.CENTER_TITLE in _kinds(layout), len(_kinds(layout)), _count(layout)))
    width, height = file.slide_width / POINT, file.slide_height / POINT
    return Slideshow(file, width, height, idea, _theme_face(file), is_own)


def _theme_face(file: Presentation) -> str:
    """The name of the theme's face where its titles and its texts share one; "" where they don't."""
    themes = [each.target_part.blob for each in file.slide_master.part.rels.values() if each.reltype == _THEME]
    faces = set(re.findall(rb'<a:latin typeface="([^"]*)"', b"".join(themes)))
    return faces.pop().decode() if len(faces) == 1 else ""


def _kinds(layout: SlideLayout) -> set:
    """The kinds of a layout's placeholders, those of every foot left out."""
    return {one.placeholder_format.type for one in list(layout.placeholders)} - set(_FURNITURE)


def _count(layout: SlideLayout) -> int:
    return sum(one.placeholder_format.type not in _FURNITURE for one in list(layout.placeholders))


def _as_presentation(content: bytes) -> bytes:
    """The file packed anew, a template's content type turned into a presentation's.

    Each part is read in pieces and no further than its directory says, so that none unpacks to more than was checked.
    """
    template, document = CONTENT_TYPE.PML_TEMPLATE_MAIN.encode(), CONTENT_TYPE.PML_PRESENTATION_MAIN.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(packed, "w") as out:
        for name, part in {part.filename: part for part in archive.infolist() if not part.is_dir()}.items():
            held = io.BytesIO()
            with archive.open(part) as source:
                shutil.copyfileobj(source, held)
            is_types = name == "[Content_Types].xml"
            if is_types and _RUNS.search(held.getvalue()):
                raise TemplateRefused(say(_HOLDS_MACROS))
            if name.lower().endswith(_XML) and b"<!DOCTYPE" in held.getvalue():
                raise ValueError(f"a document type in {name}")  # no Office file has one; it could name other files
            out.writestr(name, held.getvalue().replace(template, document) if is_types else held.getvalue())
    return packed.getvalue()


def _refuse_what_acts(file: Presentation) -> None:
    """Refuses what would be fetched or could run where the slides are opened: links to follow by hand may stay."""
    for each in file.part.package.iter_rels():
        if not each.is_external:
            is_harmless = not each.reltype.endswith(_PROGRAMS)
        else:
            is_harmless = each.reltype == RELATIONSHIP_TYPE.HYPERLINK and each.target_ref.lower().startswith(_LED_TO)
        if not is_harmless:
            raise TemplateRefused(
                say(
                    "The template’s master holds an object, or a link to a file elsewhere: put pictures into the "
                    "template itself, take objects off its master and layouts in PowerPoint (View, Slide Master), and "
                    "try again."
                )
            )


def _forget(file: Presentation) -> None:
    """Drops the slides with all that speaks of them or of persons: notes, comments, their titles in the properties."""
    part, package = file.part, file.part.package
    _drop(package, lambda each: each.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _drop(part, lambda each: each.reltype not in _KEPT)
    for name in ("p:sldIdLst", "p:custShowLst", "p:extLst"):
        for element in file.element.xpath(f"./{name}"):
            file.element.remove(element)
    _mend(part)
    for master in file.slide_masters:
        for holder in (master.part, *(layout.part for layout in master.slide_layouts)):
            _drop(holder, lambda each: each.reltype == RELATIONSHIP_TYPE.SLIDE)
            _mend(holder)
    notes = [each for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    if notes and KIND.BODY not in {one.placeholder_format.type for one in list(file.notes_master.placeholders)}:
        raise TemplateRefused(
            say(
                "The template’s notes master has no place for notes: restore it in PowerPoint (View, Notes Master), "
                "and try again."
            )
        )


def _drop(holder, unwanted) -> None:
    for key, each in list(holder._rels.items()):
        if unwanted(each):
            holder._rels.pop(key)


def _mend(part) -> None:
    """Takes out the elements that lead to something dropped."""
    for element in list(part._element.iter()):
        led = [value for name, value in element.attrib.items() if name.startswith(_REFERENCE)]
        if any(value and value not in part.rels for value in led) and element.getparent() is not None:
            element.getparent().remove(element)


def _try_out(slideshow: Slideshow) -> None:
    """Makes a slide of the layout and takes it away again, so that what is wrong with a template shows here."""
    slide = slideshow.file.slides.add_slide(slideshow.idea)
    slide.shapes.title.text_frame.text = slide.notes_slide.notes_text_frame.text = "A"
    _ = [(one.left, one.width) for one in list(slideshow.idea.placeholders)]
    slideshow.file.save(io.BytesIO())
    for listed in list(slideshow.file.slides._sldIdLst):
        slideshow.file.part.rels.pop(listed.rId)
        slideshow.file.slides._sldIdLst.remove(listed)
