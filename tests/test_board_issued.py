"""Packs that were issued: numbered, frozen with their files, compared with now, issued again, withdrawn, purged."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from helpers.board_packs import built, one_task
from helpers.quarterly_plan import PLAN, QUARTERS, load_quarter, quarterly

import queries
from loaders import (
    ChangeRefused,
    Deciding,
    Decision,
    IssuedMeanwhile,
    PackFile,
    PackToIssue,
    decide,
    issue_pack,
    open_database,
    purge,
    withdraw_pack,
)
from pages.board.pack import differences, model
from pages.board.pack import issue as issuing
from pages.board.pack.choice import Choice

pytestmark = pytest.mark.slow

FIRST, CHOICE = Choice((PLAN.plan_id,), QUARTERS[0]), Choice((PLAN.plan_id,), QUARTERS[1])
CHANGED = replace(one_task(), scope="A change")
FILES = (PackFile("a.pdf", "application/pdf", b"%PDF made up"), PackFile("a.csv", "text/csv", b"\x00\xff"))


@pytest.fixture
def database():
    connection = quarterly(numbers=(1, 2))
    yield connection
    connection.close()


@contextmanager
def two_files(*_):
    yield FILES


@pytest.fixture
def empty():
    """A database that holds no plan: what issuing needs of a pack is given to it."""
    connection = open_database(":memory:")
    yield connection
    connection.close()


def pack_of(connection, choice=CHOICE):
    return built(connection, choice)


def issued(connection, choice=CHOICE, note="", pack=None, making=two_files) -> str:
    done = issuing.issue(connection, choice, pack or one_task(), making, issued_by="Ann Example", note=note)
    return done.pack_id


def kept(connection, pack_id):
    return model.from_json(queries.run(connection, "pack_issued", pack_id=pack_id)["content"].iloc[0])


def correct(connection):
    task = connection.execute(
        "select snapshot_id, task_id from task_at($d) where ref = '7'", {"d": QUARTERS[1]}
    ).fetchone()
    decide(connection, [Deciding(*task, QUARTERS[1], Decision("rating", "complete", "It is done", "Bea Sample"))])


def listed(connection) -> list[tuple]:
    """Each pack's quarter, what it is called, and how it stands, the newest first; without the time of a withdrawal."""
    rows = queries.run(connection, "packs").itertuples()
    said = [(row.quarter, issuing.name(row.number, row.version), issuing.standing_of(row), row.note) for row in rows]
    return [
        (quarter, name, f"Withdrawn by{stands.partition(' by')[2]}" if "Withdrawn" in stands else stands, note)
        for quarter, name, stands, note in said
    ]


def test_an_issued_pack_stays_as_it_was_whatever_comes(database):
    before = pack_of(database)
    pack_id = issued(database, note="For the board", pack=before)
    correct(database)
    load_quarter(database, 3)
    assert issuing.same(kept(database, pack_id), before)
    files = [tuple(row) for row in queries.run(database, "pack_files", pack_id=pack_id).itertuples(index=False)]
    assert [(name, kind, bytes(content), size) for name, kind, content, size in files] == [
        ("a.pdf", "application/pdf", b"%PDF made up", 12), ("a.csv", "text/csv", b"\x00\xff", 2),
    ]  # fmt: skip


