"""A confirmation holds for the version that it is about; a correction carries on, and is announced where figures show."""

from datetime import date

import pytest
from helpers.board_packs import made
from helpers.confirming import CONFIRMED, CORRECTED, red_to_amber, version
from helpers.disagreeing import JUNE, MARCH, SEPTEMBER, add, decided
from helpers.sample_rows import keeping

import queries
from loaders import leads_value, open_database, purge, reread, section_value, withdraw
from pages.said import corrections
from pages.work.decisions import words as said
from pages.work.decisions.view import Kept

FIRST = version("Red")
HALLS = (
    "Ref\tAction\tLead\tBy when\tStatus\tRAG\nHalls\n1\tPublish the guidance for every school\tAda Finch\tMay 2022\t"
    "Not started\tComplete\n"
)


@pytest.fixture
def connection():
    """A database of its own, with nothing in it."""
    opened = open_database(":memory:")
    yield opened
    opened.close()


@pytest.fixture
def amber(connection):
    """Two versions, with five confirmations and two corrections about the first."""
    red_to_amber(connection)
    return connection


def shown(connection, on=None) -> dict[str, tuple]:
    """ref → rating and basis, at a date."""
    rows = connection.execute("select ref, rating, rating_basis from task_at($on) order by ref", {"on": on})
    return {ref: rest for ref, *rest in map(tuple, rows.fetchall())}


def held(connection, on=None) -> set[tuple]:
    """The ref and field of every decision in force at a date."""
    asked = "select split_part(task_id, '/', 2), field from decision_known($on, null, false) where value is not null"
    return set(connection.execute(asked, {"on": on}).fetchall())


def trail(connection, **view) -> dict[str, object]:
    """The trail's rows by the task's ref."""
    rows = queries.run(connection, "decisions", **keeping(**view), **Kept().parameters())
    return {row.ref: row for row in rows.itertuples()}


def test_the_next_version_shows_where_the_last_was_confirmed_and_a_correction_carries_on(amber):
    assert shown(amber) == {
        **{ref: ["behind", "declared"] for ref in CONFIRMED}, **{ref: ["on_schedule", "confirmed"] for ref in CORRECTED}
    }  # fmt: skip
    assert shown(amber, MARCH) == {
        **{ref: ["off_track", "confirmed"] for ref in CONFIRMED},
        **{ref: ["on_schedule", "confirmed"] for ref in CORRECTED},
    }
    assert shown(amber, date(2021, 5, 31))["1"] == ["off_track", "confirmed"]


def test_what_changed_between_the_versions_is_seen(amber):
    moved = queries.run(amber, "changes", from_date=MARCH, from_known_at=None, **keeping())
    kinds = {row.to_ref: list(row.kinds) for row in moved.itertuples()}
    assert kinds == {**dict.fromkeys(CONFIRMED, ["improved"]), **dict.fromkeys(CORRECTED, ["same"])}


def test_a_confirmation_lapses_where_the_next_version_says_the_same_too(connection):
    add(connection, FIRST, MARCH)
    decided(connection, "1", "rating", "off_track")
    add(connection, version("Red", "Still under way"), JUNE)
    assert shown(connection)["1"] == ["off_track", "declared"]
    assert said.standing(trail(connection)["1"]) == (
        "Held for the version of 31 Mar 2021, and ended with it; that of 30 Jun 2021 says R Off track too"
    )


def test_the_trail_lists_it_as_lapsed_with_what_the_version_in_force_says(amber):
    rows = trail(amber)
    assert {ref: row.standing for ref, row in rows.items()} == {
        **dict.fromkeys(CONFIRMED, "lapsed"), **dict.fromkeys(CORRECTED, "in_force")
    }  # fmt: skip
    assert said.standing(rows["1"]) == (
        "Held for the version of 31 Mar 2021; that of 30 Jun 2021 says A Behind schedule"
    )
    assert {row.standing for row in trail(amber, on_date=MARCH).values()} == {"in_force"}
    states = said.states(queries.run(amber, "decisions", **keeping(), **Kept().parameters()))
    assert states == "2 in force and 5 lapsed"


