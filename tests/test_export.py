"""The files to take away: opened again by what will open them, hostile cells included."""

import csv
import io
from datetime import date

import duckdb
import openpyxl
import pandas as pd
import pytest
from helpers.sample_plans import NORTH, filled_file
from helpers.sample_rows import LOADED_AT, add_task, insert, keeping

import queries
from loaders.record.copies import database_copy
from loaders.record.database import open_database
from pages.common import data
from pages.said import export, task_table
from pages.said.filters import Filters
from pages.work.tasks.downloads import view as downloads

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "<b>x</b>", 'a "quoted", text\nof two lines', "http://x.example",
]  # fmt: skip


@pytest.fixture
def view(sample):
    """North's tasks and basis as the files carry them, with a hostile task for each kind of formula."""
    insert(sample, "plan_note", plan_id=NORTH, snapshot_id=NORTH, kind="marking", position=1, text="=DRAFT")
    for number, text in enumerate(HOSTILE):
        add_task(sample, NORTH, f"h{number}", action=text, outcome=text, leads=((text, "person"),))
    rows = queries.run(sample, "tasks", **keeping(plans=[NORTH]))
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
        expected = f"'{text}".replace("\r", "\n") if number < 7 else text
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
    rows = task_table.table(queries.run(sample, "tasks", **keeping()))
    about = task_table.about(queries.run(sample, "plan_basis", on_date=None, known_at=None, plans=None), "all")
    assert len(read_csv(export.as_csv(rows, about))) == 11


def test_the_key_names_each_letter_and_the_plans_own_words():
    own = pd.DataFrame([{"plan_id": "a", "label": "Blue", "meaning": "done", "rating": "complete"}])
    rows = list(task_table.key(own, {"a": "Alpha"}).itertuples(index=False, name=None))
    assert rows[0] == ("this tool", "C Complete", "")
    assert rows[-1] == ("Alpha", "C Complete", "Blue: done")


def test_the_database_copy_answers_in_plain_duckdb_while_the_original_is_open(sample, tmp_path):
    before = queries.run(sample, "tasks", **keeping())
    path = tmp_path / "copy.duckdb"
    path.write_bytes(database_copy(sample))
    with duckdb.connect(str(path), read_only=True) as copy:
        assert len(copy.execute("from task_at(null)").fetchall()) == len(before) == 11
        assert copy.execute("select count(*) from rating_scale").fetchone() == (6,)
        pd.testing.assert_frame_equal(queries.run(copy, "tasks", **keeping()), before)
    assert sample.execute("select count(*) from duckdb_databases() where not internal").fetchone() == (1,)


def test_a_database_with_an_odd_name_can_be_copied(tmp_path):
    with open_database(filled_file(tmp_path / 'it\'s "one".duckdb')) as connection:
        assert len(database_copy(connection)) > 0


def test_each_task_carries_its_measures(sample):
    """1b is late, 1c was pushed by a person, 2b is decided to be the same work as 1c."""
    standing = {"plan_id": NORTH, "as_at": date(2016, 12, 31), "decided_by": "Ada Finch", "decided_at": LOADED_AT}
    for number, (ref, field, value) in enumerate(
        [("1c", "due_on", "2017-04-30"), ("2b", "duplicate_of", f"{NORTH}/1c")]
    ):
        insert(
            sample, "decision", decision_id=f"d{number}", task_id=f"{NORTH}/{ref}", field=field, value=value,
            reason="agreed at the board", **standing,
        )  # fmt: skip
    sample.execute(f"update task set completed_on = '2016-06-20' where task_id = '{NORTH}/1a'")
    rows = task_table.table(queries.run(sample, "tasks", **keeping(plans=[NORTH])))
    columns = [
        "Ref", "First due date", "Times moved", "Days pushed", "Months overdue", "Done by its first date",
        "Duplicate of", "Counts as distinct work", "Confirmed by a person",
    ]  # fmt: skip
    basis = queries.run(sample, "plan_basis", on_date=None, known_at=None, plans=[NORTH])
    found = read_csv(export.as_csv(rows, task_table.about(basis, "North")))
    assert sorted(tuple(row[name] for name in columns) for row in found) == [
        ("1a", "2016-06-30", "0", "0", "", "yes", "", "yes", "nothing"),
        ("1b", "2015-10-31", "0", "0", "14", "no", "", "yes", "nothing"),
        ("1c", "2017-02-28", "1", "61", "", "", "", "yes", "due date"),
        ("2a", "", "", "", "", "", "", "yes", "nothing"),
        ("2b", "2017-12-31", "0", "0", "", "", "1c", "no", "duplicate of"),
        ("2c", "", "", "", "", "", "", "yes", "nothing"),
        ("2d", "", "", "", "", "", "", "yes", "nothing"),
    ]


def test_the_workbook_says_what_is_measured(frame):
    """The measures stand on the sheet About, of the tasks in view, with formula, source and limits."""
    frame.run()
    data.start()
    book = openpyxl.load_workbook(io.BytesIO(downloads.workbook(Filters(plan=NORTH))))
    said = [tuple(cell.value for cell in row[:4]) for row in book["About"].iter_rows()]
    at = said.index(("Measures of the tasks in view", None, None, None))
    assert said[at + 1 : at + 4] == [
        ("Measure", "Value", "Of", "Note"),
        ("Age of what is overdue", "median 14 months, oldest 14 months", "1 overdue of 7 tasks", "As at 31 Dec 2016."),
        ("Distinct work", "7 pieces of work", "7 tasks", "No pair may be the same work."),
    ]  # fmt: skip
    assert any("US Defense Contract Management Agency" in str(row[0]) for row in said)
