"""The timeline's query, from small made-up rows in a real database."""

from datetime import date

import pandas as pd
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders.record.database import open_database

AS_AT = date(2016, 12, 31)


def test_each_task_stands_in_its_part_with_a_mark_as_precise_as_written():
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", AS_AT)

    def add(ref, kind, **values):
        add_task(connection, "alpha", ref, timescale_kind=kind, **values)

    add("1", "month", starts_on=date(2016, 6, 1), due_on=date(2016, 6, 30), evidence="done")
    add("2", "complete", timescale_text="Completed", evidence="done", section="Health")
    add("3", "day", starts_on=date(2016, 10, 31), due_on=date(2016, 10, 31), evidence="under_way")
    add("4", "reversed", starts_on=date(2016, 10, 1))
    add("5", "start_by", start_by=date(2015, 10, 31), section="Health", subsection="Wards")
    add("6", "ongoing")
    add("7", "unreadable", timescale_text="soon")
    add("8", "range", starts_on=date(2016, 11, 1), due_on=date(2017, 2, 28), evidence="replaced")
    add("9", "day", due_on=date(2017, 12, 31))
    add("10", "day", due_on=AS_AT)
    add("11", "range", starts_on=date(2015, 9, 1), due_on=date(2015, 10, 31))
    found = queries.run(connection, "timeline", **keeping())
    rows = [
        (row.part, row.ref, row.mark, *(None if pd.isna(at) else at.date() for at in (row.mark_from, row.mark_to)))
        for row in found.itertuples()
    ]
    assert rows == [
        ("overdue", "11", "window", date(2015, 9, 1), date(2015, 10, 31)),
        ("overdue", "3", "day", date(2016, 10, 31), date(2016, 10, 31)),
        ("to_come", "10", "day", AS_AT, AS_AT),
        ("to_come", "9", "day", date(2017, 12, 31), date(2017, 12, 31)),
        ("open_ended", "5", "start_by", date(2015, 10, 31), date(2015, 10, 31)),
        ("open_ended", "4", "reversed", date(2016, 10, 1), date(2016, 10, 1)),
        ("open_ended", "6", "ongoing", None, None),
        ("undated", "7", "undated", None, None),
        ("complete", "1", "window", date(2016, 6, 1), date(2016, 6, 30)),
        ("complete", "2", "undated", None, None),
        ("closed", "8", "window", date(2016, 11, 1), date(2017, 2, 28)),
    ]
    assert found["heading"].dropna().unique().tolist() == ["Schools", "Health · Wards", "Health"]
    connection.close()
