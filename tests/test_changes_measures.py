"""How dates moved, how ratings went, and what is measured, of the quarterly plan and the shipped ones: exact rows."""

from datetime import date

import pytest
from helpers.built_once import shipped_plans
from helpers.plan_files import load
from helpers.quarterly_plan import PLAN, QUARTERS, decided, quarterly, short
from helpers.sample_rows import keeping

import queries
from loaders import open_database, undo
from pages.said import measures
from pages.status.changes.dates import words as changes_dates

FIRST, SECOND, THIRD, FOURTH = QUARTERS
ALL = {"on_date": None, "known_at": None, "plans": None, "task_ids": None}


@pytest.fixture(scope="module")
def plan():
    """The four quarters; nothing is added to them."""
    connection = quarterly()
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def shipped():
    """The shipped plans."""
    connection = open_database(shipped_plans())
    yield connection
    connection.close()


def moves(connection, **changed) -> list[tuple]:
    """Each task whose date moved: identity, moves in words, whether every time, its dates with where they come from."""
    rows = queries.run(connection, "date_moves", **{**ALL, **changed})
    return [
        (
            short(task_id), changes_dates.moved_in_words(part.iloc[0]), bool(part["moves_every_time"].iloc[0]),
            [f"{row.due_on:%d.%m.%y} {row.source} {row.as_at:%d.%m.%y}" for row in part.itertuples()],
        )
        for task_id, part in rows[rows["moves"] > 0].groupby("task_id", sort=False)
    ]  # fmt: skip


MOVED = [
    ("11", "moved 3 times, +215 days", True, ["30.06.23 document 31.03.23", "31.08.23 document 30.06.23", "30.11.23 document 30.09.23", "31.01.24 document 31.12.23"]),
    ("12", "moved once, +122 days", False, ["30.11.23 document 31.03.23", "31.03.24 document 31.12.23"]),
    ("4", "moved twice, +15 days", False, ["31.10.23 document 31.03.23", "30.11.23 document 30.06.23", "15.11.23 document 30.09.23"]),
]  # fmt: skip


def test_every_date_of_every_task_that_moved(plan):
    assert moves(plan) == MOVED


def test_only_what_stood_by_a_date(plan):
    assert moves(plan, on_date=SECOND) == [
        ("11", "moved once, +62 days", False, ["30.06.23 document 31.03.23", "31.08.23 document 30.06.23"]),
        ("4", "moved once, +30 days", False, ["31.10.23 document 31.03.23", "30.11.23 document 30.06.23"]),
    ]


def test_tasks_that_never_moved_have_their_one_date(plan):
    rows = queries.run(plan, "date_moves", **ALL)
    still = rows[rows["moves"] == 0]
    assert sorted(short(task_id) for task_id in still["task_id"]) == [
        "1", "10", "13", "2", "2-2", "3", "4-2", "5", "6", "7", "7-8", "9",
    ]  # fmt: skip
    assert changes_dates.headline(rows) == "3 of 15 due dates moved, 1 of them every time"


def test_a_date_that_a_person_decides_is_a_date_of_its_own_and_stays():
    connection = quarterly()
    decision = decided(connection, SECOND, "10", "due_on", "2023-08-01")
    decided(connection, FOURTH, "13", "due_on", "2024-07-31")
    found = {row[0]: row[1:] for row in moves(connection)}
    assert found["10"] == ("moved once, −30 days", False, ["31.08.23 document 31.03.23", "01.08.23 decided 30.06.23"])
    assert found["13"] == ("moved once, +31 days", False, ["30.06.24 document 31.12.23", "31.07.24 decided 31.12.23"])
    undo(connection, decision, reason="not agreed", undone_by="Ada Finch")
    assert "10" not in {row[0] for row in moves(connection)}


def test_a_date_that_the_cell_says_was_replaced_is_the_first():
    text = "Ref\tAction\tLead\tTimescale\n1\tTrain the front line staff\tOwen Pike\tJune 2021, now September 2021\n"
    connection = load(text, as_at=date(2021, 3, 31))
    due = connection.execute("select due_before, due_on from task").fetchone()
    assert due == (date(2021, 6, 30), date(2021, 9, 30))
    rows = queries.run(connection, "date_moves", **ALL)
    assert [(row.source, row.due_on.date()) for row in rows.itertuples()] == [
        ("replaced", date(2021, 6, 30)),
        ("document", date(2021, 9, 30)),
    ]
    assert [changes_dates.moved_in_words(row) for row in changes_dates.tasks(rows).itertuples()] == [
        "moved once, +92 days"
    ]


def test_no_date_moved_in_the_shipped_plans(shipped):
    assert moves(shipped) == []


