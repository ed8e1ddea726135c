"""Word documents that cost much: each kind is a function of how large it is to be (1: just large enough)."""

import re
from functools import cache

from helpers.plan_writer import MADE_UP, Table, write

from .kinds import Kinds
from .packed import DECLARED, W, packed, parts_of

KINDS = Kinds()
kind = KINDS.kind

_HEADER = ("Ref", "Action", "Lead", "Timescale", "Progress")


@cache
def _parts() -> dict[str, bytes]:
    return parts_of(write("docx"))


def _document(body: str, **others: str) -> bytes:
    """The made-up plan's document with another body, and other parts, named with dashes for dots, by their names."""
    parts = dict(_parts())
    parts["word/document.xml"] = f"{DECLARED}<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    for name, text in others.items():
        parts[f"word/{name}.xml"] = text.encode()
    return packed(parts)


def _p(text: str, more: str = "") -> str:
    return f"<w:p>{more}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def _tc(inside: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{inside}</w:tc>"


def _row(cells: list[str], more: str = "") -> str:
    return f"<w:tr>{more}{''.join(cells)}</w:tr>"


def _table(rows: list[str]) -> str:
    head = _row([_tc(_p(name)) for name in _HEADER])
    return f"<w:tbl><w:tblPr/>{head}{''.join(rows)}</w:tbl>"


def _plan(action: str = "Publish it", lead: str = "Una", when: str = "May 2021", progress: str = "Done") -> str:
    return _row([_tc(_p(text)) for text in ("1", action, lead, when, progress)])


def _columns(text: str) -> bytes:
    """A plan with one long text in each of its columns in turn."""
    return _document(_table([_plan(action=text), _plan(lead=text), _plan(when=text), _plan(progress=text)]))


@kind
def capitals(size: int) -> bytes:
    """Cells of tens of thousands of capitals without a space."""
    return _columns("A" * (25_000 * size))


@kind
def capital_words(size: int) -> bytes:
    """Cells of thousands of words that begin with a capital."""
    return _columns("Una Marsh " * (2_500 * size))


@kind
def figures(size: int) -> bytes:
    """Cells of tens of thousands of figures."""
    return _columns("1" * (25_000 * size))


@kind
def dates(size: int) -> bytes:
    """Cells of thousands of dates."""
    return _columns("31 March 2021, " * (1_500 * size))


@kind
def half_dates(size: int) -> bytes:
    """Cells of thousands of things that begin like dates."""
    return _columns("31/3 March Q by the end of " * (1_000 * size))


@kind
def slashes(size: int) -> bytes:
    """Cells of tens of thousands of names parted by slashes."""
    return _columns("A/b&amp;C, " * (4_000 * size))


@kind
def brackets(size: int) -> bytes:
    """Cells of opening brackets alone."""
    return _columns("(" * (25_000 * size))


@kind
def spaced(size: int) -> bytes:
    """Cells of letters far apart."""
    return _columns("a" + "\u2003" * (25_000 * size) + "b")


@kind
def dashes(size: int) -> bytes:
    """Cells of dashes and dots."""
    return _columns("- – . : " * (6_000 * size))


@kind
def sentences(size: int) -> bytes:
    """Cells of thousands of sentences of a report."""
    return _columns("50 of 120 staff were trained by March; the rest will be by 30 June 2021. " * (400 * size))


@kind
def small_words(size: int) -> bytes:
    """Cells of thousands of small letters' words without a stop."""
    return _columns("of the and to " * (2_000 * size))


@kind
def bullets(size: int) -> bytes:
    """A cell of thousands of paragraphs in a list."""
    item = _p("Publish it", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    return _document(_table([_row([_tc(_p("1")), _tc(item * (2_000 * size)), *[_tc(_p("Una"))] * 3])]))


@kind
def many_rows(size: int) -> bytes:
    """A table of thousands of tasks."""
    return _document(_table([_plan(f"Publish the guidance number {n}") for n in range(1_000 * size)]))


@kind
def many_columns(size: int) -> bytes:
    """A table of hundreds of columns."""
    wide = 300 * size
    return _document(f"<w:tbl>{_row([_tc(_p('Action')) for _ in range(wide)]) * 5}</w:tbl>")


@kind
def many_tables(size: int) -> bytes:
    """Hundreds of small tables, all with the same headings."""
    return _document((_table([_plan()]) + _p("Next")) * (200 * size))


@kind
def many_runs(size: int) -> bytes:
    """Tens of thousands of pieces of one letter, each formatted."""
    run = '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>a</w:t></w:r>'
    return _document(_table([_row([_tc(f"<w:p>{run * (20_000 * size)}</w:p>"), *[_tc(_p("Una"))] * 4])]))


@kind
def many_styled_runs(size: int) -> bytes:
    """The same with a style of letters and one of the paragraph."""
    run = '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>a</w:t></w:r>'
    inside = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run * (10_000 * size)}</w:p>'
    return _document(_table([_row([_tc(inside), *[_tc(_p("Una"))] * 4])]))


