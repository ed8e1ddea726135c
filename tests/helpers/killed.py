"""A process that saves something in a database and is killed before it could close it (kill -9)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_WRITER = """
import os, sys, time
from datetime import date
from loaders import open_database
from loaders.record.database import transaction
connection = open_database(sys.argv[1])
for number in range(int(sys.argv[2])):
    with transaction(connection) as cursor:
        cursor.execute("insert into purge values (?, 'a-plan', now(), 'Ann', 'a test')", [f"{sys.argv[3]}{number}"])
os.kill(os.getpid(), 9)
"""


def killed_after_saving(path: Path, rows: int = 3, name: str = "row") -> None:
    """Saves so many rows, each in a transaction of its own, and dies; they are in the file beside the database then."""
    command = [sys.executable, "-c", _WRITER, str(path), str(rows), name]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == -9, ran.stderr
    assert Path(f"{path}.wal").stat().st_size > 0