def test_what_would_differ_now_is_said_to_the_task(database):
    pack_id = issued(database, pack=pack_of(database))
    assert differences.between(kept(database, pack_id), pack_of(database)).empty
    correct(database)
    found = differences.between(kept(database, pack_id), pack_of(database))
    rows = {tuple(row) for row in found.itertuples(index=False)}
    assert ("Task 7 of Midshire (made up): rating", "R Off track", "C Complete, confirmed") in rows
    assert ("Figure: Complete", "3 of 14", "4 of 14") in rows
    assert ("Task 7 of Midshire (made up): standing", "open", "complete") in rows
    pack = pack_of(database)
    first = next(panel for section in pack.story for panel in section.panels if panel.table and panel.table.rows)
    row = replace(first.table.rows[0], cells=(*first.table.rows[0].cells[:-1], "A manager's words"))
    told = replace(first, picture=replace(first.table, rows=(row, *first.table.rows[1:])))
    sections = [
        replace(one, panels=tuple(told if panel is first else panel for panel in one.panels)) for one in pack.sections
    ]
    (found,) = differences.between(pack, replace(pack, sections=tuple(sections))).itertuples(index=False)
    assert found[0] == f"{first.table.name}, {row.cells[0]}: {first.table.columns[-1].name}"
    assert found[2] == "A manager's words"


def test_a_quarter_has_a_number_and_each_issue_of_it_a_version(empty):
    issued(empty, FIRST)
    issued(empty)
    issued(empty, note="Task 7 corrected.", pack=CHANGED)
    issued(empty, Choice((PLAN.plan_id,), QUARTERS[2]))
    issued(empty, Choice((PLAN.plan_id,), QUARTERS[2], "public"))
    assert listed(empty) == [
        ("Q2 2023/24", "Issue 1 · version 1", "Stands", ""),  # of the public's own
        ("Q2 2023/24", "Issue 3 · version 1", "Stands", ""),
        ("Q1 2023/24", "Issue 2 · version 2", "Stands", "Task 7 corrected."),
        ("Q1 2023/24", "Issue 2 · version 1", "Replaced by version 2: Task 7 corrected", ""),
        ("Q4 2022/23", "Issue 1 · version 1", "Stands", ""),
    ]


def test_the_stamp_and_the_file_names_say_which_issue_it_is_and_name_nobody_to_the_public(empty):
    working = one_task()
    assert working.stamp == "Working copy, not issued"
    which = replace(issuing.next_issue(partial(queries.run, empty), CHOICE), number=3, version=2)
    when = datetime(2026, 11, 5, 9, 7).astimezone()
    now = issuing.stamped(working, which, "Ann Example", when)
    assert now.stamp == "Issue 3 · version 2, issued 5 Nov 2026, 09:07 by Ann Example"
    assert now.file_stem == f"{working.file_stem}-issue-3-v2-2026-11-05-0907"
    public = issuing.stamped(replace(working, audience="public"), which, "Ann Example", when)
    assert public.stamp == "Issue 3 · version 2, issued 5 Nov 2026, 09:07"
    gone = issuing.withdrawn(now, when.timestamp() * 1_000_000)
    assert gone.stamp.startswith("Withdrawn 5 Nov 2026, 09:07 · Issue 3 · version 2, issued")
    assert gone.file_stem == f"withdrawn-{now.file_stem}"


def test_the_same_pack_is_not_issued_twice(empty):
    first = issued(empty)
    with pytest.raises(issuing.SameAgain, match="Nothing has changed since Issue 1 · version 1 was issued on") as met:
        issued(empty)
    assert met.value.pack_id == first
    assert len(listed(empty)) == 1


def test_the_files_are_made_again_where_another_was_issued_meanwhile(empty):
    made = []

    @contextmanager
    def slow(stamped, which):
        made.append(stamped.file_stem)
        if len(made) == 1:
            issued(empty)
        yield FILES

    issued(empty, pack=CHANGED, making=slow)
    assert [name.rpartition("-board-")[2][:10] for name in made] == ["issue-1-v1", "issue-1-v2"]
    assert [name for _, name, _, _ in listed(empty)] == ["Issue 1 · version 2", "Issue 1 · version 1"]


