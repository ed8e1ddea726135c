"""Queries, loaders and what is said run where Streamlit isn't installed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_they_run_without_streamlit():
    code = (
        "import sys; sys.modules['streamlit'] = None\n"
        "import queries; from loaders import open_database; from pages.board.pack import build\n"
        "print(int(queries.run(open_database(':memory:'), 'database_version')['snapshots'].item()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("0", "")
