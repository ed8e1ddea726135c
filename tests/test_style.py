"""The house style that a machine can check: ruff for the code, sqlfluff for queries, statements and the schema."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["sqlfluff", "lint", "queries", "loaders"]], ids=lambda one: one[0]
)
def test_nothing_to_remark(command):
    ran = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]
