"""Counts of an export in the database: added whole and once, withdrawn whole; files of counts; uploads; the command."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, replace
from datetime import date

import pytest
from helpers.exports import AS_AT, moodle, people
from helpers.exports import lines as told_lines
from helpers.terminal import run_here
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

from loaders.__main__ import main
from loaders.completions.count import count
from loaders.completions.readings import readings
from loaders.errors import ChangeRefused, DocumentRefused
from loaders.record.completions import add_completions, completions_replaced, withdraw_completions
from loaders.record.database import open_database
from loaders.records import ReadingFound
from pages.server.uploads import keep_in_memory

PLAN = "insert into plan by name select 'a-plan' as plan_id, 'A council' as council, 'A plan' as title"
COUNTED = count(b"Email,Team,Course,Completed\na@b.uk,East,WRAP,2025-01-05\nc@b.uk,West,WRAP,\n", "x.csv", AS_AT)


@pytest.fixture
def connection():
    """A database with a plan."""
    with open_database(":memory:") as opened:
        opened.execute(PLAN)
        yield opened


def add(connection, **changed):
    """Adds the counts, some of what is given changed."""
    given = {"plan_id": "a-plan", "as_at": AS_AT, "counted": COUNTED, "source": " Moodle ", "imported_by": "Ann"}
    return add_completions(connection, **(given | changed))


def test_counts_are_kept_as_they_were_counted(connection):
    import_id = add(connection)
    rows = connection.execute(
        "select * exclude import_id from training_completion order by people, audience"
    ).fetchall()
    assert rows == [astuple(one) for one in COUNTED.counts] == [
        ("WRAP", "WRAP", "East", date(2025, 1, 1), None, None, 1),
        ("WRAP", "WRAP", "West", None, None, None, 1),
    ]  # fmt: skip
    found = "select import_id, plan_id, as_at, shape, completions, left_out, source, imported_by from training_import"
    assert connection.execute(found).fetchall() == [
        (import_id, "a-plan", AS_AT, "e-mail address, course, group, completed", 1, 0, "Moodle", "Ann")
    ]


REFUSED = (
    ({"imported_by": " "}, "Give your name"),
    ({"plan_id": "another"}, "isn’t in the database"),
    ({"as_at": date(2026, 3, 30)}, "as at another day"),
    ({"counted": replace(COUNTED, counts=())}, "Nothing was counted"),
    ({"source": "x" * 501}, "The source is longer than 500"),
    ({"as_at": date(1999, 1, 1), "counted": replace(COUNTED, as_at=date(1999, 1, 1))}, "outside 2000 to 2100"),
)


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_what_cant_be_added_is_refused_and_leaves_nothing(connection, changed, sentence):
    with pytest.raises(ChangeRefused, match=sentence):
        add(connection, **changed)
    assert connection.execute("select count(*) from training_import").fetchone() == (0,)


def test_the_same_counts_of_a_day_are_added_once_and_again_after_they_were_withdrawn(connection):
    import_id = add(connection)
    with pytest.raises(ChangeRefused, match="in the database already"):
        add(connection, source="another")
    other = replace(COUNTED, counts=COUNTED.counts[:1])
    of = {"plan_id": "a-plan", "as_at": AS_AT}
    replaced = completions_replaced(connection, **of, programmes=["WRAP", "Other"])
    assert replaced.startswith("For WRAP it replaces the export of that day (Moodle) added by Ann on ")
    assert completions_replaced(connection, **of, programmes=["Other"]) == ""
    add(connection, counted=other)
    withdraw_completions(connection, import_id, by="Ann", reason="wrong day")
    with pytest.raises(ChangeRefused, match="withdrawn before"):
        withdraw_completions(connection, import_id, by="Ann", reason="wrong day")
    with pytest.raises(ChangeRefused, match="isn’t in the database"):
        withdraw_completions(connection, "none", by="Ann", reason="wrong day")
    with pytest.raises(ChangeRefused, match="name and the reason"):
        withdraw_completions(connection, import_id, by="Ann", reason="")
    add(connection)


def test_what_has_lapsed_on_the_day_of_the_export_ends_with_the_month_before():
    rows = "a@b.uk,WRAP,2024-01-05,{},{}\n"
    cases = (("Completed", "2026-03-30"), ("Completed", "2026-03-31"), ("Expired", ""), ("Expired", "2025-01-05"))
    head = "Email,Course,Completed,Status,Expires\n"
    months = [count((head + rows.format(*case)).encode(), "x.csv", AS_AT).counts[0].expires_month for case in cases]
    assert months == [date(2026, 2, 1), date(2026, 3, 1), date(2026, 2, 1), date(2025, 1, 1)]


def test_a_file_of_counts_gives_its_rows_and_says_what_it_leaves_out():
    content = (
        "Training so far;;;;\nProgramme;Audience;Counted on;Number trained;Source\nWRAP;;30/11/2017;1,900;Moodle\n"
        "Channel;Schools;March 2018;12;\n;;1/1/2018;3;\nWRAP;;soon;3;\nWRAP;;1/1/2018;most;\nWRAP;a@b.uk;1/1/2018;3;\n"
    )
    found = readings(content.encode("utf-16"), "counts.csv")
    assert found.readings == (
        ReadingFound("WRAP", "", date(2017, 11, 30), 1900, "Moodle"),
        ReadingFound("Channel", "Schools", date(2018, 3, 1), 12, ""),
    )
    assert found.notes == (
        "1 row names no programme: left out.",
        "1 row has no date that can be read: left out.",
        "1 row has no whole number: left out.",
        "1 row holds an e-mail address: left out.",
    )
    with pytest.raises(DocumentRefused, match="no row of headings with programme, counted on and number"):
        readings(b"a,b\n1,2\n", "counts.csv")


def test_an_upload_stays_in_memory(monkeypatch):
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MultiPartParser.spool_max_size)
    keep_in_memory(25)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
        + b"a" * 3_000_000
        + b"\r\n--x--\r\n"
    )

    async def receive():
        return {"type": "http.request", "body": body}

    async def form():
        request = Request({"type": "http", "headers": [(b"content-type", b"multipart/form-data; boundary=x")]}, receive)
        return (await request.form())["f"]

    with ThreadPoolExecutor() as apart:  # as the thread of a browser test before this one may have a loop of its own
        assert not apart.submit(asyncio.run, form()).result().file._rolled


@pytest.mark.slow
def test_the_command_shows_the_counts_and_adds_them_only_by_a_name(tmp_path):
    database = tmp_path / "prevent.duckdb"
    with open_database(database) as connection:
        connection.execute(PLAN)
    name, content = moodle(told_lines())
    file = tmp_path / name
    file.write_bytes(content)

    def run(*more):
        return run_here(main, "training", file, "--plan", "a-plan", "--as-at", AS_AT, "--database", database, *more)

    shown = run()
    assert shown.returncode == 0 and "Nothing was added" in shown.stdout
    assert "  Manual handling: " in shown.stdout and "→ not counted" in shown.stdout
    assert not any(one.last in shown.stdout for one in people())
    added = run("--by", "Ann Example", "--course", "manual handling=Own course", "--course", "WRAP workshop=")
    assert added.returncode == 0 and "Own course: completed by " in added.stdout
    assert run("--course", "No such course=WRAP").returncode == 2
    import_id = added.stdout.split(", as ")[-1].split(";")[0]
    with open_database(database) as connection:
        found = "select distinct programme from training_completion order by all"
        assert connection.execute(found).fetchall() == [("Own course",), ("Prevent awareness",), ("WRAP",)]
    taken = run_here(main, "withdraw", import_id, "--by", "Ann", "--why", "to try", "--database", database)
    assert (taken.returncode, "It is kept" in taken.stdout) == (0, True)
