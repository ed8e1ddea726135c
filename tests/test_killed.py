"""A process that is killed (kill -9) while it records decisions: what it said to be recorded is there, and each is whole."""

import os
import subprocess
import sys
import time

from helpers.sample_plans import filled_file
from helpers.server import ROOT

from loaders.record.database import open_database


def test_decisions_that_go_together_are_all_there_or_none(tmp_path):
    database = filled_file(tmp_path / "killed.duckdb")
    found = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    deciding = subprocess.Popen(
        [sys.executable, "-m", "helpers.deciding_on", str(database)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": found},
    )  # fmt: skip
    said = [int(deciding.stdout.readline()) for _ in range(5)]
    time.sleep(0.004)  # into the next ones
    deciding.kill()
    said += [int(line) for line in deciding.stdout.read().split()]
    deciding.wait(timeout=20)
    connection = open_database(database)
    kept = connection.execute("select reason::int, count(*) from decision group by 1 order by 1").fetchall()
    connection.close()
    assert [count for _, count in kept] == [3] * len(kept)
    assert [number for number, _ in kept] in (said, [*said, said[-1] + 1])
