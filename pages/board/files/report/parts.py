"""What a committee report is made of, as plain values: the paper (PDF) and the report in Word are set from the same."""

from dataclasses import dataclass

from pages.board.pack.model import Picture, Table
from pages.said.language import marked

FOR_COUNCIL = marked("For the council to complete.")
PAGE_OF = marked("Page {page} of {pages}")


@dataclass(frozen=True)
class Said:
    """A numbered paragraph; label: what it is about, before it. is_added: in a person's own words.

    to_complete: what the council has still to write there: Word leaves it a place, the paper lists it as not given yet.
    """

    text: str
    label: str = ""
    is_added: bool = False
    to_complete: str = ""


@dataclass(frozen=True)
class Items:
    """A numbered paragraph that a lettered list, (a), (b), finishes."""

    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """A heading below a chapter's, in the annex: what a picture shows."""

    text: str


@dataclass(frozen=True)
class Line:
    """A line without a number: how many more there are and where they stand, or a source."""

    text: str


@dataclass(frozen=True)
class Shown:
    """A picture, with the words that stand above it; whole: as the annex has it, a chart with its figures."""

    picture: Picture
    caption: str
    is_whole: bool = False


@dataclass(frozen=True)
class Grouped:
    """A table whose rows stand under names: the tasks of a plan by area."""

    table: Table
    names: tuple[str, ...]


Part = Said | Items | Finding | Line | Shown | Grouped


@dataclass(frozen=True)
class Chapter:
    """A chapter, numbered by its place; id: of report.HEADINGS, or of the part of the story that it tells."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Appendix:
    """A part of the annex, lettered by its place. is_wide: on pages that lie.

    marking: of its own pages, "" for none; None where it stands on pages of the whole pack.
    """

    title: str
    parts: tuple[Part, ...]
    is_wide: bool = False
    marking: str | None = None


@dataclass(frozen=True)
class OnePage:
    """Page 1 under the head: its finding, figures (label, figure), sentences, what to bear in mind, other parts."""

    title: str
    figures: tuple[tuple[str, str], ...]
    sentences: tuple[Said, ...]
    notes: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Contents:
    """The whole report. head: name → what is given; running: for the head of every page; stamp: for its foot."""

    title: str
    council: str
    head: tuple[tuple[str, str], ...]
    marking: str
    running: str
    stamp: str
    as_at: str
    page: OnePage
    chapters: tuple[Chapter, ...]
    appendices: tuple[Appendix, ...]
