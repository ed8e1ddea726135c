"""What is kept between runs: bounded, handed out as it is, forgotten when the database changes."""

import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pandas as pd
import pytest
from helpers.sample_plans import NORTH, filled_file
from helpers.sample_rows import keeping

from loaders import add_reading, open_database
from pages.common import data
from pages.common.version import Version
from queries.kept import Kept
from queries.sizes import size_of


def test_a_result_is_made_once_and_the_longest_unused_leaves_first():
    kept, made = Kept(2_000), []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.get(key, lambda key=key: made.append(key) or key * 800)
    assert made == ["a", "b", "c", "b"]
    assert kept.bytes == sum(sys.getsizeof(key * 800) for key in "ab")
    assert kept.get("whole", lambda: "x" * 2_001) == "x" * 2_001
    assert len(kept) == 2


def test_what_would_not_last_and_what_is_not_wanted_any_more_leaves():
    kept = Kept(1_000)
    assert kept.get("a", lambda: 1, lambda: False) == 1
    assert kept.get("a", lambda: 2) == 2
    kept.keep_only(lambda key: key != "a")
    assert (len(kept), kept.bytes) == (0, 0)


def test_what_two_ask_for_at_once_is_made_once_and_may_ask_for_more():
    kept, made, begun, go_on = Kept(1_000), [], threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        go_on.wait(20)
        made.append(kept.get("part", lambda: "part"))
        return "whole"

    with ThreadPoolExecutor(3) as people:
        first = people.submit(kept.get, "a", make)
        begun.wait(20)
        others = [people.submit(kept.get, "a", make) for _ in range(2)]
        assert kept.get("meanwhile", lambda: "another") == "another"
        go_on.set()
        assert [one.result(20) for one in (first, *others)] == ["whole"] * 3
    assert made == ["part"]


def test_where_one_fails_to_make_it_who_waits_makes_it():
    kept, begun, go_on = Kept(1_000), threading.Event(), threading.Event()

    def fail() -> None:
        begun.set()
        go_on.wait(20)
        raise InterruptedError

    with ThreadPoolExecutor(2) as people:
        first = people.submit(kept.get, "a", fail)
        begun.wait(20)
        other = people.submit(kept.get, "a", lambda: "made")
        go_on.set()
        assert isinstance(first.exception(20), InterruptedError)
        assert other.result(20) == "made"
    assert kept.get("a", fail) == "made"
    assert kept.get("itself", lambda: kept.get("itself", lambda: "inner")) == "inner"


def test_sizes_are_about_what_pandas_and_python_count():
    words = [f"{number:05d} " * 20 for number in range(3_000)]
    rows = pd.DataFrame({"text": words, "lists": [[word] for word in words], "number": range(3_000)})
    rows["plain"] = rows["text"].astype(object)
    alone = rows[["text", "number", "plain"]]
    assert size_of(alone) == pytest.approx(alone.memory_usage(deep=True).sum(), rel=0.05)
    assert size_of({"one": rows, "again": rows}) == pytest.approx(size_of(rows), rel=0.01)
    assert size_of(words) == pytest.approx(sum(map(sys.getsizeof, words)) + sys.getsizeof(words), rel=0.01)
    assert size_of(rows) > size_of(alone) + 3_000 * sys.getsizeof(words[0])


def test_the_version_changes_with_every_write_and_is_not_asked_for_without_one(tmp_path, monkeypatch):
    path = filled_file(tmp_path / "own.duckdb")
    with open_database(path) as connection:
        version = Version(str(path))
        first = version.now(connection)
        as_at = connection.execute("select max(as_at) from snapshot").fetchone()[0]
        add_reading(connection, plan_id=NORTH, programme="WRAP", measure="staff", as_at=as_at, value=3, added_by="Ann")
        second = version.now(connection)
        assert second != first
        for file in tmp_path.iterdir():
            os.utime(file, (time.time() - 60,) * 2)
        assert version.now(connection) == second
        monkeypatch.setattr("queries.row", lambda *_: 1 / 0)
        assert version.now(connection) == second


def test_a_database_in_memory_is_asked_each_time(sample):
    version = Version(":memory:")
    before = version.now(sample)
    sample.execute("delete from training_reading")
    assert version.now(sample) != before


def test_answers_are_kept_by_what_was_asked_in_whatever_order(frame):
    frame.run()
    asked = data.ask("tasks", **keeping(plans=[NORTH], leads=["Ann Example"]))
    turned = dict(reversed(keeping(leads=["Ann Example"], plans=[NORTH])["view"].items()))
    assert data.ask("tasks", view=turned) is asked
    others = [keeping(), keeping(plans=[NORTH]), keeping(plans=["Ann Example"], leads=[NORTH])]
    assert all(data.ask("tasks", **other) is not asked for other in others)


def test_an_answer_given_amid_anothers_write_is_not_kept_under_what_was_there_before(frame):
    frame.run()
    data.start()
    add_reading(
        data.to_read(),
        plan_id=NORTH,
        programme="WRAP",
        measure="staff",
        as_at=date(2017, 9, 1),
        value=3,
        added_by="Ann",
    )
    data.start()
    readings = {"on_date": None, "known_at": None, "plans": None}
    before = data.ask("training_readings", **readings)
    assert data.ask("training_readings", **readings) is before
    other = threading.Thread(target=lambda: add_reading(
        data.to_read(), plan_id=NORTH, programme="WRAP", measure="staff", as_at=date(2017, 9, 2), value=4, added_by="Ann"
    ))  # fmt: skip
    other.start()
    other.join()
    amid = data.ask("overview", **keeping())
    assert data.ask("overview", **keeping()) is not amid
    data.start()
    assert data.ask("training_readings", **readings) is not before
    assert data.ask("overview", **keeping()) is data.ask("overview", **keeping())
