"""PDF files in other layouts than a plain grid give the tasks that the same plan gives as a Word file."""

from datetime import date
from io import BytesIO

import pytest
from helpers.pdf_setter import PAGE, Look, set_table
from helpers.plan_writer import Table, write
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Grid

from loaders import preview
from loaders.errors import DocumentRefused
from loaders.read import read
from loaders.read.pdf_text import Known, Room, joined
from loaders.records import Line, Row

pytestmark = pytest.mark.slow
HEADER = ["Ref", "Action", "Lead officer", "Timescale", "Progress", "RAG rating"]
ROWS = [
    ["Schools and colleges"],
    ["1.1", "Publish the guidance for every school and college in the borough, with contacts", "Una Marsh", "31/03/2024", "Guidance published and sent to all head teachers in May", "Complete"],
    ["1.2", "Hold a briefing for governors", "Tom Field", "30 June 2024", "", "On track"],
    ["1.3", "Train designated safeguarding leads in the use of the referral form and in Channel", "Education Safeguarding Team", "September 2024", "First two sessions were held; a third is booked for the autumn", "Delayed"],
    ["Venues and speakers"],
    ["2.1", "Review the policy on hire of council rooms", "Facilities Team", "01/12/2024", "Draft policy written", "On track"],
    ["2.2", "Check the filtering of public computers in libraries", "ICT Team", "", "Waiting for the answer of the supplier before tests can begin", "Delayed"],
    ["2.3", "Write to hirers", "Facilities Team", "15/01/2025", "", "Not started"],
]  # fmt: skip
FIELDS = ("ref", "action", "section", "subsection", "timescale_text", "due_on", "progress", "declared_rating", "leads")
STRIPES = 'stroke: none, inset: 4pt, fill: (x, y) => if y == 0 {aqua} else if calc.odd(y) {rgb("#eeeeee")}'


def told(content, name):
    """What a document says of each task, with the words of a cell on one line."""
    tasks = preview(content, name)["tasks"]
    return [
        [" ".join(task[field].split()) if isinstance(task[field], str) else task[field] for field in FIELDS]
        for task in tasks
    ]


def as_word(header=HEADER, rows=ROWS):
    """What the same plan says as a Word file."""
    return told(write("docx", Table(header, rows)), "plan.docx")


@pytest.mark.parametrize(
    "look",
    {
        "a gap between rows": Look(),
        "no gap between rows": Look("stroke: none, inset: (x: 5pt, y: 0pt), row-gutter: 0.65em"),
        "lines between rows": Look("stroke: (x: none, y: 0.5pt), inset: 4pt"),
        "a line below the headings": Look("stroke: (x, y) => if y == 0 {(bottom: 1pt)}, inset: 5pt"),
        "stripes": Look(STRIPES),
        "cells in the middle": Look(
            align="(x, y) => if x in (0, 3) {center + horizon} else if x == 2 {right + horizon} else {left + horizon}",
            section="[_{}_]",
        ),
        "plain headings": Look(heading="[{}]", section="[{}]"),
    }.items(),
    ids=lambda named: named[0],
)
def test_a_table_without_lines_around_its_cells_gives_the_same_tasks(look):
    assert told(set_table(HEADER, ROWS, look[1]), "plan.pdf") == as_word()


def test_headings_of_several_lines_are_read_whole():
    header = [
        "Ref",
        "What we will do",
        "Who is responsible",
        "Target date for completion",
        "Progress to date",
        "RAG rating",
    ]
    look = Look(widths="1.2cm, 7cm, 2.8cm, 2.3cm, 6cm, 2cm", align="(x, y) => if y == 0 {center + horizon} else {left}")
    found = set_table(header, ROWS, look)
    assert next(block for block in read(found, "plan.pdf").blocks if isinstance(block, Row)).cells == tuple(header)
    assert told(found, "plan.pdf") == as_word(header)


@pytest.mark.parametrize("lines", ["stroke: 0.5pt", "stroke: none"])
@pytest.mark.parametrize("turn", [-90, 90, 180])
def test_a_page_that_lies_on_its_side_is_read_upright(turn, lines):
    around = f"#rotate({turn}deg, reflow: true)[#block(width: 26cm)[{{}}]]"
    page = f'paper: "a4", flipped: {"true" if turn == 180 else "false"}, margin: 1cm'
    look = Look(f"{lines}, inset: 4pt", page=page, around=around, before="Prevent action plan 2021\n\n")
    assert told(set_table(HEADER, ROWS, look), "plan.pdf") == as_word()


