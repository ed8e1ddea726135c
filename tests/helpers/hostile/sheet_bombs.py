"""Workbooks that cost much: each kind is a function of how large it is to be (1: just large enough)."""

import re
from functools import cache

from helpers.plan_writer import MADE_UP, Table, write

from .kinds import Kinds
from .packed import DECLARED, S, packed, parts_of

KINDS = Kinds()
kind = KINDS.kind

_DXF = b'<dxf><fill><patternFill patternType="solid"><bgColor rgb="FFFF0000"/></patternFill></fill></dxf>'
_SHEET = "xl/worksheets/sheet1.xml"
_HEADER = ("Ref", "Action", "Lead", "Timescale", "Progress", "RAG rating")


@cache
def _parts() -> dict[str, bytes]:
    return parts_of(write("xlsx"))


def _cell(place: str, text: str, more: str = "") -> str:
    return f'<c r="{place}" t="inlineStr"{more}><is><t>{text}</t></is></c>'


def _row(number: int, texts: tuple[str, ...]) -> str:
    cells = "".join(_cell(f"{'ABCDEFGH'[n]}{number}", text) for n, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


_PLAN = _row(1, _HEADER) + _row(2, ("1", "Publish it", "Una", "May 2021", "Done", "Green"))


def _book(rows: str = _PLAN, before: str = "", after: str = "", **others: bytes) -> bytes:
    """The made-up workbook, with a style for rules to paint in, with other rows, and what stands before and after them; others are parts below xl/."""
    others.setdefault(
        "styles", _parts()["xl/styles.xml"].replace(b"</cellStyles>", b"</cellStyles><dxfs>%s</dxfs>" % _DXF)
    )
    sheet = f"{DECLARED}<worksheet {S}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    return packed({**_parts(), _SHEET: sheet.encode(), **{f"xl/{name}.xml": part for name, part in others.items()}})


def _merged(*areas: str) -> str:
    return (
        f'<mergeCells count="1">{"".join(f"<mergeCell ref={chr(34)}{area}{chr(34)}/>" for area in areas)}</mergeCells>'
    )


@kind
def merge_of_everything(size: int) -> bytes:
    """A merge over the whole sheet."""
    return _book(after=_merged(*["A3:XFD1048576"] * size))


@kind
def merge_of_columns(size: int) -> bytes:
    """Merges over whole columns."""
    return _book(after=_merged(*[f"{column}3:{column}1048576" for column in "ABCDEF"[: 2 * size]]))


@kind
def merge_under_another_name(size: int) -> bytes:
    """Merges of whole columns whose attribute stands in apostrophes."""
    return _book(after=_merged("A3:F1048576").replace('"A3:F1048576"', " = 'A3:F1048576'") if size else "")


@kind
def merges_below_the_limit(size: int) -> bytes:
    """Hundreds of merges, each just small enough."""
    return _book(after=_merged(*[f"A{3 + n}:T{900 + n}" for n in range(20 * size)]))


@kind
def merges_in_rows(size: int) -> bytes:
    """Thousands of merges in as many rows."""
    rows = "".join(_row(n, ("1", "Publish it", "Una", "", "", "")) for n in range(3, 1_000 * size))
    return _book(_PLAN + rows, after=_merged(*[f"C{n}:F{n}" for n in range(3, 1_000 * size)]))


@kind
def links_of_columns(size: int) -> bytes:
    """Links over whole columns."""
    links = "".join(f'<hyperlink ref="{column}1:{column}1048576" location="x"/>' for column in "ABCDEF"[: 2 * size])
    return _book(after=f"<hyperlinks>{links}</hyperlinks>")


@kind
def empty_cells(size: int) -> bytes:
    """Tens of thousands of rows of cells that have a style and no text."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>' for n in range(3, 10_000 * size))
    return _book(_PLAN + rows)


@kind
def last_row(size: int) -> bytes:
    """A note in the sheet's last cell."""
    return _book(_PLAN + f'<row r="1048576">{_cell("XFD1048576", "x" * size)}</row>')


@kind
def rows_out_of_range(size: int) -> bytes:
    """Cells at places that no sheet has."""
    return _book(_PLAN + f'<row r="{10**12 * size}">{_cell(f"A{10**12 * size}", "x")}</row>')


@kind
def dimension_lie(size: int) -> bytes:
    """A sheet that says it goes over everything."""
    return _book(before='<dimension ref="A1:XFD1048576"/>' * size)


@kind
def columns_of_styles(size: int) -> bytes:
    """Widths and styles of all columns, again and again."""
    columns = '<col min="1" max="16384" width="9" style="1" hidden="1"/>' * (20 * size)
    return _book(before=f"<cols>{columns}</cols>")


@kind
def styles_part(size: int) -> bytes:
    """Tens of thousands of cell styles."""
    styles = _parts()["xl/styles.xml"].decode()
    one = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment horizontal="left"/></xf>'
    many = re.sub(r"<cellXfs[^>]*>", lambda match: match[0] + one * (10_000 * size), styles)
    return _book(styles=many.encode())


@kind
def number_formats(size: int) -> bytes:
    """Tens of thousands of forms of numbers."""
    styles = _parts()["xl/styles.xml"].decode()
    many = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="0.{n}"/>' for n in range(5_000 * size))
    xfs = "".join(f'<xf numFmtId="{200 + n}" fontId="0" fillId="0" borderId="0"/>' for n in range(5_000 * size))
    styles = re.sub(r"<numFmts.*?</numFmts>|<numFmts[^>]*/>", "", styles)
    styles = re.sub(r"(<styleSheet[^>]*>)", lambda match: f"{match[0]}<numFmts>{many}</numFmts>", styles)
    return _book(styles=re.sub(r"<cellXfs[^>]*>", lambda match: match[0] + xfs, styles).encode())


@kind
def dxfs(size: int) -> bytes:
    """Tens of thousands of styles of conditional formats."""
    styles = _parts()["xl/styles.xml"].decode()
    one = '<dxf><fill><patternFill patternType="solid"><bgColor rgb="FFFF0000"/></patternFill></fill></dxf>'
    styles = re.sub(r"<dxfs[^>]*/>|<dxfs.*?</dxfs>", "", styles)
    styles = styles.replace("</cellStyles>", f"</cellStyles><dxfs>{one * (3_000 * size)}</dxfs>")
    return _book(styles=styles.encode())


@kind
def fonts_and_fills(size: int) -> bytes:
    """Tens of thousands of fonts and fills, all different."""
    styles = _parts()["xl/styles.xml"].decode()
    fonts = "".join(f'<font><sz val="{n}"/><name val="F{n}"/></font>' for n in range(3_000 * size))
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{n:06X}"/></patternFill></fill>'
        for n in range(3_000 * size)
    )
    styles = styles.replace("</fonts>", f"{fonts}</fonts>").replace("</fills>", f"{fills}</fills>")
    return _book(styles=styles.encode())


