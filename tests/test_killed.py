"""A process that is killed (kill -9) while it loads, decides and issues: what it said to be saved is there, and each is whole."""

import json
import os
import subprocess
import sys

import pytest
from helpers.server import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed processes are forks")]


def test_what_was_said_to_be_saved_survives_six_kills_and_each_change_is_whole_or_absent(tmp_path):
    found = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    ran = subprocess.run(
        [sys.executable, "-m", "helpers.killed_amid", str(tmp_path), "6", "1", "6"],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": found}, cwd=ROOT, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    told = json.loads(ran.stdout)
    assert (told["killed"], told["wrong"]) == (6, []), ran.stderr[-3000:]
    assert told["saved"] > 6 and len(told["under way"]) > 1
