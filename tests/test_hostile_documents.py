"""Small files made to cost much: none costs more than its size, each is read or refused at once in one true sentence."""

import random
from time import process_time

import openpyxl
import pytest
from helpers.hostile import (
    changed_files,
    hostile,
    packed,
    pdf_bombs,
    pdf_objects,
    sheet_bombs,
    text_bombs,
    word_bombs,
)
from helpers.plan_writer import saved, write
from helpers.read_measured import TASK

import loaders.read
from loaders.apart import done_apart
from loaders.errors import DocumentRefused
from loaders.interpret.training import read_training
from loaders.read import document, pdf_allowance
from loaders.read.bounded import LIMIT_COLUMNS, LIMIT_TEXT
from loaders.records import Row

TOO_MUCH = {
    "pdf": {
        "has a page of more than 100,000 letters": (pdf_bombs.forms_in_a_row, 2),
        "has a part that unpacks to more than 50 MB": (pdf_bombs.flate_of_flate, 1),
        "more than 50 MB, too much": (pdf_bombs.flate_abbreviated, 1),
        "50 MB, too much for a plan: get another copy": (pdf_bombs.flate_named_in_hex, 1),
        "50 MB": (pdf_bombs.filter_by_reference, 1),
        "draws more than 16 MB": (pdf_bombs.run_lengths, 1),
        "packed in a way that no program uses": (pdf_bombs.predictor_work, 1),
        "has fonts of more letters than there are": (pdf_bombs.font_widths_often, 1),
        "fonts of more letters": (pdf_bombs.unicode_range, 1),
        "of more letters": (pdf_bombs.unicode_ranges, 1),
        "more letters than": (pdf_bombs.cid_range, 1),
        "letters than there are": (pdf_bombs.true_type_ranges, 1),
        "refers from part to part without end": (pdf_bombs.references_fan_out, 2),
        "has more than 600 pages": (pdf_bombs.empty_pages, 1),
        "draws the same on page after page": (pdf_bombs.pages_of_one_stream, 1),
        "is written in a way that no program writes": (pdf_bombs.escapes_in_a_string, 4),
    },
    "xlsx": {
        "holds one sheet several times over": (sheet_bombs.sheets_by_the_hundred, 1),
        "has more than 20,000 fonts": (sheet_bombs.fonts_and_fills, 8),
    },
    "txt": {"holds more than 3 million letters": (text_bombs.txt_long, 4)},
    "csv": {"holds more than 3 million letters": (text_bombs.csv_one_long_cell, 8)},
}
READ = {
    "pdf": (
        pdf_bombs.page_tree_to_itself, pdf_bombs.object_to_itself, pdf_bombs.page_labels_in_a_circle,
        pdf_bombs.metadata_fan_out, pdf_bombs.table_goes_back_to_itself, pdf_bombs.grid_of_lines, pdf_bombs.font_widths,
        pdf_bombs.states_saved,
    ),
    "xlsx": (
        sheet_bombs.merge_of_everything, sheet_bombs.merge_of_columns, sheet_bombs.merges_below_the_limit,
        sheet_bombs.links_of_columns, sheet_bombs.named_styles, sheet_bombs.conditional_formats, sheet_bombs.validations,
        sheet_bombs.last_row, sheet_bombs.dimension_lie, sheet_bombs.long_texts,
    ),
    "docx": (
        word_bombs.capitals, word_bombs.wide_spans, word_bombs.deep_merges, word_bombs.styles_in_a_circle,
        word_bombs.lists_without_end, word_bombs.deep_levels, word_bombs.marks_of_paragraphs, word_bombs.form_fields,
    ),
    "html": (
        text_bombs.html_style, text_bombs.html_style_spaces, text_bombs.html_inline_style, text_bombs.html_named_spans,
        text_bombs.html_wide, text_bombs.html_deep, text_bombs.html_classes_of_cells, text_bombs.html_pictures,
    ),
    "txt": (
        text_bombs.txt_hashes, text_bombs.txt_rules, text_bombs.txt_aligned_far, text_bombs.txt_struck,
        text_bombs.txt_tabs, text_bombs.txt_pipes,
    ),
    "csv": (text_bombs.csv_one_long_line, text_bombs.csv_capitals, text_bombs.csv_markup, text_bombs.csv_struck),
}  # fmt: skip


