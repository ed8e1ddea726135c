"""Several processes use one lake: nothing is lost or there twice, a change that meets another is made anew, a kill harms nothing."""

import ast
import os
import pickle
import secrets
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from helpers.server import ROOT

from loaders import (
    DatabaseUnavailable,
    Plan,
    Standing,
    add_document,
    open_database,
    prepare,
    purge,
    saved_last,
    withdraw,
)
from loaders.record.copies import verify
from loaders.record.database import transaction, tried_again

HEAD = "Ref\tAction\tLead\tBy when\tStatus\n"
JUNE = Standing(date(2021, 6, 30), "stated", None, "Ann")


@pytest.fixture
def readings(tmp_path):
    """Two documents as read, each of a plan of its own, for other processes to load."""
    found = []
    for number in range(2):
        content = (
            HEAD + "".join(f"{n}\tTrain team {n} of {number}\tUna Marsh\tMay 2021\tTo do\n" for n in range(1, 9))
        ).encode()
        plan = Plan(f"plan-{number}", "A council", f"Plan {number}")
        found.append((plan, JUNE, content, prepare(plan, JUNE, content, "plan.txt")))
    path = tmp_path / "readings"
    path.write_bytes(pickle.dumps(found))
    return path


def writer(who, lake, readings, rounds):
    """A process that loads and decides in the lake."""
    found = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.lake_writer", who, lake, str(readings), str(rounds)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": found},
    )  # fmt: skip


def test_three_processes_load_and_decide_at_once_and_one_is_killed(lake, readings):
    rounds = 2
    running = {who: writer(who, lake, readings, rounds if who != "Cy" else 1_000) for who in ("Ann", "Bo", "Cy")}
    told = [running["Cy"].stdout.readline() for _ in range(5)]
    running["Cy"].kill()  # -9, most likely within a change
    told += running["Cy"].stdout.readlines()
    for who in ("Ann", "Bo"):
        said, wrong = running[who].communicate(timeout=300)
        assert running[who].returncode == 0, wrong
        told += said.splitlines(keepends=True)
    saved = [line.split() for line in told if line.endswith("\n")]
    decided = {words[1] for words in saved if words[0] == "decided"}
    loaded = {words[2] for words in saved if words[0] in ("loaded", "known")}
    assert len(decided) >= 2 * rounds + 1 and any(words[0] == "met" for words in saved)
    assert verify(lake).wrong == ()
    connection = open_database(lake)
    assert connection.execute("select plan_id, count(*) from snapshot group by 1 order by 1").fetchall() == [
        (f"plan-{number}", 1) for number in range(2)
    ]
    assert connection.execute("select plan_id, count(*) from task group by 1 order by 1").fetchall() == [
        (f"plan-{number}", 8) for number in range(2)
    ]
    assert {one for (one,) in connection.execute("select snapshot_id from snapshot").fetchall()} == loaded
    there = Counter(connection.execute("select decision_id, decided_by from decision").fetchall())
    assert decided <= {one for one, _ in there} and set(there.values()) == {1}
    assert len({one for one, _ in there} - decided) <= 1  # saved, and killed before it could say so
    assert sum(who != "Cy" for _, who in there) == 2 * rounds
    connection.close()


def test_a_change_that_meets_another_is_made_anew_and_given_up_with_a_sentence(lake):
    connection = open_database(lake)
    connection.execute("insert into plan values ('a-plan', 'Somewhere', 'A plan', null, null)")
    seen = []

    def another_comes_between(title):
        """As the tools of a lake do, which know of no turns."""
        with connection.cursor() as other:
            other.execute("update plan set title = $title", {"title": title})

    @tried_again
    def change(connection, times):
        with transaction(connection) as cursor:
            seen.append(cursor.execute("select title from plan").fetchone()[0])
            if len(seen) <= times:
                another_comes_between(f"{len(seen)}. in between")
            cursor.execute("update plan set council = $council", {"council": seen[-1]})

    change(connection, 2)
    assert seen == ["A plan", "1. in between", "2. in between"]
    assert connection.execute("select council, title from plan").fetchall() == [("2. in between", "2. in between")]
    with pytest.raises(
        DatabaseUnavailable, match="Somebody else saved at the same moment, and nothing of yours was saved"
    ):
        change(connection, 1_000)
    assert connection.execute("select council from plan").fetchall() == [("2. in between",)]
    connection.close()