def test_a_withdrawn_pack_is_kept_and_stands_no_more(empty):
    pack_id = issued(empty)
    withdraw_pack(empty, pack_id, withdrawn_by="Bea Sample", reason="The wrong version.")
    assert listed(empty) == [("Q1 2023/24", "Issue 1 · version 1", "Withdrawn by Bea Sample: The wrong version", "")]
    assert len(queries.run(empty, "pack_files", pack_id=pack_id)) == 2
    issued(empty)  # the same again: none stands
    assert [(name, stands.partition(" ")[0]) for _, name, stands, _ in listed(empty)] == [
        ("Issue 1 · version 2", "Stands"), ("Issue 1 · version 1", "Withdrawn"),
    ]  # fmt: skip
    for who, why, what, said in (
        ("Bea", "Again", pack_id, "withdrawn before"),
        ("Bea", "It is none", "no such pack", "isn't in the database"),
        ("Bea", " ", pack_id, "reason"),
        ("", "It is wrong", pack_id, "your name"),
    ):
        with pytest.raises(ChangeRefused, match=said):
            withdraw_pack(empty, what, withdrawn_by=who, reason=why)


def test_a_pack_from_before_they_were_numbered_is_listed_opens_and_counts(empty):
    pack_id = issued(empty, FIRST)
    old = model.to_values(kept(empty, pack_id))
    del old["stamp"]
    empty.execute(
        "update issued_pack set number = null, version = null, content = $content",
        {"content": model.to_json(replace(model.from_values(old)))},
    )
    assert listed(empty) == [("Q4 2022/23", "not numbered", "Stands", "")]
    assert kept(empty, pack_id).stamp == ""
    which = issuing.next_issue(partial(queries.run, empty), FIRST)
    assert (which.name, which.standing, which.replaces) == ("Issue 1 · version 2", pack_id, None)
    assert issuing.next_issue(partial(queries.run, empty), CHOICE).name == "Issue 2 · version 1"
    with pytest.raises(issuing.SameAgain, match="since a pack without a number was issued"):
        issued(empty, FIRST)


@pytest.mark.parametrize(
    ("by", "more", "why"),
    [
        (" ", {}, "your name"),
        ("Ann", {"note": "x" * 2_001}, "2,000 characters"),
        ("Ann", {"so_far": 1}, "issued or withdrawn in the meantime"),
    ],
)
def test_what_cannot_be_issued_leaves_nothing(by, more, why):
    connection = open_database(":memory:")
    frozen = PackToIssue(
        "T", ("a",), "Q1 2020/21", date(2020, 6, 30), "board", "{}", "{}", FILES, 1, 1, datetime.now(UTC),
        so_far=more.pop("so_far", 0),
    )  # fmt: skip
    with pytest.raises(ChangeRefused, match=why) as met:
        issue_pack(connection, frozen, issued_by=by, **more)
    assert isinstance(met.value, IssuedMeanwhile) is ("meantime" in why)
    assert connection.execute(
        "select (select count(*) from issued_pack), (select count(*) from issued_file)"
    ).fetchone() == (0, 0)


def test_a_purged_document_leaves_no_pack_that_was_made_from_it(database):
    withdraw_pack(database, issued(database), withdrawn_by="Bea", reason="The wrong version")
    document = database.execute("select document_id from snapshot where as_at = $d", {"d": QUARTERS[0]}).fetchall()[0][
        0
    ]
    purge(database, document, purged_by="Ann", reason="names of people referred")
    assert database.execute(
        "select (from issued_pack select count(*)), (from issued_file select count(*)), (from pack_withdrawal select count(*))"
    ).fetchone() == (0, 0, 0)


def test_what_moved_is_told_with_both_versions():
    pack = pack_of(quarterly(), Choice((PLAN.plan_id,), QUARTERS[3]))
    moved = next(section for section in pack.story if section.id == "moved")
    assert [panel.title.text for panel in moved.panels] == [
        "2 tasks are better rated and 3 worse than at 30 Sep 2023", "9 tasks changed since 30 Sep 2023",
    ]  # fmt: skip
    assert moved.panels[0].chart.categories == ("30 Sep 2023", "31 Dec 2023")
    assert [sum(one.values[at] for one in moved.panels[0].chart.series) for at in (0, 1)] == [12, 13]
