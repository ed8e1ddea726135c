"""Decisions put up for review: those about an earlier document with which the one in force disagrees, as exact rows."""

from datetime import date

import pytest
from helpers.disagreeing import FIRST, JUNE, MARCH, SECOND, SEPTEMBER, add, decided
from helpers.plan_files import load as load_one

from loaders import leads_value, name_lead, section_value, undo, withdraw

COLUMNS = (
    "ref, field, value, decided_by, as_at, then_as_at, said_then, said_basis, snapshot_as_at, says_now, says_basis"
)


@pytest.fixture
def connection():
    """Three tasks as at March; what June and September say of them is added by the tests."""
    return load_one(FIRST, as_at=MARCH)


def rows(connection, on=None) -> list[tuple]:
    """What is up for review, in order."""
    asked = f"select {COLUMNS} from disagreement_at($on, null) order by ref, field"
    return connection.execute(asked, {"on": on}).fetchall()


def test_nothing_is_up_for_review_before_there_is_another_document(connection):
    decided(connection, "1", "due_on", "2021-08-31")
    assert rows(connection) == []


def test_each_field_that_the_new_document_has_otherwise_is_put_up(connection):
    decided(connection, "1", "rating", "on_schedule")
    decided(connection, "2", "rating", "behind")
    decided(connection, "2", "due_on", "2021-09-30")
    decided(connection, "2", "leads", leads_value("Bea Sample"))
    decided(connection, "2", "disposition", "routine")
    decided(connection, "3", "section", section_value("Venues"))
    add(connection, SECOND, JUNE)
    owen, ada = (f'[{{"lead":"{name}","lead_kind":"person"}}]' for name in ("Owen Pike", "Ada Finch"))
    about = ("Ann", MARCH, MARCH)
    assert rows(connection) == [
        ("1", "rating", "on_schedule", *about, "behind", "declared", JUNE, "behind", "declared"),
        ("2", "disposition", "routine", *about, "open", None, JUNE, "complete", None),
        ("2", "due_on", "2021-09-30", *about, "2021-03-31", None, JUNE, "2021-07-31", None),
        ("2", "leads", leads_value("Bea Sample"), *about, owen, None, JUNE, ada, None),
        ("2", "rating", "behind", *about, None, None, JUNE, "complete", "computed"),
        ("3", "section", '["Venues", null]', *about, '["Schools",null]', None, JUNE, '["Halls",null]', None),
    ]  # fmt: skip


def test_what_the_document_leaves_as_it_was_stays_decided(connection):
    decided(connection, "3", "rating", "behind")
    decided(connection, "1", "leads", leads_value("Bea Sample"))
    decided(connection, "1", "section", section_value("Venues"))
    decided(connection, "1", "disposition", "routine")
    add(connection, SECOND, JUNE)
    assert rows(connection) == []


def test_what_the_document_says_as_decided_is_not_put_up(connection):
    decided(connection, "2", "due_on", "2021-07-31")
    decided(connection, "2", "leads", leads_value("Ada Finch"))
    decided(connection, "3", "section", section_value("Halls"))
    add(connection, SECOND, JUNE)
    assert rows(connection) == []


def test_a_spelling_that_was_merged_is_no_disagreement(connection):
    decided(connection, "2", "leads", leads_value("Adah Finch"))
    add(connection, SECOND, JUNE)
    assert [row[1] for row in rows(connection)] == ["leads"]
    name_lead(connection, "Ada Finch", "Adah Finch", reason="one person", decided_by="Ann")
    assert rows(connection) == []


@pytest.mark.parametrize("value", ["2021-09-30", None], ids=["kept", "followed"])
def test_keeping_it_or_following_the_document_takes_it_off(connection, value):
    held = decided(connection, "2", "due_on", "2021-09-30")
    add(connection, SECOND, JUNE)
    assert len(rows(connection)) == 1
    decided(connection, "2", "due_on", value, on=JUNE, seen=held)
    assert rows(connection) == []
    shown = "select due_on from task_at($on) where ref = '2'"
    assert connection.execute(shown, {"on": None}).fetchone() == (date.fromisoformat(value or "2021-07-31"),)
    assert connection.execute(shown, {"on": MARCH}).fetchone() == (date(2021, 9, 30),)


def test_a_decision_kept_is_put_up_again_by_the_next_document_that_disagrees(connection):
    held = decided(connection, "2", "due_on", "2021-09-30")
    add(connection, SECOND, JUNE)
    decided(connection, "2", "due_on", "2021-09-30", on=JUNE, seen=held)
    add(connection, SECOND.replace("July 2021", "November 2021"), SEPTEMBER)
    assert [row[5:10] for row in rows(connection)] == [
        (JUNE, "2021-07-31", None, SEPTEMBER, "2021-11-30"),
    ]


def test_an_undo_takes_it_off_and_a_withdrawal_of_the_new_document_too(connection):
    made = decided(connection, "2", "due_on", "2021-09-30")
    add(connection, SECOND, JUNE)
    undo(connection, made, reason="a slip", undone_by="Bea")
    assert rows(connection) == []
    decided(connection, "3", "section", section_value("Venues"))
    assert len(rows(connection)) == 1
    latest = connection.execute("select snapshot_id from snapshot where as_at = $on", {"on": JUNE}).fetchone()[0]
    withdraw(connection, latest, withdrawn_by="Bea", reason="wrong file")
    assert rows(connection) == []


def test_where_the_document_decided_about_is_withdrawn_nothing_is_known_of_then(connection):
    decided(connection, "2", "due_on", "2021-09-30")
    first = connection.execute("select snapshot_id from snapshot").fetchone()[0]
    add(connection, SECOND, JUNE)
    withdraw(connection, first, withdrawn_by="Bea", reason="wrong file")
    assert rows(connection) == [
        ("2", "due_on", "2021-09-30", "Ann", MARCH, None, None, None, JUNE, "2021-07-31", None),
    ]  # fmt: skip


def test_a_task_that_is_gone_and_a_date_before_the_document_put_nothing_up(connection):
    decided(connection, "2", "due_on", "2021-09-30")
    decided(connection, "3", "due_on", "2021-12-31")
    add(connection, SECOND[: SECOND.index("Halls")], JUNE)
    assert [row[0] for row in rows(connection)] == ["2"]
    assert rows(connection, on=MARCH) == []


def test_what_the_clock_had_not_brought_yet_puts_nothing_up(connection):
    decided(connection, "2", "due_on", "2021-09-30")
    before = connection.execute("select max(decided_at)::varchar from decision").fetchone()[0]
    add(connection, SECOND, JUNE)
    then = "select count(*) from disagreement_at(null, cast($at as timestamptz))"
    assert connection.execute(then, {"at": before}).fetchone() == (0,)
    assert len(rows(connection)) == 1