@kind
def marks_of_paragraphs(size: int) -> bytes:
    """One paragraph that names its style thousands of times, each time with all its text."""
    inside = (
        "<w:p><w:pPr>"
        + '<w:pStyle w:val="Title"/>' * (1_000 * size)
        + "</w:pPr>"
        + "<w:r><w:t>a</w:t></w:r>" * (1_000 * size)
        + "</w:p>"
    )
    return _document(_table([_row([_tc(inside), *[_tc(_p("Una"))] * 4])]))


@kind
def nested_tables(size: int) -> bytes:
    """Tables within each other's cells, hundreds deep."""
    depth = 60 * size
    opened, closed = "<w:tbl><w:tr><w:tc>", f"{_p('x')}</w:tc></w:tr></w:tbl>"
    return _document(_table([_plan()]) + opened * depth + _p("x") + closed * depth)


@kind
def nested_controls(size: int) -> bytes:
    """Content controls within each other, hundreds deep."""
    depth = 70 * size
    return _document(_table([_plan()]) + "<w:sdt><w:sdtContent>" * depth + _p("x") + "</w:sdtContent></w:sdt>" * depth)


@kind
def controls_with_hints(size: int) -> bytes:
    """Content controls within each other, each to be emptied of its hint."""
    depth = 60 * size
    opened = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    inside = "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * (300 * size) + "</w:p>"
    return _document(_table([_plan()]) + opened * depth + inside + "</w:sdtContent></w:sdt>" * depth)


@kind
def form_fields(size: int) -> bytes:
    """Thousands of form fields in one paragraph, none of which ends."""
    field = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>'
    return _document(_table([_plan()]) + f"<w:p>{field * (1_000 * size)}</w:p>")


@kind
def wide_spans(size: int) -> bytes:
    """Cells that say they go over millions of columns."""
    span = f'<w:gridSpan w:val="{10**6 * size}"/>'
    return _document(_table([_row([_tc(_p("x"), span) for _ in range(5)]), _plan()]))


@kind
def absurd_numbers(size: int) -> bytes:
    """Spans, levels, signs and tints that are no sensible numbers."""
    huge = "9" * (5_000 * size)
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{huge}"/></w:trPr>{_tc(_p("x"))}</w:tr>'
    return _document(_table([row, _plan()]) + f'<w:p><w:r><w:sym w:char="{huge}"/></w:r></w:p>')


@kind
def deep_merges(size: int) -> bytes:
    """Thousands of rows into which one cell goes on."""
    row = _row([_tc(_p("1")), *[_tc(_p(""), "<w:vMerge/>")] * 4])
    return _document(_table([_plan(), row * (1_000 * size)]))


@kind
def styles_in_a_circle(size: int) -> bytes:
    """Styles that are based on each other, in a circle."""
    count = 200 * size
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )
    body = "".join(_p("x", f'<w:pPr><w:pStyle w:val="s{n}"/></w:pPr>') for n in range(count))
    return _document(_table([_plan()]) + body, styles=f"{DECLARED}<w:styles {W}>{styles}</w:styles>")


@kind
def lists_without_end(size: int) -> bytes:
    """Thousands of lists, each with a paragraph, of deep levels and long marks."""
    count = 500 * size
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:start w:val="{10**7 * size}"/><w:lvlText w:val="%1."/></w:lvl>'
    pattern = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(1, count))
    items = "".join(
        _p("x", f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr></w:pPr>') for n in range(1, count)
    )
    return _document(_table([_plan()]) + items, numbering=f"{DECLARED}<w:numbering {W}>{pattern}{lists}</w:numbering>")


@kind
def deep_levels(size: int) -> bytes:
    """A paragraph of a list at the millionth level."""
    item = _p("x", f'<w:pPr><w:numPr><w:ilvl w:val="{10**6 * size}"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    levels = f'<w:lvl w:ilvl="{10**6 * size}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return _document(_table([_plan()]) + item * 20, numbering=f"{DECLARED}<w:numbering {W}>{lists}</w:numbering>")


@kind
def deep_markup(size: int) -> bytes:
    """Mark-up thousands of levels deep."""
    return _document(_table([_plan()]) + "<w:ins>" * (2_000 * size) + "</w:ins>" * (2_000 * size))


@kind
def deep_runs(size: int) -> bytes:
    """Links within links around a word, a hundred levels deep."""
    depth = 100 * size
    return _document(
        _table([_plan()]) + f"<w:p>{'<w:hyperlink>' * depth}<w:r><w:t>x</w:t></w:r>{'</w:hyperlink>' * depth}</w:p>"
    )


@kind
def entities(size: int) -> bytes:
    """Entities that each stand for ten of the one before."""
    named = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 6 + size))
    parts = dict(_parts())
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{named}]>'
    text += f"<w:document {W}><w:body>{_table([_plan()])}{_p(f'&a{5 + size};')}</w:body></w:document>"
    parts["word/document.xml"] = text.encode()
    return packed(parts)


