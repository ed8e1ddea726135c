"""Word files as people make them: merged cells, tracked changes, text boxes, nested tables, numbered lists, colours."""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from helpers.plan_files import load
from helpers.plan_writer import GREEN, RED, Table, saved, shade, word

from loaders import preview
from loaders.read import read
from loaders.records import Line, Row

HEADER = ["Ref", "Action", "Lead", "Timescale", "RAG"]
TASK = ["1", "Publish the guidance", "Una Marsh", "May 2021", ""]


def table_of(*rows, header=HEADER):
    """A Word document with one table."""
    return word(Table(list(header), [list(row) for row in rows]))


def source_of(document, name="plan.docx"):
    """What the reader makes of a document built in memory."""
    return read(saved(document), name)


def rows_of(document):
    """The rows that the reader makes of a document, without the header."""
    return [block for block in source_of(document).blocks if isinstance(block, Row)][1:]


def edited(document, change):
    """A saved document with its main part's XML changed."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(document))) as archive, zipfile.ZipFile(packed, "w") as out:
        for item in archive.infolist():
            content = archive.read(item)
            out.writestr(item, change(content.decode()).encode() if item.filename == "word/document.xml" else content)
    return packed.getvalue()


def test_a_cell_merged_down_speaks_for_each_task_beside_it():
    document = table_of(
        TASK, ["2", "Train the staff", "", "", ""], ["3", "Review the rooms", "Tom Field", "June 2021", ""]
    )
    grid = document.tables[0]
    for column in (2, 3):
        grid.cell(1, column).merge(grid.cell(2, column))
    assert rows_of(document)[1].cells == ("2", "Train the staff", "", "", "")
    assert rows_of(document)[1].continued == (2, 3)
    rows = (
        load(saved(document), "plan.docx")
        .execute("select ref, leads, due_on::varchar from task_at(null) order by position")
        .fetchall()
    )
    assert rows == [
        ("1", ["Una Marsh"], "2021-05-31"),
        ("2", ["Una Marsh"], "2021-05-31"),
        ("3", ["Tom Field"], "2021-06-30"),
    ]


def test_an_objective_merged_down_is_the_section_of_its_tasks():
    header = ["Objective", "Ref", "Action", "Lead", "Timescale"]
    rows = [["Venues", "1", "Review the rooms", "Una Marsh", "May 2021"], ["", "2", "Check computers", "Tom Field", "May 2021"],
            ["Schools", "3", "Write to schools", "Una Marsh", "June 2021"]]  # fmt: skip
    document = table_of(*rows, header=header)
    document.tables[0].cell(1, 0).merge(document.tables[0].cell(2, 0))
    found = preview(saved(document), "plan.docx")["tasks"]
    assert [(task["ref"], task["section"]) for task in found] == [("1", "Venues"), ("2", "Venues"), ("3", "Schools")]


def test_a_cell_merged_across_stands_once_and_a_split_one_stays_in_its_column():
    document = table_of(TASK, ["2", "Train", "Una Marsh", "June 2021", ""], ["3", "Plan", "Tom Field", "July 2021", ""])
    grid = document.tables[0]
    grid.cell(2, 1).merge(grid.cell(2, 2)).text = "Train and brief"
    assert rows_of(document)[1].cells == ("2", "Train and brief", "", "June 2021", "")
    assert [row.spans for row in rows_of(document)] == [(), (1, 2, 1, 1, 1), ()]


def test_a_cell_merged_across_as_older_files_write_it():
    document = table_of(TASK, ["2", "Train and brief", "", "", "June 2021"])
    for number, kind in ((1, "restart"), (2, "continue"), (3, "continue")):
        merge = parse_xml(f'<w:hMerge {nsdecls("w")} w:val="{kind}"/>')
        document.tables[0].rows[2].cells[number]._tc.get_or_add_tcPr().append(merge)
    row = rows_of(document)[1]
    assert (row.cells[1], row.spans, row.continued) == ("Train and brief", (1, 3, 1, 1, 1), ())


def test_tracked_changes_read_as_accepted():
    content = edited(table_of(TASK), lambda xml: xml.replace(
        "<w:t>Publish the guidance</w:t></w:r>",
        '<w:t xml:space="preserve">Publish </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>old</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>new guidance</w:t></w:r></w:ins>',
    ))  # fmt: skip
    found = read(content, "plan.docx")
    assert found.blocks[-1].cells[1] == "Publish new guidance"
    assert [(finding.rule, finding.severity) for finding in found.findings] == [("tracked_changes", "note")]


def test_a_row_that_was_deleted_under_tracking_is_gone():
    document = table_of(TASK, ["2", "Dropped", "Una Marsh", "May 2021", ""])
    row = document.tables[0].rows[2]._tr
    row.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>'))
    assert [row.cells[0] for row in rows_of(document)] == ["1"]


def test_a_text_box_is_left_out_with_its_words_in_a_finding():
    document = table_of(TASK)
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Signed off in May</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.add_paragraph("After")._p.append(parse_xml(box))
    found = source_of(document)
    assert found.blocks[-1] == Line("After", "paragraph 2")
    assert [(f.rule, f.severity, f.source_text) for f in found.findings] == [
        ("text_box_ignored", "warning", "Signed off in May")
    ]


def test_a_nested_table_keeps_its_text_in_the_cell():
    document = table_of(TASK)
    inner = document.tables[0].cell(1, 1).add_table(2, 2)
    for number, text in enumerate(("Step", "Done", "Write", "Yes")):
        inner.cell(number // 2, number % 2).text = text
    found = source_of(document)
    assert found.blocks[-1].cells[1] == "Publish the guidance\nStep | Done\nWrite | Yes"
    assert [(f.rule, f.locator) for f in found.findings] == [("nested_table", "table 1, row 2")]


def test_a_plan_inside_a_table_that_only_frames_it_is_read():
    document = docx.Document()
    frame = document.add_table(1, 1).cell(0, 0)
    inner = frame.add_table(2, len(HEADER))
    for row, texts in zip(inner.rows, (HEADER, TASK), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert [block.cells for block in source_of(document).blocks] == [tuple(HEADER), tuple(TASK)]


def test_page_heads_and_feet_are_lines_once_and_no_section():
    document = table_of(TASK)
    section = document.sections[0]
    section.header.paragraphs[0].text = "OFFICIAL-SENSITIVE"
    section.footer.paragraphs[0].text = "Safeguarding Board"
    assert [block for block in source_of(document).blocks if isinstance(block, Line)][:2] == [
        Line("OFFICIAL-SENSITIVE", "page header", repeats=True),
        Line("Safeguarding Board", "page footer", repeats=True),
    ]
    found = preview(saved(document), "plan.docx")
    assert found["tasks"][0]["section"] is None
    assert [(note["kind"], note["text"]) for note in found["document"]["notes"]] == [("marking", "OFFICIAL-SENSITIVE")]


def test_headings_have_their_depth_below_the_title():
    document = docx.Document()
    for text, level in (("The plan", 0), ("Theme", 1), ("Part", 2)):
        document.add_heading(text, level)
    assert [(block.text, block.level) for block in source_of(document).blocks] == [
        ("The plan", 1),
        ("Theme", 2),
        ("Part", 3),
    ]


def test_references_that_word_numbers_itself_are_read():
    document = table_of(["", *TASK[1:]], ["", "Train the staff", *TASK[2:]])
    for row in document.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = "List Number"
    assert [row.cells[0] for row in rows_of(document)] == ["1", "2"]


def test_line_breaks_and_bullets_in_a_cell():
    document = table_of(TASK)
    cell = document.tables[0].cell(1, 1)
    cell.text = "Publish:\nthe guidance"
    cell.add_paragraph("and the poster", style="List Bullet")
    assert rows_of(document)[0].cells[1] == "Publish:\nthe guidance\n• and the poster"


def _part(cell, xml):
    cell.paragraphs[0]._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')} {_W14}>", 1)))


_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>',
    '<w:r><w:instrText> FORM </w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)  # fmt: skip
_CHOICES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList>'
_CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (['<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'], "✓"),
        (['<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'], "☑"),
        (['<w:r><w:sym w:font="Segoe UI Symbol" w:char="2714"/></w:r>'], "✔"),
        (['<w:r><w:rPr><w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/></w:rPr><w:t>a</w:t></w:r>'], "✓"),
        ([part.format("<w:checkBox><w:checked/></w:checkBox>") for part in _FIELD], "☑"),
        (
            [part.format('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>') for part in _FIELD],
            "☐",
        ),
        ([part.format(_CHOICES) for part in _FIELD], "Green"),
        ([_CONTROL.format('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "☒")], "☑"),
        ([_CONTROL.format('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "☐")], "☐"),
        ([_CONTROL.format("<w:dropDownList/>", "Amber")], "Amber"),
        ([_CONTROL.format("<w:showingPlcHdr/><w:dropDownList/>", "Choose an item.")], ""),
        ([_CONTROL.format('<w:date w:fullDate="2024-03-29T00:00:00Z"/>', "29/03/2024")], "29/03/2024"),
    ],
)
def test_ticks_fields_and_controls_read_as_they_show(parts, text):
    document = table_of(TASK)
    for part in parts:
        _part(document.tables[0].cell(1, 4), part)
    assert rows_of(document)[0].cells[4] == text


def test_a_table_inside_a_content_control_keeps_its_rows():
    document = table_of(TASK)
    table = document.tables[0]._tbl
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    table.addprevious(control)
    control[1].append(table)
    assert [row.cells for row in rows_of(document)] == [tuple(TASK)]


def test_what_is_struck_through_is_left_out_and_counted():
    document = table_of(["1", "Publish", "", "May 2021", ""])
    paragraph = document.tables[0].cell(1, 2).paragraphs[0]
    for words in ("Una ", "Marsh"):
        paragraph.add_run(words).font.strike = True
    paragraph.add_run("Tom Field").font.strike = False
    document.add_paragraph().add_run("Not agreed").font.double_strike = True
    found = source_of(document)
    assert found.blocks[-1].cells[2] == "Tom Field"
    assert [(f.rule, f.severity, f.message.split()[0]) for f in found.findings] == [("struck_text", "note", "2")]


def test_a_heading_of_two_rows_keeps_its_cells_in_their_columns():
    document = table_of(
        ["", "", "Target", "Actual", ""], TASK, ["2", *TASK[1:]], header=["Ref", "Action", "Quarter 2", "", "RAG"]
    )
    grid = document.tables[0]
    grid.cell(0, 2).merge(grid.cell(0, 3))
    for column in (0, 1, 4):
        grid.cell(0, column).merge(grid.cell(1, column))
    blocks = [block for block in source_of(document).blocks if isinstance(block, Row)]
    assert [(block.cells, block.spans, block.continued) for block in blocks[:2]] == [
        (("Ref", "Action", "Quarter 2", "", "RAG"), (1, 1, 2, 1, 1), ()),
        (("", "", "Target", "Actual", ""), (), (0, 1, 4)),
    ]


def _highlighted(cell):
    cell.paragraphs[0].add_run("see note").font.highlight_color = WD_COLOR_INDEX.RED


def _lettered(cell):
    cell.paragraphs[0].add_run("●").font.color.rgb = RGBColor.from_string("FF0000")


def _theme(cell):
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="auto" w:themeFill="accent2"/>')
    )


def _white(cell):
    shade(cell, "FFFFFF")


def _linked(cell):
    cell.paragraphs[0].add_run("see the minutes").font.color.rgb = RGBColor.from_string("0563C1")


@pytest.mark.parametrize(
    ("paint", "colour"),
    [(lambda cell: shade(cell, RED), "#FF0000"), (_highlighted, "#FF0000"), (_lettered, "#FF0000"), (_theme, "#C0504D"),
     (_white, None), (_linked, None), (lambda cell: None, None)],
)  # fmt: skip
def test_the_colour_of_a_cell(paint, colour):
    document = table_of(TASK)
    paint(document.tables[0].cell(1, 4))
    assert rows_of(document)[0].colours == (None, None, None, None, colour)


@pytest.mark.parametrize("style", ["Light Shading Accent 1", "Medium Grid 3 Accent 3", "Colorful List Accent 2"])
def test_the_stripes_of_a_table_style_rate_nothing(style):
    document = table_of(TASK, ["2", *TASK[1:]], ["3", *TASK[1:]])
    document.tables[0].style = style
    found = preview(saved(document), "plan.docx")["tasks"]
    assert [task["declared_rating"] for task in found] == [None, None, None]


def test_the_plans_own_key_says_what_a_colour_means():
    document = table_of(TASK)
    shade(document.tables[0].cell(1, 4), GREEN)
    document.add_paragraph("RAG key")
    key = document.add_table(2, 2)
    for row, (fill, text) in zip(
        key.rows, ((GREEN, "Completed – work has ended"), (RED, "Off track – late")), strict=True
    ):
        shade(row.cells[0], fill)
        row.cells[1].text = text
    found = preview(saved(document), "plan.docx")
    assert [(one["label"], one["colour"]) for one in found["document"]["rating_key"]] == [
        ("Completed", "green"),
        ("Off track", "red"),
    ]
    assert [(task["declared_rating"], task["declared_text"]) for task in found["tasks"]] == [
        ("complete", "green (#92D050)")
    ]
    assert not [finding for finding in found["findings"] if finding["rule"] == "rating_assumed"]


def test_words_win_over_a_colour():
    document = table_of([*TASK[:4], "Complete"])
    shade(document.tables[0].cell(1, 4), RED)
    assert preview(saved(document), "plan.docx")["tasks"][0]["declared_rating"] == "complete"


def test_a_status_column_rates_by_colour_where_no_other_does():
    header = ["Ref", "Action", "Status", "Lead", "Timescale"]
    document = table_of(["1", "Publish the guidance", "Drafting goes on", "Una Marsh", "May 2021"], header=header)
    shade(document.tables[0].cell(1, 2), GREEN)
    assert preview(saved(document), "plan.docx")["tasks"][0]["declared_rating"] == "on_schedule"


def test_grey_cells_alone_rate_nothing():
    document = table_of(TASK)
    shade(document.tables[0].cell(1, 4), "BFBFBF")
    assert preview(saved(document), "plan.docx")["tasks"][0]["declared_rating"] is None


def test_a_document_with_macros_reads_as_any_other():
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(table_of(TASK)))) as archive, zipfile.ZipFile(packed, "w") as out:
        for item in archive.infolist():
            content = archive.read(item)
            if item.filename == "[Content_Types].xml":
                content = re.sub(rb"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main\+xml",
                                 b"application/vnd.ms-word.document.macroEnabled.main+xml", content)  # fmt: skip
            out.writestr(item, content)
    assert read(packed.getvalue(), "plan.docm").blocks[-1].cells == tuple(TASK)
