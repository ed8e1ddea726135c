"""Workbooks as people make them: several sheets, hidden rows, dates, rules that colour, spanning cells."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from helpers.plan_writer import saved
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from loaders import preview
from loaders.read import read
from loaders.records import Line, Row

HEADER = ["Ref", "Action", "Lead", "Due date", "RAG"]
TASK = [1, "Publish the guidance", "Una Marsh", date(2018, 3, 31), None]


def book_of(*rows, header=HEADER):
    """A workbook of one sheet, Plan."""
    book = openpyxl.Workbook()
    book.active.title = "Plan"
    for row in (header, *rows):
        book.active.append(list(row))
    return book


def source_of(book):
    """What the reader makes of a workbook built in memory."""
    return read(saved(book), "plan.xlsx")


def rows_of(book):
    """The cells of the rows below the header."""
    return [block.cells for block in source_of(book).blocks if isinstance(block, Row)][1:]


def rules_of(book):
    """The rule and severity of each finding of the reader."""
    return [(finding.rule, finding.severity) for finding in source_of(book).findings]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2018, 3, 31), "dd/mm/yyyy", "31 March 2018"),
        (datetime(2018, 3, 31, 9, 30), "dd/mm/yyyy hh:mm", "31 March 2018"),
        (date(2018, 3, 1), "mmm-yy", "March 2018"),
        (0.8, "0%", "80%"),
        (3.0, "General", "3"),
        (2.1, "0.00", "2.10"),
        (45.16, "General", "45.16"),
        (True, "General", "Yes"),
        ("  spaced\xa0 out ", "General", "spaced out"),
    ],
)
def test_values_read_as_they_show(value, form, text):
    book = book_of([value, *TASK[1:]])
    book.active["A2"].number_format = form
    assert rows_of(book)[0] == (text, "Publish the guidance", "Una Marsh", "31 March 2018", "")


def test_every_sheet_with_cells_is_read_in_its_order_under_its_name():
    book = book_of(TASK)
    book.create_sheet("Empty")
    book.create_sheet("Cover", 0)["B2"] = "Prevent action plan"
    book.create_sheet("Closed").append(HEADER)
    book["Closed"].append(TASK)
    assert [(block.is_sheet, block.text) if isinstance(block, Line) else block.locator for block in source_of(book).blocks] == [
        (True, "Cover"), (False, "Prevent action plan"), (True, "Plan"), "sheet Plan, row 1", "sheet Plan, row 2",
        (True, "Closed"), "sheet Closed, row 1", "sheet Closed, row 2",
    ]  # fmt: skip
    assert len(preview(saved(book), "plan.xlsx")["tasks"]) == 2


def test_lists_on_other_sheets_are_no_tasks():
    book = book_of(TASK)
    for number in (0, 2):
        book.create_sheet(f"List {number}", number).append(["A", "longer", "list"])
        book[f"List {number}"].append([1, 2, 3])
    assert [task["ref"] for task in preview(saved(book), "plan.xlsx")["tasks"]] == ["1"]


@pytest.mark.parametrize(
    ("visible", "finding", "last"),
    [(TASK, ("hidden_sheets", "note"), "sheet Plan, row 2"), ([], ("hidden_sheets", "warning"), "sheet Hidden, row 1")],
)
def test_a_hidden_sheet_is_left_out_unless_nothing_else_is_there(visible, finding, last):
    book = book_of(visible, header=HEADER if visible else ["Open the other sheet"])
    book.create_sheet("Hidden").append(HEADER)
    book["Hidden"].sheet_state = "hidden"
    assert source_of(book).blocks[-1].locator == last
    assert rules_of(book) == [finding]


def test_a_cell_over_several_columns_says_over_how_many():
    book = book_of(["", "What is to be done", None, "When", None], TASK)
    book.active.merge_cells("B2:C2")
    assert [block.spans for block in source_of(book).blocks] == [(), (1, 2, 1, 1, 1), ()]


def test_hidden_rows_and_columns_are_kept_with_a_finding():
    book = book_of(TASK, [2, *TASK[1:]])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    assert len(rows_of(book)) == 2
    assert rules_of(book) == [("hidden_rows", "warning"), ("hidden_columns", "note")]


def test_merged_cells_stand_once_and_speak_for_their_rows():
    book = book_of(["Theme one", *[None] * 4], TASK, [2, "Train the staff", None, None, None])
    book.active.merge_cells("A2:E2")
    book.active.merge_cells("C3:C4")
    assert rows_of(book)[0] == ("Theme one", "", "", "", "")
    found = preview(saved(book), "plan.xlsx")["tasks"]
    assert [(task["section"], [lead["lead"] for lead in task["leads"]]) for task in found] == [
        ("Theme one", ["Una Marsh"])
    ] * 2


def test_a_title_above_the_header_is_a_line_and_empty_columns_before_it_are_dropped():
    book = openpyxl.Workbook()
    book.active["C2"] = "Prevent action plan"
    for column, (name, value) in enumerate(zip(HEADER, TASK, strict=True), start=3):
        book.active.cell(4, column, name)
        book.active.cell(5, column, value)
    assert source_of(book).blocks[0] == Line("Prevent action plan", "sheet Sheet, row 2")
    assert rows_of(book) == [("1", "Publish the guidance", "Una Marsh", "31 March 2018", "")]


def _fill(**colour):
    return PatternFill("solid", fgColor=Color(**colour))


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        (_fill(rgb="FF92D050"), "#92D050"),
        (_fill(theme=4), "#4F81BD"),
        (_fill(theme=4, tint=-0.5), "#254061"),
        (_fill(indexed=10), "#FF0000"),
        (_fill(rgb="FFFFFFFF"), None),
        (PatternFill("gray125"), None),
        (PatternFill(), None),
    ],
)
def test_fills(fill, colour):
    book = book_of(TASK)
    book.active["E2"].fill = fill
    assert source_of(book).blocks[-1].colours == (None, None, None, None, colour)


def test_letters_colour_a_cell_that_has_no_fill():
    book = book_of([*TASK[:4], "●"])
    book.active["E2"].font = Font(color="FF00B050")
    found = preview(saved(book), "plan.xlsx")["tasks"][0]
    assert (found["declared_rating"], found["declared_text"]) == ("on_schedule", "green (#00B050)")


def test_a_rating_that_only_a_rule_colours_is_a_finding():
    rule = CellIsRule(operator="equal", formula=["3"], fill=PatternFill(bgColor="FFFF0000"))
    book = book_of([*TASK[:4], 3])
    book.active.conditional_formatting.add("E2:E50", rule)
    assert rules_of(book) == [("conditional_colours", "warning")]
    in_words = book_of([*TASK[:4], "Red"])
    in_words.active.conditional_formatting.add("E2:E50", rule)
    assert rules_of(in_words) == []


RED, GREEN, AMBER = ("FFFF0000", "FF00B050", "FFFFC000")


def _paint(colour):
    return PatternFill(bgColor=colour)


@pytest.mark.parametrize(
    ("rule", "text", "colour"),
    [
        (CellIsRule(operator="equal", formula=['"On track"'], fill=_paint(GREEN)), "on track", "#00B050"),
        (CellIsRule(operator="equal", formula=['"On track"'], fill=_paint(GREEN)), "Late", None),
        (CellIsRule(operator="notEqual", formula=['"On track"'], fill=_paint(RED)), "Late", "#FF0000"),
        (CellIsRule(operator="equal", formula=["$A$3"], fill=_paint(GREEN)), "Key word", "#00B050"),
        (
            Rule(
                type="containsText",
                operator="containsText",
                text="late",
                formula=['NOT(ISERROR(SEARCH("late",E2)))'],
                dxf=DifferentialStyle(fill=_paint(RED)),
            ),
            "Very late",
            "#FF0000",
        ),
        (
            Rule(
                type="beginsWith",
                operator="beginsWith",
                text="B",
                formula=['LEFT(E2,1)="B"'],
                dxf=DifferentialStyle(fill=_paint(AMBER)),
            ),
            "Behind",
            "#FFC000",
        ),
        (
            Rule(type="containsBlanks", formula=["LEN(TRIM(E2))=0"], dxf=DifferentialStyle(fill=_paint(RED))),
            None,
            "#FF0000",
        ),
        (FormulaRule(formula=['$E2="Done"'], fill=_paint(GREEN)), "Done", "#00B050"),
        (FormulaRule(formula=['ISNUMBER(SEARCH("done",$E2))'], fill=_paint(GREEN)), "All done", "#00B050"),
        (CellIsRule(operator="equal", formula=['"●"'], font=Font(color=RED)), "●", "#FF0000"),
    ],
)
def test_a_simple_rule_colours_the_cells_that_it_paints(rule, text, colour):
    book = book_of([*TASK[:4], text], ["Key word", None, None, None, None])
    book.active.conditional_formatting.add("E2:E50", rule)
    found = source_of(book)
    assert found.blocks[1].colours[-1] == colour
    assert found.findings == ()


def test_the_first_rule_that_holds_paints_over_a_fill_and_one_that_cant_be_told_stops_it():
    book = book_of([*TASK[:4], "Late"], [*TASK[:4], None])
    rules = book.active.conditional_formatting
    rules.add("E2:E3", FormulaRule(formula=["$D2<TODAY()"], fill=_paint(AMBER)))
    rules.add("E2:E3", CellIsRule(operator="equal", formula=['"Late"'], fill=_paint(RED)))
    assert [block.colours[-1] for block in source_of(book).blocks[1:]] == [None, None]
    book = book_of([*TASK[:4], "Late"])
    book.active["E2"].fill = _fill(rgb=GREEN)
    book.active.conditional_formatting.add("E2", CellIsRule(operator="equal", formula=['"Late"'], fill=_paint(RED)))
    assert source_of(book).blocks[1].colours[-1] == "#FF0000"


@pytest.mark.parametrize(
    ("area", "formula", "is_lost"),
    [("E2:E50", "$D2<TODAY()", True), ("D2:D50", "$D2<TODAY()", False), ("B2:B50", "LEN($B2)>5", False), ("A2:E50", "MOD(ROW(),2)=0", False)],
)  # fmt: skip
def test_rules_over_days_words_and_whole_rows_hide_no_rating(area, formula, is_lost):
    book = book_of(TASK, [2, *TASK[1:]])
    book.active.conditional_formatting.add(area, FormulaRule(formula=[formula], fill=_paint(RED)))
    assert rules_of(book) == [("conditional_colours", "warning")] * is_lost


def test_what_is_struck_through_is_left_out_and_counted():
    book = book_of(TASK, [2, "Given up", "Tom Field", date(2018, 5, 31), None])
    book.active["C2"].value = CellRichText(TextBlock(InlineFont(strike=True), "Una Marsh"), " Tom Field")
    for cell in book.active[3]:
        cell.font = Font(strike=True)
    found = source_of(book)
    assert [block.cells for block in found.blocks[1:]] == [
        ("1", "Publish the guidance", "Tom Field", "31 March 2018", "")
    ]
    assert [(f.rule, f.severity, f.message.split()[0]) for f in found.findings] == [("struck_text", "note", "5")]


def test_letters_of_symbol_fonts_read_as_the_signs_they_show():
    book = book_of([*TASK[:4], "ü"], [*TASK[:4], "P"])
    book.active["E2"].font, book.active["E3"].font = Font(name="Wingdings"), Font(name="Wingdings 2")
    assert [cells[-1] for cells in rows_of(book)] == ["✓", "✓"]


@pytest.mark.parametrize("area", ["A5:XFD1048576", "C3:C1048576"])
def test_a_merge_over_a_whole_sheet_or_column_costs_nothing(area):
    book = book_of(TASK, [2, "Train the staff", "Tom Field", None, None])
    content = edited_sheet(saved(book), f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>')
    assert [block.cells[1] for block in read(content, "plan.xlsx").blocks[1:]] == [
        "Publish the guidance",
        "Train the staff",
    ]


def edited_sheet(content, merges):
    """A saved workbook with merged cells written into its sheet, which no library would do."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(packed, "w") as out:
        for item in archive.infolist():
            part = archive.read(item).decode("latin-1")
            part = part.replace("</sheetData>", f"</sheetData>{merges}") if "worksheets/" in item.filename else part
            out.writestr(item.filename, part.encode("latin-1"))
    return packed.getvalue()


