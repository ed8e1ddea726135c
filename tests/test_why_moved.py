"""Why complete and overdue moved: each cause by a case that names it, the sum of all by many plans made at random, the words."""

import random
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from helpers.quarterly_plan import QUARTERS
from helpers.sample_rows import insert, keeping

import queries
from loaders import open_database
from pages.said import why_moved

THEN, NOW = date(2023, 3, 31), date(2023, 6, 30)
PAST, BETWEEN, LATER = date(2023, 2, 1), date(2023, 5, 15), date(2024, 1, 31)
LATE, DUE = {"declared_rating": "behind", "due_on": PAST}, {"declared_rating": "behind", "due_on": BETWEEN}
AHEAD = {"declared_rating": "behind", "due_on": LATER}
COMPLETE = {"declared_rating": "complete", "due_on": PAST}
UNDATED, CLOSED = {"declared_rating": "behind"}, {"due_on": PAST, "evidence": "replaced"}

# what it is, the task before and after, (field, value, when it holds from, the version it confirms), what moved and why
CASES = [
    ("the plan says complete", AHEAD, COMPLETE, [], {"complete": ("done", 1)}),
    ("its words say done", {"due_on": LATER}, {"due_on": LATER, "evidence": "done"}, [], {"complete": ("done", 1)}),
    ("late, now complete", LATE, COMPLETE, [], {"complete": ("done", 1), "overdue": ("done", -1)}),
    ("new", None, AHEAD, [], {"counted": ("added", 1)}),
    ("new, complete", None, COMPLETE, [], {"complete": ("added", 1), "counted": ("added", 1)}),
    ("new, late", None, LATE, [], {"counted": ("added", 1), "overdue": ("added", 1)}),
    ("gone, complete", COMPLETE, None, [], {"complete": ("gone", -1), "counted": ("gone", -1)}),
    ("gone, late", LATE, None, [], {"counted": ("gone", -1), "overdue": ("gone", -1)}),
    ("gone, closed before", CLOSED, None, [], {}),
    ("pushed", LATE, AHEAD, [], {"overdue": ("redated", -1)}),
    ("its date taken out", LATE, UNDATED, [], {"overdue": ("redated", -1)}),
    ("brought forward", AHEAD, DUE, [], {"overdue": ("redated", 1)}),
    ("a date given that has passed", UNDATED, DUE, [], {"overdue": ("redated", 1)}),
    ("its date passes", DUE, DUE, [], {"overdue": ("time", 1)}),
    ("its date passes, other words", DUE, DUE | {"declared_rating": "off_track"}, [], {"overdue": ("time", 1)}),
    ("pushed, and passed again", DUE, DUE | {"due_on": date(2023, 6, 1)}, [], {"overdue": ("time", 1)}),
    ("due on the day itself", AHEAD | {"due_on": NOW}, AHEAD | {"due_on": NOW}, [], {}),
    ("late in both", LATE, LATE | {"due_on": BETWEEN}, [], {}),
    ("complete no longer", COMPLETE, AHEAD, [], {"complete": ("rerated", -1)}),
    ("open again, late", COMPLETE, LATE, [], {"complete": ("rerated", -1), "overdue": ("rerated", 1)}),
    ("closed by its words", LATE, CLOSED, [], {"counted": ("rerated", -1), "overdue": ("rerated", -1)}),
    ("no longer closed", CLOSED, AHEAD, [], {"counted": ("rerated", 1)}),
    ("closed, now complete", CLOSED, COMPLETE, [], {"complete": ("done", 1), "counted": ("rerated", 1)}),
    ("decided complete", LATE, LATE, [("rating", "complete", NOW, None)], {"complete": ("decided", 1), "overdue": ("decided", -1)}),
    ("decided done, disposition", AHEAD, AHEAD, [("disposition", "complete", NOW, None)], {"complete": ("decided", 1)}),
    ("complete, and confirmed", AHEAD, COMPLETE, [("rating", "complete", NOW, 2)], {"complete": ("done", 1)}),
    ("confirmed, then open in the next document", COMPLETE, AHEAD, [("rating", "complete", THEN, 1)], {"complete": ("rerated", -1)}),
    ("corrected before, carried on", AHEAD, UNDATED, [("rating", "complete", THEN, None)], {}),
    ("corrected before, then decided as it says", COMPLETE, COMPLETE, [("rating", "behind", THEN, None), ("rating", "complete", NOW, 2)], {"complete": ("decided", 1), "overdue": ("decided", -1)}),
    ("complete isn't believed", COMPLETE, COMPLETE, [("disposition", "open", NOW, None)], {"complete": ("decided", -1), "overdue": ("decided", 1)}),
    ("closed by a person", LATE, LATE, [("disposition", "closed_without_doing", NOW, None)], {"counted": ("decided", -1), "overdue": ("decided", -1)}),
    ("a duplicate", COMPLETE, COMPLETE, [("duplicate_of", "another", NOW, None)], {"complete": ("decided", -1), "counted": ("decided", -1)}),
    ("a later date decided", LATE, LATE, [("due_on", "2024-01-31", NOW, None)], {"overdue": ("decided", -1)}),
    ("an earlier date decided", AHEAD, AHEAD, [("due_on", "2023-05-15", NOW, None)], {"overdue": ("decided", 1)}),
    ("a date decided before passes", AHEAD, AHEAD, [("due_on", "2023-05-15", THEN, None)], {"overdue": ("time", 1)}),
    ("a date decided before, and done", AHEAD, COMPLETE, [("due_on", "2023-05-15", THEN, None)], {"complete": ("done", 1)}),
    ("everyday work before, complete in the plan", AHEAD, COMPLETE, [("disposition", "routine", THEN, None)], {"overdue": ("redated", 1)}),
    ("its lead decided, its date passes", DUE, DUE, [("leads", '[{"lead": "A", "lead_kind": "team"}]', NOW, None)], {"overdue": ("time", 1)}),
]  # fmt: skip


