"""Tasks by lead, from small made-up rows in a real database."""

from datetime import date

import pandas as pd
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database


def test_leads_stand_in_order_of_name_with_joint_and_sole_apart():
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2016, 12, 31))
    ann, bo = ("ann", "person"), ("Bo Team", "team")
    add_task(connection, "alpha", "1", leads=(bo, ann), evidence="done", due_on=date(2016, 1, 31))
    add_task(connection, "alpha", "2", leads=(ann,), evidence="under_way", due_on=date(2016, 3, 31))
    add_task(connection, "alpha", "3", leads=(ann,), evidence="under_way", due_on=date(2017, 3, 31))
    add_task(connection, "alpha", "4")

    found = queries.run(connection, "leads", **keeping())

    columns = ["lead", "lead_kind", "is_joint", "rating", "tasks", "computed", "live", "overdue"]
    assert list(found[columns].itertuples(index=False, name=None)) == [
        ("ann", "person", False, "on_schedule", 1, 1, 1, 0),
        ("ann", "person", False, "off_track", 1, 1, 1, 1),
        ("ann", "person", True, "complete", 1, 1, 0, 0),
        ("Bo Team", "team", True, "complete", 1, 1, 0, 0),
        ("", "none", False, "no_information", 1, 1, 1, 0),
    ]
    assert found.next_due[0] == pd.Timestamp(2017, 3, 31)
    assert found.next_due[1:].isna().all()