def read(content, name):
    """A document as the loaders read it, however busy the machine is: only what it holds may be why it is refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "LIMIT_SECONDS", 600)
        return loaders.read.read(content, name)


@pytest.mark.parametrize("ending", TOO_MUCH)
def test_what_no_plan_holds_is_refused_in_a_sentence_that_says_what_it_is(ending):
    for words, (made, size) in TOO_MUCH[ending].items():
        with pytest.raises(DocumentRefused) as refusal:
            read(made(size), f"plan.{ending}")
        assert words in str(refusal.value) and f"“plan.{ending}”" in str(refusal.value), made.__name__
        assert "\n" not in str(refusal.value), made.__name__


@pytest.mark.parametrize("ending", READ)
def test_what_costs_nothing_once_it_is_bounded_is_read(ending):
    for made in READ[ending]:
        assert refusal_of(made(1), f"plan.{ending}") in ("", "is without cells"), made.__name__


def refusal_of(content, name):
    """Why a document is refused; empty where it is read, a few words where a page's text makes no table."""
    try:
        read(content, name)
    except DocumentRefused as refusal:
        return "is without cells" if "boundaries of its table's cells" in str(refusal) else str(refusal)
    return ""


def _cost(content, name):
    """The processor time that reading a document takes, the least of two."""
    costs = []
    for _ in range(2):
        started = process_time()
        read(content, name)
        costs.append(process_time() - started)
    return min(costs)


@pytest.mark.parametrize(
    ("made", "ending"),
    [
        (text_bombs.html_named_spans, "html"),
        (text_bombs.html_style, "html"),
        (text_bombs.txt_hashes, "txt"),
        (text_bombs.txt_aligned_far, "txt"),
        (text_bombs.html_tables_in_rows, "html"),
        (sheet_bombs.conditional_rows, "xlsx"),
        (word_bombs.lists_without_end, "docx"),
        (word_bombs.marks_of_paragraphs, "docx"),
    ],
)
def test_four_times_as_much_costs_hardly_more_than_four_times_as_much(made, ending):
    assert _cost(made(4), f"plan.{ending}") < 9 * _cost(made(1), f"plan.{ending}") + 0.2


def test_a_cell_that_is_too_long_is_cut_with_a_finding_that_says_so():
    found = read(b"Ref,Action,Lead\n1," + b"Publish the guidance. " * 2_000 + b",Una\n", "plan.csv")
    assert len(found.blocks[1].cells[1]) <= LIMIT_TEXT + 2 and found.blocks[1].cells[2] == "Una"
    assert [(finding.rule, finding.locator) for finding in found.findings] == [("text_too_long", "line 2")]


def test_a_word_without_end_is_cut_and_an_address_is_not():
    address = "https://example.org/" + "a" * 1_000
    found = read(f"See {address}\n{'A' * 5_000}\n".encode(), "plan.txt")
    assert found.blocks[0].text == f"See {address}" and found.blocks[1].text == "A" * 2_000 + "…"
    assert [finding.rule for finding in found.findings] == ["text_too_long"]


def test_columns_that_are_too_many_are_left_out_with_a_finding():
    found = read(b"Ref,Action,Lead" + b",x" * 500 + b"\n1,Publish,Una\n", "plan.csv")
    assert [len(block.cells) for block in found.blocks] == [LIMIT_COLUMNS, 3]
    assert {finding.rule for finding in found.findings} == {"columns_cut"}


def test_a_web_page_of_more_elements_or_lines_than_a_plan_has_is_refused():
    with pytest.raises(DocumentRefused, match="more than 200,000 elements"):
        read(b"<table>" + b"<b></b>" * 200_001, "plan.html")
    with pytest.raises(DocumentRefused, match="more than 100,000 lines and rows"):
        read(b"x\n" * 100_001, "plan.txt")


def test_a_page_goes_on_behind_a_picture_of_many_megabytes():
    table = b"<table><tr><th>Action<th>Lead</tr><tr><td>Publish it<td>Una</tr></table>"
    picture = b"<p><img src='data:image/png;base64," + b"iVBO" * (11 * 2**18) + b"'></p>"
    assert len(read(table + picture + table, "plan.html").blocks) == 4


def test_a_name_is_quoted_in_one_line_and_as_it_reads():
    with pytest.raises(DocumentRefused) as refusal:
        read(b" ", "a folder/my\n\u202eplan.csv")
    assert str(refusal.value).startswith("“my plan.csv” is empty")


def test_cells_are_counted_however_they_are_written():
    rows = b"".join(b"<row r='%d'>%b</row>" % (n, b"<x:c\nr='A1'/>" * 1_000) for n in range(1, 502))
    with pytest.raises(DocumentRefused, match="more than 500,000 cells"):
        read(
            packed.packed(packed.parts_of(write("xlsx")) | {"xl/worksheets/sheet1.xml": b"<worksheet>" + rows}),
            "plan.xlsx",
        )