def add(connection, plan_id: str, versions, decisions=()) -> None:
    """A plan with two versions, {ref: the task's values} each, and what was decided of them: ref, and as in CASES."""
    insert(connection, "plan", plan_id=plan_id, council="Midshire (made up)", title=plan_id)
    for number, (as_at, tasks) in enumerate(zip((THEN, NOW), versions, strict=True), start=1):
        snapshot = f"{plan_id}-{number}"
        insert(
            connection, "snapshot", snapshot_id=snapshot, plan_id=plan_id, as_at=as_at, as_at_basis="stated", document_id=snapshot,
            loaded_at=datetime(2023, 7, number, tzinfo=UTC), loaded_by="Ada Finch", wording="restated",
        )  # fmt: skip
        for position, (ref, values) in enumerate(tasks.items(), start=1):
            lead = values.get("lead")
            kinds = {"timescale_kind": "none", "evidence": "none", "locator": "", "cells": "[]"}
            own = {name: value for name, value in values.items() if name != "lead"}
            one = {"snapshot_id": snapshot, "plan_id": plan_id, "task_id": f"{plan_id}/{ref}", "position": position}
            insert(connection, "task", **{**kinds, **one, "ref": ref, "action": f"Do {ref}", **own})
            if lead:
                whose = {"snapshot_id": snapshot, "task_id": one["task_id"], "position": 1}
                insert(connection, "task_lead", **whose, lead=lead, lead_kind="team", lead_text=lead)
    for number, (ref, field, value, since, confirms) in enumerate(decisions):
        key = f"{plan_id}-{number}"
        insert(
            connection, "decision", decision_id=key, plan_id=plan_id, task_id=f"{plan_id}/{ref}", field=field, value=value,
            reason="agreed", as_at=since, decided_by="Ada Finch", decided_at=datetime(2023, 8, 1, 9, number, tzinfo=UTC),
        )  # fmt: skip
        if confirms:
            of = f"{plan_id}-{confirms}"
            insert(connection, "confirmation", decision_id=key, snapshot_id=of, document_id=of)


def asked(connection, **filters) -> pd.DataFrame:
    """The rows of the query between the two dates."""
    return queries.run(
        connection, "why_moved", from_date=THEN, from_known_at=None, **keeping(**({"on_date": NOW} | filters))
    )


@pytest.fixture(scope="module")
def cases() -> pd.DataFrame:
    """The query's rows of every case, a plan each."""
    connection = open_database(":memory:")
    for name, before, after, decisions, _ in CASES:
        versions = [{"1": task} if task else {} for task in (before, after)]
        add(connection, name, versions, [("1", *one) for one in decisions])
    return asked(connection)


@pytest.mark.parametrize(("name", "expected"), [(case[0], case[-1]) for case in CASES])
def test_each_cause_has_its_name(cases, name, expected):
    found = cases[(cases["plan_id"] == name) & (cases["delta"] != 0)]
    assert {row.measure: (row.cause, row.delta) for row in found.itertuples()} == expected


