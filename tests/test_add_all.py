"""python -m loaders add-all: a folder of documents in one run, with nobody at hand, as a person starts it."""

import csv
import zlib
from pathlib import Path

import duckdb
import pytest
from helpers.plan_files import ROOT
from helpers.terminal import run_apart, run_here

from loaders.__main__ import main
from loaders.apart.packed import read_packed, unpacked
from loaders.apart.plain import NotPlain
from loaders.commands import build
from loaders.commands.folder import writing
from loaders.commands.folder.files import documents_in
from loaders.errors import LoadError
from loaders.reading.plan import read_plan
from loaders.record import store

pytestmark = pytest.mark.slow
HEADER = "Ref\tAction\tLead\tBy when\tProgress\n"
TASKS = (
    "Publish the guidance for schools", "Train the governors", "Map the venues that groups hire",
    "Brief the faith forum on referrals",
)  # fmt: skip


def plan(council: str, updated: str, *tasks: str, progress: str = "Under way") -> str:
    """A generated plan, as text."""
    rows = "".join(
        f"{n}\t{task}\tUna Marsh\tDecember 2022\t{progress}\n" for n, task in enumerate(tasks or TASKS, start=1)
    )
    return f"{council} Prevent action plan 2021-2022\n{updated}\n\n{HEADER}{rows}"


def made(place: Path) -> Path:
    """Eight documents and what lies beside them: the second version of a plan is listed before its first."""
    found = place / "plans"
    (found / "Oakmere" / "later").mkdir(parents=True)
    second, first = (
        plan("Oakmere Council", "Updated 30 June 2021", *TASKS[1:]),
        plan("Oakmere Council", "Updated 31 March 2021"),
    )
    for name, content in {
        "Oakmere/9.txt": second,
        "Oakmere/10.txt": first,
        "Oakmere/later/copy.txt": second,
        "Oakmere/later/other.txt": second.replace("Under way", "Drafted"),
        "assumed.txt": plan("Ashby Council", "", progress="Guidance published in May 2021"),
        "undated.txt": plan("Elmton Council", ""),
        "broken.docx": "PK no document",
        "=cmd.txt": "no plan at all",
        "~$9.docx": "a lock",
        ".hidden.txt": first,
    }.items():
        (found / name).write_text(content, encoding="utf-8")
    (found / "link.txt").symlink_to(found / "Oakmere" / "9.txt")
    return found


