"""What is kept between runs: bounded, handed out as it is, forgotten when the database changes."""

import os
import time

from helpers.sample_plans import NORTH, filled_file
from helpers.sample_rows import keeping

from loaders import add_reading, open_database
from pages.common import data
from pages.common.version import Version
from queries.kept import Kept


def test_a_result_is_made_once_and_the_longest_unused_leaves_first():
    kept, made = Kept(2, lambda _: 1), []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.get(key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2


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