def test_a_task_that_came_into_the_filters_or_left_them_is_said_to_have_done_so():
    connection = open_database(":memory:")
    mine, other = COMPLETE | {"lead": "Mine"}, COMPLETE | {"lead": "Other"}
    add(connection, "p", [{"1": other, "2": mine, "3": AHEAD | {"lead": "Mine"}}, {"1": mine, "2": other, "3": mine}])
    rows = asked(connection, leads=["Mine"])
    found = rows[rows["delta"] != 0]
    assert [(row.measure, row.task_id, row.cause, row.delta) for row in found.itertuples()] == [
        ("complete", "p/1", "came", 1),
        ("complete", "p/2", "left", -1),
        ("complete", "p/3", "done", 1),
        ("counted", "p/1", "came", 1),
        ("counted", "p/2", "left", -1),
    ]
    assert why_moved.complete(rows) == (
        "Complete rose from 1 of 2 to 2 of 2: 1 done, 1 came into these filters (complete), "
        "1 left these filters (complete)."
    )


def made_up(chance: random.Random) -> dict:
    """A task as a document could have it."""
    return {
        "declared_rating": chance.choice([None, None, "complete", "on_schedule", "behind", "off_track"]),
        "due_on": chance.choice([None, PAST, date(2023, 3, 31), BETWEEN, NOW, LATER]),
        "start_by": chance.choice([None, PAST]),
        "timescale_kind": chance.choice(["day", "range", "ongoing", "none"]),
        "evidence": chance.choice(["none", "done", "partly", "under_way", "not_started", "replaced", "routine"]),
        "lateness": chance.choice([None, None, "late", "on_track"]),
        "lead": chance.choice(["Mine", "Other", None]),
    }


def made_up_decision(chance: random.Random) -> tuple:
    """A decision as a person could make it."""
    field, values = chance.choice(
        [
            ("rating", ["complete", "behind", None]),
            ("disposition", ["open", "complete", "routine", "closed_without_doing", None]),
            ("duplicate_of", ["another"]),
            ("due_on", ["2023-02-01", "2023-05-15", "2024-01-31", None]),
        ]
    )
    return field, chance.choice(values), chance.choice([THEN, NOW]), chance.choice([None, None, 1, 2])


@pytest.fixture(scope="module")
def many():
    """Forty plans of two versions each, made at random from one seed."""
    chance, connection = random.Random(1), open_database(":memory:")
    connection.begin()
    for number in range(40):
        refs = [str(ref) for ref in range(chance.randint(0, 9))]
        before = {ref: made_up(chance) for ref in refs if chance.random() < 0.8}
        after = {
            ref: made_up(chance) if ref not in before or chance.random() < 0.6 else before[ref]
            for ref in refs
            if chance.random() < 0.8
        }
        decisions = [(ref, *made_up_decision(chance)) for ref in refs if chance.random() < 0.4]
        add(connection, f"plan-{number}", [before, after], decisions)
    connection.commit()
    yield connection
    connection.close()


FILTERS = [{}, {"with_computed": False}, {"leads": ["Mine"]}, {"ratings": ["complete", "off_track"]}, {"windows": ["overdue"]}]  # fmt: skip
WAYS = {
    "complete": {("done", 1), ("rerated", -1)},
    "counted": {("rerated", 1), ("rerated", -1)},
    "overdue": {("time", 1), ("redated", 1), ("redated", -1), ("rerated", 1), ("rerated", -1), ("done", -1)},
}
ALWAYS = {("added", 1), ("gone", -1), ("decided", 1), ("decided", -1), ("came", 1), ("left", -1)}


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_parts_add_up_to_the_figures_of_both_versions(many, filters):
    rows = asked(many, **filters)
    assert not rows.duplicated(["measure", "task_id"]).any()
    assert (rows["cause"].isna() == (rows["delta"] == 0)).all()
    told = {(row.measure, row.cause, row.delta) for row in rows[rows["delta"] != 0].itertuples()}
    assert told <= {(measure, *way) for measure, ways in WAYS.items() for way in ways | ALWAYS}
    before, after = (figures(many, on_date=on_date, **filters) for on_date in (THEN, NOW))
    assert summed(rows, "was_in") == before
    assert summed(rows, "is_in") == after
    assert {key: before.get(key, 0) + delta for key, delta in summed(rows, "delta").items()} == {
        key: after.get(key, 0) for key in before.keys() | after.keys()
    }


