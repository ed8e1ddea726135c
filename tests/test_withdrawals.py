"""A wrong load withdrawn, a document purged, and what a new document would change."""

from datetime import date

import pytest
from helpers.plan_files import load

from loaders import ChangeRefused, LoadError, build, compare_with_latest, prepare, purge, withdraw
from loaders.record.store import Plan, Standing

FIRST = "Ref\tAction\tLead\tBy when\tProgress\n1\tPublish the guidance for schools\tUna Marsh\tMay 2021\tDrafted\n2\tTrain the front line staff\tOwen Pike\tJune 2021\t\n"
SECOND = (
    "Ref\tAction\tLead\tBy when\tProgress\n"
    "1\tHold a briefing for governors\tAda Finch\tJuly 2021\t\n"
    "2\tPublish the guidance for schools\tUna Marsh\tMay 2021\tPublished\n"
)


def _ids(connection):
    return connection.execute("select snapshot_id, document_id from snapshot order by as_at").fetchall()


def test_a_withdrawn_load_is_kept_and_out_of_every_figure():
    connection = load(FIRST)
    load(SECOND, as_at=date(2021, 6, 30), connection=connection)
    newest = _ids(connection)[1][0]
    withdraw(connection, newest, withdrawn_by="Ada", reason="wrong file")
    assert connection.execute("select ref, action from task_at(null) order by position").fetchall()[1] == (
        "2",
        "Train the front line staff",
    )
    assert connection.execute("select count(*) from snapshot").fetchone() == (2,)
    with pytest.raises(ChangeRefused, match="withdrawn before"):
        withdraw(connection, newest, withdrawn_by="Ada", reason="again")


def test_a_purged_document_leaves_only_who_when_and_why():
    connection = load(FIRST)
    document_id = _ids(connection)[0][1]
    connection.execute(
        "insert into decision values ('d', 'a-plan', 'a-plan/1', 'rating', 'behind', 'why', '2021-01-01', 'me', now(), null)"
    )
    assert purge(connection, document_id, purged_by="Ada", reason="holds case notes") == 1
    tables = (
        "document",
        "snapshot",
        "task",
        "task_lead",
        "finding",
        "plan_note",
        "rating_key",
        "training_target",
        "training_reading",
        "decision",
    )
    assert [connection.execute(f"select count(*) from {table}").fetchone()[0] for table in tables] == [0] * len(tables)
    assert connection.execute("select document_id, plan_ids, purged_by, reason from purge").fetchall() == [
        (document_id, "a-plan", "Ada", "holds case notes")
    ]


def test_a_purged_document_is_not_taken_in_again(tmp_path):
    connection = load(FIRST)
    purge(connection, _ids(connection)[0][1], purged_by="Ada", reason="holds case notes")
    with pytest.raises(LoadError, match="purged"):
        load(FIRST, connection=connection)
    (tmp_path / "plan.txt").write_text(FIRST)
    listing = tmp_path / "plans.toml"
    listing.write_text(
        '[[plan]]\nid = "a-plan"\ncouncil = "c"\ntitle = "t"\nas_at = 2020-01-01\nas_at_basis = "stated"\nfile = "plan.txt"\n'
    )
    assert build(connection, listing=listing) == []
    assert connection.execute("select count(*) from snapshot").fetchone() == (0,)


def test_a_purge_keeps_what_other_documents_hold():
    connection = load(FIRST)
    load(SECOND, as_at=date(2021, 6, 30), connection=connection)
    connection.execute(
        "insert into decision values ('d', 'a-plan', 'a-plan/1', 'rating', 'behind', 'why', '2021-01-01', 'me', now(), null)"
    )
    purge(connection, _ids(connection)[1][1], purged_by="Ada", reason="case notes")
    assert connection.execute("select list(ref order by position) from task_at(null)").fetchone() == (["1", "2"],)
    assert connection.execute("select count(*) from decision").fetchone() == (1,)


@pytest.mark.parametrize(("who", "why"), [("", "why"), ("Ada", " "), ("Ada", "x" * 2001)])
def test_who_and_why_are_needed(who, why):
    connection = load(FIRST)
    with pytest.raises(ChangeRefused):
        withdraw(connection, _ids(connection)[0][0], withdrawn_by=who, reason=why)
    assert connection.execute("select count(*) from withdrawal").fetchone() == (0,)


def test_what_is_new_gone_or_changed_though_renumbered():
    connection = load(FIRST)
    reading = prepare(
        Plan("a-plan", "c", "t"), Standing(date(2021, 6, 30), "stated", None, "test"), SECOND.encode(), "plan.txt"
    )
    found = [(change.kind, change.ref, change.fields) for change in compare_with_latest(connection, "a-plan", reading)]
    assert found == [
        ("new", "1", ()),
        ("changed", "2", (("ref", "1", "2"), ("progress", "Drafted", "Published"), ("evidence", "under_way", "done"))),
        ("gone", "2", ()),
    ]
    assert [change.kind for change in compare_with_latest(connection, "another-plan", reading)] == ["new", "new"]
