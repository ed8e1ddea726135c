"""The server starts, and Home is shown, without the libraries that only packs, forecasts and documents need."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LATE = ("docx", "icalendar", "jinja2", "pptx", "scipy", "typst", "xlsxwriter")
LOADED = f"import sys, app; from pages.status.home import view; print([one for one in {LATE} if one in sys.modules])"


def test_what_home_doesnt_need_is_loaded_late(tmp_path):
    environment = {**os.environ, "PREVENT_DATABASE": str(tmp_path / "none.duckdb")}
    ran = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split("\n")[-2] == "[]"
