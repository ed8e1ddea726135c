"""What stands on the pages of the report in Word: its head and page 1, chapters, appendices."""

from itertools import zip_longest

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

from pages.board.files.report.parts import (
    FOR_COUNCIL,
    Appendix,
    Chapter,
    Contents,
    Finding,
    Grouped,
    Items,
    Line,
    Part,
    Said,
    Shown,
)
from pages.board.files.report.word import numbering, pages, tables
from pages.board.files.report.word.styles import HEAD, NOTE, NUMBERED
from pages.board.pack.model import Chart, Picture, Table, Timeline, chart_table, timeline_table
from pages.said.language import say


def front(document: Document, made: Contents) -> None:
    """The head block and what page 1 says."""
    document.add_paragraph(made.council)
    document.add_paragraph(made.title, "Title")
    for name, said in made.head:
        line = document.add_paragraph(style=HEAD)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(3.6))
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(3.6), Cm(-3.6)
        line.add_run(f"{name}:\t")
        line.add_run(said).bold = True
    numbering.without(document.add_heading(made.page.title, 1))
    if made.page.figures:
        tables.strip(document, made.page.figures[:6], pages.UPRIGHT)
    for one in made.page.sentences:
        _written(document.add_paragraph(), one)
    for note in made.page.notes:
        document.add_paragraph(note, NOTE)
    _parts(document, made.page.parts, "Normal", pages.UPRIGHT)


def chapter(document: Document, made: Chapter, *, is_first: bool) -> None:
    """A chapter; the first one begins a page."""
    document.add_heading(made.title, 1).paragraph_format.page_break_before = is_first or None
    _parts(document, made.parts, NUMBERED, pages.UPRIGHT)


def appendix(document: Document, made: Appendix) -> None:
    """An appendix."""
    numbering.as_appendix(document.add_heading(made.title, 1))
    _parts(document, made.parts, "Normal", pages.LYING if made.is_wide else pages.UPRIGHT)


def _parts(document: Document, parts: tuple[Part, ...], style: str, room: Length) -> None:
    for part, following in zip_longest(parts, parts[1:]):
        if isinstance(part, Said):
            paragraph = document.add_paragraph(style=style)
            _written(paragraph, part)
            paragraph.paragraph_format.keep_with_next = isinstance(following, Shown) or None
        elif isinstance(part, Items):
            document.add_paragraph(part.lead, style).paragraph_format.keep_with_next = True
            numbering.lettered(document, part.items)
        elif isinstance(part, Finding):
            document.add_heading(part.text, 2)
        elif isinstance(part, Line):
            document.add_paragraph(part.text, NOTE)
        elif isinstance(part, Grouped):
            document.add_paragraph(part.table.name, "Caption")
            tables.add(document, part.table, room, part.table.name, part.names)
        else:
            _shown(document, part, room)


def _written(paragraph: Paragraph, said: Said) -> None:
    """A paragraph's label, text and what the council has still to write there."""
    if said.label:
        paragraph.add_run(f"{said.label}. ").bold = True
    paragraph.add_run(say("{text} (added)", text=said.text) if said.is_added else said.text)
    if said.to_complete:
        paragraph.add_run(" " if said.text else "")
        paragraph.add_run(say(FOR_COUNCIL)).font.highlight_color = WD_COLOR_INDEX.YELLOW


def _shown(document: Document, shown: Shown, room: Length) -> None:
    """A picture as a table: Word's readers have its figures, and can change their look."""
    table = _as_table(shown.picture, shown.caption)
    if not table.rows:
        document.add_paragraph(table.empty or say("Nothing to list."))
        return
    document.add_paragraph(shown.caption, "Caption")
    alt = shown.caption if isinstance(shown.picture, Table) else shown.picture.alt
    tables.add(document, table, room, alt)


def _as_table(picture: Picture, name: str) -> Table:
    if isinstance(picture, Chart):
        return chart_table(picture, name)
    return timeline_table(picture, name) if isinstance(picture, Timeline) else picture
