"""The committee report in Word: real styles, numbering, table heads and fields, so that clerks can go on writing."""

import io
from datetime import date, datetime, time

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION

from pages.board.files.report import contents
from pages.board.files.report.parts import Appendix, Contents
from pages.board.files.report.word import body, numbering, pages, styles
from pages.board.pack.model import Pack
from pages.said import words
from pages.said.language import tag

__all__ = ["docx_report", "written"]
_AUTHOR = "Prevent action plan dashboard"


def docx_report(pack: Pack) -> bytes:
    """The report of a pack as .docx."""
    return written(contents(pack))


def written(made: Contents) -> bytes:
    """Contents as .docx."""
    document = docx.Document()
    styles.set_up(document)
    numbering.set_up(document)
    _describe(document, made)
    pages.upright(document.sections[0])
    pages.head_and_foot(document.sections[0], made, made.marking)
    body.front(document, made)
    for number, chapter in enumerate(made.chapters):
        body.chapter(document, chapter, is_first=number == 0)
    _annex(document, made)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _annex(document: Document, made: Contents) -> None:
    """The appendices; those that lie or carry a marking of their own have pages of their own."""
    before: Appendix | None = None
    for one in made.appendices:
        if before is None or (one.is_wide, one.marking) != (before.is_wide, before.marking) or one.is_wide:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            (pages.lying if one.is_wide else pages.upright)(section)
            pages.head_and_foot(section, made, made.marking if one.marking is None else one.marking)
        body.appendix(document, one)
        before = one


def _describe(document: Document, made: Contents) -> None:
    """What the file says of itself; nobody's name, and the pack's own date."""
    properties = document.core_properties
    when = datetime.combine(date.fromisoformat(made.as_at), time())
    properties.title, properties.subject = words.shorten(made.title, 255), words.shorten(made.running, 255)
    properties.author = properties.last_modified_by = _AUTHOR
    properties.language, properties.comments = tag(), ""
    properties.created = properties.modified = when
