"""What people said once of a plan's columns: kept, found in the next document, changed, dropped, never lost."""

from datetime import date

import pytest
from helpers.replayed import contents, replay

from loaders import (
    DocumentUnclear,
    Plan,
    Remembered,
    Standing,
    add_document,
    build,
    document_id,
    open_database,
    purge,
    remembered,
    reread,
    rows_to_ask,
    say_remembered,
    told,
    withdraw,
)
from loaders.reading.plan import read_plan

PLAN = Plan("a-plan", "A council", "A plan")
TEXT = "Our work\n\nRoom\tFolk\tThing\nHall\tthe usual\tBriefing\nLoft\tas before\tFiltering\n"
NEXT = "Our work\n\nSite\tTeam\tTopic\nFolk\tRoom\tThing\nas ever\tHall\tBriefing again\nas before\tLoft\tFiltering\n"
COLUMNS = {"Thing": "action", "Folk": "lead"}


def _add(connection, text, who, columns=None, header_row=None, on=date(2021, 6, 30), seen=None):
    """A document added with what is told of its columns."""
    reading = say_remembered(
        read_plan(text.encode(), "plan.txt", on, columns, header_row=header_row), seen or Remembered()
    )
    standing = Standing(on, "assumed", "for a test", who)
    return add_document(connection, PLAN, standing, text.encode(), reading, seen=seen)


def _known(connection):
    found = remembered(connection, PLAN.plan_id)
    columns = {one.heading: (one.field, one.corrected_by) for one in found.columns}
    return columns, (found.row.headings, found.row.corrected_by) if found.row else None


def _as_remembered(connection, text=NEXT):
    """What is told of a document by what is remembered of its plan."""
    with pytest.raises(DocumentUnclear) as unclear:
        read_plan(text.encode(), "plan.txt")
    return told(remembered(connection, PLAN.plan_id), unclear.value.rows, {}, None)


@pytest.fixture
def connection():
    opened = open_database(":memory:")
    _add(opened, TEXT, "Jo", COLUMNS, "line 3")
    yield opened
    opened.close()


def test_what_was_corrected_is_kept_with_who_and_the_rows_words(connection):
    assert _known(connection) == (
        {"Folk": ("lead", "Jo"), "Thing": ("action", "Jo")},
        (("Room", "Folk", "Thing"), "Jo"),
    )
    assert remembered(connection, "another-plan") == Remembered()


def test_the_next_document_is_read_with_it_wherever_its_row_stands_and_says_so(connection):
    columns, header_row = _as_remembered(connection)
    assert (columns, header_row) == (COLUMNS, "line 4")
    reading = say_remembered(
        read_plan(NEXT.encode(), "plan.txt", None, columns, header_row=header_row), remembered(connection, PLAN.plan_id)
    )
    said = [one for one in reading.findings if one.rule == "column_remembered"]
    assert [(one.severity, one.source_text, one.locator) for one in said] == [
        ("note", "Folk", "line 4"),
        ("note", "Thing", "line 4"),
        ("note", "Room | Folk | Thing", "line 4"),
    ]
    assert said[0].message.startswith("“Folk” is read as the lead, as Jo decided on ")
    assert said[2].message.startswith("The headings are read from the row “Room | Folk | Thing”, as Jo decided on ")
    assert [(one.heading, one.field, one.sureness) for one in reading.columns] == [
        ("Folk", "lead", "confirmed"),
        ("Room", "other", reading.columns[1].sureness),
        ("Thing", "action", "confirmed"),
    ]
    assert reading.columns[0].because.startswith("as Jo decided on ")


def test_what_is_told_now_goes_before_what_is_remembered(connection):
    rows = rows_to_ask(read_plan(NEXT.encode(), "plan.txt", None, COLUMNS, header_row="line 4").source)
    memory = remembered(connection, PLAN.plan_id)
    assert told(memory, rows, {"folk": "outcome"}, "line 3") == ({"Thing": "action", "folk": "outcome"}, "line 3")