def test_ratings_and_completion_in_each_version(plan):
    rows = queries.run(plan, "history", **ALL, with_computed=True)
    assert [
        (row.as_at.date(), row.rating, row.tasks, row.computed, row.all_tasks, row.counted, row.complete, row.due_by_then, row.due_and_complete)
        for row in rows.itertuples()
    ] == [
        (FIRST, "on_schedule", 8, 0, 12, 12, 0, 0, 0),
        (FIRST, "behind", 2, 0, 12, 12, 0, 0, 0),
        (FIRST, "off_track", 1, 0, 12, 12, 0, 0, 0),
        (FIRST, "no_information", 1, 1, 12, 12, 0, 0, 0),
        (SECOND, "complete", 3, 0, 14, 14, 3, 5, 3),
        (SECOND, "on_schedule", 5, 0, 14, 14, 3, 5, 3),
        (SECOND, "behind", 4, 0, 14, 14, 3, 5, 3),
        (SECOND, "off_track", 1, 0, 14, 14, 3, 5, 3),
        (SECOND, "no_information", 1, 1, 14, 14, 3, 5, 3),
        (THIRD, "complete", 4, 0, 12, 12, 4, 7, 4),
        (THIRD, "on_schedule", 4, 0, 12, 12, 4, 7, 4),
        (THIRD, "behind", 3, 0, 12, 12, 4, 7, 4),
        (THIRD, "off_track", 1, 0, 12, 12, 4, 7, 4),
        (FOURTH, "complete", 6, 0, 13, 13, 6, 9, 6),
        (FOURTH, "on_schedule", 3, 0, 13, 13, 6, 9, 6),
        (FOURTH, "behind", 1, 0, 13, 13, 6, 9, 6),
        (FOURTH, "off_track", 2, 0, 13, 13, 6, 9, 6),
        (FOURTH, "no_information", 1, 0, 13, 13, 6, 9, 6),
    ]  # fmt: skip


def measured(connection, **changed) -> list[tuple]:
    """The measures of each plan, after its name and date."""
    rows = queries.run(connection, "measures", **keeping(**changed))
    return list(rows.drop(columns=["plan", "as_at"]).itertuples(index=False, name=None))


def test_measures_of_the_four_quarters(plan):
    """Due by their first dates: all but the newsletter and 13; done by them: 1, the first training, the faith forum."""
    assert measured(plan) == [(PLAN.plan_id, 13, 2, 76.5, 92, 6, True, 11, 3, 0, 6, 13, 0, 0)]


def test_they_are_given_only_with_five_tasks_of_both_dates(plan):
    by_quarter = {as_at: measured(plan, on_date=as_at)[0][5:7] for as_at in QUARTERS}
    assert by_quarter == {FIRST: (0, False), SECOND: (3, False), THIRD: (4, False), FOURTH: (6, True)}


def test_what_was_finished_by_its_date_is_told_in_plain_words(plan):
    told = measures.table(queries.run(plan, "measures", **keeping()))
    assert told[["Measure", "Value", "Note"]].values.tolist()[1:3] == [
        ["Finished by their date", "3 of 11 (27 %)", "First due dates count."],
        ["Finished against due", "6 finished, 11 due", "Fewer finished than planned by then."],
    ]


def test_neither_shipped_plan_has_enough_so_that_what_cannot_be_given_is_not_shown(shipped):
    rows = queries.run(shipped, "measures", **keeping())
    assert list(rows["has_enough"]) == [False, False]
    assert set(measures.table(rows)["Measure"]) == {"Age of what is overdue", "Distinct work"}
    assert dict(zip(rows["plan_id"], rows["possible_pairs"], strict=True)) == {
        "nottinghamshire-cfcs": 6,
        "neath-port-talbot": 1,
    }


def test_a_decided_duplicate_counts_once_and_is_no_open_question(shipped):
    shipped = open_database(shipped_plans())
    for task, field, value in (
        ("3c", "duplicate_of", "nottinghamshire-cfcs/4a"),
        ("2e", "finding:same_work", "dismissed"),
    ):
        shipped.execute(
            "insert into decision values ($1, 'nottinghamshire-cfcs', $2, $3, $4, 'read both', '2016-12-31', 'Ada Finch', now(), null)",
            [f"d-{task}", f"nottinghamshire-cfcs/{task}", field, value],
        )
    rows = queries.run(shipped, "measures", **keeping()).set_index("plan_id")
    row = rows.loc["nottinghamshire-cfcs"]
    assert (row.tasks, row.distinct_work, row.duplicates, row.possible_pairs) == (37, 36, 1, 3)


@pytest.mark.parametrize(
    ("days", "said"), [(3, "less than a month"), (31, "1 month"), (92, "3 months"), (1200.5, "39 months")]
)
def test_ages_are_in_months(days, said):
    assert measures.months(days) == said