@kind
def named_styles(size: int) -> bytes:
    """Thousands of named cell styles, which workbooks gather when sheets are copied."""
    styles = _parts()["xl/styles.xml"].decode()
    count = 1_000 * size
    xfs = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * count
    names = "".join(f'<cellStyle name="Style {n}" xfId="{n}"/>' for n in range(count))
    styles = re.sub(r"<cellStyleXfs[^>]*>", lambda match: match[0] + xfs, styles)
    return _book(styles=re.sub(r"<cellStyles[^>]*>", lambda match: match[0] + names, styles).encode())


@kind
def conditional_formats(size: int) -> bytes:
    """Hundreds of conditional formats over the whole sheet."""
    rule = '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="colorScale" priority="{}"><colorScale/></cfRule></conditionalFormatting>'
    rows = "".join(_row(n, ("1", "Publish it", "Una", "May 2021", "5", "7")) for n in range(3, 200))
    return _book(_PLAN + rows, after="".join(rule.format(n + 1) for n in range(200 * size)))


@kind
def conditional_places(size: int) -> bytes:
    """A conditional format over thousands of separate places."""
    places = " ".join(f"F{n}" for n in range(2, 1_500 * size))
    rule = f'<conditionalFormatting sqref="{places}"><cfRule type="containsText" priority="1" operator="containsText" text="x" dxfId="0"><formula>NOT(ISERROR(SEARCH("x",F2)))</formula></cfRule></conditionalFormatting>'
    rows = "".join(_row(n, ("1", "Publish it", "Una", "May 2021", "", "x")) for n in range(3, 300))
    return _book(_PLAN + rows, after=rule)