@pytest.mark.parametrize("turn", [-90, 90])
@pytest.mark.parametrize("lines", ["stroke: 0.5pt", "stroke: none"])
def test_headings_that_stand_upright_are_read(turn, lines):
    look = Look(
        f"{lines}, inset: 4pt",
        heading=f"[#rotate({turn}deg, reflow: true)[*{{}}*]]",
        align="(x, y) => if y == 0 {left + bottom} else {left}",
    )
    assert told(set_table(HEADER, ROWS, look), "plan.pdf") == as_word()


@pytest.mark.parametrize("lines", ["stroke: 0.5pt", "stroke: none"])
def test_what_stands_on_every_page_is_no_section(lines):
    rows = [
        [
            str(n),
            f"Do piece {n} of the work, with all of the partners whom it concerns",
            "Una Marsh",
            "May 2021",
            "",
            "On track",
        ]
        for n in range(1, 41)
    ]
    rows.insert(25, ["Venues"])
    page = (
        PAGE + ", header: context [Anytown Council action plan, page #counter(page).display()], header-ascent: 4pt, "
        'footer: context [Version 3 #h(1fr) #counter(page).display("1 of 1", both: true)], footer-descent: 4pt'
    )
    found = set_table(HEADER, rows, Look(f"{lines}, inset: 4pt", page=page, before=""))
    assert told(found, "plan.pdf") == as_word(HEADER, rows)
    around = [block for block in read(found, "plan.pdf").blocks if isinstance(block, Line) and block.text != "Venues"]
    assert len(around) == 6 and all(line.repeats for line in around)


def test_a_cell_that_runs_down_over_rows_speaks_for_each():
    header, widths = ["Ref", "Action", "Lead", "Timescale", "RAG"], "1.2cm, 6cm, 3.5cm, 3cm, 2.5cm"
    rows = [
        ["1", "Publish the guidance", "Una Marsh", "31/03/2024", "Complete"],
        ["2", "Hold a briefing for all", "30/06/2024", "On track"],
        ["3", "Train leads", "Tom Field", "31/12/2024", "On track"],
        ["4", "Write to hirers", "ICT Team", "Delayed"],
    ]
    found = set_table(header, rows, Look("stroke: 0.5pt, inset: 4pt", widths=widths), {(0, 2): 2, (2, 3): 2})
    assert [block.continued for block in read(found, "plan.pdf").blocks if isinstance(block, Row)] == [
        (),
        (),
        (2,),
        (),
        (3,),
    ]
    whole = [rows[0], [*rows[1][:2], "Una Marsh", *rows[1][2:]], rows[2], [*rows[3][:3], "31/12/2024", "Delayed"]]
    assert told(found, "plan.pdf") == as_word(header, whole)


def narrow(texts, widths):
    """The cells that a ruled row of narrow columns gives, whose long words are broken where the cell ends."""
    style = ParagraphStyle("cell", fontSize=9, leading=11, splitLongWords=1)
    header = ["Ref", "Action", "Lead", "Timescale", "RAG"]
    cells = [[Paragraph(text, style) for text in row] for row in (header, texts)]
    stream = BytesIO()
    grid = Grid(cells, colWidths=widths, style=[("GRID", (0, 0), (-1, -1), 0.5, "#000000")])
    SimpleDocTemplate(stream).build([grid])
    return read(stream.getvalue(), "plan.pdf").blocks[-1].cells


def test_a_word_too_wide_for_its_cell_is_one_word_again():
    texts = ["1", "Neighbourhoods met", "Safeguarding Team", "September 2007", "Complete"]
    assert narrow(texts, [30, 60, 52, 45, 40]) == tuple(texts)
    texts = ["2", "Communications", "Responsibility", "31/03/2024", "Complete"]
    assert narrow(texts, [30, 60, 62, 45, 40]) == tuple(texts)


def test_whole_words_that_fill_their_lines_stay_apart():
    texts = ["1", "Communications with partners", "Una Marsh", "September 2007", "Complete"]
    for width in range(74, 90):
        assert narrow(texts, [30, width, 62, 60, 60]) == tuple(texts)


