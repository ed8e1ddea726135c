"""Packs that were issued: frozen with their files, listed, compared with what they would say now, issued again, purged."""

from datetime import date
from functools import partial

import pandas as pd
import pytest
from helpers.quarterly_plan import PLAN, QUARTERS, load_quarter, quarterly

import queries
from loaders import (
    ChangeRefused,
    Deciding,
    Decision,
    PackFile,
    PackToIssue,
    decide,
    finding_rules,
    issue_pack,
    open_database,
    purge,
)
from pages.board.pack import differences, model
from pages.board.pack.build import build
from pages.board.pack.choice import Choice, to_json

pytestmark = pytest.mark.slow

CHOICE = Choice((PLAN.plan_id,), QUARTERS[1])
FILES = (PackFile("a.pdf", "application/pdf", b"%PDF made up"), PackFile("a.csv", "text/csv", b"\x00\xff"))


@pytest.fixture
def database():
    connection = quarterly(numbers=(1, 2))
    yield connection
    connection.close()


def pack_of(connection, choice=CHOICE):
    return build(choice, partial(queries.run, connection), finding_rules())


def issued(connection, **more) -> str:
    pack = pack_of(connection)
    frozen = PackToIssue(
        pack.title,
        CHOICE.plans,
        CHOICE.quarter.label,
        CHOICE.as_at,
        CHOICE.audience,
        to_json(CHOICE),
        model.to_json(pack),
        FILES,
    )
    return issue_pack(connection, frozen, issued_by="Ann Example", **more)


def kept(connection, pack_id):
    return model.from_json(queries.run(connection, "pack_issued", pack_id=pack_id)["content"].iloc[0])


def test_an_issued_pack_stays_as_it_was_whatever_comes(database):
    before = pack_of(database)
    pack_id = issued(database, note="For the board")
    task = database.execute(
        "select snapshot_id, task_id from task_at($d) where ref = '7'", {"d": QUARTERS[1]}
    ).fetchone()
    decide(database, [Deciding(*task, QUARTERS[1], Decision("rating", "complete", "It is done", "Bea Sample"))])
    load_quarter(database, 3)
    assert kept(database, pack_id) == before
    files = [tuple(row) for row in queries.run(database, "pack_files", pack_id=pack_id).itertuples(index=False)]
    assert [(name, kind, bytes(content), size) for name, kind, content, size in files] == [
        ("a.pdf", "application/pdf", b"%PDF made up", 12), ("a.csv", "text/csv", b"\x00\xff", 2),
    ]  # fmt: skip


def test_what_would_differ_now_is_said_to_the_task(database):
    pack_id = issued(database)
    assert differences.between(kept(database, pack_id), pack_of(database)).empty
    task = database.execute(
        "select snapshot_id, task_id from task_at($d) where ref = '7'", {"d": QUARTERS[1]}
    ).fetchone()
    decide(database, [Deciding(*task, QUARTERS[1], Decision("rating", "complete", "It is done", "Bea Sample"))])
    found = differences.between(kept(database, pack_id), pack_of(database))
    rows = {tuple(row) for row in found.itertuples(index=False)}
    assert ("Task 7 of Midshire (made up): rating", "R Off track", "C Complete, confirmed") in rows
    assert ("Figure: Complete", "3 of 14", "4 of 14") in rows
    assert ("Figure: Ratings confirmed by a person", "none of 14", "1 of 14") in rows
    assert ("Task 7 of Midshire (made up): standing", "open", "complete") in rows


def test_issued_again_it_stands_in_the_place_of_the_first(database):
    first = issued(database)
    second = issued(database, replaces=first, note="Corrected")
    rows = queries.run(database, "packs")
    listed = [
        (row.pack_id, row.note, None if pd.isna(row.replaced_by_id) else row.replaced_by_id, row.files)
        for row in rows.itertuples()
    ]
    assert listed == [(second, "Corrected", None, 2), (first, "", second, 2)]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"issued_by": " "}, "your name"),
        ({"issued_by": "Ann", "note": "x" * 2_001}, "2,000 characters"),
        ({"issued_by": "Ann", "replaces": "no such pack"}, "isn't in the database"),
    ],
)
def test_what_cannot_be_issued_leaves_nothing(more, why):
    connection = open_database(":memory:")
    frozen = PackToIssue("T", ("a",), "Q1 2020/21", date(2020, 6, 30), "board", "{}", "{}", FILES)
    with pytest.raises(ChangeRefused, match=why):
        issue_pack(connection, frozen, **more)
    assert connection.execute(
        "select (select count(*) from issued_pack), (select count(*) from issued_file)"
    ).fetchone() == (0, 0)


def test_a_purged_document_leaves_no_pack_that_was_made_from_it(database):
    issued(database)
    document = database.execute("select document_id from snapshot where as_at = $d", {"d": QUARTERS[0]}).fetchall()[0][
        0
    ]
    purge(database, document, purged_by="Ann", reason="names of people referred")
    assert database.execute(
        "select (select count(*) from issued_pack), (select count(*) from issued_file)"
    ).fetchone() == (0, 0)


def test_what_moved_is_told_with_both_versions():
    pack = pack_of(quarterly(), Choice((PLAN.plan_id,), QUARTERS[3]))
    moved = next(section for section in pack.story if section.id == "moved")
    assert [panel.title.text for panel in moved.panels] == [
        "2 tasks are better rated and 3 worse than at 30 Sep 2023", "9 tasks changed since 30 Sep 2023",
    ]  # fmt: skip
    assert moved.panels[0].chart.categories == ("30 Sep 2023", "31 Dec 2023")
    assert [sum(one.values[at] for one in moved.panels[0].chart.series) for at in (0, 1)] == [12, 13]