def figures(connection, **view) -> dict[tuple[str, str], int]:
    """Plan and measure → its figure as Home has it, where it isn't 0."""
    found = {}
    for row in queries.run(connection, "overview", **keeping(**view)).itertuples():
        counted = row.tasks - row.closed - row.duplicates
        found |= {
            (row.plan_id, "complete"): row.complete,
            (row.plan_id, "counted"): counted,
            (row.plan_id, "overdue"): row.overdue,
        }
    return {key: value for key, value in found.items() if value}


def summed(rows: pd.DataFrame, column: str) -> dict[tuple[str, str], int]:
    """Plan and measure → the sum of a column; of what is counted those that aren't 0."""
    sums = rows.groupby(["plan_id", "measure"])[column].sum()
    return {key: int(value) for key, value in sums.items() if value or column == "delta"}


def counts(**moves) -> pd.DataFrame:
    """Rows as the query gives them: stay, or cause, of each measure with how many; complete_done=2, counted_stay=5."""
    rows = []
    for name, number in moves.items():
        measure, cause, *way = name.split("_")
        was_in, is_in = {"stay": (True, True), "in": (False, True), "out": (True, False)}[way[0] if way else cause]
        for _ in range(number):
            rows.append(("p", measure, f"{cause}-{len(rows)}", was_in, is_in, is_in - was_in, cause if way else None))
    return pd.DataFrame(rows, columns=["plan_id", "measure", "task_id", "was_in", "is_in", "delta", "cause"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (counts(), "No task counts in either version."),
        (counts(counted_stay=5), "Complete stayed at none of 5."),
        (counts(counted_stay=5, complete_stay=2), "Complete stayed at 2 of 5."),
        (counts(counted_stay=5, complete_done_in=1), "Complete rose from none of 5 to 1 of 5: 1 done."),
        (
            counts(counted_stay=37, complete_stay=12, complete_done_in=6, complete_decided_in=2, counted_added_in=3),
            "Complete rose from 12 of 37 to 20 of 40: 6 done, 2 decided complete, 3 added (none complete).",
        ),
        (
            counts(counted_stay=5, complete_stay=2, counted_added_in=1),
            "Complete stayed at 2, of 6 instead of 5: 1 added (not complete).",
        ),
        (
            counts(counted_stay=5, complete_stay=1, complete_done_in=1, complete_rerated_out=1, complete_decided_out=1),
            "Complete fell from 3 of 5 to 2 of 5: 1 done, 1 decided not complete, 1 no longer complete.",
        ),
        (
            counts(counted_stay=2, counted_decided_out=2, counted_rerated_out=1, counted_gone_out=1),
            "Complete stayed at none, of 2 instead of 6: 2 left out by decision (none complete), "
            "1 closed without doing (not complete), 1 gone (not complete).",
        ),
    ],
)
def test_complete_in_one_sentence(rows, said):
    assert why_moved.complete(rows) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (counts(), "Nothing is overdue, as before."),
        (counts(overdue_stay=1), "Overdue stayed at 1."),
        (counts(overdue_time_in=1), "Overdue rose from none to 1: 1 passed its date."),
        (counts(overdue_done_out=2), "Overdue fell from 2 to none: 2 done."),
        (
            counts(overdue_stay=1, overdue_time_in=3, overdue_redated_in=1, overdue_done_out=1, overdue_gone_out=1),
            "Overdue rose from 3 to 5: 3 passed their date, 1 given a date that has passed; "
            "no longer overdue: 1 done, 1 gone.",
        ),
    ],
)
def test_overdue_in_one_sentence(rows, said):
    assert why_moved.overdue(rows) == said


@pytest.mark.parametrize(
    ("as_at", "compared"),
    [
        (None, (QUARTERS[2], QUARTERS[3])),
        (date(2024, 2, 1), (QUARTERS[2], date(2024, 2, 1))),
        (QUARTERS[1], (QUARTERS[0], QUARTERS[1])),
        (date(2023, 4, 30), None),
    ],
)
def test_the_version_before_is_found_and_a_first_one_is_said_to_be_so(as_at, compared):
    snapshots = pd.DataFrame({"as_at": pd.to_datetime([*QUARTERS, LATER]), "is_in_force": [True] * 4 + [False]})
    assert why_moved.dates(snapshots, as_at) == compared