def test_a_merge_over_whole_columns_is_read_as_one_over_the_filled_rows():
    book = openpyxl.Workbook()
    for row in (["Ref", "Action", "Lead"], ["1", "Publish", "Una"], ["2", None, "Tom"], ["3", "Check", "Una"]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    content = saved(book)
    rows = [block for block in read(content, "plan.xlsx").blocks if isinstance(block, Row)]
    assert rows[2].continued == (1,)
    whole = sheet_bombs.merge_of_columns(3)
    assert [row.cells[1] for row in read(whole, "plan.xlsx").blocks if isinstance(row, Row)] == ["Action", "Publish it"]


def test_rows_without_text_cost_a_workbook_nothing():
    found = read(sheet_bombs.empty_cells(4), "plan.xlsx").blocks
    assert [row.cells[1] for row in found if isinstance(row, Row)] == ["Action", "Publish it"]


def test_a_page_that_is_a_drawing_is_read_as_text_with_a_finding():
    found = read(pdf_bombs.grid_of_lines(1), "plan.pdf")
    assert ("lines_crowded", "page 1") in [(finding.rule, finding.locator) for finding in found.findings]
    assert "Timescale" in str(found.blocks)


def test_a_reference_that_only_leads_round_is_no_object():
    content = pdf_objects.pdf(
        {
            4: pdf_objects.flate(pdf_objects.TEXT),
            3: pdf_objects.page(more=b"/CropBox 10 0 R/Annots 10 0 R"),
            10: b"11 0 R",
            11: b"10 0 R",
        }
    )
    with pytest.raises(DocumentRefused, match=r"can't be read as \.pdf|boundaries"):
        read(content, "plan.pdf")


def test_streams_are_unpacked_as_they_always_were():
    plain = b"BT /F1 9 Tf 40 700 Td (Publish the guidance) Tj ET"
    figures = plain.hex().encode() + b">"
    runs = bytes([len(plain) - 1]) + plain + b"\x80"
    rows = b"".join(b"\x00" + plain[start : start + 10].ljust(10) for start in range(0, len(plain), 10))
    for contents in (
        pdf_objects.stream(plain),
        pdf_objects.flate(plain),
        pdf_objects.flate(plain, 2),
        pdf_objects.stream(figures, b"/Filter/ASCIIHexDecode"),
        pdf_objects.stream(runs, b"/Filter/RunLengthDecode"),
        pdf_objects.flate(rows, more=b"/DecodeParms<</Predictor 15/Columns 10>>"),
    ):
        with pytest.raises(DocumentRefused, match="boundaries of its table's cells are lost"):
            read(pdf_objects.pdf({4: contents}), "plan.pdf")


def test_the_same_counts_told_many_times_are_compared_no_more_often_than_needed():
    sentence = "50 of 120 staff were trained by March; the rest will be by 30 June 2021. "

    def cost(times):
        started = process_time()
        read_training(1, {"progress": sentence * times}, None)
        return process_time() - started

    cost(10)
    assert cost(200) < 9 * cost(50) + 0.2


def test_an_allowance_is_used_up_once():
    allowance = pdf_allowance.Allowance(pdf_allowance.Document("plan.pdf", b""))
    allowance.take("pages", pdf_allowance.MOST_PAGES)
    with pytest.raises(DocumentRefused, match="“plan.pdf” has more than 600 pages, too much for a plan"):
        allowance.take("pages")


def test_the_same_seed_makes_the_same_files():
    def made():
        return [(one.kind, one.name, hash(one.content)) for one in hostile(8, seed=3)]

    assert made() == made()
    assert (
        changed_files.changed_file("docx", random.Random(1))
        == changed_files.changed_file("docx", random.Random(1))
        != write("docx")
    )
    assert changed_files.changed_file("xlsx", random.Random(2))[:2] == b"PK" and len(changed_files.KINDS) == 6


@pytest.mark.slow
@pytest.mark.long
def test_fifty_hostile_files_cost_no_reader_its_limits():
    """All in one process with the dashboard's own limits, which takes some seconds."""
    for one in hostile(50, seed=11, sizes=(1,)):
        outcome, words, _, _ = done_apart(TASK, [one.content, one.name])
        if outcome == "refused":
            assert one.name in words and "\n" not in words and len(words) < 400, (one.kind, words)