@kind
def entities_elsewhere(size: int) -> bytes:
    """The same in a part that says how parts belong together."""
    named = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 6 + size))
    parts = dict(_parts())
    whole = parts["_rels/.rels"].decode().split("?>", 1)[1]
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{named}]>'
    parts["_rels/.rels"] = (text + whole.replace('Id="', f'Id="&a{5 + size};', 1)).encode()
    return packed(parts)


@kind
def huge_attribute(size: int) -> bytes:
    """An attribute of millions of letters."""
    return _document(_table([_plan()]) + _p("x", f'<w:pPr><w:pStyle w:val="{"a" * (2_000_000 * size)}"/></w:pPr>'))


@kind
def many_attributes(size: int) -> bytes:
    """An element of tens of thousands of attributes."""
    named = " ".join(f'w:a{n}="1"' for n in range(10_000 * size))
    return _document(_table([_plan()]) + f"<w:p {named}/>")


@kind
def struck_runs(size: int) -> bytes:
    """Tens of thousands of pieces that are struck through."""
    run = "<w:r><w:rPr><w:strike/></w:rPr><w:t>a</w:t></w:r>"
    return _document(_table([_plan()]) + f"<w:p>{run * (20_000 * size)}</w:p>")


@kind
def tracked_changes(size: int) -> bytes:
    """Tens of thousands of words put in and taken out by turns."""
    run = "<w:ins><w:r><w:t>a </w:t></w:r></w:ins><w:del><w:r><w:delText>b </w:delText></w:r></w:del>"
    return _document(_table([_plan()]) + f"<w:p>{run * (8_000 * size)}</w:p>")


@kind
def breaks(size: int) -> bytes:
    """A cell of tens of thousands of line breaks with a letter between."""
    return _document(
        _table(
            [
                _row(
                    [
                        _tc("<w:p><w:r>" + "<w:t>a</w:t><w:br/>" * (10_000 * size) + "</w:r></w:p>"),
                        *[_tc(_p("Una"))] * 4,
                    ]
                )
            ]
        )
    )


@kind
def paragraphs_around(size: int) -> bytes:
    """Tens of thousands of headings around a table."""
    return _document(
        _table([_plan()]) + _p("Objective 1: publish", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>') * (5_000 * size)
    )


@kind
def key_without_end(size: int) -> bytes:
    """A key of ratings of thousands of lines."""
    rows = [_row([_tc(_p(f"Green {n}")), _tc(_p("Complete"))]) for n in range(500 * size)]
    return _document(f"<w:tbl>{_row([_tc(_p('RAG')), _tc(_p('Meaning'))])}{''.join(rows)}</w:tbl>" + _table([_plan()]))


@kind
def part_twice(size: int) -> bytes:
    """A document that is packed twice, the second time with another text."""
    return packed(dict(_parts()), {"word/document.xml": _parts()["word/document.xml"]} if size else None)


@kind
def parts_by_the_thousand(size: int) -> bytes:
    """Thousands of parts that no document needs."""
    return packed({**_parts(), **{f"word/media/{n}.png": b"x" for n in range(2_000 * size)}})


@kind
def relations_by_the_thousand(size: int) -> bytes:
    """Thousands of relations to one part."""
    parts = dict(_parts())
    name = "word/_rels/document.xml.rels"
    one = re.search(rb"<Relationship [^>]*styles[^>]*/>", parts[name])[0]  # type: ignore[index]
    many = b"".join(one.replace(b'Id="', b'Id="x%d' % n) for n in range(5_000 * size))
    parts[name] = parts[name].replace(b"</Relationships>", many + b"</Relationships>")
    return packed(parts)


@kind
def size_lie(size: int) -> bytes:
    """A packed file whose directory says that its document is small."""
    content = bytearray(_document(_table([_plan()]) + _p(" " * (10_000_000 * size))))
    place = content.rfind(b"word/document.xml")
    content[place - 22 : place - 18] = (2_000).to_bytes(4, "little")
    return bytes(content)


@kind
def large_plan(size: int) -> bytes:
    """An honest plan of hundreds of tasks, written in every way that the made-up one is."""
    rows = [row for _ in range(50 * size) for row in MADE_UP.rows]
    return write("docx", Table(MADE_UP.header, rows, {}, MADE_UP.title))