@pytest.mark.parametrize(
    ("field", "own", "other", "says"),
    [
        ("rating", "off_track", "behind", "C Complete"),
        ("disposition", "open", "routine", "complete"),
        ("due_on", "2021-12-31", "2021-11-30", "31 May 2022"),
        ("leads", leads_value("Una Marsh"), leads_value("Una Marsh; Owen Pike"), "Ada Finch"),
        ("section", section_value("Schools"), section_value("Venues"), "Halls"),
    ],
)
def test_each_field_is_confirmed_by_the_documents_own_value_and_corrected_by_another(
    connection, field, own, other, says
):
    add(connection, FIRST, MARCH)
    decided(connection, "1", field, own)
    decided(connection, "2", field, other)
    assert held(connection) == {("1", field), ("2", field)}
    add(connection, HALLS, JUNE)
    assert held(connection) == {("2", field)}
    assert said.standing(trail(connection)["1"]).endswith(f"that of 30 Jun 2021 says {says}")


def test_a_rating_that_was_computed_is_confirmed_too_at_the_date_that_it_holds_from(connection):
    add(connection, "Ref\tAction\tBy when\tStatus\n1\tTrain the staff\tMay 2021\tUnder way\n", MARCH)
    decided(connection, "1", "rating", "on_schedule")
    add(connection, "Ref\tAction\tBy when\tStatus\n1\tTrain the staff\tMay 2021\tStill under way\n", JUNE)
    assert shown(connection) == {"1": ["off_track", "computed"]}
    row = trail(connection)["1"]
    assert said.standing(row) == (
        "Held for the version of 31 Mar 2021; by that of 30 Jun 2021 this tool computes R Off track"
    )


def test_leaving_it_to_the_document_notes_answers_and_duplicates_carry_on(connection):
    add(connection, FIRST, MARCH)
    for field, value in (("note", "Asked"), ("finding:complete_but", "dismissed"), ("duplicate_of", "a-plan/2")):
        decided(connection, "1", field, value)
    decided(connection, "3", "publish", "0" * 64)
    before = held(connection)
    add(connection, version("Amber"), JUNE)
    assert held(connection) == before


def test_a_confirmation_ends_the_correction_before_it_for_good(connection):
    add(connection, FIRST, MARCH)
    first = decided(connection, "1", "rating", "on_schedule")
    add(connection, version("Amber"), JUNE)
    decided(connection, "1", "rating", "behind", on=JUNE, seen=first)
    add(connection, version("Red", "Stuck"), SEPTEMBER)
    assert shown(connection)["1"] == ["off_track", "declared"]


def test_a_gone_task_a_withdrawn_version_and_another_document_of_the_same_date(connection):
    add(connection, FIRST, MARCH)
    decided(connection, "2", "rating", "off_track")
    decided(connection, "1", "rating", "off_track")
    add(connection, HALLS, JUNE)
    assert said.standing(trail(connection)["2"]) == (
        "Held for the version of 31 Mar 2021; that of 30 Jun 2021 doesn’t have the task"
    )
    newest = connection.execute("select snapshot_id from snapshot where as_at = $on", {"on": JUNE}).fetchone()[0]
    withdraw(connection, newest, withdrawn_by="Bea", reason="wrong file")
    assert shown(connection)["1"] == ["off_track", "confirmed"]
    add(connection, version("Amber"), MARCH)
    assert shown(connection)["1"] == ["behind", "declared"]
    assert said.standing(trail(connection)["1"]) == (
        "Held for the version of 31 Mar 2021; the document that has replaced it says A Behind schedule"
    )


def test_reading_the_same_document_again_keeps_the_confirmation(connection):
    add(connection, FIRST, MARCH)
    decided(connection, "1", "rating", "off_track")
    first = connection.execute("select snapshot_id from snapshot").fetchone()[0]
    reread(connection, first, loaded_by="Bea")
    assert shown(connection)["1"] == ["off_track", "confirmed"]