@pytest.mark.long
def test_what_is_purged_is_in_no_file_of_the_lake_any_more(lake):
    noted, kept = secrets.token_hex(40), secrets.token_hex(40)  # chance can't be packed shorter, so it stands as it is
    connection = open_database(lake)
    for plan_id, text in (("a-plan", noted), ("b-plan", kept)):
        rows = "".join(f"{n}\tTrain team {n} {text}\tUna Marsh\tMay 2021\tTo do\n" for n in range(1, 20))
        content, plan = (HEAD + rows).encode(), Plan(plan_id, "A council", plan_id)
        add_document(connection, plan, JUNE, content, prepare(plan, JUNE, content, "plan.txt"))
        assert where(text)
    (document,) = connection.execute("select document_id from snapshot where plan_id = 'a-plan'").fetchone()
    assert purge(connection, document, purged_by="Ann", reason="names a person") == 1
    assert not where(noted) and where(kept)
    assert connection.execute("select distinct plan_id from task").fetchall() == [("b-plan",)]
    connection.close()
    assert verify(lake).wrong == ()


def where(text: str) -> list[str]:
    """The files of the lake that hold a text."""
    files = Path(os.environ["PREVENT_DATA_PATH"]).rglob("*")
    return [path.name for path in files if path.is_file() and text.encode() in path.read_bytes()]


def told(error):
    """What an error and those that it comes from say."""
    while error:
        yield str(error)
        error = error.__cause__ or error.__context__


def test_a_password_shows_nowhere_and_a_server_that_is_gone_is_told_in_a_sentence(
    postgres_server, lake, monkeypatch, caplog
):
    monkeypatch.setenv("PGPASSWORD", "")
    place = f"{lake} password='s3cret word'"
    connection = open_database(place)
    assert os.environ["PGPASSWORD"] == "s3cret word"
    assert "s3cret" not in str(connection.execute("select * from duckdb_databases()").fetchall())
    kept = saved_last(connection)
    postgres_server.stop()
    try:
        for do in (
            lambda: open_database(f"{place} application_name=another"),
            lambda: withdraw(connection, "a-load", withdrawn_by="Ann", reason="a test"),
        ):
            with pytest.raises(
                DatabaseUnavailable, match="The PostgreSQL server of the database .*doesn't answer"
            ) as said:
                do()
            assert not any("s3cret" in one for one in (caplog.text, *told(said.value)))
    finally:
        postgres_server.start()
    connection.close()
    connection = open_database(place)
    assert saved_last(connection) == kept
    connection.close()
    for wrong, why in (
        (lake.replace("dbname=", "dbname=no_"), "has no such database"),
        ("ducklake:metadata.sqlite", "names no catalogue in PostgreSQL"),
        (postgres_server.new_lake(), "nothing says where its files are to lie"),
    ):
        monkeypatch.setenv("PREVENT_DATA_PATH", "")
        with pytest.raises(DatabaseUnavailable, match=why):
            open_database(wrong)
    monkeypatch.setenv("PREVENT_DATA_PATH", str(postgres_server.files / "elsewhere"))
    with pytest.raises(DatabaseUnavailable, match="PREVENT_DATA_PATH names another place"):
        open_database(lake)


def test_every_change_is_one_that_is_made_anew():
    """A with statement can't go back to its start: only a whole function is made anew where it met another's change."""
    missing = []
    for path in sorted((ROOT / "loaders").rglob("*.py")):
        for one in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(one, ast.FunctionDef) or path.name in ("database.py", "carry.py"):
                continue
            calls = {
                ast.unparse(item.context_expr).split("(")[0]
                for each in ast.walk(one)
                if isinstance(each, ast.With)
                for item in each.items
            }
            marks = {ast.unparse(mark) for mark in one.decorator_list}
            if calls & {"transaction", "deciding", "one_at_a_time"} and not marks & {"tried_again", "contextmanager"}:
                missing.append(f"{path.name}: {one.name}")
    assert missing == []
