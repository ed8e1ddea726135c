"""A lake holds what a file holds: carried there and back row for row, and every query gives the same rows."""

import json
import threading
from datetime import UTC, date, datetime

import duckdb
import pytest
from helpers.drawn_rows import everything
from helpers.quarterly_plan import PLAN, quarterly
from helpers.query_values import empty_value, parameters

import queries
from loaders import (
    Deciding,
    Decision,
    PackFile,
    PackToIssue,
    add_reading,
    build,
    decide,
    issue_pack,
    open_database,
    undo,
    withdraw,
)
from loaders.__main__ import main
from pages.common import ahead, data
from queries.judged import Judged, judged_once

NAMES = "select table_name from duckdb_tables() where database_name = current_database() and not internal order by 1"


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A database file with the shipped plans and a made-up one in four quarters, and something of what people add."""
    path = tmp_path_factory.mktemp("full") / "full.duckdb"
    connection = quarterly(path)
    build(connection)
    snapshot, task = connection.execute(
        "select snapshot_id, task_id from task where plan_id = 'nottinghamshire-cfcs' order by position limit 1"
    ).fetchone()
    when = date(2016, 12, 31)
    (made,) = decide(connection, [Deciding(snapshot, task, when, Decision("rating", "behind", "ľate – “so”", "Ann"))])
    undo(connection, made, reason="a mistake", undone_by="Bo")
    (gone,) = connection.execute("select snapshot_id from snapshot order by loaded_at desc limit 1").fetchone()
    withdraw(connection, gone, withdrawn_by="Ann", reason="a test")
    training = {"programme": "Awareness", "measure": "staff", "as_at": when, "value": 12, "source": "HR"}
    add_reading(connection, plan_id=PLAN.plan_id, added_by="Ann", **training)
    pack = PackToIssue(
        "A pack", (PLAN.plan_id,), "Q1", when, "board", "{}", '{"words": "“so”"}',
        (PackFile("a.bin", "application/octet-stream", bytes(range(256)) * 40),),
        number=1, version=1, issued_at=datetime(2021, 6, 30, tzinfo=UTC), so_far=0,
    )  # fmt: skip
    issue_pack(connection, pack, issued_by="Ann")
    connection.close()
    return path


@pytest.fixture(scope="module")
def carried(full, postgres_server):
    """A lake that holds what the file holds."""
    place = postgres_server.new_lake()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVENT_DATA_PATH", str(postgres_server.files / "carried"))
        assert main(["move", str(full), place]) == 0
        yield place


@pytest.fixture(scope="module")
def both(full, carried):
    """A connection to the file, and one to the lake."""
    opened = open_database(full), open_database(carried)
    for one in opened:
        one.execute("set threads = 1")  # small queries in two threads cost more of the processor
    yield opened
    for one in opened:
        one.close()


def rows(connection, table):
    """Every row of a table as text, in a fixed order."""
    return sorted(connection.execute(f"select columns(*)::varchar from {table}").fetchall(), key=repr)


def test_it_is_carried_there_and_back_row_for_row(both, carried, tmp_path, capsys):
    file, lake = both
    back = tmp_path / "back.duckdb"
    assert main(["move", carried, str(back)]) == 0
    tables = [name for (name,) in file.execute(NAMES).fetchall()]
    assert [name for (name,) in lake.execute(NAMES).fetchall()] == tables
    with duckdb.connect(str(back), read_only=True) as returned:
        for table in tables:
            wanted = rows(file, table)
            assert rows(lake, table) == wanted, table
            if table != "schema_version":
                assert rows(returned, table) == wanted, table
    for held in (
        "document",
        "task",
        "task_lead",
        "decision",
        "finding",
        "withdrawal",
        "training_reading",
        "issued_file",
    ):
        assert file.execute(f"select count(*) from {held}").fetchone() > (0,), held
    assert "row for row" in capsys.readouterr().out
    assert main(["move", carried, str(back)]) == 2
    assert main(["move", str(back), carried]) == 2
    said = capsys.readouterr().err
    assert "is there already" in said and "holds something already" in said


@pytest.fixture(scope="module")
def asking(both):
    """What asks each, as pages ask."""
    with judged_once(both[0]) as file, judged_once(both[1]) as lake:
        yield file, lake


def test_every_query_gives_the_same_rows(asking):
    for name in queries.names():
        values = {parameter: empty_value(parameter) for parameter in parameters(name)}
        file, lake = (ask(name, **values) for ask in asking)
        assert list(file.columns) == list(lake.columns), name
        assert json.loads(lake.to_json(orient="values", date_format="iso")) == json.loads(
            file.to_json(orient="values", date_format="iso")
        ), name


def test_a_plan_that_is_judged_alone_is_the_same_in_a_lake(both):
    file, lake = both
    asked = {"view": empty_value("view") | {"plans": [PLAN.plan_id]}}
    judged = Judged(lake, together=0)
    found, wanted = judged.run("tasks", asked, 1, lambda: True), queries.run(file, "tasks", **asked)
    judged.close()
    assert len(found) > 0
    assert list(found["task_id"]) == list(wanted["task_id"])


def test_pages_are_drawn_from_a_lake_and_see_what_another_process_decides(carried, frame, monkeypatch):
    monkeypatch.setenv("PREVENT_DATABASE", carried)
    for page in ("status/home/page.py", "work/decide/page.py", "status/heat_map/page.py"):
        assert not frame.switch_page(page).run(timeout=200).exception


def test_what_is_asked_beside_a_page_comes_from_a_lake_too(carried, frame, monkeypatch):
    monkeypatch.setenv("PREVENT_DATABASE", carried)
    asked, run = [], Judged.run

    def noted(judged, name, *given):
        asked.append(threading.current_thread().name)
        return run(judged, name, *given)

    monkeypatch.setattr(Judged, "run", noted)
    drawn = []
    with ahead.judged_ahead():
        for _ in range(4):
            asked.clear()
            assert not frame.switch_page("status/home/page.py").run(timeout=200).exception
            drawn.append(everything(frame))
            for kept in (data._opened().answers, data._opened().prepared):
                kept.keep_only(lambda _: False)
    assert any(name.startswith("asking beside") for name in asked)
    assert drawn[0] == drawn[-1]
