"""One definition, many outputs: the figures of both plans read back from every file and from the page, against SQL."""

import csv
import io
import re
from functools import cache

import openpyxl
import pdfplumber
import pytest
from helpers.board_packs import AT, NOTTS, NPT, made, shipped, shipped_database
from helpers.drawn_rows import cells, keys
from helpers.framed import new_frame, through_frame
from pptx import Presentation

from pages.board.files import browser, paper, powerpoint, task_csv, workbook

pytestmark = pytest.mark.slow

PLANS = (NPT, NOTTS)
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
SINCE = {NPT: "2017-06-30", NOTTS: "2016-09-30"}
UNTIL = {NPT: "2017-12-31", NOTTS: "2017-03-31"}
KNOWN = {
    NPT: {"Complete": 20, "On schedule": 15, "Behind schedule": 0, "Off track": 0, "No information": 0, "Not rated": 5,
          "Overdue": 0, "Due today": 0, "Due next quarter": 9, "Fell due this quarter": 0},
    NOTTS: {"Complete": 21, "On schedule": 1, "Behind schedule": 1, "Off track": 12, "No information": 0, "Not rated": 2,
            "Overdue": 12, "Due today": 0, "Due next quarter": 0, "Fell due this quarter": 0},
}  # fmt: skip


@cache
def by_sql(plan_id: str) -> dict[str, int]:
    """Each figure counted by SQL alone, straight from the tasks at the date."""
    counts = ", ".join(
        f"count(*) filter (where {told.format(since=SINCE[plan_id], until=UNTIL[plan_id])})" for told in TOLD.values()
    )
    asked = f"select {counts} from task_at($on) where plan_id = $plan"
    row = shipped_database().cursor().execute(asked, {"on": AT[plan_id], "plan": plan_id}).fetchall()[0]
    return dict(zip(TOLD, row, strict=True))


@pytest.mark.parametrize("plan_id", PLANS)
def test_sql_gives_what_is_known_of_the_published_plans(plan_id):
    assert by_sql(plan_id) == KNOWN[plan_id]


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_pack_says_what_sql_says(plan_id):
    figures = {one.label: one for one in shipped(plan_id).figures().values() if one.id.endswith(plan_id)}
    assert {label: figures[label].value for label in TOLD} == by_sql(plan_id)
    assert {label: len(figures[label].task_ids) for label in TOLD} == by_sql(plan_id)


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_slides_charts_and_tables_say_it(plan_id):
    shown = Presentation(io.BytesIO(powerpoint.presentation(shipped(plan_id))))
    frames = [shape for slide in shown.slides for shape in slide.shapes]
    first = next(shape.chart for shape in frames if shape.has_chart)
    by_rating: dict[str, int] = {}
    for plot in first.plots:
        for series in plot.series:
            label = series.name.split(" ", 1)[1].removesuffix(", computed")
            by_rating[label] = by_rating.get(label, 0) + int(sum(value or 0 for value in series.values))
    expected = {label: by_sql(plan_id)[label] for label in list(TOLD)[:6] if by_sql(plan_id)[label]}
    assert by_rating == expected
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in shown.slides)
    assert f"{by_sql(plan_id)['Overdue'] or 'None'} of" in notes


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_workbook_says_it(plan_id):
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(shipped(plan_id))), read_only=True)
    rows = list(book["Figures"].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Figure")
    found = {row[0]: row[1] for row in rows[head + 1 :]}
    assert {label: found[label] for label in TOLD} == by_sql(plan_id)


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_paper_says_it(plan_id):
    with pdfplumber.open(io.BytesIO(paper.pdf(shipped(plan_id)))) as opened:
        text = "\n".join(page.extract_text() for page in opened.pages)
    for label, number in by_sql(plan_id).items():
        assert re.search(rf"^{re.escape(label)} {number:,} \d+ ", text, re.MULTILINE), label


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_csv_says_it(plan_id):
    rows = list(csv.DictReader(io.StringIO(task_csv.tasks_csv(shipped(plan_id)).decode("utf-8-sig"))))
    labels = [row["Rating"].split(" ", 1)[1].removesuffix(", computed") for row in rows]
    told = list(TOLD)[1:6]
    assert {label: labels.count(label) for label in told} == {label: by_sql(plan_id)[label] for label in told}
    assert sum(row["Late"] != "not overdue" for row in rows) == by_sql(plan_id)["Overdue"]


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_browsers_slides_say_it(plan_id):
    told = browser.deck(shipped(plan_id))
    for label, number in by_sql(plan_id).items():
        total = shipped(plan_id).figures()[f"{_code(label)}@{plan_id}"].said
        assert total in told, label
        assert total.startswith(f"{number:,} of" if number else "none of"), label


def _code(label: str) -> str:
    named = {"Behind schedule": "behind", "Due next quarter": "next_quarter", "Fell due this quarter": "fell_due"}
    return named.get(label, label.lower().replace(" ", "_"))


@pytest.mark.parametrize("plan_id", PLANS)
def test_the_page_says_it(plan_id, tmp_path, monkeypatch):
    import streamlit as st

    from loaders import build, open_database

    monkeypatch.setenv("PREVENT_DATABASE", str(tmp_path / "shipped.duckdb"))
    with open_database(tmp_path / "shipped.duckdb") as connection:
        build(connection)
    st.cache_data.clear()
    st.cache_resource.clear()
    shown = through_frame(new_frame(), "board/page.py", plan=plan_id)
    assert not shown.exception
    found = {row[0]: row[1] for key in keys(shown) if key.startswith("board_table_") for row in cells(shown, key)}
    st.cache_resource.clear()
    assert {label: found[label] for label in TOLD} == {label: str(number) for label, number in by_sql(plan_id).items()}


def test_a_chosen_plan_without_a_version_at_the_date_is_said_to_be_left_out():
    pack = made(shipped_database(), (NPT, NOTTS), AT[NOTTS])
    assert [plan.plan_id for plan in pack.plans] == [NOTTS]
    assert pack.warnings == ("Neath Port Talbot isn’t in this pack: no version of it is known as at 31 Dec 2016.",)
    assert "Neath Port Talbot isn’t in this pack" in browser.deck(pack)