def test_decisions_of_an_older_database_are_told_apart_when_it_is_opened(tmp_path):
    connection = open_database(tmp_path / "plans.duckdb")
    red_to_amber(connection)
    connection.execute("drop table confirmation; drop table schema_version")
    connection.close()
    connection = open_database(tmp_path / "plans.duckdb")
    assert shown(connection)["1"] == ["behind", "declared"]
    assert shown(connection)["6"] == ["on_schedule", "confirmed"]
    connection.close()


def test_a_purge_leaves_nothing_of_what_was_confirmed(amber):
    [(document,)] = amber.execute("select document_id from snapshot where as_at = $on", {"on": MARCH}).fetchall()
    purge(amber, document, purged_by="Bea", reason="not for here")
    assert amber.execute("select count(*) from confirmation where document_id = $1", [document]).fetchone() == (0,)


def test_a_question_that_a_lapsed_confirmation_answered_is_asked_anew_where_the_version_says_otherwise(connection):
    asked = "select count(*) from challenge_at($on, null) where ref = '1' and rule = 'complete_without_evidence'"
    add(connection, version("Red", ""), MARCH)
    decided(connection, "1", "rating", "off_track")
    add(connection, version("Complete", ""), JUNE)
    assert connection.execute(asked, {"on": None}).fetchone() == (1,)


def test_that_nobody_leads_it_is_not_asked_anew_while_the_versions_say_so(connection):
    unled = FIRST.replace("Una Marsh", "")
    asked = (
        "select count(*) from challenge_at($on, null) where ref = '1' and rule in ('owner_gone', 'owner_never_named')"
    )
    add(connection, unled, MARCH)
    assert connection.execute(asked, {"on": None}).fetchone() == (1,)
    decided(connection, "1", "leads", "[]")
    add(connection, unled.replace("Under way", "Still under way"), JUNE)
    assert held(connection) == set()
    assert connection.execute(asked, {"on": None}).fetchone() == (0,)
    add(connection, FIRST.replace("Under way", "Still stuck").replace("\tUna Marsh", "\t", 1), SEPTEMBER)
    assert connection.execute(asked, {"on": None}).fetchone() == (0,)


def test_complete_agreed_is_not_asked_about_again_while_the_versions_say_so(connection):
    empty = version("Complete", "")
    asked = "select count(*) from challenge_at($on, null) where ref = '1' and rule = 'complete_without_evidence'"
    add(connection, empty, MARCH)
    assert connection.execute(asked, {"on": None}).fetchone() == (1,)
    decided(connection, "1", "disposition", "complete")
    assert connection.execute(asked, {"on": None}).fetchone() == (0,)
    add(connection, empty + "Halls\n8\tOpen the doors\tUna Marsh\tMay 2022\t\tComplete\n", JUNE)
    assert held(connection) == set()
    assert connection.execute(asked, {"on": None}).fetchone() == (0,)


def test_corrections_that_stand_against_a_version_are_said_in_one_sentence(amber):
    rows = queries.run(amber, "decisions_to_review", **keeping())
    assert corrections.against(rows) == ["2 corrections stand against the plan of 30 Jun 2021: 6, 7"]
    assert corrections.against(rows.head(1), name_plans=True) == [
        "1 correction stands against A plan, version of 30 Jun 2021: 6"
    ]
    many = rows.loc[[0] * 14].assign(ref=[str(number) for number in range(14)])
    assert corrections.against(many)[0].endswith(": 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more")


@pytest.mark.parametrize("audience", ["board", "public"])
def test_a_pack_says_it_first_of_what_to_bear_in_mind(amber, audience):
    pack = made(amber, "a-plan", JUNE, audience)
    assert pack.warnings[0] == "2 corrections stand against the plan of 30 Jun 2021: 6, 7."
    assert not made(amber, "a-plan", MARCH, audience).warnings
    assert "5 ratings are the council’s own, 2 decided by a person" in pack.basis
