"""The Assurance file through its frame: written in, met by another's words, read with its tasks, taken away."""

import io

import docx
import openpyxl
import pytest
from helpers.drawn_rows import cells, ids
from helpers.framed import through_frame
from helpers.sample_plans import NORTH

import loaders
from pages.board.assurance import view
from pages.common import data
from pages.said.filters import Filters

PATH, TOOLKIT = "board/assurance/page.py", "la-toolkit-2024"
CHANNEL = f"{NORTH}|channel_panel|"
FORMULA = '=HYPERLINK("http://x.example","look")'


def said(page) -> str:
    """All text that the page writes."""
    parts = [*page.header, *page.subheader, *page.markdown, *page.caption, *page.info, *page.success, *page.error]
    return "\n".join(part.value for part in (*parts, *page.warning)).replace("\\", "")


def write(by: str, **items: str) -> None:
    """What somebody else writes of the Channel panel."""
    loaders.write_assurance(
        data.to_read(), plan_id=NORTH, framework=TOOLKIT, section="channel_panel", period="2026/27", items=items,
        written_by=by,
    )  # fmt: skip


@pytest.fixture
def database(frame):
    """The frame's database, with a step below "met" on the scale."""
    step = {"position": 1, "label_en": "Not met"}
    loaders.write_framework(data.to_read(), "scale", TOOLKIT, "not_met", step, written_by="Ann Example")
    return frame


def filled(page, **given: str):
    """The page once the form is sent."""
    for label, text in given.items():
        area = next(one for one in page.text_area if one.label == label)
        area.set_value(text)
    next(one for one in page.selectbox if one.label == "Self-rating").set_value("not_met")
    next(one for one in page.text_input if one.label == "Your name").set_value("Ann Example")
    next(one for one in page.button if one.label == "Write it down").click()
    page.run()
    assert not page.exception
    return page


def test_a_criterion_is_written_told_first_and_who_writes_second_chooses(database):
    page = through_frame(database, PATH, plan=NORTH, period="2026/27", criterion=CHANNEL)
    assert not page.exception
    assert "None of 8 criteria is rated yet" in said(page)
    text = said(filled(page, Gap="No vice-chair"))
    assert "1 criterion is unmet and has no live task: Channel panel" in text
    assert "Written: self-rating and gap." in text
    assert "Ann Example, " in text
    assert ids(page, "assurance")[0] == CHANNEL
    assert cells(page, "assurance")[0][3] == "No vice-chair"
    write("Bea Sample", gap="No minutes")
    text = said(filled(page, Gap="No vice-chair, no minutes", Evidence="A log"))
    assert "Gap: Bea Sample wrote “No minutes” at" in text
    assert "Yours: “No vice-chair, no minutes”" in text
    page.button(key="assurance_entry_keep_theirs").click().run()
    assert not page.exception
    assert "Written: evidence." in said(page)
    assert cells(page, "assurance")[0][1:4:2] == ["Not met", "No minutes"]
    write("Bea Sample", criterion="A vice-chair is in post.")
    page.query_params["period"] = "2027/28"
    page.run()
    assert next(one for one in page.text_area if one.label == "Criterion").value == "A vice-chair is in post."
    assert "2026/27: Not met" in said(page)


def test_the_file_is_taken_away_with_real_headings_and_no_formula(database):
    write("Ann Example", criterion=FORMULA, self_rating="not_met", gap="No vice-chair")
    asked = (Filters(plan=NORTH), TOOLKIT, "2026/27")
    document = docx.Document(io.BytesIO(view.as_word(*asked)))
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[:3] == [
        "1 criterion is unmet and has no live task: Channel panel", "Unmet, and no live task", "5 Channel panel",
    ]  # fmt: skip
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title.startswith("Assurance file 2026/27: ")
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    told = "\n".join(one.text for one in document.paragraphs)
    assert "Prevent duty toolkit for local authorities, updated 12 Feb 2024, England and Wales, not statutory" in told
    book = openpyxl.load_workbook(io.BytesIO(view.as_excel(*asked)))
    assert book.sheetnames == ["Criteria", "Tasks", "About"]
    first = list(book["Criteria"][5])
    assert [first[0].value, first[1].value, first[4].value] == ["5 Channel panel", "Unmet, and no live task", FORMULA]
    assert {cell.data_type for row in book["Criteria"].iter_rows() for cell in row} <= {"s", "n"}
    assert not any(sheet.merged_cells.ranges for sheet in book)