@kind
def conditional_rows(size: int) -> bytes:
    """A conditional format over each of many rows, all of them wide."""
    areas = " ".join(f"A{n}:GR{n}" for n in range(3, 3 + 250 * size))
    rule = f'<conditionalFormatting sqref="{areas}"><cfRule type="iconSet" priority="1"><iconSet/></cfRule></conditionalFormatting>'
    rows = "".join(_row(n, ("1", "Publish it", "Una")) for n in range(3, 3 + 250 * size))
    wide = f'<row r="2">{_cell("A2", "1")}{_cell("GQ2", "x")}</row>'
    return _book(_PLAN.split('<row r="2"')[0] + wide + rows, after=rule)


@kind
def conditional_formula(size: int) -> bytes:
    """A conditional format whose formula is tens of thousands of letters long."""
    formula = "NOT(ISERROR(SEARCH(" + "(" * (10_000 * size) + '"a' + "&quot;&quot;" * (10_000 * size)
    rule = f'<conditionalFormatting sqref="A1:F9"><cfRule type="expression" priority="1" dxfId="0"><formula>{formula}</formula></cfRule></conditionalFormatting>'
    return _book(after=rule)


@kind
def validations(size: int) -> bytes:
    """Thousands of choices over the whole sheet."""
    one = '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation>'
    return _book(after=f"<dataValidations>{one * (2_000 * size)}</dataValidations>")


@kind
def shared_strings(size: int) -> bytes:
    """One long text that thousands of cells share."""
    text = f"{DECLARED}<sst {S}><si><t>{'Publish it. ' * 2_000}</t></si></sst>"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" t="s"><v>0</v></c></row>' for n in range(3, 100 * size)
    )
    return _book(_PLAN + rows, sharedStrings=text.encode())


@kind
def rich_text(size: int) -> bytes:
    """A cell of tens of thousands of pieces, each formatted."""
    run = '<r><rPr><b/><sz val="9"/></rPr><t>a</t></r>'
    cell = f'<row r="3"><c r="A3" t="inlineStr"><is>{run * (5_000 * size)}</is></c></row>'
    return _book(_PLAN + cell)


@kind
def deep_text(size: int) -> bytes:
    """A cell's text thousands of levels deep."""
    depth = 200 * size
    return _book(_PLAN + f'<row r="3"><c r="A3" t="inlineStr">{"<is>" * depth}{"</is>" * depth}</c></row>')


@kind
def long_texts(size: int) -> bytes:
    """Cells as long as a sheet allows, in every column."""
    texts = (
        "A" * 8_000 * size,
        "Una Marsh " * 800 * size,
        "1" * 8_000 * size,
        "31/3 Q by the end of " * 400 * size,
        "50 of 120 staff; " * 400 * size,
        "Green " * 1_000 * size,
    )
    return _book(_PLAN + _row(3, texts))


@kind
def many_rows(size: int) -> bytes:
    """A table of thousands of tasks."""
    return _book(
        _PLAN
        + "".join(
            _row(n, (f"{n}", f"Publish the guidance {n}", "Una", "May 2021", "Done", "Green"))
            for n in range(3, 1_000 * size)
        )
    )