def test_a_changed_column_is_one_row_more_and_an_agreed_one_none(connection):
    columns, header_row = _as_remembered(connection)
    memory = remembered(connection, PLAN.plan_id)
    _add(connection, NEXT, "Al", columns | {"Folk": "outcome", "Room": "lead"}, header_row, date(2021, 9, 30), memory)
    assert _known(connection)[0] == {
        "Folk": ("outcome", "Al"),
        "Thing": ("action", "Jo"),
        "Room": ("lead", "Al"),
    }
    assert connection.execute("select count(*) from plan_column").fetchone() == (4,)
    assert connection.execute("select count(*) from plan_heading_row").fetchone() == (1,)


def test_what_is_dropped_is_forgotten_only_by_who_saw_it(connection):
    plain = "Ref\tAction\tFolk\tThing\tBy when\n1\tBrief every governor\tUna Marsh\tx\tMay 2021\nRoom\tFolk\tThing\n"
    _add(connection, plain, "Al", on=date(2021, 9, 30))
    assert set(_known(connection)[0]) == {"Folk", "Thing"} and _known(connection)[1]
    _add(connection, plain, "Al", {"Thing": "action"}, on=date(2021, 12, 31), seen=remembered(connection, PLAN.plan_id))
    assert _known(connection) == ({"Thing": ("action", "Jo")}, None)
    assert connection.execute(
        "select heading, field, corrected_by from plan_column where field is null"
    ).fetchall() == [("Folk", None, "Al")]
    assert connection.execute(
        "select headings, corrected_by from plan_heading_row where headings is null"
    ).fetchall() == [(None, "Al")]


def test_reading_again_withdrawing_purging_and_building_keep_it(connection):
    kept = "select * replace (epoch_us(corrected_at) as corrected_at) from plan_column order by all"
    before = connection.execute(kept).fetchall()
    snapshot = connection.execute("select snapshot_id from snapshot").fetchone()[0]
    columns, header_row = _as_remembered(connection)
    _add(connection, NEXT, "Al", columns | {"Folk": "outcome", "Room": "lead"}, header_row, date(2021, 9, 30))
    changed = connection.execute(kept).fetchall()
    assert len(changed) == len(before) + 2
    again = reread(connection, snapshot, loaded_by="Bo")
    assert again.changed == 0
    said = "select source_text from finding where rule = 'column_remembered' and snapshot_id = $snapshot order by all"
    assert connection.execute(said, {"snapshot": again.snapshot_id}).fetchall() == [
        ("Room | Folk | Thing",),
        ("Thing",),
    ]
    withdraw(connection, snapshot, withdrawn_by="Bo", reason="wrong file")
    purge(connection, document_id(TEXT.encode()), purged_by="Bo", reason="case notes")
    build(connection)
    assert connection.execute(kept).fetchall() == changed
    assert _known(connection)[1] == (("Room", "Folk", "Thing"), "Jo")


def test_it_is_on_the_record_and_replayed(connection):
    columns, header_row = _as_remembered(connection)
    memory = remembered(connection, PLAN.plan_id)
    _add(connection, NEXT, "Al", columns | {"Folk": "outcome", "Room": "lead"}, header_row, date(2021, 9, 30), memory)
    last = remembered(connection, PLAN.plan_id)
    kept = last.without(["Folk"], row=False)
    read = read_plan(NEXT.encode(), "plan.txt", None, columns, header_row=header_row)
    fields, row = told(kept, rows_to_ask(read.source), {}, None)
    _add(connection, NEXT, "Bo", fields, row, date(2021, 12, 31), last)
    assert _known(connection)[0] == {"Thing": ("action", "Jo"), "Room": ("lead", "Al")}
    plain = "Ref\tAction\tLead\tBy when\n1\tBrief every governor\tUna Marsh\tMay 2021\nRoom\tFolk\tThing\n"
    _add(connection, plain, "Bo", on=date(2022, 3, 31), seen=remembered(connection, PLAN.plan_id))
    assert _known(connection)[1] is None
    assert contents(replay(connection)) == contents(connection)


def test_a_database_of_before_gets_its_place(tmp_path):
    path = tmp_path / "old.duckdb"
    old = open_database(path)
    old.execute("drop table plan_column; drop table plan_heading_row; alter table snapshot drop column header_row")
    old.execute("drop table schema_version")
    old.close()
    again = open_database(path)
    _add(again, TEXT, "Jo", COLUMNS, "line 3")
    assert set(_known(again)[0]) == {"Folk", "Thing"}
    again.close()
