"""The files to take away: opened again by what will open them, hostile cells included."""

import csv
import io
from datetime import date

import duckdb
import openpyxl
import pandas as pd
import pytest
from sample_plans import NORTH, filled_file
from sample_rows import EVERYTHING, add_task, insert

import queries
from loaders.database import open_database
from pages.work import export, task_table

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "<b>x</b>", 'a "quoted", text\nof two lines', "http://x.example",
]  # fmt: skip


@pytest.fixture
def view(sample):
    """North's tasks and basis as the files carry them, with a hostile task for each kind of formula."""
    insert(sample, "plan_note", plan_id=NORTH, snapshot_id=NORTH, kind="marking", position=1, text="=DRAFT")
    for number, text in enumerate(HOSTILE):
        add_task(sample, NORTH, f"h{number}", action=text, outcome=text, leads=((text, "person"),))
    rows = queries.run(sample, "tasks", **{**EVERYTHING, "plans": [NORTH]})
    basis = queries.run(sample, "plan_basis", on_date=None, known_at=None, plans=[NORTH])
    return task_table.table(rows), task_table.about(basis, "North, as at 31 Dec 2016: 17 tasks")


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows, as any program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_every_task_with_its_date_basis_and_marking(view):
    rows = read_csv(export.as_csv(*view))
    assert len(rows) == 17
    kept = ("Plan", "As at", "Snapshot date", "Marking", "View")
    assert {tuple(row[name] for name in kept) for row in rows} == {
        ("North (made up)", "2016-12-31", "assumed", "'=DRAFT", "North, as at 31 Dec 2016: 17 tasks"),
    }


def test_csv_formulae_come_out_as_text_and_nothing_else_is_changed(view):
    by_ref = {row["Ref"]: row for row in read_csv(export.as_csv(*view))}
    for number, text in enumerate(HOSTILE):
        expected = f"'{text}" if number < 7 else text
        assert (by_ref[f"h{number}"]["Action"], by_ref[f"h{number}"]["Lead"]) == (expected, expected)
    assert not any(value.startswith(("=", "+", "-", "@")) for row in by_ref.values() for value in row.values())


def test_csv_keeps_dates_and_numbers_plain(view):
    late = next(row for row in read_csv(export.as_csv(*view)) if row["Ref"] == "1b")
    assert (late["Due"], late["Days overdue"], late["Rating"]) == ("2015-10-31", "427", "R Off track, computed")


def test_excel_has_texts_as_texts_and_says_where_they_are_from(view):
    rows, about = view
    tables = {"About": about, "Key": task_table.key(pd.DataFrame(), {})}
    book = openpyxl.load_workbook(io.BytesIO(export.as_excel(rows, tables)))
    tasks = book["Tasks"]
    head = [cell.value for cell in tasks[1]]
    actions = {row[head.index("Ref")].value: row[head.index("Action")] for row in tasks.iter_rows(min_row=2)}
    assert {cell.data_type for row in tasks.iter_rows() for cell in row} <= {"s", "d", "n"}
    assert [actions[f"h{number}"].value for number in range(4)] == HOSTILE[:4]
    assert all(cell.hyperlink is None for row in tasks.iter_rows() for cell in row)
    due = {row[head.index("Ref")].value: row[head.index("Due")].value for row in tasks.iter_rows(min_row=2)}
    assert due["1b"].date() == date(2015, 10, 31)
    said = [cell.value for row in book["About"].iter_rows() for cell in row]
    assert {"=DRAFT", "assumed", "North, as at 31 Dec 2016: 17 tasks", "C Complete"} <= set(said)
    assert {cell.data_type for row in book["About"].iter_rows() for cell in row} <= {"s", "d", "n"}


def test_excel_cuts_what_a_cell_cannot_hold_and_says_so(view):
    rows, _ = view
    book = openpyxl.load_workbook(io.BytesIO(export.as_excel(rows.assign(Action="x" * 40_000), {})))
    longest = max((str(cell.value) for cell in book["Tasks"][2]), key=len)
    assert longest.endswith("(cut: a cell holds no more; whole in the CSV)")
    assert len(longest) == 32_767


def test_two_plans_of_one_title_stay_apart(sample):
    sample.execute("update plan set title = 'Prevent action plan'")
    rows = task_table.table(queries.run(sample, "tasks", **EVERYTHING))
    about = task_table.about(queries.run(sample, "plan_basis", on_date=None, known_at=None, plans=None), "all")
    assert len(read_csv(export.as_csv(rows, about))) == 11


def test_the_key_names_each_letter_and_the_plans_own_words():
    own = pd.DataFrame([{"plan_id": "a", "label": "Blue", "meaning": "done", "rating": "complete"}])
    rows = list(task_table.key(own, {"a": "Alpha"}).itertuples(index=False, name=None))
    assert rows[0] == ("this tool", "C Complete", "")
    assert rows[-1] == ("Alpha", "C Complete", "Blue: done")


def test_the_database_copy_answers_in_plain_duckdb_while_the_original_is_open(sample, tmp_path):
    before = queries.run(sample, "tasks", **EVERYTHING)
    path = tmp_path / "copy.duckdb"
    path.write_bytes(export.database_copy(sample))
    with duckdb.connect(str(path), read_only=True) as copy:
        assert len(copy.execute("from task_at(null)").fetchall()) == len(before) == 11
        assert copy.execute("select count(*) from rating_scale").fetchone() == (6,)
        pd.testing.assert_frame_equal(queries.run(copy, "tasks", **EVERYTHING), before)
    assert sample.execute("select count(*) from duckdb_databases() where not internal").fetchone() == (1,)


def test_a_database_with_an_odd_name_can_be_copied(tmp_path):
    with open_database(filled_file(tmp_path / 'it\'s "one".duckdb')) as connection:
        assert len(export.database_copy(connection)) > 0
