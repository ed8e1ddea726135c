"""Keeping the database safe: its version and upgrade, verify, backup and restore, and changes that were left out."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from helpers.killed import killed_after_saving
from helpers.plan_files import load

from loaders import DatabaseUnavailable, left_out, open_database
from loaders.__main__ import main
from loaders.record.copies import verify
from loaders.record.schema import SCHEMA_VERSION

TEXT = "Ref\tAction\tLead\tBy when\tStatus\n1\tBrief every governor\tUna Marsh\tMay 2021\tTo do\n"
LONG_AGO = 1_600_000_000


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A database file of a small plan; who writes to it takes a copy."""
    path = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    load(TEXT, plan_id="a-plan", connection=open_database(path)).close()
    return path


@pytest.fixture
def own(whole, tmp_path):
    """A copy of it, last written long ago."""
    path = tmp_path / "own.duckdb"
    shutil.copyfile(whole, path)
    os.utime(path, (LONG_AGO, LONG_AGO + 0.5))
    return path


@pytest.fixture(scope="module")
def ended(whole, tmp_path_factory):
    """A database of the same plan whose process was killed after it had saved three rows, as copied by killed."""
    path = shutil.copyfile(whole, tmp_path_factory.mktemp("ended") / "own.duckdb")
    os.utime(path, (LONG_AGO, LONG_AGO + 0.5))
    killed_after_saving(path)
    return path


@pytest.fixture
def killed(ended, tmp_path):
    """A copy of it, with all that lies beside it."""
    for one in ended.parent.iterdir():
        shutil.copy2(one, tmp_path / one.name)
    return tmp_path / ended.name


