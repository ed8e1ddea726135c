"""python -m loaders add-all: a folder of documents in one run, with nobody at hand, as a person starts it."""

import csv
import zlib
from pathlib import Path

import duckdb
import pytest
from helpers.plan_files import ROOT
from helpers.terminal import run_here

from loaders.__main__ import main
from loaders.apart.packed import read_packed, unpacked
from loaders.apart.plain import NotPlain
from loaders.commands.folder import add_all
from loaders.commands.folder.files import documents_in
from loaders.reading.plan import read_plan

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


@pytest.fixture
def folder(tmp_path) -> Path:
    """Eight documents and what lies beside them: the second version of a plan is listed before its first."""
    found = tmp_path / "plans"
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


def run(folder: Path, database: Path, *more):
    return run_here(main, "add-all", folder, "--database", database, "--processes", "1", *more)


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


def test_an_interrupted_run_is_gone_on_with_as_if_it_had_not_been(folder, tmp_path, monkeypatch):
    whole, parted = tmp_path / "whole.duckdb", tmp_path / "parted.duckdb"
    run(folder, whole)
    adding = add_all.add_document

    def interrupted(connection, plan, standing, *rest, **more):
        if loaded_so_far := connection.execute("select count(*) from snapshot").fetchone()[0]:
            assert loaded_so_far == 1
            raise KeyboardInterrupt
        return adding(connection, plan, standing, *rest, **more)

    monkeypatch.setattr(add_all, "add_document", interrupted)
    ran = run(folder, parted)
    assert ran.returncode == 130 and "Added 1 of 9" in ran.stdout and "run the same command again" in ran.stderr
    assert loaded(parted) == loaded(whole)[:1]
    monkeypatch.setattr(add_all, "add_document", adding)
    run(folder, parted)
    assert loaded(parted) == loaded(whole)


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
