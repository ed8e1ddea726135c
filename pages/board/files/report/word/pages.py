"""The pages of the report in Word: A4 upright or lying, with marking, scope, issue and page number on every one."""

from string import Formatter

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph

from pages.board.files.report.parts import PAGE_OF, Contents
from pages.said.language import say

_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_SHORT, _LONG = Cm(21.0), Cm(29.7)  # A4
_SIDE, _TOP, _BOTTOM = Cm(2.2), Cm(2.0), Cm(1.8)
UPRIGHT, LYING = (Length(side - 2 * _SIDE) for side in (_SHORT, _LONG))


def upright(section: Section) -> None:
    """A section whose pages stand."""
    _page(section, WD_ORIENT.PORTRAIT, _SHORT, _LONG)


def lying(section: Section) -> None:
    """A section whose pages lie, for wide tables."""
    _page(section, WD_ORIENT.LANDSCAPE, _LONG, _SHORT)


def _page(section: Section, orientation: WD_ORIENT, width: Length, height: Length) -> None:
    section.orientation, section.page_width, section.page_height = orientation, width, height
    section.left_margin = section.right_margin = _SIDE
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.header_distance = section.footer_distance = Cm(0.9)


def head_and_foot(section: Section, made: Contents, marking: str) -> None:
    """Marking and scope at the head; marking, which issue it is, and page x of y at the foot."""
    width = LYING if section.orientation == WD_ORIENT.LANDSCAPE else UPRIGHT
    head = _line(section.header, width, has_middle=False)
    head.add_run(marking).bold = True
    head.add_run(f"\t{made.running}")
    foot = _line(section.footer, width, has_middle=True)
    foot.add_run(marking).bold = True
    foot.add_run(f"\t{made.stamp}\t")
    for said, name, _, _ in Formatter().parse(say(PAGE_OF)):
        foot.add_run(said)
        if name:
            _field(foot, _FIELDS[name])


def _line(part: _Header | _Footer, width: Length, *, has_middle: bool) -> Paragraph:
    part.is_linked_to_previous = False
    paragraph = part.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    for stop in paragraph.style.paragraph_format.tab_stops:  # the style's own, of another paper's width
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    if has_middle:
        stops.add_tab_stop(Length(width // 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills: PAGE, NUMPAGES; never of a plan's words."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
            continue
        one = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            one.set(qn("w:fldCharType"), kind)
        else:
            one.text = text
        run._r.append(one)