def ran(capsys, *arguments) -> tuple[int, str, str]:
    """A command's exit code, and what it said on stdout and on stderr."""
    code = main([str(one) for one in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def changed(path: Path, *statements: str) -> None:
    """Changes a database past everything that watches over it."""
    with duckdb.connect(str(path)) as connection:
        for one in statements:
            connection.execute(one)


def test_nothing_is_written_where_the_database_is_up_to_date(own):
    before = own.read_bytes()
    open_database(own).close()
    assert own.read_bytes() == before
    assert sorted(one.name for one in own.parent.iterdir()) == ["own.duckdb"]


def test_a_newer_database_is_refused_and_left_as_it_was(own):
    changed(own, f"insert into schema_version values ({SCHEMA_VERSION + 1}, 'later', now())")
    before = own.read_bytes()
    with pytest.raises(DatabaseUnavailable, match="written by a newer dashboard"):
        open_database(own)
    assert own.read_bytes() == before and len(list(own.parent.iterdir())) == 1


def test_a_database_that_does_not_say_its_version_is_refused_by_its_own_name(own, tmp_path, capsys):
    healthy = shutil.copyfile(own, tmp_path / "healthy.duckdb")
    for number, spoil in enumerate(
        (
            "alter table schema_version alter version set data type varchar; update schema_version set version = 'two'",
            "alter table schema_version alter version set data type varchar",
            "alter table schema_version alter version drop not null; update schema_version set version = null",
            "alter table schema_version drop version",
            "update schema_version set version = 0",
        )
    ):
        bad = shutil.copyfile(own, tmp_path / f"{number}.duckdb")
        changed(bad, spoil)
        before = bad.read_bytes()
        found = [
            ran(capsys, "verify", bad, "--database", healthy),
            ran(capsys, "restore", bad, "--database", healthy),
            ran(capsys, "list", "--database", bad),
            ran(capsys, "backup", tmp_path / "copy", "--database", bad),
        ]
        assert {(code, said) for code, said, _ in found} == {(2, "")}
        words = f"The database {bad} is damaged, or another program's: its table schema_version doesn't say"
        assert [wrong.partition(": ")[2][: len(words)] for _, _, wrong in found] == [words] * 4
        assert bad.read_bytes() == before
    assert healthy.read_bytes() == own.read_bytes()


def test_verify_looks_at_the_dashboards_own_tables_whatever_else_is_there_and_at_their_types(own, tmp_path, capsys):
    changed(
        own,
        "create schema other; create table other.plan as select 1 as x; create table other.letter as select 2 as y",
        'create table "we""ird.x" ("a""b" integer primary key); insert into "we""ird.x" values (7)',
        "insert into withdrawal select snapshot_id, now(), 'Ann', 'a wrong file' from snapshot",
    )
    code, said, wrong = ran(capsys, "verify", own)
    assert (code, wrong) == (0, "") and "1 plan, 1 load (1 of them withdrawn), 1 task, 1 stored document and 0" in said
    assert ran(capsys, "backup", tmp_path / "copy.duckdb", "--database", own)[0] == 0
    with duckdb.connect(str(tmp_path / "copy.duckdb"), read_only=True) as copy:
        assert copy.execute('select x, y, "a""b" from other.plan, other.letter, "we""ird.x"').fetchall() == [(1, 2, 7)]
    changed(own, "alter table decision alter decided_by set data type blob", "alter table finding drop suggested_value")
    code, _, wrong = ran(capsys, "verify", own)
    assert (code, wrong.splitlines()) == (
        2,
        [
            "The column decided_by of the table decision is of the type BLOB, and should be VARCHAR.",
            "The table finding has no column suggested_value.",
            "Not in order: restore a backup, or go on with what is there.",
        ],
    )


def test_an_older_database_is_copied_beside_itself_then_upgraded(own, caplog):
    changed(own, "drop table schema_version", "alter table snapshot drop column header_row")
    connection = open_database(own)
    assert connection.execute("select header_row, version from snapshot, schema_version").fetchall() == [
        (None, SCHEMA_VERSION)
    ]
    connection.close()
    (copy,) = own.parent.glob("own.version-1-*.duckdb")
    with duckdb.connect(str(copy), read_only=True) as before:
        assert ("header_row",) not in before.execute("select column_name from (describe snapshot)").fetchall()
        assert before.execute("select count(*) from task_at(null)").fetchone() == (1,)
    assert f"copied to {copy}" in caplog.text and f"from version 1 to {SCHEMA_VERSION}" in caplog.text
    open_database(own).close()
    assert len(list(own.parent.glob("own.version-*"))) == 1


def test_words_that_changed_are_taken_in_without_a_copy(own):
    changed(own, "update schema_version set made_from = 'earlier words'", "drop macro stale_words")
    connection = open_database(own)
    assert connection.execute("select count(*) from task_at(null)").fetchone() == (1,)
    connection.close()
    assert len(list(own.parent.iterdir())) == 1


def test_verify_says_what_there_is_and_what_is_wrong(own, tmp_path, capsys):
    before = own.read_bytes()
    code, said, _ = ran(capsys, "verify", own)
    assert (code, said.splitlines()) == (
        0,
        [
            f"{own}: It holds 1 plan, 1 load, 1 task, 1 stored document and 0 decisions.",
            "Every table can be read, every row has what it belongs to, every document is as it was loaded.",
        ],
    )
    assert own.read_bytes() == before
    changed(
        own,
        "update document set content = 'other words'::blob",
        "insert into task_lead select 'none', task_id, 1, 'Ann', 'person', 'Ann' from task",
        "create table twice as from withdrawal",
    )
    code, said, wrong = ran(capsys, "verify", "--database", own)
    assert code == 2 and "Every table" not in said
    assert "aren’t those that were loaded" in wrong and "There are leads without their task: 1." in wrong
    code, said, wrong = ran(capsys, "verify", tmp_path / "none.duckdb")
    assert (code, said) == (2, "") and "There is no database at" in wrong
    assert not (tmp_path / "none.duckdb").exists()


def test_a_backup_is_whole_and_replaces_nothing_unasked(killed, tmp_path, capsys):
    target = tmp_path / "kept.duckdb"
    code, said, wrong = ran(capsys, "backup", target, "--database", killed)
    assert (code, wrong) == (0, "") and "and verified. It holds 1 plan" in said
    with duckdb.connect(str(target), read_only=True) as copy:  # what was beside the database is in it
        assert copy.execute("select count(*) from purge").fetchone() == (3,)
        assert copy.execute("select count(*) from task_at(null)").fetchone() == (1,)
    held = target.read_bytes()
    code, _, wrong = ran(capsys, "backup", target, "--database", killed)
    assert code == 2 and "is there already: add --replace" in wrong and target.read_bytes() == held
    Path(f"{target}.wal").write_bytes(b"of the file before")
    assert ran(capsys, "backup", target, "--replace", "--database", killed)[0] == 0
    for wanted, words in (
        (killed, "is the database itself"),
        (tmp_path, "is a folder"),
        (tmp_path / "x" / "y", "isn't there"),
    ):
        code, _, wrong = ran(capsys, "backup", wanted, "--replace", "--database", killed)
        assert code == 2 and words in wrong
    assert {one.name for one in tmp_path.iterdir()} == {
        "own.duckdb",
        "own.duckdb.wal",
        "own.duckdb.saved",
        "kept.duckdb",
    }


def test_a_database_that_is_not_as_it_should_be_is_neither_copied_nor_put_back(own, whole, tmp_path, capsys):
    bad = shutil.copyfile(own, tmp_path / "bad.duckdb")
    changed(bad, "delete from document")
    code, _, wrong = ran(capsys, "backup", tmp_path / "copy.duckdb", "--database", bad)
    assert code == 2 and "There are loads without their document: 1." in wrong
    torn = tmp_path / "torn.duckdb"
    torn.write_bytes(whole.read_bytes()[:900_000])
    before = own.read_bytes()
    for backup, words in ((bad, "without their document"), (torn, "is damaged"), (tmp_path / "none", "There is no")):
        code, _, wrong = ran(capsys, "restore", backup, "--database", own)
        assert code == 2 and words in wrong
    assert own.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"own.duckdb", "bad.duckdb", "torn.duckdb"}


def _seen(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What is in a folder: which file each is, how large, and when it was written."""
    seen = {one.name: one.lstat() for one in folder.iterdir()}
    return {name: (one.st_ino, one.st_size, one.st_mtime_ns) for name, one in seen.items()}


def test_a_copy_takes_the_place_of_no_part_of_the_database_and_of_no_plain_file_alone(killed, tmp_path, capsys):
    Path(f"{killed}.wal").rename(tmp_path / "wal")
    Path(f"{killed}.wal").symlink_to(tmp_path / "wal")
    (tmp_path / "to-the-saved").symlink_to(f"{killed}.saved")
    (tmp_path / "room").mkdir()
    (tmp_path / "to-the-room").symlink_to(tmp_path / "room")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "with-a-room.wal").mkdir()
    (tmp_path / "lost.wal").write_bytes(b"changes of a database that was moved")
    names = {f"{killed.name}{more}": "files of the database" for more in (".wal", ".saved", ".saved.part", ".tmp")}
    names |= {
        "wal": "files of the database", "to-the-saved": "files of the database", "OWN.duckdb.checkpoint.WAL": "files of",
        "own.replaced-2026-03-31.duckdb": "files of", "own.version-1-2026-03-31-2.duckdb.wal": "files of",
        "own.duckdb.left-out-2026-03-31.wal": "files of", "round/own.duckdb.wal": "files of",
        "round/own.duckdb": "the database itself", "room": "is a folder", "to-the-room": "is a folder",
        "with-a-room": "with-a-room.wal is a folder", "x" * 300: "longer name",
    }  # fmt: skip
    opened = socket.socket(socket.AF_UNIX) if hasattr(socket, "AF_UNIX") and hasattr(os, "mkfifo") else None
    if opened:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "to-the-pipe").symlink_to("pipe")
        here = Path.cwd()
        os.chdir(tmp_path)  # since a socket's name may have 100 letters only
        opened.bind("socket")
        os.chdir(here)
        names |= {"pipe": "is a pipe", "to-the-pipe": "is a pipe", "socket": "is a socket"}
    before = _seen(tmp_path)
    found = {name: ran(capsys, "backup", tmp_path / name, "--replace", "--database", killed) for name in names}
    assert [(name, found[name]) for name, words in names.items() if words not in found[name][2]] == []
    assert {(code, said, wrong.count("\n")) for code, said, wrong in found.values()} == {(2, "", 1)}
    assert "lost.wal is there already" in ran(capsys, "backup", tmp_path / "lost", "--database", killed)[2]
    for name, kind in [("room", "folder"), ("to-the-room", "folder")] + [(n, n) for n in ("pipe", "socket") if opened]:
        place = tmp_path / name
        for command in (["restore", killed], ["restore", place, "--database", killed], ["verify", place], ["list"]):
            code, _, wrong = ran(capsys, "--database", place, *command)
            assert code == 2 and f"is a {kind}" in wrong
    assert _seen(tmp_path) == before
    code, _, wrong = ran(capsys, "verify", shutil.copyfile(killed, tmp_path / "with-a-room"))
    assert code == 2 and "with-a-room.wal beside it is a folder: move that one away" in wrong
    changes = shutil.copyfile(killed, tmp_path / "other.wal")  # a database whose name is that of another's changes
    assert "files of the database" in ran(capsys, "backup", tmp_path / "other", "--database", changes)[2]
    if opened:
        opened.close()


def test_a_restore_keeps_what_was_there(killed, whole, tmp_path, capsys):
    before = killed.read_bytes()
    code, said, wrong = ran(capsys, "restore", whole, "--database", killed)
    assert (code, wrong) == (0, "") and "is now what" in said
    (kept,) = (one for one in tmp_path.iterdir() if "replaced" in one.name and one.suffix == ".duckdb")
    assert kept.name in said and kept.read_bytes() == before
    assert verify(kept).wrong == () and verify(killed).wrong == ()
    with duckdb.connect(str(kept), read_only=True) as old, duckdb.connect(str(killed), read_only=True) as new:
        rows = [one.execute("select count(*) from purge").fetchone()[0] for one in (old, new)]
    assert rows == [3, 0]
    torn = tmp_path / "torn.duckdb"
    torn.write_bytes(before[:5000])
    assert ran(capsys, "restore", whole, "--database", torn)[0] == 0
    assert verify(torn).wrong == ()


def test_nothing_is_kept_safe_behind_the_back_of_who_uses_it(own, whole, tmp_path, capsys):
    holding = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", holding, str(own)]
    plan, export = tmp_path / "plan.csv", tmp_path / "export.csv"
    plan.write_text("Ref,Action,Lead,By when\n1,Brief every governor,Una Marsh,May 2021\n", encoding="utf-8")
    export.write_text("User,Course,Completed\n7,Prevent awareness,2026-05-01\n", encoding="utf-8")
    named = ["--plan", "a-plan", "--council", "A council", "--title", "A plan", "--as-at", "2021-06-30"]
    ways = {  # the command → how its refusal begins, and the way on that it says
        ("verify",): ("Not verified", "take “Back up the whole database” from its page Data quality, and verify that"),
        ("backup", tmp_path / "copy"): ("Not copied", "take “Back up the whole database” from its page Data quality."),
        ("restore", whole): ("Not restored", "stop the dashboard, then try again."),
        ("list",): ("Not listed", "see every load on its page Data quality."),
        ("add", plan, *named): ("Not loaded", "drop the document on its page Add a plan."),
        ("check", plan, "--plan", "a-plan"): ("Not loaded", "drop the document on its page Add a plan, which saves"),
        ("withdraw", "x", "--by", "Ann", "--why", "wrong"): ("Not withdrawn", "withdraw it on its page Data quality"),
        ("training", export, "--plan", "a-plan", "--as-at", "2026-05-31", "--by", "Ann"): ("Not counted", "page Training"),
        ("write-back", "a-plan", "--out", tmp_path / "out.docx"): ("Not written back", "Word file from its page Board."),
        ("build",): ("Not loaded", "stop the dashboard, then try again."),
    }  # fmt: skip
    before = {one.name for one in tmp_path.iterdir()}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        said = {given: ran(capsys, *(() if given == ("build",) else given), "--database", own) for given in ways}
        holder.communicate("")
    assert {(code, wrong.count("\n")) for code, _, wrong in said.values()} == {(2, 1)}
    begun = {given: wrong.partition(":")[0] for given, (_, _, wrong) in said.items()}
    assert begun == {given: begins for given, (begins, _) in ways.items()}
    assert [given for given, (_, way) in ways.items() if way not in said[given][2]] == []
    assert all(f"in use by another process (its number is {holder.pid})" in wrong for _, _, wrong in said.values())
    assert {one.name for one in tmp_path.iterdir()} == before


def test_what_was_saved_before_a_kill_is_there_and_nothing_is_said(killed):
    assert verify(killed).wrong == ()
    connection = open_database(killed)
    assert connection.execute("select count(*) from purge").fetchone() == (3,)
    connection.close()
    open_database(killed).close()
    assert left_out(killed) == []


@pytest.mark.parametrize(
    ("name", "spoil", "words", "kept"),
    [
        ("gone", lambda changes: None, "is gone: changes saved until", 0),
        ("cut short", lambda changes: changes[:-20], "is cut short: changes saved until", 2),
        ("noise", lambda changes: b"noise" * 1000, "is damaged: changes that were saved last are left out", 0),
    ],
)
def test_changes_that_are_left_out_are_said_once(killed, caplog, name, spoil, words, kept):
    changes = Path(f"{killed}.wal")
    spoilt = spoil(changes.read_bytes())
    changes.unlink()
    if spoilt is not None:
        changes.write_bytes(spoilt)
    assert [words in said for said in verify(killed).wrong] == [True]
    connection = open_database(killed)
    assert connection.execute("select count(*) from purge").fetchone() == (kept,)
    assert [words in said for said in left_out(killed)] == [True] and words in caplog.text
    connection.close()
    assert verify(killed).wrong == ()
    open_database(killed).close()
    assert len(left_out(killed)) == 1
    assert len(list(killed.parent.glob("*.left-out-*"))) == (name == "noise")


def test_changes_without_their_database_are_not_thrown_away(killed):
    changes = Path(f"{killed}.wal").read_bytes()
    killed.unlink()
    with pytest.raises(DatabaseUnavailable, match="put the database back"):
        open_database(killed)
    assert Path(f"{killed}.wal").read_bytes() == changes and not killed.exists()


def test_changes_of_another_state_or_of_another_database_are_refused(killed, whole, tmp_path):
    changes = Path(f"{killed}.wal").read_bytes()
    open_database(killed).close()  # which works them in
    before = killed.read_bytes()
    Path(f"{killed}.wal").write_bytes(changes)
    with pytest.raises(DatabaseUnavailable, match="belong to another state of the database"):
        open_database(killed)
    other = tmp_path / "other.duckdb"
    open_database(other).close()
    Path(f"{other}.wal").write_bytes(changes)
    with pytest.raises(DatabaseUnavailable, match="belong to another state of the database"):
        verify(other)
    assert killed.read_bytes() == before and Path(f"{killed}.wal").read_bytes() == changes