@pytest.fixture
def folder(tmp_path) -> Path:
    """The documents, in a folder of their own."""
    return made(tmp_path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> list[tuple]:
    """What a run that nothing disturbs loads of them."""
    place = tmp_path_factory.mktemp("whole")
    run(made(place), place / "whole.duckdb")
    return loaded(place / "whole.duckdb")


def run(folder: Path, database: Path, *more):
    return run_here(main, "add-all", folder, "--database", database, "--processes", "1", *more)


def half_loaded(database: Path) -> int:
    """How many rows hang on a snapshot or document that isn't there, or documents on none."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(
            "select (select count(*) from task anti join snapshot using (snapshot_id))"
            " + (select count(*) from snapshot anti join document using (document_id))"
            " + (select count(*) from document anti join snapshot using (document_id))"
        ).fetchone()[0]


def loaded(database: Path) -> list[tuple]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(
            "select plan_id, council, as_at, as_at_basis, (select list(task_id order by position) from task "
            "where task.snapshot_id = snapshot.snapshot_id) from snapshot join plan using (plan_id) order by loaded_at"
        ).fetchall()


def test_a_folder_is_added_by_dates_and_what_cannot_be_is_skipped_with_its_reason(folder, tmp_path):
    database, table = tmp_path / "all.duckdb", folder / "skipped.csv"
    ran = run(folder, database, "--skipped", table)
    assert ran.returncode == 2
    rows = loaded(database)
    assert [(council, str(as_at), basis) for _, council, as_at, basis, _ in rows] == [
        ("Oakmere Council", "2021-03-31", "stated"),
        ("Ashby Council", "2021-06-30", "assumed"),
        ("Oakmere Council", "2021-06-30", "stated"),
    ]
    assert rows[0][0] == rows[2][0] and rows[0][4][1:] == rows[2][4]  # one plan, and its tasks keep their identities
    assert "Added 3 of 9 documents: 11 tasks of 2 plans. 1 was in the database already. 5 skipped" in ran.stdout
    assert "1 of those added stands for a date that is assumed" in ran.stdout
    assert "Reading: 8 of 8" in ran.stderr.splitlines() and "\r" not in ran.stderr and "\x1b" not in ran.stderr
    with table.open(encoding="utf-8-sig", newline="") as file:
        skipped = dict(list(csv.reader(file))[1:])
    assert all(f"Skipped {name.removeprefix('./')}: {why}" in ran.stderr for name, why in skipped.items())
    reasons = {
        "./link.txt": "links aren't followed",
        "./=cmd.txt": "",
        "./broken.docx": "is damaged or was cut short",
        "./Oakmere/later/other.txt": "has a version of 2021-06-30 already",
        "./undated.txt": "It doesn't say what date it speaks of",
    }
    assert skipped.keys() == reasons.keys() and all(part in skipped[name] for name, part in reasons.items()), skipped
    again = run(folder, database, "--skipped", table)
    assert "Added 0 of 9 documents. 4 were in the database already. 5 skipped" in again.stdout
    assert loaded(database) == rows


def killed_while_it_saves(folder: Path, database: Path) -> int:
    """Runs the command in a process that is killed (kill -9) when it has written its first rows and not saved them yet."""
    code = """
import os, sys
from loaders.__main__ import main
from loaders.commands.folder import writing
from loaders.record import store
def killed(cursor):
    assert cursor.execute("select count(*) from task").fetchone()[0] > int(sys.argv[1])
    os.kill(os.getpid(), 9)
writing._MOST, store.keep_confirmations = 1, killed
main(sys.argv[2:])
"""
    held = sum(len(tasks) for *_, tasks in loaded(database))
    command = [held, "add-all", folder, "--database", database, "--processes", "2"]
    return run_apart(("-c", code), *command).returncode


def test_an_interrupted_and_a_killed_run_are_gone_on_with_as_if_they_had_not_been(folder, whole, tmp_path, monkeypatch):
    parted = tmp_path / "parted.duckdb"
    adding = writing.add_documents

    def interrupted(connection, loads):
        if connection.execute("select exists (from snapshot)").fetchone()[0]:
            raise KeyboardInterrupt
        return adding(connection, loads)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_MOST", 1)
        patched.setattr(writing, "add_documents", interrupted)
        ran = run(folder, parted)
    assert ran.returncode == 130 and "Added 1 of 9" in ran.stdout and "run the same command again" in ran.stderr
    assert killed_while_it_saves(folder, parted) == -9
    assert loaded(parted) == whole[:1] and half_loaded(parted) == 0
    run(folder, parted)
    assert loaded(parted) == whole


def test_one_that_cannot_be_saved_with_others_holds_up_none(folder, whole, tmp_path, monkeypatch):
    database = tmp_path / "all.duckdb"
    adding = store.save_snapshots

    def refusing(connection, loads):
        if any(load.plan.council == "Ashby Council" for load in loads):
            raise LoadError("No room for this one.")
        adding(connection, loads)

    monkeypatch.setattr(build, "save_snapshots", refusing)
    monkeypatch.setattr(store, "save_snapshots", refusing)
    ran = run(folder, database)
    assert "Skipped assumed.txt: No room for this one." in ran.stderr and "Added 2 of 9" in ran.stdout
    assert loaded(database) == [row for row in whole if row[1] != "Ashby Council"]


def test_places_are_refused_that_are_none(tmp_path):
    assert "is no folder" in run(tmp_path / "none", tmp_path / "x.duckdb").stderr
    assert "should end in .csv" in run(tmp_path, tmp_path / "x.duckdb", "--skipped", ROOT / "README.md").stderr


def test_names_are_shown_in_one_line_and_ordered_by_their_figures(tmp_path):
    for name in ("plan 10.txt", "plan 9.txt", "a\n\x1b[31mred.txt"):
        (tmp_path / name).write_text("x")
    assert [one.shown for one in documents_in(tmp_path)[0]] == ["a [31mred.txt", "plan 9.txt", "plan 10.txt"]


def test_a_packed_reading_is_the_reading_and_nothing_else_is_taken_for_one():
    content = plan(
        "Oakmere Council", "Updated 30 June 2021", "Publish the guid\N{LATIN SMALL LETTER A WITH ACUTE}nce"
    ).encode()
    as_at, packed = read_packed(content, "plan.txt")
    assert (as_at.isoformat(), unpacked(packed, 1_000_000)) == ("2021-06-30", read_plan(content, "plan.txt"))
    for wrong, longest in ((packed, 100), (packed[:-9], 1_000_000), (b"x", 100), (zlib.compress(b'{"tuple":[]}'), 100)):
        with pytest.raises(NotPlain):
            unpacked(wrong, longest)
