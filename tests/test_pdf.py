"""PDF files: tables over several pages, fills, tables without lines, pictures of plans, passwords."""

from io import BytesIO

import pytest
from helpers.plan_files import load
from helpers.plan_writer import AMBER, GREEN, Table, write
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from loaders import preview
from loaders.errors import DocumentRefused
from loaders.read import read
from loaders.records import Line, Row

HEADER = ["Ref", "Action", "Lead", "Timescale", "RAG rating"]


def drawn(draw, **options):
    """A PDF whose pages a function draws."""
    stream = BytesIO()
    canvas = Canvas(stream, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def columns(canvas, top, *texts, starts=(40, 80, 280, 400, 500)):
    """Draws the texts of a row, each at the start of its column."""
    canvas.setFont("Helvetica", 9)
    for start, text in zip(starts, texts, strict=False):
        canvas.drawString(start, top, text)


def test_a_table_over_many_pages_gives_each_task_once():
    rows = [
        [str(n), f"Do the {n}th piece of the work " * (n % 7 + 1), "Una Marsh", "May 2021", ""] for n in range(1, 121)
    ]
    fills = {n: (GREEN, AMBER)[n % 2] for n in range(120)}
    connection = load(write("pdf", Table(HEADER, rows, fills)), "plan.pdf")
    found = connection.execute("select ref, action, declared_rating from task order by position").fetchall()
    assert [row[0] for row in found] == [row[0] for row in rows]
    assert [" ".join(row[1].split()) for row in found] == [row[1].strip() for row in rows]
    assert [row[2] for row in found] == [("on_schedule", "behind")[n % 2] for n in range(120)]
    assert connection.execute("select locator from task where ref = '1'").fetchone() == ("page 1, table 1, row 2",)


def test_lines_that_ran_out_of_room_are_joined_and_others_stay():
    long = (
        "Publish the guidance for every school and college in the area, with the multi-agency group, by the summer term"
    )
    found = read(
        write("pdf", Table(HEADER, [["1", f"{long}\nThen:\n• review it", "Una Marsh", "May 2021", ""]])), "plan.pdf"
    )
    assert found.blocks[-1].cells[1] == f"{long}\nThen:\n• review it"


def test_the_grey_of_a_heading_row_is_no_colour():
    found = read(write("pdf"), "plan.pdf")
    assert next(block for block in found.blocks if isinstance(block, Row)).colours == (None,) * 6


@pytest.mark.parametrize(
    ("paint", "colour"),
    [
        (lambda canvas: canvas.setFillColorCMYK(0, 1, 1, 0), "#FF0000"),
        (lambda canvas: canvas.setFillColorRGB(0, 0.69, 0.314), "#00B050"),
        (lambda canvas: canvas.setFillGray(0.8), None),
        (lambda canvas: canvas.setFillGray(1), None),
    ],
)
def test_colours_in_every_model(paint, colour):
    def draw(canvas):
        paint(canvas)
        canvas.rect(500, 660, 60, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x in (30, 70, 270, 390, 500, 560):
            canvas.line(x, 660, x, 700)
        for y in (660, 680, 700):
            canvas.line(30, y, 560, y)
        columns(canvas, 686, *HEADER, starts=(34, 74, 274, 394, 504))
        columns(canvas, 666, "1", "Publish", "Una Marsh", "May 2021", starts=(34, 74, 274, 394, 504))

    found = read(drawn(draw), "plan.pdf").blocks
    assert [block.cells for block in found] == [tuple(HEADER), ("1", "Publish", "Una Marsh", "May 2021", "")]
    assert found[1].colours == (None, None, None, None, colour)


def _unruled(canvas):
    canvas.drawString(40, 800, "Prevent action plan 2021")
    columns(canvas, 760, *HEADER)
    columns(canvas, 740, "1", "Publish the guidance for", "Una Marsh", "May 2021", "Complete")
    columns(canvas, 729, "", "all schools")
    columns(canvas, 708, "2", "Train the staff", "Tom Field", "30 June 2021", "On track")


def test_a_table_without_lines_is_read_by_its_white_space():
    found = preview(drawn(_unruled), "plan.pdf")
    assert [(task["ref"], " ".join(task["action"].split()), task["declared_rating"]) for task in found["tasks"]] == [
        ("1", "Publish the guidance for all schools", "complete"),
        ("2", "Train the staff", "on_schedule"),
    ]
    assert "table_without_rules" in {finding["rule"] for finding in found["findings"]}


def test_a_table_whose_cells_run_into_each_other_is_refused():
    def draw(canvas):
        _unruled(canvas)
        for line in range(6):
            columns(
                canvas, 680 - 20 * line, "3", "An action that runs on, far over the lead's own column and beyond", "Una"
            )

    with pytest.raises(DocumentRefused, match="boundaries of cells are lost"):
        read(drawn(draw), "plan.pdf")


def test_prose_is_refused_with_the_reason():
    with pytest.raises(DocumentRefused, match="cells are lost: ask for the Word or Excel file"):
        read(
            drawn(lambda canvas: canvas.drawString(40, 700, "Action Lead Timescale Publish the guidance Una May")),
            "plan.pdf",
        )


def test_a_scanned_plan_is_refused():
    with pytest.raises(DocumentRefused, match="has no text: it is a picture of the plan"):
        read(drawn(lambda canvas: canvas.rect(40, 40, 300, 300, fill=1)), "plan.pdf")


def test_a_page_without_text_among_others_is_a_finding():
    def draw(canvas):
        _unruled(canvas)
        canvas.showPage()
        canvas.rect(40, 40, 300, 300, fill=1)

    found = read(drawn(draw), "plan.pdf").findings
    assert [(f.rule, f.message) for f in found][0] == (
        "page_without_text",
        "Pages without any text, perhaps pictures, aren't read: 2.",
    )


def test_a_password_is_asked_to_be_taken_off():
    locked = drawn(_unruled, encrypt=StandardEncryption("secret", ownerPassword="other"))
    with pytest.raises(DocumentRefused, match="protected by a password"):
        read(locked, "plan.pdf")
    printable = drawn(_unruled, encrypt=StandardEncryption("", ownerPassword="other", canModify=0))
    assert len(read(printable, "plan.pdf").blocks) == 4


def test_text_around_tables_keeps_its_order():
    found = read(write("pdf"), "plan.pdf").blocks
    assert found[0] == Line("Prevent action plan 2021", "page 1")
    assert isinstance(found[1], Row)


def _ruled(canvas, top, bottom, *heights):
    """Draws the sides of a table's columns, and lines across it at some heights."""
    for x in (30, 70, 270, 390, 500, 560):
        canvas.line(x, bottom, x, top)
    for y in heights:
        canvas.line(30, y, 560, y)


def test_a_row_that_a_page_cuts_without_closing_its_cells_is_kept_whole():
    starts = (34, 74, 274, 394, 504)

    def draw(canvas):
        _ruled(canvas, 700, 655, 700, 680)
        columns(canvas, 686, *HEADER, starts=starts)
        columns(
            canvas, 666, "1", "Publish the guidance for all of the", "Una Marsh", "May 2021", "Complete", starts=starts
        )
        canvas.showPage()
        _ruled(canvas, 800, 740, 780, 740)
        columns(canvas, 786, "", "schools and colleges", starts=starts)
        columns(canvas, 760, "2", "Train the staff", "Tom Field", "June 2021", "On track", starts=starts)

    connection = load(drawn(draw), "plan.pdf")
    assert connection.execute("select ref, action, locator from task order by position").fetchall() == [
        (
            "1",
            "Publish the guidance for all of the schools and colleges",
            "page 1, table 1, row 2, page 2, table 1, row 1",
        ),
        ("2", "Train the staff", "page 2, table 1, row 2"),
    ]
