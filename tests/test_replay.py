"""The record is complete: documents, decisions, undos and withdrawals put in again from empty give the same database."""

from datetime import date

import pytest
from helpers.replayed import contents, replay
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import (
    ChangeRefused,
    Deciding,
    Decision,
    Plan,
    Standing,
    add_document,
    correct_match,
    decide,
    leads_value,
    name_lead,
    open_database,
    prepare,
    section_value,
    undo,
    withdraw,
)

pytestmark = pytest.mark.slow

PLAN = Plan("made-up", "Made-up Council", "Made up")
HEAD = "Ref\tAction\tLead\tBy when\tProgress\n"
VERSIONS = (
    HEAD
    + "1\tPublish the guidance for every school\tUna Marsh\tJune 2021\tDrafted\n"
    + "2\tTrain the front line staff and the governors of schools\tOwen Pike/Outreach Team\tMarch 2021\tTo be considered\n"
    + "3\tReview the venue hire policy\tOutreach team\tOctober 2021 - March 2021\t\n",
    HEAD
    + "1\tSet up a board of partners\tUna Marsh\tDecember 2021\tNot started\n"
    + "2\tPublish the guidance for every school\tUna March\tSeptember 2021\tPublished in May\n"
    + "3a\tTrain the front line staff\tOwen Pike\tMarch 2021\tComplete\n"
    + "3b\tTrain the governors of schools\tOutreach Team\tJune 2022\tUnder way\n",
    HEAD
    + "1\tReview the venue hire policy\tOutreach Team\tMarch 2022\tReviewed\n"
    + "2\tPublish the guidance for every school and college\tUna Marsh\tSeptember 2021\tComplete\n",
)
DATES = (date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30))
VALUES = (
    ("rating", "behind"), ("rating", "complete"), ("rating", None), ("disposition", "routine"), ("due_on", "2022-01-31"),
    ("leads", leads_value("Una Marsh; A New Team")), ("leads", leads_value("")), ("note", "A **note** of <b>ours</b>"),
    ("section", section_value("Schools")), ("finding:no_lead", "dismissed"), ("duplicate_of", "made-up/1"),
)  # fmt: skip

whole = st.integers(0, 50)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("load"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("decide"), whole, st.integers(0, len(VALUES) - 1)),
        st.tuples(st.just("undo"), whole, whole),
        st.tuples(st.just("withdraw"), whole, whole),
        st.tuples(st.just("name"), st.sampled_from(["Outreach team", "Una March"]), st.just("Outreach Team")),
        st.tuples(st.just("match"), whole, whole),
    ),
    max_size=10,
)


def _load(connection, version: int, at: int) -> None:
    standing, content = Standing(DATES[at], "stated", None, "Ada"), VERSIONS[version].encode()
    reading = prepare(PLAN, standing, content, "plan.txt")
    add_document(connection, PLAN, standing, content, reading, again=True)


def _one(connection, statement: str, number: int):
    rows = connection.execute(statement).fetchall()
    return rows[number % len(rows)] if rows else None


_TASKS = """
    select snapshot_id, task_id, snapshot.as_at
    from task join snapshot using (snapshot_id)
    order by loaded_at, task.position
"""


def _take(connection, step: tuple) -> None:
    kind, first, second = step
    if kind == "load":
        return _load(connection, first, second)
    if kind == "name":
        return name_lead(connection, first, second, reason="one team", decided_by="Bea")
    if kind == "withdraw":
        found = _one(connection, "select snapshot_id from snapshot order by loaded_at", first)
        return withdraw(connection, found[0], withdrawn_by="Ada", reason="wrong file")
    if kind == "undo":
        found = _one(connection, "select decision_id from decision order by decided_at", first)
        return found and undo(connection, found[0], reason="a slip", undone_by="Cal")
    snapshot_id, task_id, as_at = _one(connection, _TASKS, first)
    if kind == "match":
        other = _one(connection, _TASKS, second)[1]
        return correct_match(
            connection, snapshot_id, task_id, None if other == task_id else other, reason="by hand", decided_by="Bea"
        )  # fmt: skip
    field, value = VALUES[second]
    seen = connection.execute(
        "select decision_id from decision_known($on, null, false) where task_id = $task and field = $field",
        {"on": as_at, "task": task_id, "field": field},
    ).fetchone()
    decision = Decision(field, value, "agreed", "Bea")
    return decide(connection, [Deciding(snapshot_id, task_id, as_at, decision, seen[0] if seen else None)])


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(steps)
def test_what_is_on_record_gives_the_same_database_again(taken):
    source = open_database(":memory:")
    _load(source, 0, 0)
    for step in taken:
        try:
            _take(source, step)
        except ChangeRefused:
            continue
    again = replay(source)
    assert contents(again) == contents(source)
    judged = "select * exclude (snapshot_id) from task_at(null) order by task_id"
    assert again.execute(judged).fetchall() == source.execute(judged).fetchall()


def test_the_comparison_sees_a_difference():
    source = open_database(":memory:")
    _load(source, 0, 0)
    again = replay(source)
    undone = again.execute("select snapshot_id from snapshot").fetchone()[0]
    task = ("made-up/1", Decision("rating", "behind", "agreed", "Bea"))
    decide(again, [Deciding(undone, task[0], DATES[0], task[1])])
    assert contents(again) != contents(source)


@pytest.mark.parametrize("last", [1, 2])
def test_each_kind_of_step_is_replayed(last):
    source = open_database(":memory:")
    _load(source, 0, 0)
    _load(source, last, 1)
    for step in (("decide", 1, 4), ("decide", 2, 6), ("undo", 0, 0), ("name", "Outreach team", "Outreach Team")):
        _take(source, step)
    _take(source, ("match", 4, 0))
    _load(source, 2, 2)
    _take(source, ("withdraw", 2, 0))
    assert contents(replay(source)) == contents(source)
    assert source.execute("select count(*) from decision").fetchone() == (5,)
