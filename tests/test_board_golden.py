"""One definition, many outputs: the figures of both plans read back from every file and from the page, against SQL."""

import csv
import io
import re
from datetime import date
from functools import cache

import docx
import openpyxl
import pdfplumber
import pytest
import streamlit as st
from helpers.board_packs import AT, NOTTS, NPT, flat, made, shipped_database
from helpers.built_once import shipped_plans
from helpers.drawn_rows import cells, keys
from helpers.framed import new_frame, through_frame
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from pages.board.files import browser, paper, powerpoint, task_csv, workbook
from pages.board.files.report.word import docx_report
from pages.board.pack.model import Figure
from pages.board.pack.quarters import quarter_of

pytestmark = pytest.mark.slow

CASES = (  # each plan at its own quarter's end, and one of them as its words grow old
    (NPT, date(2017, 9, 30)), (NPT, date(2017, 12, 31)), (NPT, date(2018, 3, 31)), (NPT, date(2018, 6, 30)),
    (NOTTS, date(2016, 12, 31)),
)  # fmt: skip
OWN = ((NPT, AT[NPT]), (NOTTS, AT[NOTTS]))
TOLD = {
    "Complete": "rating = 'complete' and disposition not in ('closed_without_doing', 'duplicate')",
    "On schedule": "rating = 'on_schedule'",
    "Behind schedule": "rating = 'behind'",
    "Off track": "rating = 'off_track'",
    "No information": "rating = 'no_information'",
    "Not rated": "rating is null",
    "Overdue": "due_on < as_at and disposition in ('open', 'routine')",
    "Due today": "due_on = as_at and disposition in ('open', 'routine')",
    "Due next quarter": "due_on > as_at and due_on <= date '{until}' and disposition in ('open', 'routine')",
    "Fell due this quarter": "due_on > date '{since}' and due_on <= as_at and disposition not in ('closed_without_doing', 'duplicate')",
}
KNOWN = {
    OWN[0]: {"Complete": 20, "On schedule": 15, "Behind schedule": 0, "Off track": 0, "No information": 0, "Not rated": 5,
             "Overdue": 0, "Due today": 0, "Due next quarter": 9, "Fell due this quarter": 0},
    (NPT, date(2017, 12, 31)): {
        "Complete": 20, "On schedule": 14, "Behind schedule": 0, "Off track": 1, "No information": 0, "Not rated": 5,
        "Overdue": 1, "Due today": 8, "Due next quarter": 11, "Fell due this quarter": 9},
    OWN[1]: {"Complete": 21, "On schedule": 1, "Behind schedule": 1, "Off track": 12, "No information": 0, "Not rated": 2,
             "Overdue": 12, "Due today": 0, "Due next quarter": 0, "Fell due this quarter": 0},
}  # fmt: skip


@cache
def by_sql(plan_id: str, on: date) -> dict[str, int]:
    """Each figure counted by SQL alone, straight from the tasks at the date."""
    quarter = quarter_of(on)
    since, until = quarter.previous().last_day, quarter.next().last_day
    counts = ", ".join(f"count(*) filter (where {told.format(since=since, until=until)})" for told in TOLD.values())
    asked = f"select {counts} from task_at($on) where plan_id = $plan"
    row = shipped_database().cursor().execute(asked, {"on": on, "plan": plan_id}).fetchall()[0]
    return dict(zip(TOLD, row, strict=True))


@cache
def pack_at(plan_id: str, on: date):
    """The pack of a plan at a date, made once."""
    return made(shipped_database(), plan_id, on)


