"""The tasks page's queries, from small made-up rows in a real database."""

from datetime import UTC, date, datetime

import pandas as pd
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import add_plan, add_task, insert, keeping

import queries
from loaders.record.database import open_database

WHICH, TASK = {"on_date": None, "known_at": None, "plan_id": NORTH}, f"{NORTH}/2c"


def test_the_most_urgent_come_first():
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", date(2016, 12, 31))
    add_task(connection, "alpha", "done", declared_rating="complete")
    add_task(connection, "alpha", "later", evidence="under_way", due_on=date(2018, 1, 1))
    add_task(connection, "alpha", "ongoing", evidence="under_way", timescale_kind="ongoing")
    add_task(connection, "alpha", "replaced", evidence="replaced", due_on=date(2016, 1, 1))
    add_task(connection, "alpha", "soon", evidence="under_way", due_on=date(2017, 2, 1))
    add_task(connection, "alpha", "silent")
    add_task(connection, "alpha", "undecided", evidence="unknown")
    add_task(connection, "alpha", "behind", evidence="partly", lateness="late", due_on=date(2017, 6, 1))
    add_task(connection, "alpha", "today", evidence="under_way", due_on=date(2016, 12, 31))
    add_task(connection, "alpha", "unstarted", evidence="not_started", start_by=date(2016, 1, 1))
    add_task(connection, "alpha", "late", due_on=date(2016, 10, 1))
    add_task(connection, "alpha", "latest", due_on=date(2016, 1, 1))

    found = queries.run(connection, "tasks", **keeping())

    assert list(found.ref) == [
        "latest", "late", "unstarted", "today", "behind", "soon", "silent", "undecided", "later", "ongoing", "replaced",
        "done",
    ]  # fmt: skip
    assert list(found.urgency) == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_without_computed_ratings_their_reasons_stay_away_too(sample):
    found = queries.run(sample, "tasks", **keeping(with_computed=False))
    assert found[["computed_rating", "computed_because"]].isna().all(axis=None)
    assert list(found.rating.dropna()) == ["complete"]


def test_a_task_is_whole_with_its_document(sample):
    found = queries.run(sample, "task_detail", on_date=None, known_at=None, plan_id=SOUTH)
    found = found[found["ref"] == "1"]
    columns = ["ref", "declared_rating", "declared_from", "locator", "file_name", "as_at_basis", "loaded_by", "cells"]
    assert list(found[columns].itertuples(index=False, name=None)) == [
        ("1", "complete", "timescale", "line 8", f"{SOUTH}.tsv", "assumed", "test", "[]"),
    ]


def test_leads_as_written_and_as_read_in_order(sample):
    found = queries.run(sample, "task_leads", on_date=None, known_at=None, plan_id=NORTH)
    found = found[found["task_id"] == f"{NORTH}/1b"].drop(columns="task_id")
    assert list(found.itertuples(index=False, name=None)) == [
        ("Ann Example", "person", "Ann Example", "Ann Example", None, None, False),
        ("Outreach Team", "team", "Outreach Team", "Outreach Team", None, None, False),
    ]


def test_findings_come_gravest_first(sample):
    common = {"snapshot_id": NORTH, "task_id": TASK, "field": "timescale_text", "locator": "line 6"}
    insert(sample, "finding", **common, rule="no_lead", severity="note", message="No lead.", source_text="")
    insert(sample, "finding", **common, rule="reversed_range", severity="warning", message="Reversed.", source_text="x")
    found = queries.run(sample, "task_findings", **WHICH)
    assert list(zip(found.severity, found.message, strict=True)) == [("warning", "Reversed."), ("note", "No lead.")]


def test_a_decision_taken_back_is_left_out_and_so_is_a_later_one(sample):
    def decide(decision_id, value, as_at, revokes=None):
        insert(
            sample, "decision", decision_id=decision_id, plan_id=NORTH, task_id=TASK, field="rating",
            value=value, reason="seen", as_at=as_at, decided_by="Ann", revokes=revokes,
            decided_at=datetime(2017, 1, int(decision_id), tzinfo=UTC),
        )  # fmt: skip

    decide("1", "behind", date(2016, 12, 1))
    decide("2", None, date(2016, 12, 1), revokes="1")
    decide("3", "off_track", date(2016, 12, 2))
    decide("4", "complete", date(2017, 5, 1))
    found = queries.run(sample, "task_decisions", **WHICH)
    assert list(found.itertuples(index=False, name=None)) == [
        (
            TASK,
            "3",
            "rating",
            "rating",
            None,
            "off_track",
            "seen",
            pd.Timestamp(2016, 12, 2),
            "Ann",
            pd.Timestamp(2017, 1, 3),
        ),
    ]


def test_the_basis_of_an_export_carries_markings_in_order(sample):
    for position, text in ((2, "OFFICIAL"), (1, "DRAFT")):
        insert(sample, "plan_note", plan_id=NORTH, snapshot_id=NORTH, kind="marking", position=position, text=text)
    found = queries.run(sample, "plan_basis", on_date=None, known_at=None, plans=[NORTH])
    columns = ["plan_id", "as_at", "as_at_basis", "wording", "file_name", "marking"]
    assert list(found[columns].itertuples(index=False, name=None)) == [
        (NORTH, pd.Timestamp(2016, 12, 31), "assumed", "restated", f"{NORTH}.tsv", "DRAFT; OFFICIAL"),
    ]