def test_rows_that_only_lines_between_columns_hold_are_told_apart():
    rows = [row for row in ROWS if len(row) > 1]
    drawn = "stroke: (x, y) => if y == 0 {0.5pt} else {(x: 0.5pt, bottom: if y == 6 {0.5pt} else {0pt})}, inset: 5pt"
    assert told(set_table(HEADER, rows, Look(drawn)), "plan.pdf") == as_word(HEADER, rows)


def test_references_listed_in_one_cell_part_no_row():
    rows = [
        [
            "1\n2\n3",
            "Publish the guidance for every school and college in the borough, with contacts and\nthe dates of training",
            "Una Marsh",
            "31/03/2024",
            "",
            "Complete",
        ]
    ]
    assert told(set_table(HEADER, rows, Look("stroke: 0.5pt, inset: 4pt")), "plan.pdf") == as_word(HEADER, rows)


@pytest.mark.parametrize("lines", ["stroke: 0.5pt", "stroke: none"])
def test_a_strip_above_the_headings_of_every_page_is_no_section(lines):
    rows = [[str(n), f"Do piece {n} of the work", "Una Marsh", "May 2021", "", "On track"] for n in range(1, 41)]
    rows.insert(20, ["Venues"])
    strip = (
        "[], table.cell(colspan: 5)[Anytown plan 2021 and beyond], "
        if lines == "stroke: none"
        else "table.cell(colspan: 6)[Anytown plan 2021], "
    )
    look = Look(f"{lines}, inset: 4pt", before="")
    found = set_table(HEADER, rows, look, above=strip)
    assert told(found, "plan.pdf") == as_word(HEADER, rows)


def test_a_strip_with_the_number_of_the_page_in_the_table_is_no_section():
    rows = [[str(n), f"Do piece {n} of the work", "Una Marsh", "May 2021", "", "On track"] for n in range(1, 41)]
    strip = "table.cell(colspan: 6)[#context [Anytown plan, page #counter(page).display()]], "
    found = set_table(HEADER, rows, Look("stroke: 0.5pt, inset: 4pt", before=""), above=strip)
    assert told(found, "plan.pdf") == as_word(HEADER, rows)


def test_a_row_whose_open_end_a_page_cuts_is_whole_without_a_reference():
    header = ["Action", "Lead", "Timescale", "Progress"]
    starts = (34, 204, 304, 404)

    def page(canvas, top, bottom, lines, texts):
        for x in (30, 200, 300, 400, 560):
            canvas.line(x, bottom, x, top)
        for y in lines:
            canvas.line(30, y, 560, y)
        canvas.setFont("Helvetica", 9)
        for y, row in texts:
            for start, text in zip(starts, row, strict=True):
                canvas.drawString(start, y, text)

    stream = BytesIO()
    canvas = Canvas(stream)
    first = [(686, header), (666, ["Write to each of the head teachers", "Una Marsh", "May 2021", "Letters were sent"])]
    page(canvas, 700, 655, (700, 680), first)
    canvas.showPage()
    rest = [
        (786, header),
        (766, ["Borough wide", "", "", "and answers have come in"]),
        (740, ["Train staff", "Tom Field", "June 2021", ""]),
    ]
    page(canvas, 800, 730, (800, 780, 755, 730), rest)
    canvas.save()
    found = preview(stream.getvalue(), "plan.pdf")
    assert [(task["action"], task["progress"], task["due_on"]) for task in found["tasks"]] == [
        (
            "Write to each of the head teachers Borough wide",
            "Letters were sent and answers have come in",
            date(2021, 5, 31),
        ),
        ("Train staff", None, date(2021, 6, 30)),
    ]
    assert "row_mended" in {finding["rule"] for finding in found["findings"]}


def test_a_word_parted_by_a_soft_hyphen_is_one_word():
    rows = [
        [str(n), "Hold briefings for all representatives of neighbourhoods and universities", "Una Marsh", "May 2021"]
        for n in range(1, 40)
    ]
    look = Look(
        "stroke: 0.5pt, inset: 3pt",
        widths="1cm, 2.6cm, 3cm, 3cm",
        before="#set text(hyphenate: true)\n#set par(justify: true)",
    )
    found = read(set_table(["Ref", "Action", "Lead", "Timescale"], rows, look), "plan.pdf").blocks
    assert {" ".join(block.cells[1].split()) for block in found if isinstance(block, Row)} == {"Action", rows[0][1]}


