"""What people decide: recorded whole or refused with a sentence, saved with a load or not at all, read again with it."""

from datetime import date

import pytest
from helpers.plan_files import load

from loaders import (
    ChangeRefused,
    Decision,
    Plan,
    Standing,
    add_document,
    open_database,
    prepare,
    reread,
    withdraw,
)
from loaders.record.decisions import record

TEXT = (
    "Ref\tAction\tLead\tBy when\tProgress\n"
    "1\tPublish the guidance for schools\tUna Marsh\tOctober 2021 - March 2021\tDrafted\n"
    "2\tTrain the front line staff\tOwen Pike\tJune 2021\t\n"
)
PLAN, STANDING = Plan("a-plan", "A council", "A plan"), Standing(date(2021, 6, 30), "stated", None, "Ada")
GOOD = Decision("due_on", "2022-03-31", " the dates were typed the wrong way round ", " Ada Finch ")


def _added(*decisions, connection=None):
    connection = connection or open_database(":memory:")
    reading = prepare(PLAN, STANDING, TEXT.encode(), "plan.txt")
    return connection, add_document(connection, PLAN, STANDING, TEXT.encode(), reading, decisions={1: list(decisions)})


def test_a_due_date_given_with_a_load_is_in_force_and_what_was_written_stays():
    connection, _ = _added(GOOD)
    assert connection.execute("select due_on from task where ref = '1'").fetchone() == (None,)
    assert connection.execute("select due_on, timescale_text from task_at(null) where ref = '1'").fetchone() == (
        date(2022, 3, 31),
        "October 2021 - March 2021",
    )
    assert connection.execute(
        "select plan_id, task_id, field, value, reason, as_at, decided_by, revokes from decision"
    ).fetchall() == [
        (
            "a-plan",
            "a-plan/1",
            "due_on",
            "2022-03-31",
            "the dates were typed the wrong way round",
            date(2021, 6, 30),
            "Ada Finch",
            None,
        )
    ]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("due_on", "2022-03-31", " ", "Ada"), "name and the reason"),
        (Decision("due_on", "2022-03-31", "why", ""), "name and the reason"),
        (Decision("due_on", "2022-03-31", "x" * 2001, "Ada"), "longer than 2,000"),
        (Decision("due_on", "31/03/2022", "why", "Ada"), "no date"),
        (Decision("due_on", "1922-03-31", "why", "Ada"), "31 Mar 1922 lies outside"),
        (Decision("rating", "purple", "why", "Ada"), "purple"),
        (Decision("disposition", "'; drop table task", "why", "Ada"), "is no disposition"),
        (Decision("lead", "Ada", "why", "Ada"), "“lead” can't be decided"),
    ],
)
def test_a_decision_that_cannot_be_one_leaves_nothing_of_the_load(decision, said):
    connection = open_database(":memory:")
    with pytest.raises(ChangeRefused, match=said):
        _added(GOOD, decision, connection=connection)
    tables = ("plan", "document", "snapshot", "task", "decision")
    assert [connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables] == [0] * 5


def test_a_task_that_is_not_there_is_refused():
    connection, _ = _added()
    with pytest.raises(ChangeRefused, match="reload"):
        record(connection.cursor(), plan_id="a-plan", task_id="a-plan/9", as_at=date(2021, 6, 30), decision=GOOD)


@pytest.mark.parametrize(("field", "value"), [("rating", "behind"), ("disposition", "duplicate")])
def test_ratings_and_standings_are_in_force_too(field, value):
    connection, _ = _added(Decision(field, value, "agreed at the board", "Ada"))
    assert connection.execute(f"select {field} from task_at(null) where ref = '1'").fetchone() == (value,)


def test_a_withdrawn_load_can_be_loaded_again_when_asked():
    connection, first = _added()
    withdraw(connection, first.snapshot_id, withdrawn_by="Ada", reason="wrong plan")
    reading = prepare(PLAN, STANDING, TEXT.encode(), "plan.txt")
    assert add_document(connection, PLAN, STANDING, TEXT.encode(), reading).was_known
    again = add_document(connection, PLAN, STANDING, TEXT.encode(), reading, again=True)
    assert (again.was_known, again.tasks) == (False, 2)
    assert connection.execute("select count(*) from task_at(null)").fetchone() == (2,)


def test_a_document_read_again_is_a_new_snapshot_with_the_same_tasks():
    connection = load(TEXT, as_at=date(2021, 6, 30))
    old = connection.execute("select snapshot_id from snapshot").fetchone()[0]
    connection.execute("update task set progress = 'as an older rule read it' where ref = '2'")
    added = reread(connection, old, loaded_by="Ada")
    assert (added.tasks, added.changed, added.was_known) == (2, 1, False)
    assert connection.execute(
        "select snapshot_id = $old, as_at, as_at_basis, loaded_by from snapshot order by loaded_at", {"old": old}
    ).fetchall() == [(True, date(2021, 6, 30), "assumed", "test"), (False, date(2021, 6, 30), "assumed", "Ada")]
    assert connection.execute(
        "select snapshot_id, task_id, progress from task_at(null) order by position"
    ).fetchall() == [
        (added.snapshot_id, "a-plan/1", "Drafted"),
        (added.snapshot_id, "a-plan/2", None),
    ]


def test_columns_that_a_person_corrected_stay_corrected():
    connection = open_database(":memory:")
    reading = prepare(PLAN, STANDING, TEXT.encode(), "plan.txt", {"Progress": "next_steps"})
    first = add_document(connection, PLAN, STANDING, TEXT.encode(), reading)
    again = reread(connection, first.snapshot_id, loaded_by="Ada")
    assert again.changed == 0
    assert connection.execute("select next_steps, progress from task_at(null) where ref = '1'").fetchone() == (
        "Drafted",
        None,
    )


def test_the_headings_stay_where_a_person_said():
    text = "Venue\tWho\tThe work\nHall\tUna Marsh\tHold a briefing\nRoom\tOwen Pike\tCheck the computers\n"
    connection = open_database(":memory:")
    reading = prepare(PLAN, STANDING, text.encode(), "plan.txt", {"The work": "action", "Who": "lead"}, "line 1")
    first = add_document(connection, PLAN, STANDING, text.encode(), reading)
    again = reread(connection, first.snapshot_id, loaded_by="Ada")
    assert (again.tasks, again.changed) == (2, 0)
    assert connection.execute("select distinct header_row from snapshot").fetchall() == [("line 1",)]


@pytest.mark.parametrize(("which", "who"), [("not there", "Ada"), (None, " ")])
def test_reading_again_is_refused_with_a_sentence(which, who):
    connection, first = _added()
    with pytest.raises(ChangeRefused):
        reread(connection, which or first.snapshot_id, loaded_by=who)
    withdraw(connection, first.snapshot_id, withdrawn_by="Ada", reason="wrong plan")
    with pytest.raises(ChangeRefused, match="withdrawn"):
        reread(connection, first.snapshot_id, loaded_by="Ada")