@kind
def numbers_without_end(size: int) -> bytes:
    """Numbers that are no numbers, and days that aren't in any calendar."""
    styles = _parts()["xl/styles.xml"].decode().replace('numFmtId="0"', 'numFmtId="14"')
    cells = "".join(
        f'<c r="{"ABCDEFGH"[n]}3" s="0"><v>{value}</v></c>'
        for n, value in enumerate(("1e308", "-1e308", "nan", "9" * (5_000 * size), "1e400", "-1", "2958466"))
    )
    return _book(_PLAN + f'<row r="3">{cells}</row>', styles=styles.encode())


@kind
def formulas(size: int) -> bytes:
    """Thousands of formulas without a result."""
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><f>{"SUM(A1," * 50}1{")" * 50}</f></c></row>' for n in range(3, 1_000 * size)
    )
    return _book(_PLAN + cells)


@kind
def shared_formulas(size: int) -> bytes:
    """A formula that thousands of cells share."""
    first = f'<row r="3"><c r="A3"><f t="shared" ref="A3:A1048576" si="0">{"B3+" * (100 * size)}1</f></c></row>'
    rows = "".join(f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>' for n in range(4, 500 * size))
    return _book(_PLAN + first + rows)


@kind
def defined_names(size: int) -> bytes:
    """Thousands of names of places."""
    book = _parts()["xl/workbook.xml"].decode()
    names = "".join(f'<definedName name="n{n}">Plan!$A$1:$XFD$1048576</definedName>' for n in range(3_000 * size))
    book = re.sub(r"<definedNames.*?</definedNames>|<definedNames\s*/>", "", book)
    return _book(workbook=book.replace("</sheets>", f"</sheets><definedNames>{names}</definedNames>").encode())


@kind
def sheets_by_the_hundred(size: int) -> bytes:
    """Hundreds of sheets, all of them the same part."""
    book, parts = _parts()["xl/workbook.xml"].decode(), dict(_parts())
    rid = re.search(r'r:id="([^"]+)"|\bid="(rId\d+)"', book)
    known = rid[1] or rid[2] if rid else "rId1"
    one = re.search(r"<sheet [^>]*/>", book)[0]  # type: ignore[index]
    many = "".join(
        re.sub(r'name="[^"]*"', f'name="S{n}"', re.sub(r'sheetId="\d+"', f'sheetId="{n + 9}"', one))
        for n in range(100 * size)
    )
    assert known
    parts["xl/workbook.xml"] = book.replace("</sheets>", many + "</sheets>").encode()
    return packed(parts)


@kind
def entities(size: int) -> bytes:
    """Entities that each stand for ten of the one before."""
    named = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 6 + size))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{named}]>'
    text += f"<worksheet {S}><sheetData>{_PLAN}{_row(3, (f'&a{5 + size};',))}</sheetData></worksheet>"
    return packed({**_parts(), _SHEET: text.encode()})


@kind
def comments(size: int) -> bytes:
    """Cells whose references are thousands of letters long."""
    return _book(_PLAN + f'<row r="3"><c r="{"A" * (10_000 * size)}3" t="inlineStr"><is><t>x</t></is></c></row>')


@kind
def markup_in_a_cell(size: int) -> bytes:
    """A sheet of hundreds of thousands of cells that aren't closed in the usual way, before a large merge."""
    return _book(
        _PLAN + "<row>" + "<c " * 0 + "".join("<c/>" for _ in range(20_000 * size)) + "</row>",
        after=_merged("A3:B1048576"),
    )


@kind
def part_twice(size: int) -> bytes:
    """A workbook whose sheet is packed twice, thousands of rows the second time."""
    rows = "".join(_row(n, ("1", "Publish it", "Una", "May", "", "")) for n in range(3, 500 * size))
    again = f"{DECLARED}<worksheet {S}><sheetData>{_PLAN}{rows}</sheetData></worksheet>"
    return packed(dict(_parts()), {_SHEET: again.encode()})


@kind
def large_plan(size: int) -> bytes:
    """An honest plan of hundreds of tasks, coloured and merged."""
    rows = [row for _ in range(50 * size) for row in MADE_UP.rows]
    return write("xlsx", Table(MADE_UP.header, rows, {}, MADE_UP.title))