def each_shape(shapes):
    """Every shape of a slide, those in groups too."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from each_shape(shape.shapes)


def on_one_page(plan_id: str, on: date) -> dict[str, Figure]:
    """The figures of the one page, by what they count."""
    return {one.label.split(",")[0]: one for one in pack_at(plan_id, on).one_page.main[0].figures}


@pytest.mark.parametrize(("case", "known"), KNOWN.items())
def test_sql_gives_what_is_known_of_the_published_plans(case, known):
    assert by_sql(*case) == known


@pytest.mark.parametrize("case", CASES)
def test_the_pack_says_what_sql_says(case):
    figures = {one.label: one for one in pack_at(*case).figures().values() if one.id.endswith(case[0])}
    assert {label: figures[label].value for label in TOLD} == by_sql(*case)
    assert {label: len(figures[label].task_ids) for label in TOLD} == by_sql(*case)


@pytest.mark.parametrize("case", CASES)
def test_the_one_page_of_every_output_says_it(case):
    counted = by_sql(*case)
    said = on_one_page(*case)
    assert said["Overdue"].said.startswith(f"{counted['Overdue'] or 'none'} of ")
    first = Presentation(io.BytesIO(powerpoint.presentation(pack_at(*case)))).slides[0]
    slide = flat("\n".join(shape.text_frame.text for shape in each_shape(first.shapes) if shape.has_text_frame))
    page = flat(re.sub(r"<[^>]+>", " ", browser.deck(pack_at(*case))))
    for label in ("Complete", "Overdue", "Due next quarter"):
        number, of = counted[label], said[label].of
        assert f"{number} of {of} {label.lower()}" in slide, label
        assert f"{number} of {of} {label.lower()}" in page, label


@pytest.mark.parametrize("case", OWN)
def test_the_workbook_says_it(case):
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(pack_at(*case))), read_only=True)
    rows = list(book["Figures"].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Figure")
    found = {row[0]: row[1] for row in rows[head + 1 :]}
    assert {label: found[label] for label in TOLD} == by_sql(*case)


@pytest.mark.parametrize("case", OWN)
def test_the_paper_says_it_in_its_annex(case):
    with pdfplumber.open(io.BytesIO(paper.pdf(pack_at(*case)))) as opened:
        text = "\n".join(page.extract_text() for page in opened.pages)
    for label, number in by_sql(*case).items():
        assert re.search(rf"^{re.escape(label)} {number:,} \d+ ", text, re.MULTILINE), label


@pytest.mark.parametrize("case", OWN)
def test_the_report_in_word_says_it_in_its_annex(case):
    document = docx.Document(io.BytesIO(docx_report(pack_at(*case))))
    found = {
        row.cells[0].text: row.cells[1].text for table in document.tables for row in table.rows if len(row.cells) > 1
    }
    assert {label: found[label] for label in TOLD} == {label: f"{number:,}" for label, number in by_sql(*case).items()}


@pytest.mark.parametrize("case", OWN)
def test_the_csv_says_it(case):
    rows = list(csv.DictReader(io.StringIO(task_csv.tasks_csv(pack_at(*case)).decode("utf-8-sig"))))
    labels = [row["Rating"].split(" ", 1)[1].removesuffix(", computed") for row in rows]
    told = list(TOLD)[1:6]
    assert {label: labels.count(label) for label in told} == {label: by_sql(*case)[label] for label in told}
    assert sum(row["Late"] != "not overdue" for row in rows) == by_sql(*case)["Overdue"]


def test_the_page_says_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PREVENT_DATABASE", str(tmp_path / "shipped.duckdb"))
    shipped_plans(tmp_path / "shipped.duckdb")
    st.cache_data.clear()
    st.cache_resource.clear()
    for plan_id, on in OWN:
        shown = through_frame(new_frame(), "board/page.py", plan=plan_id, part="where")
        assert not shown.exception
        table = next(key for key in keys(shown) if key.startswith("board_") and key.endswith("where_figures"))
        found = {row[0]: row[1] for row in cells(shown, table)}
        assert {label: found[label] for label in TOLD} == {
            label: str(number) for label, number in by_sql(plan_id, on).items()
        }
    st.cache_resource.clear()


def test_a_chosen_plan_without_a_version_at_the_date_is_said_to_be_left_out():
    pack = made(shipped_database(), (NPT, NOTTS), AT[NOTTS])
    assert [plan.plan_id for plan in pack.plans] == [NOTTS]
    assert pack.warnings == ("Neath Port Talbot isn’t in this pack: no version of it is known as at 31 Dec 2016.",)
    assert "Neath Port Talbot isn’t in this pack" in browser.deck(pack)


def test_a_marking_stands_on_its_own_plans_parts_alone():
    pack = made(shipped_database(), (NPT, NOTTS), AT[NPT])
    marked = {panel.id: pack.marking_on(panel.plan_ids) for section in pack.body for panel in section.main}
    assert {name for name, marking in marked.items() if not marking} == {"claimed.tasks", "training.goals", "due.tasks"}
    assert {marking for marking in marked.values() if marking} == {"DRAFT (Nottinghamshire CFCS)"}