def test_one_cell_rows_above_and_apart_below_a_table_are_lines():
    book = openpyxl.Workbook()
    for row in (
        ["Prevent plan"],
        ["Plan ID", 7],
        [],
        ["Schools"],
        HEADER,
        ["Venues"],
        TASK,
        [],
        ["Applied filters: none"],
    ):
        book.active.append(row)
    assert [block.text if isinstance(block, Line) else block.cells[0] for block in source_of(book).blocks] == [
        "Prevent plan", "Plan ID", "Schools", "Ref", "Venues", "1", "Applied filters: none",
    ]  # fmt: skip
    assert [isinstance(block, Line) for block in source_of(book).blocks] == [
        True,
        False,
        True,
        False,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("way", ["indent", "outline", "spaces"])
def test_rows_say_how_deep_they_stand_below_a_parent(way):
    levels = [0, 1, 1, 0, 1, 2]
    book = book_of(*([number, f"Task {number}", "Una", None, None] for number in range(1, 7)))
    sheet = book.active
    for number, level in enumerate(levels, start=2):
        if way == "outline":
            sheet.row_dimensions[number].outlineLevel = level
        elif way == "indent":
            sheet.cell(number, 2).alignment = Alignment(indent=2 * level)
        else:
            sheet.cell(number, 2).value = "   " * level + sheet.cell(number, 2).value
    assert [block.level for block in source_of(book).blocks] == [0, *levels]


def test_one_cell_that_is_set_in_by_a_slip_makes_no_hierarchy():
    book = book_of(*([number, f"Task {number}", "Una", None, None] for number in range(1, 7)))
    book.active["B4"].alignment = Alignment(indent=1)
    assert {block.level for block in source_of(book).blocks} == {0}


def test_a_formula_saved_without_its_result_is_a_finding():
    book = book_of([*TASK[:4], "=1+2"])
    assert rules_of(book) == [("formula_without_value", "warning")]
    assert rows_of(book)[0][4] == ""


def test_a_cell_at_the_far_corner_costs_nothing():
    book = book_of(TASK)
    book.active["XFD1048576"] = "far"
    assert len(rows_of(book)) == 1
