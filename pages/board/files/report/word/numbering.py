"""The numbering of the report in Word: chapters and paragraphs as 4 and 4.1, lists as (a), the annex as Appendix A."""

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from pages.board.files.report.word.styles import LETTERED, NUMBERED
from pages.said.language import marked, say

_REPORT, _LETTERS, _ANNEX = 60, 61, 62
_INDENT = 567  # twentieths of a point: one centimetre
_LEVELS = {
    _REPORT: (("decimal", "%1", "Heading1", _INDENT), ("decimal", "%1.%2", "NumberedParagraph", _INDENT)),
    _LETTERS: (("lowerLetter", "(%1)", "", 2 * _INDENT),),
    _ANNEX: (("upperLetter", marked("Appendix {letter}"), "", 0),),
}


def set_up(document: Document) -> None:
    """Makes the lists, and numbers the styles of chapters and paragraphs by them."""
    part = document.part.numbering_part.element
    first = part.find(qn("w:num"))
    for number, levels in _LEVELS.items():
        first.addprevious(_abstract(number, levels))
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for level, name in enumerate(("Heading 1", NUMBERED)):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.insert_element_before(_num_pr(_REPORT, level), *_AFTER)


_AFTER = (
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr",
)  # fmt: skip


def _abstract(number: int, levels):
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ('<w:suff w:val="space"/>' if not indent else "")
        + f'<w:lvlText w:val="{say(text, letter="%1")}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{min(indent, _INDENT)}"/></w:pPr></w:lvl>'
        for at, (kind, text, style, indent) in enumerate(levels)
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{made}'
        "</w:abstractNum>"
    )


def _num_pr(number: int, level: int):
    made = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        one = OxmlElement(name)
        one.set(qn("w:val"), str(value))
        made.append(one)
    return made


def without(paragraph: Paragraph) -> None:
    """A heading without its style's number."""
    paragraph._p.get_or_add_pPr().insert_element_before(_num_pr(0, 0), *_AFTER)


def as_appendix(paragraph: Paragraph) -> None:
    """A heading numbered as an appendix."""
    paragraph._p.get_or_add_pPr().insert_element_before(_num_pr(_ANNEX, 0), *_AFTER)


def lettered(document: Document, texts: tuple[str, ...]) -> None:
    """A list (a), (b), that begins at (a)."""
    part = document.part.numbering_part.element
    number = max(int(one.get(qn("w:numId"))) for one in part.findall(qn("w:num"))) + 1
    part.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{_LETTERS}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    for text in texts:
        paragraph = document.add_paragraph(text, LETTERED)
        paragraph._p.get_or_add_pPr().insert_element_before(_num_pr(number, 0), *_AFTER)
