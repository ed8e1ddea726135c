"""The cells of the heat map, from small made-up rows in a real database."""

from datetime import date

import pytest
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database

ANN, BEN, TEAM = ("Ann", "person"), ("ben", "person"), ("Outreach Team", "team")


@pytest.fixture
def plans():
    """Two made-up plans: one judged by the tool alone, one that declares."""
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2016, 12, 31))
    add_task(connection, "alpha", "1", leads=(ANN, TEAM), evidence="done", due_on=date(2015, 12, 31))
    add_task(connection, "alpha", "2", leads=(BEN,), evidence="done", due_on=date(2015, 10, 1))
    add_task(connection, "alpha", "3", leads=(ANN,), section="Police", evidence="under_way", due_on=date(2016, 1, 1))
    add_task(connection, "alpha", "4", section="Police", evidence="replaced")
    add_plan(connection, "beta", "Beta", date(2016, 12, 31))
    add_task(connection, "beta", "1", leads=(ANN,), declared_rating="complete")
    yield connection
    connection.close()


def cells(connection, rows_by, columns_by, *, worst_first=False, **filters):
    """The cells as plain tuples, without the totals."""
    found = queries.run(
        connection,
        "heat_map",
        rows_by=rows_by,
        columns_by=columns_by,
        worst_first=worst_first,
        **keeping(**filters),
    )
    kept = found[["plan_title", "row_name", "column_name", "tasks", "computed", "worst_rating", "row_tasks"]]
    return list(kept.itertuples(index=False, name=None))


def test_rows_by_area_in_the_plans_own_order(plans):
    assert cells(plans, "area", "rating") == [
        ("Alpha", "Schools", "complete", 2, 2, "complete", 2),
        ("Alpha", "Police", "off_track", 1, 1, "off_track", 2),
        ("Alpha", "Police", "not_rated", 1, 0, "not_rated", 2),
        ("Beta", "Schools", "complete", 1, 0, "complete", 1),
    ]


def test_the_worst_row_comes_first_when_asked_and_of_two_alike_the_smaller(plans):
    add_task(plans, "alpha", "5", section="Health", evidence="under_way", due_on=date(2016, 1, 1))
    rows = [row[:2] for row in cells(plans, "area", "rating", worst_first=True)]
    assert list(dict.fromkeys(rows)) == [
        ("Alpha", "Health"), ("Alpha", "Police"), ("Alpha", "Schools"), ("Beta", "Schools"),
    ]  # fmt: skip


def test_a_task_counts_at_each_of_its_leads_in_order_of_name(plans):
    assert cells(plans, "lead", "rating", worst_first=True, plans=["alpha"]) == [
        ("Alpha", "Ann", "complete", 1, 1, "complete", 2),
        ("Alpha", "Ann", "off_track", 1, 1, "off_track", 2),
        ("Alpha", "ben", "complete", 1, 1, "complete", 1),
        ("Alpha", "Outreach Team", "complete", 1, 1, "complete", 1),
        ("Alpha", "", "not_rated", 1, 0, "not_rated", 1),
    ]


def test_a_chosen_lead_is_the_only_row(plans):
    assert {row[1] for row in cells(plans, "lead", "rating", leads=["Ann"])} == {"Ann"}


def test_columns_by_calendar_quarter_end_with_the_undated(plans):
    assert cells(plans, "plan", "quarter") == [
        ("Alpha", "", "2015-10-01", 2, 2, "complete", 4),
        ("Alpha", "", "2016-01-01", 1, 1, "off_track", 4),
        ("Alpha", "", "", 1, 0, "not_rated", 4),
        ("Beta", "", "", 1, 0, "complete", 1),
    ]


def test_without_computed_ratings_only_the_declared_stay(plans):
    assert cells(plans, "plan", "rating", with_computed=False) == [
        ("Alpha", "", "not_rated", 4, 0, "not_rated", 4),
        ("Beta", "", "complete", 1, 0, "complete", 1),
    ]


def test_each_cell_names_its_tasks_and_all_tasks_counts_each_once(plans):
    found = queries.run(
        plans, "heat_map", rows_by="lead", columns_by="rating", worst_first=False, **keeping(plans=["alpha"])
    )
    assert [list(ids) for ids in found.task_ids] == [["alpha/1"], ["alpha/3"], ["alpha/2"], ["alpha/1"], ["alpha/4"]]
    assert set(found.all_tasks) == {4}


def test_tasks_by_id_lists_the_live_before_the_settled(plans):
    found = queries.run(
        plans, "tasks_by_id", task_ids=["alpha/1", "alpha/3", "beta/1"], on_date=None, known_at=None, with_computed=True
    )
    assert list(zip(found.plan_title, found.ref, found.rating, strict=True)) == [
        ("Alpha", "3", "off_track"),
        ("Alpha", "1", "complete"),
        ("Beta", "1", "complete"),
    ]
