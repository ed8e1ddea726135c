"""Questions in SQL: what reads the plans is answered within limits; nothing reads or writes anything else, or stays."""

import os
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from helpers.drawn_rows import cells, drawing, everything, ids, in_words
from helpers.framed import through_frame
from helpers.sample_plans import fill

from loaders import (
    QUESTION_LIMITS,
    Copies,
    DatabaseUnavailable,
    NotDone,
    ask_in_sql,
    columns_of,
    names_to_ask,
    purge,
    things,
)
from loaders.apart import pool
from loaders.questions import answer as answering
from loaders.questions.allowed import Listed, check
from loaders.questions.answer import answer
from loaders.record.database import open_database
from pages.data.questions import view
from pages.data.questions import words as said
from pages.data.questions.address import LONGEST_LINK, packed, unpacked
from pages.said.rows import bullet

PAGE = "data/questions/page.py"
SECRET = "Xylophone-Quartz-17"
# FILE is a file that holds the secret, NEW one that isn't there.
HOSTILE = (
    """
select * from read_csv('FILE')
select * from read_csv_auto('FILE', header=false)
select content from read_text('FILE')
select content from read_blob('FILE')
select * from glob('FILE*')
select * from read_json('FILE')
select * from read_json_auto('FILE')
select * from read_ndjson('FILE')
select * from read_json_objects('FILE')
select * from read_parquet('FILE')
select * from parquet_scan('FILE')
select * from parquet_metadata('FILE')
select * from parquet_schema('FILE')
select * from sniff_csv('FILE')
select * from read_duckdb('FILE')
from 'FILE'
from "FILE"
from 'FILE' as plan
select * from "read_csv"('FILE')
select * from READ_TEXT('FILE')
select * from system.main.read_text('FILE')
select * from main.read_text('FILE')
select (select content from read_text('FILE'))
with plan as (from read_text('FILE')) from plan
with a as (select 1) select * from a, lateral (from read_text('FILE')) as b
select * from plan where exists (from read_text('FILE'))
select * from plan union all by name from read_text('FILE')
select * from (values (1)) as v join read_text('FILE') on true
from (pivot (from read_text('FILE')) on filename in ('a') using count(*))
from 'https://example.org/plan.csv'
select * from read_csv('https://example.org/plan.csv')
select * from read_text('s3://bucket/key')
copy plan to 'NEW'
copy (select 1) to 'NEW' (format csv)
copy plan from 'FILE'
copy (from read_text('FILE')) to 'NEW'
export database 'NEW'
import database 'NEW'
attach 'NEW' as other
attach ':memory:' as other
attach 'FILE' as other (read_only)
detach plans
use memory
install httpfs
install httpfs from 'NEW'
force install httpfs
load httpfs
load 'NEW'
update extensions
pragma database_list
pragma show_tables
pragma table_info('plan')
pragma enable_profiling
pragma profiling_output = 'NEW'
pragma enable_logging
pragma version
set enable_external_access = true
set global lock_configuration = false
set threads = 64
set memory_limit = '100GB'
set temp_directory = 'NEW'
reset enable_external_access
reset memory_limit
set variable a = 1
create table other as select 1
create temp table other as select 1
create or replace view plan as select 1
create macro task_at(a) as table select 1
create schema other
create type other as enum ('a')
create sequence other
create secret other (type s3, key_id 'a', secret 'b')
create index other on task (ref)
insert into plan values ('a', 'b', 'c', null, null)
insert or replace into plan by name select * from plan
update plan set title = 'gone'
delete from plan
truncate plan
drop table plan
drop macro table task_at
alter table plan add column other integer
alter table plan rename to other
merge into plan using plan as other on true when matched then delete
comment on table plan is 'gone'
begin
commit
rollback
checkpoint
force checkpoint
vacuum
analyze
call pragma_version()
call force_checkpoint()
explain analyze select 1
prepare other as select 1
execute other
deallocate other
pivot task on evidence using count(*)
select 1; drop table plan
select 1; select 2
select 1; copy plan to 'NEW'
select 1;; attach 'NEW' as other
/* select */ delete /* from */ from plan
\ufefffrom read_text('FILE')
from duckdb_settings()
from duckdb_settings
from "DUCKDB_SETTINGS"()
from duckdb_databases()
from duckdb_secrets()
from duckdb_extensions()
from duckdb_functions()
from duckdb_logs
from duckdb_variables()
from duckdb_temporary_files()
from pragma_database_size()
from pragma_storage_info('plan')
from sqlite_master
with sqlite_master as (select 1) select * from sqlite_master
from information_schema.tables
from pg_catalog.pg_class
from system.main.duckdb_databases
from memory.main.plan
from other.plan
show databases
show all tables
select current_setting('secret_directory')
select getvariable('a')
select getenv('HOME')
select getenv('PREVENT_DATABASE')
select write_log('a', level := 'error')
select * from query('from read_text(''FILE'')')
select * from query_table('plan')
select * from json_execute_serialized_sql(json_serialize_sql('select 1'))
select json_execute_serialized_sql('x')
from which_secret('s3://a', 's3')
select * from test_all_types()
from repeat('a', 1000000000)
from arrow_scan(1, 2, 3)
from pandas_scan(140000000000000)
from seq_scan('plan')
from python_map_function(1)
from schema_version
from issued_file
select content from document
select content from issued_pack
from "main"."issued_file"
with duckdb_settings as (select 1) from duckdb_settings, (from duckdb_settings) as b, (from system.main.duckdb_settings) as c
select * from plan, duckdb_settings where (with duckdb_settings as (select 1) select count(*) from duckdb_settings) > 0
select $1
select ?
select 'a
select \x00 1
drop\u00a0table plan
ｓｅｌｅｃｔ 1
sеlect 1
""".strip()
    .encode()
    .decode("utf-8")
    .replace("\\ufeff", "\ufeff")
    .splitlines()
)
# What may look hostile and only reads, with what it gives.
HARMLESS = {
    "select 1 /* ; */ ; -- only one": [[1]],
    "select 1 -- ; drop table plan": [[1]],
    "select '; drop table plan' as a;": [["; drop table plan"]],
    "/* copy plan to 'x' */ select 2": [[2]],
    "select '=1+1', '<script>alert(1)</script>', '**bold**'": [["=1+1", "<script>alert(1)</script>", "**bold**"]],
    "with recursive n as (select 1 as i union all select i + 1 from n where i < 5) select max(i) from n": [[5]],
    "select count(*) from main.plan": [[2]],
    "select count(*) from TASK_AT(null) as a, range(2)": [[22]],
    "from (describe plan) select column_name limit 1": [["plan_id"]],
    "select null, 1.50::decimal(5, 2), 'inf'::double, date '99999-01-01', [1, 2], true": [
        [None, 1.5, float("inf"), "99999-01-01", "[1, 2]", "true"]
    ],
}
BOMBS = {
    "select sum(a * b) from range(1000000000) as a(a), range(1000) as b(b)": "slow",
    "select count(*) from range(1000000000) as a, range(1000000000) as b": "too large",
    "with recursive n as (select 1 as i union all select i + 1 from n) select max(i) from n": "slow",
    "select length(repeat('x', 3000000000))": "too large",
    "select max(s) from (select repeat('x', 400) || a as s from range(900000) as t(a) order by hash(a))": "too large",
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A copy of the two made-up plans to ask, and what may be named in it."""
    connection, copies = open_database(":memory:"), Copies()
    fill(connection)
    with copies.of("first", connection) as copy:
        yield copy, *names_to_ask(connection)
    copies.keep_only(None)
    connection.close()


def test_a_hundred_hostile_statements_read_and_write_nothing_and_leave_the_rest_answered(asked, tmp_path, monkeypatch):
    secret, new = tmp_path / "secret.csv", tmp_path / "new"
    secret.write_text(f"a\n{SECRET}\n")
    monkeypatch.setenv("COUNCIL_SECRET", SECRET)
    before = asked[0].read_bytes()
    assert len(HOSTILE) >= 140
    for one in HOSTILE:
        statement = one.replace("FILE", str(secret)).replace("NEW", str(new)).replace("\\x00", "\0")
        given = ask_in_sql(asked[0], statement, *asked[1:])
        assert given.get("refused") or given["rows"] == [], (statement, given)
        assert SECRET not in str(given) and str(asked[0].parent) not in str(given), statement
        assert said.refused(given["refused"], given["about"], given["line"]).endswith((".", "!", "?"))
    assert sorted(tmp_path.iterdir()) == [secret] and asked[0].read_bytes() == before
    for statement, rows in HARMLESS.items():
        assert ask_in_sql(asked[0], statement, *asked[1:])["rows"] == rows, statement


def test_behind_the_first_wall_stands_another(asked, tmp_path):
    secret, new = tmp_path / "secret.csv", tmp_path / "new"
    secret.write_text(f"a\n{SECRET}\n")
    telling = ("checkpoint", "pragma", "describe", "show", "vacuum", "analyze", "call", "from duckdb", "from pragma")
    with duckdb.connect(asked[0], read_only=True, config=answering._SETTINGS) as bare:
        for one in HOSTILE:
            statement = one.replace("FILE", str(secret)).replace("NEW", str(new)).replace("\\x00", "\0")
            if statement.startswith(telling):
                continue
            try:
                rows = bare.execute(statement).fetchmany(1_000)
            except (duckdb.Error, UnicodeError):
                continue
            assert SECRET not in str(rows), statement
        settings = dict(bare.sql("select name, value from duckdb_settings()").fetchall())
    assert (settings["enable_external_access"], settings["lock_configuration"]) == ("false", "true")
    assert sorted(tmp_path.iterdir()) == [secret]


def test_what_feeds_on_memory_or_time_is_stopped_and_the_next_question_answered(asked):
    short, patient = replace(QUESTION_LIMITS, wall=0.4), replace(QUESTION_LIMITS, wall=60, processor=60)
    for statement, why in BOMBS.items():
        limits, started = (short if why == "slow" else patient), time.monotonic()
        with pytest.raises(NotDone) as stopped:
            ask_in_sql(asked[0], statement, *asked[1:], limits=limits)
        assert stopped.value.why == why and time.monotonic() - started < 60, statement
        assert said.not_done(why, limits.wall).endswith(".")
    assert ask_in_sql(asked[0], "select count(*) from plan", *asked[1:])["rows"] == [[2]]
    assert list(asked[0].parent.iterdir()) == [asked[0]]  # nothing was spilt on disk


def test_two_questions_are_answered_at_once_and_a_third_is_told_to_wait(asked):
    readers = pool.current("loaders.questions.answer")
    with readers.reader(5), readers.reader(5), pytest.raises(NotDone) as told:
        ask_in_sql(asked[0], "select 1", *asked[1:], limits=replace(QUESTION_LIMITS, waiting=0.01))
    assert said.not_done(told.value.why, 10).startswith("Two other questions are being answered")


@pytest.mark.parametrize(
    ("statement", "about", "line"),
    [
        ("select council,\n  titel\nfrom plan", 'Referenced column "titel" not found in FROM clause!', 2),
        ("select\n\n* from from plan", 'syntax error at or near "from"', 3),
        ("from task_at(", "syntax error at end of input", 1),
        ("select nonsense(1)", "Scalar Function with name nonsense does not exist!", 1),
        ("select council::date from plan", "invalid date field format", None),
    ],
)
def test_an_error_is_one_sentence_with_its_line(asked, statement, about, line):
    given = answer(str(asked[0]), statement, *asked[1:])
    assert (given["refused"], given["line"]) == ("wrong", line)
    assert about in given["about"] and "\n" not in given["about"] and "Error:" not in given["about"]


def test_rows_and_long_texts_are_cut_and_that_is_told(asked):
    given = answer(str(asked[0]), "select i, repeat('x', 3000) as long from range(30) as r(i)", *asked[1:], 20)
    assert (len(given["rows"]), given["cut_by"], given["cut_cells"]) == (20, "rows", 20)
    assert len(given["rows"][0][1]) == 2_001
    given = answer(str(asked[0]), "select i, repeat('x', 1900) from range(9000) as r(i)", *asked[1:])
    assert given["cut_by"] == "letters" and 1_000 < len(given["rows"]) < 2_000
    assert answer(str(asked[0]), "select 1 as a, 2 as a", *asked[1:])["rows"] == [[1, 2]]
    wide = ", ".join(f"task_at(null) as t{number}" for number in range(4))
    assert answer(str(asked[0]), f"from {wide}", *asked[1:])["refused"] == "too_wide"
    assert said.rows_said(10_000, "rows", 500).startswith("The first 10,000 rows, which is the most")
    assert said.rows_said(7, "letters", 7).startswith("The first 7 rows, as one answer holds at most 3,000,000")
    assert said.rows_said(501, "", 500) == "501 rows; the first 500 are shown, the CSV has all."
    assert said.rows_said(1, "", 1) == "1 row"


def test_every_ready_question_is_answered(asked):
    assert set(said.STARTERS) == {one.stem for one in (Path(view.__file__).parent / "starters").glob("*.sql")}
    for name, statement in view.starters().items():
        given = answer(str(asked[0]), statement, *asked[1:])
        assert "refused" not in given, (name, given)


def test_what_may_be_asked_is_listed_with_its_columns_and_meaning(asked, sample):
    listed, named = things(sample), Listed(*map(set, asked[1:]))
    assert [one.name for one in listed][:4] == ["task_at", "task_history", "plan", "snapshot"]
    assert all(one.meaning for one in listed if one.is_first)
    assert not {"issued_file", "schema_version", "pack_edit"} & {one.name for one in listed}
    for one in listed:
        check(f"from {one.asked}", named)
    for one in listed[:12:3]:
        given = answer(str(asked[0]), f"select *\nfrom {one.asked}\nlimit 100", *asked[1:])
        assert [name for name, *_ in given["columns"]] == [column.name for column in columns_of(sample, one)], one.name
    told = {one.name: one.meaning for one in columns_of(sample, listed[0])}
    assert told["task_id"] == "the same in every snapshot of the plan"


def test_the_copy_follows_the_database_and_forgets_what_was_purged(sample):
    copies, names = Copies(), names_to_ask(sample)
    count = "select count(*) from task"
    with copies.of(1, sample) as first:
        assert answer(str(first), count, *names)["rows"] == [[11]]
        with copies.of(1, sample) as again:
            assert again == first
        document = sample.sql("select document_id from snapshot order by plan_id limit 1").fetchall()[0][0]
        purge(sample, document, purged_by="Ann Example", reason="names a person")
        copies.keep_only(2)
        assert first.exists()  # somebody reads it
        with copies.of(2, sample) as second:
            assert second != first and answer(str(second), count, *names)["rows"][0][0] < 11
    assert not first.exists() and second.exists() and second.parent.stat().st_mode & 0o777 == 0o700
    copies.keep_only(3)
    assert not second.parent.exists()


def test_what_a_killed_server_left_is_removed_by_the_next(tmp_path, monkeypatch):
    ended = subprocess.Popen(["true"])
    ended.wait()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for owner in (ended.pid, os.getpid()):
        (tmp_path / f"prevent-questions-{owner}-abc").mkdir()
    Copies()
    assert [one.name for one in tmp_path.iterdir()] == [f"prevent-questions-{os.getpid()}-abc"]


def test_a_full_disk_is_a_sentence(sample, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/proc/none")
    with pytest.raises(DatabaseUnavailable), Copies().of(1, sample):
        pass


def test_a_link_holds_a_statement_and_nothing_that_isnt_one():
    statement = "select *\nfrom task_at(null)\nwhere lead = 'Siân'"
    assert unpacked(packed(statement)) == statement
    assert packed("".join(chr(0x4E00 + n * 7919 % 20000) for n in range(6_000))) is None
    bomb = "x" * 9_000_000
    for wrong in ("", "!", "nonsense", packed("select 1")[:-4], packed("a\0b"), packed(bomb), "a" * (LONGEST_LINK + 1)):
        assert unpacked(wrong or "") is None, wrong


def test_values_stay_text_in_the_table_and_in_the_file():
    columns = [("a", "VARCHAR", "text"), ("n", "DOUBLE", "number"), ("d", "DATE", "date")]
    given = view.Answer("x", columns, [["=1+1", 1.25, "2026-09-30"], ["<b>", None, None]], "", 0, "2 plans")
    drawn = view.table(given).drawn
    assert "=1+1" in drawn and '"<b>"' in drawn and "30 Sep 2026" in drawn
    assert view.csv(given).decode("utf-8-sig").splitlines() == [
        "a,n,d,Data",
        "'=1+1,1.25,2026-09-30,2 plans",
        "<b>,,,2 plans",
    ]


def test_what_is_no_finite_number_is_told_in_words_and_left_out_of_a_picture(asked):
    statement = "from (values (1.5::double), ('inf'), ('-inf'), ('nan'), (1e308), (null)) as v(n)"
    huge = "select repeat('9', 400)::bignum as n"
    given = [answer(str(asked[0]), one, *asked[1:]) for one in (statement, "select 1.0::double / 0 as n", huge)]
    shown = [view.Answer("x", one["columns"], one["rows"], "", 0, "2 plans") for one in given]
    assert [row[0] for row in in_words(view.table(shown[0]))] == [
        "1.5", "infinity", "minus infinity", "not a number", "1e+308", "",
    ]  # fmt: skip
    assert in_words(view.table(shown[1])) == [["infinity"]] and in_words(view.table(shown[2])) == [["9" * 400]]
    for one in shown:
        assert view.numbers(one) == [0] and view.csv(one)
        drawn = view.pictured(one, 0, 0, is_line=True, is_dark=False)
        assert drawn is None or (drawn.table.num_rows == 2 and "308" in drawn.headline)
    with pytest.raises(ValueError, match="not JSON compliant"):
        bullet(float("nan"), 1, counted="", aimed="", said="")


def test_a_picture_says_its_finding_first():
    columns = [("lead", "VARCHAR", "text"), ("n", "BIGINT", "number")]
    rows = [["Una Marsh", 3], ["Sam Field", 1], ["<i>", 2]]
    given = view.Answer("x", columns, rows, "", 0, "2 plans")
    for is_line in (False, True):
        drawn = view.pictured(given, 0, 1, is_line, is_dark=False)
        assert drawn.headline.replace("\\", "") == "“n” is highest at Una Marsh (3); the lowest is 1"
        assert drawn.alt.startswith("A chart of “n” by “lead”.") and drawn.table.num_rows == 3
        assert "&lt;i&gt;" in str(drawn.figure.to_dict()) and "<i>" not in str(drawn.figure.to_dict())
    assert "is 2 throughout" in said.headline("n", [("a", 2.0), ("b", 2.0)])
    assert "in 2 rows (2)" in said.headline("n", [("a", 2.0), ("b", 2.0), ("c", 1.0)])


def test_a_link_runs_only_when_a_person_presses_run(frame):
    page = through_frame(frame, PAGE, ask=packed("select plan_id, count(*) as tasks\nfrom task_at(null) group by all"))
    assert page.info[0].value.startswith("This question came with a link")
    assert page.text_area[0].value.startswith("select plan_id") and "sql_table" not in everything_keys(page)
    page.button[0].click().run()
    assert not page.exception and not page.info
    assert len(cells(page, "sql_table")) == 2 and "2 plans" in drawing(page, "sql_line")["said"][0]["text"]
    page.segmented_control(key="sql_form_shown").set_value("bars").run()
    assert len(page.get("plotly_chart")) == 1 and not page.exception
    page.text_area[0].set_value("copy plan to 'x'")
    next(one for one in page.button if one.label == "Run").click().run()
    assert [one.value for one in page.error] == [
        "Only a statement that reads is answered\\: begin with select, from, with or describe\\."
    ]
    assert ids(page, "sql_ready") == list(said.STARTERS) and "task_at" in ids(page, "sql_things")
    assert unpacked("".join(page.query_params["ask"])) == "copy plan to 'x'"


def everything_keys(page) -> str:
    return everything(page) and " ".join(one.proto.id for one in page.get("bidi_component"))
