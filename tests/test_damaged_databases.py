"""Sixty damaged and foreign database files: each opens rightly, or ends in one true sentence and stays as it was."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.damaged_databases import damaged
from helpers.killed import killed_after_saving

from loaders import open_database

ROOT = Path(__file__).parents[1]
DRIVERS_OWN = re.compile(r"Error:|Exception|checksum|INTERNAL|0x|Traceback|duckdb\.org|\n", re.IGNORECASE)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A database with nothing in it but its tables, closed."""
    path = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    open_database(path).close()
    return path


def _hash(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if os.path.isfile(path) else None


@pytest.mark.long
def test_each_ends_in_one_true_sentence_and_stays_as_it_was(whole, tmp_path):
    killed = shutil.copyfile(whole, tmp_path / "killed.duckdb")
    killed_after_saving(killed)
    folder = tmp_path / "damaged"
    folder.mkdir()
    cases = list(damaged(whole, Path(f"{killed}.wal").read_bytes(), folder))
    assert len(cases) >= 60
    before = {path: _hash(path) for _, path, _ in cases if path.is_relative_to(tmp_path)}
    listed = tmp_path / "listed"
    listed.write_text("\n".join(str(path) for _, path, _ in cases), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tests" / "helpers" / "opening.py"), str(listed)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = dict(json.loads(line) for line in ran.stdout.splitlines())
    wrong = []
    for name, path, words in cases:
        said = found[str(path)]
        if said is None:
            wrong += [(name, "opened")] if words else []
        elif words not in said or "in use" in said or DRIVERS_OWN.search(said) or "dashboard asks for" in said:
            wrong.append((name, said))
        elif words and path in before and before[path] != _hash(path):
            wrong.append((name, "was changed"))
    assert wrong == []
    assert [name for name, path, words in cases if found[str(path)] is None and "foreign" in name] == []
