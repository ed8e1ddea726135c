"""The files of a pack in Welsh: their own words and their language are the pack's, whoever has them made."""

import io
from dataclasses import replace

import docx
import openpyxl
import pikepdf
import pytest
import xlsxwriter
from helpers.board_packs import one_task
from pptx import Presentation

from pages.board.files import bundle, calendar_file
from pages.board.files.workbook.formats import Formats
from pages.said import language
from pages.said.language import WELSH, in_language


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of a small pack in Welsh, made on an English page: ending → content."""
    made = bundle.make(replace(one_task(), language=WELSH), [])
    assert made.missing == ()
    assert language.language() == language.ENGLISH
    return {one.name.rpartition(".")[2]: one.content for one in made.files}


def test_slides_are_marked_as_welsh(files):
    file = Presentation(io.BytesIO(files["pptx"]))
    runs = [run for slide in file.slides for run in slide._element.xpath(".//a:r[normalize-space(a:t)]")]
    assert file.core_properties.language == "cy-GB"
    assert {run.rPr.get("lang") for run in runs} == {"cy-GB"}
    assert any(run.text.startswith(" o ") for run in runs)  # "1 o 3"


def test_the_report_in_word_numbers_its_pages_in_welsh(files):
    file = docx.Document(io.BytesIO(files["docx"]))
    assert file.core_properties.language == "cy-GB"
    assert file.styles.element.xpath(".//w:docDefaults//w:lang/@w:val") == ["cy-GB"]
    assert "Tudalen 1 o 1" in file.sections[0].footer.paragraphs[0].text
    assert 'w:val="Atodiad %1"' in file.part.numbering_part.element.xml


def test_the_paper_is_tagged_as_welsh(files):
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert str(pdf.Root.Lang) == "cy-GB"


def test_the_workbook_names_its_sheets_in_welsh_and_shows_welsh_months(files):
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    assert {"Crynodeb", "Tasgau", "Allwedd", "Nodiadau"} <= set(book.sheetnames)
    assert book["Tasgau"].oddFooter.right.text == "Tudalen &P o &N"
    with in_language(WELSH):
        assert Formats(xlsxwriter.Workbook(io.BytesIO())).day.num_format == "[$-452]d mmm yyyy"


def test_the_slides_for_the_browser_are_in_welsh(files):
    page = files["html"].decode()
    assert '<html lang="cy-GB">' in page
    assert ">Sgrin lawn<" in page and "Full screen" not in page
    assert '<p class="keys">Bysellau saeth neu’r bylchwr: ' in page


@pytest.mark.parametrize("code", language.NAMES)
def test_a_calendar_is_known_again_in_any_language(code):
    with in_language(code):
        named = calendar_file.name("Ann  Example")
    assert calendar_file.lead_of(named) == calendar_file.lead_of("Ann Example") == "Ann Example"


@pytest.mark.parametrize("said", ["Due: 1b Train all", "Cancelled: Due: 1b Train all", "Canslwyd: Due: 1b Train all"])
def test_what_an_entry_was_about_is_known_again_in_any_language(said):
    assert calendar_file.summary_of(said) == "Due: 1b Train all"