def test_a_section_close_below_the_headings_is_not_of_them():
    header = ["Action", "Lead", "End date", "Status"]
    rows = [
        ["Lessen harm online", "", "", ""],
        ["Open a second advice desk in the old library on the high street", "Housing Team", "31/03/2023", "On track"],
        ["Agree a charter", "Housing Team", "30/11/2022", "Complete"],
        ["Keep children safe", "", "", ""],
        ["Train 50 foster carers", "Fostering Team", "31/12/2022", "Delayed"],
    ]
    bold = [[f"*{row[0]}*" if not row[1] else row[0], *row[1:]] for row in rows]
    look = Look("stroke: none, inset: (x: 6pt, y: 0pt), row-gutter: 0.65em", widths="5cm, 4cm, 3cm, 3cm")
    assert told(set_table(header, bold, look, marked=True), "plan.pdf") == as_word(header, rows)


def test_wrapped_text_around_a_table_is_one_line():
    text = (
        "This plan says what the council and its partners will do in the year ahead to keep people safe from harm, and "
        * 2
    )
    found = read(set_table(HEADER, ROWS, Look(before=text)), "plan.pdf").blocks
    assert found[0].text == text.strip()


def test_rows_that_nothing_parts_around_references_in_their_middle_are_refused():
    rows = [
        [
            str(n),
            "Hold briefings for all of the governors of every school and college in the borough and for their clerks, with contacts",
            "Una Marsh",
            "May 2021",
            "",
            "",
        ]
        for n in range(1, 9)
    ]
    look = Look("stroke: none, inset: (x: 5pt, y: 0pt), row-gutter: 0.65em", align="left + horizon")
    with pytest.raises(DocumentRefused, match="boundaries of cells are lost"):
        read(set_table(HEADER, rows, look), "plan.pdf")


def word(text, left, top, width):
    """A word as it stands on a page."""
    place = {"x0": left, "x1": left + width, "top": top, "bottom": top + 10, "first": 5.0, "font": "Plain"}
    return {"text": text, **place}


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("31/03/202", "4", "31/03/2024"),
        ("Responsibilit", "y", "Responsibility"),
        ("RESPONSIBILIT", "Y", "RESPONSIBILITY"),
        ("multi-", "agency", "multi-agency"),
        ("information", "-sharing", "information-sharing"),
        ("safe\u00ad", "guarding", "safeguarding"),
        ("Communications", "team", "Communications team"),
        ("Communications", "to", "Communications to"),
        ("Completion", "date", "Completion date"),
        ("2016", "2017", "2016 2017"),
        ("Neighbourhood", "Policing", "Neighbourhood Policing"),
    ],
)
def test_a_broken_word_is_told_from_two(first, second, told):
    lines = [[word(first, 2, 0, 49)], [word(second, 2, 11, 20)]]
    assert joined(lines, Room(2, 52, is_drawn=True), Known()) == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Partners", "hip", "Partnership"),
        ("Informati", "on", "Information"),
        ("Respon", "sible", "Responsible"),
        ("data", "sharing", "data sharing"),
        ("Head", "of", "Head of"),
    ],
)
def test_parts_of_a_known_word_are_one_though_both_had_room(first, second, told):
    lines = [[word(first, 2, 0, 20)], [word(second, 2, 11, 10)]]
    assert " ".join(joined(lines, Room(2, 52, is_drawn=True), Known()).split()) == told


def test_a_list_that_goes_on_at_the_head_of_a_page_is_of_the_row_before():
    task = ["Hold a briefing", "Una Marsh", "May 2021"]
    listed = ["Agree with the police: \n• who watches \n• who rings whom \n• who speaks \n• who writes", *task[1:]]
    look = Look("stroke: 0.5pt, inset: 3pt", widths="1cm, 8cm, 3cm, 3cm", before="#v(0pt)")
    cut = 0
    for count in range(36, 42):
        rows = [[str(n), *(listed if n == count else task)] for n in range(1, count + 2)]
        content = set_table(["Ref", "Action", "Lead", "Timescale"], rows, look)
        cut += any(finding.rule == "row_mended" for finding in read(content, "plan.pdf").findings)
        assert len(preview(content, "plan.pdf")["tasks"]) == count + 1
    assert cut
