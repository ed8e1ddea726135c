"""What a page says where the database fails it: one sentence instead of a trace, and it goes on when the fault is gone."""

import os
import resource
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers.framed import through_frame
from helpers.killed import killed_after_saving

import loaders
from loaders.record.copies import verify
from loaders.record.database import checkpoint

pytestmark = pytest.mark.slow


@contextmanager
def no_more_than(size: int):
    """Files of this process can't grow beyond so many bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def said(shown) -> list[str]:
    """The errors on a page; a trace is none of them."""
    assert not shown.exception
    return [one.value.replace("\\", "") for one in shown.error]


def connection():
    from pages.common.data import _opened

    return _opened().connection


def test_a_full_disk_is_a_sentence_and_the_next_try_is_saved(frame):
    shown = through_frame(frame, "data/data_quality/page.py")
    shown.session_state["loads_change"] = True
    shown.run()
    load = connection().execute("select snapshot_id from snapshot order by all limit 1").fetchone()[0]
    shown.selectbox(key="loads_which").set_value(load).run()
    shown.text_input(key="loads_who").set_value("Ann")
    shown.text_input(key="loads_why").set_value("wrong file")
    button = next(one for one in shown.button if one.label == "Withdraw it")
    with no_more_than(10):
        failed = button.click().run()
    assert [("no room left on the disk" in one) for one in said(failed)] == [True]
    assert connection().execute("select count(*) from withdrawal").fetchone() == (0,)
    done = next(one for one in failed.button if one.label == "Withdraw it").click().run()
    assert said(done) == [] and "Withdrawn" in done.success[0].value


def test_a_database_that_gave_up_or_went_away_is_said_on_any_page_and_opened_again(frame):
    path = Path(os.environ["PREVENT_DATABASE"])
    shown = through_frame(frame, "status/home/page.py")
    with no_more_than(path.stat().st_size):
        given_up = connection()
        loaders.edit_pack(given_up, "a key", [loaders.PackEdit("an item", "x" * 900)] * 20, edited_by="Ann")
        with pytest.raises(loaders.DatabaseUnavailable, match="opened again at the next try"):
            checkpoint(given_up)
    failed = shown.switch_page("work/leads/page.py").run()
    assert [("opened again at the next try" in one) for one in said(failed)] == [True]
    assert said(failed.run()) == [] and connection() is not given_up
    assert connection().execute("select count(*) from pack_edit").fetchone() == (20,)
    away = path.with_name("away.duckdb")
    path.rename(away)
    assert [("moved or deleted while it was in use" in one) for one in said(shown.run())] == [True]
    away.rename(path)
    assert said(shown.run()) == []
    connection().execute("drop view rating_scale")
    assert ["verify says" in one for one in said(shown.switch_page("status/heat_map/page.py").run())] == [True]
    connection().close()
    assert "a view or a rule of the dashboard’s is missing" in verify(path).wrong[-1]


def test_a_page_opened_while_a_command_runs_says_so_and_goes_on_after_it(frame):
    command = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    started = [sys.executable, "-c", command, os.environ["PREVENT_DATABASE"]]
    with subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout and running.stdout.readline() == "held\n"
        shown = through_frame(frame, "status/home/page.py")
        running.communicate("")
    assert [(one.startswith("Another program has"), "reload this page" in one) for one in said(shown)] == [(True, True)]
    assert said(shown.run()) == []


def test_changes_that_were_left_out_are_said_until_they_were_seen(frame, tmp_path, monkeypatch):
    path = Path(shutil.copyfile(os.environ["PREVENT_DATABASE"], tmp_path / "lost.duckdb"))
    os.utime(path, (1_600_000_000, 1_600_000_000.5))
    killed_after_saving(path, 1)
    Path(f"{path}.wal").unlink()
    monkeypatch.setenv("PREVENT_DATABASE", str(path))
    shown = through_frame(frame, "work/decisions/page.py")
    assert ["changes saved until" in one.value for one in shown.warning] == [True]
    assert not shown.button(key="left_out_seen").click().run().warning
    assert not shown.switch_page("status/home/page.py").run().exception
    assert "changes saved until" not in "".join(one.value for one in shown.warning)
