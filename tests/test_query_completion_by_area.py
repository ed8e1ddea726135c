"""Completion by area, from small made-up rows in a real database."""

from datetime import date

import pandas as pd
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database


def test_completion_leaves_out_the_closed_and_keeps_the_not_rated():
    connection = open_database(":memory:")
    as_at = date(2016, 12, 31)
    add_plan(connection, "alpha", "Alpha", as_at)
    add_task(connection, "alpha", "1", evidence="done")
    add_task(connection, "alpha", "2", evidence="replaced")
    add_task(connection, "alpha", "3", evidence="unknown")
    add_task(connection, "alpha", "4", due_on=date(2016, 6, 30))
    add_task(connection, "alpha", "5", section="Peer review", subsection="Training", evidence="done")
    add_plan(connection, "beta", "Beta", as_at)
    add_task(connection, "beta", "1", section="Gap Analysis", declared_rating="complete")
    add_task(connection, "beta", "2", section="Health", evidence="under_way")

    found = queries.run(connection, "completion_by_area", **keeping())

    columns = [
        "plan_title", "area", "as_at", "tasks", "counted", "complete", "complete_computed", "not_rated", "closed",
        "overdue", "with_evidence",
    ]  # fmt: skip
    at = pd.Timestamp(as_at)
    assert list(found[columns].itertuples(index=False, name=None)) == [
        ("Alpha", "Schools", at, 4, 3, 1, 1, 1, 1, 1, 3),
        ("Alpha", "Training", at, 1, 1, 1, 1, 0, 0, 0, 1),
        ("Beta", "Health", at, 1, 1, 0, 0, 1, 0, 0, 1),  # the least complete first
        ("Beta", "Gap Analysis", at, 1, 1, 1, 0, 0, 0, 0, 0),
    ]
    assert list(found.by_rating[0]) == [
        {"rating": "complete", "tasks": 1, "computed": 1},
        {"rating": "off_track", "tasks": 1, "computed": 1},
        {"rating": "not_rated", "tasks": 1, "computed": 0},
    ]
    assert list(found.task_ids[0]) == ["alpha/1", "alpha/2", "alpha/3", "alpha/4"]
